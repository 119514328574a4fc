/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-upload-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"
#include "leads-upload-private.h"

#include <leads-time.h>

#include <string.h>

/*
 * Taking an upload back. Invariant: all of its numbers move to the history or
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

const char *const leads_upload_undo_statements[] = { SQL_MOVE, SQL_CLEAR, SQL_MARK, SQL_NAME_CHANGED, NULL };

typedef struct
{
  gint64 id;
  gboolean (*about_to_commit) (gpointer data);
  gpointer data;
  LeadsUndoDetail *detail;
} UndoCall;

/* Always FALSE: says which numbers stand in the way. */
static gboolean
refuse_changed (LeadsTransaction *transaction, UndoCall *call, gint64 n_changed, GError **error)
{
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_NAME_CHANGED, error);
  LeadsUndoDetail *detail = call->detail;
  LeadsSourceResult result;

  if (statement == NULL)
    return FALSE;
  detail->changed = n_changed;
  leads_statement_bind (statement, "ii", call->id, (gint64) LEADS_UNDO_MAX_NAMED);
  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    detail->named[detail->n_named++] = leads_statement_get_int (statement, 0);
  if (result == LEADS_SOURCE_END)
    g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_CHANGED, "numbers changed since the upload");
  return FALSE;
}

static gboolean
append_event (LeadsTransaction *transaction, gint64 id, LeadsUploadState state, gint64 n_numbers, GError **error)
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
  return leads_event_append (transaction, "upload", id, "undo", before, after, error);
}

static gboolean
move_numbers (LeadsTransaction *transaction, UndoCall *call, gint64 n_uploaded, GError **error)
{
  gint64 now = leads_time_now ();
  gint64 n_moved;

  if (!leads_transaction_exec (transaction, SQL_MOVE, &n_moved, error, "ii", now, call->id))
    return FALSE;
  if (n_moved != n_uploaded)
    return refuse_changed (transaction, call, n_uploaded - n_moved, error);
  call->detail->undone = n_moved;
  return leads_transaction_exec (transaction, SQL_CLEAR, NULL, error, "i", call->id) &&
         leads_transaction_exec (transaction, SQL_MARK, NULL, error, "ii", now, call->id);
}

static gboolean
undo (LeadsTransaction *transaction, gpointer data, GError **error)
{
  UndoCall *call = data;
  g_autoptr (LeadsUpload) upload = NULL;
  gint64 n_uploaded;

  if (!leads_upload_fetch (transaction, call->id, FALSE, &upload, error))
    return FALSE;
  if (upload == NULL)
    return leads_store_set_not_found (error, "upload");
  if (leads_upload_get_state (upload) == LEADS_UPLOAD_STATE_UNDONE)
    {
      g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_ALREADY_UNDONE, "undone already");
      return FALSE;
    }
  n_uploaded = leads_upload_get_n_uploaded (upload);
  if (!move_numbers (transaction, call, n_uploaded, error) ||
      !leads_lead_touch (transaction, leads_upload_get_lead_id (upload), error) ||
      !append_event (transaction, call->id, leads_upload_get_state (upload), n_uploaded, error))
    return FALSE;
  transaction->changed |= LEADS_CHANGED_UPLOADS | LEADS_CHANGED_NUMBERS | LEADS_CHANGED_PROFILES |
                          LEADS_CHANGED_CONNECTIONS;
  return leads_upload_about_to_commit (transaction, call->about_to_commit, call->data, error);
}

gboolean
leads_upload_store_undo (LeadsUploadStore *self,
                         gint64 id,
                         gboolean (*about_to_commit) (gpointer data),
                         gpointer data,
                         LeadsUndoDetail *detail,
                         GCancellable *cancellable,
                         GError **error)
{
  LeadsUndoDetail unwanted;
  UndoCall call = {
    .id = id,
    .about_to_commit = about_to_commit,
    .data = data,
    .detail = detail != NULL ? detail : &unwanted,
  };

  g_return_val_if_fail (LEADS_IS_UPLOAD_STORE (self), FALSE);

  memset (call.detail, 0, sizeof *call.detail);
  return leads_store_write (self, undo, &call, cancellable, error);
}
