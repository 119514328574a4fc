/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-upload-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"
#include "leads-upload-private.h"
#include "leads-upload-reversal-private.h"

/*
 * Giving back what an undo took: an upload, or all uploads of a batch that are undone. Invariant: all of the numbers
 * come back from the history or none does; a number that has an owner meanwhile refuses the whole.
 */

/* OR IGNORE: those that are taken are counted by what is missing then, in one pass. */
static const char SQL_MOVE[] =
    "INSERT OR IGNORE INTO number (e164, upload, cac)"
    " SELECT e164, upload, cac FROM number_history WHERE upload = $1 AND why = 'undone' ORDER BY e164";

static const char SQL_CLEAR[] = "DELETE FROM number_history WHERE upload = $1 AND why = 'undone'";

static const char SQL_MARK[] =
    "UPDATE upload SET undone_at = NULL, live = uploaded,"
    " state = CASE WHEN duplicate + existing + invalid > 0"
    " OR EXISTS (SELECT 1 FROM upload_file AS f WHERE f.upload = upload.id AND f.problem IS NOT NULL)"
    " THEN 'partial' ELSE 'complete' END WHERE id = $1";

static const char SQL_NAME_TAKEN[] =
    "SELECT h.e164 FROM number_history AS h JOIN number AS n ON n.e164 = h.e164"
    " WHERE h.upload = $1 AND h.why = 'undone' AND n.upload <> h.upload ORDER BY 1 LIMIT $2";

static const char SQL_LIST_BATCH[] = "SELECT id FROM upload WHERE batch = $1 AND state = 'undone' ORDER BY id";

const char *const leads_upload_redo_statements[] = {
  SQL_MOVE, SQL_CLEAR, SQL_MARK, SQL_NAME_TAKEN, SQL_LIST_BATCH, NULL,
};

static gboolean
append_event (LeadsTransaction *transaction,
              const char *entity,
              gint64 id,
              LeadsUploadState state,
              gint64 n_numbers,
              GError **error)
{
  LeadsFacts *facts = leads_facts_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  leads_facts_add_text (facts, "state", leads_upload_state_to_word (state));
  before = leads_facts_end (facts);
  facts = leads_facts_new ();
  leads_facts_add_int (facts, "numbers", n_numbers);
  after = leads_facts_end (facts);
  return leads_event_append (transaction, entity, id, "redo", before, after, error);
}

static gboolean
move (LeadsTransaction *transaction, const LeadsReversal *reversal, gint64 id, gint64 *n_moved, GError **error)
{
  return leads_transaction_exec (transaction, SQL_MOVE, n_moved, error, "i", id);
}

static gboolean
redo_one (LeadsTransaction *transaction, LeadsReversal *reversal, gint64 id, GError **error)
{
  g_autoptr (LeadsUpload) upload = NULL;
  gint64 n_uploaded;

  if (!leads_upload_fetch (transaction, id, FALSE, &upload, error))
    return FALSE;
  if (upload == NULL)
    return leads_store_set_not_found (error, "upload");
  if (leads_upload_get_state (upload) != LEADS_UPLOAD_STATE_UNDONE)
    {
      g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_UNDONE, "not undone");
      return FALSE;
    }
  /* Every number has both; they can be removed while no number has them. */
  if (leads_upload_get_profile_id (upload) == 0)
    return leads_store_set_not_found (error, "profile");
  if (leads_upload_get_connection_id (upload) == 0)
    return leads_store_set_not_found (error, "connection");
  n_uploaded = leads_upload_get_n_uploaded (upload);
  return leads_reversal_move (transaction, reversal, id, n_uploaded, error) &&
         leads_transaction_exec (transaction, SQL_MARK, NULL, error, "i", id) &&
         leads_lead_touch (transaction, leads_upload_get_lead_id (upload), error) &&
         append_event (transaction, "upload", id, LEADS_UPLOAD_STATE_UNDONE, n_uploaded, error);
}

/* (transfer full) (element-type gint64) */
static GArray *
list_undone (LeadsTransaction *transaction, gint64 batch, LeadsUploadState *worst, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_LIST_BATCH, error);
  LeadsSourceResult result;

  if (statement == NULL)
    return NULL;
  leads_statement_bind (statement, "i", batch);
  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    {
      const gint64 id = leads_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (result == LEADS_SOURCE_ERROR)
    return NULL;
  *worst = LEADS_UPLOAD_STATE_UNDONE;
  if (ids->len == 0)
    leads_store_set_not_found (error, "upload");
  return ids->len > 0 ? g_steal_pointer (&ids) : NULL;
}

static const LeadsReversalKind REDO = {
  .move = move,
  .clear = SQL_CLEAR,
  .name_changed = SQL_NAME_TAKEN,
  .code = LEADS_STORAGE_ERROR_CONFLICT,
  .text = "numbers have an owner meanwhile",
  .turn = redo_one,
  .list = list_undone,
  .append_event = append_event,
};

gboolean
leads_upload_store_redo (LeadsUploadStore *self,
                         gint64 id,
                         gboolean (*about_to_commit) (gpointer data),
                         gpointer data,
                         LeadsUndoDetail *detail,
                         GCancellable *cancellable,
                         GError **error)
{
  return leads_reversal_run (self, &REDO, FALSE, id, about_to_commit, data, detail, cancellable, error);
}

gboolean
leads_upload_store_redo_batch (LeadsUploadStore *self,
                               gint64 batch,
                               gboolean (*about_to_commit) (gpointer data),
                               gpointer data,
                               LeadsUndoDetail *detail,
                               GCancellable *cancellable,
                               GError **error)
{
  return leads_reversal_run (self, &REDO, TRUE, batch, about_to_commit, data, detail, cancellable, error);
}
