/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-storage-error.h>
#include <leads-upload-store.h>

#include "leads-transaction-private.h"

G_BEGIN_DECLS

typedef struct _LeadsReversalKind LeadsReversalKind;

/*
 * An undo or a redo that runs, of an upload or of all uploads of a batch.
 */
typedef struct
{
  const LeadsReversalKind *kind;
  gint64 id;
  gboolean (*about_to_commit) (gpointer data);
  gpointer data;
  GCancellable *cancellable;
  gint64 now;
  LeadsUndoDetail *detail;
} LeadsReversal;

/*
 * What undo and redo have of their own.
 *
 * @move: copies the numbers of the upload @id, but those that stand in the way, to where they are to be
 * @clear: the statement that takes them away from where they were, given the upload
 * @name_changed: the statement that names numbers that stand in the way, given the upload and how many at most
 * @code, @text: the error where there are any
 * @turn: does it to one upload. Goes on past numbers that stand in the way, to count them: the whole is refused at the end
 * @list: (transfer full) (element-type gint64): the uploads of a batch that it is to be done to, never none, and their
 * worst state
 * @append_event: one for the upload or batch @id, which was in @state
 */
struct _LeadsReversalKind
{
  gboolean (*move) (LeadsTransaction *transaction,
                    const LeadsReversal *reversal,
                    gint64 id,
                    gint64 *n_moved,
                    GError **error);
  const char *clear;
  const char *name_changed;
  LeadsStorageError code;
  const char *text;
  gboolean (*turn) (LeadsTransaction *transaction, LeadsReversal *reversal, gint64 id, GError **error);
  GArray *(*list) (LeadsTransaction *transaction, gint64 batch, LeadsUploadState *worst, GError **error);
  gboolean (*append_event) (LeadsTransaction *transaction,
                            const char *entity,
                            gint64 id,
                            LeadsUploadState state,
                            gint64 n_numbers,
                            GError **error);
};

/* Moves the @n_numbers of the upload @id. Those that stand in the way are counted, and named as far as there is room. */
gboolean leads_reversal_move (LeadsTransaction *transaction,
                              LeadsReversal *reversal,
                              gint64 id,
                              gint64 n_numbers,
                              GError **error);

/* Does it to the upload @id, or to those of the batch @id, in a transaction of its own. @about_to_commit: (nullable): whether
 * to go on; @detail: (out) (nullable): what became of it. */
gboolean leads_reversal_run (LeadsUploadStore *store,
                             const LeadsReversalKind *kind,
                             gboolean batch,
                             gint64 id,
                             gboolean (*about_to_commit) (gpointer data),
                             gpointer data,
                             LeadsUndoDetail *detail,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
