/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-platform-messages.h"
#include <leads-preferences-window.h>
#include <leads-ui-util.h>

#include <locale.h>

/* Preferences: what a switch says is what the settings keep, and the other way about. */

static gpointer
child_of (gpointer    widget,
          const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return child;
}

static void
test_include_unplanned (void)
{
  g_autoptr (GSettings) settings = leads_ui_new_settings ();
  LeadsPreferencesWindow *window;
  GtkSwitch *include;

  g_assert_nonnull (settings);
  g_assert_false (g_settings_get_boolean (settings, "include-unplanned"));
  window = leads_preferences_window_new (NULL);
  include = child_of (window, "include_switch");
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (gtk_switch_get_active (include));

  /* The switch moves before it is active. */
  adw_action_row_activate (child_of (window, "include_row"));
  while (!gtk_switch_get_active (include))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_settings_get_boolean (settings, "include-unplanned"));
  g_settings_set_boolean (settings, "include-unplanned", FALSE);
  g_assert_false (gtk_switch_get_active (include));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  leads_pass_platform_messages ();
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  adw_init ();

  g_test_add_func ("/widgets/preferences-window/include-unplanned", test_include_unplanned);

  return g_test_run ();
}
