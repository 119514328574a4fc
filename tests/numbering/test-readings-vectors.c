/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-numbering-plan.h>

#include <string.h>

/* Suggestions against everything that libphonenumber reads the same texts as: fixtures/readings.txt. */

/* Of the texts with one reading; the rest lack too much, or need two repairs. */
#define LEAST_SHARE_SUGGESTED 0.7
#define LEAST_LINES 2500

typedef struct {
  guint n_lines;
  guint n_certain; /* with one reading, and refused here */
  guint n_suggested;
  guint n_wrong;
  guint n_repairs[LEADS_N_REPAIRS];
} Tally;

/* text region [reading…] */
static void
check_line (const LeadsNumberingPlan *plan,
            char                    **columns,
            Tally                    *tally)
{
  const char *region = strcmp (columns[1], "-") != 0 ? columns[1] : NULL;
  guint n_readings = g_strv_length (columns + 2);
  char suggestion[LEADS_NUMBER_TEXT_SIZE] = "";
  LeadsVerdict verdict;

  tally->n_lines++;
  if (leads_numbering_plan_judge_in (plan, columns[0], -1, region, &verdict))
    return;
  tally->n_certain += n_readings == 1;
  if (verdict.suggestion == 0)
    return;
  tally->n_suggested++;
  tally->n_repairs[verdict.repair]++;
  leads_number_format (verdict.suggestion, suggestion);
  if (n_readings == 1 && strcmp (suggestion, columns[2]) == 0)
    return;
  tally->n_wrong++;
  g_test_message ("%s from %s: %s is suggested, %u readings, %s", columns[0], columns[1], suggestion, n_readings,
                  n_readings > 0 ? columns[2] : "");
}

static void
test_one_reading (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "numbering", "fixtures", "readings.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  Tally tally = { 0 };

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) columns = NULL;

      if (**line == '\0' || **line == '#')
        continue;
      columns = g_strsplit (*line, "\t", -1);
      g_assert_cmpuint (g_strv_length (columns), >=, 2);
      check_line (plan, columns, &tally);
    }

  g_test_message ("%u of %u texts have one reading, %u a suggestion", tally.n_certain, tally.n_lines, tally.n_suggested);
  g_assert_cmpuint (tally.n_wrong, ==, 0);
  g_assert_cmpuint (tally.n_lines, >=, LEAST_LINES);
  /* Who never suggests anything is never wrong. */
  g_assert_cmpfloat (tally.n_suggested, >=, LEAST_SHARE_SUGGESTED * tally.n_certain);
  for (LeadsRepair repair = LEADS_REPAIR_NONE + 1; repair < LEADS_N_REPAIRS; repair++)
    g_assert_cmpuint (tally.n_repairs[repair], >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/readings-vectors/one-reading", test_one_reading);

  return g_test_run ();
}
