/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-folder-struct-private.h"

#include "leads-service-error.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * The folder of one draft. Files, not rows of the store: a file of any length is
 * copied as it comes, all goes away as one, and a store that is full, busy or
 * read-only takes no draft along.
 *
 * Invariant: a name that is there has all of its bytes on the disk, for files are
 * written under another name first. The lock is on the folder itself, so that it
 * goes away with it.
 */

/* How often a folder may vanish between its opening and its locking. */
#define OPEN_TRIES 16

LeadsDraftFolder *
leads_draft_folder_new (const char *path)
{
  LeadsDraftFolder *self = g_new0 (LeadsDraftFolder, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->path = g_strdup (path);
  self->fd = -1;
  g_mutex_init (&self->lock);
  return self;
}

LeadsDraftFolder *
leads_draft_folder_ref (LeadsDraftFolder *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
leads_draft_folder_unref (LeadsDraftFolder *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_clear_error (&self->failure);
  g_free (self->failed);
  g_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self);
}

const char *
leads_draft_folder_get_path (LeadsDraftFolder *self)
{
  return self->path;
}

gboolean
leads_draft_folder_set_error (GError **error, int errnum)
{
  switch (errnum)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DISK_FULL,
                           _("There is no room on the disk to keep these numbers as a draft. They are lost when this "
                             "window is closed before they are submitted: make room, or submit them."));
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NO_ACCESS,
                           _("These numbers cannot be kept as a draft because the data folder is read-only. They are "
                             "lost when this window is closed before they are submitted."));
      break;
    case EWOULDBLOCK:
      g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BUSY,
                           _("Another window has this draft. What is added here is not kept: it is lost when this window "
                             "is closed before it is submitted."));
      break;
    default:
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FAILED,
                   _("These numbers cannot be kept as a draft (%s). They are lost when this window is closed before "
                     "they are submitted."),
                   g_strerror (errnum));
    }
  return FALSE;
}

/* Whether @fd is still what @path leads to. */
static gboolean
is_at (int fd, const char *path)
{
  struct stat opened, named;

  return fstat (fd, &opened) == 0 && lstat (path, &named) == 0 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino;
}

/* 1: open and locked; 0: not there, 2: try again; else -errno. @make: it is to be a new one, so a state that is there
 * is somebody else's. */
static int
try_open (LeadsDraftFolder *self, gboolean make)
{
  int fd = open (self->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

  if (fd < 0)
    return errno == ENOENT ? 0 : -errno;
  /* Where there are no locks, the last one to write wins. */
  if (flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    {
      close (fd);
      return -EWOULDBLOCK;
    }
  if (!is_at (fd, self->path))
    {
      close (fd);
      return 2;
    }
  if (make && faccessat (fd, LEADS_DRAFT_STATE_NAME, F_OK, 0) == 0)
    {
      close (fd);
      return -EWOULDBLOCK;
    }
  self->fd = fd;
  return 1;
}

/* Called with the lock held. */
gboolean
leads_draft_folder_ensure_open (LeadsDraftFolder *self, gboolean make, GError **error)
{
  int result = 0;

  if (self->ended)
    {
      g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOT_FOUND,
                           _("This draft was discarded."));
      return FALSE;
    }
  for (guint i = 0; self->fd < 0 && i < OPEN_TRIES; i++)
    {
      if (make && g_mkdir_with_parents (self->path, 0700) != 0)
        return leads_draft_folder_set_error (error, errno);
      result = try_open (self, make);
      if (result < 0)
        return leads_draft_folder_set_error (error, -result);
      if (result == 0 && !make)
        return FALSE;
    }
  return self->fd >= 0 || leads_draft_folder_set_error (error, EBUSY);
}

gboolean
leads_draft_folder_open (LeadsDraftFolder *self, GError **error)
{
  gboolean good;

  g_mutex_lock (&self->lock);
  good = leads_draft_folder_ensure_open (self, FALSE, error);
  g_mutex_unlock (&self->lock);
  return good;
}

/* Returns 0 or an errno. */
int
leads_draft_folder_write_all (int fd, const guint8 *data, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n < 0 ? errno : EIO;
      data += n;
      length -= n;
    }
  return 0;
}

int
leads_draft_folder_make_file (LeadsDraftFolder *self, const char *name)
{
  unlinkat (self->fd, name, 0);
  return openat (self->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
}

/* Called with the lock held. Gives what is in @fd under @unready the name @name, for good. Returns 0 or an errno. */
int
leads_draft_folder_finish_file (LeadsDraftFolder *self, int fd, const char *unready, const char *name)
{
  if (fsync (fd) != 0)
    return errno;
  if (renameat (self->fd, unready, self->fd, name) != 0)
    return errno;
  /* Some file systems cannot do that with a folder; the file itself is safe. */
  fsync (self->fd);
  return 0;
}

int
leads_draft_folder_replace (LeadsDraftFolder *self, const char *name, GBytes *bytes)
{
  g_autofree char *unready = g_strconcat (name, LEADS_DRAFT_UNREADY_SUFFIX, NULL);
  int fd = leads_draft_folder_make_file (self, unready);
  int errnum = fd < 0 ? errno
                      : leads_draft_folder_write_all (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  if (errnum == 0)
    errnum = leads_draft_folder_finish_file (self, fd, unready, name);
  if (errnum != 0)
    unlinkat (self->fd, unready, 0);
  if (fd >= 0)
    close (fd);
  return errnum;
}

/* Whether it is what the draft itself is made of, copies apart. */
static gboolean
is_fixed_name (const char *name)
{
  return g_str_equal (name, LEADS_DRAFT_STATE_NAME) || g_str_equal (name, LEADS_DRAFT_UNDONE_NAME);
}

/* Whether it is a name that drafts' files have: nobody else's file is touched. */
static gboolean
is_own_name (const char *name)
{
  g_autofree char *copy = g_str_has_suffix (name, LEADS_DRAFT_UNREADY_SUFFIX)
                              ? g_strndup (name, strlen (name) - strlen (LEADS_DRAFT_UNREADY_SUFFIX))
                              : g_strdup (name);

  return is_fixed_name (copy) || g_uuid_string_is_valid (copy);
}

/* Whether it can be unlinked. */
static gboolean
is_file (LeadsDraftFolder *self, const char *name)
{
  struct stat info;

  return fstatat (self->fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0 || S_ISREG (info.st_mode);
}

/* Called with the lock held. @names: what to leave, or %NULL: nothing. */
static void
remove_files (LeadsDraftFolder *self, GHashTable *names)
{
  g_autoptr (GDir) folder = g_dir_open (self->path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      if (!is_own_name (name))
        continue;
      if (!is_file (self, name))
        g_free (leads_draft_folder_move_aside (self, name, NULL));
      else if (names == NULL || (!is_fixed_name (name) && !g_hash_table_contains (names, name)))
        unlinkat (self->fd, name, 0);
    }
}

void
leads_draft_folder_sweep (LeadsDraftFolder *self, GHashTable *names)
{
  g_mutex_lock (&self->lock);
  if (self->fd >= 0)
    remove_files (self, names);
  g_mutex_unlock (&self->lock);
}

void
leads_draft_folder_shut (LeadsDraftFolder *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

/* Called with the lock held. */
static gboolean
take_away (LeadsDraftFolder *self, GError **error)
{
  GError *failure = NULL;
  gboolean good = TRUE;

  if (!leads_draft_folder_ensure_open (self, FALSE, &failure))
    {
      if (failure == NULL)
        return TRUE;
      g_propagate_error (error, failure);
      return FALSE;
    }
  /* The state goes first: what is left of the rest after a crash is nobody's, and is swept. */
  unlinkat (self->fd, LEADS_DRAFT_STATE_NAME, 0);
  remove_files (self, NULL);
  if (g_rmdir (self->path) != 0 && errno != ENOENT)
    good = leads_draft_folder_set_error (error, errno);
  leads_draft_folder_shut (self);
  return good;
}

/* Called with the lock held. */
static gboolean
replace_state (LeadsDraftFolder *self, GBytes *state, GError **error)
{
  int errnum;

  if (g_bytes_get_size (state) > LEADS_DRAFT_STATE_MAX_BYTES)
    {
      g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FAILED,
                           _("These numbers cannot be kept as a draft because too many of their lines were taken out or "
                             "edited. They are lost when this window is closed before they are submitted."));
      return FALSE;
    }
  if (!leads_draft_folder_ensure_open (self, TRUE, error))
    return FALSE;
  errnum = leads_draft_folder_replace (self, LEADS_DRAFT_STATE_NAME, state);
  return errnum == 0 || leads_draft_folder_set_error (error, errnum);
}

gboolean
leads_draft_folder_write_state (LeadsDraftFolder *self, GBytes *state, gboolean last, GError **error)
{
  gboolean good;

  g_mutex_lock (&self->lock);
  /* Without one of its own there is nothing to take away. */
  good = state != NULL ? replace_state (self, state, error) : self->fd < 0 || take_away (self, error);
  if (last)
    {
      leads_draft_folder_shut (self);
      self->ended = TRUE;
    }
  g_mutex_unlock (&self->lock);
  return good;
}

gboolean
leads_draft_folder_clear (LeadsDraftFolder *self, GError **error)
{
  gboolean good;

  g_mutex_lock (&self->lock);
  good = take_away (self, error);
  g_clear_error (&self->failure);
  g_mutex_unlock (&self->lock);
  return good;
}

gboolean
leads_draft_folder_end (LeadsDraftFolder *self, GError **error)
{
  gboolean good;

  g_mutex_lock (&self->lock);
  good = self->ended || take_away (self, error);
  self->ended = TRUE;
  g_mutex_unlock (&self->lock);
  return good;
}

void
leads_draft_folder_leave (LeadsDraftFolder *self)
{
  g_mutex_lock (&self->lock);
  leads_draft_folder_shut (self);
  self->ended = TRUE;
  g_mutex_unlock (&self->lock);
}
