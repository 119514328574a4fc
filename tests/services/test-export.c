/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-fixture.h"

#include <string.h>
#include <unistd.h>

/*
 * Exports: what is written, that targets are whole or untouched, and that what is read again is the same.
 */

#define FIRST G_GUINT64_CONSTANT (441134960000)

typedef struct {
  Fixture fixture;
  gint64  lead;
  char   *dir;
} Export;

static void
set_up (Export        *export,
        gconstpointer  data)
{
  fixture_init (&export->fixture, FALSE);
  export->lead = fixture_add_lead (&export->fixture, "=Amberley, \"Sons\"", "@Teams");
  fixture_add_numbers (&export->fixture, export->lead, FIRST, 1, 2500);
  export->dir = fixture_make_dir ();
}

static void
tear_down (Export        *export,
           gconstpointer  data)
{
  fixture_clear (&export->fixture);
  fixture_remove_dir (export->dir);
  g_free (export->dir);
}

static GFile *
target (Export     *export,
        const char *name)
{
  g_autofree char *path = g_build_filename (export->dir, name, NULL);

  return g_file_new_for_path (path);
}

static gint64
run (Export            *export,
     const char        *name,
     LeadsExportShape   shape,
     gint64             split_at,
     LeadsJob          *job,
     guint             *n_files,
     GError           **error)
{
  LeadsExportService *service = leads_desk_get_exports (export->fixture.desk);
  g_autoptr (GFile) file = target (export, name);
  g_autoptr (GAsyncResult) result = NULL;

  leads_export_service_export_async (service, &(LeadsNumberFilter){ .lead_id = export->lead }, shape, split_at, file, job,
                                     fixture_take_result, &result);
  return leads_export_service_export_finish (service, fixture_await (&result), n_files, error);
}

static char *
contents (Export     *export,
          const char *name)
{
  g_autofree char *path = g_build_filename (export->dir, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static guint
count_files (Export *export)
{
  g_autoptr (GDir) dir = g_dir_open (export->dir, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_numbers (Export        *export,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsJob) job = leads_job_new ();
  g_autofree char *text = NULL;
  g_autofree char *path = g_build_filename (export->dir, "numbers.csv", NULL);
  GStatBuf info;
  guint n_files = 0;

  g_assert_cmpint (run (export, "numbers.csv", LEADS_EXPORT_NUMBERS, 0, job, &n_files, &error), ==, 2500);
  g_assert_no_error (error);
  g_assert_cmpuint (n_files, ==, 1);
  text = contents (export, "numbers.csv");
  g_assert_true (g_str_has_prefix (text, "Numbers\r\n+441134960000\r\n+441134960001\r\n"));
  g_assert_true (g_str_has_suffix (text, "\r\n+441134962499\r\n"));
  g_assert_cmpuint (strlen (text), ==, 9 + 2500 * 15);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
  fixture_run_until (leads_job_get_state (job) == LEADS_JOB_DONE);
  g_assert_cmpint (leads_job_get_count (job), ==, 2500);
  g_assert_cmpuint (count_files (export), ==, 1);
}

static void
test_table (Export        *export,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *row;

  g_assert_cmpint (run (export, "table.csv", LEADS_EXPORT_TABLE, 0, NULL, NULL, &error), ==, 2500);
  g_assert_no_error (error);
  text = contents (export, "table.csv");
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfNumber,Customer,Service,Channel,Calling Profile,SIP Connection,"
                                         "Service Info,Uploaded On,CAC\r\n"));
  row = strchr (text, '\n') + 1;
  /* Nothing that a spreadsheet would compute, and the number as it is. */
  g_assert_true (g_str_has_prefix (row, "+441134960000,\"'=Amberley, \"\"Sons\"\"\",'@Teams,Example Channel,Standard,"));
  g_assert_true (g_regex_match_simple (",Voice,\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ,\\r\\n", row, 0, 0));
}

static void
test_split (Export        *export,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *third = NULL;
  guint n_files = 0;

  g_assert_cmpint (run (export, "split.csv", LEADS_EXPORT_NUMBERS, 1000, NULL, &n_files, &error), ==, 2500);
  g_assert_no_error (error);
  g_assert_cmpuint (n_files, ==, 3);
  g_assert_cmpuint (count_files (export), ==, 3);
  first = contents (export, "split.csv");
  third = contents (export, "split-3.csv");
  g_assert_true (g_str_has_suffix (first, "+441134960999\r\n"));
  g_assert_true (g_str_has_prefix (third, "Numbers\r\n+441134962000\r\n"));
  g_assert_cmpuint (strlen (third), ==, 9 + 500 * 15);

  /* Exactly full: no empty file follows. */
  g_assert_cmpint (run (export, "even.csv", LEADS_EXPORT_NUMBERS, 1250, NULL, &n_files, &error), ==, 2500);
  g_assert_cmpuint (n_files, ==, 2);
}

static void
test_nothing (Export        *export,
              gconstpointer  data)
{
  LeadsExportService *service = leads_desk_get_exports (export->fixture.desk);
  g_autoptr (GFile) file = target (export, "none.csv");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  leads_export_service_export_async (service, &(LeadsNumberFilter){ .text = "nobody" }, LEADS_EXPORT_NUMBERS, 0, file, NULL,
                                     fixture_take_result, &result);
  g_assert_cmpint (leads_export_service_export_finish (service, fixture_await (&result), NULL, &error), ==, 0);
  g_assert_no_error (error);
  text = contents (export, "none.csv");
  g_assert_cmpstr (text, ==, "Numbers\r\n");
}

/* Cancelled, or to a place that is not there: what was there before is still there, and nothing else. */
static void
test_cancel (Export        *export,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (export->dir, "old.csv", NULL);
  const gint64 splits[] = { 0, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_autoptr (LeadsJob) job = leads_job_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_file_set_contents (path, "precious", -1, &error);
      g_assert_no_error (error);
      leads_job_cancel (job);
      g_assert_cmpint (run (export, "old.csv", LEADS_EXPORT_NUMBERS, splits[i], job, NULL, &error), ==, -1);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      text = contents (export, "old.csv");
      g_assert_cmpstr (text, ==, "precious");
      g_assert_cmpuint (count_files (export), ==, 1);
    }
}

static void
test_bad_place (Export        *export,
                gconstpointer  data)
{
  const gint64 splits[] = { 0, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (run (export, "nowhere/numbers.csv", LEADS_EXPORT_NUMBERS, splits[i], NULL, NULL, &error), ==, -1);
      g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE);
      g_assert_nonnull (strstr (error->message, "numbers.csv"));
    }
  g_assert_cmpuint (count_files (export), ==, 0);
}

/* A directory in the way of the second file: the first does not stay either. */
static void
test_part_in_the_way (Export        *export,
                      gconstpointer  data)
{
  g_autofree char *path = g_build_filename (export->dir, "x-2.csv", NULL);
  g_autofree char *inside = g_build_filename (path, "kept", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_cmpint (run (export, "x.csv", LEADS_EXPORT_NUMBERS, 1000, NULL, NULL, &error), ==, -1);
  g_assert_nonnull (error);
  g_assert_true (error->domain == LEADS_SERVICE_ERROR);
  g_assert_cmpuint (count_files (export), ==, 1);
  g_assert_cmpint (g_rmdir (inside), ==, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static LeadsEntry *
check_file (LeadsDraft *draft,
            GFile      *file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsEntry *entry = leads_draft_add_file (draft, file, NULL);

  leads_draft_settle_async (draft, NULL, fixture_take_result, &result);
  g_assert_true (leads_draft_settle_finish (draft, fixture_await (&result), &error));
  g_assert_no_error (error);
  g_assert_null (leads_entry_get_error (entry));
  return entry;
}

/* What was exported and is read again changes nothing: every number is where it was, in both shapes. */
/* What is written is CSV, which no spreadsheet opens under a workbook's name. */
static void
test_workbook_name (Export        *export,
                    gconstpointer  data)
{
  g_autoptr (GFile) file = target (export, "numbers.XLSX");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (run (export, "numbers.XLSX", LEADS_EXPORT_NUMBERS, 0, NULL, NULL, &error), ==, -1);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
  g_assert_false (g_file_query_exists (file, NULL));
}

static void
test_round_trip (Export        *export,
                 gconstpointer  data)
{
  const LeadsExportShape shapes[] = { LEADS_EXPORT_NUMBERS, LEADS_EXPORT_TABLE };
  LeadsDirectoryService *directory = leads_desk_get_directory (export->fixture.desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsLead) lead = NULL;

  leads_directory_service_get_lead_async (directory, export->lead, NULL, fixture_take_result, &result);
  lead = leads_directory_service_get_lead_finish (directory, fixture_await (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      LeadsDraft *draft = leads_upload_service_new_draft (leads_desk_get_uploads (export->fixture.desk), lead);
      g_autoptr (GFile) file = target (export, "again.csv");
      const LeadsTotals *totals;

      run (export, "again.csv", shapes[i], 0, NULL, NULL, &error);
      g_assert_no_error (error);
      totals = leads_entry_get_totals (check_file (draft, file));
      g_assert_cmpint (totals->lines, ==, 2501);
      g_assert_cmpint (totals->header, ==, 1);
      g_assert_cmpint (totals->existing, ==, 2500);
      g_assert_cmpint (totals->uploaded, ==, 0);
      g_object_unref (draft);
    }
  fixture_run_for (20);
}

static void
test_example (Export        *export,
              gconstpointer  data)
{
  LeadsExportService *service = leads_desk_get_exports (export->fixture.desk);
  LeadsDraft *draft = leads_upload_service_new_draft (leads_desk_get_uploads (export->fixture.desk), NULL);
  g_autoptr (GFile) file = target (export, "example.csv");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const LeadsTotals *totals;

  leads_export_service_example_async (service, file, NULL, fixture_take_result, &result);
  g_assert_true (leads_export_service_example_finish (service, fixture_await (&result), &error));
  g_assert_no_error (error);
  totals = leads_entry_get_totals (check_file (draft, file));
  g_assert_cmpint (totals->header, ==, 1);
  g_assert_cmpint (totals->accepted, >=, 10);
  g_assert_cmpint (totals->accepted + 1, ==, totals->lines);
  g_object_unref (draft);
  fixture_run_for (20);
}

/* Neither the store, by another name of it, nor what a part of an export would replace. */
static void
test_databases (Export        *export,
                gconstpointer  data)
{
  LeadsExportService *service = leads_desk_get_exports (export->fixture.desk);
  const char *const links[] = { "hard.csv", "hard.xlsx" };
  g_autofree char *store = g_build_filename (export->fixture.dir, LEADS_DATABASE_FILE_NAME, NULL);
  g_autofree char *part = g_build_filename (export->dir, "x-2.csv", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *path = g_build_filename (export->dir, links[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GAsyncResult) result = NULL;

      g_assert_cmpint (link (store, path), ==, 0);
      leads_export_service_example_async (service, file, NULL, fixture_take_result, &result);
      g_assert_false (leads_export_service_example_finish (service, fixture_await (&result), &error));
      g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
      g_clear_error (&error);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_true (g_file_set_contents (part, "SQLite format 3\0and more", 24, NULL));
  g_assert_cmpint (run (export, "x.csv", LEADS_EXPORT_NUMBERS, 1000, NULL, NULL, &error), ==, -1);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
  g_assert_true (g_str_has_prefix (error->message, "“x-2.csv” is a database"));
  g_assert_cmpuint (count_files (export), ==, 1);
  g_assert_true (g_file_get_contents (part, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "SQLite format 3");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Export, NULL, set_up, func, tear_down)
  ADD ("/export/numbers", test_numbers);
  ADD ("/export/table", test_table);
  ADD ("/export/split", test_split);
  ADD ("/export/nothing", test_nothing);
  ADD ("/export/cancel", test_cancel);
  ADD ("/export/bad-place", test_bad_place);
  ADD ("/export/part-in-the-way", test_part_in_the_way);
  ADD ("/export/databases", test_databases);
  ADD ("/export/workbook-name", test_workbook_name);
  ADD ("/export/round-trip", test_round_trip);
  ADD ("/export/example", test_example);
  return g_test_run ();
}
