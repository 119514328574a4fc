/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <glib/gstdio.h>

/* What the tests of drafts and uploads share. */

void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  g_assert_null (*kept);
  *kept = g_object_ref (result);
}

GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
spin (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, set_true, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static LeadsDesk *
open_desk (const char *dir)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsDesk *desk;

  leads_desk_open_async (dir, FALSE, NULL, keep_result, &result);
  desk = leads_desk_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  return desk;
}

static gint64
finish_save (LeadsDirectoryService *directory, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  gint64 id = leads_directory_service_save_finish (directory, wait_for (result), &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  g_clear_object (result);
  return id;
}

static LeadsLead *
add_lead (LeadsDirectoryService *directory, const char *customer, const char *service)
{
  g_autoptr (LeadsLead) lead = leads_lead_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsLead *stored;
  gint64 id;

  leads_lead_set_customer_name (lead, customer);
  leads_lead_set_service_name (lead, service);
  leads_directory_service_save_async (directory, lead, NULL, keep_result, &result);
  id = finish_save (directory, &result);
  leads_directory_service_get_lead_async (directory, id, NULL, keep_result, &result);
  stored = leads_directory_service_get_lead_finish (directory, wait_for (&result), &error);
  g_assert_no_error (error);
  return stored;
}

static gint64
add_connection (LeadsDirectoryService *directory, LeadsLead *lead)
{
  g_autoptr (LeadsConnection) connection = leads_connection_new ();
  g_autoptr (GAsyncResult) result = NULL;

  leads_connection_set_lead_id (connection, leads_lead_get_id (lead));
  leads_connection_set_name (connection, "PSTN");
  leads_connection_set_side (connection, LEADS_SIDE_PSTN);
  leads_directory_service_save_async (directory, connection, NULL, keep_result, &result);
  return finish_save (directory, &result);
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsProfile) profile = leads_profile_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsDirectoryService *directory;

  self->dir = g_dir_make_tmp ("leads-upload-XXXXXX", &error);
  g_assert_no_error (error);
  self->desk = open_desk (self->dir);
  directory = leads_desk_get_directory (self->desk);
  self->lead = add_lead (directory, "Adatum Corporation", "Teams Calling");
  self->other = add_lead (directory, "Contoso", "Zoom Phone");
  leads_profile_set_name (profile, "Default");
  leads_directory_service_save_async (directory, profile, NULL, keep_result, &result);
  self->profile = finish_save (directory, &result);
  self->connection = add_connection (directory, self->lead);
  self->other_connection = add_connection (directory, self->other);
  self->draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->lead);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&self->draft);
  g_clear_object (&self->lead);
  g_clear_object (&self->other);
  g_assert_finalize_object (g_steal_pointer (&self->desk));
  spin (1);
  dir = g_dir_open (self->dir, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->dir, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->dir), ==, 0);
  g_free (self->dir);
}

char *
small_plan_path (void)
{
  return g_test_build_filename (G_TEST_DIST, "numbering", "fixtures", "small-plan.txt", NULL);
}

void
install_small_plan (Fixture *self)
{
  LeadsPlanService *plans = leads_desk_get_plans (self->desk);
  g_autofree char *path = small_plan_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_plan_service_install_async (plans, file, NULL, keep_result, &result);
  leads_plan_service_install_finish (plans, wait_for (&result), &error);
  g_assert_no_error (error);
}

LeadsEntry *
add_number (LeadsDraft *draft, const char *text, LeadsDraftFlags flags, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  leads_draft_add_number_async (draft, text, flags, NULL, keep_result, &result);
  return leads_draft_add_finish (draft, wait_for (&result), error);
}

LeadsEntry *
add_range (LeadsDraft *draft, const char *start, const char *end, LeadsDraftFlags flags, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  leads_draft_add_range_async (draft, start, end, flags, NULL, keep_result, &result);
  return leads_draft_add_finish (draft, wait_for (&result), error);
}

void
settle (LeadsDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_draft_settle_async (draft, NULL, keep_result, &result);
  leads_draft_settle_finish (draft, wait_for (&result), &error);
  g_assert_no_error (error);
}

LeadsEntry *
add_file (Fixture *self, LeadsDraft *draft, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  LeadsEntry *entry;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  entry = leads_draft_add_file (draft, file, NULL);
  settle (draft);
  return entry;
}

LeadsUpload *
submit_with (Fixture *self, LeadsDraft *draft, const LeadsUploadSettings *settings, LeadsJob *job, GError **error)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GAsyncResult) result = NULL;

  leads_upload_service_submit_async (uploads, draft, settings, job, keep_result, &result);
  return leads_upload_service_submit_finish (uploads, wait_for (&result), error);
}

LeadsUpload *
submit (Fixture *self, LeadsDraft *draft, GError **error)
{
  const LeadsUploadSettings settings = {
    .profile_id = self->profile,
    .connection_id = leads_draft_get_lead (draft) == self->other ? self->other_connection : self->connection,
    .service_info = "Teams Calling",
  };

  return submit_with (self, draft, &settings, NULL, error);
}

void
give_other (Fixture *self, const char *text)
{
  g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->other);
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;

  leads_draft_set_includes_unplanned (draft, TRUE);
  leads_draft_add_text (draft, text);
  upload = submit (self, draft, &error);
  g_assert_no_error (error);
}

LeadsLineSet *
find_lines (LeadsEntry *entry, LeadsLineKind kind, LeadsReason reason, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsLineSet *set;

  leads_entry_find_lines_async (entry, kind, reason, text, NULL, keep_result, &result);
  set = leads_entry_find_lines_finish (entry, wait_for (&result), &error);
  g_assert_no_error (error);
  return set;
}

GPtrArray *
read_lines (LeadsLineSet *set, gint64 position, guint n_lines)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *lines;

  leads_line_set_read_async (set, position, n_lines, NULL, keep_result, &result);
  lines = leads_line_set_read_finish (set, wait_for (&result), &error);
  g_assert_no_error (error);
  return lines;
}

char *
list_refused (LeadsEntry *entry)
{
  g_autoptr (LeadsLineSet) set = find_lines (entry, LEADS_LINES_REFUSED, LEADS_REASON_NONE, NULL);
  g_autoptr (GPtrArray) lines = read_lines (set, 0, G_MAXUINT);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      LeadsLine *line = g_ptr_array_index (lines, i);

      g_assert_cmpstr (leads_line_get_sentence (line), !=, NULL);
      g_string_append_printf (text, "%s%" G_GUINT64_FORMAT ":%s", i > 0 ? " " : "", leads_line_get_line (line),
                              leads_reason_to_word (leads_line_get_reason (line)));
    }
  return g_string_free (text, FALSE);
}

char *
list_reported (Fixture *self, LeadsEntry *entry)
{
  g_autofree char *path = g_build_filename (self->dir, "reported.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *report = NULL;
  g_auto (GStrv) lines = NULL;
  GString *text = g_string_new (NULL);

  leads_draft_save_report_async (self->draft, entry, file, NULL, keep_result, &result);
  g_assert_true (leads_draft_save_report_finish (self->draft, wait_for (&result), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &report, NULL, NULL));
  lines = g_strsplit (report, "\r\n", -1);
  /* Behind the heading; the last three columns are line, reason and suggestion. */
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      const guint n_cells = g_strv_length (cells);

      g_assert_cmpuint (n_cells, >=, 4);
      g_string_append_printf (text, "%s%s:%s", i > 1 ? " " : "", cells[n_cells - 3], cells[n_cells - 2]);
    }
  return g_string_free (text, FALSE);
}

static gboolean
keep_numbers (GPtrArray *numbers, gpointer data, GError **error)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      guint64 number = leads_number_get_e164 (g_ptr_array_index (numbers, i));

      g_array_append_val ((GArray *) data, number);
    }
  return TRUE;
}

GArray *
list_numbers (Fixture *self, gint64 lead_id)
{
  LeadsNumberService *service = leads_desk_get_numbers (self->desk);
  const LeadsNumberFilter filter = { .lead_id = lead_id, .order = LEADS_NUMBER_ORDER_NUMBER };
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_number_service_each_async (service, &filter, 0, 0, keep_numbers, numbers, NULL, keep_result, &result);
  g_assert_true (leads_number_service_each_finish (service, wait_for (&result), &error));
  g_assert_no_error (error);
  return numbers;
}

static void
show (GString *text, const char *name, gint64 value)
{
  if (value != 0)
    g_string_append_printf (text, "%s%s=%" G_GINT64_FORMAT, text->len > 0 ? " " : "", name, value);
}

char *
show_totals (const LeadsTotals *totals)
{
  GString *text = g_string_new (NULL);

  show (text, "lines", totals->lines);
  show (text, "header", totals->header);
  show (text, "blank", totals->blank);
  show (text, "accepted", totals->accepted);
  show (text, "repaired", totals->repaired);
  show (text, "duplicate", totals->duplicate);
  show (text, "existing", totals->existing);
  show (text, "invalid", totals->invalid);
  show (text, "uploaded", totals->uploaded);
  show (text, "skipped", totals->skipped);
  show (text, "unplanned", totals->unplanned);
  return g_string_free (text, FALSE);
}
