/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "power-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/*
 * A shim over the default VFS that remembers. Invariant: a Disk's `synced` and `pending` together make what the real
 * file has; everything here is under one lock.
 */

typedef struct
{
  gint64 offset;
  GBytes *bytes; /* NULL: cut off at @offset */
} Change;

/* What is on the disk under no name in particular: it may be deleted and still be there after the cut. */
typedef struct
{
  gatomicrefcount ref_count;
  GByteArray *synced;
  GPtrArray *pending; /* Change */
  gboolean sync_names; /* the first sync of a new journal syncs its directory, as SQLite's own layer does */
} Disk;

/* What a name leads to, and what it led to when the directory was last synced. */
typedef struct
{
  Disk *now;
  Disk *synced;
} Name;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
  Disk *disk; /* NULL: no file of the store */
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs power_vfs;

static GRecMutex lock;
static char *watched_directory;
static GHashTable *names; /* base name to Name */
static guint64 n_calls;
static guint64 watch_call;
static PowerVfsFunc watch_func;
static gpointer watch_data;

#define REAL(file) (((File *) (file))->real)

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->bytes, g_bytes_unref);
  g_free (change);
}

static Disk *
disk_new (void)
{
  Disk *disk = g_new0 (Disk, 1);

  g_atomic_ref_count_init (&disk->ref_count);
  disk->synced = g_byte_array_new ();
  disk->pending = g_ptr_array_new_with_free_func (change_free);
  return disk;
}

static Disk *
disk_ref (Disk *disk)
{
  g_atomic_ref_count_inc (&disk->ref_count);
  return disk;
}

static void
disk_unref (Disk *disk)
{
  if (!g_atomic_ref_count_dec (&disk->ref_count))
    return;
  g_byte_array_unref (disk->synced);
  g_ptr_array_unref (disk->pending);
  g_free (disk);
}

static void
name_free (gpointer data)
{
  Name *name = data;

  g_clear_pointer (&name->now, disk_unref);
  g_clear_pointer (&name->synced, disk_unref);
  g_free (name);
}

static void
apply (GByteArray *array, const Change *change)
{
  gsize length;
  const void *bytes = change->bytes != NULL ? g_bytes_get_data (change->bytes, &length) : NULL;
  const gsize end = (gsize) change->offset + (bytes != NULL ? length : 0);
  const gsize old = array->len;

  if (bytes == NULL || end > old)
    {
      g_byte_array_set_size (array, (guint) end);
      if (end > old)
        memset (array->data + old, 0, end - old);
    }
  if (bytes != NULL)
    memcpy (array->data + change->offset, bytes, length);
}

static void
sync_names (void)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Name *name = value;

      if (name->synced != NULL)
        disk_unref (name->synced);
      name->synced = name->now != NULL ? disk_ref (name->now) : NULL;
    }
}

static void
sync_disk (Disk *disk)
{
  for (guint i = 0; i < disk->pending->len; i++)
    apply (disk->synced, g_ptr_array_index (disk->pending, i));
  g_ptr_array_set_size (disk->pending, 0);
  if (disk->sync_names)
    sync_names ();
  disk->sync_names = FALSE;
}

/* Called with the lock held, before something changes. */
static void
count_call (void)
{
  n_calls++;
  while (watch_func != NULL && n_calls >= watch_call)
    {
      PowerVfsFunc func = watch_func;

      watch_func = NULL;
      func (watch_data);
    }
}

static void
note (Disk *disk, gint64 offset, const void *data, gsize length)
{
  Change *change = g_new0 (Change, 1);

  change->offset = offset;
  change->bytes = data != NULL ? g_bytes_new (data, length) : NULL;
  g_ptr_array_add (disk->pending, change);
}

/* The base name of a path in the directory, or NULL. */
static const char *
find_base (const char *path)
{
  const gsize length = strlen (watched_directory);

  if (path == NULL || strncmp (path, watched_directory, length) != 0 || path[length] != '/')
    return NULL;
  return path + length + 1;
}

static int
power_close (sqlite3_file *file)
{
  g_clear_pointer (&((File *) file)->disk, disk_unref);
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
power_read (sqlite3_file *file, void *data, int length, sqlite3_int64 offset)
{
  return REAL (file)->pMethods->xRead (REAL (file), data, length, offset);
}

static int
power_write (sqlite3_file *file, const void *data, int length, sqlite3_int64 offset)
{
  Disk *disk = ((File *) file)->disk;
  int rc;

  g_rec_mutex_lock (&lock);
  count_call ();
  rc = REAL (file)->pMethods->xWrite (REAL (file), data, length, offset);
  if (disk != NULL)
    note (disk, offset, data, (gsize) length);
  g_rec_mutex_unlock (&lock);
  return rc;
}

static int
power_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  Disk *disk = ((File *) file)->disk;
  int rc;

  g_rec_mutex_lock (&lock);
  count_call ();
  rc = REAL (file)->pMethods->xTruncate (REAL (file), size);
  if (disk != NULL)
    note (disk, size, NULL, 0);
  g_rec_mutex_unlock (&lock);
  return rc;
}

static int
power_sync (sqlite3_file *file, int flags)
{
  Disk *disk = ((File *) file)->disk;

  g_rec_mutex_lock (&lock);
  count_call ();
  if (disk != NULL)
    sync_disk (disk);
  g_rec_mutex_unlock (&lock);
  return SQLITE_OK;
}

static int
power_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
power_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
power_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
power_check_reserved (sqlite3_file *file, int *result)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), result);
}

static int
power_control (sqlite3_file *file, int operation, void *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), operation, argument);
}

static int
power_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
power_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
power_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), region, size, extend, memory);
}

static int
power_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
power_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
power_shm_unmap (sqlite3_file *file, int remove)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = power_close,
  .xRead = power_read,
  .xWrite = power_write,
  .xTruncate = power_truncate,
  .xSync = power_sync,
  .xFileSize = power_file_size,
  .xLock = power_lock,
  .xUnlock = power_unlock,
  .xCheckReservedLock = power_check_reserved,
  .xFileControl = power_control,
  .xSectorSize = power_sector_size,
  .xDeviceCharacteristics = power_characteristics,
  .xShmMap = power_shm_map,
  .xShmLock = power_shm_lock,
  .xShmBarrier = power_shm_barrier,
  .xShmUnmap = power_shm_unmap,
};

/* Called with the lock held. */
static Disk *
find_disk (const char *base, int flags)
{
  Name *name = g_hash_table_lookup (names, base);

  if (name == NULL)
    {
      name = g_new0 (Name, 1);
      g_hash_table_insert (names, g_strdup (base), name);
    }
  if (name->now == NULL)
    {
      name->now = disk_new ();
      name->now->sync_names = (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL)) != 0;
    }
  return disk_ref (name->now);
}

static int
power_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  const char *base;
  int rc;

  self->real = (sqlite3_file *) (void *) (self + 1);
  self->disk = NULL;
  g_rec_mutex_lock (&lock);
  base = find_base (path);
  if (base != NULL && (flags & SQLITE_OPEN_CREATE) != 0)
    count_call ();
  rc = real_vfs->xOpen (real_vfs, path, self->real, flags, out_flags);
  self->base.pMethods = self->real->pMethods != NULL ? &methods : NULL;
  if (rc == SQLITE_OK && base != NULL)
    self->disk = find_disk (base, flags);
  g_rec_mutex_unlock (&lock);
  return rc;
}

static int
power_delete (sqlite3_vfs *vfs, const char *path, int sync_directory)
{
  const char *base;
  Name *name;
  int rc;

  g_rec_mutex_lock (&lock);
  count_call ();
  rc = real_vfs->xDelete (real_vfs, path, 0);
  base = find_base (path);
  name = base != NULL ? g_hash_table_lookup (names, base) : NULL;
  if (name != NULL)
    g_clear_pointer (&name->now, disk_unref);
  if (sync_directory)
    sync_names ();
  g_rec_mutex_unlock (&lock);
  return rc;
}

/* One of the versions that a sector had since it was synced last; -1: that one. */
static int
choose_version (GRand *rand, guint n_versions)
{
  return g_rand_int_range (rand, -1, (gint32) n_versions);
}

/* How long the file may be: as it was synced, or as any later change left it. */
static gsize
choose_size (const Disk *disk, GRand *rand, gsize *largest)
{
  const int chosen = choose_version (rand, disk->pending->len);
  gsize size = disk->synced->len;
  gsize result = size;

  *largest = size;
  for (guint i = 0; i < disk->pending->len; i++)
    {
      const Change *change = g_ptr_array_index (disk->pending, i);
      const gsize end = (gsize) change->offset + (change->bytes != NULL ? g_bytes_get_size (change->bytes) : 0);

      size = change->bytes != NULL ? MAX (size, end) : end;
      *largest = MAX (*largest, size);
      if ((int) i == chosen)
        result = size;
    }
  return result;
}

/* The bytes of one sector after its version @chosen. */
static void
fill_sector (const Disk *disk, guint8 *sector, gsize start, gsize size, int chosen)
{
  for (int i = 0; i <= chosen; i++)
    {
      const Change *change = g_ptr_array_index (disk->pending, i);
      const guint8 *bytes;
      gsize length, from, to;

      if (change->bytes == NULL)
        continue;
      bytes = g_bytes_get_data (change->bytes, &length);
      from = MAX (start, (gsize) change->offset);
      to = MIN (start + size, (gsize) change->offset + length);
      if (from < to)
        memcpy (sector + (from - start), bytes + (from - (gsize) change->offset), to - from);
    }
}

static GBytes *
leave (const Disk *disk, gsize sector, GRand *rand)
{
  gsize largest;
  const gsize size = choose_size (disk, rand, &largest);
  guint8 *bytes = g_malloc0 (largest + sector);
  /* Often a disk has done nearly all or nearly nothing of what it was told. */
  const guint mood = (guint) g_rand_int_range (rand, 0, 3);

  if (disk->synced->len > 0)
    memcpy (bytes, disk->synced->data, disk->synced->len);
  for (gsize start = 0; start < size && disk->pending->len > 0; start += sector)
    {
      int chosen = mood == 0 && g_rand_int_range (rand, 0, 8) != 0   ? -1
                   : mood == 1 && g_rand_int_range (rand, 0, 8) != 0 ? (int) disk->pending->len - 1
                                                                      : choose_version (rand, disk->pending->len);

      fill_sector (disk, bytes + start, start, sector, chosen);
    }
  return g_bytes_new_take (bytes, size);
}

static void
write_left (const char *directory, const char *base, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (directory, base, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* What the next boot finds in shared memory is as good as anything. */
static void
write_shared_memory (const char *directory, GRand *rand)
{
  guint8 bytes[32 * 1024];

  if (g_rand_boolean (rand))
    return;
  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) g_rand_int_range (rand, 0, 256);
  {
    g_autoptr (GBytes) left = g_bytes_new (bytes, sizeof bytes);

    write_left (directory, "customer-leads.db-shm", left);
  }
}

void
power_vfs_cut (const char *directory, gsize sector, GRand *rand)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Name *name = value;
      const Disk *disk = g_rand_boolean (rand) ? name->now : name->synced;
      g_autoptr (GBytes) left = disk != NULL ? leave (disk, sector, rand) : NULL;

      if (left != NULL)
        write_left (directory, key, left);
    }
  write_shared_memory (directory, rand);
}

void
power_vfs_restart (const char *directory)
{
  g_autoptr (GDir) listing = g_dir_open (directory, 0, NULL);
  const char *base;

  g_rec_mutex_lock (&lock);
  g_free (watched_directory);
  watched_directory = g_strdup (directory);
  g_hash_table_remove_all (names);
  while ((base = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, base, NULL);
      Name *name = g_new0 (Name, 1);
      char *content;
      gsize length;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      name->now = disk_new ();
      g_byte_array_unref (name->now->synced);
      name->now->synced = g_byte_array_new_take ((guint8 *) content, length);
      name->synced = disk_ref (name->now);
      g_hash_table_insert (names, g_strdup (base), name);
    }
  n_calls = 0;
  watch_call = 0;
  watch_func = NULL;
  g_rec_mutex_unlock (&lock);
}

void
power_vfs_install (const char *directory)
{
  real_vfs = sqlite3_vfs_find (NULL);
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, name_free);
  power_vfs = *real_vfs;
  power_vfs.pNext = NULL;
  power_vfs.zName = "power";
  power_vfs.szOsFile = (int) sizeof (File) + real_vfs->szOsFile;
  power_vfs.xOpen = power_open;
  power_vfs.xDelete = power_delete;
  power_vfs_restart (directory);
  g_assert_cmpint (sqlite3_vfs_register (&power_vfs, 1), ==, SQLITE_OK);
}

guint64
power_vfs_get_n_calls (void)
{
  guint64 n;

  g_rec_mutex_lock (&lock);
  n = n_calls;
  g_rec_mutex_unlock (&lock);
  return n;
}

void
power_vfs_watch_next (guint64 call, PowerVfsFunc func, gpointer data)
{
  g_rec_mutex_lock (&lock);
  watch_call = call;
  watch_func = func;
  watch_data = data;
  g_rec_mutex_unlock (&lock);
}
