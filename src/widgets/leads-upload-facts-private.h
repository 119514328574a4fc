/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-upload.h>

G_BEGIN_DECLS

/* Shows how many lines there are of each kind, instead of what @stats showed before. */
void leads_upload_facts_show_totals (GtkFlowBox        *stats,
                                     const LeadsTotals *totals);

/* Shows how and when @upload was made, instead of what @facts showed before. */
void leads_upload_facts_show        (GtkListBox        *facts,
                                     LeadsUpload       *upload);

G_END_DECLS
