/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-csv-sniffer.h>
#include <leads-csv-writer.h>

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>

static LeadsCsvWriter *
open_memory (GOutputStream       **stream,
             char                  delimiter,
             LeadsCsvWriterFlags   flags)
{
  *stream = g_memory_output_stream_new_resizable ();

  return leads_csv_writer_new (*stream, delimiter, flags);
}

static char *
close_memory (LeadsCsvWriter *writer,
              GOutputStream  *stream)
{
  g_autoptr (GError) error = NULL;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  g_assert_true (leads_csv_writer_close (writer, NULL, &error));
  g_assert_no_error (error);

  return g_strndup (g_memory_output_stream_get_data (memory), g_memory_output_stream_get_data_size (memory));
}

static void
test_form (void)
{
  static const struct {
    const char *cell;
    const char *written;
  } cells[] = {
    { "", "\"\"" }, { "plain", "plain" }, { "two words ", "two words " }, { "a,b", "\"a,b\"" }, { "a;b", "a;b" },
    { "say \"hi\"", "\"say \"\"hi\"\"\"" }, { "a\nb", "\"a\nb\"" }, { "a\rb", "\"a\rb\"" }, { "\u00fc", "\u00fc" },
    { "+12127881500", "+12127881500" }, { "+1", "+1" }, { "+123456789012345", "+123456789012345" },
    { "+1234567890123456", "'+1234567890123456" }, { "+", "'+" }, { "+1 212", "'+1 212" }, { "=1+1", "'=1+1" },
    { "-1", "'-1" }, { "@x", "'@x" }, { "\tx", "'\tx" }, { "\rx", "\"'\rx\"" }, { "=a,b", "\"'=a,b\"" },
    { "'=x", "''=x" }, { "'x", "'x" }, { "''+1 2", "'''+1 2" }, { "\uff1dx", "'\uff1dx" }, { "\uff0b1", "'\uff0b1" },
    { "\uff0d1", "'\uff0d1" }, { "\uff201", "'\uff201" }, { "a=b", "a=b" }, { "\xff", "\ufffd" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GOutputStream) stream = NULL;
      g_autoptr (LeadsCsvWriter) writer = open_memory (&stream, ',', LEADS_CSV_WRITER_NONE);
      g_autofree char *expected = g_strconcat (cells[i].written, "\r\n", NULL);
      g_autofree char *written = NULL;

      leads_csv_writer_add_cell (writer, cells[i].cell, -1);
      g_assert_true (leads_csv_writer_end_record (writer, NULL, NULL));
      written = close_memory (writer, stream);
      g_assert_cmpstr (written, ==, expected);
    }
}

static void
test_records (void)
{
  static const char * const heading[] = { "Number", "Free; text", "", NULL };
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (LeadsCsvWriter) writer = open_memory (&stream, ';', LEADS_CSV_WRITER_BOM);
  g_autofree char *written = NULL;

  g_assert_true (leads_csv_writer_write_cells (writer, heading, NULL, NULL));
  leads_csv_writer_add_number (writer, G_GUINT64_CONSTANT (12127881500));
  leads_csv_writer_add_int (writer, 1000000);
  leads_csv_writer_add_cell (writer, NULL, 0);
  g_assert_true (leads_csv_writer_end_record (writer, NULL, NULL));
  leads_csv_writer_add_cell (writer, "a\0b", 3);
  leads_csv_writer_add_int (writer, -5);
  g_assert_true (leads_csv_writer_end_record (writer, NULL, NULL));
  written = close_memory (writer, stream);
  g_assert_cmpstr (written, ==,
                   "\xef\xbb\xbfNumber;\"Free; text\";\r\n+12127881500;1000000;\r\na\ufffdb;'-5\r\n");
}

/* Whatever the cells are, the reader gives them back. */
static void
test_round_trip (void)
{
  static const char * const bits[] = {
    "'", "'", "=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", ";", " ", "1", "12", "x", "\u00fc", "\uff0b", "\uff1d"
  };

  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (GOutputStream) stream = NULL;
      char delimiter = ",;\t|"[round % 4];
      g_autoptr (LeadsCsvWriter) writer = open_memory (&stream, delimiter, round % 2 ? LEADS_CSV_WRITER_BOM : 0);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      guint n_records = (guint) g_test_rand_int_range (1, 8);
      guint n_columns = (guint) g_test_rand_int_range (1, 5);
      g_autofree char *written = NULL;
      g_autoptr (GInputStream) input = NULL;
      g_autoptr (LeadsCsvReader) reader = NULL;
      g_auto (LeadsCsvDialect) dialect = { 0 };
      LeadsCsvRecord record;
      guint n_read = 0;

      for (guint i = 0; i < n_records; i++)
        {
          for (guint j = 0; j < n_columns; j++)
            {
              GString *cell = g_string_new (NULL);

              for (int k = g_test_rand_int_range (0, 6); k > 0; k--)
                g_string_append (cell, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
              leads_csv_writer_add_cell (writer, cell->str, (gssize) cell->len);
              g_ptr_array_add (cells, g_string_free (cell, FALSE));
            }
          g_assert_true (leads_csv_writer_end_record (writer, NULL, NULL));
        }
      written = close_memory (writer, stream);

      leads_csv_dialect_init (&dialect);
      dialect.delimiter = delimiter;
      dialect.number_column = -1;
      input = g_memory_input_stream_new_from_data (written, -1, NULL);
      reader = leads_csv_reader_new (input, &dialect);
      while (leads_csv_reader_next (reader, &record, NULL, NULL))
        {
          g_assert_cmpint (record.problem, ==, LEADS_REASON_NONE);
          g_assert_cmpuint (record.n_cells, ==, n_columns);
          for (guint i = 0; i < n_columns; i++)
            {
              const char *expected = g_ptr_array_index (cells, n_read * n_columns + i);

              g_assert_cmpmem (record.cells[i].text, record.cells[i].length, expected, strlen (expected));
            }
          n_read++;
        }
      g_assert_cmpuint (n_read, ==, n_records);
    }
}

static void
assert_report (const char *source,
               int         n_columns,
               int         n_own_columns,
               const char *expected)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (LeadsCsvWriter) writer = open_memory (&stream, ',', LEADS_CSV_WRITER_NONE);
  g_autoptr (GOutputStream) text_stream = NULL;
  g_autoptr (LeadsCsvWriter) text_writer = open_memory (&text_stream, ',', LEADS_CSV_WRITER_NONE);
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_data (source, -1, NULL);
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_autofree char *written = NULL;
  g_autofree char *text_written = NULL;
  LeadsCsvRecord record;

  leads_csv_dialect_init (&dialect);
  dialect.delimiter = ';';
  dialect.n_columns = n_columns;
  dialect.n_own_columns = n_own_columns;
  reader = leads_csv_reader_new (input, &dialect);
  while (leads_csv_reader_next (reader, &record, NULL, NULL))
    {
      leads_csv_writer_add_record (writer, &record, &dialect);
      leads_csv_writer_add_int (writer, record.line);
      g_assert_true (leads_csv_writer_end_record (writer, NULL, NULL));
      leads_csv_writer_add_record_text (text_writer, record.text, record.text_length, record.problem, &dialect);
      leads_csv_writer_add_int (text_writer, record.line);
      g_assert_true (leads_csv_writer_end_record (text_writer, NULL, NULL));
    }

  written = close_memory (writer, stream);
  text_written = close_memory (text_writer, text_stream);
  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpstr (text_written, ==, expected);
}

static void
test_report (void)
{
  assert_report ("123;x\n", 2, 0, "123,x,1\r\n");
  assert_report ("123\n", 3, 0, "123,,,1\r\n");
  assert_report ("1;2;3;4\n", 2, 0, "1,2;3;4,1\r\n");
  assert_report ("123;7;no_plus;+123\n456\n", 4, 3, "123,1\r\n456,2\r\n");
  assert_report ("1;2;7;no_plus;;more\n", 5, 3, "1,2,1\r\n");
  assert_report ("\"a;b\";\"say \"\"x\"\"\"\n", 2, 0, "a;b,\"say \"\"x\"\"\",1\r\n");
  assert_report ("\"+44\nx;\"y\n", 2, 0, "\"\"\"+44\",,1\r\nx,\"\"\"y\",2\r\n");
  assert_report ("=cmd()\n'=cmd()\n+441632960000\n+44 16\n", 1, 0,
                 "'=cmd(),1\r\n'=cmd(),2\r\n+441632960000,3\r\n'+44 16,4\r\n");
  assert_report ("a;\"b\nc\"\n\xff;x\n", 2, 0, "a,\"b\nc\",1\r\n\ufffd,x,3\r\n");
}

/* What a report says of a file is the same when it is made from the report. */
static void
test_report_of_report (void)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (LeadsCsvWriter) writer = open_memory (&stream, ',', LEADS_CSV_WRITER_NONE);
  static const char * const heading[] = { "Name", "Number", "line", "reason", "suggestion", NULL };
  static const char * const row[] = { "=x", "'+44 1", "2", "too_short", "", NULL };
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_autofree char *written = NULL;

  g_assert_true (leads_csv_writer_write_cells (writer, heading, NULL, NULL));
  g_assert_true (leads_csv_writer_write_cells (writer, row, NULL, NULL));
  written = close_memory (writer, stream);
  g_assert_true (leads_csv_sniff_data (written, strlen (written), NULL, &dialect, NULL));
  g_assert_cmpint (dialect.n_own_columns, ==, 3);
  g_assert_cmpint (dialect.number_column, ==, 1);
}

static guint
count_files (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
write_and_close (GFile               *file,
                 LeadsCsvWriterFlags  flags,
                 gboolean             close)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsCsvWriter) writer = leads_csv_writer_new_for_file (file, ',', flags, NULL, &error);

  g_assert_no_error (error);
  leads_csv_writer_add_cell (writer, "new", -1);
  g_assert_true (leads_csv_writer_end_record (writer, NULL, &error));
  if (close)
    g_assert_true (leads_csv_writer_close (writer, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_contents (const char *path,
                 const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static void
test_file (void)
{
  g_autofree char *top = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (top, "report.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  struct stat status;

  /* Dropped: nothing there. */
  write_and_close (file, LEADS_CSV_WRITER_NONE, FALSE);
  g_assert_cmpuint (count_files (top), ==, 0);

  write_and_close (file, LEADS_CSV_WRITER_PRIVATE, TRUE);
  assert_contents (path, "new\r\n");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (top), ==, 1);

  /* Dropped: the old one stays. */
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  write_and_close (file, LEADS_CSV_WRITER_NONE, FALSE);
  assert_contents (path, "old");
  g_assert_cmpuint (count_files (top), ==, 1);

  write_and_close (file, LEADS_CSV_WRITER_NONE, TRUE);
  assert_contents (path, "new\r\n");
  g_assert_cmpuint (count_files (top), ==, 1);

  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  write_and_close (file, LEADS_CSV_WRITER_PRIVATE, TRUE);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

static void
test_file_cannot_be_made (void)
{
  g_autofree char *top = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (top, "no", "report.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (top);
  g_autoptr (GError) error = NULL;

  g_assert_null (leads_csv_writer_new_for_file (file, ',', LEADS_CSV_WRITER_NONE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (leads_csv_writer_new_for_file (folder, ',', LEADS_CSV_WRITER_NONE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

static void
test_full_disk (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/full");
  g_autoptr (LeadsCsvWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  gboolean good = TRUE;

  if (!g_file_query_exists (file, NULL))
    {
      g_test_skip ("no /dev/full");
      return;
    }

  writer = leads_csv_writer_new_for_file (file, ',', LEADS_CSV_WRITER_NONE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; good && i < 100000; i++)
    {
      leads_csv_writer_add_int (writer, i);
      good = leads_csv_writer_end_record (writer, NULL, &error);
    }
  g_assert_false (good);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);

  leads_csv_writer_add_int (writer, 1);
  g_assert_false (leads_csv_writer_end_record (writer, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_false (leads_csv_writer_close (writer, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_cancel (void)
{
  g_autofree char *top = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (top, "report.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  LeadsCsvWriter *writer = leads_csv_writer_new_for_file (file, ',', LEADS_CSV_WRITER_NONE, NULL, &error);

  leads_csv_writer_add_int (writer, 1);
  g_assert_true (leads_csv_writer_end_record (writer, cancellable, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (leads_csv_writer_close (writer, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_unref (writer);
  g_assert_cmpuint (count_files (top), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/writer/form", test_form);
  g_test_add_func ("/csv/writer/records", test_records);
  g_test_add_func ("/csv/writer/round-trip", test_round_trip);
  g_test_add_func ("/csv/writer/report", test_report);
  g_test_add_func ("/csv/writer/report-of-report", test_report_of_report);
  g_test_add_func ("/csv/writer/file", test_file);
  g_test_add_func ("/csv/writer/file-cannot-be-made", test_file_cannot_be_made);
  g_test_add_func ("/csv/writer/full-disk", test_full_disk);
  g_test_add_func ("/csv/writer/cancel", test_cancel);

  return g_test_run ();
}
