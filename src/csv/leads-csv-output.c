/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-output-private.h"

#include <gio/gfiledescriptorbased.h>
#include <gio/gunixoutputstream.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Replacing a file in one step.
 *
 * GIO writes a file that exists aside and renames it at close, but writes a new
 * one in its place; so a new one gets a name of its own until it is whole.
 *
 * Invariant: `aside` is set while a file with a name of ours may exist.
 */

/* How long to wait for somebody to open the other end of a pipe before looking again whether to go on waiting. */
#define PIPE_WAIT_US (50 * 1000)

struct _LeadsCsvOutput {
  GFile         *file;
  GFile         *aside;
  GOutputStream *stream;
};

static gboolean
exists (GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
}

static gboolean
create_aside (LeadsCsvOutput    *self,
              GFileCreateFlags   flags,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autofree char *name = g_file_get_basename (self->file);

  for (;;)
    {
      g_autoptr (GError) local_error = NULL;
      g_autofree char *aside_name = g_strdup_printf (".%s.%08x", name, g_random_int ());
      g_autoptr (GFile) aside = g_file_get_child (folder, aside_name);

      self->stream = (GOutputStream *) g_file_create (aside, flags, cancellable, &local_error);
      if (self->stream != NULL)
        {
          self->aside = g_steal_pointer (&aside);
          return TRUE;
        }
      if (!exists (local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
}

static gboolean
is_pipe (GFile *file)
{
  const char *path = g_file_peek_path (file);
  struct stat info;

  return path != NULL && stat (path, &info) == 0 && S_ISFIFO (info.st_mode);
}

/* Neither opening a pipe nor writing to it may wait for a reader longer than the job is wanted. */
static GOutputStream *
open_pipe (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  for (;;)
    {
      int fd = open (g_file_peek_path (file), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
      int errnum = errno;

      if (fd >= 0)
        return g_unix_output_stream_new (fd, TRUE);
      if (errnum != ENXIO && errnum != EINTR)
        {
          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errnum), g_strerror (errnum));
          return NULL;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_usleep (PIPE_WAIT_US);
    }
}

LeadsCsvOutput *
leads_csv_output_new (GFile         *file,
                      gboolean       is_private,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (LeadsCsvOutput) self = g_new0 (LeadsCsvOutput, 1);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  GFileCreateFlags flags = is_private ? G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION
                                      : G_FILE_CREATE_NONE;
  gboolean good;

  self->file = g_object_ref (file);

  switch (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable))
    {
    case G_FILE_TYPE_SPECIAL:
      /* A device or a pipe is written to, not replaced. */
      self->stream = is_pipe (file) ? open_pipe (file, cancellable, error)
                                    : (GOutputStream *) g_file_append_to (file, G_FILE_CREATE_NONE, cancellable, error);
      good = self->stream != NULL;
      break;
    case G_FILE_TYPE_UNKNOWN:
      good = folder != NULL && create_aside (self, flags & G_FILE_CREATE_PRIVATE, cancellable, error);
      break;
    default:
      self->stream = (GOutputStream *) g_file_replace (file, NULL, FALSE, flags, cancellable, error);
      good = self->stream != NULL;
      break;
    }

  return good ? g_steal_pointer (&self) : NULL;
}

void
leads_csv_output_free (LeadsCsvOutput *self)
{
  if (self->stream != NULL)
    {
      g_autoptr (GCancellable) cancelled = g_cancellable_new ();

      /* GIO keeps the old file when closing the new one is cancelled. */
      g_cancellable_cancel (cancelled);
      g_output_stream_close (self->stream, cancelled, NULL);
    }
  if (self->aside != NULL)
    g_file_delete (self->aside, NULL, NULL);

  g_clear_object (&self->stream);
  g_clear_object (&self->aside);
  g_clear_object (&self->file);
  g_free (self);
}

GOutputStream *
leads_csv_output_get_stream (LeadsCsvOutput *self)
{
  return self->stream;
}

/* To the disk before the name: a rename must not outlive the contents. */
static gboolean
sync_stream (LeadsCsvOutput  *self,
             GError         **error)
{
  if (!G_IS_FILE_DESCRIPTOR_BASED (self->stream))
    return TRUE;

  if (fsync (g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (self->stream))) != 0)
    {
      int errnum = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errnum), g_strerror (errnum));
      return FALSE;
    }

  return TRUE;
}

gboolean
leads_csv_output_commit (LeadsCsvOutput  *self,
                         GCancellable    *cancellable,
                         GError         **error)
{
  if (self->aside != NULL && !sync_stream (self, error))
    return FALSE;
  if (!g_output_stream_close (self->stream, cancellable, error))
    return FALSE;
  if (self->aside == NULL)
    return TRUE;

  if (!g_file_move (self->aside, self->file, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, cancellable,
                    NULL, NULL, error))
    return FALSE;

  g_clear_object (&self->aside);

  return TRUE;
}
