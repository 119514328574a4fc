/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "leads-csv-dialect.h"

G_BEGIN_DECLS

/*
 * A piece of a file, as it is there.
 *
 * @begins_file, @ends_file: nothing is before it, or after it
 * @has_rows: it is there for its rows, too, not for its encoding alone
 */
typedef struct {
  GBytes   *bytes;
  gboolean  begins_file;
  gboolean  ends_file;
  gboolean  has_rows;
} LeadsCsvSample;

/* (element-type LeadsCsvSample): of text in memory. */
GPtrArray *leads_csv_samples_new (const char *data,
                                  gsize       length);

/*
 * The samples of a stream, which is left at its first byte: the start, and of
 * a long one that can seek the middle and the end; when those tell nothing about
 * the encoding, also what was found elsewhere that does. @error: what GIO says.
 */
GPtrArray *leads_csv_samples_read (GInputStream  *stream,
                                   GCancellable  *cancellable,
                                   GError       **error);

/* Whole lines of it in UTF-8; what cannot be decoded is no UTF-8. @skip: bytes at its beginning to leave out. */
GBytes *leads_csv_sample_decode (const LeadsCsvSample *self,
                                 LeadsCsvEncoding      encoding,
                                 gsize                 skip);

G_END_DECLS
