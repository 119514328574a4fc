/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <string.h>

/* Reports of refused lines: exactly those lines, and mended they can be imported again. */

static char *
read_report (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->dir, "report.csv", NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static char *
report_draft (Fixture *self, LeadsDraft *draft, LeadsEntry *entry)
{
  g_autofree char *path = g_build_filename (self->dir, "report.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_draft_save_report_async (draft, entry, file, NULL, keep_result, &result);
  g_assert_true (leads_draft_save_report_finish (draft, wait_for (&result), &error));
  g_assert_no_error (error);
  return read_report (self);
}

static char *
report_upload (Fixture *self, LeadsUpload *upload)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autofree char *path = g_build_filename (self->dir, "report.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_upload_service_save_report_async (uploads, leads_upload_get_id (upload), file, NULL, keep_result, &result);
  g_assert_true (leads_upload_service_save_report_finish (uploads, wait_for (&result), &error));
  g_assert_no_error (error);
  return read_report (self);
}

/* Every line of the report whose suggestion is in the number's place is right. */
static void
import_mended (Fixture *self, const char *report, const char *wrong, const char *right, gint64 n_lines)
{
  g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->lead);
  g_autoptr (GString) text = g_string_new (report);
  LeadsEntry *entry;

  g_string_replace (text, wrong, right, 0);
  entry = add_file (self, draft, "mended.csv", text->str);
  g_assert_cmpint (leads_entry_get_totals (entry)->header, ==, 1);
  g_assert_cmpint (leads_entry_get_totals (entry)->accepted, ==, n_lines);
  g_assert_cmpint (leads_totals_get_refused (leads_entry_get_totals (entry)), ==, 0);
}

static void
test_one_file (Fixture *self, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autofree char *stored = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;
  static const char expected[] = "Name,Number,Site,line,reason,suggestion\r\n"
                                 "\"Doe, John\",2127881501,A,3,no_plus,\r\n"
                                 "Jane,0012127881502,,4,no_plus,+12127881502\r\n"
                                 "Jim,+12127881500,C,6,duplicate_in_file,\r\n";

  add_file (self, self->draft, "a.csv",
            "Name;Number;Site\n"
            "Joe;+12127881500;A\n"
            "\"Doe, John\";2127881501;A\n"
            "Jane;0012127881502\n"
            "\n"
            "Jim;+12127881500;C\n");
  report = report_draft (self, self->draft, NULL);
  g_assert_cmpstr (report, ==, expected);
  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  stored = report_upload (self, upload);
  g_assert_cmpstr (stored, ==, expected);
}

static void
test_mended (Fixture *self, gconstpointer data)
{
  g_autofree char *report = NULL;
  LeadsEntry *entry = add_file (self, self->draft, "a.csv",
                                "Name;Number\n\"Doe, John\";12127881501\nJane;12127881502\nJoe;+12127881500\n");

  report = report_draft (self, self->draft, entry);
  import_mended (self, report, ",1212", ",+1212", 2);
}

/* Without a heading the report has one all the same. */
static void
test_no_heading (Fixture *self, gconstpointer data)
{
  g_autofree char *report = NULL;

  add_file (self, self->draft, "a.csv", "+12127881500\n0012127881501\n");
  report = report_draft (self, self->draft, NULL);
  g_assert_cmpstr (report, ==,
                   "column1,line,reason,suggestion\r\n"
                   "0012127881501,2,no_plus,+12127881501\r\n");
  import_mended (self, report, "\n001212", "\n+1212", 1);
}

/* The number stays in one column though the files have it in different ones. */
static void
test_files (Fixture *self, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autofree char *stored = NULL;
  g_autoptr (LeadsEntry) typed = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;
  static const char expected[] = "Number,Name,column3,line,reason,suggestion,file\r\n"
                                 "0012127881501,One,,2,no_plus,+12127881501,a.csv\r\n"
                                 "0012127881502,Two,x,2,no_plus,+12127881502,b.csv\r\n"
                                 "0012127881503,,,1,no_plus,+12127881503,\r\n";

  add_file (self, self->draft, "a.csv", "Number,Name\n0012127881501,One\n+12127881500,Zero\n");
  add_file (self, self->draft, "b.csv", "Name;Number;Note\nTwo;0012127881502;x\nThree;+12127881504;\n");
  typed = add_number (self->draft, "0012127881503", LEADS_DRAFT_KEEP_REFUSED, &error);
  g_assert_no_error (error);
  report = report_draft (self, self->draft, NULL);
  g_assert_cmpstr (report, ==, expected);
  import_mended (self, report, "\n001212", "\n+1212", 3);
  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  stored = report_upload (self, upload);
  g_assert_nonnull (strstr (stored, "0012127881501,One,,2,no_plus,+12127881501,a.csv\r\n"));
  g_assert_nonnull (strstr (stored, "0012127881502,Two,x,2,no_plus,+12127881502,b.csv\r\n"));
  g_assert_nonnull (strstr (stored, "0012127881503,,,1,no_plus,+12127881503,\r\n"));
}

/* A report that cannot be written says so, and the draft is as it was. */
static void
test_unwritable (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/report.csv");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  add_file (self, self->draft, "a.csv", "12127881501\n+12127881500\n");
  leads_draft_save_report_async (self->draft, NULL, file, NULL, keep_result, &result);
  g_assert_false (leads_draft_save_report_finish (self->draft, wait_for (&result), &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, "“/nonexistent”"));
  assert_totals (leads_draft_get_totals (self->draft), "lines=2 accepted=1 invalid=1 uploaded=1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, func) \
  g_test_add ("/services/upload-report/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  add ("one-file", test_one_file);
  add ("mended", test_mended);
  add ("no-heading", test_no_heading);
  add ("files", test_files);
  add ("unwritable", test_unwritable);
  return g_test_run ();
}
