/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-number-store.h>

#include "leads-number-store-private.h"
#include "leads-statements-private.h"
#include "leads-store-private.h"

/* Which of many numbers the store has: each span is looked up, and what it has is gone through. */

static const char SQL_FIND[] =
    "SELECT number.e164, number.upload, number.state, number.until FROM leads_span CROSS JOIN number"
    " WHERE number.e164 BETWEEN leads_span.first AND leads_span.last";

/* Between them is all that the store has. */
static const char SQL_LOWEST[] = "SELECT min(e164) FROM number";
static const char SQL_HIGHEST[] = "SELECT max(e164) FROM number";

static const char SQL_LEAD[] = "SELECT lead FROM upload WHERE id = $1";

const char *const leads_number_existing_statements[] = { SQL_FIND, SQL_LOWEST, SQL_HIGHEST, SQL_LEAD, NULL };

typedef struct
{
  LeadsSpanSource *spans;
  LeadsExistingFunc func;
  gpointer data;

  LeadsTransaction *transaction;
  LeadsStatement *statement;
  GHashTable *leads; /* upload id → lead id, gint64 by pointer */
  gint64 upload;
  gint64 lead;
} FindCall;

static gboolean
find_lead (FindCall *call, gint64 upload, GError **error)
{
  gint64 *known;

  if (upload == call->upload)
    return TRUE;
  call->upload = upload;
  known = g_hash_table_lookup (call->leads, &upload);
  if (known != NULL)
    {
      call->lead = *known;
      return TRUE;
    }
  if (!leads_transaction_query_int (call->transaction, SQL_LEAD, &call->lead, NULL, error, "i", upload))
    return FALSE;
  g_hash_table_insert (call->leads, g_memdup2 (&upload, sizeof upload), g_memdup2 (&call->lead, sizeof call->lead));
  return TRUE;
}

/* FALSE with @error, or without when the caller has enough. */
static gboolean
tell (FindCall *call, GError **error)
{
  LeadsExisting existing = {
    .e164 = leads_statement_get_int (call->statement, 0),
    .upload = leads_statement_get_int (call->statement, 1),
    .state = (int) leads_statement_get_int (call->statement, 2),
    .until = leads_statement_get_int (call->statement, 3),
  };

  if (!find_lead (call, existing.upload, error))
    return FALSE;
  existing.lead = call->lead;
  return call->func (&existing, call->data);
}

static gboolean
tell_all (FindCall *call, GError **error)
{
  LeadsSpanTable *table = call->transaction->handle->span_table;
  LeadsSourceResult result;
  GError *local_error = NULL;

  if (!leads_transaction_query_int (call->transaction, SQL_LOWEST, &table->lowest, NULL, error, "") ||
      !leads_transaction_query_int (call->transaction, SQL_HIGHEST, &table->highest, NULL, error, ""))
    return FALSE;
  if (table->highest == 0)
    return TRUE;
  table->spans = call->spans;
  table->rows.cancellable = call->transaction->handle->cancellable;
  do
    result = leads_statement_step (call->statement, &local_error);
  while (result == LEADS_SOURCE_ITEM && tell (call, &local_error));
  leads_statement_bind (call->statement, "");
  table->spans = NULL;
  table->rows.cancellable = NULL;
  if (table->rows.error == NULL && local_error == NULL)
    return TRUE;
  g_propagate_error (error, leads_row_table_take_error (&table->rows, local_error));
  return FALSE;
}

static gboolean
find (LeadsTransaction *transaction, gpointer data, GError **error)
{
  FindCall *call = data;
  gboolean found;

  call->transaction = transaction;
  call->statement = leads_statement_new (transaction, SQL_FIND, error);
  if (call->statement == NULL)
    return FALSE;
  call->leads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  found = tell_all (call, error);
  g_clear_pointer (&call->leads, g_hash_table_unref);
  g_clear_pointer (&call->statement, leads_statement_release);
  return found;
}

gboolean
leads_number_store_find_existing (LeadsNumberStore *self,
                                  LeadsSpanSource *spans,
                                  LeadsExistingFunc func,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error)
{
  FindCall call = { .spans = spans, .func = func, .data = data };

  g_return_val_if_fail (LEADS_IS_NUMBER_STORE (self), FALSE);
  g_return_val_if_fail (spans != NULL && func != NULL, FALSE);

  return leads_store_read (self, find, &call, cancellable, error);
}
