/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draft-support.h"

#include <glib/gstdio.h>

#include <signal.h>
#include <sys/stat.h>

/* Drafts that are kept: what comes back after closing, a restart and a crash. */

static void
test_round_trip (Kept *self, gconstpointer data)
{
  const LeadsUploadSettings settings = { .profile_id = self->base.profile,
                                         .connection_id = self->base.connection,
                                         .service_info = "Überland",
                                         .ticket = "T-1" };
  const LeadsUploadSettings *restored;

  kept_fill (self);
  leads_draft_session_set_settings (self->session, &settings);
  kept_assert_same_after_restart (self);
  restored = leads_draft_session_get_settings (self->session);
  g_assert_cmpint (restored->profile_id, ==, self->base.profile);
  g_assert_cmpint (restored->connection_id, ==, self->base.connection);
  g_assert_cmpstr (restored->service_info, ==, "Überland");
  g_assert_cmpstr (restored->ticket, ==, "T-1");
  /* And again, when nothing was touched since. */
  kept_assert_same_after_restart (self);
}

static void
test_unplanned (Kept *self, gconstpointer data)
{
  LeadsDraft *draft = self->base.draft;
  g_autoptr (LeadsEntry) included = NULL;
  g_autoptr (LeadsEntry) skipped = NULL;
  g_autoptr (LeadsEntry) excluded = NULL;
  g_autoptr (GError) error = NULL;

  install_small_plan (&self->base);
  included = add_number (draft, "+9990000100", LEADS_DRAFT_INCLUDE_UNPLANNED | LEADS_DRAFT_KEEP_REFUSED, &error);
  g_assert_no_error (error);
  leads_draft_set_includes_unplanned (draft, TRUE);
  leads_draft_add_text (draft, "+12125550199\n+12127881500\n");
  settle (draft);
  leads_draft_set_includes_unplanned (draft, FALSE);
  leads_draft_add_text (draft, "+12125550198\n+12127881501\n");
  settle (draft);
  skipped = g_list_model_get_item (G_LIST_MODEL (draft), 1);
  excluded = g_list_model_get_item (G_LIST_MODEL (draft), 2);
  g_assert_true (leads_entry_get_includes_unplanned (skipped));
  g_assert_false (leads_entry_get_includes_unplanned (excluded));
  /* The default of what is added next is no part of what is kept. */
  leads_draft_set_includes_unplanned (draft, TRUE);
  kept_assert_same_after_restart (self);
}

/* Ranges that leave out what others own still do. */
static void
test_rest (Kept *self, gconstpointer data)
{
  LeadsDraft *draft = self->base.draft;
  LeadsEntry *entry;

  give_other (&self->base, "+12127881540\n");
  leads_draft_add_text (draft, "+12127881500-1599\n");
  entry = leads_draft_add_text (draft, "+12127881600-1609\n");
  settle (draft);
  g_assert_cmpint (leads_draft_get_totals (draft)->uploaded, ==, 10);
  leads_draft_add_rest (draft, entry);
  entry = g_list_model_get_item (G_LIST_MODEL (draft), 0);
  leads_draft_add_rest (draft, entry);
  g_object_unref (entry);
  settle (draft);
  g_assert_cmpint (leads_draft_get_totals (draft)->uploaded, ==, 109);
  kept_assert_same_after_restart (self);
}

/* What a person said about a file is said again; also after it was read anew. */
static void
test_options (Kept *self, gconstpointer data)
{
  g_auto (LeadsFileOptions) options = { .delimiter = ';',
                                        .encoding = g_strdup ("ISO-8859-1"),
                                        .heading = LEADS_FILE_HEADING_NO,
                                        .column = g_strdup ("2"),
                                        .end_column = g_strdup (""),
                                        .count_column = g_strdup (""),
                                        .cac_column = g_strdup ("3"),
                                        .customer_column = g_strdup (""),
                                        .service_column = g_strdup (""),
                                        .country = g_strdup ("GB") };
  g_autofree char *path = g_build_filename (self->base.dir, "said.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LeadsEntry) restored = NULL;
  g_autoptr (LeadsEntry) reread = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "+12127881500;+12127881501;7\n+12127881502;020 7946 0000;8\n", -1, NULL));
  leads_draft_add_file (self->base.draft, file, &options);
  settle (self->base.draft);
  assert_totals (leads_draft_get_totals (self->base.draft), "lines=2 accepted=1 invalid=1 uploaded=1");
  kept_assert_same_after_restart (self);
  restored = g_list_model_get_item (G_LIST_MODEL (self->base.draft), 0);
  g_assert_true (leads_file_options_equal (leads_entry_get_options (restored), &options));

  g_free (options.column);
  options.column = g_strdup ("1");
  leads_draft_reread_async (self->base.draft, restored, &options, keep_result, &result);
  g_assert_true (leads_draft_reread_finish (self->base.draft, wait_for (&result), &error));
  g_assert_no_error (error);
  settle (self->base.draft);
  assert_totals (leads_draft_get_totals (self->base.draft), "lines=2 accepted=2 uploaded=2");
  g_clear_object (&restored);
  kept_assert_same_after_restart (self);
  reread = g_list_model_get_item (G_LIST_MODEL (self->base.draft), 0);
  g_assert_true (leads_file_options_equal (leads_entry_get_options (reread), &options));

  options.heading = LEADS_FILE_HEADING_AUTO;
  options.heading_row = 2;
  options.short_ranges = TRUE;
  g_clear_object (&result);
  leads_draft_reread_async (self->base.draft, reread, &options, keep_result, &result);
  g_assert_true (leads_draft_reread_finish (self->base.draft, wait_for (&result), &error));
  g_assert_no_error (error);
  settle (self->base.draft);
  assert_totals (leads_draft_get_totals (self->base.draft), "lines=2 header=2");
  g_clear_object (&reread);
  kept_assert_same_after_restart (self);
  reread = g_list_model_get_item (G_LIST_MODEL (self->base.draft), 0);
  g_assert_true (leads_file_options_equal (leads_entry_get_options (reread), &options));
}

/* Numbers and CACs that were written anew, apart and together. */
static void
test_edited_cacs (Kept *self, gconstpointer data)
{
  LeadsDraft *draft = self->base.draft;
  LeadsEntry *entry = add_file (&self->base, draft, "calls.csv",
                                "Number,CAC\n+12127881500,1\n+12127881501,x\nno,30\nno,1\n+12127881504,1\n");
  g_autoptr (GError) error = NULL;

  g_assert_true (leads_draft_edit_cac (draft, entry, 0, "30", &error));
  g_assert_true (leads_draft_edit_cac (draft, entry, 1, "", &error));
  g_assert_true (leads_draft_edit_line (draft, entry, 2, "+12127881502", &error));
  g_assert_true (leads_draft_edit_line (draft, entry, 3, "+12127881503", &error));
  g_assert_true (leads_draft_edit_cac (draft, entry, 3, "3", &error));
  g_assert_true (leads_draft_edit_cac (draft, entry, 4, "none", &error));
  settle (draft);
  assert_totals (leads_draft_get_totals (draft), "lines=6 header=1 repaired=4 invalid=1 uploaded=4");
  kept_assert_same_after_restart (self);
}

/* A workbook is known by what is in it, so that its copy is one, too; and so is the sheet that was chosen. */
static void
test_workbook (Kept *self, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "workbooks", "several-sheets.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (LeadsFileOptions) options = { .sheet = g_strdup (data) };
  g_autoptr (LeadsEntry) entry = NULL;

  leads_draft_add_file (self->base.draft, file, &options);
  settle (self->base.draft);
  g_assert_cmpint (leads_draft_get_totals (self->base.draft)->uploaded, >, 0);
  kept_assert_same_after_restart (self);
  entry = g_list_model_get_item (G_LIST_MODEL (self->base.draft), 0);
  g_assert_cmpstr (leads_entry_get_options (entry)->sheet, ==, data);
}

/* The country that a file's national forms are read as of is decided, too. */
static void
test_country (Kept *self, gconstpointer data)
{
  LeadsEntry *file = add_file (&self->base, self->base.draft, "national.csv", "020 7946 0000\n+12127881500\n020 7946 0001\n");

  leads_draft_set_entry_country (self->base.draft, file, "GB");
  settle (self->base.draft);
  leads_draft_repair_all (self->base.draft, file);
  settle (self->base.draft);
  assert_totals (leads_draft_get_totals (self->base.draft), "lines=3 accepted=1 repaired=2 uploaded=3");
  kept_assert_same_after_restart (self);
}

/* A number that somebody else took meanwhile is still there, and says so. */
static void
test_taken_meanwhile (Kept *self, gconstpointer data)
{
  g_autofree char *refused = NULL;
  g_autoptr (LeadsEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  kept_add (self, "+12127881500");
  kept_restart (self);
  give_other (&self->base, "+12127881500\n");
  g_assert_true (kept_restore (self, &error));
  g_assert_no_error (error);
  assert_totals (leads_draft_get_totals (self->base.draft), "lines=1 existing=1");
  entry = g_list_model_get_item (G_LIST_MODEL (self->base.draft), 0);
  refused = list_refused (entry);
  g_assert_cmpstr (refused, ==, "1:owned_elsewhere");
}

static void
test_empty (Kept *self, gconstpointer data)
{
  g_autoptr (LeadsEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;
  g_autofree char *folder = kept_path (self, NULL);
  g_autofree char *state = kept_path (self, "state");
  const gint64 lead = leads_lead_get_id (self->base.lead);

  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  entry = g_object_ref (add_file (&self->base, self->base.draft, "carrier.csv", FILE_TEXT));
  kept_add (self, "+12127881600");
  kept_wait_saved (self->session);
  g_assert_true (leads_draft_keeper_has (leads_desk_get_drafts (self->base.desk), lead));
  g_assert_cmpuint (kept_count (self), ==, 2);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0700);
  g_assert_cmpint (g_stat (state, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0600);

  leads_draft_remove (self->base.draft, entry);
  settle (self->base.draft);
  kept_wait_saved (self->session);
  g_assert_cmpuint (kept_count (self), ==, 1);

  g_clear_object (&entry);
  entry = g_list_model_get_item (G_LIST_MODEL (self->base.draft), 0);
  leads_draft_remove (self->base.draft, entry);
  settle (self->base.draft);
  kept_wait_saved (self->session);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_false (leads_draft_keeper_has (leads_desk_get_drafts (self->base.desk), lead));
  kept_add (self, "+12127881600");
  kept_assert_same_after_restart (self);
}

/* The file itself may go: the copy is read. */
static void
test_file_gone (Kept *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->base.dir, "carrier.csv", NULL);

  add_file (&self->base, self->base.draft, "carrier.csv", FILE_TEXT);
  g_assert_cmpint (g_unlink (path), ==, 0);
  kept_assert_same_after_restart (self);
}

/* Opened again before the last save has ended. */
static void
test_closed_a_moment_ago (Kept *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  Kept again = { .base = self->base };

  add_file (&self->base, self->base.draft, "carrier.csv", FILE_TEXT);
  before = kept_describe (self->base.draft);
  leads_draft_session_close (self->session);
  again.base.draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->base.desk), self->base.lead);
  kept_start (&again);
  g_assert_true (kept_restore (&again, &error));
  g_assert_no_error (error);
  after = kept_describe (again.base.draft);
  g_assert_cmpstr (after, ==, before);
  kept_leave (self);
  *self = again;
}

static void
test_lead_deleted (Kept *self, gconstpointer data)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (self->base.desk);
  g_autofree char *path = kept_path (self, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  add_file (&self->base, self->base.draft, "carrier.csv", FILE_TEXT);
  kept_restart (self);
  directory = leads_desk_get_directory (self->base.desk);
  g_assert_cmpuint (kept_count (self), ==, 2);
  leads_directory_service_delete_async (directory, LEADS_TYPE_LEAD, leads_lead_get_id (self->base.lead), NULL,
                                        keep_result, &result);
  leads_directory_service_delete_finish (directory, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Runs with the data folder in its environment, and ends as a crash does. */
static void
test_crash_child (void)
{
  const char *dir = g_getenv ("LEADS_TEST_DRAFTS");
  const char *count = g_getenv ("LEADS_TEST_ROUND");
  Kept self = { .base.dir = (char *) dir };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GError) error = NULL;

  if (dir == NULL)
    return;
  leads_desk_open_async (dir, TRUE, NULL, keep_result, &result);
  self.base.desk = leads_desk_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  leads_directory_service_get_lead_async (leads_desk_get_directory (self.base.desk), 1, NULL, keep_result, &read);
  self.base.lead = leads_directory_service_get_lead_finish (leads_desk_get_directory (self.base.desk), wait_for (&read), &error);
  g_assert_no_error (error);
  self.base.draft = leads_upload_service_new_draft (leads_desk_get_uploads (self.base.desk), self.base.lead);
  kept_start (&self);
  kept_add (&self, "+12127881500");
  leads_draft_add_text (self.base.draft, "+12127881501\n12127881502\n+12127881503\n");
  settle (self.base.draft);
  kept_wait_saved (self.session);
  /* In the middle of a later change, which may or may not be kept. */
  leads_draft_add_text (self.base.draft, "+12127881600\n+12127881601\n");
  spin (g_ascii_strtoull (count, NULL, 10) * 29);
  raise (SIGKILL);
}

static void
test_crash (Kept *self, gconstpointer data)
{
  g_setenv ("LEADS_TEST_DRAFTS", self->base.dir, TRUE);
  for (guint round = 0; round < 12; round++)
    {
      g_autofree char *count = g_strdup_printf ("%u", round);
      g_autofree char *shown = NULL;
      g_autoptr (GError) error = NULL;

      g_setenv ("LEADS_TEST_ROUND", count, TRUE);
      g_test_trap_subprocess ("/services/draft-keeper/crash/child", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_assert_false (g_test_trap_has_passed ());
      kept_restart (self);
      g_assert_true (leads_draft_keeper_has (leads_desk_get_drafts (self->base.desk), leads_lead_get_id (self->base.lead)));
      g_assert_true (kept_restore (self, &error));
      g_assert_no_error (error);
      shown = show_totals (leads_draft_get_totals (self->base.draft));
      if (g_list_model_get_n_items (G_LIST_MODEL (self->base.draft)) == 2)
        g_assert_cmpstr (shown, ==, "lines=4 accepted=3 invalid=1 uploaded=3");
      else
        g_assert_cmpstr (shown, ==, "lines=6 accepted=5 invalid=1 uploaded=5");
      kept_discard (self);
    }
  g_unsetenv ("LEADS_TEST_DRAFTS");
}

/* Ends while a long file is read, copied or saved. */
static void
test_early_crash_child (void)
{
  const char *dir = g_getenv ("LEADS_TEST_DRAFTS");
  const char *wait = g_getenv ("LEADS_TEST_ROUND");
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  Kept self = { .base.dir = (char *) dir };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GError) error = NULL;

  if (dir == NULL)
    return;
  path = g_build_filename (dir, "long.csv", NULL);
  file = g_file_new_for_path (path);
  leads_desk_open_async (dir, TRUE, NULL, keep_result, &result);
  self.base.desk = leads_desk_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  leads_directory_service_get_lead_async (leads_desk_get_directory (self.base.desk), 1, NULL, keep_result, &read);
  self.base.lead = leads_directory_service_get_lead_finish (leads_desk_get_directory (self.base.desk), wait_for (&read), &error);
  g_assert_no_error (error);
  self.base.draft = leads_upload_service_new_draft (leads_desk_get_uploads (self.base.desk), self.base.lead);
  kept_start (&self);
  kept_add (&self, "+12127881500");
  leads_draft_add_file (self.base.draft, file, NULL);
  leads_draft_add_text (self.base.draft, "+12127881501\n+12127881502\n");
  spin (g_ascii_strtoull (wait, NULL, 10));
  raise (SIGKILL);
}

/* What was kept of a program that ended in the middle of it is what it was, or says what is missing. */
static void
test_early_crash (Kept *self, gconstpointer data)
{
  const char *said = g_getenv ("LEADS_CRASHES");
  const guint n_rounds = said != NULL ? (guint) g_ascii_strtoull (said, NULL, 10) : 8;
  g_autofree char *path = g_build_filename (self->base.dir, "long.csv", NULL);
  g_autoptr (GString) text = g_string_new ("Number\n");
  guint n_back = 0, n_whole = 0;

  for (guint i = 0; i < 400000; i++)
    g_string_append_printf (text, "+44740%07u\n", i);
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
  g_setenv ("LEADS_TEST_DRAFTS", self->base.dir, TRUE);
  for (guint round = 0; round < n_rounds; round++)
    {
      /* Around the first save, which is a quarter of a second after the first change. */
      g_autofree char *wait = g_strdup_printf ("%d", 240 + g_test_rand_int_range (0, 200));
      g_autoptr (GError) error = NULL;

      g_setenv ("LEADS_TEST_ROUND", wait, TRUE);
      g_test_trap_subprocess ("/services/draft-keeper/early-crash/child", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_assert_false (g_test_trap_has_passed ());
      kept_restart (self);
      if (kept_restore (self, &error))
        {
          n_back++;
          g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->base.draft)), ==, 3);
        }
      g_assert_no_error (error);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->base.draft)); i++)
        {
          g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->base.draft), i);
          static const gint64 expected[] = { 1, 400000, 2 };

          if (leads_entry_get_state (entry) == LEADS_ENTRY_FAILED)
            g_assert_error (leads_entry_get_error (entry), LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE);
          else
            g_assert_cmpint (leads_entry_get_totals (entry)->uploaded, ==, expected[i]);
          n_whole += leads_entry_get_state (entry) == LEADS_ENTRY_READY;
        }
      kept_discard (self);
    }
  g_test_message ("%u drafts of %u came back, with %u entries of %u", n_back, n_rounds, n_whole, 3 * n_back);
  g_unsetenv ("LEADS_TEST_DRAFTS");
}

static void
add_random (Kept *self, guint serial)
{
  LeadsDraft *draft = self->base.draft;
  const guint start = g_test_rand_int_range (0, 60);
  g_autofree char *first = g_strdup_printf ("+121278815%02u", start);
  g_autofree char *last = g_strdup_printf ("+121278815%02u", start + (guint) g_test_rand_int_range (0, 39));
  g_autofree char *name = g_strdup_printf ("file-%u.csv", serial);
  g_autoptr (GString) text = g_string_new (g_test_rand_bit () ? "Number\n" : "");
  LeadsEntry *entry = NULL;

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      entry = add_number (draft, first, LEADS_DRAFT_FLAGS_NONE, NULL);
      break;
    case 1:
      entry = add_range (draft, first, last, g_test_rand_bit () ? LEADS_DRAFT_ADD_REST : 0, NULL);
      break;
    default:
      for (guint i = g_test_rand_int_range (1, 40); i > 0; i--)
        g_string_append_printf (text, "%s121278815%02d\n", g_test_rand_int_range (0, 3) > 0 ? "+" : "", g_test_rand_int_range (0, 100));
      if (g_test_rand_bit ())
        add_file (&self->base, draft, name, text->str);
      else
        leads_draft_add_text (draft, text->str);
      break;
    }
  g_clear_object (&entry);
  settle (draft);
}

static void
decide_at_random (Kept *self)
{
  LeadsDraft *draft = self->base.draft;
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (draft));
  g_autoptr (LeadsEntry) entry = NULL;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  entry = g_list_model_get_item (G_LIST_MODEL (draft), g_test_rand_int_range (0, n));
  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      leads_draft_remove (draft, entry);
      break;
    case 1:
      leads_draft_repair (draft, entry, LEADS_REPAIR_ADD_PLUS);
      break;
    case 2:
      leads_draft_unrepair (draft, entry, LEADS_REPAIR_ADD_PLUS);
      break;
    case 3:
      text = g_strdup_printf ("+121278816%02d", g_test_rand_int_range (0, 100));
      leads_draft_edit_line (draft, entry, g_test_rand_int_range (0, 40), text, NULL);
      break;
    case 4:
      leads_draft_edit_line (draft, entry, g_test_rand_int_range (0, 40), "none, \"quoted\"", NULL);
      break;
    default:
      leads_draft_remove_line (draft, entry, g_test_rand_int_range (0, 40));
    }
  settle (draft);
}

/* Random drafts come back as they were, however often they are closed. */
static void
test_random (Kept *self, gconstpointer data)
{
  guint serial = 0;

  give_other (&self->base, "+12127881510\n+12127881540\n");
  for (guint round = 0; round < 40; round++)
    {
      for (guint i = g_test_rand_int_range (1, 5); i > 0; i--)
        add_random (self, serial++);
      for (guint i = g_test_rand_int_range (0, 6); i > 0; i--)
        decide_at_random (self);
      if (g_list_model_get_n_items (G_LIST_MODEL (self->base.draft)) == 0)
        kept_add (self, "+12127889999");
      if (g_test_rand_bit ())
        kept_wait_saved (self->session);
      kept_assert_same_after_restart (self);
      if (g_test_rand_int_range (0, 4) == 0)
        {
          kept_discard (self);
          kept_restart (self);
        }
    }
}

static void
add_test (const char *path, void (*test) (Kept *self, gconstpointer data))
{
  g_autofree char *full = g_strconcat ("/services/draft-keeper/", path, NULL);

  g_test_add (full, Kept, NULL, kept_set_up, test, kept_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("round-trip", test_round_trip);
  add_test ("unplanned", test_unplanned);
  add_test ("rest", test_rest);
  add_test ("options", test_options);
  add_test ("edited-cacs", test_edited_cacs);
  g_test_add ("/services/draft-keeper/workbook", Kept, "Numbers & Names", kept_set_up, test_workbook, kept_tear_down);
  add_test ("country", test_country);
  add_test ("taken-meanwhile", test_taken_meanwhile);
  add_test ("empty", test_empty);
  add_test ("file-gone", test_file_gone);
  add_test ("closed-a-moment-ago", test_closed_a_moment_ago);
  add_test ("lead-deleted", test_lead_deleted);
  add_test ("crash", test_crash);
  g_test_add_func ("/services/draft-keeper/crash/child", test_crash_child);
  add_test ("early-crash", test_early_crash);
  g_test_add_func ("/services/draft-keeper/early-crash/child", test_early_crash_child);
  add_test ("random", test_random);
  return g_test_run ();
}
