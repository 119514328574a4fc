/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-csv-reader.h>

#include <csv.h>
#include <string.h>

/*
 * How fast the reader is, as a ratio to counting lines with memchr() and to
 * libcsv alone. The contenders take turns, and the best time of each counts, so
 * that what else the machine does falls on all of them.
 *
 *   csv-reader [LINES [ROUNDS]]
 */

typedef struct {
  const char *name;
  gint64    (*run) (const char *data, gsize length);
  double      best;
  gint64      result;
} Contender;

static GString *
make_file (guint n_lines)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  GString *file = g_string_sized_new (n_lines * 14);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (file, "+4416%08u\n", g_rand_int_range (rand, 0, 100000000));

  return file;
}

static gint64
count_lines (const char *data,
             gsize       length)
{
  const char *end = data + length;
  gint64 n_lines = 0;

  while ((data = memchr (data, '\n', end - data)) != NULL)
    {
      n_lines++;
      data++;
    }

  return n_lines;
}

static gint64
sum_checksum (const char *data,
              gsize       length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) data, (gssize) length);

  return g_checksum_get_string (checksum) != NULL;
}

static void
on_cell (void   *bytes,
         size_t  length,
         void   *data)
{
}

static void
on_row (int   c,
        void *data)
{
  (*(gint64 *) data)++;
}

static gint64
run_libcsv (const char *data,
            gsize       length)
{
  struct csv_parser parser;
  gint64 n_rows = 0;

  csv_init (&parser, 0);
  csv_parse (&parser, data, length, on_cell, on_row, &n_rows);
  csv_fini (&parser, on_cell, on_row, &n_rows);
  csv_free (&parser);

  return n_rows;
}

static gint64
run_reader (const char *data,
            gsize       length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_autoptr (LeadsCsvReader) reader = NULL;
  LeadsCsvRecord record;
  gint64 n_records = 0;

  leads_csv_dialect_init (&dialect);
  reader = leads_csv_reader_new (stream, &dialect);
  while (leads_csv_reader_next (reader, &record, NULL, NULL))
    n_records += record.n_cells > 0 && record.problem == LEADS_REASON_NONE;

  return n_records;
}

int
main (int    argc,
      char **argv)
{
  Contender contenders[] = {
    { "memchr lines", count_lines, G_MAXDOUBLE, 0 },
    { "SHA-256", sum_checksum, G_MAXDOUBLE, 0 },
    { "libcsv", run_libcsv, G_MAXDOUBLE, 0 },
    { "reader (with SHA-256)", run_reader, G_MAXDOUBLE, 0 },
  };
  guint n_lines = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000000;
  guint n_rounds = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 7;
  GString *file = make_file (n_lines);

  for (guint round = 0; round < n_rounds; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (contenders); i++)
        {
          gint64 start = g_get_monotonic_time ();

          contenders[i].result = contenders[i].run (file->str, file->len);
          contenders[i].best = MIN (contenders[i].best, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (contenders); i++)
    g_print ("%-22s %8.1f MB/s %12.0f lines/s  %6.2f x memchr  %5.2f x libcsv\n", contenders[i].name,
             (double) file->len / 1e6 / contenders[i].best, n_lines / contenders[i].best,
             contenders[i].best / contenders[0].best, contenders[i].best / contenders[2].best);

  g_string_free (file, TRUE);

  return contenders[0].result == contenders[3].result && contenders[2].result == contenders[3].result ? 0 : 1;
}
