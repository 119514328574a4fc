/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-files-private.h"

#include "leads-ui-util.h"
#include "leads-upload-words.h"

#include <glib/gi18n-lib.h>

/* The files of a stored upload, those among them that could not be read. */

static void
add_row (GtkListBox *list, const LeadsUploadFile *file)
{
  g_autofree char *summary = file->problem != NULL ? g_strdup (file->problem) : leads_lines_words_summary (&file->totals);
  GtkWidget *row = leads_ui_action_row_new (file->name, summary);
  GtkWidget *icon = gtk_image_new_from_icon_name (file->problem != NULL ? "dialog-error-symbolic"
                                                                        : "text-x-generic-symbolic");

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_add_css_class (icon, file->problem != NULL ? "error" : "dim-label");
  if (file->problem != NULL)
    leads_ui_set_accessible (icon, _("Not read"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_append (list, row);
}

void
leads_upload_files_add_rows (GtkListBox *list, GPtrArray *files)
{
  const gboolean is_all = files->len == 1 && ((const LeadsUploadFile *) g_ptr_array_index (files, 0))->problem == NULL;

  for (guint i = 0; i < files->len && !is_all; i++)
    add_row (list, g_ptr_array_index (files, i));
}
