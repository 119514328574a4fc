/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "leads-csv-fingerprint-private.h"

G_BEGIN_DECLS

/*
 * Reads a stream ahead, on a thread of its own, and sums it up there. Until it is freed the stream and the
 * fingerprint belong to that thread; from the end of the stream on they may be used again.
 */
typedef struct _LeadsCsvAhead LeadsCsvAhead;

/* @fingerprint: gets what is read; borrowed. @chunk_bytes: asked from @stream at a time */
LeadsCsvAhead *leads_csv_ahead_new  (GInputStream        *stream,
                                     LeadsCsvFingerprint *fingerprint,
                                     gsize                chunk_bytes);
/* Stops reading. */
void           leads_csv_ahead_free (LeadsCsvAhead       *self);

/* As g_input_stream_read(); an error comes after all that was read before it. */
gssize         leads_csv_ahead_read (LeadsCsvAhead       *self,
                                     guint8              *buffer,
                                     gsize                room,
                                     GCancellable        *cancellable,
                                     GError             **error);

G_END_DECLS
