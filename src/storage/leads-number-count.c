/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-number-store.h>

#include "leads-number-store-private.h"
#include "leads-statements-private.h"
#include "leads-store-private.h"

/*
 * How many numbers match, and how many come before one. Invariant: only a
 * substring makes these look at every number; uploads know how many they have.
 */

static const char SQL_COUNT_OF_UPLOAD[] = "SELECT count(*) FROM number WHERE upload = $1 AND e164 BETWEEN $2 AND $3";

static const char SQL_COUNT[] = "SELECT count(*) FROM number WHERE e164 BETWEEN $1 AND $2";

const char *const leads_number_count_statements[] = { SQL_COUNT_OF_UPLOAD, SQL_COUNT, NULL };

typedef struct
{
  LeadsNumberQuery *query;
  const LeadsStoreKey *key; /* NULL: count all */
  gint64 n_numbers;
  gboolean exists;
} CountCall;

gboolean
leads_number_count_in_spans (LeadsNumberScope *scope,
                             const LeadsScopeUpload *upload,
                             gint64 to,
                             gint64 *n_numbers,
                             GError **error)
{
  *n_numbers = 0;
  if (upload != NULL && scope->all_numbers && to >= upload->highest)
    {
      *n_numbers = upload->live;
      return TRUE;
    }
  for (guint i = 0; i < scope->spans->len; i++)
    {
      const LeadsSpan *span = &g_array_index (scope->spans, LeadsSpan, i);
      gint64 start = upload != NULL ? MAX (span->start, upload->lowest) : span->start;
      gint64 end = MIN (span->end, upload != NULL ? MIN (to, upload->highest) : to);
      gint64 n;

      if (start > end)
        continue;
      if (!(upload != NULL
                ? leads_transaction_query_int (scope->transaction, SQL_COUNT_OF_UPLOAD, &n, NULL, error, "iii",
                                               upload->id, start, end)
                : leads_transaction_query_int (scope->transaction, SQL_COUNT, &n, NULL, error, "ii", start, end)))
        return FALSE;
      *n_numbers += n;
    }
  return TRUE;
}

/* By looking at each: where a substring has to be found. */
static gboolean
count_rows (LeadsNumberScope *scope, CountCall *call, GError **error)
{
  g_autoptr (LeadsNumberCursor) cursor = leads_number_cursor_new (scope, FALSE, NULL, FALSE, error);
  LeadsNumberRow row;
  LeadsSourceResult result;

  if (cursor == NULL)
    return FALSE;
  while ((result = leads_number_cursor_next (cursor, &row, error)) == LEADS_SOURCE_ITEM)
    {
      if (call->key != NULL && leads_number_query_compare (call->query, &row.key, call->key) >= 0)
        return TRUE;
      call->n_numbers++;
    }
  return result == LEADS_SOURCE_END;
}

/* Up to which number those of @upload count: all of them, or those before the key. */
static gint64
bound_of (const CountCall *call, gint64 upload)
{
  if (call->key == NULL)
    return LEADS_NUMBER_MAX;
  if (call->query->order == LEADS_STORE_ORDER_NUMBER || upload == call->key->upload)
    return call->key->e164 - 1;
  return upload > call->key->upload ? LEADS_NUMBER_MAX : 0;
}

static gboolean
count_by_upload (LeadsNumberScope *scope, CountCall *call, GError **error)
{
  g_autoptr (LeadsScopeUploads) uploads = leads_scope_uploads_new (scope, G_MAXINT64, error);
  LeadsScopeUpload upload;
  LeadsSourceResult result;

  if (uploads == NULL)
    return FALSE;
  while ((result = leads_scope_uploads_next (uploads, &upload, error)) == LEADS_SOURCE_ITEM)
    {
      gint64 to = bound_of (call, upload.id);
      gint64 n;

      if (to == 0)
        return TRUE;
      if (!leads_number_count_in_spans (scope, &upload, to, &n, error))
        return FALSE;
      call->n_numbers += n;
    }
  return result == LEADS_SOURCE_END;
}

static gboolean
find_key (LeadsNumberScope *scope, CountCall *call, GError **error)
{
  g_autoptr (LeadsNumberCursor) cursor = leads_number_cursor_new (scope, FALSE, call->key, TRUE, error);
  LeadsNumberRow row;
  LeadsSourceResult result;

  if (cursor == NULL)
    return FALSE;
  result = leads_number_cursor_next (cursor, &row, error);
  call->exists = result == LEADS_SOURCE_ITEM && leads_number_query_compare (call->query, &row.key, call->key) == 0;
  return result != LEADS_SOURCE_ERROR;
}

static gboolean
count (LeadsTransaction *transaction, gpointer data, GError **error)
{
  CountCall *call = data;
  g_autoptr (LeadsNumberScope) scope = leads_number_scope_new (transaction, call->query, error);
  gboolean by_table;

  if (scope == NULL || (call->key != NULL && !find_key (scope, call, error)))
    return FALSE;
  if (scope->substring != NULL)
    return count_rows (scope, call, error);
  /* Over all uploads the table's key serves spans, and numbers below one, at once. */
  by_table = scope->all_uploads &&
             (call->key == NULL ? !scope->all_numbers : call->query->order == LEADS_STORE_ORDER_NUMBER);
  if (by_table)
    return leads_number_count_in_spans (scope, NULL, bound_of (call, 0), &call->n_numbers, error);
  return count_by_upload (scope, call, error);
}

gboolean
leads_number_store_count (LeadsNumberStore *self,
                          LeadsNumberQuery *query,
                          gint64 *n_numbers,
                          GCancellable *cancellable,
                          GError **error)
{
  CountCall call = { .query = query };
  gboolean counted;

  g_return_val_if_fail (LEADS_IS_NUMBER_STORE (self), FALSE);
  g_return_val_if_fail (query != NULL && n_numbers != NULL, FALSE);

  counted = leads_store_read (self, count, &call, cancellable, error);
  *n_numbers = call.n_numbers;
  return counted;
}

gboolean
leads_number_store_position_of (LeadsNumberStore *self,
                                LeadsNumberQuery *query,
                                const LeadsStoreKey *key,
                                gint64 *position,
                                gboolean *exists,
                                GCancellable *cancellable,
                                GError **error)
{
  CountCall call = { .query = query, .key = key };
  gboolean counted;

  g_return_val_if_fail (LEADS_IS_NUMBER_STORE (self), FALSE);
  g_return_val_if_fail (query != NULL && key != NULL && position != NULL, FALSE);

  counted = leads_store_read (self, count, &call, cancellable, error);
  *position = call.n_numbers;
  if (exists != NULL)
    *exists = call.exists;
  return counted;
}
