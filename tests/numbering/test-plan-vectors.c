/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-numbering-plan.h>

#include <string.h>

/* The built-in plan against the answers that libphonenumber gave for the same data: fixtures/vectors.txt, and
 * fixtures/examples.txt, the example numbers of every region and type. */

typedef struct {
  LeadsNumberingPlan *plan;
  guint n_lines;
  guint n_wrong;
} Check;

typedef gboolean (*CheckLine) (Check *check, char **columns);

static void
complain (Check      *check,
          char      **columns,
          const char *ours)
{
  g_autofree char *line = g_strjoinv (" ", columns);

  g_test_message ("%s: we say %s", line, ours);
  check->n_wrong++;
}

static gboolean
check_display (Check      *check,
               guint64     number,
               const char *display,
               const char *area_length)
{
  LeadsNumberParts parts;
  char text[LEADS_DISPLAY_SIZE];

  leads_numbering_plan_take_apart (check->plan, number, &parts);
  g_assert_cmpuint (leads_numbering_plan_format (check->plan, number, text), ==, strlen (text));
  g_assert_cmpstr (text, ==, parts.display);
  return strcmp (parts.display, display) == 0 &&
         strlen (parts.area_code) == (gsize) g_ascii_strtoull (area_length, NULL, 10);
}

static gboolean
check_answer (Check      *check,
              const char *text,
              const char *region,
              const char *type,
              LeadsVerdict *verdict)
{
  leads_numbering_plan_judge (check->plan, text, -1, verdict);
  if (region == NULL)
    return !verdict->valid && verdict->region[0] == '\0';
  return verdict->valid && strcmp (verdict->region, region) == 0 &&
         strcmp (leads_number_type_to_word (verdict->type), type) == 0;
}

/* number [region type [display area-length]] */
static gboolean
check_vector (Check *check,
              char **columns)
{
  guint n = g_strv_length (columns);
  LeadsVerdict verdict;

  if (!check_answer (check, columns[0], n > 1 ? columns[1] : NULL, n > 1 ? columns[2] : NULL, &verdict))
    return FALSE;
  return n < 5 || check_display (check, verdict.number, columns[3], columns[4]);
}

/* region type number region type display area-length */
static gboolean
check_example (Check *check,
               char **columns)
{
  LeadsVerdict verdict;

  return check_answer (check, columns[2], columns[3], columns[4], &verdict) &&
         check_display (check, verdict.number, columns[5], columns[6]);
}

static void
check_file (const char *name,
            guint       least_lines,
            CheckLine   check_line)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "numbering", "fixtures", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  Check check = { .plan = plan };

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) columns = NULL;

      if (**line == '\0' || **line == '#')
        continue;
      columns = g_strsplit (*line, "\t", -1);
      check.n_lines++;
      if (!check_line (&check, columns))
        {
          LeadsVerdict verdict;
          char display[LEADS_DISPLAY_SIZE] = "";
          g_autofree char *ours = NULL;

          leads_numbering_plan_judge (plan, columns[check_line == check_example ? 2 : 0], -1, &verdict);
          if (verdict.number != 0)
            leads_numbering_plan_format (plan, verdict.number, display);
          ours = g_strjoin (" ", verdict.valid ? "valid" : leads_reason_to_word (verdict.reason), verdict.region,
                            leads_number_type_to_word (verdict.type), display, NULL);
          complain (&check, columns, ours);
        }
    }
  g_assert_cmpuint (check.n_wrong, ==, 0);
  g_assert_cmpuint (check.n_lines, >=, least_lines);
}

static void
test_vectors (void)
{
  check_file ("vectors.txt", 45000, check_vector);
}

static void
test_examples (void)
{
  check_file ("examples.txt", 1000, check_example);
}

/* What the program is built with is what compiling the table at run time gives. */
static void
test_table_and_builtin_agree (void)
{
  g_autoptr (LeadsNumberingPlan) builtin = leads_numbering_plan_new_builtin ();
  g_autoptr (LeadsNumberingPlan) compiled = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("LEADS_SOURCE_ROOT"), "data", "numbering", "plan.txt", NULL);
  g_autofree char *text = NULL;
  gsize length = 0;
  LeadsPlanFault fault;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  compiled = leads_numbering_plan_new_from_table (text, (gssize) length, &fault);
  g_assert_nonnull (compiled);
  g_assert_cmpint (fault.kind, ==, LEADS_PLAN_FAULT_NONE);
  g_assert_cmpstr (leads_numbering_plan_get_version (compiled), ==, leads_numbering_plan_get_version (builtin));
  g_assert_cmpstr (leads_numbering_plan_get_date (compiled), ==, leads_numbering_plan_get_date (builtin));
  g_assert_cmpuint (leads_numbering_plan_get_size (compiled), ==, leads_numbering_plan_get_size (builtin));
  /* 400 KB is what the program may grow by. */
  g_assert_cmpuint (leads_numbering_plan_get_size (builtin), <=, 400000);
  g_assert_cmpuint (leads_numbering_plan_count_valid (compiled, 0, G_MAXUINT64), ==,
                    leads_numbering_plan_count_valid (builtin, 0, G_MAXUINT64));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-vectors/vectors", test_vectors);
  g_test_add_func ("/plan-vectors/examples", test_examples);
  g_test_add_func ("/plan-vectors/table-and-builtin-agree", test_table_and_builtin_agree);

  return g_test_run ();
}
