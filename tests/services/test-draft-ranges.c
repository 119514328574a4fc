/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <string.h>

/* Files with ranges in a draft: what is shown of them, what stops them, what taking a line out frees. */

static void
assert_entry (LeadsEntry *entry, const char *expected)
{
  g_autofree char *shown = show_totals (leads_entry_get_totals (entry));

  g_assert_true (leads_totals_add_up (leads_entry_get_totals (entry)));
  g_assert_cmpstr (shown, ==, expected);
}

static void
assert_refused (LeadsEntry *entry, const char *expected)
{
  g_autofree char *refused = list_refused (entry);

  g_assert_cmpstr (refused, ==, expected);
}

/* The text and the sentence of the only line of that kind. */
static void
assert_line (LeadsLineSet *set, const char *text, const char *sentence)
{
  g_autoptr (GPtrArray) lines = read_lines (set, 0, G_MAXUINT);

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (leads_line_get_text (g_ptr_array_index (lines, 0)), ==, text);
  g_assert_cmpstr (leads_line_get_sentence (g_ptr_array_index (lines, 0)), ==, sentence);
  g_assert_null (leads_line_get_suggestion (g_ptr_array_index (lines, 0)));
}

static void
test_shown (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    LeadsLineKind kind;
    const char *shown;
    const char *sentence;
  } cases[] = {
    { "Start,End\n+12127881500,1599\n", LEADS_LINES_VALID, "+12127881500 … 1599",
      "100 numbers, +12127881500 to 1599" },
    { "Number,Count\n+12127881500,10\n", LEADS_LINES_VALID, "+12127881500 × 10",
      "10 numbers, +12127881500 to 1509" },
    { "+12127881500-1599\n", LEADS_LINES_VALID, "+12127881500-1599", "100 numbers, +12127881500 to 1599" },
    { "Start,End\n+12127881500,\n", LEADS_LINES_VALID, "+12127881500", NULL },
    { "Start,End\n+12127881599,1500\n", LEADS_LINES_REFUSED, "+12127881599 … 1500", "The end is before the start" },
    { "Start,End\n+12120001000,1009\n", LEADS_LINES_REFUSED, "+12120001000 … 1009",
      "Not in the plan of +1" },
    { "Start,End\n12127881500,1599\n", LEADS_LINES_REFUSED, "12127881500 … 1599", "Lacks the +" },
    /* Start and end, and another count. */
    { "Start,End,Qty\n+12127881500,1599,90\n", LEADS_LINES_REFUSED, "+12127881500 … 1599 × 90",
      "The count is not that of the range" },
    { "Start,End,Qty\n+12127881500,1599,100\n", LEADS_LINES_VALID, "+12127881500 … 1599",
      "100 numbers, +12127881500 to 1599" },
    { "Start,End,Qty\n+12127881500,+12127881509,10\n+12127881510,,10\n+12127881520,+12127881520,2\n",
      LEADS_LINES_REFUSED, "+12127881520 … +12127881520 × 2", "The count is not that of the range" },
    { "+12127881500 to 1599 × 90\n", LEADS_LINES_REFUSED, "+12127881500 to 1599 × 90",
      "The count is not that of the range" },
    { "Number,CAC\n+12127881500,1\n", LEADS_LINES_REFUSED, "+12127881500",
      "The CAC is not a whole number of at least 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LeadsDraft) draft =
          leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->lead);
      LeadsEntry *entry = add_file (self, draft, "ranges.csv", cases[i].text);
      g_autoptr (LeadsLineSet) set = find_lines (entry, cases[i].kind, LEADS_REASON_NONE, NULL);

      assert_line (set, cases[i].shown, cases[i].sentence);
    }
}

/* Ranges that get a part of their numbers say which part, and are listed by themselves. */
static void
test_partial (Fixture *self, gconstpointer data)
{
  static const char text[] = "Start,End\n+12127881500,1599\n+12127881550,1649\n+12127881700,1709\n+12127881649,1650\n";
  g_autoptr (LeadsLineSet) valid = NULL;
  g_autoptr (LeadsLineSet) skipped = NULL;
  g_autoptr (LeadsLineSet) one = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  LeadsEntry *entry = add_file (self, self->draft, "ranges.csv", text);

  assert_entry (entry, "lines=5 header=1 accepted=4 uploaded=161 skipped=51");
  valid = find_lines (entry, LEADS_LINES_VALID, LEADS_REASON_NONE, "1550");
  assert_line (valid, "+12127881550 … 1649", "50 of 100 numbers, +12127881550 to 1649");
  skipped = find_lines (entry, LEADS_LINES_SKIPPED, LEADS_REASON_NONE, NULL);
  lines = read_lines (skipped, 0, 10);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpuint (leads_line_get_line (g_ptr_array_index (lines, 0)), ==, 3);
  g_assert_cmpstr (leads_line_get_sentence (g_ptr_array_index (lines, 0)), ==, "50 of 100 numbers are taken already");
  g_assert_cmpuint (leads_line_get_line (g_ptr_array_index (lines, 1)), ==, 5);
  g_assert_cmpstr (leads_line_get_sentence (g_ptr_array_index (lines, 1)), ==, "1 of 2 numbers is taken already");
  one = find_lines (entry, LEADS_LINES_SKIPPED, LEADS_REASON_NONE, "81550");
  g_assert_cmpint (leads_line_set_get_n_lines (one), ==, 1);

  /* Without the first line the second gets all. */
  leads_draft_remove_line (self->draft, entry, 0);
  settle (self->draft);
  assert_entry (entry, "lines=4 header=1 accepted=3 uploaded=111 skipped=1");
}

static gboolean
add_cacs (GPtrArray *numbers, gpointer sum, GError **error)
{
  for (guint i = 0; i < numbers->len; i++)
    *(gint64 *) sum += leads_number_get_cac (g_ptr_array_index (numbers, i));
  return TRUE;
}

/* A line whose number is mended in place keeps its CAC; one that is bad still refuses it. */
static void
test_edited_cac (Fixture *self, gconstpointer data)
{
  static const char text[] = "Number,CAC\nx,30\ny,1\n";
  LeadsEntry *entry = add_file (self, self->draft, "numbers.csv", text);
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const LeadsNumberFilter filter = { .lead_id = leads_lead_get_id (self->lead) };
  gint64 sum = 0;

  assert_refused (entry, "2:letters 3:letters");
  leads_draft_edit_line (self->draft, entry, 0, "+12127881500-1509", &error);
  leads_draft_edit_line (self->draft, entry, 1, "+12127881600", &error);
  g_assert_no_error (error);
  settle (self->draft);
  assert_entry (entry, "lines=3 header=1 repaired=1 invalid=1 uploaded=10");
  assert_refused (entry, "3:over_limit");
  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  leads_number_service_each_async (leads_desk_get_numbers (self->desk), &filter, 0, 0, add_cacs, &sum, NULL,
                                   keep_result, &result);
  leads_number_service_each_finish (leads_desk_get_numbers (self->desk), wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (sum, ==, 10 * 30);
}

/* Lines are found by both ends, and by what stands in the file. */
static void
test_search (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "ranges.csv", "+12127881500-1599\n+12127882500-2599\n");
  static const char *const texts[] = { "+12127881500", "81599", "500-1599" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (LeadsLineSet) set = find_lines (entry, LEADS_LINES_VALID, LEADS_REASON_NONE, texts[i]);

      g_assert_cmpint (leads_line_set_get_n_lines (set), ==, 1);
    }
}

static void
test_stopped (Fixture *self, gconstpointer data)
{
  static const char sentence[] = "+12127881540 to 1542 at Contoso, Zoom Phone (upload 1)";
  static const char text[] = "Start,End\n+12127881500,+12127881599\n+12127881600,+12127881609\n";
  g_autoptr (LeadsLineSet) set = NULL;
  g_autoptr (LeadsLineSet) stored = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsEntry *entry;

  give_other (self, "+12127881540\n+12127881541\n+12127881542\n+12127881550\n");
  entry = add_file (self, self->draft, "ranges.csv", text);
  assert_entry (entry, "lines=3 header=1 accepted=1 existing=1 uploaded=10");
  set = find_lines (entry, LEADS_LINES_REFUSED, LEADS_REASON_OWNED_ELSEWHERE, NULL);
  assert_line (set, "+12127881500 … +12127881599", sentence);

  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  leads_upload_service_find_lines_async (leads_desk_get_uploads (self->desk), leads_upload_get_id (upload),
                                         LEADS_REASON_NONE, NULL, NULL, keep_result, &result);
  stored = leads_upload_service_find_lines_finish (leads_desk_get_uploads (self->desk), wait_for (&result), &error);
  g_assert_no_error (error);
  assert_line (stored, "+12127881500 … +12127881599", sentence);
}

/* The rest of stopped ranges is added on request; what has no rest stays refused. */
static void
test_rest (Fixture *self, gconstpointer data)
{
  static const char text[] = "Start,End\n+12127881500,1599\n+12127881540,1542\n+12127881550,\n+12127881700,1709\n"
                             "+12127881590,1609\n";
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GError) error = NULL;
  LeadsEntry *entry;

  give_other (self, "+12127881540\n+12127881541\n+12127881542\n+12127881550\n");
  entry = add_file (self, self->draft, "ranges.csv", text);
  assert_entry (entry, "lines=6 header=1 accepted=2 existing=3 uploaded=30");
  g_assert_cmpint (leads_entry_get_n_foreign (entry), ==, 2);
  g_assert_false (leads_entry_get_adds_rest (entry));

  leads_draft_add_rest (self->draft, entry);
  settle (self->draft);
  assert_entry (entry, "lines=6 header=1 accepted=3 existing=2 uploaded=116 skipped=14");
  assert_refused (entry, "3:owned_elsewhere 4:owned_elsewhere");
  g_assert_cmpint (leads_entry_get_n_foreign (entry), ==, 2);

  leads_draft_stop_ranges (self->draft, entry);
  settle (self->draft);
  assert_entry (entry, "lines=6 header=1 accepted=2 existing=3 uploaded=30");

  leads_draft_add_rest (self->draft, entry);
  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  numbers = list_numbers (self, leads_lead_get_id (self->lead));
  g_assert_cmpuint (numbers->len, ==, 116);
}

/* A line that is taken out frees what it kept, and what it was stopped by counts no more. */
static void
test_removal (Fixture *self, gconstpointer data)
{
  static const char text[] = "Start,End\n+12127881500,1599\n+12127881550,1649\n+12127881510,\n+12127881400,1500\n";
  LeadsEntry *entry;

  give_other (self, "+12127881400\n");
  entry = add_file (self, self->draft, "ranges.csv", text);
  assert_entry (entry, "lines=5 header=1 accepted=2 duplicate=1 existing=1 uploaded=150 skipped=50");
  assert_refused (entry, "4:duplicate_in_file 5:owned_elsewhere");

  leads_draft_remove_line (self->draft, entry, 3);
  settle (self->draft);
  assert_entry (entry, "lines=4 header=1 accepted=2 duplicate=1 uploaded=150 skipped=50");
  leads_draft_remove_line (self->draft, entry, 0);
  settle (self->draft);
  assert_entry (entry, "lines=3 header=1 accepted=2 uploaded=101");
  assert_refused (entry, "");
}

/* The other line of a range gets what the first line of all does not: a file, a typed range, and a second file. */
static void
test_across_entries (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LeadsEntry *first = add_file (self, self->draft, "a.csv", "+12127881500-1519\n");
  g_autoptr (LeadsEntry) typed = add_range (self->draft, "+12127881510", "1529", LEADS_DRAFT_FLAGS_NONE, &error);
  LeadsEntry *second = add_file (self, self->draft, "b.csv", "+12127881512-1518\n+12127881520-1539\n+12127881515\n");

  g_assert_no_error (error);
  settle (self->draft);
  assert_entry (first, "lines=1 accepted=1 uploaded=20");
  assert_entry (typed, "lines=1 accepted=1 uploaded=10 skipped=10");
  assert_entry (second, "lines=3 accepted=1 duplicate=2 uploaded=10 skipped=10");
  assert_refused (second, "1:duplicate_in_draft 3:duplicate_in_draft");

  leads_draft_remove (self->draft, first);
  settle (self->draft);
  assert_entry (typed, "lines=1 accepted=1 uploaded=20");
  assert_entry (second, "lines=3 accepted=1 duplicate=2 uploaded=10 skipped=10");
}

/* Plus signs come to both ends at once, and go again; a range that would be wrong with them stays refused. */
static void
test_mended (Fixture *self, gconstpointer data)
{
  static const char text[] = "Start,End\n442079460000,442079460099\n+442079460090,442079460109\n"
                             "442079460200,442079460100\n442079460050,\n";
  LeadsEntry *entry = add_file (self, self->draft, "ranges.csv", text);
  g_autoptr (GPtrArray) groups = leads_entry_dup_groups (entry);
  const LeadsRepairGroup *group = g_ptr_array_index (groups, 0);

  assert_entry (entry, "lines=5 header=1 invalid=4");
  g_assert_cmpint (group->reason, ==, LEADS_REASON_NO_PLUS);
  g_assert_cmpint (group->repair, ==, LEADS_REPAIR_ADD_PLUS);
  g_assert_cmpint (group->n_lines, ==, 3);
  g_assert_cmpstr (group->example_text, ==, "442079460000 … 442079460099");

  leads_draft_repair (self->draft, entry, LEADS_REPAIR_ADD_PLUS);
  settle (self->draft);
  assert_entry (entry, "lines=5 header=1 repaired=2 duplicate=1 invalid=1 uploaded=110 skipped=10");
  assert_refused (entry, "4:no_plus 5:duplicate_in_file");
  leads_draft_unrepair (self->draft, entry, LEADS_REPAIR_ADD_PLUS);
  settle (self->draft);
  assert_entry (entry, "lines=5 header=1 invalid=4");
}

/* Every repair mends ranges too, when both ends take the same one. */
static void
test_repairs (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    LeadsRepair repair; /* none: nothing mends it */
  } cases[] = {
    { "Start,End\n00442079460000,00442079460009\n", LEADS_REPAIR_INTERNATIONAL_PREFIX },
    { "Start,End\n00442079460000,0009\n", LEADS_REPAIR_INTERNATIONAL_PREFIX },
    { "Number,Count\n00442079460000,10\n", LEADS_REPAIR_INTERNATIONAL_PREFIX },
    { "Start,End\n442079460000.0,442079460009.0\n", LEADS_REPAIR_DECIMALS },
    { "Start,End\n+44 (0)20 7946 0000,+44 (0)20 7946 0009\n", LEADS_REPAIR_TRUNK_ZERO },
    { "Start,End\n+442079460000,+44 (0)20 7946 0009\n", LEADS_REPAIR_TRUNK_ZERO },
    { "Start,End\n020 7946 0000,020 7946 0009\n", LEADS_REPAIR_NATIONAL_FORM },
    { "Start,End\n+442079460000,020 7946 0009\n", LEADS_REPAIR_NATIONAL_FORM },
    { "00442079460000 to 00442079460009\n", LEADS_REPAIR_INTERNATIONAL_PREFIX },
    { "Start,End\n442079460000,00442079460009\n", LEADS_REPAIR_NONE },
    { "Start,End\n00442079460009,00442079460000\n", LEADS_REPAIR_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LeadsDraft) draft =
          leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->lead);
      LeadsEntry *entry;

      leads_draft_set_country (draft, "GB");
      entry = add_file (self, draft, "ranges.csv", cases[i].text);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (leads_entry_get_totals (entry)->invalid, ==, 1);
      for (guint repair = 1; repair < LEADS_N_REPAIRS; repair++)
        {
          if (repair != cases[i].repair)
            leads_draft_repair (draft, entry, repair);
        }
      settle (draft);
      g_assert_cmpint (leads_entry_get_totals (entry)->uploaded, ==, 0);
      if (cases[i].repair == LEADS_REPAIR_NONE)
        continue;
      leads_draft_repair (draft, entry, cases[i].repair);
      settle (draft);
      g_assert_cmpint (leads_entry_get_totals (entry)->repaired, ==, 1);
      g_assert_cmpint (leads_entry_get_totals (entry)->uploaded, ==, 10);
    }
}

/* Ranges over the same numbers cost what they cost side by side: five thousand of them are no twenty-five million steps. */
static void
test_crowd (Fixture *self, gconstpointer data)
{
  const guint n_lines = 5000;
  g_autoptr (GString) text = g_string_new ("Start,End\n");
  LeadsEntry *entry;

  /* Each begins one later and ends one earlier than the next: the first is the shortest, the last has all. */
  for (guint i = n_lines; i > 0; i--)
    g_string_append_printf (text, "+4474000%05u,+4474000%05u\n", i, 2 * n_lines - i);
  entry = add_file (self, self->draft, "ranges.csv", text->str);
  assert_entry (entry, "lines=5001 header=1 accepted=5000 uploaded=9999 skipped=24990001");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, func) \
  g_test_add ("/services/draft-ranges/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  TEST ("shown", test_shown);
  TEST ("partial", test_partial);
  TEST ("edited-cac", test_edited_cac);
  TEST ("search", test_search);
  TEST ("stopped", test_stopped);
  TEST ("rest", test_rest);
  TEST ("removal", test_removal);
  TEST ("across-entries", test_across_entries);
  TEST ("mended", test_mended);
  TEST ("repairs", test_repairs);
  TEST ("crowd", test_crowd);
#undef TEST
  return g_test_run ();
}
