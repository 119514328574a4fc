/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-output-private.h"

#include <leads-special-file.h>

#include <gio/gfiledescriptorbased.h>
#include <gio/gunixoutputstream.h>

#include <errno.h>
#include <limits.h>
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

/* What is added to the name of a file while it is not whole: two points and eight digits. */
#define ASIDE_BYTES 10

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
fail (GError **error,
      int      errnum)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errnum), g_strerror (errnum));

  return FALSE;
}

static gboolean
check_name (GFile   *file,
            GError **error)
{
  struct stat info;

  if (g_file_peek_path (file) == NULL || lstat (g_file_peek_path (file), &info) == 0 || errno != ENAMETOOLONG)
    return TRUE;

  return fail (error, ENAMETOOLONG);
}

static gboolean
create_aside (LeadsCsvOutput    *self,
              GFileCreateFlags   flags,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autofree char *name = g_file_get_basename (self->file);

  if (!check_name (self->file, error))
    return FALSE;
  for (;;)
    {
      g_autoptr (GError) local_error = NULL;
      /* A name that is as long as names can be leaves no room to add something to it. */
      g_autofree char *aside_name = g_strdup_printf (".%.*s.%08x", NAME_MAX - ASIDE_BYTES, name, g_random_int ());
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
      self->stream = leads_special_file_is_pipe (file)
                         ? leads_special_file_write_pipe (file, cancellable, error)
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

/* Neither a file that is there nor a pipe may be opened only to see whether it can be: it could be cut, or read to its end. */
static gboolean
check_there (GFile   *file,
             GError **error)
{
  const char *path = g_file_peek_path (file);
  struct stat info;

  if (path == NULL)
    return TRUE;
  if (stat (path, &info) != 0 || access (path, W_OK) != 0)
    return fail (error, errno);

  return S_ISDIR (info.st_mode) ? fail (error, EISDIR) : S_ISSOCK (info.st_mode) ? fail (error, ENXIO) : TRUE;
}

gboolean
leads_csv_output_check (GFile         *file,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (LeadsCsvOutput) output = NULL;

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_UNKNOWN)
    return check_there (file, error);
  output = leads_csv_output_new (file, FALSE, cancellable, error);

  return output != NULL;
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
    return fail (error, errno);

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
