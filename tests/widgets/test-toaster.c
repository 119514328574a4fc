/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-platform-messages.h"
#include "leads-toaster.h"

#include <locale.h>

/* Toasts in quick succession: the newest is seen, and the program goes on. */

#define TIMEOUT (20 * G_USEC_PER_SEC)

typedef struct
{
  GtkWidget *window;
  GtkWidget *overlay;
  LeadsToaster *toaster;
} Fixture;

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
wait_until (Fixture *fixture, const char *text, gboolean there)
{
  gint64 end = g_get_monotonic_time () + TIMEOUT;

  while (says (fixture->overlay, text) != there && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_true (says (fixture->overlay, text) == there);
}

static gboolean
on_time (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* The overlay keeps the toast. */
static AdwToast *
show (Fixture *fixture, const char *text)
{
  g_autoptr (AdwToast) toast = adw_toast_new (text);

  adw_toast_set_timeout (toast, 0);
  leads_toaster_show (fixture->toaster, toast);
  return toast;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->overlay = adw_toast_overlay_new ();
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 300);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->overlay);
  fixture->toaster = leads_toaster_new (ADW_TOAST_OVERLAY (fixture->overlay));
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (fixture->overlay))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->toaster);
}

/* Two that come while another is in view: only the last of them is seen. */
static void
test_newest (Fixture *fixture, gconstpointer data)
{
  show (fixture, "one");
  wait_until (fixture, "one", TRUE);
  run_for (700);
  show (fixture, "two");
  show (fixture, "three");
  wait_until (fixture, "three", TRUE);
  g_assert_false (says (fixture->overlay, "one"));
  g_assert_false (says (fixture->overlay, "two"));
  run_for (700);
  g_assert_true (says (fixture->overlay, "three"));
}

/* One that is no longer wanted while it is still coming. */
static void
test_short_lived (Fixture *fixture, gconstpointer data)
{
  show (fixture, "one");
  run_for (700);
  show (fixture, "two");
  wait_until (fixture, "two", TRUE);
  leads_toaster_dismiss (fixture->toaster);
  show (fixture, "three");
  wait_until (fixture, "two", FALSE);
  wait_until (fixture, "three", TRUE);
  leads_toaster_dismiss (fixture->toaster);
  wait_until (fixture, "three", FALSE);
  run_for (700);
  show (fixture, "four");
  wait_until (fixture, "four", TRUE);
}

/* The person is quicker. */
static void
test_dismissed_by_hand (Fixture *fixture, gconstpointer data)
{
  AdwToast *toast = show (fixture, "one");

  run_for (700);
  show (fixture, "two");
  adw_toast_dismiss (toast);
  wait_until (fixture, "two", TRUE);
  run_for (700);
  g_assert_true (says (fixture->overlay, "two"));
}

/* Out of sight nothing moves, and nothing waits for movements. */
static void
test_out_of_sight (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_visible (fixture->window, FALSE);
  show (fixture, "one");
  g_assert_true (says (fixture->overlay, "one"));
  show (fixture, "two");
  g_assert_true (says (fixture->overlay, "two"));
  leads_toaster_dismiss (fixture->toaster);
  g_assert_false (says (fixture->overlay, "two"));
}

int
main (int argc, char **argv)
{
  leads_pass_platform_messages ();
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  adw_init ();

  g_test_add ("/toaster/newest", Fixture, NULL, set_up, test_newest, tear_down);
  g_test_add ("/toaster/short-lived", Fixture, NULL, set_up, test_short_lived, tear_down);
  g_test_add ("/toaster/dismissed-by-hand", Fixture, NULL, set_up, test_dismissed_by_hand, tear_down);
  g_test_add ("/toaster/out-of-sight", Fixture, NULL, set_up, test_out_of_sight, tear_down);

  return g_test_run ();
}
