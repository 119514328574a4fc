/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-line-table.h"

G_BEGIN_DECLS

/**
 * LeadsLineForm:
 * @LEADS_LINE_FORM_CARD: the number of a line and what is wrong with it stand beneath its text, in two lines if need be
 * @LEADS_LINE_FORM_STACKED: what is wrong stands beneath the text
 * @LEADS_LINE_FORM_WIDE: each has a column
 *
 * How much room there is, as a #LeadsFormBin counts its widths.
 */
typedef enum {
  LEADS_LINE_FORM_CARD,
  LEADS_LINE_FORM_STACKED,
  LEADS_LINE_FORM_WIDE
} LeadsLineForm;

/**
 * LeadsLineColumns:
 * @view: the table
 * @line: the column of line numbers, absent from @view where it has no room
 * @file: the column of files, present only where lines are of several
 * @text: the column of texts
 * @wrong: the column What Is Wrong, absent in the same way
 * @acts: the column of Edit and Remove buttons
 * @validation: what knows how numbers are written for people; owned
 * @can_mend: whether lines can be edited and taken out
 * @form: how they are arranged
 * @text_width: of the column of texts in a wide table
 *
 * The columns of a #LeadsLineTable, and what their cells need.
 */
typedef struct {
  GtkColumnView          *view;
  GtkColumnViewColumn    *line;
  GtkColumnViewColumn    *file;
  GtkColumnViewColumn    *text;
  GtkColumnViewColumn    *wrong;
  GtkColumnViewColumn    *acts;
  LeadsValidationService *validation;
  gboolean                can_mend;
  gboolean                names_files;
  LeadsLineForm           form;
  int                     text_width;
} LeadsLineColumns;

/* Makes the columns; cells live in @table, which gets leads_line_table_remove(). */
void leads_line_columns_make       (LeadsLineColumns *columns,
                                    GtkColumnView    *view);
void leads_line_columns_clear      (LeadsLineColumns *columns);

/* Changes the form. The view keeps no lines meanwhile: set a model afterwards, so that the cells are made anew. */
void leads_line_columns_set_form   (LeadsLineColumns *columns,
                                    LeadsLineForm     form);
/* Which columns there are for lines of valid, refused or skipped numbers; the line numbers go up to @n_lines. */
void leads_line_columns_set_kind   (LeadsLineColumns *columns,
                                    LeadsLineKind     kind,
                                    gint64            n_lines,
                                    gboolean          can_mend);

/* Whether lines say which file they are from. As above: the view keeps no lines meanwhile. */
void leads_line_columns_set_names_files (LeadsLineColumns *columns,
                                         gboolean          names_files);

/* Whether lines have their numbers in a column, and not in the words. */
gboolean leads_line_columns_has_line (const LeadsLineColumns *columns);
/* Whether a number can be written into the line: not where customer and service are wrong, which no number mends. */
gboolean leads_line_columns_can_edit (LeadsLine      *line);
/* Shows the field for the text of @line, if its row is in view; FALSE otherwise. */
gboolean leads_line_columns_edit   (LeadsLineColumns *columns,
                                    LeadsLine        *line);

/* The menu of the reasons in @totals, with the action `lines.reason`; how many there are. (transfer full) */
GMenuModel *leads_line_reasons_new_menu (const LeadsTotals *totals,
                                         guint             *n_reasons);

/* For the cells: Remove of @line was pressed. */
void leads_line_table_remove       (LeadsLineTable   *self,
                                    LeadsLine        *line);

/* For the cells: Edit of @line was pressed; its text is to be @text; its field is gone. */
void leads_line_table_begin_editing (LeadsLineTable  *self,
                                     LeadsLine       *line);
void leads_line_table_edit          (LeadsLineTable  *self,
                                     LeadsLine       *line,
                                     const char      *text);
void leads_line_table_end_editing   (LeadsLineTable  *self);

/* For the cells: what can be done about @line was pressed. */
void leads_line_table_act          (LeadsLineTable   *self,
                                    LeadsLine        *line);

G_END_DECLS
