/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "leads-csv-ahead-private.h"
#include "leads-csv-decoder-private.h"
#include "leads-csv-fingerprint-private.h"

G_BEGIN_DECLS

/*
 * A stream as UTF-8, with the fingerprint of the bytes that it had.
 *
 * @ahead: reads it, when it is longer than a chunk
 * @min_room: what leads_csv_source_read() needs at least
 * @n_left: bytes that are still to be read of what the file had at first, or -1: as many as come
 * @at_end: nothing more will come
 */
typedef struct {
  GInputStream        *stream;
  LeadsCsvFingerprint  fingerprint;
  LeadsCsvAhead       *ahead;
  gsize                chunk_bytes;
  guint8              *encoded;
  LeadsCsvDecoder      decoder;
  gsize                min_room;
  goffset              n_left;
  gboolean             at_end;
} LeadsCsvSource;

/* @chunk_bytes: asked from @stream at a time */
void leads_csv_source_init  (LeadsCsvSource   *self,
                             GInputStream     *stream,
                             LeadsCsvEncoding  encoding,
                             gsize             chunk_bytes);
void leads_csv_source_clear (LeadsCsvSource *self);

/* Reads up to @room bytes of UTF-8 into @buffer. Returns how many, 0 also before the end, or -1 with @error. */
gssize leads_csv_source_read (LeadsCsvSource  *self,
                              char            *buffer,
                              gsize            room,
                              GCancellable    *cancellable,
                              GError         **error);

/* How many bytes of the stream @text takes there. */
static inline gsize
leads_csv_source_measure (const LeadsCsvSource *self,
                          const char           *text,
                          gsize                 length)
{
  return G_LIKELY (self->encoded == NULL) ? length : leads_csv_decoder_measure (&self->decoder, text, length);
}

G_END_DECLS
