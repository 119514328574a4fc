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
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", file->name, "title-lines", 2,
                                 "subtitle", summary, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name (file->problem != NULL ? "dialog-error-symbolic"
                                                                        : "text-x-generic-symbolic");

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
