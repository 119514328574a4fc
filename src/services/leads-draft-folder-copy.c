/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-folder-struct-private.h"

#include "leads-service-error.h"

#include <errno.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* The copies in a draft's folder of what was read. */

#define CHUNK_BYTES (256 * 1024)
/* Of free room that copies leave to others. */
#define RESERVE_BYTES (64 * 1024 * 1024)

static gboolean
has_room (int fd, goffset size)
{
  struct statvfs disk;

  return fstatvfs (fd, &disk) != 0 || (guint64) disk.f_bavail * disk.f_frsize >= (guint64) size + RESERVE_BYTES;
}

/* Returns 0 or an errno of writing; -1 with @error when @from is to blame. */
static int
pour (int fd, GInputStream *from, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);

  for (;;)
    {
      gssize n;
      int errnum;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
      n = g_input_stream_read (from, chunk, CHUNK_BYTES, cancellable, error);
      if (n <= 0)
        return n < 0 ? -1 : 0;
      errnum = leads_draft_folder_write_all (fd, chunk, n);
      if (errnum != 0)
        return errnum;
    }
}

/* Called with the lock held. */
static gboolean
note_failure (LeadsDraftFolder *self, const char *name, GError *failure, GError **error)
{
  if (failure->code != LEADS_SERVICE_ERROR_NOT_FOUND)
    {
      g_clear_error (&self->failure);
      self->failure = g_error_copy (failure);
      g_free (self->failed);
      self->failed = g_strdup (name);
    }
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
leads_draft_folder_copy (LeadsDraftFolder *self,
                         const char *name,
                         GInputStream *from,
                         goffset size,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *unready = g_strconcat (name, LEADS_DRAFT_UNREADY_SUFFIX, NULL);
  GError *failure = NULL;
  int errnum = 0;
  int fd = -1;

  g_mutex_lock (&self->lock);
  if (leads_draft_folder_ensure_open (self, TRUE, &failure))
    {
      fd = has_room (self->fd, size) ? leads_draft_folder_make_file (self, unready) : -1;
      errnum = fd >= 0 ? 0 : has_room (self->fd, size) ? errno : ENOSPC;
    }
  g_mutex_unlock (&self->lock);

  /* It takes as long as the file is: nobody waits for it meanwhile. */
  if (fd >= 0)
    errnum = pour (fd, from, cancellable, error);

  g_mutex_lock (&self->lock);
  if (fd >= 0 && errnum == 0 && leads_draft_folder_ensure_open (self, FALSE, &failure))
    errnum = leads_draft_folder_finish_file (self, fd, unready, name);
  if (fd >= 0 && (errnum != 0 || failure != NULL) && self->fd >= 0)
    unlinkat (self->fd, unready, 0);
  if (fd >= 0)
    close (fd);
  if (failure == NULL && errnum > 0 && !g_cancellable_is_cancelled (cancellable))
    leads_draft_folder_set_error (&failure, errnum);
  if (failure != NULL)
    note_failure (self, name, failure, error);
  else if (errnum > 0)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  g_mutex_unlock (&self->lock);
  return failure == NULL && errnum == 0;
}

GFile *
leads_draft_folder_find_copy (LeadsDraftFolder *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_file_new_for_path (path) : NULL;
}

void
leads_draft_folder_remove_copy (LeadsDraftFolder *self, const char *name)
{
  g_autofree char *unready = g_strconcat (name, LEADS_DRAFT_UNREADY_SUFFIX, NULL);

  g_mutex_lock (&self->lock);
  if (g_strcmp0 (self->failed, name) == 0)
    {
      g_clear_error (&self->failure);
      g_clear_pointer (&self->failed, g_free);
    }
  if (self->fd >= 0)
    {
      unlinkat (self->fd, name, 0);
      unlinkat (self->fd, unready, 0);
    }
  g_mutex_unlock (&self->lock);
}

GError *
leads_draft_folder_dup_failure (LeadsDraftFolder *self)
{
  GError *failure;

  g_mutex_lock (&self->lock);
  failure = self->failure != NULL ? g_error_copy (self->failure) : NULL;
  g_mutex_unlock (&self->lock);
  return failure;
}
