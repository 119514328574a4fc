/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draft-support.h"

#include "../../src/services/leads-draft-aside-private.h"

/* Drafts that were submitted: they come back with the undo of their upload, and only then. */

static gboolean
has_draft (Kept *self)
{
  return leads_draft_keeper_has (leads_desk_get_drafts (self->base.desk), leads_lead_get_id (self->base.lead));
}

/* As the dialog does; the next draft of the lead is new. */
static gint64
submit_and_leave (Kept *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsUpload) upload = submit (&self->base, self->base.draft, &error);

  g_assert_no_error (error);
  leads_draft_session_end_submitted (self->session, leads_upload_get_id (upload));
  kept_leave (self);
  leads_draft_keeper_wait (leads_desk_get_drafts (self->base.desk));
  while (has_draft (self))
    g_main_context_iteration (NULL, TRUE);
  return leads_upload_get_id (upload);
}

static void
start_anew (Kept *self)
{
  self->base.draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->base.desk), self->base.lead);
  kept_start (self);
}

static gboolean
follow (Kept *self, gint64 upload_id, gboolean undone)
{
  LeadsDraftKeeper *keeper = leads_desk_get_drafts (self->base.desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean followed;

  leads_draft_keeper_follow_undo_async (keeper, leads_lead_get_id (self->base.lead), upload_id, undone, NULL,
                                        keep_result, &result);
  followed = leads_draft_keeper_follow_undo_finish (keeper, wait_for (&result), &error);
  g_assert_no_error (error);
  return followed;
}

static void
act (Kept *self, gint64 upload_id, gboolean undo)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->base.desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;

  if (undo)
    {
      leads_upload_service_undo_async (uploads, upload_id, NULL, keep_result, &result);
      upload = leads_upload_service_undo_finish (uploads, wait_for (&result), &error);
    }
  else
    {
      leads_upload_service_redo_async (uploads, upload_id, NULL, keep_result, &result);
      upload = leads_upload_service_redo_finish (uploads, wait_for (&result), &error);
    }
  g_assert_no_error (error);
}

static char *
aside_path (Kept *self, gint64 upload_id)
{
  g_autofree char *folder = kept_path (self, NULL);

  return g_strdup_printf ("%s.%" G_GINT64_FORMAT, folder, upload_id);
}

static void
clear (Kept *self)
{
  g_autofree char *folder = kept_path (self, NULL);
  g_autofree char *path = g_path_get_dirname (folder);

  leads_draft_aside_clear (path, leads_lead_get_id (self->base.lead));
}

/* Everything that was given and decided is there again. */
static void
test_comes_back (Kept *self, gconstpointer data)
{
  g_autoptr (GArray) numbers = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  kept_fill (self);
  before = kept_describe (self->base.draft);
  id = submit_and_leave (self);
  g_assert_false (has_draft (self));

  act (self, id, TRUE);
  g_assert_true (follow (self, id, TRUE));
  g_assert_true (has_draft (self));
  g_assert_cmpint (leads_draft_keeper_get_n_numbers (leads_desk_get_drafts (self->base.desk),
                                                     leads_lead_get_id (self->base.lead)), >, 0);
  start_anew (self);
  g_assert_true (kept_restore (self, &error));
  g_assert_no_error (error);
  after = kept_describe (self->base.draft);
  g_assert_cmpstr (after, ==, before);
  /* Once. */
  g_assert_false (follow (self, id, TRUE));
}

/* After a restart too; a redo puts it aside again, but not one that somebody went on with. */
static void
test_redo (Kept *self, gconstpointer data)
{
  gint64 id;

  kept_add (self, "+12127881500");
  id = submit_and_leave (self);
  start_anew (self);
  kept_restart (self);
  act (self, id, TRUE);
  g_assert_true (follow (self, id, TRUE));
  g_assert_true (has_draft (self));
  act (self, id, FALSE);
  g_assert_true (follow (self, id, FALSE));
  g_assert_false (has_draft (self));

  act (self, id, TRUE);
  g_assert_true (follow (self, id, TRUE));
  kept_leave (self);
  start_anew (self);
  g_assert_true (kept_restore (self, NULL));
  act (self, id, FALSE);
  g_assert_false (follow (self, id, FALSE));
  g_assert_true (has_draft (self));
}

static void
go_on (Kept *self)
{
  start_anew (self);
  g_assert_true (kept_restore (self, NULL));
}

static void
leave (Kept *self)
{
  kept_leave (self);
  leads_draft_keeper_wait (leads_desk_get_drafts (self->base.desk));
}

/* Looking at it is no going on: a draft of what is stored again would upload nothing. */
static void
test_redo_after_a_look (Kept *self, gconstpointer data)
{
  LeadsDraftKeeper *keeper = leads_desk_get_drafts (self->base.desk);
  const gint64 lead = leads_lead_get_id (self->base.lead);
  gint64 id;

  kept_fill (self);
  id = submit_and_leave (self);
  g_assert_cmpint (leads_draft_keeper_get_undone (keeper, lead), ==, 0);
  act (self, id, TRUE);
  g_assert_true (follow (self, id, TRUE));
  g_assert_cmpint (leads_draft_keeper_get_undone (keeper, lead), ==, id);
  go_on (self);
  leave (self);
  act (self, id, FALSE);
  g_assert_true (follow (self, id, FALSE));
  g_assert_false (has_draft (self));
  g_assert_cmpint (leads_draft_keeper_get_undone (keeper, lead), ==, 0);

  act (self, id, TRUE);
  g_assert_true (follow (self, id, TRUE));
  go_on (self);
  kept_add (self, "+12127889999");
  leave (self);
  act (self, id, FALSE);
  g_assert_false (follow (self, id, FALSE));
  g_assert_true (has_draft (self));
  go_on (self);
}

/* The program ends with the draft lying there: of which upload it came back is known to the next one. */
static void
test_restart (Kept *self, gconstpointer data)
{
  const gint64 lead = leads_lead_get_id (self->base.lead);
  g_autofree char *mark = kept_path (self, "undone");
  gint64 id;

  kept_fill (self);
  id = submit_and_leave (self);
  act (self, id, TRUE);
  g_assert_true (follow (self, id, TRUE));
  start_anew (self);
  kept_restart (self);
  g_assert_cmpint (leads_draft_keeper_get_undone (leads_desk_get_drafts (self->base.desk), lead), ==, id);
  /* Looked at once more, and another restart. */
  g_assert_true (kept_restore (self, NULL));
  kept_restart (self);
  g_assert_cmpint (leads_draft_keeper_get_undone (leads_desk_get_drafts (self->base.desk), lead), ==, id);
  act (self, id, FALSE);
  g_assert_true (follow (self, id, FALSE));
  g_assert_false (has_draft (self));

  /* What somebody went on with stays, and is not forgotten for that. */
  act (self, id, TRUE);
  g_assert_true (follow (self, id, TRUE));
  kept_leave (self);
  go_on (self);
  kept_add (self, "+12127889999");
  kept_wait_saved (self->session);
  kept_restart (self);
  g_assert_cmpint (leads_draft_keeper_get_undone (leads_desk_get_drafts (self->base.desk), lead), ==, id);
  act (self, id, FALSE);
  g_assert_false (follow (self, id, FALSE));
  g_assert_true (has_draft (self));

  /* A mark that is none is not believed, and goes with the draft. */
  g_assert_true (g_file_set_contents (mark, "12 \n", -1, NULL));
  kept_restart (self);
  g_assert_cmpint (leads_draft_keeper_get_undone (leads_desk_get_drafts (self->base.desk), lead), ==, 0);
  g_assert_true (has_draft (self));
  g_assert_true (kept_restore (self, NULL));
  kept_discard (self);
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
}

/* What the lead has meanwhile stays. */
static void
test_another_draft (Kept *self, gconstpointer data)
{
  g_autofree char *aside = NULL;
  gint64 id;

  kept_add (self, "+12127881500");
  id = submit_and_leave (self);
  aside = aside_path (self, id);
  g_assert_true (g_file_test (aside, G_FILE_TEST_IS_DIR));
  start_anew (self);
  kept_add (self, "+12127881501");
  kept_add (self, "+12127881502");
  kept_wait_saved (self->session);
  act (self, id, TRUE);
  g_assert_false (follow (self, id, TRUE));
  g_assert_cmpint (leads_draft_keeper_get_n_numbers (leads_desk_get_drafts (self->base.desk),
                                                     leads_lead_get_id (self->base.lead)), ==, 2);
  /* One a lead: the next Submit takes its place. */
  submit_and_leave (self);
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  clear (self);
  start_anew (self);
}

/* A draft that was discarded is not offered, nor one of the day before. */
static void
test_too_late (Kept *self, gconstpointer data)
{
  g_autofree char *aside = NULL;
  g_autofree char *path = NULL;
  gint64 id;

  kept_add (self, "+12127881500");
  id = submit_and_leave (self);
  aside = aside_path (self, id);
  path = g_path_get_dirname (aside);
  leads_draft_aside_sweep (path);
  g_assert_true (g_file_test (aside, G_FILE_TEST_IS_DIR));
  leads_draft_aside_clear (path, leads_lead_get_id (self->base.lead));
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  act (self, id, TRUE);
  g_assert_false (follow (self, id, TRUE));
  g_assert_false (has_draft (self));
  start_anew (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add_test(path, func) g_test_add ("/draft-undo/" path, Kept, NULL, kept_set_up, func, kept_tear_down)
  add_test ("comes-back", test_comes_back);
  add_test ("redo", test_redo);
  add_test ("redo-after-a-look", test_redo_after_a_look);
  add_test ("restart", test_restart);
  add_test ("another-draft", test_another_draft);
  add_test ("too-late", test_too_late);
  return g_test_run ();
}
