/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-upload-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"
#include "leads-upload-private.h"

#include <leads-time.h>

#include <string.h>

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

#define MANY_NUMBERS 10000

typedef struct
{
  gint64 id;
  gboolean (*about_to_commit) (gpointer data);
  gpointer data;
  GCancellable *cancellable;
  LeadsUndoDetail *detail;
} UndoCall;

/* Notes which numbers stand in the way. */
static gboolean
note_changed (LeadsTransaction *transaction, UndoCall *call, gint64 id, gint64 n_changed, GError **error)
{
  g_autoptr (LeadsStatement) statement = NULL;
  LeadsUndoDetail *detail = call->detail;
  LeadsSourceResult result;

  detail->changed += n_changed;
  if (detail->n_named == LEADS_UNDO_MAX_NAMED)
    return TRUE;
  statement = leads_statement_new (transaction, SQL_NAME_CHANGED, error);
  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "ii", id, (gint64) LEADS_UNDO_MAX_NAMED - detail->n_named);
  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    detail->named[detail->n_named++] = leads_statement_get_int (statement, 0);
  return result == LEADS_SOURCE_END;
}

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

/*
 * What the rows of numbers had to hold those of the history hold, too: nothing is to be looked at again. Few of them are,
 * for then preparing the statements anew would cost more.
 */
static gboolean
fill_history (LeadsTransaction *transaction, gint64 now, gint64 id, gint64 n_numbers, gint64 *n_moved, GError **error)
{
  const gboolean checking = n_numbers < MANY_NUMBERS;
  const gboolean filled = leads_handle_set_checking (transaction->handle, checking, error) &&
                          leads_transaction_exec (transaction, SQL_MOVE, n_moved, error, "ii", now, id);

  return leads_handle_set_checking (transaction->handle, TRUE, filled ? error : NULL) && filled;
}

static gboolean
move_numbers (LeadsTransaction *transaction, UndoCall *call, gint64 id, gint64 n_uploaded, GError **error)
{
  gint64 now = leads_time_now ();
  gint64 n_moved;

  if (!fill_history (transaction, now, id, n_uploaded, &n_moved, error))
    return FALSE;
  if (n_moved != n_uploaded)
    return note_changed (transaction, call, id, n_uploaded - n_moved, error);
  call->detail->undone += n_moved;
  return leads_transaction_exec (transaction, SQL_CLEAR, NULL, error, "i", id) &&
         leads_transaction_exec (transaction, SQL_MARK, NULL, error, "ii", now, id);
}

static gboolean
set_undone_already (GError **error)
{
  g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_ALREADY_UNDONE, "undone already");
  return FALSE;
}

/* Goes on past numbers that stand in the way, to count them; finish() refuses then. */
static gboolean
undo_upload (LeadsTransaction *transaction, UndoCall *call, gint64 id, GError **error)
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
  return move_numbers (transaction, call, id, n_uploaded, error) &&
         leads_lead_touch (transaction, leads_upload_get_lead_id (upload), error) &&
         append_event (transaction, "upload", id, leads_upload_get_state (upload), n_uploaded, error);
}

static gboolean
finish (LeadsTransaction *transaction, UndoCall *call, GError **error)
{
  if (call->detail->changed > 0)
    {
      call->detail->undone = 0;
      g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_CHANGED, "numbers changed since the upload");
      return FALSE;
    }
  transaction->changed |= LEADS_CHANGED_UPLOADS | LEADS_CHANGED_NUMBERS | LEADS_CHANGED_PROFILES |
                          LEADS_CHANGED_CONNECTIONS;
  return leads_upload_about_to_commit (transaction, call->about_to_commit, call->data, error);
}

static gboolean
undo (LeadsTransaction *transaction, gpointer data, GError **error)
{
  UndoCall *call = data;

  return undo_upload (transaction, call, call->id, error) && finish (transaction, call, error);
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

static gboolean
undo_batch (LeadsTransaction *transaction, gpointer data, GError **error)
{
  UndoCall *call = data;
  LeadsUploadState state = LEADS_UPLOAD_STATE_COMPLETE;
  g_autoptr (GArray) ids = list_batch (transaction, call->id, &state, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (call->cancellable, error) ||
        !undo_upload (transaction, call, g_array_index (ids, gint64, i), error))
      return FALSE;
  return append_event (transaction, "batch", call->id, state, call->detail->undone, error) &&
         finish (transaction, call, error);
}

static gboolean
run (LeadsUploadStore *self,
     gboolean (*func) (LeadsTransaction *, gpointer, GError **),
     UndoCall *call,
     LeadsUndoDetail *detail,
     GError **error)
{
  LeadsUndoDetail unwanted;

  g_return_val_if_fail (LEADS_IS_UPLOAD_STORE (self), FALSE);

  call->detail = detail != NULL ? detail : &unwanted;
  memset (call->detail, 0, sizeof *call->detail);
  return leads_store_write (self, func, call, call->cancellable, error);
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
  UndoCall call = { .id = id, .about_to_commit = about_to_commit, .data = data, .cancellable = cancellable };

  return run (self, undo, &call, detail, error);
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
  UndoCall call = { .id = batch, .about_to_commit = about_to_commit, .data = data, .cancellable = cancellable };

  return run (self, undo_batch, &call, detail, error);
}
