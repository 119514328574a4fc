/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include <leads-line.h>

G_BEGIN_DECLS

#define LEADS_TYPE_LINE_CELL (leads_line_cell_get_type ())

/**
 * LeadsLineCell:
 *
 * The text of a line, beneath it what is wrong where there is no column for that, and the text's field while it is edited.
 *
 * Signals: `edited` (#LeadsLine, the new text): Enter was pressed, or the focus left; not after Escape. `editing-ended`: in
 * any case, after it.
 */
G_DECLARE_FINAL_TYPE (LeadsLineCell, leads_line_cell, LEADS, LINE_CELL, GtkWidget)

/* @n_lines: how many the sentence has beneath the text, whatever it says; 0: there is none. @act: (nullable): what can be
 * done about the line, on the same row as the text */
GtkWidget *leads_line_cell_new          (guint          n_lines,
                                         GtkWidget     *act);
GtkWidget *leads_line_cell_get_act      (LeadsLineCell *self);

void       leads_line_cell_set_text     (LeadsLineCell *self,
                                         const char    *text);
void       leads_line_cell_set_sentence (LeadsLineCell *self,
                                         const char    *sentence);
/* What stood in the file where it was edited, or %NULL. */
void       leads_line_cell_set_original (LeadsLineCell *self,
                                         const char    *original);

/* Shows the field with the text of @line. */
void       leads_line_cell_edit         (LeadsLineCell *self,
                                         LeadsLine     *line);
gboolean   leads_line_cell_is_editing   (LeadsLineCell *self);
/* Ends editing; the text stays as it was. */
void       leads_line_cell_cancel       (LeadsLineCell *self);

G_END_DECLS
