/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-number-store.h>

#include "leads-number-store-private.h"
#include "leads-statements-private.h"
#include "leads-store-private.h"
#include "leads-upload-private.h"

/* Live numbers: single ones, pages, and all of a query. Counting and indexing have files of their own. */

static const char SQL_GET[] = "SELECT upload, state, until, cac FROM number WHERE e164 = $1";

const char *const leads_number_statements[] = { SQL_GET, NULL };

/* Uploads kept while going through all numbers. */
#define MAX_CACHED_UPLOADS 4096

struct _LeadsNumberStore
{
  LeadsStore parent_instance;
};

G_DEFINE_FINAL_TYPE (LeadsNumberStore, leads_number_store, LEADS_TYPE_STORE)

GHashTable *
leads_number_upload_cache_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

LeadsUpload *
leads_number_upload (LeadsTransaction *transaction, GHashTable *cache, gint64 id, GError **error)
{
  LeadsUpload *upload = g_hash_table_lookup (cache, &id);

  if (upload != NULL)
    return upload;
  if (g_hash_table_size (cache) >= MAX_CACHED_UPLOADS)
    g_hash_table_remove_all (cache);
  if (!leads_upload_fetch (transaction, id, FALSE, &upload, error))
    return NULL;
  if (upload == NULL)
    {
      g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_DAMAGED, "a number without an upload");
      return NULL;
    }
  g_hash_table_insert (cache, g_memdup2 (&id, sizeof id), upload);
  return upload;
}

LeadsNumber *
leads_number_from_row (LeadsTransaction *transaction, GHashTable *cache, const LeadsNumberRow *row, GError **error)
{
  LeadsUpload *upload = leads_number_upload (transaction, cache, row->key.upload, error);
  LeadsNumber *number;

  if (upload == NULL)
    return NULL;
  number = leads_number_new (upload, (guint64) row->key.e164);
  if (row->state != LEADS_NUMBER_STATE_ACTIVE)
    leads_number_set_state (number, (LeadsNumberState) row->state);
  if (row->until != 0)
    leads_number_set_until (number, row->until);
  if (row->cac != 0)
    leads_number_set_cac (number, row->cac);
  return number;
}

static gboolean
get (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autoptr (GHashTable) cache = leads_number_upload_cache_new ();
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_GET, error);
  LeadsSourceResult result;
  LeadsNumberRow row;

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "i", call->id);
  result = leads_statement_step (statement, error);
  if (result != LEADS_SOURCE_ITEM)
    return result == LEADS_SOURCE_END;
  row.key.upload = leads_statement_get_int (statement, 0);
  row.key.e164 = call->id;
  row.state = leads_statement_get_int (statement, 1);
  row.until = leads_statement_get_int (statement, 2);
  row.cac = leads_statement_get_int (statement, 3);
  call->record = leads_number_from_row (transaction, cache, &row, error);
  return call->record != NULL;
}

typedef struct
{
  LeadsNumberQuery *query;
  const LeadsStoreKey *from;
  gboolean inclusive;
  guint skip;
  guint limit;
  GPtrArray *numbers;
} PageCall;

/* Passes over numbers by their keys alone; @key becomes that of the first one wanted. FALSE without an error: none. */
static gboolean
skip_keys (LeadsNumberScope *scope, PageCall *call, LeadsStoreKey *key, GError **error)
{
  g_autoptr (LeadsNumberCursor) cursor = leads_number_cursor_new (scope, FALSE, call->from, call->inclusive, error);
  LeadsNumberRow row;

  if (cursor == NULL)
    return FALSE;
  for (guint i = 0; i <= call->skip; i++)
    if (leads_number_cursor_next (cursor, &row, error) != LEADS_SOURCE_ITEM)
      return FALSE;
  *key = row.key;
  return TRUE;
}

static gboolean
read_page (LeadsTransaction *transaction, gpointer data, GError **error)
{
  PageCall *call = data;
  g_autoptr (LeadsNumberScope) scope = leads_number_scope_new (transaction, call->query, error);
  g_autoptr (LeadsNumberCursor) cursor = NULL;
  g_autoptr (GHashTable) cache = leads_number_upload_cache_new ();
  GError *local_error = NULL;
  LeadsStoreKey first;
  LeadsNumberRow row;
  LeadsSourceResult result = LEADS_SOURCE_ITEM;

  if (scope == NULL)
    return FALSE;
  if (call->skip > 0 && !skip_keys (scope, call, &first, &local_error))
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, local_error);
      return FALSE;
    }
  cursor = leads_number_cursor_new (scope, TRUE, call->skip > 0 ? &first : call->from,
                                    call->skip > 0 || call->inclusive, error);
  if (cursor == NULL)
    return FALSE;
  while (call->numbers->len < call->limit &&
         (result = leads_number_cursor_next (cursor, &row, error)) == LEADS_SOURCE_ITEM)
    {
      LeadsNumber *number = leads_number_from_row (transaction, cache, &row, error);

      if (number == NULL)
        return FALSE;
      g_ptr_array_add (call->numbers, number);
    }
  return result != LEADS_SOURCE_ERROR;
}

typedef struct
{
  LeadsNumberQuery *query;
  LeadsStoredNumberFunc func;
  gpointer data;
} EachCall;

static gboolean
each (LeadsTransaction *transaction, gpointer data, GError **error)
{
  EachCall *call = data;
  g_autoptr (LeadsNumberScope) scope = leads_number_scope_new (transaction, call->query, error);
  g_autoptr (LeadsNumberCursor) cursor = NULL;
  g_autoptr (GHashTable) cache = leads_number_upload_cache_new ();
  LeadsNumberRow row;
  LeadsSourceResult result;

  if (scope == NULL)
    return FALSE;
  cursor = leads_number_cursor_new (scope, TRUE, NULL, FALSE, error);
  if (cursor == NULL)
    return FALSE;
  while ((result = leads_number_cursor_next (cursor, &row, error)) == LEADS_SOURCE_ITEM)
    {
      g_autoptr (LeadsNumber) number = leads_number_from_row (transaction, cache, &row, error);

      if (number == NULL)
        return FALSE;
      if (!call->func (number, call->data))
        return TRUE;
    }
  return result == LEADS_SOURCE_END;
}

static void
leads_number_store_class_init (LeadsNumberStoreClass *klass)
{
}

static void
leads_number_store_init (LeadsNumberStore *self)
{
}

LeadsNumberStore *
leads_number_store_new (LeadsDatabase *database)
{
  return g_object_new (LEADS_TYPE_NUMBER_STORE, "database", database, NULL);
}

LeadsNumber *
leads_number_store_get (LeadsNumberStore *self, gint64 e164, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .id = e164 };

  return leads_store_read_record (self, get, call, cancellable, error);
}

GPtrArray *
leads_number_store_read_page (LeadsNumberStore *self,
                              LeadsNumberQuery *query,
                              const LeadsStoreKey *from,
                              gboolean inclusive,
                              guint skip,
                              guint limit,
                              GCancellable *cancellable,
                              GError **error)
{
  PageCall call = { .query = query, .from = from, .inclusive = inclusive, .skip = skip, .limit = limit };

  g_return_val_if_fail (LEADS_IS_NUMBER_STORE (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (skip < LEADS_STORE_MAX_SKIP, NULL);
  g_return_val_if_fail (limit > 0, NULL);

  call.numbers = g_ptr_array_new_with_free_func (g_object_unref);
  if (leads_store_read (self, read_page, &call, cancellable, error))
    return call.numbers;
  g_ptr_array_unref (call.numbers);
  return NULL;
}

gboolean
leads_number_store_foreach (LeadsNumberStore *self,
                            LeadsNumberQuery *query,
                            LeadsStoredNumberFunc func,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  EachCall call = { .query = query, .func = func, .data = data };

  g_return_val_if_fail (LEADS_IS_NUMBER_STORE (self), FALSE);
  g_return_val_if_fail (query != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return leads_store_read (self, each, &call, cancellable, error);
}
