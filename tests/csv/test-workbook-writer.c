/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook-maker.h"

#include <leads-csv-writer.h>
#include <leads-error.h>

#include <glib/gstdio.h>

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

/* Workbooks that we write: every cell comes back as it was, and a target is whole or as it was before. */

#define MAX_PEAK_BYTES (64 * 1024 * 1024)

static const LeadsCsvOverrides one_column = { .header = LEADS_CSV_HEADER_YES, .column = "1" };

static GFile *
new_target (void)
{
  g_autofree char *top = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (top, "a.xlsx", NULL);

  return g_file_new_for_path (path);
}

static guint
count_files (GFile *target)
{
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (target));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static LeadsCsvWriter *
open_workbook (GFile               *file,
               LeadsCsvWriterFlags  flags)
{
  g_autoptr (GError) error = NULL;
  LeadsCsvWriter *writer = leads_csv_writer_new_for_file (file, ',', flags | LEADS_CSV_WRITER_WORKBOOK, NULL, &error);

  g_assert_no_error (error);

  return writer;
}

static void
close_writer (LeadsCsvWriter *writer)
{
  g_autoptr (GError) error = NULL;

  leads_csv_writer_close (writer, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (writer);
}

/* All records as one text: cells in brackets, a record a line. */
static char *
read_file (GFile                   *file,
           const LeadsCsvOverrides *overrides)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = leads_csv_open (file, NULL, &error);
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  LeadsCsvRecord record;
  GString *text = g_string_new (NULL);

  leads_csv_sniff (stream, overrides, &dialect, NULL, &error);
  g_assert_no_error (error);
  reader = leads_csv_reader_new (stream, &dialect);
  while (leads_csv_reader_next (reader, &record, NULL, &error))
    {
      g_assert_cmpint (record.problem, ==, LEADS_REASON_NONE);
      for (guint i = 0; i < record.n_cells; i++)
        g_string_append_printf (text, "[%.*s]", (int) record.cells[i].length, record.cells[i].text);
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);

  return g_string_free (text, FALSE);
}

static void
test_cells (void)
{
  static const char * const cells[] = {
    "+12127881500",
    "2127881500",
    "0012127881500",
    "4.41633E+11",
    "2024-02-29",
    "TRUE",
    "=SUM(A1:A2)",
    "'=1",
    "''",
    "@x",
    "\"a\", 'b'; c\td",
    " before and behind ",
    "\tone line\nanother\r\nand another\rend\n",
    "<v>&amp;</v> ]]>",
    "\001\002\037\177",
    "_x0041_ _x_ _x005F_ _x00G0_ __x0041_",
    "Ünïcode \360\237\230\200 \342\200\250 \302\240",
    "+\357\274\221",
    "\357\277\275",
  };
  g_autoptr (GFile) file = new_target ();
  LeadsCsvWriter *writer = open_workbook (file, LEADS_CSV_WRITER_BOM);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *read = NULL;

  leads_csv_writer_add_cell (writer, "Numbers", -1);
  g_string_append (expected, "[Numbers]\n");
  g_assert_true (leads_csv_writer_end_record (writer, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      leads_csv_writer_add_cell (writer, cells[i], -1);
      g_string_append_printf (expected, "[%s]\n", cells[i]);
      g_assert_true (leads_csv_writer_end_record (writer, NULL, NULL));
    }
  leads_csv_writer_add_number (writer, 442079460000);
  g_assert_true (leads_csv_writer_end_record (writer, NULL, NULL));
  leads_csv_writer_add_int (writer, -7);
  g_assert_true (leads_csv_writer_end_record (writer, NULL, NULL));
  /* What can be in no file: a byte that is no UTF-8, and no characters. */
  leads_csv_writer_add_cell (writer, "a\377b\357\277\276", -1);
  g_assert_true (leads_csv_writer_end_record (writer, NULL, NULL));
  g_string_append (expected, "[+442079460000]\n[-7]\n[a\357\277\275b\357\277\275]\n");
  close_writer (writer);

  read = read_file (file, &one_column);
  g_assert_cmpstr (read, ==, expected->str);
}

/* What is longer than any spreadsheet takes is cut, and says so. */
static void
test_long_cells (void)
{
  static const struct {
    const char *piece;
    guint       units;
    guint       n_pieces;
    guint       n_kept;
  } vectors[] = {
    { "a", 1, 32767, 32767 },
    { "a", 1, 32768, 32766 },
    { "a", 1, 60000, 32766 },
    { "\360\237\230\200", 2, 16383, 16383 },
    { "\360\237\230\200", 2, 16384, 16383 },
    { "_x0041_", 13, 2520, 2520 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GFile) file = new_target ();
      LeadsCsvWriter *writer = open_workbook (file, LEADS_CSV_WRITER_NONE);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new ("[a]\n[");
      g_autofree char *read = NULL;

      for (guint j = 0; j < vectors[i].n_pieces; j++)
        g_string_append (text, vectors[i].piece);
      leads_csv_writer_add_cell (writer, "a", -1);
      g_assert_true (leads_csv_writer_end_record (writer, NULL, NULL));
      leads_csv_writer_add_cell (writer, text->str, -1);
      g_assert_true (leads_csv_writer_end_record (writer, NULL, NULL));
      close_writer (writer);

      g_string_append_len (expected, text->str, (gssize) (vectors[i].n_kept * strlen (vectors[i].piece)));
      g_string_append (expected, vectors[i].n_kept < vectors[i].n_pieces ? "\342\200\246]\n" : "]\n");
      read = read_file (file, &one_column);
      g_assert_cmpstr (read, ==, expected->str);
    }
}

static const char *
make_cell (GString *cell)
{
  static const char * const pieces[] = { "+", "4420", "=", "'", "\"", ",", "\n", "\r", " ", "a", "ß", "_x0041_", "<", "&" };

  g_string_truncate (cell, 0);
  for (guint i = (guint) g_test_rand_int_range (0, 5); i > 0; i--)
    g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return cell->str;
}

/* Any table read again is the same from a workbook as from CSV. */
static void
test_like_csv (void)
{
  const LeadsCsvOverrides table = { .table = TRUE, .header = LEADS_CSV_HEADER_YES, .delimiter = ',' };

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GFile) file = new_target ();
      g_autofree char *csv_path = g_strconcat (g_file_peek_path (file), ".csv", NULL);
      g_autoptr (GFile) csv_file = g_file_new_for_path (csv_path);
      LeadsCsvWriter *writers[] = { open_workbook (file, LEADS_CSV_WRITER_NONE),
                                    leads_csv_writer_new_for_file (csv_file, ',', LEADS_CSV_WRITER_NONE, NULL, NULL) };
      g_autoptr (GString) cell = g_string_new (NULL);
      const guint n_columns = (guint) g_test_rand_int_range (2, 7);
      const guint n_rows = (guint) g_test_rand_int_range (1, 40);
      g_autofree char *read = NULL;
      g_autofree char *csv_read = NULL;

      for (guint row = 0; row < n_rows; row++)
        {
          for (guint column = 0; column < n_columns; column++)
            {
              make_cell (cell);
              /* A sheet ends with its last cell. */
              if (column + 1 == n_columns)
                g_string_append_c (cell, 'x');
              for (guint j = 0; j < G_N_ELEMENTS (writers); j++)
                leads_csv_writer_add_cell (writers[j], cell->str, (gssize) cell->len);
            }
          for (guint j = 0; j < G_N_ELEMENTS (writers); j++)
            g_assert_true (leads_csv_writer_end_record (writers[j], NULL, NULL));
        }
      close_writer (writers[0]);
      close_writer (writers[1]);

      read = read_file (file, &table);
      csv_read = read_file (csv_file, &table);
      g_assert_cmpstr (read, ==, csv_read);
    }
}

static void
write_number (GFile               *file,
              LeadsCsvWriterFlags  flags,
              gboolean             close)
{
  g_autoptr (LeadsCsvWriter) writer = open_workbook (file, flags);

  leads_csv_writer_add_number (writer, 12127881500);
  g_assert_true (leads_csv_writer_end_record (writer, NULL, NULL));
  if (close)
    close_writer (g_steal_pointer (&writer));
}

static void
assert_old (GFile *file)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &contents, NULL, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");
  g_assert_cmpuint (count_files (file), ==, 1);
}

static void
test_replaced_at_the_end (void)
{
  g_autoptr (GFile) file = new_target ();
  g_autofree char *read = NULL;
  struct stat status;

  write_number (file, LEADS_CSV_WRITER_NONE, FALSE);
  g_assert_cmpuint (count_files (file), ==, 0);

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "old", -1, NULL));
  write_number (file, LEADS_CSV_WRITER_PRIVATE, FALSE);
  assert_old (file);

  write_number (file, LEADS_CSV_WRITER_PRIVATE, TRUE);
  read = read_file (file, NULL);
  g_assert_cmpstr (read, ==, "[+12127881500]\n");
  g_assert_cmpint (g_stat (g_file_peek_path (file), &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (file), ==, 1);
}

static void
test_cancel (void)
{
  for (guint n_rows = 1; n_rows <= 2000; n_rows += 1999)
    {
      g_autoptr (GFile) file = new_target ();
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      LeadsCsvWriter *writer = NULL;
      gboolean good = TRUE;

      g_assert_true (g_file_set_contents (g_file_peek_path (file), "old", -1, NULL));
      writer = open_workbook (file, LEADS_CSV_WRITER_NONE);
      g_cancellable_cancel (cancellable);
      for (guint i = 0; good && i < n_rows; i++)
        {
          leads_csv_writer_add_number (writer, 12127881500 + i);
          good = leads_csv_writer_end_record (writer, cancellable, &error);
        }
      /* Many rows look at it themselves. */
      g_assert_cmpint (good, ==, n_rows == 1);
      if (good)
        g_assert_false (leads_csv_writer_close (writer, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_object_unref (writer);
      assert_old (file);
    }
}

/* @limit: what a file of this process can have at most */
static void
assert_no_room (rlim_t  limit,
                guint64 n_rows)
{
  g_autoptr (GFile) file = new_target ();
  g_autoptr (GError) error = NULL;
  LeadsCsvWriter *writer = NULL;
  struct rlimit before;
  gboolean good = TRUE;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "old", -1, NULL));
  writer = open_workbook (file, LEADS_CSV_WRITER_NONE);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &(struct rlimit) { limit, before.rlim_max }), ==, 0);
  for (guint64 i = 0; good && i < n_rows; i++)
    {
      leads_csv_writer_add_number (writer, 12127881500 + i);
      good = leads_csv_writer_end_record (writer, NULL, &error);
    }
  good = good && leads_csv_writer_close (writer, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (good);
  g_assert_error (error, LEADS_BASE_ERROR, LEADS_BASE_ERROR_SPOOL_FULL);
  g_object_unref (writer);
  assert_old (file);
}

/* Wherever room ends: among the rows, when they are written again, when they are packed. */
static void
test_no_room (void)
{
  assert_no_room (64 * 1024, 100000);
  assert_no_room (64 * 1024, 1000);
  for (rlim_t limit = 0; limit < 3 * 1024; limit += 512)
    assert_no_room (limit, 20);
}

static void
test_target_is_full (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/full");
  g_autoptr (LeadsCsvWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_query_exists (file, NULL))
    {
      g_test_skip ("no /dev/full");
      return;
    }

  writer = open_workbook (file, LEADS_CSV_WRITER_NONE);
  leads_csv_writer_add_number (writer, 12127881500);
  g_assert_true (leads_csv_writer_end_record (writer, NULL, &error));
  g_assert_false (leads_csv_writer_close (writer, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_too_many_columns (void)
{
  g_autoptr (GFile) file = new_target ();
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL;

  for (guint n_columns = LEADS_WORKBOOK_MAX_COLUMNS; n_columns <= LEADS_WORKBOOK_MAX_COLUMNS + 1; n_columns++)
    {
      g_autoptr (LeadsCsvWriter) writer = open_workbook (file, LEADS_CSV_WRITER_NONE);

      for (guint i = 0; i < n_columns; i++)
        leads_csv_writer_add_int (writer, i);
      if (leads_csv_writer_end_record (writer, NULL, &error))
        close_writer (g_steal_pointer (&writer));
    }
  g_assert_error (error, LEADS_CSV_ERROR, LEADS_CSV_ERROR_WORKBOOK_FULL);
  read = read_file (file, &(LeadsCsvOverrides) { .table = TRUE });
  g_assert_true (g_str_has_suffix (read, "[16383]\n"));
}

/* As many rows as a sheet has are written and read in little memory; one more is told. */
static void
test_longest (void)
{
  g_autoptr (GFile) file = new_target ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  LeadsCsvWriter *writer = open_workbook (file, LEADS_CSV_WRITER_NONE);
  LeadsCsvRecord record = { 0 };
  gsize peak;

  for (guint i = 0; i < LEADS_WORKBOOK_MAX_ROWS; i++)
    {
      leads_csv_writer_add_number (writer, 12127000000 + i);
      leads_csv_writer_add_int (writer, i);
      leads_csv_writer_end_record (writer, NULL, &error);
    }
  g_assert_no_error (error);
  close_writer (writer);

  stream = leads_csv_open (file, NULL, &error);
  g_assert_true (leads_csv_sniff (stream, NULL, &dialect, NULL, &error));
  reader = leads_csv_reader_new (stream, &dialect);
  while (leads_csv_reader_next (reader, &record, NULL, &error))
    g_assert_cmpint (record.n_cells, ==, 2);
  g_assert_no_error (error);
  g_assert_cmpint (record.line, ==, LEADS_WORKBOOK_MAX_ROWS);
  peak = measure_peak ();
  if (peak > 0)
    g_assert_cmpuint (peak, <, MAX_PEAK_BYTES);

  writer = open_workbook (file, LEADS_CSV_WRITER_NONE);
  for (guint i = 0; i < LEADS_WORKBOOK_MAX_ROWS; i++)
    {
      leads_csv_writer_add_cell (writer, "", 0);
      g_assert_true (leads_csv_writer_end_record (writer, NULL, NULL));
    }
  leads_csv_writer_add_cell (writer, "", 0);
  g_assert_false (leads_csv_writer_end_record (writer, NULL, &error));
  g_assert_error (error, LEADS_CSV_ERROR, LEADS_CSV_ERROR_WORKBOOK_FULL);
  g_object_unref (writer);
}

static void
test_names (void)
{
  g_assert_true (leads_workbook_is_name ("a.xlsx"));
  g_assert_true (leads_workbook_is_name ("/a/b.csv.XLSX"));
  g_assert_false (leads_workbook_is_name ("a.csv"));
  g_assert_false (leads_workbook_is_name ("a.xlsx.csv"));
  g_assert_false (leads_workbook_is_name ("xlsx"));
  g_assert_false (leads_workbook_is_name (""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/workbook-writer/longest", test_longest);
  g_test_add_func ("/csv/workbook-writer/cells", test_cells);
  g_test_add_func ("/csv/workbook-writer/long-cells", test_long_cells);
  g_test_add_func ("/csv/workbook-writer/like-csv", test_like_csv);
  g_test_add_func ("/csv/workbook-writer/replaced-at-the-end", test_replaced_at_the_end);
  g_test_add_func ("/csv/workbook-writer/cancel", test_cancel);
  g_test_add_func ("/csv/workbook-writer/no-room", test_no_room);
  g_test_add_func ("/csv/workbook-writer/target-is-full", test_target_is_full);
  g_test_add_func ("/csv/workbook-writer/too-many-columns", test_too_many_columns);
  g_test_add_func ("/csv/workbook-writer/names", test_names);

  return g_test_run ();
}
