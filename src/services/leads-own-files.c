/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-own-files-private.h"

#include "leads-draft-keeper.h"
#include "leads-plan-file-private.h"
#include "leads-service-error-private.h"

#include <leads-database.h>

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Which files are the program's own, so that nothing that is written for a person takes their place: those of the
 * data folder in use, those of any other, the copies of a store, and whatever is a database.
 *
 * Invariant: no file of the store in use is opened here. Closing it would drop the locks of all its connections.
 */

/* Where files of a data folder lie at most: in a draft's folder, in that of the drafts, in the data folder. */
#define LEVELS 3

#define DATABASE_ENDING ".db"

/* What every SQLite file begins with, the zero at the end included. */
static const char database_mark[] = "SQLite format 3";

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

  /* Also where none is installed: a report would be taken for one. */
  if (g_str_equal (path, plan))
    return TRUE;
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

/* The path without symbolic links; of a file that is not there yet, with those of its folder followed. */
static char *
dup_real_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char real[PATH_MAX];

  if (realpath (path, real) != NULL)
    return g_strdup (real);
  return realpath (folder, real) != NULL ? g_build_filename (real, name, NULL) : g_strdup (path);
}

/* A file of a data folder that is not the one in use. */
static gboolean
is_of_another_store (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  for (guint i = 0; i < LEVELS; i++)
    {
      g_autofree char *store = g_build_filename (folder, LEADS_DATABASE_FILE_NAME, NULL);
      g_autofree char *above = g_path_get_dirname (folder);

      if (g_file_test (store, G_FILE_TEST_IS_REGULAR) && is_own (store, path))
        return TRUE;
      g_free (folder);
      folder = g_steal_pointer (&above);
    }
  return FALSE;
}

/* The name of a store, of its logs or drafts, or of a copy that was made before a migration. */
static gboolean
has_name_of_store (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  gsize length = strlen (LEADS_DATABASE_FILE_NAME) - strlen (DATABASE_ENDING);

  return g_ascii_strncasecmp (name, LEADS_DATABASE_FILE_NAME, length) == 0 &&
         g_regex_match_simple ("\\.db([^[:alnum:]]|$)", name + length, G_REGEX_RAW | G_REGEX_CASELESS, 0);
}

static gboolean
is_database (const char *path)
{
  char head[sizeof database_mark];
  GStatBuf info;
  gboolean matches;
  int fd;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size < (goffset) sizeof head)
    return FALSE;
  fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  if (fd < 0)
    return FALSE;
  matches = pread (fd, head, sizeof head, 0) == sizeof head && memcmp (head, database_mark, sizeof head) == 0;
  g_close (fd, NULL);
  return matches;
}

gboolean
leads_own_files_check_target (const char *store, GFile *file, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *real = path != NULL ? dup_real_path (path) : NULL;
  g_autofree char *name = NULL;

  if (path == NULL)
    return TRUE;
  name = leads_file_dup_display_name (file);
  if ((store != NULL && is_own (store, real)) || is_of_another_store (real))
    {
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                   _("“%s” is a file that Customer Leads keeps its own data in. Choose another name or another folder."), name);
      return FALSE;
    }
  if (has_name_of_store (path) || has_name_of_store (real) || is_database (real))
    {
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                   _("“%s” is a database, or has the name of a database of Customer Leads or of a copy of one. "
                     "Choose another name or another folder."),
                   name);
      return FALSE;
    }
  return TRUE;
}
