/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-message-row-private.h"

#include "leads-reflow-box-private.h"

/*
 * The line beneath a field. Only its own field carries the class "error", and
 * only while an error is shown.
 */

struct _LeadsMessageRow
{
  AdwPreferencesRow parent_instance;

  GtkImage *icon;
  GtkLabel *label;
  GtkWidget *buttons;
  GtkButton *button;
  GtkButton *other_button;

  GtkWidget *field; /* borrowed */
};

enum
{
  ACTION,
  OTHER_ACTION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsMessageRow, leads_message_row, ADW_TYPE_PREFERENCES_ROW)

static const struct
{
  const char *icon;
  const char *css;
} kinds[] = {
  [LEADS_MESSAGE_HINT] = { NULL, "hint" },
  [LEADS_MESSAGE_OK] = { "object-select-symbolic", "success" },
  [LEADS_MESSAGE_WARNING] = { "dialog-warning-symbolic", "warning" },
  [LEADS_MESSAGE_ERROR] = { "dialog-error-symbolic", "error" },
};

/* @text: (nullable) */
static void
describe (GtkAccessible *widget, GtkAccessibleInvalidState invalid, const char *text)
{
  gtk_accessible_update_state (widget, GTK_ACCESSIBLE_STATE_INVALID, invalid, -1);
  if (text != NULL)
    gtk_accessible_update_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* The text inside an entry's row has the focus, but GTK 4.8 tells assistive technologies of the row in its place. */
static void
describe_field (LeadsMessageRow *self, const char *text)
{
  GtkEditable *inner = GTK_IS_EDITABLE (self->field) ? gtk_editable_get_delegate (GTK_EDITABLE (self->field)) : NULL;
  gboolean wrong;

  if (self->field == NULL)
    return;

  wrong = gtk_widget_has_css_class (self->field, "error");
  describe (GTK_ACCESSIBLE (self->field), wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, text);
  if (inner != NULL)
    describe (GTK_ACCESSIBLE (inner), wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, text);
}

static void
mark_field (LeadsMessageRow *self, gboolean wrong)
{
  if (self->field == NULL)
    return;
  if (wrong)
    gtk_widget_add_css_class (self->field, "error");
  else
    gtk_widget_remove_css_class (self->field, "error");
}

static void
on_clicked (LeadsMessageRow *self)
{
  g_signal_emit (self, signals[ACTION], 0);
}

static void
on_other_clicked (LeadsMessageRow *self)
{
  g_signal_emit (self, signals[OTHER_ACTION], 0);
}

static void
leads_message_row_dispose (GObject *object)
{
  LeadsMessageRow *self = LEADS_MESSAGE_ROW (object);

  self->field = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_MESSAGE_ROW);

  G_OBJECT_CLASS (leads_message_row_parent_class)->dispose (object);
}

static void
leads_message_row_class_init (LeadsMessageRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = leads_message_row_dispose;

  signals[ACTION] = g_signal_new ("action", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[OTHER_ACTION] = g_signal_new ("other-action", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);

  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-message-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsMessageRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LeadsMessageRow, label);
  gtk_widget_class_bind_template_child (widget_class, LeadsMessageRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, LeadsMessageRow, button);
  gtk_widget_class_bind_template_child (widget_class, LeadsMessageRow, other_button);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_other_clicked);
}

static void
leads_message_row_init (LeadsMessageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
leads_message_row_set_field (LeadsMessageRow *self, GtkWidget *field)
{
  g_return_if_fail (LEADS_IS_MESSAGE_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (field));

  self->field = field;
}

void
leads_message_row_say (LeadsMessageRow *self, LeadsMessageKind kind, const char *text)
{
  g_return_if_fail (LEADS_IS_MESSAGE_ROW (self));

  gtk_widget_set_visible (self->buttons, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (text != NULL && i == kind)
        gtk_widget_add_css_class (GTK_WIDGET (self), kinds[i].css);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), kinds[i].css);
    }
  gtk_image_set_from_icon_name (self->icon, kinds[kind].icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), kinds[kind].icon != NULL);
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  mark_field (self, text != NULL && kind == LEADS_MESSAGE_ERROR);
  describe_field (self, text);
}

void
leads_message_row_describe (LeadsMessageRow *self, const char *text)
{
  g_return_if_fail (LEADS_IS_MESSAGE_ROW (self));
  g_return_if_fail (text != NULL && self->field != NULL);

  describe_field (self, text);
}

static void
label_button (GtkButton *button, const char *label)
{
  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL);
  if (label == NULL)
    return;
  gtk_button_set_label (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
leads_message_row_offer (LeadsMessageRow *self, const char *label, const char *other_label)
{
  g_return_if_fail (LEADS_IS_MESSAGE_ROW (self));
  g_return_if_fail (label != NULL || other_label != NULL);

  label_button (self->button, label);
  label_button (self->other_button, other_label);
  gtk_widget_set_visible (self->buttons, TRUE);
}

const char *
leads_message_row_get_text (LeadsMessageRow *self)
{
  g_return_val_if_fail (LEADS_IS_MESSAGE_ROW (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_label (self->label) : NULL;
}
