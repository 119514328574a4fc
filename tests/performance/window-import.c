/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure.h"
#include "window-watch.h"

#include <leads-application.h>
#include <leads-number-list.h>
#include <leads-upload-dialog.h>
#include <leads-window.h>

#include <locale.h>
#include <sys/resource.h>

/*
 * The import of a million lines (or as many as the first argument says) in the
 * application's own window: opens it, drops the file on the upload dialog,
 * cancels, imports, looks at the lines, submits, jumps through the numbers,
 * undoes, and prints a table of how the main loop fared meanwhile.
 *
 * To be run inside support/with-display, whose directories the store is in.
 */

#define DEFAULT_LINES 1000000

#define N_CANCELS 5
#define N_JUMPS   50
#define REST      1000 /* milliseconds */
#define JUMP      7 /* of the fiftieths of a table, from one place to the next */

static gpointer
child_of (gpointer widget, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert (child != NULL);
  return child;
}

static GtkListBoxRow *
first_row (gpointer dialog)
{
  return gtk_list_box_get_row_at_index (child_of (dialog, "entries"), 0);
}

static gpointer
row_child (gpointer dialog, const char *name)
{
  return child_of (first_row (dialog), name);
}

static void
press (gpointer button)
{
  g_assert (gtk_widget_is_sensitive (button) && gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
}

static gpointer
find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static void
on_uploaded (LeadsUploadDialog *dialog, LeadsUpload *upload, gint64 *n_uploaded)
{
  *n_uploaded = leads_upload_get_n_uploaded (upload);
}

static LeadsUploadDialog *
open_dialog (LeadsWindow *window, LeadsLead *lead)
{
  LeadsUploadDialog *dialog;

  watch_begin ();
  leads_window_open_upload (window, lead, NULL);
  watch_wait_for (find_toplevel (LEADS_TYPE_UPLOAD_DIALOG) != NULL);
  dialog = find_toplevel (LEADS_TYPE_UPLOAD_DIALOG);
  watch_window (dialog);
  watch_wait_painted ();
  watch_end ("The upload dialog, to its first frame");
  return dialog;
}

/* As a file manager's drop arrives. */
static void
drop (LeadsUploadDialog *dialog, GFile *file)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (dialog));
  g_auto (GValue) value = G_VALUE_INIT;
  GSList files = { file, NULL };
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (&files));
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  g_assert (taken);
  watch_wait_for (first_row (dialog) != NULL);
  watch_progress (row_child (dialog, "progress"));
}

static gboolean
is_checking (LeadsUploadDialog *dialog)
{
  return gtk_widget_get_visible (row_child (dialog, "progress_box"));
}

static gpointer
submit_button (LeadsUploadDialog *dialog)
{
  return child_of (child_of (dialog, "bar"), "submit_button");
}

static void
cancel_checks (LeadsUploadDialog *dialog, GFile *file)
{
  double longest = 0;

  watch_begin ();
  for (guint i = 0; i < N_CANCELS; i++)
    {
      gint64 pressed;

      drop (dialog, file);
      watch_wait_for (watch_n_moves () > 0);
      g_assert (is_checking (dialog));
      pressed = g_get_monotonic_time ();
      press (row_child (dialog, "cancel_button"));
      watch_wait_for (first_row (dialog) == NULL);
      g_assert (gtk_widget_get_visible (child_of (dialog, "drop_area")));
      watch_wait_painted ();
      longest = MAX (longest, watch_since (pressed));
    }
  watch_end ("Cancel of a check, five times");
  g_print ("  from Cancel to the empty draft on the screen: %.1f ms (the longest)\n", longest);
}

static void
import (LeadsUploadDialog *dialog, GFile *file, const char *what)
{
  watch_begin ();
  drop (dialog, file);
  watch_wait_for (!is_checking (dialog));
  watch_wait_painted ();
  watch_end (what);
  g_print ("  %s, %s\n", gtk_label_get_label (child_of (child_of (dialog, "bar"), "totals")),
           gtk_label_get_label (child_of (child_of (dialog, "bar"), "detail")));
}

static guint
get_n_pending (gpointer list)
{
  guint n_pending;

  g_object_get (list, "n-pending", &n_pending, NULL);
  return n_pending;
}

static gpointer
get_list (GtkColumnView *view)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (view);

  return selection != NULL ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection)) : NULL;
}

/* From one end of the table to places all over it, each until its rows are filled. */
static void
jump (GtkScrolledWindow *scroller, gpointer list, const char *what)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  g_autoptr (GArray) fills = g_array_new (FALSE, FALSE, sizeof (double));

  watch_begin ();
  for (guint i = 1; i <= N_JUMPS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double took;

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * (i * JUMP % N_JUMPS) / N_JUMPS);
      watch_wait_painted ();
      watch_wait_for (get_n_pending (list) == 0);
      watch_wait_painted ();
      took = watch_since (start);
      g_array_append_val (fills, took);
    }
  watch_end (what);
  g_print ("  from a jump to its rows on the screen: p50 %.1f ms, p99 %.1f ms, max %.1f ms\n", watch_part_of (fills, 0.5),
           watch_part_of (fills, 0.99), watch_part_of (fills, 1));
}

/* Opens the lines behind a count, goes through them and back. */
static void
look_at_lines (LeadsUploadDialog *dialog, const char *button, const char *what, const char *jumps)
{
  gpointer leaflet = child_of (dialog, "leaflet");
  gpointer table = child_of (child_of (dialog, "lines_page"), "table");
  GtkColumnView *view = child_of (table, "view");

  watch_begin ();
  press (row_child (dialog, button));
  watch_wait_for (get_list (view) != NULL && get_n_pending (get_list (view)) == 0);
  watch_wait_for (!adw_leaflet_get_child_transition_running (leaflet));
  watch_wait_painted ();
  watch_end (what);
  jump (child_of (table, "scroller"), get_list (view), jumps);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "upload.back", NULL);
  watch_wait_for (!adw_leaflet_get_child_transition_running (leaflet));
  watch_wait_painted ();
}

/* What the same looks see when nothing goes on. */
static void
rest (void)
{
  watch_begin ();
  watch_wait_for (watch_passed () >= REST);
  watch_end ("Nothing, with the draft open");
}

static void
start_submit (LeadsUploadDialog *dialog)
{
  watch_begin ();
  watch_progress (child_of (child_of (dialog, "bar"), "progress"));
  press (submit_button (dialog));
}

static void
cancel_submit (LeadsUploadDialog *dialog)
{
  gint64 pressed;
  double took;

  start_submit (dialog);
  watch_wait_for (gtk_progress_bar_get_fraction (child_of (child_of (dialog, "bar"), "progress")) > 0.5);
  pressed = g_get_monotonic_time ();
  press (child_of (child_of (dialog, "bar"), "cancel_button"));
  watch_wait_for (gtk_widget_is_sensitive (child_of (dialog, "body")) && gtk_widget_is_sensitive (submit_button (dialog)));
  watch_wait_painted ();
  took = watch_since (pressed);
  watch_end ("Submit, cancelled half way");
  g_print ("  from Cancel to the draft that can be changed again: %.1f ms\n", took);
}

static gint64
submit (LeadsUploadDialog *dialog, LeadsWindow *window)
{
  gpointer result = child_of (dialog, "result_page");
  GtkColumnView *view = child_of (child_of (result, "table"), "view");
  gint64 n_uploaded = 0;

  g_signal_connect (dialog, "uploaded", G_CALLBACK (on_uploaded), &n_uploaded);
  start_submit (dialog);
  watch_wait_for (adw_leaflet_get_visible_child (child_of (dialog, "leaflet")) == result);
  watch_end ("Submit, until it is stored");
  watch_begin ();
  watch_wait_for (get_list (view) != NULL && get_n_pending (get_list (view)) == 0);
  watch_wait_painted ();
  watch_end ("Its result, to the first frame");
  g_print ("  %s\n", gtk_label_get_label (child_of (result, "result")));
  watch_begin ();
  watch_window (NULL);
  press (child_of (result, "done_button"));
  watch_wait_for (find_toplevel (LEADS_TYPE_UPLOAD_DIALOG) == NULL);
  watch_window (window);
  watch_wait_painted ();
  watch_end ("Done, back to the leads");
  return n_uploaded;
}

static gboolean
is_complete (LeadsNumberList *list, gint64 n_rows)
{
  return list != NULL && leads_number_list_get_complete (list) && leads_number_list_get_n_rows (list) == n_rows;
}

static void
look_at_numbers (LeadsWindow *window, gint64 n_numbers)
{
  gpointer view = child_of (adw_bin_get_child (child_of (window, "numbers_bin")), "view");
  GtkColumnView *table = child_of (view, "table");
  LeadsNumberList *list;
  guint64 n_before;

  watch_begin ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "numbers");
  watch_wait_for (is_complete (get_list (table), n_numbers));
  watch_wait_painted ();
  watch_end ("Numbers Management, all rows known");

  list = get_list (table);
  n_before = leads_number_list_get_n_get_item (list);
  jump (child_of (view, "table_scroller"), list, "50 jumps through them");
  g_print ("  get_item called %.0f times a jump\n", (double) (leads_number_list_get_n_get_item (list) - n_before) / N_JUMPS);
}

static void
import_again (LeadsWindow *window, LeadsLead *lead, GFile *file)
{
  LeadsUploadDialog *dialog = open_dialog (window, lead);

  import (dialog, file, "The file again, the store has its numbers");
  watch_begin ();
  watch_window (NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  watch_wait_for (find_toplevel (LEADS_TYPE_UPLOAD_DIALOG) == NULL);
  watch_window (window);
  watch_wait_painted ();
  watch_end ("Closing it, which keeps the draft");
}

static void
undo (LeadsWindow *window)
{
  gpointer stack = child_of (adw_bin_get_child (child_of (window, "numbers_bin")), "stack");

  watch_begin ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-last", NULL);
  watch_wait_for (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "empty") == 0);
  watch_wait_painted ();
  watch_end ("Undo, to the page without numbers");
}

static LeadsWindow *
open_window (LeadsApplication *application)
{
  LeadsWindow *window;
  g_autoptr (GError) error = NULL;

  watch_begin ();
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    measure_fail ("register", error);
  g_application_activate (G_APPLICATION (application));
  watch_wait_for (find_toplevel (LEADS_TYPE_WINDOW) != NULL);
  window = find_toplevel (LEADS_TYPE_WINDOW);
  watch_window (window);
  watch_wait_painted ();
  watch_end ("The window, to its first frame");
  return window;
}

static void
run (LeadsApplication *application, GFile *file)
{
  LeadsWindow *window = open_window (application);
  LeadsUploadSettings settings = { 0 };
  g_autoptr (LeadsLead) lead = measure_add_lead (leads_window_get_desk (window), &settings);
  LeadsUploadDialog *dialog = open_dialog (window, lead);
  gint64 n_uploaded;

  cancel_checks (dialog, file);
  import (dialog, file, "The file, to its counts");
  look_at_lines (dialog, "invalid_button", "Its invalid lines", "50 jumps through them");
  look_at_lines (dialog, "valid_button", "Its valid lines", "50 jumps through them");
  rest ();
  cancel_submit (dialog);
  n_uploaded = submit (dialog, window);
  look_at_numbers (window, n_uploaded);
  import_again (window, lead, file);
  undo (window);
  watch_window (NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  const guint n_lines = argc > 1 ? strtoul (argv[1], NULL, 10) : DEFAULT_LINES;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "numbers.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LeadsApplication) application = NULL;
  struct rusage usage;

  setlocale (LC_ALL, "");
  measure_write_file (path, n_lines);
  application = leads_application_new ();
  watch_start ();
  run (application, file);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("peak memory: %ld MB for %u lines\n", usage.ru_maxrss / 1024, n_lines);
  return 0;
}
