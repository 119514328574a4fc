/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include "../csv/workbook-maker.h"

#include <string.h>

/* A workbook is imported as the CSV file with the same cells is, and so is what is reported of it. */

static GFile *
new_file (Fixture    *self,
          const char *name)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);

  return g_file_new_for_path (path);
}

/* @rows: lines of cells that are separated by @delimiter and need no quotes. An empty line is no row. */
static GBytes *
make_sheet (const char *rows,
            const char *delimiter)
{
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  g_autoptr (GString) sheet = g_string_new (XML_START "<worksheet " MAIN_NAMESPACE "><sheetData>");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], delimiter, -1);

      if (*lines[i] == '\0')
        continue;
      g_string_append_printf (sheet, "<row r=\"%u\">", i + 1);
      for (guint j = 0; cells[j] != NULL; j++)
        {
          g_autofree char *text = g_markup_escape_text (cells[j], -1);

          g_string_append_printf (sheet, "<c t=\"inlineStr\"><is><t>%s</t></is></c>", text);
        }
      g_string_append (sheet, "</row>");
    }
  g_string_append (sheet, "</sheetData></worksheet>");

  return make_workbook (&(WorkbookParts) { .sheet = sheet->str });
}

static LeadsEntry *
add_workbook (Fixture    *self,
              LeadsDraft *draft,
              const char *name,
              const char *rows,
              const char *delimiter)
{
  g_autoptr (GBytes) bytes = make_sheet (rows, delimiter);
  g_autoptr (GFile) file = new_file (self, name);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  LeadsEntry *entry;

  g_file_set_contents (g_file_peek_path (file), data, (gssize) length, &error);
  g_assert_no_error (error);
  entry = leads_draft_add_file (draft, file, NULL);
  settle (draft);

  return entry;
}

static char *
read_report (GFile *file)
{
  char *text = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));

  return text;
}

static char *
report_draft (Fixture    *self,
              LeadsDraft *draft)
{
  g_autoptr (GFile) file = new_file (self, "report.csv");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_draft_save_report_async (draft, NULL, file, NULL, keep_result, &result);
  g_assert_true (leads_draft_save_report_finish (draft, wait_for (&result), &error));
  g_assert_no_error (error);

  return read_report (file);
}

static char *
report_upload (Fixture     *self,
               LeadsUpload *upload)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GFile) file = new_file (self, "stored.csv");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_upload_service_save_report_async (uploads, leads_upload_get_id (upload), file, NULL, keep_result, &result);
  g_assert_true (leads_upload_service_save_report_finish (uploads, wait_for (&result), &error));
  g_assert_no_error (error);

  return read_report (file);
}

static void
test_like_its_csv (Fixture       *self,
                   gconstpointer  data)
{
  static const struct {
    const char *rows;
    const char *delimiter;
  } vectors[] = {
    { "Numbers\n+12127881500\n+12127881501\n", "," },
    { "+12127881500\n0012127881501\n\n+12127881500\n", "," },
    { "Name;Number;Site\nJoe;+12127881500;A\nJane;2127881501;B\n\nJim;+1 212 788 1502;C\nTotal;3", ";" },
    { "Name|From|To\nDesk|+12127881500|+12127881509\nDoor|+12127881599|+12127881590", "|" },
    { "Number,line,reason,suggestion\n+12127881500,2,no_plus,+12127881500\n", "," },
    { "a list of numbers\n\nCustomer\tPhone\nAdatum\t+442079460000\nLitware\t+44 (0)20 7946 0001\n", "\t" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
      g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (uploads, self->lead);
      g_autoptr (LeadsDraft) other = leads_upload_service_new_draft (uploads, self->lead);
      LeadsEntry *text = add_file (self, draft, "a.csv", vectors[i].rows);
      LeadsEntry *sheet = add_workbook (self, other, "a.xlsx", vectors[i].rows, vectors[i].delimiter);
      g_autofree char *totals = show_totals (leads_entry_get_totals (text));
      g_autofree char *refused = list_refused (text);
      g_autofree char *refused_of_sheet = list_refused (sheet);
      g_autofree char *report = report_draft (self, draft);
      g_autofree char *report_of_sheet = report_draft (self, other);

      assert_totals (leads_entry_get_totals (sheet), totals);
      g_assert_cmpint (leads_entry_get_totals (text)->lines, >, 1);
      g_assert_cmpstr (refused_of_sheet, ==, refused);
      g_assert_cmpstr (report_of_sheet, ==, report);
    }
}

/* It is told which sheet was read, and which column of it. */
static void
test_is_told (Fixture       *self,
              gconstpointer  data)
{
  LeadsEntry *one = add_workbook (self, self->draft, "a.xlsx", "Numbers\n+12127881500", ",");
  LeadsEntry *named = add_workbook (self, self->draft, "b.xlsx", "Name,Phone\nJoe,+12127881501", ",");
  LeadsEntry *unnamed = add_workbook (self, self->draft, "c.xlsx", "Joe,+12127881502\nJane,+12127881503", ",");

  g_assert_cmpstr (leads_entry_get_dialect (one), ==, "Workbook, sheet “Numbers”");
  g_assert_cmpstr (leads_entry_get_dialect (named), ==, "Workbook, sheet “Numbers”, column “Phone”");
  g_assert_cmpstr (leads_entry_get_dialect (unnamed), ==, "Workbook, sheet “Numbers”, column 2");
}

/* Of several files the number stays in one column, also when rows of a workbook have to be taken apart for it. */
static void
test_several (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *report = NULL;
  g_autofree char *stored = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;
  static const char expected[] = "Number,Name,column3,line,reason,suggestion,file\r\n"
                                 "0012127881501,One,,2,no_plus,+12127881501,a.csv\r\n"
                                 "0012127881502,\"Two, \"\"2\"\"\",x,2,no_plus,+12127881502,b.xlsx\r\n";

  add_file (self, self->draft, "a.csv", "Number,Name\n0012127881501,One\n+12127881500,Zero\n");
  add_workbook (self, self->draft, "b.xlsx", "Name;Number;Note\nTwo, \"2\";0012127881502;x\nThree;+12127881504;", ";");
  report = report_draft (self, self->draft);
  g_assert_cmpstr (report, ==, expected);
  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  stored = report_upload (self, upload);
  g_assert_cmpstr (stored, ==, expected);
}

/* An apostrophe that is in a cell is the cell's own: no spreadsheet shows what is put before text. */
static void
test_apostrophe (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *report = NULL;
  g_autofree char *stored = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;
  static const char expected[] = "Name,Number,line,reason,suggestion\r\n"
                                 "''=Joe,2127881501,2,no_plus,\r\n";

  add_workbook (self, self->draft, "a.xlsx", "Name,Number\n'=Joe,2127881501\nJane,+12127881500", ",");
  report = report_draft (self, self->draft);
  g_assert_cmpstr (report, ==, expected);
  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  stored = report_upload (self, upload);
  g_assert_cmpstr (stored, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, func) g_test_add ("/services/workbook/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  add ("like-its-csv", test_like_its_csv);
  add ("is-told", test_is_told);
  add ("several", test_several);
  add ("apostrophe", test_apostrophe);

  return g_test_run ();
}
