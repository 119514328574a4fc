/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Seconds that the other end of a pipe, or a device, is waited for. */
#define LEADS_SPECIAL_FILE_PATIENCE 5

/**
 * leads_special_file_is_pipe:
 *
 * Returns: whether @file is a named pipe, on which opening waits for the other end. Blocks for a moment.
 */
gboolean leads_special_file_is_pipe (GFile *file);

/**
 * leads_special_file_read:
 * @cancellable: looked at while it waits
 * @error: what GIO says; %G_IO_ERROR_TIMED_OUT when nobody writes to a pipe, or when a device that is no terminal gives
 *   nothing, within %LEADS_SPECIAL_FILE_PATIENCE
 *
 * Opens any file for reading without waiting for ever. Once a pipe has a writer it may take its time. Blocks: not for the
 * main thread.
 *
 * Returns: (transfer full): a stream, of a regular file a #GFileInputStream, or %NULL
 */
GInputStream *leads_special_file_read (GFile         *file,
                                       GCancellable  *cancellable,
                                       GError       **error);

/**
 * leads_special_file_write_pipe:
 * @file: of which leads_special_file_is_pipe() holds
 * @error: what GIO says; %G_IO_ERROR_BROKEN_PIPE when nobody reads it within %LEADS_SPECIAL_FILE_PATIENCE
 *
 * Opens a named pipe for writing as soon as somebody reads it. A write to it can be cancelled. Blocks: not for the main
 * thread.
 *
 * Returns: (transfer full): a stream, or %NULL
 */
GOutputStream *leads_special_file_write_pipe (GFile         *file,
                                              GCancellable  *cancellable,
                                              GError       **error);

G_END_DECLS
