/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-special-file.h"

#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Pipes and devices, whose other end may never come.
 *
 * Invariant: no descriptor is opened in a way that waits.
 */

/* How long to wait before looking again whether to go on waiting. */
#define WAIT_MS 50

static gboolean
get_type (GFile  *file,
          mode_t *type)
{
  const char *path = g_file_peek_path (file);
  struct stat info;

  if (path == NULL || stat (path, &info) != 0)
    return FALSE;
  *type = info.st_mode & S_IFMT;

  return TRUE;
}

gboolean
leads_special_file_is_pipe (GFile *file)
{
  mode_t type;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return get_type (file, &type) && type == S_IFIFO;
}

static void
fail (GError **error,
      int      errnum)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errnum), g_strerror (errnum));
}

static gint64
get_deadline (void)
{
  return g_get_monotonic_time () + LEADS_SPECIAL_FILE_PATIENCE * G_TIME_SPAN_SECOND;
}

/* Of a pipe without bytes: who reads gets its end when nobody writes, and is told to try again when somebody does. */
static gboolean
has_writer (int fd)
{
  int ends[2];
  gboolean has;

  if (pipe2 (ends, O_CLOEXEC) != 0)
    return TRUE;
  has = tee (fd, ends[1], 1, SPLICE_F_NONBLOCK) != 0;
  close (ends[0]);
  close (ends[1]);

  return has;
}

/* Somebody may type: not at the end of a terminal that programs hold. */
static gboolean
is_typed (int fd)
{
  char name[64];

  return isatty (fd) && ptsname_r (fd, name, sizeof name) != 0;
}

static gboolean
wait_for_bytes (int            fd,
                gboolean       is_pipe,
                GCancellable  *cancellable,
                GError       **error)
{
  const gint64 deadline = get_deadline ();

  do
    {
      struct pollfd wanted = { .fd = fd, .events = POLLIN };
      int n = poll (&wanted, 1, WAIT_MS);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (n > 0 || (n < 0 && errno != EINTR) || (is_pipe && has_writer (fd)))
        return TRUE;
    }
  while (g_get_monotonic_time () < deadline);
  fail (error, ETIMEDOUT);

  return FALSE;
}

static GInputStream *
open_special (GFile         *file,
              gboolean       is_pipe,
              GCancellable  *cancellable,
              GError       **error)
{
  int fd = open (g_file_peek_path (file), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

  if (fd < 0)
    {
      fail (error, errno);
      return NULL;
    }
  if (!is_typed (fd) && !wait_for_bytes (fd, is_pipe, cancellable, error))
    {
      close (fd);
      return NULL;
    }
  fcntl (fd, F_SETFL, 0);

  return g_unix_input_stream_new (fd, TRUE);
}

GInputStream *
leads_special_file_read (GFile         *file,
                         GCancellable  *cancellable,
                         GError       **error)
{
  mode_t type;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (get_type (file, &type) && (type == S_IFIFO || type == S_IFCHR))
    return open_special (file, type == S_IFIFO, cancellable, error);

  return (GInputStream *) g_file_read (file, cancellable, error);
}

GOutputStream *
leads_special_file_write_pipe (GFile         *file,
                               GCancellable  *cancellable,
                               GError       **error)
{
  const gint64 deadline = get_deadline ();

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  do
    {
      int fd = open (g_file_peek_path (file), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
      int errnum = errno;

      if (fd >= 0)
        return g_unix_output_stream_new (fd, TRUE);
      if (errnum != ENXIO && errnum != EINTR)
        {
          fail (error, errnum);
          return NULL;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_usleep (WAIT_MS * 1000);
    }
  while (g_get_monotonic_time () < deadline);
  fail (error, EPIPE);

  return NULL;
}
