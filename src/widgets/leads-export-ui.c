/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-export-ui-private.h"

#include <leads-closures.h>
#include <leads-ui-util.h>
#include <leads-window.h>

#include <glib/gi18n.h>

/* One export from the question to the toast. It owns what it needs until the end, whatever the page shows meanwhile. */

typedef struct {
  GtkWidget            *parent;
  LeadsDesk            *desk;
  LeadsNumberFilter     filter;
  char                 *text;
  LeadsExportShape      shape;
  gint64                split_at;
  LeadsJobBar          *job_bar;
  char                 *name;
  GtkFileChooserNative *chooser;
  GFile                *file;
  LeadsJob             *job;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->parent);
  g_object_unref (export->desk);
  g_object_unref (export->job_bar);
  g_clear_object (&export->chooser);
  g_clear_object (&export->file);
  g_clear_object (&export->job);
  g_free (export->text);
  g_free (export->name);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
exported (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *numbers = NULL;
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *text = NULL;
  GtkRoot *root = gtk_widget_get_root (export->parent);
  guint n_files = 0;
  gint64 n_numbers = leads_export_service_export_finish (LEADS_EXPORT_SERVICE (source), result, &n_files, &error);

  if (n_numbers < 0)
    {
      if (root != NULL)
        leads_ui_show_error (export->parent, _("Numbers Were Not Exported"), error);
      return;
    }
  numbers = leads_format_n_numbers (n_numbers);
  if (n_files > 1)
    text = g_strdup_printf (ngettext ("%s exported to %u file", "%s exported to %u files", n_files), numbers, n_files);
  else
    text = g_strdup_printf (_("%s exported to %s"), numbers, name);
  if (LEADS_IS_WINDOW (root))
    leads_window_show_toast (LEADS_WINDOW (root), text);
}

static void
chosen (GtkNativeDialog *dialog,
        int              response,
        gpointer         data)
{
  g_autoptr (Export) export = data;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  export->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  export->job = leads_job_new ();
  leads_job_bar_watch (export->job_bar, export->job, _("Exporting numbers…"));
  leads_export_service_export_async (leads_desk_get_exports (export->desk), &export->filter, export->shape, export->split_at, export->file, export->job,
                                     exported, export);
  g_steal_pointer (&export);
}

static void
choose_file (Export *export)
{
  g_autoptr (GtkFileFilter) csv = gtk_file_filter_new ();

  export->chooser = gtk_file_chooser_native_new (_("Export Numbers"), GTK_WINDOW (gtk_widget_get_root (export->parent)), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                 _("_Export"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (export->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (export->chooser), export->name);
  gtk_file_filter_set_name (csv, _("CSV Files"));
  gtk_file_filter_add_suffix (csv, "csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (export->chooser), csv);
  g_signal_connect (export->chooser, "response", G_CALLBACK (chosen), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (export->chooser));
}

static void
split_answered (AdwMessageDialog *dialog,
                const char       *response,
                gpointer          data)
{
  Export *export = data;

  if (g_str_equal (response, "cancel"))
    {
      export_free (export);
      return;
    }
  export->split_at = g_str_equal (response, "split") ? LEADS_EXPORT_SPLIT : 0;
  choose_file (export);
}

static void
ask_split (Export *export,
           gint64  n_numbers)
{
  g_autofree char *numbers = leads_format_n_numbers (n_numbers);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (export->parent)), _("One File or Several?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _("These are %s. Some systems take at most 10,000 numbers in a file."), numbers);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "split", _("_Files of 10,000"), "one", _("_One File"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "one");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (split_answered), export);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
leads_export_ui_ask (GtkWidget               *parent,
                     LeadsDesk               *desk,
                     const LeadsNumberFilter *filter,
                     LeadsExportShape         shape,
                     gint64                   n_numbers,
                     LeadsJobBar             *job_bar,
                     const char              *name)
{
  Export *export = g_new0 (Export, 1);

  export->parent = g_object_ref (parent);
  export->desk = g_object_ref (desk);
  export->filter = *filter;
  export->text = g_strdup (filter->text);
  export->filter.text = export->text;
  export->shape = shape;
  export->job_bar = g_object_ref (job_bar);
  export->name = g_strdup (name);
  if (shape == LEADS_EXPORT_NUMBERS && n_numbers > LEADS_EXPORT_SPLIT)
    ask_split (export, n_numbers);
  else
    choose_file (export);
}
