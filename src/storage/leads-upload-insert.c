/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-upload-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"
#include "leads-upload-private.h"

/*
 * An upload, or all uploads of a batch, written whole or not at all. Invariant: upload.uploaded and
 * upload.live are the numbers that were inserted, in the same transaction.
 *
 * The numbers come first: a page of another table that was changed before them would be spilled to the log while they are
 * inserted, changed once more after them, and SQLite would then sum up the whole log anew.
 */

static const char SQL_GET_LEAD[] = "SELECT id FROM lead WHERE id = $1";

static const char SQL_GET_PROFILE[] = "SELECT name FROM profile WHERE id = $1";

static const char SQL_GET_CONNECTION[] = "SELECT name FROM connection WHERE id = $1 AND lead = $2 AND side = 'pstn'";

/* Ids are never given twice, also not those of uploads that were removed by hand. */
static const char SQL_NEXT_ID[] =
    "SELECT 1 + max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'upload'), 0),"
    " coalesce((SELECT max(id) FROM upload), 0))";

static const char SQL_ADD[] =
    "INSERT INTO upload (id, lead, profile, profile_name, connection, connection_name, service_info, service_info_key,"
    " ticket, source, file_name, file_sha256, uploaded_at, uploaded_by, state,"
    " lines, header, blank, accepted, repaired, duplicate, existing, invalid, skipped, unplanned,"
    " uploaded, live, lowest, highest, batch, batch_size)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,"
    " $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $26, $27, $28, $29, $30)";

/*
 * OR ROLLBACK and the deferred reference spare the statement journal: a copy in memory of every page that
 * would be touched.
 */
static const char SQL_ADD_NUMBERS[] =
    "INSERT OR ROLLBACK INTO number (e164, upload, cac) SELECT e164, upload, cac FROM leads_source";

static const char SQL_ADD_FILE[] =
    "INSERT INTO upload_file (upload, position, name, sha256, heading,"
    " lines, header, blank, accepted, repaired, duplicate, existing, invalid, uploaded, skipped, unplanned,"
    " problem)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";

static const char SQL_ADD_REASON[] =
    "INSERT INTO upload_reason (upload, position, reason, lines) VALUES ($1, $2, $3, $4)";

const char *const leads_upload_insert_statements[] = {
  SQL_GET_LEAD,    SQL_GET_PROFILE, SQL_GET_CONNECTION, SQL_NEXT_ID, SQL_ADD,
  SQL_ADD_NUMBERS, SQL_ADD_FILE,    SQL_ADD_REASON,     NULL,
};

/* Kept for when the profile or the connection is gone. */
typedef struct
{
  char *profile;
  char *connection;
} Names;

typedef struct
{
  const LeadsUploadPart *parts;
  guint n_parts;
  const LeadsUploadContent *content; /* what they share */
  GCancellable *cancellable;
  LeadsSourcePart *stored; /* of each part: its id, and its numbers */
  Names *names;            /* of each part */
  gint64 *first_id; /* for who reads it before the commit */
} InsertCall;

/* The name that @sql gives for @id and @lead, or NULL with an error. */
static char *
get_name (LeadsTransaction *transaction, const char *sql, gint64 id, gint64 lead, const char *entity, GError **error)
{
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, sql, error);
  LeadsSourceResult result;

  if (statement == NULL)
    return NULL;
  leads_statement_bind (statement, lead != 0 ? "ii" : "i", id, lead);
  result = leads_statement_step (statement, error);
  if (result == LEADS_SOURCE_ITEM)
    return g_strdup (leads_statement_get_text (statement, 0));
  if (result == LEADS_SOURCE_END)
    leads_store_set_not_found (error, entity);
  return NULL;
}

/* Whether something was left out: lines, or whole files. */
static LeadsUploadState
find_state (const LeadsTotals *totals, GPtrArray *files)
{
  if (leads_totals_get_refused (totals) > 0)
    return LEADS_UPLOAD_STATE_PARTIAL;
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      if (((const LeadsStoredFile *) g_ptr_array_index (files, i))->problem != NULL)
        return LEADS_UPLOAD_STATE_PARTIAL;
    }
  return LEADS_UPLOAD_STATE_COMPLETE;
}

/* Looks up what the upload refers to. */
static gboolean
find_references (LeadsTransaction *transaction, InsertCall *call, guint place, GError **error)
{
  LeadsUpload *upload = call->parts[place].upload;
  Names *names = &call->names[place];
  gint64 lead = leads_upload_get_lead_id (upload);
  gboolean found;

  if (!leads_transaction_query_int (transaction, SQL_GET_LEAD, &lead, &found, error, "i", lead))
    return FALSE;
  if (!found)
    return leads_store_set_not_found (error, "lead");
  names->profile = get_name (transaction, SQL_GET_PROFILE, leads_upload_get_profile_id (upload), 0, "profile", error);
  if (names->profile == NULL)
    return FALSE;
  names->connection = get_name (transaction, SQL_GET_CONNECTION, leads_upload_get_connection_id (upload), lead,
                                "connection", error);
  return names->connection != NULL;
}

static gboolean
reserve_ids (LeadsTransaction *transaction, InsertCall *call, GError **error)
{
  gint64 id;

  if (!leads_transaction_query_int (transaction, SQL_NEXT_ID, &id, NULL, error, ""))
    return FALSE;
  for (guint i = 0; i < call->n_parts; i++)
    call->stored[i].upload = id + i;
  return TRUE;
}

static gboolean
add_upload (LeadsTransaction *transaction, InsertCall *call, guint place, GError **error)
{
  LeadsUpload *upload = call->parts[place].upload;
  const LeadsSourcePart *stored = &call->stored[place];
  const LeadsTotals *totals = leads_upload_get_totals (upload);
  const gboolean is_batch = call->n_parts > 1;
  const LeadsUploadState state = find_state (totals, call->parts[place].files);
  g_autofree char *actor = leads_database_dup_actor (transaction->database);
  g_autofree char *info_key = leads_store_fold (leads_upload_get_service_info (upload));
  const char *by = leads_upload_get_uploaded_by (upload);

  return leads_transaction_exec (
      transaction, SQL_ADD, NULL, error,
      "iiititttttttitt"
      "iiiiiiiiii"
      "ikkki",
      stored->upload, leads_upload_get_lead_id (upload), leads_upload_get_profile_id (upload),
      call->names[place].profile, leads_upload_get_connection_id (upload), call->names[place].connection,
      leads_upload_get_service_info (upload), info_key, leads_upload_get_ticket (upload),
      leads_upload_source_to_word (leads_upload_get_source (upload)), leads_upload_get_file_name (upload),
      leads_upload_get_file_sha256 (upload), leads_upload_get_uploaded_at (upload), by != NULL ? by : actor,
      leads_upload_state_to_word (state), totals->lines, totals->header, totals->blank, totals->accepted,
      totals->repaired, totals->duplicate, totals->existing, totals->invalid, totals->skipped, totals->unplanned,
      stored->count, stored->lowest, stored->highest, is_batch ? call->stored[0].upload : 0,
      (gint64) call->n_parts);
}

static gboolean
add_numbers (LeadsTransaction *transaction, InsertCall *call, GError **error)
{
  LeadsSourceTable *table = transaction->handle->source_table;
  GError *cause = NULL;
  gboolean added;

  table->source = call->content->numbers;
  table->rows.cancellable = call->cancellable;
  table->progress = call->content->progress;
  table->progress_data = call->content->data;
  table->parts = call->stored;
  table->n_parts = call->n_parts;
  /* The source table looks at each row, and the uploads that they refer to are added next. */
  added = leads_handle_set_checking (transaction->handle, FALSE, &cause) &&
          leads_transaction_exec (transaction, SQL_ADD_NUMBERS, NULL, &cause, "");
  added = leads_handle_set_checking (transaction->handle, TRUE, added ? &cause : NULL) && added;
  table->source = NULL;
  table->progress = NULL;
  table->rows.cancellable = NULL;
  table->parts = NULL;
  if (!added)
    {
      g_propagate_error (error, leads_row_table_take_error (&table->rows, cause));
      return FALSE;
    }
  if (call->content->progress != NULL)
    call->content->progress (table->rows.n_rows, call->content->data);
  return TRUE;
}

static gboolean
add_reasons (LeadsTransaction *transaction, gint64 id, gint64 position, const LeadsTotals *totals, GError **error)
{
  for (guint i = LEADS_REASON_NONE + 1; i < LEADS_N_REASONS; i++)
    if (totals->reasons[i] > 0 && !leads_transaction_exec (transaction, SQL_ADD_REASON, NULL, error, "iiti", id,
                                                           position, leads_reason_to_word (i), totals->reasons[i]))
      return FALSE;
  return TRUE;
}

static gboolean
add_files (LeadsTransaction *transaction, InsertCall *call, guint place, GError **error)
{
  const gint64 id = call->stored[place].upload;
  GPtrArray *files = call->parts[place].files;

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const LeadsStoredFile *file = g_ptr_array_index (files, i);
      const LeadsTotals *totals = &file->totals;
      gint64 position = (gint64) i + 1;

      if (!leads_transaction_exec (transaction, SQL_ADD_FILE, NULL, error, "iitttiiiiiiiiiiit", id, position,
                                   file->name, file->sha256, file->heading, totals->lines, totals->header,
                                   totals->blank, totals->accepted, totals->repaired, totals->duplicate,
                                   totals->existing, totals->invalid, totals->uploaded, totals->skipped,
                                   totals->unplanned, file->problem) ||
          !add_reasons (transaction, id, position, totals, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_lines (LeadsTransaction *transaction, InsertCall *call, GError **error)
{
  gint64 n_lines = 0;

  if (call->content->lines == NULL)
    return TRUE;
  for (guint i = 0; i < call->n_parts; i++)
    n_lines += leads_totals_get_refused (leads_upload_get_totals (call->parts[i].upload));
  return leads_upload_add_lines (transaction, call->content->lines, n_lines, call->stored, call->n_parts,
                                 call->content->unmatched_files, error);
}

static gboolean
append_event (LeadsTransaction *transaction, InsertCall *call, guint place, GError **error)
{
  LeadsUpload *upload = call->parts[place].upload;
  LeadsFacts *facts = leads_facts_new ();
  g_autofree char *after = NULL;

  leads_facts_add_int (facts, "lead", leads_upload_get_lead_id (upload));
  leads_facts_add_int (facts, "profile", leads_upload_get_profile_id (upload));
  leads_facts_add_int (facts, "connection", leads_upload_get_connection_id (upload));
  leads_facts_add_text (facts, "service_info", leads_upload_get_service_info (upload));
  leads_facts_add_text (facts, "source", leads_upload_source_to_word (leads_upload_get_source (upload)));
  leads_facts_add_text (facts, "file_name", leads_upload_get_file_name (upload));
  leads_facts_add_int (facts, "uploaded", call->stored[place].count);
  leads_facts_add_int (facts, "unplanned", leads_upload_get_totals (upload)->unplanned);
  leads_facts_add_int (facts, "refused", leads_totals_get_refused (leads_upload_get_totals (upload)));
  if (call->n_parts > 1)
    leads_facts_add_int (facts, "batch", call->stored[0].upload);
  after = leads_facts_end (facts);
  return leads_event_append (transaction, "upload", call->stored[place].upload, "add", NULL, after, error);
}

/* The act, when it is more than one upload. */
static gboolean
append_batch_event (LeadsTransaction *transaction, InsertCall *call, GError **error)
{
  LeadsFacts *facts;
  g_autofree char *after = NULL;
  gint64 n_numbers = 0;

  if (call->n_parts == 1)
    return TRUE;
  for (guint i = 0; i < call->n_parts; i++)
    n_numbers += call->stored[i].count;
  facts = leads_facts_new ();
  leads_facts_add_int (facts, "uploads", call->n_parts);
  leads_facts_add_text (facts, "file_name", leads_upload_get_file_name (call->parts[0].upload));
  leads_facts_add_int (facts, "uploaded", n_numbers);
  after = leads_facts_end (facts);
  return leads_event_append (transaction, "batch", call->stored[0].upload, "add", NULL, after, error);
}

/* What follows the numbers of one upload. */
static gboolean
complete_upload (LeadsTransaction *transaction, InsertCall *call, guint place, GError **error)
{
  LeadsUpload *upload = call->parts[place].upload;

  return add_files (transaction, call, place, error) &&
         add_reasons (transaction, call->stored[place].upload, 0, leads_upload_get_totals (upload), error) &&
         leads_lead_touch (transaction, leads_upload_get_lead_id (upload), error) &&
         append_event (transaction, call, place, error);
}

static gboolean
insert (LeadsTransaction *transaction, gpointer data, GError **error)
{
  InsertCall *call = data;
  const LeadsUploadContent *content = call->content;

  for (guint i = 0; i < call->n_parts; i++)
    if (!find_references (transaction, call, i, error))
      return FALSE;
  if (!reserve_ids (transaction, call, error) || !add_numbers (transaction, call, error))
    return FALSE;
  for (guint i = 0; i < call->n_parts; i++)
    if (!add_upload (transaction, call, i, error))
      return FALSE;
  if (!add_lines (transaction, call, error))
    return FALSE;
  for (guint i = 0; i < call->n_parts; i++)
    if (g_cancellable_set_error_if_cancelled (call->cancellable, error) ||
        !complete_upload (transaction, call, i, error))
      return FALSE;
  if (!append_batch_event (transaction, call, error))
    return FALSE;
  transaction->changed |= LEADS_CHANGED_UPLOADS | LEADS_CHANGED_NUMBERS | LEADS_CHANGED_PROFILES |
                          LEADS_CHANGED_CONNECTIONS;
  *call->first_id = call->stored[0].upload;
  return leads_upload_about_to_commit (transaction, content->about_to_commit, content->data, error);
}

gboolean
leads_upload_about_to_commit (LeadsTransaction *transaction, gboolean (*func) (gpointer), gpointer data, GError **error)
{
  if (func == NULL)
    return TRUE;
  if (!func (data))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return FALSE;
    }
  leads_transaction_shield (transaction);
  return TRUE;
}

static void
clear_names (gpointer data)
{
  Names *names = data;

  g_free (names->profile);
  g_free (names->connection);
}

gboolean
leads_upload_store_insert_batch (LeadsUploadStore *self,
                                 const LeadsUploadPart *parts,
                                 guint n_parts,
                                 const LeadsUploadContent *content,
                                 gint64 *first_id,
                                 GCancellable *cancellable,
                                 GError **error)
{
  InsertCall call = { .parts = parts, .n_parts = n_parts, .content = content, .cancellable = cancellable };
  g_autofree LeadsSourcePart *stored = NULL;
  g_autoptr (GArray) names = NULL;
  gint64 unwanted;

  g_return_val_if_fail (LEADS_IS_UPLOAD_STORE (self), FALSE);
  g_return_val_if_fail (n_parts > 0, FALSE);
  g_return_val_if_fail (content->numbers != NULL, FALSE);

  call.stored = stored = g_new0 (LeadsSourcePart, n_parts);
  names = g_array_sized_new (FALSE, TRUE, sizeof (Names), n_parts);
  g_array_set_clear_func (names, clear_names);
  g_array_set_size (names, n_parts);
  call.names = (Names *) names->data;
  call.first_id = first_id != NULL ? first_id : &unwanted;
  if (leads_store_write (self, insert, &call, cancellable, error))
    return TRUE;
  *call.first_id = 0;
  return FALSE;
}

gboolean
leads_upload_store_insert (LeadsUploadStore *self,
                           const LeadsUploadContent *content,
                           gint64 *new_id,
                           GCancellable *cancellable,
                           GError **error)
{
  const LeadsUploadPart part = { content->upload, content->files };

  g_return_val_if_fail (LEADS_IS_UPLOAD (content->upload), FALSE);

  return leads_upload_store_insert_batch (self, &part, 1, content, new_id, cancellable, error);
}
