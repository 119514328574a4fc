/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-upload-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"
#include "leads-upload-private.h"
#include "leads-upload-reversal-private.h"

/*
 * Taking an upload back, or all uploads of a batch. Invariant: all of the numbers move to the history or
 * none does; a number that changed since the upload refuses the whole.
 */

static const char SQL_MOVE[] =
    "INSERT OR ROLLBACK INTO number_history (e164, upload, ended_at, why, cac)"
    " SELECT e164, upload, $1, 'undone', cac FROM number WHERE upload = $2 AND state = 0 ORDER BY e164";

static const char SQL_CLEAR[] = "DELETE FROM number WHERE upload = $1";

static const char SQL_MARK[] = "UPDATE upload SET state = 'undone', undone_at = $1, live = 0 WHERE id = $2";

static const char SQL_NAME_CHANGED[] =
    "SELECT e164 FROM number WHERE upload = $1 AND state <> 0"
    " UNION SELECT e164 FROM number_history WHERE upload = $1 AND why <> 'undone' ORDER BY 1 LIMIT $2";

static const char SQL_LIST_BATCH[] = "SELECT id, state FROM upload WHERE batch = $1 ORDER BY id";

const char *const leads_upload_undo_statements[] = {
  SQL_MOVE, SQL_CLEAR, SQL_MARK, SQL_NAME_CHANGED, SQL_LIST_BATCH, NULL,
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
  leads_facts_add_int (facts, "numbers", n_numbers);
  before = leads_facts_end (facts);
  facts = leads_facts_new ();
  leads_facts_add_text (facts, "state", leads_upload_state_to_word (LEADS_UPLOAD_STATE_UNDONE));
  after = leads_facts_end (facts);
  return leads_event_append (transaction, entity, id, "undo", before, after, error);
}

static gboolean
move (LeadsTransaction *transaction, const LeadsReversal *reversal, gint64 id, gint64 *n_moved, GError **error)
{
  return leads_transaction_exec (transaction, SQL_MOVE, n_moved, error, "ii", reversal->now, id);
}

static gboolean
set_undone_already (GError **error)
{
  g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_ALREADY_UNDONE, "undone already");
  return FALSE;
}

static gboolean
undo_one (LeadsTransaction *transaction, LeadsReversal *reversal, gint64 id, GError **error)
{
  g_autoptr (LeadsUpload) upload = NULL;
  gint64 n_uploaded;

  if (!leads_upload_fetch (transaction, id, FALSE, &upload, error))
    return FALSE;
  if (upload == NULL)
    return leads_store_set_not_found (error, "upload");
  if (leads_upload_get_state (upload) == LEADS_UPLOAD_STATE_UNDONE)
    return set_undone_already (error);
  n_uploaded = leads_upload_get_n_uploaded (upload);
  return leads_reversal_move (transaction, reversal, id, n_uploaded, error) &&
         leads_transaction_exec (transaction, SQL_MARK, NULL, error, "ii", reversal->now, id) &&
         leads_lead_touch (transaction, leads_upload_get_lead_id (upload), error) &&
         append_event (transaction, "upload", id, leads_upload_get_state (upload), n_uploaded, error);
}

/* (transfer full) (element-type gint64): those that are not undone yet */
static GArray *
list_batch (LeadsTransaction *transaction, gint64 batch, LeadsUploadState *worst, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_LIST_BATCH, error);
  LeadsSourceResult result;
  gboolean any = FALSE;

  if (statement == NULL)
    return NULL;
  leads_statement_bind (statement, "i", batch);
  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    {
      const gint64 id = leads_statement_get_int (statement, 0);
      LeadsUploadState state = LEADS_UPLOAD_STATE_COMPLETE;

      any = TRUE;
      leads_upload_state_from_word (leads_statement_get_text (statement, 1), &state);
      if (state == LEADS_UPLOAD_STATE_UNDONE)
        continue;
      *worst = MAX (*worst, state);
      g_array_append_val (ids, id);
    }
  if (result == LEADS_SOURCE_ERROR)
    return NULL;
  if (ids->len > 0)
    return g_steal_pointer (&ids);
  if (any)
    set_undone_already (error);
  else
    leads_store_set_not_found (error, "upload");
  return NULL;
}

static const LeadsReversalKind UNDO = {
  .move = move,
  .clear = SQL_CLEAR,
  .name_changed = SQL_NAME_CHANGED,
  .code = LEADS_STORAGE_ERROR_CHANGED,
  .text = "numbers changed since the upload",
  .turn = undo_one,
  .list = list_batch,
  .append_event = append_event,
};

gboolean
leads_upload_store_undo (LeadsUploadStore *self,
                         gint64 id,
                         gboolean (*about_to_commit) (gpointer data),
                         gpointer data,
                         LeadsUndoDetail *detail,
                         GCancellable *cancellable,
                         GError **error)
{
  return leads_reversal_run (self, &UNDO, FALSE, id, about_to_commit, data, detail, cancellable, error);
}

gboolean
leads_upload_store_undo_batch (LeadsUploadStore *self,
                               gint64 batch,
                               gboolean (*about_to_commit) (gpointer data),
                               gpointer data,
                               LeadsUndoDetail *detail,
                               GCancellable *cancellable,
                               GError **error)
{
  return leads_reversal_run (self, &UNDO, TRUE, batch, about_to_commit, data, detail, cancellable, error);
}
