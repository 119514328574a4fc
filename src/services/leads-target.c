/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-target-private.h"

#include "leads-service-error-private.h"

#include <leads-csv-writer.h>

#include <glib/gi18n.h>

/* Where an export or a report is to go: whether it can, and why not. */

static gboolean
is_link (GFile *file)
{
  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL) == G_FILE_TYPE_SYMBOLIC_LINK;
}

/* What is to be made and cannot be: its folder is the cause. */
static char *
compose_for_folder (GFile *folder, const GError *cause)
{
  g_autofree char *name = g_file_get_parse_name (folder);

  switch (g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL))
    {
    case G_FILE_TYPE_UNKNOWN:
      return g_strdup_printf (_("The folder “%s” was not found. Make it, or choose another one."), name);
    case G_FILE_TYPE_DIRECTORY:
      if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
        return g_strdup_printf (_("You have no permission to make a file in the folder “%s”. Choose another one."), name);
      return g_strdup_printf (_("No file can be made in the folder “%s”. Choose another one."), name);
    default:
      return g_strdup_printf (_("“%s” is no folder, so no file can be made in it. Choose a folder."), name);
    }
}

void
leads_target_take_error (GError **error, GError *cause, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = leads_file_dup_display_name (file);
  g_autofree char *text = NULL;

  if (folder != NULL && !is_link (file) && g_file_peek_path (file) != NULL && !g_file_query_exists (file, NULL) &&
      (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
       g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY) ||
       g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)))
    text = compose_for_folder (folder, cause);
  if (text == NULL)
    {
      leads_service_error_take_reading (error, cause, file, name);
      return;
    }
  g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE, text);
  g_error_free (cause);
}

gboolean
leads_target_check (GFile *file, GError **error)
{
  GError *cause = NULL;

  if (leads_csv_writer_check_file (file, NULL, &cause))
    return TRUE;
  leads_target_take_error (error, cause, file);
  return FALSE;
}
