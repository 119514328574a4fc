/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads-upload-words.h"

#include <locale.h>
#include <string.h>

/*
 * What the Upload Numbers dialog says: whole sentences for one and for many. The
 * separators belong to the locale, so the numbers here have none.
 */

#define ASSERT_WORDS(made, expected)         \
  G_STMT_START                               \
  {                                          \
    g_autofree char *words = (made);         \
    g_assert_cmpstr (words, ==, (expected)); \
  }                                          \
  G_STMT_END

static void
test_submit (void)
{
  ASSERT_WORDS (leads_upload_words_submit (0), "Submit");
  ASSERT_WORDS (leads_upload_words_submit (1), "Submit 1 Number");
  ASSERT_WORDS (leads_upload_words_submit (204), "Submit 204 Numbers");
}

static void
test_totals (void)
{
  LeadsTotals nothing = { 0 };
  LeadsTotals some = { .lines = 13, .accepted = 4, .duplicate = 2, .existing = 3, .invalid = 4, .uploaded = 4 };
  LeadsTotals refused = { .lines = 2, .invalid = 2 };
  LeadsTotals repeated = { .lines = 2, .accepted = 1, .duplicate = 1, .uploaded = 1 };

  ASSERT_WORDS (leads_upload_words_totals (&nothing, 0), "");
  ASSERT_WORDS (leads_upload_words_totals_detail (&nothing, 0), "");
  ASSERT_WORDS (leads_upload_words_totals (&some, 0), "4 numbers will be uploaded");
  ASSERT_WORDS (leads_upload_words_totals_detail (&some, 0),
                "9 lines will not: 5 repeated or already uploaded, 4 wrong");
  ASSERT_WORDS (leads_upload_words_totals (&refused, 0), "No number will be uploaded");
  ASSERT_WORDS (leads_upload_words_totals_detail (&refused, 0), "2 lines will not: they are wrong");
  ASSERT_WORDS (leads_upload_words_totals (&repeated, 0), "1 number will be uploaded");
  ASSERT_WORDS (leads_upload_words_totals_detail (&repeated, 0), "1 line will not: it is repeated or already uploaded");
}

static void
test_checking (void)
{
  LeadsTotals some = { .lines = 100, .accepted = 100, .uploaded = 100 };
  LeadsTotals none = { 0 };

  ASSERT_WORDS (leads_upload_words_totals (&some, 1), "100 numbers so far");
  ASSERT_WORDS (leads_upload_words_totals_detail (&some, 1), "One file is being checked");
  ASSERT_WORDS (leads_upload_words_totals_detail (&some, 2), "2 files are being checked");
  ASSERT_WORDS (leads_upload_words_totals (&none, 1), "One file is being checked");
  ASSERT_WORDS (leads_upload_words_totals_detail (&none, 1), "");
  ASSERT_WORDS (leads_upload_words_checking (0, 0, 0), "Checking…");
  ASSERT_WORDS (leads_upload_words_checking (0, 0, 1), "Checking: 1 line");
  ASSERT_WORDS (leads_upload_words_uploading (0, 0), "Uploading…");
  ASSERT_WORDS (leads_upload_words_uploading (1, 1), "Uploading: 1 of 1 number");
  ASSERT_WORDS (leads_upload_words_uploading (5, 12), "Uploading: 5 of 12 numbers");
}

static void
test_checking_sizes (void)
{
  g_autofree char *words = leads_upload_words_checking (11200000, 18400000, 612);

  /* g_format_size() puts a no-break space before the unit. */
  g_assert_nonnull (strstr (words, "11.2"));
  g_assert_nonnull (strstr (words, "18.4"));
  g_assert_true (g_str_has_prefix (words, "Checking: "));
  g_assert_true (g_str_has_suffix (words, ", 612 lines"));
}

static void
test_entry_title (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  ASSERT_WORDS (leads_upload_words_entry_title (plan, LEADS_UPLOAD_SOURCE_SINGLE, "t", 12127881500, 12127881500),
                "+1 212-788-1500");
  ASSERT_WORDS (leads_upload_words_entry_title (plan, LEADS_UPLOAD_SOURCE_RANGE, "t", 12127881500, 12127881599),
                "+1 212-788-1500 to 1599");
  ASSERT_WORDS (leads_upload_words_entry_title (plan, LEADS_UPLOAD_SOURCE_RANGE, "t", 12127801500, 12127881599),
                "+1 212-780-1500 to 788-1599");
  ASSERT_WORDS (leads_upload_words_entry_title (plan, LEADS_UPLOAD_SOURCE_RANGE, "t", 12127881500, 12127881500),
                "+1 212-788-1500 to 1500");
  ASSERT_WORDS (leads_upload_words_entry_title (plan, LEADS_UPLOAD_SOURCE_FILE, "a & b.csv", 0, 0), "a & b.csv");
  ASSERT_WORDS (leads_upload_words_entry_title (plan, LEADS_UPLOAD_SOURCE_PASTE, "", 0, 0), "Pasted List");
  ASSERT_WORDS (leads_upload_words_entry_title (plan, LEADS_UPLOAD_SOURCE_SINGLE, "12", 0, 0), "12");
}

static void
test_entry_subtitle (void)
{
  LeadsTotals one = { .lines = 1, .accepted = 1, .uploaded = 1 };
  LeadsTotals part = { .lines = 1, .accepted = 1, .uploaded = 99, .skipped = 1 };
  LeadsTotals parts = { .lines = 1, .accepted = 1, .uploaded = 98, .skipped = 2 };
  LeadsTotals whole = { .lines = 1, .accepted = 1, .uploaded = 100 };
  LeadsTotals refused = { .lines = 1, .existing = 1 };
  LeadsTotals file = { .lines = 118, .header = 1, .accepted = 117, .uploaded = 117 };
  LeadsTotals titled = { .lines = 118, .header = 3, .accepted = 115, .uploaded = 115 };
  LeadsTotals gaps = { .lines = 118, .header = 1, .blank = 3, .accepted = 114, .uploaded = 114 };
  LeadsTotals empty = { 0 };
  LeadsTotals left_out = { .lines = 1, .accepted = 1, .uploaded = 88, .skipped = 12 };
  LeadsTotals odd_one = { .lines = 1, .accepted = 1, .uploaded = 1, .unplanned = 1 };
  LeadsTotals odd_range = { .lines = 1, .accepted = 1, .uploaded = 100, .unplanned = 12 };
  LeadsTotals odd_file = { .lines = 118, .header = 1, .accepted = 117, .uploaded = 117, .unplanned = 1 };

  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_SINGLE, &one, FALSE, "United Kingdom", FALSE),
                "Single number, United Kingdom");
  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_SINGLE, &one, FALSE, NULL, FALSE), "Single number");
  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_RANGE, &whole, FALSE, NULL, FALSE),
                "Range of 100 numbers");
  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_RANGE, &part, FALSE, NULL, FALSE),
                "99 of 100 will be added, 1 is taken already");
  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_RANGE, &parts, FALSE, NULL, FALSE),
                "98 of 100 will be added, 2 are taken already");
  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_RANGE, &refused, FALSE, NULL, FALSE),
                "No number of this range will be added");
  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_FILE, &file, TRUE, NULL, FALSE),
                "118 lines, the first is a heading");
  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_FILE, &gaps, TRUE, NULL, FALSE),
                "118 lines, the first is a heading, 3 of them blank");
  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_FILE, &titled, TRUE, NULL, FALSE),
                "118 lines, 3 of them the heading and what stands above it");
  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_PASTE, &file, FALSE, NULL, FALSE),
                "118 lines, without a heading");
  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_FILE, &empty, FALSE, NULL, FALSE),
                "There is no line in it");

  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_RANGE, &left_out, FALSE, NULL, TRUE),
                "88 of 100 will be added, 12 are left out");
  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_SINGLE, &odd_one, FALSE, NULL, FALSE),
                "Single number, outside the numbering plan");
  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_RANGE, &odd_range, FALSE, NULL, FALSE),
                "Range of 100 numbers, 12 outside the numbering plan");
  ASSERT_WORDS (leads_upload_words_entry_subtitle (LEADS_UPLOAD_SOURCE_FILE, &odd_file, TRUE, NULL, FALSE),
                "118 lines, the first is a heading, 1 outside the numbering plan");
  ASSERT_WORDS (leads_upload_words_will_include (1), "Outside the numbering plan, and will be included");
  ASSERT_WORDS (leads_upload_words_will_include (12),
                "12 numbers are outside the numbering plan and will be included");
}

static void
test_counts (void)
{
  LeadsTotals totals = {
    .lines = 9, .accepted = 3, .duplicate = 1, .existing = 2, .invalid = 3, .uploaded = 12, .skipped = 4
  };

  g_assert_cmpint (leads_upload_words_count (LEADS_LINES_VALID, &totals), ==, 12);
  g_assert_cmpint (leads_upload_words_count (LEADS_LINES_REFUSED, &totals), ==, 6);
  g_assert_cmpint (leads_upload_words_count (LEADS_LINES_SKIPPED, &totals), ==, 4);
  ASSERT_WORDS (leads_upload_words_count_label (LEADS_LINES_VALID, 12), "12 valid numbers");
  ASSERT_WORDS (leads_upload_words_count_label (LEADS_LINES_VALID, 1), "1 valid number");
  ASSERT_WORDS (leads_upload_words_count_label (LEADS_LINES_REFUSED, 6), "6 invalid");
  ASSERT_WORDS (leads_upload_words_count_label (LEADS_LINES_SKIPPED, 4), "4 skipped");
  ASSERT_WORDS (leads_upload_words_count_name (LEADS_LINES_VALID, 12), "12 valid numbers, show lines");
  ASSERT_WORDS (leads_upload_words_count_name (LEADS_LINES_REFUSED, 6), "6 invalid, show lines");
  ASSERT_WORDS (leads_upload_words_count_name (LEADS_LINES_SKIPPED, 4), "4 skipped, show numbers");
}

static void
test_settings (void)
{
  const char *const one[] = { "sip.example.net", NULL };
  const char *const two[] = { "a.example.net", "b.example.net", NULL };
  const char *const none[] = { NULL };
  g_autofree char *longest = g_strnfill (64, 'x');
  g_autofree char *longer = g_strnfill (65, 'x');
  g_autofree char *wide = g_strdup (longest);
  g_autofree char *padded = g_strconcat ("  ", longest, " ", NULL);
  g_autofree char *warning = leads_upload_words_trunks (one);

  g_assert_nonnull (strstr (warning, "sip.example.net"));
  ASSERT_WORDS (leads_upload_words_trunks (two), NULL);
  g_clear_pointer (&warning, g_free);
  warning = leads_upload_words_trunks (none);
  g_assert_nonnull (warning);

  ASSERT_WORDS (leads_upload_words_service_info ("Teams Calling"), NULL);
  ASSERT_WORDS (leads_upload_words_service_info (longest), NULL);
  ASSERT_WORDS (leads_upload_words_service_info (padded), NULL);
  ASSERT_WORDS (leads_upload_words_service_info (longer), "65 characters of at most 64. Shorten it to submit.");
  ASSERT_WORDS (leads_upload_words_service_info ("   "), "Enter the name of the service that is metered.");

  /* Characters are counted, not bytes. */
  memcpy (wide + 62, "é", 2);
  ASSERT_WORDS (leads_upload_words_service_info (wide), NULL);
}

static void
test_deployment (void)
{
  g_assert_null (leads_upload_words_deployment (LEADS_DEPLOY_DEPLOYED));
  g_assert_nonnull (leads_upload_words_deployment (LEADS_DEPLOY_READY));
  g_assert_nonnull (leads_upload_words_deployment (LEADS_DEPLOY_FAILED));
  g_assert_nonnull (leads_upload_words_deployment (LEADS_DEPLOY_UNKNOWN));
}

static void
test_confirmations (void)
{
  LeadsTotals totals = { .lines = 6, .accepted = 2, .duplicate = 1, .invalid = 3, .uploaded = 2 };
  const LeadsTotals skipped = { .lines = 1, .accepted = 1, .uploaded = 99, .skipped = 1 };

  ASSERT_WORDS (leads_upload_words_lead ("Contoso Ltd", "Teams Calling"), "Contoso Ltd, Teams Calling");
  ASSERT_WORDS (leads_upload_words_added ("+12127881500", 1), "Added +12127881500, 1 number so far");
  ASSERT_WORDS (leads_upload_words_added ("+12127881500", 3), "Added +12127881500, 3 numbers so far");
  ASSERT_WORDS (leads_upload_words_discard (1), "Discard 1 Number?");
  ASSERT_WORDS (leads_upload_words_discard (204), "Discard 204 Numbers?");
  ASSERT_WORDS (leads_upload_words_discard (0), "Discard These Entries?");
  ASSERT_WORDS (leads_upload_words_big_range (250), "Add 250 Numbers?");
  ASSERT_WORDS (leads_upload_words_result (2), "2 Numbers Uploaded");
  ASSERT_WORDS (leads_upload_words_result_detail (&totals),
                "4 lines were not: 1 repeated or already uploaded, 3 wrong");
  totals.skipped = 2;
  ASSERT_WORDS (leads_upload_words_result_detail (&totals),
                "4 lines were not: 1 repeated or already uploaded, 3 wrong\n"
                "2 numbers skipped: they are taken already or were left out");
  ASSERT_WORDS (leads_upload_words_result_detail (&skipped), "1 number skipped: it is taken already or was left out");
  ASSERT_WORDS (leads_upload_words_result_detail (&(LeadsTotals){ 0 }), "");
}

static void
test_lines (void)
{
  LeadsTotals totals = { .lines = 104, .header = 1, .blank = 3, .accepted = 90, .repaired = 6, .invalid = 4 };
  LeadsTotals plain = { .lines = 2, .accepted = 2 };

  g_assert_true (leads_totals_add_up (&totals));
  ASSERT_WORDS (leads_lines_words_summary (&totals), "104 lines: 1 heading, 3 blank, 96 valid, 4 invalid");
  ASSERT_WORDS (leads_lines_words_summary (&plain), "2 lines: 2 valid, 0 invalid");
  ASSERT_WORDS (leads_lines_words_shown (51, 904), "51 of 904 lines");
  ASSERT_WORDS (leads_lines_words_shown (904, 904), "904 lines");
  ASSERT_WORDS (leads_lines_words_shown (1, 1), "1 line");
  ASSERT_WORDS (leads_lines_words_repaired (1), "1 line was repaired");
  ASSERT_WORDS (leads_lines_words_repaired (500), "500 lines were repaired");
  ASSERT_WORDS (leads_lines_words_edited (1), "1 line was edited");
  ASSERT_WORDS (leads_lines_words_removed (2), "2 lines were removed");
}

static void
test_report_name (void)
{
  ASSERT_WORDS (leads_lines_words_report_name ("november.csv"), "november-invalid.csv");
  ASSERT_WORDS (leads_lines_words_report_name ("november"), "november-invalid.csv");
  ASSERT_WORDS (leads_lines_words_report_name (".csv"), ".csv-invalid.csv");
  ASSERT_WORDS (leads_lines_words_report_name (NULL), "invalid-lines.csv");
  ASSERT_WORDS (leads_lines_words_report_name ("a.csv, b.csv"), "invalid-lines.csv");
  ASSERT_WORDS (leads_lines_words_report_name ("+12127881500"), "invalid-lines.csv");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/upload-words/submit", test_submit);
  g_test_add_func ("/upload-words/totals", test_totals);
  g_test_add_func ("/upload-words/checking", test_checking);
  g_test_add_func ("/upload-words/checking-sizes", test_checking_sizes);
  g_test_add_func ("/upload-words/entry-title", test_entry_title);
  g_test_add_func ("/upload-words/entry-subtitle", test_entry_subtitle);
  g_test_add_func ("/upload-words/counts", test_counts);
  g_test_add_func ("/upload-words/settings", test_settings);
  g_test_add_func ("/upload-words/deployment", test_deployment);
  g_test_add_func ("/upload-words/confirmations", test_confirmations);
  g_test_add_func ("/upload-words/lines", test_lines);
  g_test_add_func ("/upload-words/report-name", test_report_name);

  return g_test_run ();
}
