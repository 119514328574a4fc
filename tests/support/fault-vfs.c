/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <sqlite3.h>

/* A shim over the default VFS that passes everything through, until it is armed. */

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;
static int countdown;
static int armed_calls; /* FaultCalls; 0: disarmed */
static int armed_code;
static int armed_once;
static int n_failed;

#define REAL(file) (((File *) (file))->real)

/* SQLITE_OK, or what a call of the kind @call fails with; @usual: when no other error is wanted. */
static int
fail_now (FaultCalls call, int usual)
{
  int left;
  int code;

  if ((g_atomic_int_get (&armed_calls) & (int) call) == 0)
    return SQLITE_OK;
  left = g_atomic_int_add (&countdown, -1);
  if (left > 1 || (left < 1 && g_atomic_int_get (&armed_once)))
    return SQLITE_OK;
  g_atomic_int_inc (&n_failed);
  code = g_atomic_int_get (&armed_code);
  return code != SQLITE_OK ? code : usual;
}

static int
fault_close (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
fault_read (sqlite3_file *file, void *data, int length, sqlite3_int64 offset)
{
  int rc = fail_now (FAULT_READ, SQLITE_IOERR_READ);

  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xRead (REAL (file), data, length, offset);
}

static int
fault_write (sqlite3_file *file, const void *data, int length, sqlite3_int64 offset)
{
  int rc = fail_now (FAULT_WRITE, SQLITE_IOERR_WRITE);

  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xWrite (REAL (file), data, length, offset);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int rc = fail_now (FAULT_TRUNCATE, SQLITE_IOERR_TRUNCATE);

  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  /* That it can fail is what matters here; what a disk loses is another test's. */
  return fail_now (FAULT_SYNC, SQLITE_IOERR_FSYNC);
}

static int
fault_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  int rc = fail_now (FAULT_SIZE, SQLITE_IOERR_FSTAT);

  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  int rc = fail_now (FAULT_LOCK, SQLITE_IOERR_LOCK);

  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
fault_check_reserved (sqlite3_file *file, int *result)
{
  int rc = fail_now (FAULT_LOCK, SQLITE_IOERR_CHECKRESERVEDLOCK);

  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xCheckReservedLock (REAL (file), result);
}

static int
fault_control (sqlite3_file *file, int operation, void *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), operation, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
fault_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
fault_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  int rc = fail_now (FAULT_SHM, SQLITE_IOERR_SHMMAP);

  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xShmMap (REAL (file), region, size, extend, memory);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  /* Letting go of a lock does not fail. */
  int rc = (flags & SQLITE_SHM_LOCK) != 0 ? fail_now (FAULT_SHM, SQLITE_IOERR_SHMLOCK) : SQLITE_OK;

  return rc != SQLITE_OK ? rc : REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int remove)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  int rc = fail_now (FAULT_OPEN, SQLITE_CANTOPEN);

  self->base.pMethods = NULL;
  if (rc != SQLITE_OK)
    return rc;
  self->real = (sqlite3_file *) (void *) (self + 1);
  rc = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  self->base.pMethods = self->real->pMethods != NULL ? &methods : NULL;
  return rc;
}

static int
fault_delete (sqlite3_vfs *vfs, const char *name, int sync_directory)
{
  int rc = fail_now (FAULT_DELETE, SQLITE_IOERR_DELETE);

  return rc != SQLITE_OK ? rc : real_vfs->xDelete (real_vfs, name, sync_directory);
}

static int
fault_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  int rc = fail_now (FAULT_ACCESS, SQLITE_IOERR_ACCESS);

  return rc != SQLITE_OK ? rc : real_vfs->xAccess (real_vfs, name, flags, result);
}

void
fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.pNext = NULL;
  fault_vfs.zName = "fault";
  fault_vfs.szOsFile = (int) sizeof (File) + real_vfs->szOsFile;
  fault_vfs.xOpen = fault_open;
  fault_vfs.xDelete = fault_delete;
  fault_vfs.xAccess = fault_access;
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 1), ==, SQLITE_OK);
}

void
fault_vfs_arm_calls (int after, int code, FaultCalls calls, gboolean once)
{
  g_atomic_int_set (&n_failed, 0);
  g_atomic_int_set (&countdown, after);
  g_atomic_int_set (&armed_code, code);
  g_atomic_int_set (&armed_once, once);
  g_atomic_int_set (&armed_calls, (int) calls);
}

void
fault_vfs_arm (int after, int code)
{
  fault_vfs_arm_calls (after, code, code == SQLITE_IOERR_FSYNC ? FAULT_SYNC : FAULT_WRITE, FALSE);
}

gboolean
fault_vfs_disarm (void)
{
  g_atomic_int_set (&armed_calls, 0);
  return g_atomic_int_get (&n_failed) > 0;
}
