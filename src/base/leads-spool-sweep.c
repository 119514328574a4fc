/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-spool.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>

/* What is left of spools where file systems know no nameless files and a program ended at the wrong moment. */

#define NAME_PREFIX "spool-"
#define NAME_LENGTH (sizeof NAME_PREFIX - 1 + 6)
/* A spool loses its name at once; one that has it for so many seconds is nobody's. */
#define NOBODYS_AFTER 3600

void
leads_spool_sweep (const char *directory)
{
  g_autoptr (GDir) folder = NULL;
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  g_return_if_fail (directory != NULL);

  folder = g_dir_open (directory, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      struct stat file;

      if (g_str_has_prefix (name, NAME_PREFIX) && strlen (name) == NAME_LENGTH && lstat (path, &file) == 0 &&
          S_ISREG (file.st_mode) && now - file.st_mtime > NOBODYS_AFTER)
        g_unlink (path);
    }
}
