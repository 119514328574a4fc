/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-check-button-private.h"

/* GTK 4.8 gives check buttons no accessible action; those of a widget's class are told as such. */

struct _LeadsCheckButton
{
  GtkCheckButton parent_instance;
};

G_DEFINE_FINAL_TYPE (LeadsCheckButton, leads_check_button, GTK_TYPE_CHECK_BUTTON)

static void
toggle (GtkWidget *widget, const char *action, GVariant *parameter)
{
  /* As a click does: where it stands for an action, that is activated. */
  if (gtk_widget_is_sensitive (widget))
    gtk_widget_activate (widget);
}

static void
leads_check_button_class_init (LeadsCheckButtonClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "check.toggle", NULL, toggle);
}

static void
leads_check_button_init (LeadsCheckButton *self)
{
}

GtkWidget *
leads_check_button_new (void)
{
  return g_object_new (LEADS_TYPE_CHECK_BUTTON, NULL);
}
