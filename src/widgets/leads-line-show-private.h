/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-line-table-private.h"

G_BEGIN_DECLS

/* Whether the line is still on its way. */
gboolean leads_line_show_is_loading (LeadsLine *line);

/* Each brings a cell of its column, as leads-line-columns.c makes it, up to date. */
void     leads_line_show_line  (GtkWidget              *cell,
                                LeadsLine              *line,
                                const LeadsLineColumns *columns);
void     leads_line_show_file  (GtkWidget              *cell,
                                LeadsLine              *line,
                                const LeadsLineColumns *columns);
void     leads_line_show_text  (GtkWidget              *cell,
                                LeadsLine              *line,
                                const LeadsLineColumns *columns);
void     leads_line_show_wrong (GtkWidget              *cell,
                                LeadsLine              *line,
                                const LeadsLineColumns *columns);
void     leads_line_show_acts  (GtkWidget              *cell,
                                LeadsLine              *line,
                                const LeadsLineColumns *columns);

G_END_DECLS
