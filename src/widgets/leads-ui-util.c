/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-ui-util.h"

#include <glib/gi18n.h>

/* What every window and dialog does the same way: accessible names, toasts, questions, words beneath a field. */

typedef struct
{
  GtkWidget *parent; /* weak */
  LeadsUiAnswer callback;
  gpointer data;
  GDestroyNotify destroy;
  gboolean answered;
} Question;

static void
question_free (gpointer data,
               GClosure *closure)
{
  Question *question = data;

  g_clear_weak_pointer (&question->parent);
  if (question->destroy != NULL)
    question->destroy (question->data);
  g_free (question);
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  /* One answer: closing the window says the same once more. */
  if (question->answered || question->parent == NULL)
    return;
  question->answered = TRUE;
  /* The answer may close the parent, which must not be looked for when the question itself goes. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  question->callback (question->parent, g_str_equal (response, "accept"), question->data);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static gboolean
on_query_cell_tooltip (GtkWidget  *cell,
                       int         x,
                       int         y,
                       gboolean    keyboard,
                       GtkTooltip *tooltip,
                       gpointer    data)
{
  LeadsUiCellTooltip make = g_object_get_data (G_OBJECT (cell), "leads-cell-tooltip-maker");
  const char *text = g_object_get_data (G_OBJECT (cell), "leads-cell-tooltip");

  if (make != NULL)
    {
      g_autofree char *made = make (cell);

      gtk_tooltip_set_text (tooltip, made);
      return made != NULL;
    }
  if (text == NULL && GTK_IS_LABEL (cell) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (cell))))
    text = gtk_label_get_text (GTK_LABEL (cell));
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
init_cell_tooltip (GtkWidget *cell)
{
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (on_query_cell_tooltip), NULL);
}

static GtkWidget *
add_error_row (GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_parent (row);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *error_row = gtk_list_box_row_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (error_row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (error_row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (error_row), FALSE);
  gtk_widget_set_focusable (error_row, FALSE);
  gtk_widget_add_css_class (error_row, "error-row");
  gtk_list_box_insert (GTK_LIST_BOX (list), error_row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL, -1);
  g_object_set_data (G_OBJECT (row), "leads-error-row", error_row);
  return error_row;
}

void
leads_ui_set_accessible (GtkWidget  *widget,
                         const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* What takes the focus in a menu button is the button inside it. */
  if (GTK_IS_MENU_BUTTON (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
leads_ui_label (GtkWidget  *widget,
                const char *label)
{
  gtk_widget_set_tooltip_text (widget, label);
  leads_ui_set_accessible (widget, label);
}

void
leads_ui_align_popover (GtkPopover *popover, GtkAlign align)
{
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    align = align == GTK_ALIGN_START ? GTK_ALIGN_END : GTK_ALIGN_START;
  gtk_widget_set_halign (GTK_WIDGET (popover), align);
}

/* The bidirectional algorithm's marks: left-to-right isolate, pop directional isolate. */
#define LTR_ISOLATE "\u2066"
#define POP_ISOLATE "\u2069"

char *
leads_ui_dup_ltr (const char *text)
{
  if (text == NULL || gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return g_strdup (text);

  return g_strconcat (LTR_ISOLATE, text, POP_ISOLATE, NULL);
}

AdwToast *
leads_ui_toast_new (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
}

GtkWidget *
leads_ui_action_row_new (const char *title,
                         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  return row;
}

void
leads_ui_describe_page (AdwStatusPage *page,
                        const char    *text)
{
  g_autofree char *markup = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  adw_status_page_set_description (page, markup);
}

void
leads_ui_show_message (GtkWidget  *parent,
                       const char *heading,
                       const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (window_of (parent), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

void
leads_ui_show_error (GtkWidget    *parent,
                     const char   *heading,
                     const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    leads_ui_show_message (parent, heading, error->message);
}

void
leads_ui_ask (GtkWidget      *parent,
              const char     *heading,
              const char     *body,
              const char     *action,
              gboolean        destructive,
              LeadsUiAnswer   callback,
              gpointer        data,
              GDestroyNotify  destroy)
{
  GtkWidget *dialog = adw_message_dialog_new (window_of (parent), heading, body);
  Question *question = g_new0 (Question, 1);

  g_set_weak_pointer (&question->parent, parent);
  question->callback = callback;
  question->data = data;
  question->destroy = destroy;

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "accept", action, NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), destructive ? "cancel" : "accept");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
leads_ui_set_field_error (GtkWidget  *row,
                          const char *message)
{
  GtkWidget *error_row = g_object_get_data (G_OBJECT (row), "leads-error-row");

  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row));
  g_return_if_fail (GTK_IS_LIST_BOX (gtk_widget_get_parent (row)));

  if (message != NULL)
    {
      if (error_row == NULL)
        error_row = add_error_row (row);
      gtk_label_set_label (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (error_row))), message);
      gtk_widget_add_css_class (row, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (row, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE, -1);
    }
  if (error_row != NULL)
    gtk_widget_set_visible (error_row, message != NULL);
}

GtkWidget *
leads_ui_cell_label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  init_cell_tooltip (label);
  return label;
}

void
leads_ui_set_cell_tooltip (GtkWidget  *cell,
                           const char *text)
{
  if (!gtk_widget_get_has_tooltip (cell))
    init_cell_tooltip (cell);
  g_object_set_data_full (G_OBJECT (cell), "leads-cell-tooltip", g_strdup (text), g_free);
}

void
leads_ui_set_cell_tooltip_maker (GtkWidget          *cell,
                                 LeadsUiCellTooltip  make)
{
  if (!gtk_widget_get_has_tooltip (cell))
    init_cell_tooltip (cell);
  g_object_set_data (G_OBJECT (cell), "leads-cell-tooltip-maker", make);
}

void
leads_ui_set_css_class (GtkWidget  *widget,
                        const char *css_class,
                        gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

double
leads_ui_text_scale (GtkWidget *widget)
{
  /* gtk-xft-dpi counts in 1024ths of dots an inch; 96 is a scale of 1, and -1 means that. */
  const double usual = 96 * 1024;
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / usual : 1.0;
}

void
leads_ui_leave_search (GtkSearchBar *bar,
                       GtkWidget    *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_search_bar_get_search_mode (bar) && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (bar))
      && !gtk_widget_grab_focus (widget))
    gtk_root_set_focus (root, NULL);
}

void
leads_ui_unparent_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

void
leads_ui_align_column_title (GtkColumnView       *view,
                             GtkColumnViewColumn *column,
                             GtkAlign             align)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; title != NULL && i < g_list_model_get_n_items (columns); i++, title = gtk_widget_get_next_sibling (title))
    {
      g_autoptr (GtkColumnViewColumn) there = g_list_model_get_item (columns, i);

      if (there == column && gtk_widget_get_first_child (title) != NULL)
        gtk_widget_set_halign (gtk_widget_get_first_child (title), align);
    }
}

GSettings *
leads_ui_new_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

void
leads_ui_clear_list (GtkListBox *list)
{
  GtkWidget *row;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}
