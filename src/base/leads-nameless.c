/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-nameless.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* Private temporary files. Invariant: no file that was given out has a name. */

#define FOLDER_NAME "customer-leads"

/* Returns a file descriptor, or -1 with errno set. */
static int
open_nameless (const char *directory)
{
  g_autofree char *path = NULL;
  int fd;
  int saved_errno;

  if (g_mkdir_with_parents (directory, 0700) != 0)
    return -1;

#ifdef O_TMPFILE
  fd = open (directory, O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
  if (fd >= 0)
    return fd;
#endif

  /* File systems that cannot do that: make it, and take its name away at once. */
  path = g_build_filename (directory, "spool-XXXXXX", NULL);
  fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0 && g_unlink (path) != 0)
    {
      saved_errno = errno;
      close (fd);
      errno = saved_errno;
      return -1;
    }

  return fd;
}

gboolean
leads_nameless_is_full (int errnum)
{
  return errnum == ENOSPC || errnum == EDQUOT || errnum == EFBIG;
}

int
leads_nameless_open (const char  *directory,
                     char       **used,
                     GError     **error)
{
  g_autofree char *folder = NULL;
  int fd;
  int errnum;

  if (directory != NULL)
    folder = g_strdup (directory);
  else
    folder = g_build_filename (g_get_user_cache_dir (), FOLDER_NAME, NULL);

  fd = open_nameless (folder);
  errnum = errno;
  if (fd < 0 && directory == NULL)
    {
      g_free (folder);
      folder = g_strdup (g_get_tmp_dir ());
      fd = open_nameless (folder);
      errnum = errno;
    }

  if (fd < 0)
    leads_base_error_set (error,
                          leads_nameless_is_full (errnum) ? LEADS_BASE_ERROR_SPOOL_FULL : LEADS_BASE_ERROR_SPOOL_CREATE,
                          folder, errnum);
  if (used != NULL)
    *used = g_steal_pointer (&folder);

  return fd;
}
