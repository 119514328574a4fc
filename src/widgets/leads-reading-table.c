/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-reading-table-private.h"

#include "leads-closures.h"
#include "leads-ui-util.h"

#include <glib/gi18n-lib.h>

/* The first rows of a file as they would be read. The columns that are read stand out in their title and in their cells. */

#define LINE_WIDTH        64
#define MAX_CELL_CHARS    24
#define MIN_VERDICT_CHARS 16
#define MAX_VERDICT_CHARS 28

/* Which cells of a row a column of the table has. */
enum
{
  COLUMN_LINE = -2,
  COLUMN_VERDICT = -1
};
#define N_OWN_COLUMNS 2

typedef struct
{
  int column; /* of the file, or one of the above */
  gboolean is_read;
  int n_chars; /* of a cell of the file */
} Cells;

static int
find_role (LeadsFilePreview *preview, guint column, gboolean for_many)
{
  const int n_roles = for_many ? LEADS_FILE_N_ROLES : LEADS_FILE_COLUMN_CUSTOMER;

  for (int role = 0; role < n_roles; role++)
    if (leads_file_preview_get_column (preview, role) == (int) column)
      return role;
  return -1;
}

/* What a column is read as, in a word. */
static const char *
name_role (LeadsFilePreview *preview, int role)
{
  switch (role)
    {
    case LEADS_FILE_COLUMN_NUMBER:
      return leads_file_preview_get_column (preview, LEADS_FILE_COLUMN_END) >= 0 ||
                     leads_file_preview_get_column (preview, LEADS_FILE_COLUMN_COUNT) >= 0
                 /* Translators: these stand behind a column's heading, which has the word already or not: “Phone (number)” */
                 ? C_ ("column", "range start")
                 : C_ ("column", "number");
    case LEADS_FILE_COLUMN_END:
      return C_ ("column", "range end");
    case LEADS_FILE_COLUMN_COUNT:
      return C_ ("column", "range size");
    case LEADS_FILE_COLUMN_CAC:
      return C_ ("column", "sessions");
    case LEADS_FILE_COLUMN_CUSTOMER:
      return C_ ("column", "customer");
    case LEADS_FILE_COLUMN_SERVICE:
      return C_ ("column", "service");
    default:
      return NULL;
    }
}

/* Whether @title says @role already. */
static gboolean
says_role (const char *title, const char *role)
{
  g_auto (GStrv) said = g_str_tokenize_and_fold (title, NULL, NULL);
  g_auto (GStrv) words = g_str_tokenize_and_fold (role, NULL, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) said, words[i]))
      return FALSE;
  return TRUE;
}

char *
leads_reading_table_title (LeadsFilePreview *preview, guint column, gboolean for_many)
{
  const char *title = leads_file_preview_get_column_title (preview, column);
  const char *role = name_role (preview, find_role (preview, column, for_many));

  if (role == NULL || says_role (title, role))
    return g_strdup (title);
  /* Translators: above a column of a file: its heading, and what it is read as: “Phone (number)” */
  return g_strdup_printf (_("%s (%s)"), title, role);
}

static char *
dup_text (LeadsPreviewRow *row, int column)
{
  if (column >= 0)
    return g_strdup (leads_preview_row_get_cell (row, (guint) column));
  if (column == COLUMN_LINE)
    return leads_format_count ((gint64) leads_preview_row_get_line (row));
  switch (leads_preview_row_get_kind (row))
    {
    case LEADS_PREVIEW_HEADING:
      return g_strdup (_("Heading"));
    case LEADS_PREVIEW_VALID:
      return g_strdup (_("Valid"));
    case LEADS_PREVIEW_REFUSED:
    default:
      return g_strdup (leads_preview_row_get_sentence (row));
    }
}

static void
set_up (GtkListItemFactory *factory, GtkListItem *item, const Cells *cells)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), cells->n_chars);
  if (cells->column == COLUMN_VERDICT)
    {
      /* What is wrong is told whole. */
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (label), cells->n_chars);
    }
  else
    {
      gtk_widget_add_css_class (label, "numeric");
    }
  if (cells->is_read)
    gtk_widget_add_css_class (label, "read-cell");
  gtk_list_item_set_child (item, label);
}

static void
bind (GtkListItemFactory *factory, GtkListItem *item, const Cells *cells)
{
  LeadsPreviewRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  LeadsPreviewKind kind = leads_preview_row_get_kind (row);
  const gboolean is_verdict = cells->column == COLUMN_VERDICT;
  g_autofree char *text = dup_text (row, cells->column);

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (label, text != NULL && *text != '\0' ? text : NULL);
  leads_ui_set_css_class (label, "error", is_verdict && kind == LEADS_PREVIEW_REFUSED);
  leads_ui_set_css_class (label, "success-text", is_verdict && kind == LEADS_PREVIEW_VALID);
  leads_ui_set_css_class (label, "dim-label",
                          cells->column == COLUMN_LINE || kind == LEADS_PREVIEW_HEADING ||
                              (cells->column >= 0 && !cells->is_read));
}

/* A column asks for no more room than its title unless it is told. */
static int
measure_cells (LeadsFilePreview *preview, int column)
{
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (preview));
  glong n_chars = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (LeadsPreviewRow) row = g_list_model_get_item (G_LIST_MODEL (preview), i);

      g_autofree char *text = dup_text (row, column);

      n_chars = MAX (n_chars, g_utf8_strlen (text, -1));
    }
  return (int) n_chars;
}

static void
append (GtkColumnView *view, const char *title, int column, gboolean is_read, int n_chars, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = NULL;
  Cells *cells = g_new0 (Cells, 1);

  cells->column = column;
  cells->is_read = is_read;
  cells->n_chars = n_chars;
  g_signal_connect_data (factory, "setup", G_CALLBACK (set_up), cells, (GClosureNotify) (void (*) (void)) g_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), cells);
  added = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (added, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (added, width);
  gtk_column_view_append_column (view, added);
}

void
leads_reading_table_show (GtkColumnView *view, LeadsFilePreview *preview, gboolean for_many)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (preview)));
  const guint n_columns = MIN (leads_file_preview_get_n_columns (preview), LEADS_FILE_PREVIEW_COLUMNS);

  gtk_column_view_set_model (view, NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (view, column);
    }
  append (view, _("Line"), COLUMN_LINE, FALSE, 0, LINE_WIDTH);
  append (view, _("Line by Itself"), COLUMN_VERDICT, FALSE,
          CLAMP (measure_cells (preview, COLUMN_VERDICT), MIN_VERDICT_CHARS, MAX_VERDICT_CHARS), -1);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *title = leads_reading_table_title (preview, i, for_many);

      append (view, title, (int) i, find_role (preview, i, for_many) >= 0,
              MIN (measure_cells (preview, (int) i), MAX_CELL_CHARS), -1);
    }
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));
}

void
leads_reading_table_reveal (GtkColumnView *view, guint column)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));
  graphene_rect_t bounds;

  for (guint i = 0; i < N_OWN_COLUMNS + column && title != NULL; i++)
    title = gtk_widget_get_next_sibling (title);
  if (title == NULL || !gtk_widget_compute_bounds (title, gtk_widget_get_parent (title), &bounds))
    return;
  gtk_adjustment_clamp_page (adjustment, bounds.origin.x, bounds.origin.x + bounds.size.width);
}
