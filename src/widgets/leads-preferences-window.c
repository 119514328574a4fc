/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-preferences-window.h"

#include "leads-ui-util.h"

/* The settings, bound to their rows. Where they cannot be kept the rows say so by being insensitive. */

struct _LeadsPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  GtkWidget *include_row;
  GtkSwitch *include_switch;

  GSettings *settings; /* NULL where the schema is not installed */
};

G_DEFINE_FINAL_TYPE (LeadsPreferencesWindow, leads_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
leads_preferences_window_dispose (GObject *object)
{
  LeadsPreferencesWindow *self = LEADS_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (leads_preferences_window_parent_class)->dispose (object);
}

static void
leads_preferences_window_class_init (LeadsPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsPreferencesWindow, include_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsPreferencesWindow, include_switch);
}

static void
leads_preferences_window_init (LeadsPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = leads_ui_new_settings ();
  gtk_widget_set_sensitive (self->include_row, self->settings != NULL);
  if (self->settings != NULL)
    g_settings_bind (self->settings, "include-unplanned", self->include_switch, "active", G_SETTINGS_BIND_DEFAULT);
}

LeadsPreferencesWindow *
leads_preferences_window_new (GtkWindow *parent)
{
  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);

  return g_object_new (LEADS_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
}
