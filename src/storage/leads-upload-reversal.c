/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-upload-reversal-private.h"

#include "leads-statement-private.h"
#include "leads-store-private.h"
#include "leads-upload-private.h"

#include <leads-time.h>

#include <string.h>

/*
 * What undo and redo have in common: counting what stands in the way, the uploads of a batch one after another, the
 * last step before the commit. Invariant: it is done to all of the uploads or to none.
 */

/* From so many numbers on it costs less to prepare the statements anew, without checks. */
#define MANY_NUMBERS 10000

static gboolean
note_changed (LeadsTransaction *transaction, LeadsReversal *reversal, gint64 id, gint64 n_changed, GError **error)
{
  g_autoptr (LeadsStatement) statement = NULL;
  LeadsUndoDetail *detail = reversal->detail;
  LeadsSourceResult result;

  detail->changed += n_changed;
  if (detail->n_named == LEADS_UNDO_MAX_NAMED)
    return TRUE;
  statement = leads_statement_new (transaction, reversal->kind->name_changed, error);
  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "ii", id, (gint64) LEADS_UNDO_MAX_NAMED - detail->n_named);
  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    detail->named[detail->n_named++] = leads_statement_get_int (statement, 0);
  return result == LEADS_SOURCE_END;
}

static gboolean
copy_and_clear (LeadsTransaction *transaction,
                LeadsReversal *reversal,
                gint64 id,
                gint64 n_numbers,
                gint64 *n_moved,
                GError **error)
{
  gint64 n_cleared = n_numbers;

  if (!reversal->kind->move (transaction, reversal, id, n_moved, error))
    return FALSE;
  if (*n_moved == n_numbers &&
      !leads_transaction_exec (transaction, reversal->kind->clear, &n_cleared, error, "i", id))
    return FALSE;
  if (*n_moved <= n_numbers && n_cleared == n_numbers)
    return TRUE;
  g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_DAMAGED, "an upload has more numbers than it counts");
  return FALSE;
}

/*
 * What the rows had to hold where they were they hold where they come to, and nothing refers to a number: many of them are
 * not looked at again.
 */
gboolean
leads_reversal_move (LeadsTransaction *transaction, LeadsReversal *reversal, gint64 id, gint64 n_numbers, GError **error)
{
  LeadsHandle *handle = transaction->handle;
  gint64 n_moved = 0;
  gboolean moved;

  moved = leads_handle_set_checking (handle, n_numbers < MANY_NUMBERS, error) &&
          copy_and_clear (transaction, reversal, id, n_numbers, &n_moved, error);
  if (!leads_handle_set_checking (handle, TRUE, moved ? error : NULL) || !moved)
    return FALSE;
  if (n_moved != n_numbers)
    return note_changed (transaction, reversal, id, n_numbers - n_moved, error);
  reversal->detail->undone += n_moved;
  return TRUE;
}

static gboolean
finish (LeadsTransaction *transaction, LeadsReversal *reversal, GError **error)
{
  if (reversal->detail->changed > 0)
    {
      reversal->detail->undone = 0;
      g_set_error_literal (error, LEADS_STORAGE_ERROR, reversal->kind->code, reversal->kind->text);
      return FALSE;
    }
  transaction->changed |= LEADS_CHANGED_UPLOADS | LEADS_CHANGED_NUMBERS | LEADS_CHANGED_PROFILES |
                          LEADS_CHANGED_CONNECTIONS;
  return leads_upload_about_to_commit (transaction, reversal->about_to_commit, reversal->data, error);
}

static gboolean
turn_upload (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsReversal *reversal = data;

  return reversal->kind->turn (transaction, reversal, reversal->id, error) && finish (transaction, reversal, error);
}

static gboolean
turn_batch (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsReversal *reversal = data;
  LeadsUploadState state = LEADS_UPLOAD_STATE_COMPLETE;
  g_autoptr (GArray) ids = reversal->kind->list (transaction, reversal->id, &state, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (reversal->cancellable, error) ||
        !reversal->kind->turn (transaction, reversal, g_array_index (ids, gint64, i), error))
      return FALSE;
  return reversal->kind->append_event (transaction, "batch", reversal->id, state, reversal->detail->undone, error) &&
         finish (transaction, reversal, error);
}

gboolean
leads_reversal_run (LeadsUploadStore *store,
                    const LeadsReversalKind *kind,
                    gboolean batch,
                    gint64 id,
                    gboolean (*about_to_commit) (gpointer data),
                    gpointer data,
                    LeadsUndoDetail *detail,
                    GCancellable *cancellable,
                    GError **error)
{
  LeadsUndoDetail unwanted;
  LeadsReversal reversal = {
    .kind = kind,
    .id = id,
    .about_to_commit = about_to_commit,
    .data = data,
    .cancellable = cancellable,
    .now = leads_time_now (),
    .detail = detail != NULL ? detail : &unwanted,
  };

  g_return_val_if_fail (LEADS_IS_UPLOAD_STORE (store), FALSE);

  memset (reversal.detail, 0, sizeof *reversal.detail);
  return leads_store_write (store, batch ? turn_batch : turn_upload, &reversal, cancellable, error);
}
