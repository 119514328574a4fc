/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A file that is written aside and appears whole or not at all.
 */
typedef struct _LeadsCsvOutput LeadsCsvOutput;

/* @is_private: mode 0600. @error: what GIO says. */
LeadsCsvOutput *leads_csv_output_new (GFile         *file,
                                      gboolean       is_private,
                                      GCancellable  *cancellable,
                                      GError       **error);

/* Whether a file can be written: makes a new one aside, which goes away again; of one that is there nothing is touched. */
gboolean leads_csv_output_check (GFile         *file,
                                 GCancellable  *cancellable,
                                 GError       **error);

/* Leaves everything as it was unless leads_csv_output_commit() succeeded. */
void leads_csv_output_free (LeadsCsvOutput *self);

GOutputStream *leads_csv_output_get_stream (LeadsCsvOutput *self);

gboolean leads_csv_output_commit (LeadsCsvOutput  *self,
                                  GCancellable    *cancellable,
                                  GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsCsvOutput, leads_csv_output_free)

G_END_DECLS
