/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * SQLite's file layer with a disk that breaks: once armed, the @after-th write (or sync) from now and all that follow
 * give @code, until disarmed.
 */
void fault_vfs_install (void);
void fault_vfs_arm (int after, int code);
/* Whether anything failed since it was armed. */
gboolean fault_vfs_disarm (void);

G_END_DECLS
