/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-line-table-private.h"

#include "leads-closures.h"
#include "leads-line-cell-private.h"
#include "leads-line-show-private.h"
#include "leads-ui-util.h"

#include <glib/gi18n-lib.h>

/*
 * The columns of a table of lines and their cells. A cell shows the line it is bound to and follows
 * it, because a line may be on its way when its row comes into view. What it shows is in leads-line-show.c.
 */

typedef void (*UpdateCell) (GtkWidget *cell, LeadsLine *line, const LeadsLineColumns *columns);

static GtkWidget *
new_label (float xalign, const char *css_class)
{
  GtkWidget *label = leads_ui_cell_label_new ();

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
on_line_notify (LeadsLine *line, GParamSpec *pspec, GtkListItem *item)
{
  UpdateCell update = g_object_get_data (G_OBJECT (item), "update");
  const LeadsLineColumns *columns = g_object_get_data (G_OBJECT (item), "columns");

  /* All values come at once; the first notification is enough. */
  g_signal_handlers_disconnect_by_func (line, on_line_notify, item);
  update (gtk_list_item_get_child (item), line, columns);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, UpdateCell update)
{
  LeadsLineColumns *columns = g_object_get_data (G_OBJECT (factory), "columns");
  LeadsLine *line = gtk_list_item_get_item (item);

  update (gtk_list_item_get_child (item), line, columns);
  if (leads_line_show_is_loading (line))
    {
      g_object_set_data (G_OBJECT (item), "columns", columns);
      g_object_set_data (G_OBJECT (item), "update", update);
      g_signal_connect (line, "notify", G_CALLBACK (on_line_notify), item);
    }
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_line_notify, item);
}

static void
setup_line (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = new_label (1, "numeric");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_item_set_child (item, label);
}

static void
setup_file (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = new_label (0, "dim-label");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_list_item_set_child (item, label);
}

static void
on_act_clicked (GtkButton *button, GtkListItem *item)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (button), LEADS_TYPE_LINE_TABLE);

  leads_line_table_act (LEADS_LINE_TABLE (table), gtk_list_item_get_item (item));
}

/* A button only where lines can be taken out: what cannot be pressed does not look as if it could. */
static GtkWidget *
new_row_act (LeadsLineColumns *columns, GtkListItem *item)
{
  GtkWidget *label = new_label (0.5, NULL);
  GtkWidget *button;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (label, "numeric");
  if (!columns->can_mend)
    {
      gtk_widget_add_css_class (label, "dim-label");
      return label;
    }

  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "suggest");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (on_act_clicked), item);
  return button;
}

static void
setup_wrong (GtkSignalListItemFactory *factory, GtkListItem *item, LeadsLineColumns *columns)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sentence = new_label (0, NULL);
  GtkWidget *act = new_row_act (columns, item);

  gtk_box_append (GTK_BOX (box), sentence);
  gtk_box_append (GTK_BOX (box), act);
  gtk_list_item_set_child (item, box);
}

static void
on_edited (LeadsLineCell *cell, LeadsLine *line, const char *text)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (cell), LEADS_TYPE_LINE_TABLE);

  leads_line_table_edit (LEADS_LINE_TABLE (table), line, text);
}

static void
on_editing_ended (LeadsLineCell *cell)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (cell), LEADS_TYPE_LINE_TABLE);

  if (table != NULL)
    leads_line_table_end_editing (LEADS_LINE_TABLE (table));
}

static void
setup_text (GtkSignalListItemFactory *factory, GtkListItem *item, LeadsLineColumns *columns)
{
  static const guint n_lines[] = {
    [LEADS_LINE_FORM_CARD] = 2,
    [LEADS_LINE_FORM_STACKED] = 1,
    [LEADS_LINE_FORM_WIDE] = 0,
  };
  GtkWidget *act = columns->form != LEADS_LINE_FORM_WIDE ? new_row_act (columns, item) : NULL;
  GtkWidget *cell = leads_line_cell_new (n_lines[columns->form], act);

  g_signal_connect (cell, "edited", G_CALLBACK (on_edited), NULL);
  g_signal_connect (cell, "editing-ended", G_CALLBACK (on_editing_ended), NULL);
  gtk_list_item_set_child (item, cell);
}

static void
bind_text (GtkSignalListItemFactory *factory, GtkListItem *item, LeadsLineColumns *columns)
{
  g_object_set_data (gtk_list_item_get_item (item), "leads-line-cell", gtk_list_item_get_child (item));
}

static void
unbind_text (GtkSignalListItemFactory *factory, GtkListItem *item, LeadsLineColumns *columns)
{
  g_object_set_data (gtk_list_item_get_item (item), "leads-line-cell", NULL);
  leads_line_cell_cancel (LEADS_LINE_CELL (gtk_list_item_get_child (item)));
}

gboolean
leads_line_columns_can_edit (LeadsLine *line)
{
  const LeadsReason reason = leads_line_get_reason (line);

  return !leads_reason_is_about_lead (reason);
}

gboolean
leads_line_columns_edit (LeadsLineColumns *columns, LeadsLine *line)
{
  LeadsLineCell *cell = g_object_get_data (G_OBJECT (line), "leads-line-cell");

  if (!columns->can_mend || cell == NULL || leads_line_show_is_loading (line))
    return FALSE;
  leads_line_cell_edit (cell, line);
  return TRUE;
}

static void
on_edit_clicked (GtkButton *button, GtkListItem *item)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (button), LEADS_TYPE_LINE_TABLE);

  leads_line_table_begin_editing (LEADS_LINE_TABLE (table), gtk_list_item_get_item (item));
}

static void
on_remove_clicked (GtkButton *button, GtkListItem *item)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (button), LEADS_TYPE_LINE_TABLE);

  leads_line_table_remove (LEADS_LINE_TABLE (table), gtk_list_item_get_item (item));
}

static GtkWidget *
new_act (const char *icon, GCallback clicked, GtkListItem *item)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", clicked, item);
  return button;
}

static void
setup_acts (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_box_append (GTK_BOX (box), new_act ("document-edit-symbolic", G_CALLBACK (on_edit_clicked), item));
  gtk_box_append (GTK_BOX (box), new_act ("user-trash-symbolic", G_CALLBACK (on_remove_clicked), item));
  gtk_list_item_set_child (item, box);
}

static GtkColumnViewColumn *
new_column (LeadsLineColumns *columns, const char *title, int width, GCallback setup, UpdateCell update)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_object_set_data (G_OBJECT (factory), "columns", columns);
  g_signal_connect (factory, "setup", setup, columns);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), update);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);

  column = gtk_column_view_column_new (title, factory);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  else
    gtk_column_view_column_set_expand (column, TRUE);

  return column;
}

static void
set_present (LeadsLineColumns *columns, GtkColumnViewColumn *column, guint position, gboolean present)
{
  gboolean is_present = gtk_column_view_column_get_column_view (column) != NULL;

  /* A hidden column keeps its width in 4.8: it has to go. */
  if (is_present && !present)
    gtk_column_view_remove_column (columns->view, column);
  else if (!is_present && present)
    gtk_column_view_insert_column (columns->view, position, column);
}

/* The padding of a first cell and the width of a digit; the longest number in its usual notation, and more than that where
 * it may be anything; two buttons. */
#define LINE_PADDING 26
#define DIGIT_WIDTH  9
#define NUMBER_WIDTH 180
#define TEXT_WIDTH   240
#define FILE_WIDTH   130
#define ACTS_WIDTH   78
#define NARROW_ACTS_WIDTH 70

/* Widths are those of text at its usual size. */
static int
scaled (LeadsLineColumns *columns, int width)
{
  return (int) (width * leads_ui_text_scale (GTK_WIDGET (columns->view)));
}

/* Beside the names of files there is room for it in a wide table alone. */
gboolean
leads_line_columns_has_line (const LeadsLineColumns *columns)
{
  return columns->form == LEADS_LINE_FORM_WIDE || (columns->form == LEADS_LINE_FORM_STACKED && !columns->names_files);
}

void
leads_line_columns_make (LeadsLineColumns *columns, GtkColumnView *view)
{
  GtkListItemFactory *factory;

  columns->view = view;
  columns->form = LEADS_LINE_FORM_WIDE;
  columns->text_width = TEXT_WIDTH;
  columns->line = new_column (columns, _("Line"), LINE_PADDING + 5 * DIGIT_WIDTH, G_CALLBACK (setup_line), leads_line_show_line);
  columns->file = new_column (columns, _("File"), FILE_WIDTH, G_CALLBACK (setup_file), leads_line_show_file);
  columns->text = new_column (columns, _("Text"), TEXT_WIDTH, G_CALLBACK (setup_text), leads_line_show_text);
  factory = gtk_column_view_column_get_factory (columns->text);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_text), columns);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_text), columns);
  columns->wrong = new_column (columns, _("What Is Wrong"), 0, G_CALLBACK (setup_wrong), leads_line_show_wrong);
  columns->acts = new_column (columns, "", ACTS_WIDTH, G_CALLBACK (setup_acts), leads_line_show_acts);
  gtk_column_view_append_column (view, columns->line);
  gtk_column_view_append_column (view, columns->text);
  gtk_column_view_append_column (view, columns->wrong);
  gtk_column_view_append_column (view, columns->acts);
}

void
leads_line_columns_clear (LeadsLineColumns *columns)
{
  g_clear_object (&columns->line);
  g_clear_object (&columns->file);
  g_clear_object (&columns->text);
  g_clear_object (&columns->wrong);
  g_clear_object (&columns->acts);
  g_clear_object (&columns->validation);
}

static void
update_columns (LeadsLineColumns *columns)
{
  const gboolean is_wide = columns->form == LEADS_LINE_FORM_WIDE;
  GtkColumnViewColumn *text = columns->text;

  set_present (columns, columns->line, 0, leads_line_columns_has_line (columns));
  set_present (columns, columns->file, 1, is_wide && columns->names_files);
  gtk_column_view_column_set_fixed_width (columns->file, scaled (columns, FILE_WIDTH));
  gtk_column_view_column_set_fixed_width (columns->acts,
                                          scaled (columns, columns->form != LEADS_LINE_FORM_CARD ? ACTS_WIDTH
                                                                                                 : NARROW_ACTS_WIDTH));
  set_present (columns, columns->wrong, columns->names_files ? 3 : 2, is_wide);
  gtk_column_view_column_set_expand (text, !is_wide);
  gtk_column_view_column_set_fixed_width (text, is_wide ? scaled (columns, columns->text_width) : -1);
}

void
leads_line_columns_set_form (LeadsLineColumns *columns, LeadsLineForm form)
{
  columns->form = form;
  update_columns (columns);
}

void
leads_line_columns_set_names_files (LeadsLineColumns *columns, gboolean names_files)
{
  if (columns->names_files == names_files)
    return;
  columns->names_files = names_files;
  update_columns (columns);
}

void
leads_line_columns_set_kind (LeadsLineColumns *columns, LeadsLineKind kind, gint64 n_lines, gboolean can_mend)
{
  g_autofree char *longest = leads_format_count (n_lines);
  int n_digits;

  n_digits = (int) MAX (g_utf8_strlen (longest, -1), g_utf8_strlen (_("Line"), -1));
  gtk_column_view_column_set_fixed_width (columns->line, scaled (columns, LINE_PADDING + DIGIT_WIDTH * n_digits));
  gtk_column_view_column_set_title (columns->wrong, kind == LEADS_LINES_REFUSED ? _("What Is Wrong")
                                                                                : kind == LEADS_LINES_SKIPPED
                                    ? _("Why")
                                    : _("Number"));
  set_present (columns, columns->acts, g_list_model_get_n_items (gtk_column_view_get_columns (columns->view)),
               can_mend);
  columns->can_mend = can_mend;
  columns->text_width = kind == LEADS_LINES_VALID ? NUMBER_WIDTH : TEXT_WIDTH;
  update_columns (columns);
}
