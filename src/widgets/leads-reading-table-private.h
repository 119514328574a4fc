/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include <leads-file-preview.h>

G_BEGIN_DECLS

/* What a column is called above the table: its title and what it is read as: "Phone (number)". @for_many: customer and
 * service are read. (transfer full) */
char *leads_reading_table_title (LeadsFilePreview *preview,
                                 guint             column,
                                 gboolean          for_many);

/* Shows the rows of @preview in @view, with the columns that they have. */
void  leads_reading_table_show  (GtkColumnView    *view,
                                 LeadsFilePreview *preview,
                                 gboolean          for_many);

/* Scrolls, no more than it takes, to the @column of the file; for when the table was laid out. */
void  leads_reading_table_reveal (GtkColumnView *view,
                                  guint          column);

G_END_DECLS
