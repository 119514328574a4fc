/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-own-files-private.h"

#include "leads-draft-keeper.h"
#include "leads-plan-file-private.h"
#include "leads-service-error-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Which files are the program's own, so that no report takes their place. */

static gboolean
is_same (const GStatBuf *file, const char *path)
{
  GStatBuf other;

  return g_stat (path, &other) == 0 && other.st_dev == file->st_dev && other.st_ino == file->st_ino;
}

static gboolean
is_own (const char *store, const char *path)
{
  static const char *const logs[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char *dir = g_path_get_dirname (store);
  g_autofree char *plan = g_build_filename (dir, LEADS_PLAN_FILE_NAME, NULL);
  g_autofree char *drafts = g_build_filename (dir, LEADS_DRAFTS_FOLDER_NAME, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *above = g_path_get_dirname (folder);
  GStatBuf info;

  if (g_stat (path, &info) == 0)
    {
      if (is_same (&info, plan))
        return TRUE;
      for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
        {
          g_autofree char *own = g_strconcat (store, logs[i], NULL);

          if (is_same (&info, own))
            return TRUE;
        }
    }
  return (g_stat (folder, &info) == 0 && is_same (&info, drafts)) ||
         (g_stat (above, &info) == 0 && is_same (&info, drafts));
}

gboolean
leads_own_files_check_target (const char *store, GFile *file, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *name = NULL;

  if (path == NULL || store == NULL || !is_own (store, path))
    return TRUE;
  name = leads_file_dup_display_name (file);
  g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
               _("“%s” is a file that Customer Leads keeps its own data in. Choose another name or another folder."), name);
  return FALSE;
}
