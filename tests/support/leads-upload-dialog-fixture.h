/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-upload-dialog.h"

#include <glib/gstdio.h>

/* The Upload Numbers dialog over a store of its own, and what a person does in it. */

typedef struct
{
  char *dir;
  LeadsDesk *desk;
  LeadsLead *lead;
  LeadsUploadDialog *dialog; /* NULL once it is gone */
  gint64 n_uploaded;         /* -1 before the signal */
} Fixture;

#define TIMEOUT (20 * G_USEC_PER_SEC)

/* Runs the main loop until @condition, which must come. */
#define wait_for(condition)                               \
  G_STMT_START                                            \
  {                                                       \
    gint64 end = g_get_monotonic_time () + TIMEOUT;       \
                                                          \
    while (!(condition) && g_get_monotonic_time () < end) \
      if (!g_main_context_iteration (NULL, FALSE))        \
        g_usleep (1000);                                  \
    g_assert_true (condition);                            \
  }                                                       \
  G_STMT_END

static inline gpointer
child_of (gpointer widget, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return child;
}

static inline gpointer
child_of_child (Fixture *fixture, const char *name, const char *child)
{
  return child_of (child_of (fixture->dialog, name), child);
}

static inline const char *
label_of (gpointer label)
{
  return gtk_label_get_label (label);
}

static inline gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static inline const char *
submit_label (Fixture *fixture)
{
  return gtk_button_get_label (child_of_child (fixture, "bar", "submit_button"));
}

static inline gboolean
can_submit (Fixture *fixture)
{
  return gtk_widget_is_sensitive (child_of_child (fixture, "bar", "submit_button"));
}

static inline GtkListBoxRow *
row_at (Fixture *fixture, int index)
{
  return gtk_list_box_get_row_at_index (child_of (fixture->dialog, "entries"), index);
}

static inline void
press (gpointer button)
{
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static inline void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), action, NULL));
}

static inline void
enter (Fixture *fixture, const char *start, const char *end)
{
  GtkWidget *form = child_of (fixture->dialog, "add_form");

  gtk_toggle_button_set_active (child_of (form, end != NULL ? "range_button" : "single_button"), TRUE);
  gtk_editable_set_text (child_of (form, "start_row"), start);
  if (end != NULL)
    gtk_editable_set_text (child_of (form, "end_row"), end);
  g_signal_emit_by_name (child_of (form, "start_row"), "entry-activated");
}

static inline void
take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static inline gint64
saved (Fixture *fixture, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  wait_for (*result != NULL);
  id = leads_directory_service_save_finish (leads_desk_get_directory (fixture->desk), *result, &error);
  g_assert_no_error (error);
  g_clear_object (result);
  return id;
}

static inline LeadsLead *
add_lead (Fixture *fixture, const char *customer, gboolean with_connection)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (fixture->desk);
  g_autoptr (LeadsConnection) connection = leads_connection_new ();
  g_autoptr (LeadsProfile) profile = leads_profile_new ();
  LeadsLead *lead = leads_lead_new ();
  GAsyncResult *result = NULL;

  leads_lead_set_customer_name (lead, customer);
  leads_lead_set_service_name (lead, "Teams Calling");
  leads_directory_service_save_async (directory, lead, NULL, take_result, &result);
  leads_lead_set_id (lead, saved (fixture, &result));
  if (!with_connection)
    return lead;

  leads_connection_set_lead_id (connection, leads_lead_get_id (lead));
  leads_connection_set_name (connection, "PSTN London 1");
  leads_connection_set_side (connection, LEADS_SIDE_PSTN);
  leads_directory_service_save_async (directory, connection, NULL, take_result, &result);
  saved (fixture, &result);
  leads_profile_set_name (profile, "Standard");
  leads_directory_service_save_async (directory, profile, NULL, take_result, &result);
  saved (fixture, &result);
  return lead;
}

static inline void
on_uploaded (LeadsUploadDialog *dialog, LeadsUpload *upload, Fixture *fixture)
{
  fixture->n_uploaded = leads_upload_get_n_uploaded (upload);
}

static inline void
open_dialog (Fixture *fixture)
{
  fixture->n_uploaded = -1;
  g_set_weak_pointer (&fixture->dialog, leads_upload_dialog_new (NULL, fixture->desk, fixture->lead));
  g_signal_connect (fixture->dialog, "uploaded", G_CALLBACK (on_uploaded), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("leads-upload-XXXXXX", &error);
  g_assert_no_error (error);
  leads_desk_open_async (fixture->dir, FALSE, NULL, take_result, &result);
  wait_for (result != NULL);
  fixture->desk = leads_desk_open_finish (result, &error);
  g_assert_no_error (error);
  fixture->lead = add_lead (fixture, "Contoso Ltd", GPOINTER_TO_INT (data));
  open_dialog (fixture);
}

/* Drafts are kept in folders of their own. */
static inline void
remove_tree (const char *path)
{
  g_autoptr (GDir) files = g_file_test (path, G_FILE_TEST_IS_DIR) ? g_dir_open (path, 0, NULL) : NULL;
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  wait_for (fixture->dialog == NULL);
  g_clear_object (&fixture->lead);
  g_clear_object (&fixture->desk);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  remove_tree (fixture->dir);
  g_free (fixture->dir);
}

static inline GFile *
write_file (Fixture *fixture, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->dir, "november.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* The label below @widget that says @text, or NULL. */
static inline GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (label_of (widget), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}
