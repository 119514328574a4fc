/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-upload-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"
#include "leads-upload-private.h"

/* The refused lines of uploads, as they are written with them. Invariant: the positions of each are 0, 1, 2 … without gaps. */

/* OR ROLLBACK spares the statement journal. */
static const char SQL_ADD_LINES[] =
    "INSERT OR ROLLBACK INTO upload_line (upload, position, file, line, record, text, reason, detail, suggestion)"
    " SELECT upload, position, file, line, record, text, reason, detail, suggestion FROM leads_refused";

const char *const leads_upload_insert_lines_statements[] = { SQL_ADD_LINES, NULL };

/* From so many on it costs less to prepare the statements anew, without checks. */
#define MANY_LINES 10000

typedef struct
{
  LeadsTransaction *transaction;
  const LeadsSourcePart *parts;
  guint n_parts;
  GPtrArray *unmatched_files;
  gint64 *n_lines; /* of each part */
  gint64 n_unmatched;
} LinesCall;

static gboolean
place_line (const LeadsStoredLine *line, gint64 *upload, gint64 *position, gpointer data, GError **error)
{
  LinesCall *call = data;

  if (line->place == LEADS_PLACE_UNMATCHED)
    return leads_upload_add_unmatched (call->transaction, call->parts[0].upload, call->n_unmatched++,
                                       call->unmatched_files, line, error);
  g_return_val_if_fail (line->place < call->n_parts, FALSE);
  *upload = call->parts[line->place].upload;
  *position = call->n_lines[line->place]++;
  return TRUE;
}

static gboolean
add_all (LinesCall *call, LeadsLineSource *lines, GError **error)
{
  LeadsHandle *handle = call->transaction->handle;
  LeadsRefusedTable *table = handle->refused_table;
  GError *cause = NULL;
  gboolean added;

  table->source = lines;
  table->rows.cancellable = handle->cancellable;
  table->place = place_line;
  table->data = call;
  added = leads_transaction_exec (call->transaction, SQL_ADD_LINES, NULL, &cause, "");
  table->source = NULL;
  table->rows.cancellable = NULL;
  table->data = NULL;
  if (!added)
    g_propagate_error (error, leads_row_table_take_error (&table->rows, cause));
  return added;
}

/* The uploads that lines refer to were added just now: only where there are few of them that is looked at again. */
gboolean
leads_upload_add_lines (LeadsTransaction *transaction,
                        LeadsLineSource *lines,
                        gint64 n_lines,
                        const LeadsSourcePart *parts,
                        guint n_parts,
                        GPtrArray *unmatched_files,
                        GError **error)
{
  g_autofree gint64 *n_of_parts = g_new0 (gint64, n_parts);
  LinesCall call = {
    .transaction = transaction,
    .parts = parts,
    .n_parts = n_parts,
    .unmatched_files = unmatched_files,
    .n_lines = n_of_parts,
  };
  gboolean added;

  added = leads_handle_set_checking (transaction->handle, n_lines < MANY_LINES, error) && add_all (&call, lines, error);
  return leads_handle_set_checking (transaction->handle, TRUE, added ? error : NULL) && added;
}
