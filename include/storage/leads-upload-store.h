/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-number-source.h>
#include <leads-store.h>
#include <leads-upload.h>

G_BEGIN_DECLS

#define LEADS_TYPE_UPLOAD_STORE (leads_upload_store_get_type ())

/**
 * LeadsUploadStore:
 *
 * Uploads: written whole or not at all, listed, and undone.
 */
G_DECLARE_FINAL_TYPE (LeadsUploadStore, leads_upload_store, LEADS, UPLOAD_STORE, LeadsStore)

LeadsUploadStore *leads_upload_store_new (LeadsDatabase *database);

/**
 * LeadsUploadContent:
 * @upload: lead, profile and connection (by id), service info, ticket, source, file name, hash,
 *   when, by whom, and the totals of all lines; its id, names and state are ignored, and so is
 *   the totals' `uploaded`: the rows written are counted, and `unplanned` cannot be more
 * @files: (nullable) (element-type LeadsStoredFile): in their order
 * @numbers: the numbers, ascending
 * @lines: (nullable): the lines that were not accepted
 * @unmatched_files: (nullable) (element-type LeadsStoredFile): of a batch: the files of the lines that none of its
 *   uploads has; their totals are not kept
 * @progress: (nullable): called on the writer thread now and then with the numbers done so far
 * @about_to_commit: (nullable): called on the writer thread when all is written; returning
 *   %FALSE (a cancel came first) rolls back with %G_IO_ERROR_CANCELLED; after %TRUE
 *   cancelling has no effect any more
 * @data: for both
 */
typedef struct
{
  LeadsUpload *upload;
  GPtrArray *files;
  LeadsNumberSource *numbers;
  LeadsLineSource *lines;
  GPtrArray *unmatched_files;
  void (*progress) (gint64 done, gpointer data);
  gboolean (*about_to_commit) (gpointer data);
  gpointer data;
} LeadsUploadContent;

/**
 * leads_upload_store_insert:
 *
 * Writes an upload with its numbers, its refused lines and its event, and
 * touches the lead, in one transaction. The upload is `partial` when
 * its totals count refused lines or a file could not be read, else `complete`.
 *
 * Errors: CONFLICT (a number has an owner now: look them up again), NOT_FOUND
 * (lead, profile or connection is gone, or the connection is not of this
 * lead's PSTN side), FULL, BUSY …; an error of a source is passed on. After an
 * error, a cancel or a crash nothing is stored.
 */
gboolean leads_upload_store_insert (LeadsUploadStore *self,
                                    const LeadsUploadContent *content,
                                    gint64 *new_id,
                                    GCancellable *cancellable,
                                    GError **error);

/**
 * LeadsUploadPart:
 * @upload: as in #LeadsUploadContent
 * @files: (nullable) (element-type LeadsStoredFile): the same
 *
 * One upload of a batch.
 */
typedef struct
{
  LeadsUpload *upload;
  GPtrArray *files;
} LeadsUploadPart;

/**
 * leads_upload_store_insert_batch:
 * @parts: (array length=n_parts): the uploads
 * @content: what they share: the numbers of all of them, ascending, and the lines, each with the place of its
 *   upload in @parts; its own upload and files are ignored
 * @first_id: (out) (optional): of the first upload, which is the id of the batch
 *
 * Writes uploads that belong together, each as leads_upload_store_insert() does, in one transaction, so that
 * all of them are stored or none is. One that is alone belongs to no batch.
 *
 * Errors: as leads_upload_store_insert().
 */
gboolean leads_upload_store_insert_batch (LeadsUploadStore *self,
                                          const LeadsUploadPart *parts,
                                          guint n_parts,
                                          const LeadsUploadContent *content,
                                          gint64 *first_id,
                                          GCancellable *cancellable,
                                          GError **error);

/* The uploads of a batch, in the order in which they were given. (transfer full) (element-type LeadsUpload) */
GPtrArray *
leads_upload_store_list_batch (LeadsUploadStore *self, gint64 batch, GCancellable *cancellable, GError **error);

/* Uploads of the lead (0: all), newest first, up to @limit (0: all) with ids below @before (0: from the newest). */
GPtrArray *leads_upload_store_list (LeadsUploadStore *self,
                                    gint64 lead,
                                    gint64 before,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GError **error);

/* By id; NOT_FOUND. (transfer full) */
LeadsUpload *leads_upload_store_get (LeadsUploadStore *self, gint64 id, GCancellable *cancellable, GError **error);

/*
 * The lead's newest upload (its profile, connection and service info start the next); %NULL without an error if none.
 */
LeadsUpload *
leads_upload_store_get_last (LeadsUploadStore *self, gint64 lead, GCancellable *cancellable, GError **error);

/*
 * A service info in use that differs from @service_info in letter case or spacing only; %NULL without an error if none.
 */
char *leads_upload_store_find_similar_service_info (LeadsUploadStore *self,
                                                    const char *service_info,
                                                    GCancellable *cancellable,
                                                    GError **error);

/* The upload that a file with this content came with: the newest that is not undone, else the newest; %NULL without
 * @error when there is none. Its totals have no reasons. (transfer full) */
LeadsUpload *leads_upload_store_find_file (LeadsUploadStore *self,
                                           const char *sha256,
                                           GCancellable *cancellable,
                                           GError **error);

/* In the place of an upload's id, for lines and files: what none of the uploads of @batch has. @batch: the batch's id, or
 * of an upload that is alone its own. */
#define LEADS_UPLOAD_UNMATCHED(batch) (-(batch))

/* What became of the lines that none of the uploads of @batch has; no lines: there are none. */
gboolean leads_upload_store_sum_unmatched (LeadsUploadStore *self,
                                           gint64 batch,
                                           LeadsTotals *totals,
                                           GCancellable *cancellable,
                                           GError **error);

/* The upload's files with their totals (element-type LeadsStoredFile). */
GPtrArray *leads_upload_store_list_files (LeadsUploadStore *self, gint64 id, GCancellable *cancellable, GError **error);

/* How many lines the upload refused: with @reason (NONE: any) and a text that contains @text (%NULL: any). */
gboolean leads_upload_store_count_lines (LeadsUploadStore *self,
                                         gint64 id,
                                         LeadsReason reason,
                                         const char *text,
                                         gint64 *n_lines,
                                         GCancellable *cancellable,
                                         GError **error);

/* Called for each line; FALSE stops. */
typedef gboolean (*LeadsStoredLineFunc) (const LeadsStoredLine *line, gpointer data);

/*
 * The refused lines that match, as above, from `index` @first on, up to @limit (0: all). Without
 * conditions `index` is the position, and any depth costs the same.
 */
gboolean leads_upload_store_foreach_line (LeadsUploadStore *self,
                                          gint64 id,
                                          LeadsReason reason,
                                          const char *text,
                                          gint64 first,
                                          guint limit,
                                          LeadsStoredLineFunc func,
                                          gpointer data,
                                          GCancellable *cancellable,
                                          GError **error);

#define LEADS_UNDO_MAX_NAMED 10

/**
 * LeadsUndoDetail:
 * @undone: numbers that were taken back
 * @changed: numbers that changed since (released, moved, cooling), when CHANGED
 * @named: the first of them
 * @n_named: how many are in @named
 */
typedef struct
{
  gint64 undone;
  gint64 changed;
  gint64 named[LEADS_UNDO_MAX_NAMED];
  guint n_named;
} LeadsUndoDetail;

/**
 * leads_upload_store_undo:
 * @about_to_commit: (nullable): as in #LeadsUploadContent
 * @detail: (out) (optional): what was done, or what stands in the way
 *
 * Moves the upload's numbers to the history and marks it undone. Refuses as a
 * whole (CHANGED) when any of them changed since. NOT_FOUND, ALREADY_UNDONE.
 */
gboolean leads_upload_store_undo (LeadsUploadStore *self,
                                  gint64 id,
                                  gboolean (*about_to_commit) (gpointer data),
                                  gpointer data,
                                  LeadsUndoDetail *detail,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * leads_upload_store_undo_batch:
 *
 * Undoes all uploads of a batch that are not undone yet, as leads_upload_store_undo() does: all or none of them.
 * @detail is about all. NOT_FOUND, ALREADY_UNDONE (every one of them).
 */
gboolean leads_upload_store_undo_batch (LeadsUploadStore *self,
                                        gint64 batch,
                                        gboolean (*about_to_commit) (gpointer data),
                                        gpointer data,
                                        LeadsUndoDetail *detail,
                                        GCancellable *cancellable,
                                        GError **error);

/**
 * leads_upload_store_redo:
 * @about_to_commit: (nullable): as in #LeadsUploadContent
 * @detail: (out) (optional): what came back (`undone`), or what stands in the way
 *
 * Takes an undo back: the upload's numbers come from the history, and it is what it was. Refuses as a whole
 * (CONFLICT) when any of them has an owner meanwhile. NOT_FOUND (also when its profile or connection is gone),
 * NOT_UNDONE.
 */
gboolean leads_upload_store_redo (LeadsUploadStore *self,
                                  gint64 id,
                                  gboolean (*about_to_commit) (gpointer data),
                                  gpointer data,
                                  LeadsUndoDetail *detail,
                                  GCancellable *cancellable,
                                  GError **error);

/* The same of all uploads of a batch that are undone: all or none of them. NOT_FOUND: there is none. */
gboolean leads_upload_store_redo_batch (LeadsUploadStore *self,
                                        gint64 batch,
                                        gboolean (*about_to_commit) (gpointer data),
                                        gpointer data,
                                        LeadsUndoDetail *detail,
                                        GCancellable *cancellable,
                                        GError **error);

/* The newest upload that is not undone (0: of all leads); %NULL without an error if there is none. (transfer full)
 * (nullable) */
LeadsUpload *
leads_upload_store_get_last_undoable (LeadsUploadStore *self, gint64 lead, GCancellable *cancellable, GError **error);

G_END_DECLS
