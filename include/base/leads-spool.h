/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include <leads-error.h>

G_BEGIN_DECLS

#define LEADS_TYPE_SPOOL (leads_spool_get_type ())

/**
 * LeadsSpool:
 *
 * A private temporary file (mode 0600) without a name: it vanishes with the
 * object, and with the process however that ends. Bytes are appended, and read
 * in place by their offset.
 *
 * Any thread may call any function at any time. What leads_spool_read() gives
 * stays where it is, unchanged, until the spool is finalized.
 *
 * After an append has failed every later one fails in the same way; what was
 * written before can still be read.
 */
G_DECLARE_FINAL_TYPE (LeadsSpool, leads_spool, LEADS, SPOOL, GObject)

/**
 * leads_spool_new:
 * @directory: (nullable): folder for the file (made with mode 0700 if it is
 *   not there); %NULL: customer-leads in the user's cache folder, or where that
 *   cannot be written the system's temporary folder
 * @error: %LEADS_BASE_ERROR_SPOOL_CREATE or %LEADS_BASE_ERROR_SPOOL_FULL
 *
 * Returns: (transfer full): the spool, or %NULL
 */
LeadsSpool *leads_spool_new (const char  *directory,
                             GError     **error);

/**
 * leads_spool_append:
 * @offset: (out) (optional): where the bytes begin
 * @error: %LEADS_BASE_ERROR_SPOOL_FULL or %LEADS_BASE_ERROR_SPOOL_IO
 *
 * Appends @length bytes. They are buffered: an error may belong to bytes of an
 * earlier call, and leads_spool_flush() tells whether all have been written.
 */
gboolean leads_spool_append (LeadsSpool     *self,
                             gconstpointer   data,
                             gsize           length,
                             guint64        *offset,
                             GError        **error);

/* Hands what is buffered to the system. */
gboolean leads_spool_flush (LeadsSpool  *self,
                            GError     **error);

/**
 * leads_spool_read:
 * @offset: first byte; @offset + @length is at most leads_spool_get_size()
 *
 * No copy is made: the pointer is into a mapping of the file, aligned as
 * @offset is. Reading bytes that are still buffered flushes.
 *
 * However much is read, only some megabytes of it stay in memory.
 *
 * Returns: (transfer none): @length bytes, valid as long as the spool, or %NULL with @error set
 */
gconstpointer leads_spool_read (LeadsSpool  *self,
                                guint64      offset,
                                gsize        length,
                                GError     **error);

/**
 * leads_spool_copy:
 * @offset: first byte; @offset + @length is at most leads_spool_get_size()
 * @buffer: (out caller-allocates): room for @length bytes
 *
 * The same into memory of the caller, without a mapping: for what is gone
 * through piece by piece and must not stay in memory.
 */
gboolean leads_spool_copy (LeadsSpool  *self,
                           guint64      offset,
                           gpointer     buffer,
                           gsize        length,
                           GError     **error);

/**
 * leads_spool_relax:
 *
 * Gives back the memory that reading took; pointers that were given out stay good, and their bytes come back from the
 * file. For who goes through a large piece of the file by one pointer. Any thread.
 */
void leads_spool_relax (LeadsSpool *self);

/* Bytes appended so far. */
guint64 leads_spool_get_size (LeadsSpool *self);

/* The folder the file is in, in the file name encoding. */
const char *leads_spool_get_directory (LeadsSpool *self);

/* Removes what spools of programs that ended at the wrong moment left in @directory, long ago. Blocks. */
void leads_spool_sweep (const char *directory);

G_END_DECLS
