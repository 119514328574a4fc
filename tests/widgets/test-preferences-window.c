/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-platform-messages.h"
#include <leads-preferences-window.h>
#include <leads-ui-util.h>

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

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
  window = leads_preferences_window_new (NULL, NULL);
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

#define wait_until(condition) \
  while (!(condition))        \
  g_main_context_iteration (NULL, TRUE)

static const char *
subtitle_of (LeadsPreferencesWindow *window,
             const char             *row)
{
  return adw_action_row_get_subtitle (child_of (window, row));
}

static const char *
title_of (LeadsPreferencesWindow *window,
          const char             *row)
{
  return adw_preferences_row_get_title (child_of (window, row));
}

static void
install (LeadsPlanService *plans,
         const char       *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  leads_plan_service_install_async (plans, file, NULL, NULL, NULL);
}

/* What is shown follows the plan in force, whoever changes it. */
static void
test_plan (void)
{
  g_autofree char *dir = g_dir_make_tmp ("leads-plan-XXXXXX", NULL);
  g_autofree char *small = g_test_build_filename (G_TEST_DIST, "numbering", "fixtures", "small-plan.txt", NULL);
  g_autofree char *path = g_build_filename (dir, "numbering-plan.txt", NULL);
  g_autoptr (LeadsPlanService) plans = leads_plan_service_new (dir);
  g_autoptr (LeadsPlanService) other = leads_plan_service_new (dir);
  g_autoptr (GError) error = NULL;
  LeadsPreferencesWindow *window = leads_preferences_window_new (NULL, plans);
  g_autofree char *builtin = g_strdup (title_of (window, "plan_row"));

  leads_plan_service_watch (plans, TRUE);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (g_str_has_prefix (builtin, "Version "));
  g_assert_true (g_str_has_suffix (subtitle_of (window, "plan_row"), "part of this program"));
  g_assert_false (gtk_widget_get_visible (child_of (window, "builtin_row")));
  g_assert_false (gtk_widget_get_visible (child_of (window, "problem_row")));

  install (other, small);
  wait_until (g_str_equal (title_of (window, "plan_row"), "Version small-1"));
  g_assert_cmpstr (subtitle_of (window, "plan_row"), ==, "31 January 2026, installed");
  g_assert_true (gtk_widget_get_visible (child_of (window, "builtin_row")));
  g_assert_true (g_str_has_suffix (subtitle_of (window, "builtin_row"), "newer than the one that is used"));

  g_file_set_contents (path, "format\t1\nversion\t2\ndate\t2026-01-31\n<b>\n", -1, &error);
  g_assert_no_error (error);
  wait_until (gtk_widget_get_visible (child_of (window, "problem_row")));
  g_assert_nonnull (strstr (title_of (window, "problem_row"), "line 4 begins with “<b>”"));
  g_assert_cmpstr (title_of (window, "plan_row"), ==, builtin);
  g_assert_true (gtk_widget_get_visible (child_of (window, "builtin_row")));

  g_signal_emit_by_name (child_of (window, "builtin_button"), "clicked");
  g_assert_false (gtk_widget_get_sensitive (child_of (window, "choose_button")));
  wait_until (!gtk_widget_get_visible (child_of (window, "problem_row")));
  wait_until (gtk_widget_get_sensitive (child_of (window, "choose_button")));
  g_assert_false (gtk_widget_get_visible (child_of (window, "builtin_row")));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

/* Without a store there is no place for a plan. */
static void
test_without_store (void)
{
  LeadsPreferencesWindow *window = leads_preferences_window_new (NULL, NULL);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (gtk_widget_get_visible (child_of (window, "plan_group")));
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
  g_test_add_func ("/widgets/preferences-window/plan", test_plan);
  g_test_add_func ("/widgets/preferences-window/without-store", test_without_store);

  return g_test_run ();
}
