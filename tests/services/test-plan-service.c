/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>

/* Which numbering plan is in force: built in, installed, replaced by another program, or not usable. */

/* Numbers of the small plan: of +2 those that begin with 300 are none. */
#define SMALL_VALID "+2301000000"

/* The small plan with another version and date. */
static char *
small_table (const char *version, const char *date)
{
  g_autofree char *path = small_plan_path ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_string_assign (text, contents);
  g_assert_cmpuint (g_string_replace (text, "small-1", version, 0), ==, 1);
  g_assert_cmpuint (g_string_replace (text, "2026-01-31", date, 0), ==, 1);
  return g_strdup (text->str);
}

static GFile *
write_table (Fixture *self, const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static gboolean
install (LeadsPlanService *plans, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  leads_plan_service_install_async (plans, file, NULL, keep_result, &result);
  return leads_plan_service_install_finish (plans, wait_for (&result), error);
}

static void
install_small (LeadsPlanService *plans)
{
  g_autofree char *path = small_plan_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  install (plans, file, &error);
  g_assert_no_error (error);
}

static void
use_builtin (LeadsPlanService *plans)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_plan_service_use_builtin_async (plans, NULL, keep_result, &result);
  leads_plan_service_use_builtin_finish (plans, wait_for (&result), &error);
  g_assert_no_error (error);
}

static gboolean
is_valid (LeadsPlanService *plans, const char *text)
{
  LeadsVerdict verdict;

  return leads_validation_service_judge_text (leads_plan_service_get_validation (plans), text, &verdict);
}

static void
count (guint *n)
{
  (*n)++;
}

static void
test_install_and_go_back (Fixture *self, gconstpointer data)
{
  LeadsPlanService *plans = leads_desk_get_plans (self->desk);
  LeadsValidationService *validation = leads_desk_get_validation (self->desk);
  g_autoptr (LeadsPlanService) next = NULL;
  g_autofree char *builtin = g_strdup (leads_plan_service_get_version (plans));
  g_autofree char *leftover = g_build_filename (self->dir, "numbering-plan.txt.A1B2C3", NULL);
  guint n_changed = 0, n_plans = 0;
  struct stat info;

  g_assert_true (g_file_set_contents (leftover, "half a plan", -1, NULL));
  g_assert_false (leads_plan_service_is_installed (plans));
  g_assert_null (leads_plan_service_get_problem (plans));
  g_assert_true (is_valid (plans, "+12127881500"));
  g_signal_connect_swapped (plans, "changed", G_CALLBACK (count), &n_changed);
  g_signal_connect_swapped (validation, "notify::plan", G_CALLBACK (count), &n_plans);

  install_small (plans);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_plans, ==, 1);
  g_assert_true (leads_plan_service_get_validation (plans) == validation);
  g_assert_true (leads_plan_service_is_installed (plans));
  g_assert_cmpstr (leads_plan_service_get_version (plans), ==, "small-1");
  g_assert_cmpstr (leads_plan_service_get_builtin_version (plans), ==, builtin);
  g_assert_true (is_valid (plans, SMALL_VALID));
  g_assert_false (is_valid (plans, "+12127881500"));
  g_assert_cmpint (g_stat (leads_plan_service_get_path (plans), &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
  g_assert_false (g_file_test (leftover, G_FILE_TEST_EXISTS));

  /* The next start has it from the beginning. */
  next = leads_plan_service_new (self->dir);
  g_assert_false (leads_plan_service_is_installed (next));
  leads_plan_service_load (next);
  g_assert_true (leads_plan_service_is_installed (next));
  g_assert_true (is_valid (next, SMALL_VALID));

  use_builtin (plans);
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_false (leads_plan_service_is_installed (plans));
  g_assert_cmpstr (leads_plan_service_get_version (plans), ==, builtin);
  g_assert_true (is_valid (plans, "+12127881500"));
  g_assert_false (g_file_test (leads_plan_service_get_path (plans), G_FILE_TEST_EXISTS));
  use_builtin (plans);
  g_assert_cmpuint (n_changed, ==, 2);
}

/* What is refused changes nothing, neither in force nor on the disk. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *contents;
    const char *words;
  } cases[] = {
    { "format\t1\nversion\t2\ndate\tyesterday\n", "in line 3 “yesterday” cannot stand" },
    { "format\t1\nversion\t2\ndate\t2026-01-31\nnonsense\t1\n", "line 4 begins with “nonsense”" },
    { "format\t99\n", "newer layout (line 1: “99”)" },
    { "\377\376", "line 1 is no text in UTF-8" },
    { "", "“format” is missing" },
  };
  LeadsPlanService *plans = leads_desk_get_plans (self->desk);
  g_autofree char *missing = g_build_filename (self->dir, "missing.txt", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (self->dir);
  g_autoptr (GFile) nowhere = g_file_new_for_path (missing);
  g_autofree char *huge = g_strnfill (8 * 1024 * 1024 + 1, '#');
  g_autoptr (GFile) large = write_table (self, "large.txt", huge);
  g_autoptr (GError) error = NULL;

  install_small (plans);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = write_table (self, "wrong.txt", cases[i].contents);

      g_assert_false (install (plans, file, &error));
      g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, "“wrong.txt”"));
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_clear_error (&error);
    }
  g_assert_false (install (plans, large, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
  g_clear_error (&error);
  g_assert_false (install (plans, folder, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE);
  g_clear_error (&error);
  g_assert_false (install (plans, nowhere, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE);

  g_assert_true (leads_plan_service_is_installed (plans));
  g_assert_true (is_valid (plans, SMALL_VALID));
  leads_plan_service_load (plans);
  g_assert_null (leads_plan_service_get_problem (plans));
}

/* A file that cannot be used leaves the built-in plan in force, and a sentence says why. */
static void
test_not_usable (Fixture *self, gconstpointer data)
{
  static const char *const links[] = { "nowhere", "numbering-plan.txt" };
  g_autoptr (LeadsPlanService) plans = leads_plan_service_new (self->dir);
  g_autoptr (GFile) file = write_table (self, "numbering-plan.txt", "format\t1\nversion\t2\ndate\t2026-01-31\nx\n");
  const char *problem;

  leads_plan_service_load (plans);
  problem = leads_plan_service_get_problem (plans);
  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem, "numbering-plan.txt”"));
  g_assert_nonnull (strstr (problem, "line 4"));
  g_assert_false (leads_plan_service_is_installed (plans));
  g_assert_true (is_valid (plans, "+12127881500"));

  /* Installing a good one mends it, and so does going back. */
  install_small (plans);
  g_assert_null (leads_plan_service_get_problem (plans));
  g_object_unref (write_table (self, "numbering-plan.txt", "x"));
  leads_plan_service_load (plans);
  g_assert_nonnull (leads_plan_service_get_problem (plans));
  use_builtin (plans);
  g_assert_null (leads_plan_service_get_problem (plans));

  /* A folder in its place cannot be read either. */
  g_assert_cmpint (g_mkdir (leads_plan_service_get_path (plans), 0700), ==, 0);
  leads_plan_service_load (plans);
  g_assert_nonnull (leads_plan_service_get_problem (plans));
  g_assert_cmpint (g_rmdir (leads_plan_service_get_path (plans)), ==, 0);
  leads_plan_service_load (plans);
  g_assert_null (leads_plan_service_get_problem (plans));

  /* Nor can links that lead nowhere, or back: that the file is not used is said. */
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_assert_cmpint (symlink (links[i], leads_plan_service_get_path (plans)), ==, 0);
      leads_plan_service_load (plans);
      g_assert_nonnull (leads_plan_service_get_problem (plans));
      g_assert_false (leads_plan_service_is_installed (plans));
      use_builtin (plans);
      g_assert_null (leads_plan_service_get_problem (plans));
    }
}

static void
test_older (Fixture *self, gconstpointer data)
{
  LeadsPlanService *plans = leads_desk_get_plans (self->desk);
  g_autofree char *old_table = small_table ("old", "2001-01-01");
  g_autofree char *new_table = small_table ("new", "2999-12-31");
  g_autoptr (GFile) old = write_table (self, "old.txt", old_table);
  g_autoptr (GFile) new = write_table (self, "new.txt", new_table);
  g_autoptr (GError) error = NULL;

  g_assert_false (leads_plan_service_is_older (plans));
  install (plans, old, &error);
  g_assert_no_error (error);
  g_assert_true (leads_plan_service_is_installed (plans));
  g_assert_true (leads_plan_service_is_older (plans));
  install (plans, new, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (leads_plan_service_get_date (plans), ==, "2999-12-31");
  g_assert_false (leads_plan_service_is_older (plans));
}

#define wait_until(condition) \
  while (!(condition))        \
  g_main_context_iteration (NULL, TRUE)

/* Another program installs, spoils and removes a plan while this one runs. */
static void
test_watch (Fixture *self, gconstpointer data)
{
  LeadsPlanService *plans = leads_desk_get_plans (self->desk);
  g_autoptr (LeadsPlanService) other = leads_plan_service_new (self->dir);
  guint n_changed = 0;

  leads_plan_service_watch (plans, TRUE);
  g_signal_connect_swapped (plans, "changed", G_CALLBACK (count), &n_changed);
  install_small (other);
  wait_until (leads_plan_service_is_installed (plans));
  g_assert_true (is_valid (plans, SMALL_VALID));
  g_object_unref (write_table (self, "numbering-plan.txt", "spoilt"));
  wait_until (leads_plan_service_get_problem (plans) != NULL);
  g_assert_false (leads_plan_service_is_installed (plans));
  use_builtin (other);
  wait_until (leads_plan_service_get_problem (plans) == NULL);

  /* What this program installs itself is told once. */
  n_changed = 0;
  install_small (plans);
  spin (300);
  g_assert_cmpuint (n_changed, ==, 1);
  leads_plan_service_watch (plans, FALSE);
}

/* An entry keeps what was shown; the next one is judged by the plan that came into force. */
static void
test_open_draft (Fixture *self, gconstpointer data)
{
  LeadsPlanService *plans = leads_desk_get_plans (self->desk);
  LeadsEntry *before = add_file (self, self->draft, "before.csv", "+12127881500\n" SMALL_VALID "\n");
  g_autofree char *refused = list_refused (before);
  g_autofree char *refused_then = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;
  LeadsEntry *after;

  g_assert_true (g_str_has_prefix (refused, "2:"));
  install_small (plans);
  after = add_file (self, self->draft, "after.csv", "+12127881501\n" SMALL_VALID "\n");
  assert_totals (leads_entry_get_totals (before), "lines=2 accepted=1 invalid=1 uploaded=1");
  assert_totals (leads_entry_get_totals (after), "lines=2 accepted=1 invalid=1 uploaded=1");
  refused_then = list_refused (before);
  g_assert_cmpstr (refused_then, ==, refused);
  leads_draft_include_unplanned (self->draft, before, LEADS_UNPLANNED_ALL);
  settle (self->draft);
  assert_totals (leads_draft_get_totals (self->draft),
                 "lines=4 accepted=2 duplicate=1 invalid=1 uploaded=2 unplanned=1");
  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  g_assert_cmpint (leads_upload_get_totals (upload)->unplanned, ==, 1);
}

/* A part of a range is outside the plan: the rest, or all of it. */
static void
test_part_of_a_range (Fixture *self, gconstpointer data)
{
  LeadsPlanService *plans = leads_desk_get_plans (self->desk);
  g_autoptr (LeadsEntry) rest = NULL;
  g_autoptr (LeadsEntry) single = NULL;
  g_autoptr (LeadsLineSet) skipped = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;
  LeadsRepairGroup *group;

  install_small (plans);
  g_assert_null (add_range (self->draft, "+2300999988", "+2301000087", LEADS_DRAFT_FLAGS_NONE, &error));
  g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_NOT_IN_PLAN);
  g_clear_error (&error);

  rest = add_range (self->draft, "+2300999988", "+2301000087", LEADS_DRAFT_SKIP_UNPLANNED, &error);
  g_assert_no_error (error);
  assert_totals (leads_entry_get_totals (rest), "lines=1 accepted=1 uploaded=88 skipped=12");
  skipped = find_lines (rest, LEADS_LINES_SKIPPED, LEADS_REASON_NONE, NULL);
  g_assert_cmpint (leads_line_set_get_n_lines (skipped), ==, 12);
  lines = read_lines (skipped, 0, 20);
  g_assert_cmpuint (leads_line_get_number (g_ptr_array_index (lines, 0)), ==, 2300999988);
  g_assert_cmpint (leads_line_get_reason (g_ptr_array_index (lines, 0)), ==, LEADS_REASON_NOT_IN_PLAN);
  g_assert_cmpstr (leads_line_get_sentence (g_ptr_array_index (lines, 0)), !=, "");
  groups = leads_entry_dup_groups (rest);
  g_assert_cmpuint (groups->len, ==, 1);
  group = g_ptr_array_index (groups, 0);
  g_assert_true (group->unplanned);
  g_assert_cmpint (group->n_lines, ==, 12);

  /* A number that the range leaves out is free for others. */
  single = add_number (self->draft, "+2300999999", LEADS_DRAFT_INCLUDE_UNPLANNED, &error);
  g_assert_no_error (error);
  assert_totals (leads_draft_get_totals (self->draft), "lines=2 accepted=2 uploaded=89 skipped=12 unplanned=1");
  leads_draft_include_unplanned (self->draft, rest, LEADS_UNPLANNED_ALL);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (rest), "lines=1 accepted=1 uploaded=100 unplanned=12");
  assert_totals (leads_entry_get_totals (single), "lines=1 duplicate=1");
  leads_draft_exclude_unplanned (self->draft, rest, LEADS_UNPLANNED_ALL);
  settle (self->draft);
  assert_totals (leads_draft_get_totals (self->draft), "lines=2 accepted=2 uploaded=89 skipped=12 unplanned=1");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/services/plan-service/install-and-go-back", test_install_and_go_back },
    { "/services/plan-service/refused", test_refused },
    { "/services/plan-service/not-usable", test_not_usable },
    { "/services/plan-service/older", test_older },
    { "/services/plan-service/watch", test_watch },
    { "/services/plan-service/open-draft", test_open_draft },
    { "/services/plan-service/part-of-a-range", test_part_of_a_range },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].func, fixture_tear_down);
  return g_test_run ();
}
