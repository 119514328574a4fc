/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draft-support.h"

#include <leads-draft-part.h>

#include <unistd.h>

/* The draft for several leads is kept as that of one lead is: what was read, and what was chosen for each lead. */

#define MANY_TEXT                                                                                                      \
  "Customer,Service,Number\n"                                                                                          \
  "Adatum Corporation,,+12127881500\n"                                                                                        \
  "Adatum Corporation,,12127881501\n"                                                                                         \
  "Contoso,,+12127881502\n"                                                                                       \
  "Nobody,,+12127881503\n"

static void
renew_draft (Kept *self)
{
  g_clear_object (&self->base.draft);
  self->base.draft = leads_upload_service_new_draft_for_many (leads_desk_get_uploads (self->base.desk));
  kept_start (self);
}

static void
set_up (Kept *self, gconstpointer data)
{
  fixture_set_up (&self->base, NULL);
  renew_draft (self);
}

static void
restart (Kept *self)
{
  kept_restart (self);
  /* That one is for one lead. */
  kept_leave (self);
  renew_draft (self);
}

static LeadsDraftPart *
get_part (Kept *self, guint position)
{
  return g_list_model_get_item (leads_draft_get_parts (self->base.draft), position);
}

static char *
folder_of (Kept *self)
{
  return g_build_filename (self->base.dir, "drafts", "several-leads", NULL);
}

static void
tear_down (Kept *self, gconstpointer data)
{
  g_autofree char *path = folder_of (self);

  kept_discard (self);
  kept_leave (self);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  fixture_tear_down (&self->base, NULL);
}

static LeadsDraftKeeper *
keeper (Kept *self)
{
  return leads_desk_get_drafts (self->base.desk);
}

static void
test_comes_back (Kept *self, gconstpointer data)
{
  LeadsEntry *file = add_file (&self->base, self->base.draft, "carrier.csv", MANY_TEXT);
  g_autoptr (LeadsDraftPart) first = NULL;
  g_autoptr (LeadsDraftPart) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  leads_draft_repair_all (self->base.draft, file);
  settle (self->base.draft);
  leads_draft_repair (self->base.draft, file, LEADS_REPAIR_ADD_PLUS);
  settle (self->base.draft);
  g_assert_cmpuint (g_list_model_get_n_items (leads_draft_get_parts (self->base.draft)), ==, 2);
  first = get_part (self, 0);
  second = get_part (self, 1);
  leads_draft_part_set_service_info (first, "Metered 7");
  leads_draft_part_set_included (second, FALSE);
  kept_wait_saved (self->session);
  before = kept_describe (self->base.draft);
  g_clear_object (&first);
  g_clear_object (&second);

  restart (self);
  g_assert_true (leads_draft_keeper_has (keeper (self), LEADS_DRAFT_OF_SEVERAL));
  g_assert_cmpint (leads_draft_keeper_get_n_numbers (keeper (self), LEADS_DRAFT_OF_SEVERAL), ==, 3);
  g_assert_false (leads_draft_keeper_has (keeper (self), leads_lead_get_id (self->base.lead)));
  g_assert_true (kept_restore (self, &error));
  g_assert_no_error (error);
  after = kept_describe (self->base.draft);
  g_assert_cmpstr (after, ==, before);
  first = get_part (self, 0);
  second = get_part (self, 1);
  g_assert_cmpstr (leads_draft_part_get_service_info (first), ==, "Metered 7");
  g_assert_true (leads_draft_part_get_included (first));
  g_assert_false (leads_draft_part_get_included (second));
  g_assert_cmpint (leads_draft_get_unmatched (self->base.draft)->lines, ==, 1);
}

/* Its choices are kept although its lead has no line for a while. */
static void
test_choice_stays (Kept *self, gconstpointer data)
{
  LeadsEntry *file = add_file (&self->base, self->base.draft, "carrier.csv", MANY_TEXT);
  g_autoptr (LeadsDraftPart) part = get_part (self, 1);

  leads_draft_part_set_service_info (part, "Metered 8");
  leads_draft_remove_line (self->base.draft, file, 2);
  settle (self->base.draft);
  g_assert_cmpuint (g_list_model_get_n_items (leads_draft_get_parts (self->base.draft)), ==, 1);
  leads_draft_restore_removed (self->base.draft, file);
  settle (self->base.draft);
  g_clear_object (&part);
  part = get_part (self, 1);
  g_assert_cmpstr (leads_draft_part_get_service_info (part), ==, "Metered 8");
}

static void
test_deleted_lead (Kept *self, gconstpointer data)
{
  LeadsDirectoryService *directory;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) gone = NULL;

  add_file (&self->base, self->base.draft, "carrier.csv", MANY_TEXT);
  gone = leads_draft_list_gone_leads (self->base.draft);
  g_assert_cmpuint (gone->len, ==, 0);
  kept_wait_saved (self->session);
  restart (self);
  directory = leads_desk_get_directory (self->base.desk);
  leads_directory_service_delete_async (directory, LEADS_TYPE_LEAD, leads_lead_get_id (self->base.other), NULL, keep_result, &result);
  leads_directory_service_delete_finish (directory, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (kept_restore (self, &error));
  g_clear_pointer (&gone, g_ptr_array_unref);
  gone = leads_draft_list_gone_leads (self->base.draft);
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (gone, 0), "Contoso, "));
  g_assert_cmpint (leads_draft_get_unmatched (self->base.draft)->lines, ==, 2);
}

/* Its file cannot be read any more, so nobody looked for the leads: none is said to be deleted. */
static void
test_lost_copy (Kept *self, gconstpointer data)
{
  g_autofree char *folder = folder_of (self);
  g_autoptr (GDir) listing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  const char *name;
  guint n_emptied = 0;

  add_file (&self->base, self->base.draft, "carrier.csv", MANY_TEXT);
  kept_wait_saved (self->session);
  restart (self);
  listing = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_str_equal (name, "state"))
        n_emptied += truncate (path, 0) == 0;
    }
  g_assert_cmpuint (n_emptied, ==, 1);
  kept_restore (self, NULL);
  gone = leads_draft_list_gone_leads (self->base.draft);
  g_assert_cmpuint (gone->len, ==, 0);
}

#define STRANGE_TEXT                                                                                                   \
  "Customer,Service,Number\n"                                                                                          \
  "Adatum Corporation,,+12127881500\n"                                                                                 \
  "Adatum Corp.,,12127881501\n"                                                                                        \
  "ADATUM  CORP.,,+12127881502\n"                                                                                      \
  "Adatum Corp.,,hello\n"                                                                                              \
  "Nobody,Else,+12127881503\n"

static char *
describe_strangers (Kept *self)
{
  g_autoptr (GPtrArray) strangers = leads_draft_list_strangers (self->base.draft);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < strangers->len; i++)
    {
      const LeadsStranger *stranger = g_ptr_array_index (strangers, i);

      g_string_append_printf (text, "%s/%s %" G_GINT64_FORMAT "%s; ", stranger->customer, stranger->service,
                              stranger->n_lines, stranger->lead_id != 0 ? " matched" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_strangers (Kept *self, const char *expected)
{
  g_autofree char *strangers = describe_strangers (self);

  g_assert_cmpstr (strangers, ==, expected);
}

static void
assert_first_part (Kept *self, const char *expected)
{
  g_autoptr (LeadsDraftPart) part = get_part (self, 0);

  assert_totals (leads_draft_part_get_totals (part), expected);
}

/* “Adatum Corp. is Adatum Corporation”: all lines at once, judged as any other, kept, and taken back. */
static void
test_matched (Kept *self, gconstpointer data)
{
  const gint64 lead = leads_lead_get_id (self->base.lead);
  LeadsEntry *file = add_file (&self->base, self->base.draft, "carrier.csv", STRANGE_TEXT);
  g_autoptr (GError) error = NULL;

  assert_strangers (self, "Adatum Corp./ 3; Nobody/Else 1; ");
  assert_first_part (self, "lines=1 accepted=1 uploaded=1");
  leads_draft_remove_line (self->base.draft, file, 0);
  leads_draft_match_lead (self->base.draft, "adatum corp.", "", lead);
  settle (self->base.draft);
  /* What was decided before is as it was: the first line is still out. */
  assert_first_part (self, "lines=3 accepted=1 invalid=2 uploaded=1");
  assert_strangers (self, "Adatum Corp./ 3 matched; Nobody/Else 1; ");
  g_assert_cmpint (leads_draft_get_unmatched (self->base.draft)->lines, ==, 1);
  leads_draft_repair (self->base.draft, file, LEADS_REPAIR_ADD_PLUS);
  settle (self->base.draft);
  assert_first_part (self, "lines=3 accepted=1 repaired=1 invalid=1 uploaded=2");
  kept_wait_saved (self->session);

  restart (self);
  g_assert_true (kept_restore (self, &error));
  g_assert_no_error (error);
  assert_first_part (self, "lines=3 accepted=1 repaired=1 invalid=1 uploaded=2");
  assert_strangers (self, "Adatum Corp./ 3 matched; Nobody/Else 1; ");
  leads_draft_match_lead (self->base.draft, "Adatum Corp.", "", 0);
  settle (self->base.draft);
  g_assert_cmpuint (g_list_model_get_n_items (leads_draft_get_parts (self->base.draft)), ==, 0);
  assert_strangers (self, "Adatum Corp./ 3; Nobody/Else 1; ");
}

/* Whatever is said, a file that is added later is read by it too. */
static void
test_matched_before (Kept *self, gconstpointer data)
{
  leads_draft_match_lead (self->base.draft, "Adatum Corp.", "", leads_lead_get_id (self->base.lead));
  add_file (&self->base, self->base.draft, "carrier.csv", STRANGE_TEXT);
  settle (self->base.draft);
  assert_first_part (self, "lines=4 accepted=2 invalid=2 uploaded=2");
}

static void
test_discarded_by_the_window (Kept *self, gconstpointer data)
{
  g_autofree char *path = folder_of (self);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  add_file (&self->base, self->base.draft, "carrier.csv", MANY_TEXT);
  kept_wait_saved (self->session);
  kept_leave (self);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
  leads_draft_keeper_discard_async (keeper (self), LEADS_DRAFT_OF_SEVERAL, NULL, keep_result, &result);
  leads_draft_keeper_discard_finish (keeper (self), wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (leads_draft_keeper_has (keeper (self), LEADS_DRAFT_OF_SEVERAL));
  renew_draft (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/draft-keeper-many/comes-back", Kept, NULL, set_up, test_comes_back, tear_down);
  g_test_add ("/draft-keeper-many/choice-stays", Kept, NULL, set_up, test_choice_stays, tear_down);
  g_test_add ("/draft-keeper-many/deleted-lead", Kept, NULL, set_up, test_deleted_lead, tear_down);
  g_test_add ("/draft-keeper-many/lost-copy", Kept, NULL, set_up, test_lost_copy, tear_down);
  g_test_add ("/draft-keeper-many/discarded-by-the-window", Kept, NULL, set_up, test_discarded_by_the_window, tear_down);
  g_test_add ("/draft-keeper-many/matched", Kept, NULL, set_up, test_matched, tear_down);
  g_test_add ("/draft-keeper-many/matched-before", Kept, NULL, set_up, test_matched_before, tear_down);
  return g_test_run ();
}
