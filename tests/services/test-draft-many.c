/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <leads-draft-part.h>
#include <string.h>

/* One file for several leads: each line finds its lead or says why not, one Submit, one Undo. */

#define N_LEADS 5

typedef struct
{
  Fixture base;
  LeadsLead *leads[N_LEADS]; /* the first two are those of the fixture; the last has no connection */
} Many;

static LeadsLead *
add_lead (Many *self, const char *customer, const char *service)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (self->base.desk);
  g_autoptr (LeadsLead) lead = leads_lead_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsLead *stored;
  gint64 id;

  leads_lead_set_customer_name (lead, customer);
  leads_lead_set_service_name (lead, service);
  leads_directory_service_save_async (directory, lead, NULL, keep_result, &result);
  id = leads_directory_service_save_finish (directory, wait_for (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  leads_directory_service_get_lead_async (directory, id, NULL, keep_result, &result);
  stored = leads_directory_service_get_lead_finish (directory, wait_for (&result), &error);
  g_assert_no_error (error);
  return stored;
}

static gint64
add_connection (Many *self, LeadsLead *lead, const char *name, LeadsSide side)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (self->base.desk);
  g_autoptr (LeadsConnection) connection = leads_connection_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  leads_connection_set_lead_id (connection, leads_lead_get_id (lead));
  leads_connection_set_name (connection, name);
  leads_connection_set_side (connection, side);
  leads_directory_service_save_async (directory, connection, NULL, keep_result, &result);
  id = leads_directory_service_save_finish (directory, wait_for (&result), &error);
  g_assert_no_error (error);
  return id;
}

static void
set_up (Many *self, gconstpointer data)
{
  fixture_set_up (&self->base, data);
  self->leads[0] = g_object_ref (self->base.lead);
  self->leads[1] = g_object_ref (self->base.other);
  self->leads[2] = add_lead (self, "Contoso", "Operator Connect");
  self->leads[3] = add_lead (self, "Fabrikam Ltd", "Direct Routing");
  self->leads[4] = add_lead (self, "Litware", "SIP Trunk");
  add_connection (self, self->leads[2], "PSTN", LEADS_SIDE_PSTN);
  add_connection (self, self->leads[3], "PSTN", LEADS_SIDE_PSTN);
  add_connection (self, self->leads[4], "Inside", LEADS_SIDE_CUSTOMER);
  g_clear_object (&self->base.draft);
  self->base.draft = leads_upload_service_new_draft_for_many (leads_desk_get_uploads (self->base.desk));
}

static void
tear_down (Many *self, gconstpointer data)
{
  for (guint i = 0; i < N_LEADS; i++)
    g_clear_object (&self->leads[i]);
  fixture_tear_down (&self->base, data);
}

/* (transfer full): of the part of @lead; NULL: it has none */
static LeadsDraftPart *
find_part (Many *self, LeadsLead *lead)
{
  GListModel *parts = leads_draft_get_parts (self->base.draft);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (LeadsDraftPart) part = g_list_model_get_item (parts, i);

      if (leads_lead_get_id (leads_draft_part_get_lead (part)) == leads_lead_get_id (lead))
        return g_steal_pointer (&part);
    }
  return NULL;
}

static void
assert_part (Many *self, guint lead, const char *expected)
{
  g_autoptr (LeadsDraftPart) part = find_part (self, self->leads[lead]);

  g_assert_nonnull (part);
  assert_totals (leads_draft_part_get_totals (part), expected);
}

/* Parts, lines that are nobody's, heading and blank lines are the draft. */
static void
assert_sum (Many *self)
{
  GListModel *parts = leads_draft_get_parts (self->base.draft);
  const LeadsTotals *all = leads_draft_get_totals (self->base.draft);
  LeadsTotals sum = *leads_draft_get_unmatched (self->base.draft);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (LeadsDraftPart) part = g_list_model_get_item (parts, i);

      g_assert_true (leads_totals_add_up (leads_draft_part_get_totals (part)));
      leads_totals_add (&sum, leads_draft_part_get_totals (part));
    }
  sum.lines += all->header + all->blank;
  sum.header = all->header;
  sum.blank = all->blank;
  sum.reasons[LEADS_REASON_BLANK_LINE] = all->reasons[LEADS_REASON_BLANK_LINE];
  g_assert_cmpmem (&sum, sizeof sum, all, sizeof *all);
}

static GPtrArray *
submit_many (Many *self, GError **error)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->base.desk);
  const LeadsUploadSettings settings = { .profile_id = self->base.profile };
  g_autoptr (GAsyncResult) result = NULL;

  leads_upload_service_submit_async (uploads, self->base.draft, &settings, NULL, keep_result, &result);
  return leads_upload_service_submit_many_finish (uploads, wait_for (&result), error);
}

static GPtrArray *
undo_batch (Many *self, gint64 batch, GError **error)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->base.desk);
  g_autoptr (GAsyncResult) result = NULL;

  leads_upload_service_undo_batch_async (uploads, batch, NULL, keep_result, &result);
  return leads_upload_service_undo_batch_finish (uploads, wait_for (&result), error);
}

static const char carrier[] = "Customer;Service;Number\n"
                              "Adatum Corporation;Teams Calling;+12127881500\n" /* 2 */
                              "ADATUM  corporation;;+12127881501\n"             /* its only service */
                              "Contoso;Zoom Phone;+12127881502\n"
                              "Contoso;;+12127881503\n" /* 5: which one? */
                              "Contoso;operator connect;+12127881504\n"
                              "Nobody;Teams Calling;+12127881505\n"
                              "Contoso;Teams Calling;+12127881506\n"
                              ";Teams Calling;+12127881507\n"
                              "Contoso;Zoom Phone;+12127881500\n" /* 10: of another lead, earlier */
                              "Contoso;Zoom Phone;hello\n"
                              "\n"
                              "Fabrikam Ltd;Direct Routing;12127881508\n"
                              "Total;;9\n"
                              "Fabrikam Ltd;Direct Routing;+12127881509\n"; /* 15 */

static void
test_lines_find_their_leads (Many *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (&self->base, self->base.draft, "carrier.csv", carrier);
  g_autofree char *refused = list_refused (entry);
  g_autoptr (LeadsDraftPart) first = NULL;

  g_assert_cmpstr (refused, ==, "5:ambiguous_lead 7:unknown_lead 8:unknown_lead 9:unknown_lead 10:duplicate_in_file "
                                "11:letters 13:no_plus 14:total_line");
  assert_totals (leads_draft_get_totals (self->base.draft),
                 "lines=15 header=1 blank=1 accepted=5 duplicate=1 invalid=7 uploaded=5");
  g_assert_cmpuint (g_list_model_get_n_items (leads_draft_get_parts (self->base.draft)), ==, 4);
  assert_part (self, 0, "lines=2 accepted=2 uploaded=2");
  assert_part (self, 1, "lines=3 accepted=1 duplicate=1 invalid=1 uploaded=1");
  assert_part (self, 2, "lines=1 accepted=1 uploaded=1");
  assert_part (self, 3, "lines=2 accepted=1 invalid=1 uploaded=1");
  assert_totals (leads_draft_get_unmatched (self->base.draft), "lines=5 invalid=5");
  assert_sum (self);
  /* In the file's order. */
  first = g_list_model_get_item (leads_draft_get_parts (self->base.draft), 0);
  g_assert_cmpint (leads_lead_get_id (leads_draft_part_get_lead (first)), ==, leads_lead_get_id (self->leads[0]));
  g_assert_cmpint (leads_draft_part_get_connection_id (first), ==, self->base.connection);
  g_assert_cmpstr (leads_draft_part_get_service_info (first), ==, "Teams Calling");
}

static GPtrArray *
lines_of_lead (LeadsEntry *entry, gint64 lead, LeadsLineKind kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LeadsLineSet) set = NULL;
  g_autoptr (GError) error = NULL;

  leads_entry_find_lines_of_lead_async (entry, lead, kind, LEADS_REASON_NONE, NULL, NULL, keep_result, &result);
  set = leads_entry_find_lines_finish (entry, wait_for (&result), &error);
  g_assert_no_error (error);
  return read_lines (set, 0, 100);
}

static void
test_lines_of_a_lead (Many *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (&self->base, self->base.draft, "carrier.csv", carrier);
  const gint64 other = leads_lead_get_id (self->leads[1]);
  g_autoptr (GPtrArray) valid = lines_of_lead (entry, other, LEADS_LINES_VALID);
  g_autoptr (GPtrArray) refused = lines_of_lead (entry, other, LEADS_LINES_REFUSED);
  g_autoptr (GPtrArray) unmatched = lines_of_lead (entry, 0, LEADS_LINES_REFUSED);

  g_assert_cmpuint (valid->len, ==, 1);
  g_assert_cmpuint (leads_line_get_number (g_ptr_array_index (valid, 0)), ==, 12127881502);
  g_assert_cmpuint (refused->len, ==, 2);
  g_assert_cmpuint (leads_line_get_line (g_ptr_array_index (refused, 0)), ==, 10);
  g_assert_nonnull (strstr (leads_line_get_sentence (g_ptr_array_index (refused, 0)), "line 2"));
  g_assert_cmpuint (unmatched->len, ==, 5);
  g_assert_cmpstr (leads_line_get_text (g_ptr_array_index (unmatched, 1)), ==, "Nobody;Teams Calling;+12127881505");
}

/* What is taken out, and what is repaired, is counted anew for its lead; a number that becomes free goes to the next. */
static void
test_changes (Many *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (&self->base, self->base.draft, "carrier.csv", carrier);
  g_autoptr (LeadsDraftPart) before = find_part (self, self->leads[1]);
  g_autoptr (LeadsDraftPart) after = NULL;

  leads_draft_part_set_service_info (before, "Zoom");
  leads_draft_remove_line (self->base.draft, entry, 0);
  leads_draft_repair (self->base.draft, entry, LEADS_REPAIR_ADD_PLUS);
  settle (self->base.draft);
  assert_part (self, 0, "lines=1 accepted=1 uploaded=1");
  assert_part (self, 1, "lines=3 accepted=2 invalid=1 uploaded=2");
  assert_part (self, 3, "lines=2 accepted=1 repaired=1 uploaded=2");
  assert_sum (self);
  after = find_part (self, self->leads[1]);
  g_assert_true (before == after);
  g_assert_cmpstr (leads_draft_part_get_service_info (after), ==, "Zoom");
}

/* A number that is written anew stays with its line's lead; a line of nobody stays nobody's. */
static void
test_edits (Many *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (&self->base, self->base.draft, "carrier.csv", carrier);
  g_autoptr (GError) error = NULL;

  leads_draft_edit_line (self->base.draft, entry, 9, "+12127881520", &error); /* line 11, "hello" */
  leads_draft_edit_line (self->base.draft, entry, 5, "+12127881521", &error); /* line 7, Nobody */
  g_assert_no_error (error);
  settle (self->base.draft);
  assert_part (self, 1, "lines=3 accepted=1 repaired=1 duplicate=1 uploaded=2");
  assert_totals (leads_draft_get_unmatched (self->base.draft), "lines=5 invalid=5");
  assert_sum (self);

  /* Nor does another country make it somebody's. */
  leads_draft_set_entry_country (self->base.draft, entry, "GB");
  settle (self->base.draft);
  g_assert_cmpstr (leads_entry_get_country (entry), ==, "GB");
  assert_part (self, 1, "lines=3 accepted=1 repaired=1 duplicate=1 uploaded=2");
  assert_totals (leads_draft_get_unmatched (self->base.draft), "lines=5 invalid=5");
  assert_sum (self);
}

static void
test_no_customers (Many *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (&self->base, self->base.draft, "plain.csv", "Number\n+12127881500\n");

  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_FAILED);
  g_assert_error (leads_entry_get_error (entry), LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
  g_assert_cmpuint (g_list_model_get_n_items (leads_draft_get_parts (self->base.draft)), ==, 0);
}

static void
assert_numbers (Many *self, guint lead, const char *expected)
{
  g_autoptr (GArray) numbers = list_numbers (&self->base, leads_lead_get_id (self->leads[lead]));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (text, "%s%" G_GUINT64_FORMAT, i > 0 ? " " : "", g_array_index (numbers, guint64, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_submit_and_undo (Many *self, gconstpointer data)
{
  LeadsUploadService *service = leads_desk_get_uploads (self->base.desk);
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (LeadsLineSet) lines = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsUpload *upload;

  add_file (&self->base, self->base.draft, "carrier.csv", carrier);
  uploads = submit_many (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uploads->len, ==, 4);
  assert_numbers (self, 0, "12127881500 12127881501");
  assert_numbers (self, 1, "12127881502");
  assert_numbers (self, 2, "12127881504");
  assert_numbers (self, 3, "12127881509");

  upload = g_ptr_array_index (uploads, 1);
  g_assert_cmpint (leads_upload_get_lead_id (upload), ==, leads_lead_get_id (self->leads[1]));
  g_assert_cmpint (leads_upload_get_batch_size (upload), ==, 4);
  g_assert_cmpint (leads_upload_get_state (upload), ==, LEADS_UPLOAD_STATE_PARTIAL);
  g_assert_cmpstr (leads_upload_get_file_name (upload), ==, "carrier.csv");
  g_assert_cmpstr (leads_upload_get_service_info (upload), ==, "Zoom Phone");
  assert_totals (leads_upload_get_totals (upload), "lines=3 accepted=1 duplicate=1 invalid=1 uploaded=1");
  leads_upload_service_find_lines_async (service, leads_upload_get_id (upload), LEADS_REASON_NONE, NULL, NULL,
                                         keep_result, &result);
  lines = leads_upload_service_find_lines_finish (service, wait_for (&result), &error);
  page = read_lines (lines, 0, 10);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpuint (leads_line_get_line (g_ptr_array_index (page, 0)), ==, 10);
  g_clear_object (&result);
  leads_upload_service_list_files_async (service, leads_upload_get_id (upload), NULL, keep_result, &result);
  files = leads_upload_service_list_files_finish (service, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  assert_totals (&((LeadsUploadFile *) g_ptr_array_index (files, 0))->totals,
                 "lines=3 accepted=1 duplicate=1 invalid=1 uploaded=1");

  undone = undo_batch (self, leads_upload_get_batch_id (upload), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->len, ==, 4);
  for (guint i = 0; i < undone->len; i++)
    g_assert_cmpint (leads_upload_get_state (g_ptr_array_index (undone, i)), ==, LEADS_UPLOAD_STATE_UNDONE);
  assert_numbers (self, 0, "");
  assert_numbers (self, 3, "");
}

static void
test_already_here (Many *self, gconstpointer data)
{
  LeadsEntry *entry;
  g_autofree char *refused = NULL;

  give_other (&self->base, "+12127881500\n+12127881501\n+12127881510\n+12127881511\n+12127881512");
  entry = add_file (&self->base, self->base.draft, "again.csv",
                    "Customer,Service,Number\n"
                    "Contoso,Zoom Phone,+12127881500\n"
                    "Adatum Corporation,,+12127881501\n"
                    "Contoso,Operator Connect,+12127881502\n"
                    "Contoso,Operator Connect,+12127881500\n"
                    "Contoso,Zoom Phone,+12127881509-1513\n"
                    "Adatum Corporation,,+12127881512-1519\n");
  refused = list_refused (entry);
  g_assert_cmpstr (refused, ==, "2:already_here 3:owned_elsewhere 5:owned_elsewhere 7:owned_elsewhere");
  assert_part (self, 1, "lines=2 accepted=1 existing=1 uploaded=2 skipped=3");
  assert_part (self, 0, "lines=2 existing=2");
  assert_sum (self);
}

/* A lead without connection stops all, until it is left out. */
static void
test_no_connection (Many *self, gconstpointer data)
{
  g_autoptr (LeadsDraftPart) part = NULL;
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (GError) error = NULL;

  add_file (&self->base, self->base.draft, "two.csv",
            "Customer,Service,Number\nLitware,SIP Trunk,+12127881500\nContoso,Zoom Phone,+12127881501\n"
            "Contoso,Zoom Phone,+12127881500\n");
  part = find_part (self, self->leads[4]);
  g_assert_cmpuint (leads_draft_part_get_connections (part)->len, ==, 0);
  uploads = submit_many (self, &error);
  g_assert_null (uploads);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, "Litware"));
  assert_numbers (self, 1, "");

  g_clear_error (&error);
  leads_draft_part_set_included (part, FALSE);
  uploads = submit_many (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uploads->len, ==, 1);
  g_assert_cmpint (leads_upload_get_batch_id (g_ptr_array_index (uploads, 0)), ==, 0);
  assert_numbers (self, 1, "12127881501");
  assert_numbers (self, 4, "");
}

/* A connection that is added while the dialog is open is chosen by itself. */
static void
test_connection_appears (Many *self, gconstpointer data)
{
  g_autoptr (LeadsDraftPart) part = NULL;
  gint64 id;

  add_file (&self->base, self->base.draft, "one.csv", "Customer,Number\nLitware,+12127881500\n");
  part = find_part (self, self->leads[4]);
  g_assert_cmpint (leads_draft_part_get_connection_id (part), ==, 0);
  id = add_connection (self, self->leads[4], "PSTN", LEADS_SIDE_PSTN);
  while (leads_draft_part_get_connection_id (part) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (leads_draft_part_get_connection_id (part), ==, id);
  settle (self->base.draft);
}

/* Of several connections the one that the lead used last is chosen. */
static void
test_last_used (Many *self, gconstpointer data)
{
  const gint64 second = add_connection (self, self->leads[1], "PSTN 2", LEADS_SIDE_PSTN);
  const LeadsUploadSettings settings = { .profile_id = self->base.profile, .connection_id = second, .service_info = "X" };
  g_autoptr (LeadsDraft)
      one = leads_upload_service_new_draft (leads_desk_get_uploads (self->base.desk), self->leads[1]);
  g_autoptr (LeadsDraftPart) before = NULL;
  g_autoptr (LeadsDraftPart) after = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;

  add_file (&self->base, self->base.draft, "a.csv", "Customer,Service,Number\nContoso,Zoom Phone,+12127881500\n");
  before = find_part (self, self->leads[1]);
  g_assert_cmpint (leads_draft_part_get_connection_id (before), ==, 0);
  add_file (&self->base, one, "b.csv", "Number\n+12127881590\n");
  upload = submit_with (&self->base, one, &settings, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->base.draft);
  self->base.draft = leads_upload_service_new_draft_for_many (leads_desk_get_uploads (self->base.desk));
  add_file (&self->base, self->base.draft, "a.csv", "Customer,Service,Number\nContoso,Zoom Phone,+12127881500\n");
  after = find_part (self, self->leads[1]);
  g_assert_cmpint (leads_draft_part_get_connection_id (after), ==, second);
}

static void
take_elsewhere (Many *self, const char *number)
{
  Fixture second = self->base;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_desk_open_async (self->base.dir, FALSE, NULL, keep_result, &result);
  second.desk = leads_desk_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  give_other (&second, number);
  g_clear_object (&second.desk);
}

/* Another program takes a number between the comparison and Submit: nothing of any lead is stored. That Submit is
 * faster than the notice of the change takes a few attempts at times. */
static void
test_taken_meanwhile (Many *self, gconstpointer data)
{
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;

  for (guint attempt = 0; error == NULL; attempt++)
    {
      g_autofree char *text = g_strdup_printf ("Customer,Service,Number\nAdatum Corporation,,+121278815%u0\n"
                                               "Contoso,Zoom Phone,+121278815%u1\nFabrikam Ltd,,+121278815%u2\n",
                                               attempt, attempt, attempt);
      g_autofree char *taken = g_strdup_printf ("+121278815%u2", attempt);

      g_assert_cmpuint (attempt, <, 10);
      g_clear_object (&self->base.draft);
      self->base.draft = leads_upload_service_new_draft_for_many (leads_desk_get_uploads (self->base.desk));
      add_file (&self->base, self->base.draft, "three.csv", text);
      take_elsewhere (self, taken);
      uploads = submit_many (self, &error);
      if (uploads != NULL)
        {
          g_autoptr (GPtrArray) undone = undo_batch (self, leads_upload_get_batch_id (g_ptr_array_index (uploads, 0)),
                                                     NULL);

          g_assert_cmpuint (undone->len, ==, 2);
          g_clear_pointer (&uploads, g_ptr_array_unref);
        }
      g_free (expected);
      expected = g_strdup_printf ("121278815%u0", attempt);
    }
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NUMBERS_TAKEN);
  assert_numbers (self, 0, "");
  assert_part (self, 3, "lines=1 existing=1");
  g_clear_error (&error);
  uploads = submit_many (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uploads->len, ==, 2);
  assert_numbers (self, 0, expected);
  assert_numbers (self, 3, "");
}

typedef struct
{
  const char *customer;
  const char *service;
  int lead; /* -1: none */
  LeadsReason reason;
} Name;

static const Name names[] = {
  { "Adatum Corporation", "Teams Calling", 0, LEADS_REASON_NONE },
  { "adatum corporation ", "", 0, LEADS_REASON_NONE },
  { "CONTOSO", "Zoom  Phone", 1, LEADS_REASON_NONE },
  { "Contoso", "operator connect", 2, LEADS_REASON_NONE },
  { "Contoso", " ", -1, LEADS_REASON_AMBIGUOUS_LEAD },
  { "\357\274\246abrikam Ltd", "Direct Routing", 3, LEADS_REASON_NONE }, /* a full-width F */
  { "Fabrikam", "Direct Routing", -1, LEADS_REASON_UNKNOWN_LEAD },
  { "", "", -1, LEADS_REASON_UNKNOWN_LEAD },
};

#define MODEL_LINES   120
#define MODEL_NUMBERS 60

/* Random lines over all names; the first line of a number keeps it, and what the store has goes to nobody. The same
 * lines as a file for each lead, without those that another lead's line took, store the same numbers. */
static void
test_model (Many *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Customer|Service|Number\n");
  GString *separate[N_LEADS];
  GPtrArray *expected[N_LEADS];
  int owners[MODEL_NUMBERS];
  gint64 counts[LEADS_N_REASONS] = { 0 };
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GError) error = NULL;

  give_other (&self->base, "+12127881000\n+12127881007\n+12127881030");
  for (guint i = 0; i < MODEL_NUMBERS; i++)
    owners[i] = i == 0 || i == 7 || i == 30 ? N_LEADS : -1;
  for (guint i = 0; i < N_LEADS; i++)
    {
      separate[i] = g_string_new ("Number\n");
      expected[i] = g_ptr_array_new_with_free_func (g_free);
    }
  for (guint i = 0; i < MODEL_LINES; i++)
    {
      const Name *name = &names[g_test_rand_int_range (0, G_N_ELEMENTS (names))];
      const guint number = g_test_rand_int_range (0, MODEL_NUMBERS);
      LeadsReason reason = name->reason;

      g_string_append_printf (text, "%s|%s|+12127881%03u\n", name->customer, name->service, number);
      if (name->lead >= 0 && owners[number] == N_LEADS)
        reason = name->lead == 1 ? LEADS_REASON_ALREADY_HERE : LEADS_REASON_OWNED_ELSEWHERE;
      else if (name->lead >= 0 && owners[number] >= 0)
        reason = LEADS_REASON_DUPLICATE_IN_FILE;
      else if (name->lead >= 0)
        {
          owners[number] = name->lead;
          g_string_append_printf (separate[name->lead], "+12127881%03u\n", number);
        }
      counts[reason]++;
    }

  add_file (&self->base, self->base.draft, "random.csv", text->str);
  assert_sum (self);
  for (guint i = 1; i < LEADS_N_REASONS; i++)
    g_assert_cmpint (leads_draft_get_totals (self->base.draft)->reasons[i], ==, counts[i]);
  g_assert_cmpint (leads_draft_get_totals (self->base.draft)->uploaded, ==, counts[LEADS_REASON_NONE]);
  uploads = submit_many (self, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_LEADS; i++)
    {
      g_autoptr (GArray) numbers = list_numbers (&self->base, leads_lead_get_id (self->leads[i]));

      for (guint j = 0; j < numbers->len; j++)
        g_ptr_array_add (expected[i], g_strdup_printf ("%" G_GUINT64_FORMAT, g_array_index (numbers, guint64, j)));
      g_ptr_array_add (expected[i], NULL);
    }
  undone = undo_batch (self, leads_upload_get_batch_id (g_ptr_array_index (uploads, 0)), &error);
  g_assert_no_error (error);

  for (guint i = 0; i < N_LEADS; i++)
    {
      g_autofree char *joined = g_strjoinv (" ", (char **) expected[i]->pdata);
      g_autoptr (LeadsDraft)
          draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->base.desk), self->leads[i]);
      g_autofree char *name = g_strdup_printf ("%u.csv", i);
      LeadsUploadSettings settings = { .profile_id = self->base.profile, .service_info = "One" };
      g_autoptr (LeadsDraftPart) part = find_part (self, self->leads[i]);
      g_autoptr (LeadsUpload) upload = NULL;

      if (strlen (separate[i]->str) > strlen ("Number\n"))
        {
          settings.connection_id = leads_draft_part_get_connection_id (part);
          add_file (&self->base, draft, name, separate[i]->str);
          upload = submit_with (&self->base, draft, &settings, NULL, &error);
          g_assert_no_error (error);
        }
      assert_numbers (self, i, joined);
      g_string_free (separate[i], TRUE);
      g_ptr_array_unref (expected[i]);
    }
}

/* Ranges and lines that become free or are repaired: whatever they are, the parts add up to the whole, and what is
 * stored is what was shown. */
static void
test_ranges (Many *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Customer,Service,Number,CAC\n");
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (GError) error = NULL;
  LeadsEntry *entry;
  gint64 n_uploaded;

  give_other (&self->base, "+12127881500\n+12127881507\n+12127881530");
  for (guint i = 0; i < MODEL_LINES; i++)
    {
      const Name *name = &names[g_test_rand_int_range (0, G_N_ELEMENTS (names))];
      const guint number = g_test_rand_int_range (0, MODEL_NUMBERS);

      g_string_append_printf (text, "%s,%s,", name->customer, name->service);
      if (g_test_rand_bit ())
        g_string_append_printf (text, "+121278815%02u-15%02u,", number,
                                MIN (number + g_test_rand_int_range (0, 9), MODEL_NUMBERS));
      else
        g_string_append_printf (text, "%s121278815%02u,", g_test_rand_bit () ? "+" : "", number);
      g_string_append (text, g_test_rand_bit () ? "5\n" : "\n");
    }
  entry = add_file (&self->base, self->base.draft, "ranges.csv", text->str);
  assert_sum (self);
  for (guint i = 0; i < 10; i++)
    leads_draft_remove_line (self->base.draft, entry, g_test_rand_int_range (0, MODEL_LINES));
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *cell = g_strdup_printf ("+121278815%02d-15%02d", g_test_rand_int_range (0, 50), 55);

      leads_draft_edit_line (self->base.draft, entry, g_test_rand_int_range (0, MODEL_LINES),
                             g_test_rand_bit () ? cell : "nothing", &error);
      g_assert_no_error (error);
    }
  leads_draft_repair (self->base.draft, entry, LEADS_REPAIR_ADD_PLUS);
  settle (self->base.draft);
  assert_sum (self);
  n_uploaded = leads_draft_get_totals (self->base.draft)->uploaded;
  uploads = submit_many (self, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < uploads->len; i++)
    {
      LeadsUpload *upload = g_ptr_array_index (uploads, i);
      g_autoptr (GArray) numbers = list_numbers (&self->base, leads_upload_get_lead_id (upload));
      const gint64 n_before = leads_upload_get_lead_id (upload) == leads_lead_get_id (self->base.other) ? 3 : 0;

      g_assert_cmpint (numbers->len, ==, leads_upload_get_n_uploaded (upload) + n_before);
      n_uploaded -= leads_upload_get_n_uploaded (upload);
    }
  g_assert_cmpint (n_uploaded, ==, 0);
}

static void
test_report (Many *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->base.dir, "unmatched.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  add_file (&self->base, self->base.draft, "carrier.csv", carrier);
  leads_draft_save_report_of_lead_async (self->base.draft, 0, file, NULL, keep_result, &result);
  leads_draft_save_report_finish (self->base.draft, wait_for (&result), &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "Customer,Service,Number,line,reason,suggestion\r\n"
                             "Contoso,,+12127881503,5,ambiguous_lead,\r\n"
                             "Nobody,Teams Calling,+12127881505,7,unknown_lead,\r\n"
                             "Contoso,Teams Calling,+12127881506,8,unknown_lead,\r\n"
                             ",Teams Calling,+12127881507,9,unknown_lead,\r\n"
                             "Total,,9,14,total_line,\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/services/draft-many/lines-find-their-leads", Many, NULL, set_up, test_lines_find_their_leads, tear_down);
  g_test_add ("/services/draft-many/lines-of-a-lead", Many, NULL, set_up, test_lines_of_a_lead, tear_down);
  g_test_add ("/services/draft-many/changes", Many, NULL, set_up, test_changes, tear_down);
  g_test_add ("/services/draft-many/edits", Many, NULL, set_up, test_edits, tear_down);
  g_test_add ("/services/draft-many/no-customers", Many, NULL, set_up, test_no_customers, tear_down);
  g_test_add ("/services/draft-many/submit-and-undo", Many, NULL, set_up, test_submit_and_undo, tear_down);
  g_test_add ("/services/draft-many/already-here", Many, NULL, set_up, test_already_here, tear_down);
  g_test_add ("/services/draft-many/no-connection", Many, NULL, set_up, test_no_connection, tear_down);
  g_test_add ("/services/draft-many/connection-appears", Many, NULL, set_up, test_connection_appears, tear_down);
  g_test_add ("/services/draft-many/taken-meanwhile", Many, NULL, set_up, test_taken_meanwhile, tear_down);
  g_test_add ("/services/draft-many/model", Many, NULL, set_up, test_model, tear_down);
  g_test_add ("/services/draft-many/ranges", Many, NULL, set_up, test_ranges, tear_down);
  g_test_add ("/services/draft-many/last-used", Many, NULL, set_up, test_last_used, tear_down);
  g_test_add ("/services/draft-many/report", Many, NULL, set_up, test_report, tear_down);
  return g_test_run ();
}
