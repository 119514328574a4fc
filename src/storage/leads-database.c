/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-database.h>

#include "leads-change-notice-private.h"
#include "leads-database-file-private.h"
#include "leads-database-private.h"
#include "leads-migration-private.h"
#include "leads-readers-private.h"
#include "leads-storage-error-private.h"
#include "leads-writer-private.h"

#include <errno.h>
#include <sys/stat.h>

/*
 * One SQLite file: the writer, the readers and the word of changes in one
 * object. Invariant: an object exists only with the file open, judged and of our version.
 */

struct _LeadsDatabase
{
  GObject parent_instance;

  char *path;
  dev_t device;
  ino_t inode;
  gboolean rollback;
  LeadsWriter *writer;
  LeadsReaders *readers;
  LeadsChangeNotice *notice;
  GFileMonitor *monitor;
  GMutex mutex;
  char *actor;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsDatabase, leads_database, G_TYPE_OBJECT)

static void
emit_changed (GObject *owner, LeadsChanged what)
{
  g_signal_emit (owner, signals[CHANGED], 0, (guint) what);
}

static void
on_committed (LeadsChanged what, gpointer data)
{
  LeadsDatabase *self = data;

  leads_change_notice_add (self->notice, what);
}

static void
on_file_touched (LeadsDatabase *self)
{
  leads_writer_kick (self->writer);
}

static char *
find_actor (void)
{
  const char *name = g_get_real_name ();

  /* GLib's word for a login without a real name. */
  if (name == NULL || *name == '\0' || g_strcmp0 (name, "Unknown") == 0)
    name = g_get_user_name ();
  return g_strdup (name);
}

static void
leads_database_dispose (GObject *object)
{
  LeadsDatabase *self = LEADS_DATABASE (object);

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  /* Readers first: the last connection that closes writes the log into the file, and that one can write. */
  g_clear_pointer (&self->readers, leads_readers_free);
  g_clear_pointer (&self->writer, leads_writer_free);
  g_clear_pointer (&self->notice, leads_change_notice_free);

  G_OBJECT_CLASS (leads_database_parent_class)->dispose (object);
}

static void
leads_database_finalize (GObject *object)
{
  LeadsDatabase *self = LEADS_DATABASE (object);

  g_free (self->path);
  g_free (self->actor);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (leads_database_parent_class)->finalize (object);
}

static void
leads_database_class_init (LeadsDatabaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = leads_database_dispose;
  object_class->finalize = leads_database_finalize;
  signals[CHANGED] = g_signal_new ("changed", LEADS_TYPE_DATABASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   1, G_TYPE_UINT);
}

static void
leads_database_init (LeadsDatabase *self)
{
  g_mutex_init (&self->mutex);
  self->actor = find_actor ();
}

gboolean
leads_database_check_place (LeadsDatabase *self, GError **error)
{
  struct stat info;

  if (stat (self->path, &info) == 0 && info.st_dev == self->device && info.st_ino == self->inode)
    return TRUE;
  g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_MOVED, "the file is not the one that was opened");
  return FALSE;
}

LeadsDatabase *
leads_database_open_migrated (const char *directory,
                              LeadsDatabaseFlags flags,
                              GPtrArray *migrations,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (LeadsHandle) handle = NULL;
  gboolean rollback;
  struct stat info;
  LeadsDatabase *self;

  path = leads_database_file_prepare (directory, flags, migrations, &rollback, cancellable, error);
  if (path == NULL)
    return NULL;
  handle = leads_handle_open (path, LEADS_HANDLE_WRITER, error);
  if (handle == NULL || !leads_database_file_set_journal (handle, rollback, error))
    return NULL;
  if (stat (path, &info) != 0)
    {
      leads_storage_error_set_errno (error, errno, NULL);
      return NULL;
    }

  self = g_object_new (LEADS_TYPE_DATABASE, NULL);
  self->path = g_steal_pointer (&path);
  self->device = info.st_dev;
  self->inode = info.st_ino;
  self->rollback = rollback;
  self->notice = leads_change_notice_new (G_OBJECT (self), emit_changed);
  self->readers = leads_readers_new (self, self->path);
  self->writer = leads_writer_new (self, g_steal_pointer (&handle), on_committed, self);
  return self;
}

LeadsDatabase *
leads_database_open (const char *directory, LeadsDatabaseFlags flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) migrations = leads_migrations_load ();

  g_return_val_if_fail (directory != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return leads_database_open_migrated (directory, flags, migrations, cancellable, error);
}

const char *
leads_database_get_path (LeadsDatabase *self)
{
  g_return_val_if_fail (LEADS_IS_DATABASE (self), NULL);

  return self->path;
}

char *
leads_database_dup_actor (LeadsDatabase *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (LEADS_IS_DATABASE (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  return g_strdup (self->actor);
}

void
leads_database_set_actor (LeadsDatabase *self, const char *actor)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (LEADS_IS_DATABASE (self));
  g_return_if_fail (actor != NULL);

  locker = g_mutex_locker_new (&self->mutex);
  g_free (self->actor);
  self->actor = g_strdup (actor);
}

void
leads_database_watch (LeadsDatabase *self, gboolean watch)
{
  g_return_if_fail (LEADS_IS_DATABASE (self));

  leads_writer_set_watching (self->writer, watch);
  if (watch && self->monitor == NULL)
    {
      g_autofree char *name = g_strconcat (self->path, self->rollback ? "" : "-wal", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (name);

      /* Without a monitor the writer's own look every half second is enough. */
      self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
      if (self->monitor != NULL)
        {
          g_file_monitor_set_rate_limit (self->monitor, 100);
          g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (on_file_touched), self);
        }
    }
  else if (!watch && self->monitor != NULL)
    {
      g_file_monitor_cancel (self->monitor);
      g_clear_object (&self->monitor);
    }
}

gboolean
leads_database_write (LeadsDatabase *self,
                      LeadsDatabaseFunc func,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (LEADS_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return leads_writer_run (self->writer, func, data, cancellable, error);
}

gboolean
leads_database_read (LeadsDatabase *self,
                     LeadsDatabaseFunc func,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  LeadsTransaction *writing;

  g_return_val_if_fail (LEADS_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  writing = leads_writer_get_transaction (self->writer);
  if (writing != NULL)
    return func (writing, data, error);
  return leads_readers_run (self->readers, func, data, cancellable, error);
}

static gboolean
check_whole (LeadsTransaction *transaction, gpointer data, GError **error)
{
  g_autofree char *answer = leads_handle_query_text (transaction->handle, "PRAGMA integrity_check(1)", error);

  if (answer == NULL)
    return FALSE;
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  g_set_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_DAMAGED, "integrity check");
  return FALSE;
}

gboolean
leads_database_check (LeadsDatabase *self, GCancellable *cancellable, GError **error)
{
  return leads_database_read (self, check_whole, NULL, cancellable, error);
}
