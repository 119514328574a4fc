/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * SQLite's file layer on a disk that loses power. Everything reaches the real files, and beside that is noted what
 * was asked to be on the disk for good. A cut leaves in another directory what such a disk could have: of each
 * sector what was synced last or any later version, of a file that was made, deleted, lengthened or shortened
 * since its directory or itself was synced either state, and nothing reliable in shared memory. The run goes on.
 */

typedef void (*PowerVfsFunc) (gpointer data);

/* Makes it the default. What is in @directory now is on the disk. */
void power_vfs_install (const char *directory);
void power_vfs_restart (const char *directory);

/* How many calls changed something since then. */
guint64 power_vfs_get_n_calls (void);

/* Calls @func once, before the @call-th call from the restart or at the next one if that is past, on whatever thread
 * makes it: there, and only there, power_vfs_cut() and this may be called without waiting for others. */
void power_vfs_watch_next (guint64 call, PowerVfsFunc func, gpointer data);

/* Writes what is left into @directory, which is empty. @sector: bytes that are written as one. */
void power_vfs_cut (const char *directory, gsize sector, GRand *rand);

G_END_DECLS
