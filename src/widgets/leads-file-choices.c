/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-file-choices-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * A native chooser is no widget and nobody holds it: it lives with its parent
 * until its response.
 */

static void
on_files_response (GtkWidget *parent, int response, GtkFileChooserNative *chooser)
{
  LeadsFilesChosen callback = g_object_get_data (G_OBJECT (chooser), "callback");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

      callback (parent, files);
    }
  g_object_set_data (G_OBJECT (parent), "file-chooser", NULL);
}

/* A name without an ending says no format: it gets the one that was chosen, unless another file has that name, about
 * which nobody was asked. */
static GFile *
add_ending (GFile *file, GtkFileFilter *filter)
{
  const char *ending = filter != NULL ? g_object_get_data (G_OBJECT (filter), "ending") : NULL;
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *longer = NULL;
  g_autoptr (GFile) named = NULL;

  if (ending == NULL || parent == NULL || strchr (name, '.') != NULL || g_file_query_exists (file, NULL))
    return g_object_ref (file);
  longer = g_strconcat (name, ending, NULL);
  named = g_file_get_child (parent, longer);
  return g_file_query_exists (named, NULL) ? g_object_ref (file) : g_steal_pointer (&named);
}

static void
on_file_response (GtkWidget *parent, int response, GtkFileChooserNative *chooser)
{
  LeadsFileChosen callback = g_object_get_data (G_OBJECT (chooser), "callback");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autoptr (GFile) file = add_ending (chosen, gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (chooser)));

      callback (parent, file);
    }
  g_object_set_data (G_OBJECT (parent), "file-chooser", NULL);
}

static void
show (GtkWidget *parent, GtkFileChooserNative *chooser, GCallback on_response, gpointer callback)
{
  g_object_set_data (G_OBJECT (chooser), "callback", callback);
  g_object_set_data_full (G_OBJECT (parent), "file-chooser", chooser, g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", on_response, parent, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
add_all_files (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) text = gtk_file_filter_new ();

  gtk_file_filter_set_name (text, _("Workbooks, CSV and Text Files"));
  gtk_file_filter_add_suffix (text, "xlsx");
  gtk_file_filter_add_suffix (text, "csv");
  gtk_file_filter_add_suffix (text, "tsv");
  gtk_file_filter_add_suffix (text, "txt");
  gtk_file_filter_add_mime_type (text, "text/csv");
  gtk_file_filter_add_mime_type (text, "text/plain");
  gtk_file_chooser_add_filter (chooser, text);
  add_all_files (chooser);
}

void
leads_choose_number_files (GtkWidget *parent, LeadsFilesChosen callback)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Import Numbers"), GTK_WINDOW (gtk_widget_get_root (parent)), GTK_FILE_CHOOSER_ACTION_OPEN,
      _("_Import"), _("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  add_filters (GTK_FILE_CHOOSER (chooser));
  show (parent, chooser, G_CALLBACK (on_files_response), callback);
}

void
leads_choose_plan (GtkWidget *parent, LeadsFileChosen callback)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Choose a Numbering Plan"),
                                                               GTK_WINDOW (gtk_widget_get_root (parent)),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN,
                                                               _("_Install"), _("_Cancel"));
  g_autoptr (GtkFileFilter) text = gtk_file_filter_new ();

  gtk_file_filter_set_name (text, _("Text Files"));
  gtk_file_filter_add_suffix (text, "txt");
  gtk_file_filter_add_mime_type (text, "text/plain");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), text);
  add_all_files (GTK_FILE_CHOOSER (chooser));
  show (parent, chooser, G_CALLBACK (on_file_response), callback);
}

/* What a format is called, and the ending of its files. */
static const struct
{
  const char *name;
  const char *ending;
} formats[] = {
  { N_("Workbooks (.xlsx)"), ".xlsx" },
  { N_("CSV Files (.csv)"), ".csv" },
};

static gboolean
ends_in (const char *name, const char *ending)
{
  gsize length = strlen (name);

  return length > strlen (ending) && g_ascii_strcasecmp (name + length - strlen (ending), ending) == 0;
}

static void
on_format (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const char *ending = filter != NULL ? g_object_get_data (G_OBJECT (filter), "ending") : NULL;
  g_autofree char *name = gtk_file_chooser_get_current_name (chooser);

  for (guint i = 0; ending != NULL && name != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *renamed = NULL;

      if (!ends_in (name, formats[i].ending) || g_str_equal (formats[i].ending, ending))
        continue;
      renamed = g_strdup_printf ("%.*s%s", (int) (strlen (name) - strlen (formats[i].ending)), name, ending);
      gtk_file_chooser_set_current_name (chooser, renamed);
      return;
    }
}

void
leads_choose_add_formats (GtkFileChooserNative *chooser, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _(formats[i].name));
      gtk_file_filter_add_suffix (filter, formats[i].ending + 1);
      g_object_set_data (G_OBJECT (filter), "ending", (gpointer) formats[i].ending);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
      if (ends_in (name, formats[i].ending))
        gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  g_signal_connect (chooser, "notify::filter", G_CALLBACK (on_format), NULL);
}

void
leads_choose_save (GtkWidget *parent, const char *title, const char *name, LeadsFileChosen callback)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (parent)),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                                               _("_Save"), _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  leads_choose_add_formats (chooser, name);
  show (parent, chooser, G_CALLBACK (on_file_response), callback);
}
