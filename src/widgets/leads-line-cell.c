/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-line-cell-private.h"

#include "leads-ui-util.h"

#include <glib/gi18n-lib.h>

/*
 * A line's text, which is edited where it stands. Invariant: a cell that shows another line is not editing; what was
 * being written then is gone.
 */

struct _LeadsLineCell
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *top;
  GtkWidget *text;
  GtkWidget *act;
  GtkWidget *entry; /* made when it is needed */
  GtkWidget *sentence;
  gboolean had_act; /* before the field took its place */

  /* owned */
  LeadsLine *line; /* while it is edited */
};

enum
{
  EDITED,
  EDITING_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsLineCell, leads_line_cell, GTK_TYPE_WIDGET)

/* What of a line is edited. */
static const char *
get_edited (LeadsLine *line)
{
  if (leads_line_get_cac (line) != NULL)
    return leads_line_get_cac (line);
  return leads_line_get_cell (line) != NULL ? leads_line_get_cell (line) : leads_line_get_text (line);
}

static void
end (LeadsLineCell *self, gboolean take)
{
  g_autoptr (LeadsLine) line = g_steal_pointer (&self->line);
  g_autofree char *text = NULL;

  if (line == NULL)
    return;

  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_visible (self->text, TRUE);
  if (self->act != NULL)
    gtk_widget_set_visible (self->act, self->had_act);
  if (take && g_strcmp0 (text, get_edited (line)) != 0)
    g_signal_emit (self, signals[EDITED], 0, line, text);
  g_signal_emit (self, signals[EDITING_ENDED], 0);
}

/* The row that it is in goes on with the focus. */
static void
return_focus (LeadsLineCell *self)
{
  GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (self));

  while (widget != NULL && !gtk_widget_get_focusable (widget))
    widget = gtk_widget_get_parent (widget);
  if (widget != NULL)
    gtk_widget_grab_focus (widget);
}

static void
on_activate (LeadsLineCell *self)
{
  end (self, TRUE);
  return_focus (self);
}

static void
on_leave (LeadsLineCell *self)
{
  end (self, TRUE);
}

static gboolean
on_key (LeadsLineCell *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  end (self, FALSE);
  return_focus (self);
  return GDK_EVENT_STOP;
}

/* Back to what stood in the file. */
static void
on_icon (LeadsLineCell *self)
{
  const char *original = self->line != NULL ? leads_line_get_original (self->line) : NULL;

  if (original == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), original);
  end (self, TRUE);
  return_focus (self);
}

static void
make_entry (LeadsLineCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_direction (self->entry, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (self->entry, "line-entry");
  gtk_widget_add_css_class (self->entry, "mono");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (on_icon), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_insert_after (self->entry, self->top, self->text);
}

static void
leads_line_cell_dispose (GObject *object)
{
  LeadsLineCell *self = LEADS_LINE_CELL (object);

  g_clear_object (&self->line);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_pointer (&self->sentence, gtk_widget_unparent);

  G_OBJECT_CLASS (leads_line_cell_parent_class)->dispose (object);
}

static void
leads_line_cell_class_init (LeadsLineCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_line_cell_dispose;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, LEADS_TYPE_LINE, G_TYPE_STRING);
  signals[EDITING_ENDED] = g_signal_new ("editing-ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
leads_line_cell_init (LeadsLineCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->text = leads_ui_cell_label_new ();
  gtk_widget_add_css_class (self->text, "mono");
  gtk_widget_set_hexpand (self->text, TRUE);
  /* A number or a cell of a file reads from left to right in every language. */
  gtk_widget_set_direction (self->text, GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign (GTK_LABEL (self->text), gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? 1 : 0);
  gtk_box_append (GTK_BOX (self->top), self->text);
  gtk_widget_set_parent (self->top, GTK_WIDGET (self));
  self->sentence = leads_ui_cell_label_new ();
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_widget_add_css_class (self->sentence, "caption");
  gtk_widget_set_parent (self->sentence, GTK_WIDGET (self));
}

GtkWidget *
leads_line_cell_new (guint n_lines, GtkWidget *act)
{
  LeadsLineCell *self = g_object_new (LEADS_TYPE_LINE_CELL, NULL);

  gtk_widget_set_visible (self->sentence, n_lines > 0);
  if (n_lines > 1)
    {
      gtk_label_set_single_line_mode (GTK_LABEL (self->sentence), FALSE);
      gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (self->sentence), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (self->sentence), (int) n_lines);
      gtk_label_set_yalign (GTK_LABEL (self->sentence), 0);
      /* As high as two lines, so that all rows are of one height. */
      gtk_widget_add_css_class (self->sentence, "two-lines");
    }
  self->act = act;
  if (act == NULL)
    return GTK_WIDGET (self);
  gtk_box_append (GTK_BOX (self->top), act);
  /* As high as the act and the field are, so that all rows are of one height. */
  gtk_widget_add_css_class (self->top, "line-top");
  return GTK_WIDGET (self);
}

GtkWidget *
leads_line_cell_get_act (LeadsLineCell *self)
{
  return self->act;
}

void
leads_line_cell_set_text (LeadsLineCell *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->text), text);
}

void
leads_line_cell_set_sentence (LeadsLineCell *self, const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->sentence), sentence);
}

void
leads_line_cell_set_original (LeadsLineCell *self, const char *original)
{
  g_autofree char *tip = NULL;

  if (original != NULL)
    tip = *original != '\0' ? g_strdup_printf (_("In the file: %s"), original) : g_strdup (_("The cell is empty in the file"));
  if (original != NULL)
    gtk_widget_add_css_class (self->text, "edited");
  else
    gtk_widget_remove_css_class (self->text, "edited");
  leads_ui_set_cell_tooltip (self->text, tip);
}

void
leads_line_cell_edit (LeadsLineCell *self, LeadsLine *line)
{
  const char *text = get_edited (line);
  const char *original = leads_line_get_original (line);
  const gboolean is_cac = leads_line_get_cac (line) != NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, leads_line_get_line (line));
  g_autofree char *name = g_strdup_printf (is_cac ? _("CAC of line %s") : _("Text of line %s"), number);

  if (self->line != NULL || text == NULL)
    return;
  if (self->entry == NULL)
    make_entry (self);
  self->line = g_object_ref (line);
  leads_ui_set_accessible (self->entry, name);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                     original != NULL ? "edit-undo-symbolic" : NULL);
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                   original != NULL ? _("Restore the text of the file") : NULL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), is_cac ? _("No CAC") : NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  if (self->act != NULL)
    {
      self->had_act = gtk_widget_get_visible (self->act);
      gtk_widget_set_visible (self->act, FALSE);
    }
  gtk_widget_set_visible (self->text, FALSE);
  gtk_widget_set_visible (self->entry, TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

gboolean
leads_line_cell_is_editing (LeadsLineCell *self)
{
  return self->line != NULL;
}

void
leads_line_cell_cancel (LeadsLineCell *self)
{
  end (self, FALSE);
}
