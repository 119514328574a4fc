/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-number-store.h>

#include "leads-number-store-private.h"
#include "leads-statements-private.h"
#include "leads-store-private.h"

/*
 * The position index: every so-manieth key of a query, and the exact count.
 * Invariant: `position` is how many matching numbers come before `next` of the
 * run, and every anchor below `position` has been told.
 */

static const char SQL_JUMP_IN_UPLOAD[] =
    "SELECT e164 FROM number WHERE upload = $1 AND e164 BETWEEN $2 AND $3 ORDER BY e164 LIMIT 1 OFFSET $4";

static const char SQL_COUNT_IN_UPLOAD[] = "SELECT count(*) FROM number WHERE upload = $1 AND e164 BETWEEN $2 AND $3";

static const char SQL_JUMP[] =
    "SELECT e164, upload FROM number WHERE e164 BETWEEN $1 AND $2 ORDER BY e164 LIMIT 1 OFFSET $3";

static const char SQL_COUNT[] = "SELECT count(*) FROM number WHERE e164 BETWEEN $1 AND $2";

const char *const leads_number_index_statements[] = {
  SQL_JUMP_IN_UPLOAD, SQL_COUNT_IN_UPLOAD, SQL_JUMP, SQL_COUNT, NULL,
};

typedef struct
{
  LeadsNumberQuery *query;
  guint every;
  LeadsStoreAnchorFunc func;
  gpointer data;
  gint64 position;
  gboolean stopped;
} IndexCall;

static gboolean
tell (IndexCall *call, gint64 upload, gint64 e164)
{
  LeadsStoreKey key = { upload, e164 };

  call->stopped = !call->func (call->position, &key, call->data);
  return !call->stopped;
}

/* Numbers between here and the next anchor. */
static gint64
distance (const IndexCall *call)
{
  return (call->every - call->position % call->every) % call->every;
}

/* The number @offset places after @next, of @upload (0: of all). END: there are not so many. */
static LeadsSourceResult
jump (LeadsNumberScope *scope, LeadsStoreKey *next, gint64 to, gint64 offset, GError **error)
{
  const char *sql = next->upload != 0 ? SQL_JUMP_IN_UPLOAD : SQL_JUMP;
  g_autoptr (LeadsStatement) statement = leads_statement_new (scope->transaction, sql, error);
  LeadsSourceResult result;

  if (statement == NULL)
    return LEADS_SOURCE_ERROR;
  if (next->upload != 0)
    leads_statement_bind (statement, "iiii", next->upload, next->e164, to, offset);
  else
    leads_statement_bind (statement, "iii", next->e164, to, offset);
  result = leads_statement_step (statement, error);
  if (result == LEADS_SOURCE_ITEM)
    {
      next->e164 = leads_statement_get_int (statement, 0);
      if (next->upload == 0)
        next->upload = leads_statement_get_int (statement, 1);
    }
  return result;
}

static gboolean
count_rest (LeadsNumberScope *scope, gint64 upload, gint64 from, gint64 to, gint64 *n, GError **error)
{
  if (upload != 0)
    return leads_transaction_query_int (scope->transaction, SQL_COUNT_IN_UPLOAD, n, NULL, error, "iii", upload, from,
                                        to);
  return leads_transaction_query_int (scope->transaction, SQL_COUNT, n, NULL, error, "ii", from, to);
}

/* Numbers of @upload (0: of all) in [@from, @to]; @n_known: how many there are, or -1. */
static gboolean
scan_run (LeadsNumberScope *scope,
          IndexCall *call,
          gint64 upload,
          gint64 from,
          gint64 to,
          gint64 n_known,
          GError **error)
{
  gint64 end = call->position + n_known;
  gint64 offset = distance (call);
  gint64 n_rest;

  while (n_known < 0 || call->position + offset < end)
    {
      LeadsStoreKey next = { upload, from };
      LeadsSourceResult result = jump (scope, &next, to, offset, error);

      if (result == LEADS_SOURCE_ERROR)
        return FALSE;
      if (result == LEADS_SOURCE_END)
        break;
      call->position += offset;
      from = next.e164;
      if (!tell (call, next.upload, next.e164))
        return TRUE;
      offset = call->every;
    }
  if (n_known >= 0)
    {
      call->position = end;
      return TRUE;
    }
  if (!count_rest (scope, upload, from, to, &n_rest, error))
    return FALSE;
  call->position += n_rest;
  return TRUE;
}

static gboolean
scan_upload (LeadsNumberScope *scope, IndexCall *call, const LeadsScopeUpload *upload, GError **error)
{
  if (scope->all_numbers)
    return scan_run (scope, call, upload->id, upload->lowest, upload->highest, upload->live, error);
  for (guint i = 0; i < scope->spans->len && !call->stopped; i++)
    {
      const LeadsSpan *span = &g_array_index (scope->spans, LeadsSpan, i);
      gint64 from = MAX (span->start, upload->lowest);
      gint64 to = MIN (span->end, upload->highest);

      if (from <= to && !scan_run (scope, call, upload->id, from, to, -1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
scan_newest (LeadsNumberScope *scope, IndexCall *call, GError **error)
{
  g_autoptr (LeadsScopeUploads) uploads = leads_scope_uploads_new (scope, G_MAXINT64, error);
  LeadsScopeUpload upload;
  LeadsSourceResult result = LEADS_SOURCE_ITEM;

  if (uploads == NULL)
    return FALSE;
  while (!call->stopped && (result = leads_scope_uploads_next (uploads, &upload, error)) == LEADS_SOURCE_ITEM)
    if (!scan_upload (scope, call, &upload, error))
      return FALSE;
  return result != LEADS_SOURCE_ERROR;
}

static gboolean
scan_table (LeadsNumberScope *scope, IndexCall *call, GError **error)
{
  for (guint i = 0; i < scope->spans->len && !call->stopped; i++)
    {
      const LeadsSpan *span = &g_array_index (scope->spans, LeadsSpan, i);

      if (!scan_run (scope, call, 0, span->start, span->end, -1, error))
        return FALSE;
    }
  return TRUE;
}

/* One by one: where a substring has to be found, or uploads are merged. */
static gboolean
scan_rows (LeadsNumberScope *scope, IndexCall *call, GError **error)
{
  g_autoptr (LeadsNumberCursor) cursor = leads_number_cursor_new (scope, FALSE, NULL, FALSE, error);
  LeadsNumberRow row;
  LeadsSourceResult result;

  if (cursor == NULL)
    return FALSE;
  while ((result = leads_number_cursor_next (cursor, &row, error)) == LEADS_SOURCE_ITEM)
    {
      if (distance (call) == 0 && !tell (call, row.key.upload, row.key.e164))
        return TRUE;
      call->position++;
    }
  return result == LEADS_SOURCE_END;
}

static gboolean
scan (LeadsTransaction *transaction, gpointer data, GError **error)
{
  IndexCall *call = data;
  g_autoptr (LeadsNumberScope) scope = leads_number_scope_new (transaction, call->query, error);

  if (scope == NULL)
    return FALSE;
  if (scope->substring != NULL)
    return scan_rows (scope, call, error);
  if (call->query->order == LEADS_STORE_ORDER_NEWEST)
    return scan_newest (scope, call, error);
  return scope->all_uploads ? scan_table (scope, call, error) : scan_rows (scope, call, error);
}

gboolean
leads_number_store_scan_index (LeadsNumberStore *self,
                               LeadsNumberQuery *query,
                               guint every,
                               LeadsStoreAnchorFunc func,
                               gpointer data,
                               gint64 *n_numbers,
                               GCancellable *cancellable,
                               GError **error)
{
  IndexCall call = { .query = query, .every = every, .func = func, .data = data };
  gboolean scanned;

  g_return_val_if_fail (LEADS_IS_NUMBER_STORE (self), FALSE);
  g_return_val_if_fail (query != NULL && func != NULL, FALSE);
  g_return_val_if_fail (every > 0 && every <= LEADS_STORE_MAX_SKIP, FALSE);

  scanned = leads_store_read (self, scan, &call, cancellable, error);
  if (n_numbers != NULL)
    *n_numbers = call.position;
  return scanned;
}
