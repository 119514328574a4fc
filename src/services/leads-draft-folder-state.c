/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-folder-struct-private.h"

#include "leads-service-error.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * What is in a draft's folder when it is come back to. Invariant: reading takes
 * neither longer nor more memory than a state of ours would, whatever has its name.
 */

/* How many drafts of one lead can be put aside. */
#define MAX_ASIDE 1000

static GBytes *
set_damaged (GError **error, const char *what)
{
  g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DAMAGED, what);
  return NULL;
}

static GBytes *
read_file (int fd, goffset max_bytes, GError **error)
{
  struct stat info;
  g_autofree guint8 *data = NULL;
  gsize size, length = 0;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    return set_damaged (error, "it is no file");
  if (info.st_size > max_bytes)
    return set_damaged (error, "it is too long");
  size = (gsize) info.st_size;
  data = g_malloc (size + 1);
  while (length < size)
    {
      gssize n = read (fd, data + length, size - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          leads_draft_folder_set_error (error, errno);
          return NULL;
        }
      if (n == 0)
        break;
      length += (gsize) n;
    }
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

GBytes *
leads_draft_folder_read (LeadsDraftFolder *self, const char *name, goffset max_bytes, GError **error)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  /* A pipe or a device has nothing to wait for. */
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC, 0);
  GBytes *bytes = NULL;

  if (fd >= 0)
    {
      bytes = read_file (fd, max_bytes, error);
      close (fd);
    }
  else if (errno == ELOOP || errno == ENXIO)
    set_damaged (error, "it is no file");
  else if (errno != ENOENT)
    leads_draft_folder_set_error (error, errno);
  return bytes;
}

GBytes *
leads_draft_folder_read_state (LeadsDraftFolder *self, GError **error)
{
  return leads_draft_folder_read (self, LEADS_DRAFT_STATE_NAME, LEADS_DRAFT_STATE_MAX_BYTES, error);
}

char *
leads_draft_folder_move_aside (LeadsDraftFolder *self, const char *name, GError **error)
{
  g_autofree char *from = name != NULL ? g_build_filename (self->path, name, NULL) : g_strdup (self->path);
  g_autofree char *aside = NULL;
  int errnum = 0;

  for (guint i = 1; i < MAX_ASIDE; i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.damaged-%u", self->path, i);
      /* Never onto one that is there: an empty folder could be replaced. */
      errnum = g_file_test (aside, G_FILE_TEST_EXISTS) ? EEXIST : g_rename (from, aside) == 0 ? 0 : errno;
      if (errnum != EEXIST)
        break;
    }
  if (errnum == 0)
    return g_steal_pointer (&aside);
  leads_draft_folder_set_error (error, errnum);
  return NULL;
}

char *
leads_draft_folder_put_aside (LeadsDraftFolder *self, GError **error)
{
  char *aside;

  g_mutex_lock (&self->lock);
  aside = leads_draft_folder_move_aside (self, NULL, error);
  leads_draft_folder_shut (self);
  g_mutex_unlock (&self->lock);
  return aside;
}
