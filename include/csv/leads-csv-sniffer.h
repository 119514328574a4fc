/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-csv-dialect.h>
#include <leads-csv-error.h>

G_BEGIN_DECLS

/* Bytes looked at in each place of the file. */
#define LEADS_CSV_SAMPLE_BYTES (64 * 1024)

/**
 * leads_csv_open:
 * @error: %LEADS_CSV_ERROR_DIRECTORY, or what GIO says
 *
 * Opens @file for leads_csv_sniff() and a reader. A pipe or another file that
 * can be read only once is fine.
 *
 * Returns: (transfer full): a stream, or %NULL
 */
GInputStream *leads_csv_open (GFile         *file,
                              GCancellable  *cancellable,
                              GError       **error);

/* The same for a stream (standard input): one that can be sniffed and then read from its first byte. */
GInputStream *leads_csv_wrap (GInputStream *stream);

/**
 * leads_csv_sniff:
 * @stream: at its first byte, from leads_csv_open() or leads_csv_wrap(); it is
 *   left there (unless it is a workbook, which it keeps), so that what is read is
 *   what was looked at
 * @overrides: (nullable): what is known already
 * @dialect: (out caller-allocates): how to read it; cleared by the caller when TRUE is returned
 * @error: any %LEADS_CSV_ERROR, or what GIO says
 *
 * Guesses how a file is to be read from its first %LEADS_CSV_SAMPLE_BYTES and,
 * where the stream can seek, as many in its middle and at its end. When these are
 * ASCII, which fits every encoding but UTF-16, up to thirty further places are
 * asked for the encoding. Of a workbook (see leads-workbook.h) all is read, and its
 * first rows are looked at. Blocks: not for the main thread.
 */
gboolean leads_csv_sniff (GInputStream             *stream,
                          const LeadsCsvOverrides  *overrides,
                          LeadsCsvDialect          *dialect,
                          GCancellable             *cancellable,
                          GError                  **error);

/* The same for text in memory (pasted, or a sample); any thread, does not block. */
gboolean leads_csv_sniff_data (const char               *data,
                               gsize                     length,
                               const LeadsCsvOverrides  *overrides,
                               LeadsCsvDialect          *dialect,
                               GError                  **error);

G_END_DECLS
