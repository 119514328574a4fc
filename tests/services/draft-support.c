/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draft-support.h"

/* What the tests of kept drafts share. */

char *
kept_path (Kept *self, const char *name)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, leads_lead_get_id (self->base.lead));

  return g_build_filename (self->base.dir, "drafts", id, name, NULL);
}

/* How many files and folders there are. */
static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

guint
kept_count (Kept *self)
{
  g_autofree char *path = kept_path (self, NULL);

  return count_files (path);
}

void
kept_wait_saved (LeadsDraftSession *session)
{
  while (session->phase == LEADS_DRAFT_SESSION_KEEPING && (session->changed || session->saving))
    g_main_context_iteration (NULL, TRUE);
}

gboolean
kept_restore (Kept *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean restored;

  leads_draft_session_restore_async (self->session, NULL, keep_result, &result);
  restored = leads_draft_session_restore_finish (self->session, wait_for (&result), error);
  settle (self->base.draft);
  return restored;
}

void
kept_start (Kept *self)
{
  self->session = leads_draft_keeper_keep (leads_desk_get_drafts (self->base.desk), self->base.draft);
}

void
kept_set_up (Kept *self, gconstpointer data)
{
  fixture_set_up (&self->base, NULL);
  kept_start (self);
}

/* As the dialog does: the draft is emptied after its session has let go of it. */
void
kept_leave (Kept *self)
{
  leads_draft_session_close (self->session);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->base.draft)); i > 0; i--)
    {
      g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->base.draft), i - 1);

      leads_draft_remove (self->base.draft, entry);
    }
  g_clear_object (&self->base.draft);
  /* What it has begun ends in the background. */
  while (self->session->saving)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&self->session);
}

/* The program ends and starts again. */
void
kept_restart (Kept *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kept_leave (self);
  g_clear_object (&self->base.desk);
  spin (1);
  leads_desk_open_async (self->base.dir, TRUE, NULL, keep_result, &result);
  self->base.desk = leads_desk_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  self->base.draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->base.desk), self->base.lead);
  kept_start (self);
}

void
kept_discard (Kept *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_draft_session_discard_async (self->session, keep_result, &result);
  leads_draft_session_discard_finish (self->session, wait_for (&result), &error);
  g_assert_no_error (error);
}

void
kept_tear_down (Kept *self, gconstpointer data)
{
  g_autofree char *path = kept_path (self, NULL);

  if (self->session->phase == LEADS_DRAFT_SESSION_KEEPING)
    kept_discard (self);
  kept_leave (self);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  self->base.draft = NULL;
  fixture_tear_down (&self->base, NULL);
}

/* All that a person sees of the draft. */
char *
kept_describe (LeadsDraft *draft)
{
  g_autofree char *totals = show_totals (leads_draft_get_totals (draft));
  GString *text = g_string_new (totals);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (draft)); i++)
    {
      g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (draft), i);
      g_autofree char *one = show_totals (leads_entry_get_totals (entry));
      g_autofree char *refused = list_refused (entry);
      g_autoptr (LeadsLineSet) valid = find_lines (entry, LEADS_LINES_VALID, LEADS_REASON_NONE, NULL);
      g_autoptr (GPtrArray) lines = read_lines (valid, 0, G_MAXUINT);

      g_assert_true (leads_totals_add_up (leads_entry_get_totals (entry)));
      g_string_append_printf (text, "\n%s “%s” %d %d %s [%s]",
                              leads_upload_source_to_word (leads_entry_get_source (entry)),
                              leads_entry_get_title (entry), leads_entry_get_state (entry),
                              leads_entry_get_includes_unplanned (entry), one, refused);
      for (guint l = 0; l < lines->len; l++)
        g_string_append_printf (text, " %" G_GUINT64_FORMAT, leads_line_get_number (g_ptr_array_index (lines, l)));
    }
  return g_string_free (text, FALSE);
}

void
kept_assert_same_after_restart (Kept *self)
{
  g_autofree char *before = kept_describe (self->base.draft);
  g_autofree char *after = NULL;
  const gint64 n_numbers = leads_draft_get_totals (self->base.draft)->uploaded;
  const gint64 lead = leads_lead_get_id (self->base.lead);
  g_autoptr (GError) error = NULL;

  kept_restart (self);
  g_assert_true (leads_draft_keeper_has (leads_desk_get_drafts (self->base.desk), lead));
  g_assert_cmpint (leads_draft_keeper_get_n_numbers (leads_desk_get_drafts (self->base.desk), lead), ==, n_numbers);
  g_assert_true (kept_restore (self, &error));
  g_assert_no_error (error);
  after = kept_describe (self->base.draft);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (leads_draft_session_find_changed (self->session));
}

void
kept_add (Kept *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsEntry) entry = add_number (self->base.draft, text, LEADS_DRAFT_FLAGS_NONE, &error);

  g_assert_no_error (error);
}

/* One of each kind, with every decision that there is; numbers of the ranges belong to somebody else. */
void
kept_fill (Kept *self)
{
  LeadsDraft *draft = self->base.draft;
  g_autoptr (LeadsEntry) range = NULL;
  g_autoptr (LeadsEntry) rest = NULL;
  g_autoptr (GError) error = NULL;
  LeadsEntry *file, *paste;

  give_other (&self->base, "+12127882000\n+12127882005\n");
  kept_add (self, "+1 (212) 788-1599");
  range = add_range (draft, "+12127881700", "1719", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_no_error (error);
  rest = add_range (draft, "+12127882000", "+12127882009", LEADS_DRAFT_ADD_REST, &error);
  g_assert_no_error (error);
  file = add_file (&self->base, draft, "carrier.csv", FILE_TEXT);
  leads_draft_repair (draft, file, LEADS_REPAIR_ADD_PLUS);
  leads_draft_remove_line (draft, file, 4);
  /* One that is right now, and one that is written anew and still wrong. */
  g_assert_true (leads_draft_edit_line (draft, file, 3, "+12127881503", &error));
  g_assert_true (leads_draft_edit_line (draft, file, 2, "+121278", &error));
  leads_draft_add_text (draft, "+12127881800; 12127881801; nothing");
  settle (draft);
  paste = g_list_model_get_item (G_LIST_MODEL (draft), 4);
  leads_draft_remove_line (draft, paste, 2);
  g_object_unref (paste);
  settle (draft);
  assert_totals (leads_draft_get_totals (draft),
                 "lines=11 header=1 blank=1 accepted=5 repaired=2 invalid=2 uploaded=33 skipped=2");
}

char *
kept_find_copy (Kept *self)
{
  g_autofree char *path = kept_path (self, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_equal (name, "state"))
        return g_build_filename (path, name, NULL);
    }
  g_assert_not_reached ();
}
