/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-preferences-window.h"

#include "leads-file-choices-private.h"
#include "leads-plan-words.h"
#include "leads-ui-util.h"

#include <glib/gi18n-lib.h>

/*
 * The settings, bound to their rows; where they cannot be kept the rows say so by being insensitive. And the numbering
 * plan: what is shown is the plan service's, and follows it whoever changes it.
 */

struct _LeadsPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  GtkWidget *include_row;
  GtkSwitch *include_switch;
  GtkWidget *plan_group;
  AdwActionRow *problem_row;
  AdwActionRow *plan_row;
  GtkSpinner *spinner;
  GtkWidget *choose_button;
  AdwActionRow *builtin_row;
  GtkWidget *builtin_button;

  /* owned */
  GSettings *settings;     /* NULL where the schema is not installed */
  LeadsPlanService *plans; /* NULL without a store */
  GCancellable *cancellable;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (LeadsPreferencesWindow, leads_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
update_plan (LeadsPreferencesWindow *self)
{
  gboolean installed = leads_plan_service_is_installed (self->plans);
  const char *problem = leads_plan_service_get_problem (self->plans);
  g_autofree char *version = leads_plan_words_version (leads_plan_service_get_version (self->plans));
  g_autofree char *origin = leads_plan_words_origin (leads_plan_service_get_date (self->plans), installed);
  g_autofree char *builtin = leads_plan_words_whole (leads_plan_service_get_builtin_version (self->plans),
                                                     leads_plan_service_get_builtin_date (self->plans));
  g_autofree char *newer = g_strdup_printf (_("%s: newer than the one that is used"), builtin);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem_row), problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_row), problem != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->plan_row), version);
  adw_action_row_set_subtitle (self->plan_row, origin);
  adw_action_row_set_subtitle (self->builtin_row, leads_plan_service_is_older (self->plans) ? newer : builtin);
  gtk_widget_set_visible (GTK_WIDGET (self->builtin_row), installed || problem != NULL);

  gtk_widget_set_sensitive (self->choose_button, !self->busy);
  gtk_widget_set_sensitive (self->builtin_button, !self->busy);
  gtk_spinner_set_spinning (self->spinner, self->busy);
}

static void
set_busy (LeadsPreferencesWindow *self, gboolean busy)
{
  self->busy = busy;
  update_plan (self);
}

static void
on_installed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsPreferencesWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean installed = leads_plan_service_install_finish (LEADS_PLAN_SERVICE (source), result, &error);

  if (self->plans == NULL)
    return; /* closed meanwhile */
  set_busy (self, FALSE);
  if (!installed)
    leads_ui_show_error (GTK_WIDGET (self), _("The Plan Was Not Installed"), error);
}

static void
on_chosen (GtkWidget *widget, GFile *file)
{
  LeadsPreferencesWindow *self = LEADS_PREFERENCES_WINDOW (widget);

  set_busy (self, TRUE);
  leads_plan_service_install_async (self->plans, file, self->cancellable, on_installed, g_object_ref (self));
}

static void
on_choose (LeadsPreferencesWindow *self)
{
  leads_choose_plan (GTK_WIDGET (self), on_chosen);
}

static void
on_back_at_builtin (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsPreferencesWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = leads_plan_service_use_builtin_finish (LEADS_PLAN_SERVICE (source), result, &error);

  if (self->plans == NULL)
    return; /* closed meanwhile */
  set_busy (self, FALSE);
  /* The button went with its row. */
  gtk_widget_grab_focus (self->choose_button);
  if (!done)
    leads_ui_show_error (GTK_WIDGET (self), _("The Installed Plan Was Not Removed"), error);
}

static void
on_use_builtin (LeadsPreferencesWindow *self)
{
  set_busy (self, TRUE);
  leads_plan_service_use_builtin_async (self->plans, self->cancellable, on_back_at_builtin, g_object_ref (self));
}

static void
leads_preferences_window_dispose (GObject *object)
{
  LeadsPreferencesWindow *self = LEADS_PREFERENCES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->plans);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (leads_preferences_window_parent_class)->dispose (object);
}

static void
leads_preferences_window_finalize (GObject *object)
{
  g_clear_object (&LEADS_PREFERENCES_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (leads_preferences_window_parent_class)->finalize (object);
}

static void
leads_preferences_window_class_init (LeadsPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_preferences_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = leads_preferences_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsPreferencesWindow, include_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsPreferencesWindow, include_switch);
  gtk_widget_class_bind_template_child (widget_class, LeadsPreferencesWindow, plan_group);
  gtk_widget_class_bind_template_child (widget_class, LeadsPreferencesWindow, problem_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsPreferencesWindow, plan_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsPreferencesWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, LeadsPreferencesWindow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsPreferencesWindow, builtin_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsPreferencesWindow, builtin_button);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_use_builtin);
}

static void
leads_preferences_window_init (LeadsPreferencesWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = leads_ui_new_settings ();
  gtk_widget_set_sensitive (self->include_row, self->settings != NULL);
  if (self->settings != NULL)
    g_settings_bind (self->settings, "include-unplanned", self->include_switch, "active", G_SETTINGS_BIND_DEFAULT);
}

LeadsPreferencesWindow *
leads_preferences_window_new (GtkWindow *parent, LeadsPlanService *plans)
{
  LeadsPreferencesWindow *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (plans == NULL || LEADS_IS_PLAN_SERVICE (plans), NULL);

  self = g_object_new (LEADS_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  g_set_object (&self->plans, plans);
  gtk_widget_set_visible (self->plan_group, plans != NULL);
  if (plans != NULL)
    {
      g_signal_connect_object (plans, "changed", G_CALLBACK (update_plan), self, G_CONNECT_SWAPPED);
      update_plan (self);
    }
  return self;
}
