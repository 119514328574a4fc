/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-upload-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"
#include "leads-upload-private.h"

/* Uploads as they are read. Writing and undoing them is in files of their own. */

#define TOTALS                                                                                                       \
  "lines, u.header, u.blank, u.accepted, u.repaired, u.duplicate, u.existing, u.invalid, u.uploaded, u.skipped," \
  " u.unplanned"

#define COLUMNS                                                                                            \
  "SELECT u.id, u.lead, c.full_name, l.service_name, h.name, u.profile, coalesce(p.name, u.profile_name)," \
  " u.connection, coalesce(s.name, u.connection_name), u.service_info, u.ticket, u.source, u.file_name,"   \
  " u.file_sha256, u.uploaded_at, u.uploaded_by, u.state, u.batch, u.batch_size, u." TOTALS                \
  " FROM upload AS u JOIN lead AS l ON l.id = u.lead JOIN customer AS c ON c.id = l.customer"              \
  " LEFT JOIN channel AS h ON h.id = c.channel LEFT JOIN profile AS p ON p.id = u.profile"                 \
  " LEFT JOIN connection AS s ON s.id = u.connection"

#define FIRST_TOTAL 19

static const char SQL_GET[] = COLUMNS " WHERE u.id = $1";

static const char SQL_LIST[] = COLUMNS " WHERE u.id < $1 ORDER BY u.id DESC LIMIT $2";

static const char SQL_LIST_OF_LEAD[] = COLUMNS " WHERE u.lead = $3 AND u.id < $1 ORDER BY u.id DESC LIMIT $2";

static const char SQL_LIST_OF_BATCH[] = COLUMNS " WHERE u.batch = $1 ORDER BY u.id";

static const char SQL_LAST[] = "SELECT coalesce(max(id), 0) FROM upload WHERE lead = $1";

static const char SQL_LAST_UNDOABLE[] = "SELECT id FROM upload WHERE state <> 'undone' ORDER BY id DESC LIMIT 1";

static const char SQL_LAST_UNDOABLE_OF_LEAD[] =
    "SELECT id FROM upload WHERE lead = $1 AND state <> 'undone' ORDER BY id DESC LIMIT 1";

/* What still counts before what was undone, then the newest. */
static const char SQL_WITH_FILE[] =
    "SELECT coalesce((SELECT u.id FROM upload_file AS f JOIN upload AS u ON u.id = f.upload WHERE f.sha256 = $1"
    " ORDER BY CASE WHEN u.state = 'undone' THEN 1 ELSE 0 END, u.id DESC LIMIT 1), 0)";

static const char SQL_SIMILAR_INFO[] =
    "SELECT service_info FROM upload WHERE service_info_key = $1 AND service_info <> $2 ORDER BY id DESC LIMIT 1";

static const char SQL_SAME_INFO[] = "SELECT 1 FROM upload WHERE service_info_key = $1 AND service_info = $2 LIMIT 1";

static const char SQL_REASONS[] = "SELECT reason, lines FROM upload_reason WHERE upload = $1 AND position = $2";

static const char SQL_FILES[] = "SELECT u.name, u.sha256, u.heading, u.problem, u." TOTALS
                                " FROM upload_file AS u WHERE u.upload = $1 ORDER BY u.position";

#define FIRST_FILE_TOTAL 4

const char *const leads_upload_statements[] = {
  SQL_GET,
  SQL_LIST,
  SQL_LIST_OF_LEAD,
  SQL_LIST_OF_BATCH,
  SQL_LAST,
  SQL_LAST_UNDOABLE,
  SQL_LAST_UNDOABLE_OF_LEAD,
  SQL_WITH_FILE,
  SQL_SIMILAR_INFO,
  SQL_SAME_INFO,
  SQL_REASONS,
  SQL_FILES,
  NULL,
};

struct _LeadsUploadStore
{
  LeadsStore parent_instance;
};

G_DEFINE_FINAL_TYPE (LeadsUploadStore, leads_upload_store, LEADS_TYPE_STORE)

static void
read_totals (LeadsStatement *row, int column, LeadsTotals *totals)
{
  totals->lines = leads_statement_get_int (row, column);
  totals->header = leads_statement_get_int (row, column + 1);
  totals->blank = leads_statement_get_int (row, column + 2);
  totals->accepted = leads_statement_get_int (row, column + 3);
  totals->repaired = leads_statement_get_int (row, column + 4);
  totals->duplicate = leads_statement_get_int (row, column + 5);
  totals->existing = leads_statement_get_int (row, column + 6);
  totals->invalid = leads_statement_get_int (row, column + 7);
  totals->uploaded = leads_statement_get_int (row, column + 8);
  totals->skipped = leads_statement_get_int (row, column + 9);
  totals->unplanned = leads_statement_get_int (row, column + 10);
}

static gpointer
read_row (LeadsStatement *row)
{
  LeadsUpload *upload = leads_upload_new ();
  LeadsUploadSource source = LEADS_UPLOAD_SOURCE_MIXED;
  LeadsUploadState state = LEADS_UPLOAD_STATE_COMPLETE;
  LeadsTotals totals = { 0 };

  leads_upload_source_from_word (leads_statement_get_text (row, 11), &source);
  leads_upload_state_from_word (leads_statement_get_text (row, 16), &state);
  read_totals (row, FIRST_TOTAL, &totals);
  leads_upload_set_id (upload, leads_statement_get_int (row, 0));
  leads_upload_set_lead_id (upload, leads_statement_get_int (row, 1));
  leads_upload_set_customer_name (upload, leads_statement_get_text (row, 2));
  leads_upload_set_service_name (upload, leads_statement_get_text (row, 3));
  leads_upload_set_channel_name (upload, leads_statement_get_text (row, 4));
  leads_upload_set_profile_id (upload, leads_statement_get_int (row, 5));
  leads_upload_set_profile_name (upload, leads_statement_get_text (row, 6));
  leads_upload_set_connection_id (upload, leads_statement_get_int (row, 7));
  leads_upload_set_connection_name (upload, leads_statement_get_text (row, 8));
  leads_upload_set_service_info (upload, leads_statement_get_text (row, 9));
  leads_upload_set_ticket (upload, leads_statement_get_text (row, 10));
  leads_upload_set_source (upload, source);
  leads_upload_set_file_name (upload, leads_statement_get_text (row, 12));
  leads_upload_set_file_sha256 (upload, leads_statement_get_text (row, 13));
  leads_upload_set_uploaded_at (upload, leads_statement_get_int (row, 14));
  leads_upload_set_uploaded_by (upload, leads_statement_get_text (row, 15));
  leads_upload_set_state (upload, state);
  leads_upload_set_batch_id (upload, leads_statement_get_int (row, 17));
  leads_upload_set_batch_size (upload, leads_statement_get_int (row, 18));
  leads_upload_set_totals (upload, &totals);
  return upload;
}

/* Position 0 is the whole upload, others its files. */
static gboolean
read_reasons (LeadsTransaction *transaction, gint64 id, gint64 position, LeadsTotals *totals, GError **error)
{
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_REASONS, error);
  LeadsSourceResult result;

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "ii", id, position);
  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    {
      LeadsReason reason;

      /* A word of a version to come is in the class totals all the same. */
      if (leads_reason_from_word (leads_statement_get_text (statement, 0), &reason))
        totals->reasons[reason] = leads_statement_get_int (statement, 1);
    }
  return result == LEADS_SOURCE_END;
}

static gboolean
add_reasons (LeadsTransaction *transaction, LeadsUpload *upload, GError **error)
{
  LeadsTotals totals = *leads_upload_get_totals (upload);

  if (!read_reasons (transaction, leads_upload_get_id (upload), 0, &totals, error))
    return FALSE;
  leads_upload_set_totals (upload, &totals);
  return TRUE;
}

gboolean
leads_upload_fetch (LeadsTransaction *transaction, gint64 id, gboolean reasons, LeadsUpload **upload, GError **error)
{
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_GET, error);
  gpointer record = NULL;

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "i", id);
  if (!leads_store_fetch (statement, read_row, &record, error))
    return FALSE;
  *upload = record;
  return !reasons || record == NULL || add_reasons (transaction, record, error);
}

static gboolean
get (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  LeadsUpload *upload = NULL;
  gboolean fetched = leads_upload_fetch (transaction, call->id, TRUE, &upload, error);

  call->record = upload;
  if (!fetched)
    return FALSE;
  return upload != NULL || leads_store_set_not_found (error, "upload");
}

/* The upload whose id @sql gives, if any. */
static gboolean
get_by_query (LeadsTransaction *transaction, const char *sql, LeadsStoreCall *call, GError **error)
{
  LeadsUpload *upload = NULL;
  gint64 id;
  gboolean fetched;

  if (!leads_transaction_query_int (transaction, sql, &id, NULL, error, call->id != 0 ? "i" : "", call->id))
    return FALSE;
  if (id == 0)
    return TRUE;
  fetched = leads_upload_fetch (transaction, id, TRUE, &upload, error);
  call->record = upload;
  return fetched;
}

static gboolean
get_last (LeadsTransaction *transaction, gpointer data, GError **error)
{
  return get_by_query (transaction, SQL_LAST, data, error);
}

static gboolean
get_last_undoable (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;

  return get_by_query (transaction, call->id != 0 ? SQL_LAST_UNDOABLE_OF_LEAD : SQL_LAST_UNDOABLE, call, error);
}

static gboolean
find_file (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  LeadsUpload *upload = NULL;
  gint64 id;
  gboolean fetched;

  if (!leads_transaction_query_int (transaction, SQL_WITH_FILE, &id, NULL, error, "t", call->text))
    return FALSE;
  if (id == 0)
    return TRUE;
  fetched = leads_upload_fetch (transaction, id, FALSE, &upload, error);
  call->record = upload;
  return fetched;
}

typedef struct
{
  gint64 lead;
  gint64 before;
  gint64 limit;
  GPtrArray *uploads;
} ListCall;

static gboolean
list (LeadsTransaction *transaction, gpointer data, GError **error)
{
  ListCall *call = data;
  g_autoptr (LeadsStatement)
      statement = leads_statement_new (transaction, call->lead != 0 ? SQL_LIST_OF_LEAD : SQL_LIST, error);

  if (statement == NULL)
    return FALSE;
  /* A negative LIMIT is none. */
  leads_statement_bind (statement, call->lead != 0 ? "iii" : "ii", call->before != 0 ? call->before : G_MAXINT64,
                        call->limit != 0 ? call->limit : (gint64) -1, call->lead);
  if (!leads_store_fetch_all (statement, read_row, &call->uploads, error))
    return FALSE;
  for (guint i = 0; i < call->uploads->len; i++)
    if (!add_reasons (transaction, g_ptr_array_index (call->uploads, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
list_batch (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_LIST_OF_BATCH, error);

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "i", call->id);
  if (!leads_store_fetch_all (statement, read_row, &call->records, error))
    return FALSE;
  for (guint i = 0; i < call->records->len; i++)
    if (!add_reasons (transaction, g_ptr_array_index (call->records, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
list_files (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autoptr (LeadsStatement) statement = NULL;
  LeadsSourceResult result;

  call->records = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_stored_file_free);
  if (call->id < 0)
    return leads_upload_list_unmatched_files (transaction, -call->id, call->records, error);
  statement = leads_statement_new (transaction, SQL_FILES, error);
  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "i", call->id);
  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    {
      const char *problem = leads_statement_get_text (statement, 3);
      LeadsTotals totals = { 0 };

      if (problem != NULL)
        {
          g_ptr_array_add (call->records,
                           leads_stored_file_new_unread (leads_statement_get_text (statement, 0), problem));
          continue;
        }
      read_totals (statement, FIRST_FILE_TOTAL, &totals);
      if (!read_reasons (transaction, call->id, call->records->len + 1, &totals, error))
        return FALSE;
      g_ptr_array_add (call->records, leads_stored_file_new (leads_statement_get_text (statement, 0),
                                                             leads_statement_get_text (statement, 1),
                                                             leads_statement_get_text (statement, 2), &totals));
    }
  return result == LEADS_SOURCE_END;
}

typedef struct
{
  const char *service_info;
  char *similar;
} SimilarCall;

static gboolean
find_similar (LeadsTransaction *transaction, gpointer data, GError **error)
{
  SimilarCall *call = data;
  g_autofree char *key = leads_store_fold (call->service_info);
  g_autoptr (LeadsStatement) statement = NULL;
  LeadsSourceResult result;
  gint64 same;

  if (!leads_transaction_query_int (transaction, SQL_SAME_INFO, &same, NULL, error, "tt", key, call->service_info))
    return FALSE;
  if (same != 0)
    return TRUE;
  statement = leads_statement_new (transaction, SQL_SIMILAR_INFO, error);
  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "tt", key, call->service_info);
  result = leads_statement_step (statement, error);
  if (result == LEADS_SOURCE_ITEM)
    call->similar = g_strdup (leads_statement_get_text (statement, 0));
  return result != LEADS_SOURCE_ERROR;
}

static void
leads_upload_store_class_init (LeadsUploadStoreClass *klass)
{
}

static void
leads_upload_store_init (LeadsUploadStore *self)
{
}

LeadsUploadStore *
leads_upload_store_new (LeadsDatabase *database)
{
  return g_object_new (LEADS_TYPE_UPLOAD_STORE, "database", database, NULL);
}

GPtrArray *
leads_upload_store_list (LeadsUploadStore *self,
                         gint64 lead,
                         gint64 before,
                         guint limit,
                         GCancellable *cancellable,
                         GError **error)
{
  ListCall call = { .lead = lead, .before = before, .limit = limit };

  g_return_val_if_fail (LEADS_IS_UPLOAD_STORE (self), NULL);

  if (leads_store_read (self, list, &call, cancellable, error))
    return call.uploads;
  g_clear_pointer (&call.uploads, g_ptr_array_unref);
  return NULL;
}

GPtrArray *
leads_upload_store_list_batch (LeadsUploadStore *self, gint64 batch, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .id = batch };

  return leads_store_read_list (self, list_batch, call, cancellable, error);
}

LeadsUpload *
leads_upload_store_get (LeadsUploadStore *self, gint64 id, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .id = id };

  return leads_store_read_record (self, get, call, cancellable, error);
}

LeadsUpload *
leads_upload_store_get_last (LeadsUploadStore *self, gint64 lead, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .id = lead };

  return leads_store_read_record (self, get_last, call, cancellable, error);
}

LeadsUpload *
leads_upload_store_get_last_undoable (LeadsUploadStore *self, gint64 lead, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .id = lead };

  return leads_store_read_record (self, get_last_undoable, call, cancellable, error);
}

LeadsUpload *
leads_upload_store_find_file (LeadsUploadStore *self, const char *sha256, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .text = sha256 };

  g_return_val_if_fail (LEADS_IS_UPLOAD_STORE (self), NULL);
  g_return_val_if_fail (sha256 != NULL, NULL);

  return leads_store_read_record (self, find_file, call, cancellable, error);
}

char *
leads_upload_store_find_similar_service_info (LeadsUploadStore *self,
                                              const char *service_info,
                                              GCancellable *cancellable,
                                              GError **error)
{
  SimilarCall call = { .service_info = service_info };

  g_return_val_if_fail (LEADS_IS_UPLOAD_STORE (self), NULL);
  g_return_val_if_fail (service_info != NULL, NULL);

  leads_store_read (self, find_similar, &call, cancellable, error);
  return call.similar;
}

GPtrArray *
leads_upload_store_list_files (LeadsUploadStore *self, gint64 id, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .id = id };

  return leads_store_read_list (self, list_files, call, cancellable, error);
}
