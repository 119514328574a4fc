/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Kinds of calls that SQLite makes to its file layer. */
typedef enum
{
  FAULT_READ = 1 << 0,
  FAULT_WRITE = 1 << 1,
  FAULT_SYNC = 1 << 2,
  FAULT_TRUNCATE = 1 << 3,
  FAULT_SIZE = 1 << 4,
  FAULT_OPEN = 1 << 5,
  FAULT_DELETE = 1 << 6,
  FAULT_ACCESS = 1 << 7,
  FAULT_LOCK = 1 << 8,
  FAULT_SHM = 1 << 9,
  FAULT_ANY = (1 << 10) - 1
} FaultCalls;

/* SQLite's file layer with a disk that breaks, as the default from now on. */
void fault_vfs_install (void);

/*
 * The @after-th call of @calls from now, and unless @once all of them that follow, give @code until disarmed; 0: the
 * error that is usual for each.
 */
void fault_vfs_arm_calls (int after, int code, FaultCalls calls, gboolean once);

/* The same of the calls that @code is of: writes and syncs. */
void fault_vfs_arm (int after, int code);

/* Whether anything failed since it was armed. */
gboolean fault_vfs_disarm (void);

G_END_DECLS
