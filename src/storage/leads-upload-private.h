/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-upload-store.h>

#include "leads-source-table-private.h"
#include "leads-transaction-private.h"

G_BEGIN_DECLS

/* The upload @id, with the reasons of its totals if @reasons; %NULL without an error if there is none. */
gboolean
leads_upload_fetch (LeadsTransaction *transaction, gint64 id, gboolean reasons, LeadsUpload **upload, GError **error);

/* Touches the lead's last-modified time. */
gboolean leads_lead_touch (LeadsTransaction *transaction, gint64 lead, GError **error);

/* Adds @lines, some @n_lines, to the uploads of which they are, and those that none has to what the batch keeps. */
gboolean leads_upload_add_lines (LeadsTransaction *transaction,
                                 LeadsLineSource *lines,
                                 gint64 n_lines,
                                 const LeadsSourcePart *parts,
                                 guint n_parts,
                                 GPtrArray *unmatched_files,
                                 GError **error);

/* Adds @line as number @position of those of @batch that none of its uploads has; with the first the @files (nullable). */
gboolean leads_upload_add_unmatched (LeadsTransaction *transaction,
                                     gint64 batch,
                                     gint64 position,
                                     GPtrArray *files,
                                     const LeadsStoredLine *line,
                                     GError **error);
/* Appends their files to @files; totals are not kept. */
gboolean leads_upload_list_unmatched_files (LeadsTransaction *transaction, gint64 batch, GPtrArray *files, GError **error);

/* Asks @func (nullable) whether to go on; from then on cancelling has no effect. */
gboolean leads_upload_about_to_commit (LeadsTransaction *transaction,
                                       gboolean (*func) (gpointer data),
                                       gpointer data,
                                       GError **error);

G_END_DECLS
