/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <string.h>

/* Numbers as they are dialled within the customer's country: refused, and proposed in their international form. */

static const char national[] = "Numbers\n020 7946 0000\n+442079460001\n02079460002\n442079460100\n";

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(gint64 *) data = leads_directory_service_save_finish (LEADS_DIRECTORY_SERVICE (source), result, &error);
  g_assert_no_error (error);
}

static void
move_customer_to (Fixture *self, const char *country)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (self->desk);
  g_autoptr (LeadsCustomer) customer = leads_customer_new ();
  gint64 id = 0;

  leads_customer_set_id (customer, leads_lead_get_customer_id (self->lead));
  leads_customer_set_full_name (customer, leads_lead_get_customer_name (self->lead));
  leads_customer_set_country (customer, country);
  leads_directory_service_save_async (directory, customer, NULL, on_saved, &id);
  while (id == 0)
    g_main_context_iteration (NULL, TRUE);
}

static LeadsLead *
read_lead (Fixture *self)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (self->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsLead *lead;

  leads_directory_service_get_lead_async (directory, leads_lead_get_id (self->lead), NULL, keep_result, &result);
  lead = leads_directory_service_get_lead_finish (directory, wait_for (&result), &error);
  g_assert_no_error (error);
  return lead;
}

static void
assert_line (GPtrArray *lines, guint place, const char *text, const char *sentence, const char *suggestion)
{
  LeadsLine *line = g_ptr_array_index (lines, place);

  g_assert_cmpstr (leads_line_get_text (line), ==, text);
  g_assert_cmpstr (leads_line_get_sentence (line), ==, sentence);
  g_assert_cmpstr (leads_line_get_suggestion (line), ==, suggestion);
}

static void
test_file (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsLineSet) set = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  LeadsEntry *entry;

  leads_draft_set_country (self->draft, "GB");
  entry = add_file (self, self->draft, "numbers.csv", national);
  assert_totals (leads_entry_get_totals (entry), "lines=5 header=1 accepted=1 invalid=3 uploaded=1");
  set = find_lines (entry, LEADS_LINES_REFUSED, LEADS_REASON_NONE, NULL);
  lines = read_lines (set, 0, 3);
  assert_line (lines, 0, "020 7946 0000", "Written as dialled within its country", "+442079460000");
  assert_line (lines, 1, "02079460002", "Written as dialled within its country", "+442079460002");
  /* A country that reads it in one way only makes it certain. */
  assert_line (lines, 2, "442079460100", "Lacks the +", "+442079460100");
}

static void
test_without_country (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "numbers.csv", national);
  g_autoptr (LeadsLineSet) set = find_lines (entry, LEADS_LINES_REFUSED, LEADS_REASON_NONE, NULL);
  g_autoptr (GPtrArray) lines = read_lines (set, 0, 3);

  g_assert_null (leads_draft_get_country (self->draft));
  assert_line (lines, 0, "020 7946 0000", "Lacks the +", NULL);
  /* Elsewhere it is a number of another kind: the plus is for a person to add. */
  assert_line (lines, 2, "442079460100", "Lacks the +", NULL);
}

static void
test_typed (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  leads_draft_set_country (self->draft, "GB");
  entry = add_number (self->draft, "020 7946 0000", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_null (entry);
  g_assert_error (error, LEADS_NUMBER_ERROR, LEADS_REASON_NO_PLUS);
  g_assert_nonnull (strstr (error->message, "write +442079460000."));
  g_clear_error (&error);
  entry = add_range (self->draft, "+442079460000", "020 7946 0099", LEADS_DRAFT_FLAGS_NONE, &error);
  g_assert_null (entry);
  g_assert_nonnull (strstr (error->message, "write +442079460099."));
}

/* The draft takes the country from the lead; what was stored with the upload is told as it was. */
static void
test_of_the_customer (Fixture *self, gconstpointer data)
{
  LeadsUploadService *service = leads_desk_get_uploads (self->desk);
  g_autoptr (LeadsLead) lead = NULL;
  g_autoptr (LeadsDraft) draft = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (LeadsLineSet) set = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (leads_lead_get_country (self->lead));
  move_customer_to (self, "GB");
  lead = read_lead (self);
  g_assert_cmpstr (leads_lead_get_country (lead), ==, "GB");
  draft = leads_upload_service_new_draft (service, lead);
  g_assert_cmpstr (leads_draft_get_country (draft), ==, "GB");

  add_file (self, draft, "numbers.csv", national);
  upload = submit (self, draft, &error);
  g_assert_no_error (error);
  leads_upload_service_find_lines_async (service, leads_upload_get_id (upload), LEADS_REASON_NONE, NULL, NULL,
                                         keep_result, &found);
  set = leads_upload_service_find_lines_finish (service, wait_for (&found), &error);
  g_assert_no_error (error);
  lines = read_lines (set, 0, 2);
  assert_line (lines, 0, "020 7946 0000", "Written as dialled within its country", "+442079460000");
}

static void
set_country (Fixture *self, LeadsEntry *entry, const char *country)
{
  leads_draft_set_entry_country (self->draft, entry, country);
  settle (self->draft);
  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_READY);
  g_assert_cmpstr (leads_entry_get_country (entry), ==, country);
}

/* The country of a file is changed after it was read: what is proposed changes, and what was decided stays. */
static void
test_changed (Fixture *self, gconstpointer data)
{
  LeadsEntry *entry = add_file (self, self->draft, "numbers.csv",
                                "Number,CAC\n020 7946 0000,5\n+442079460001,\n02079460002,x\n442079460100,\n"
                                "03023125014,\nnone,\n020 7946 0003 to 0009,\n442079460010-19,4\n");
  g_autofree char *as_british = NULL;
  g_autofree char *as_german = NULL;
  g_autofree char *as_read = list_refused (entry);
  g_autoptr (GError) error = NULL;

  g_assert_true (leads_entry_depends_on_country (entry));
  leads_draft_repair_all (self->draft, entry);
  g_assert_true (leads_draft_edit_line (self->draft, entry, 5, "020 7946 0500", &error));
  leads_draft_remove_line (self->draft, entry, 4);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), "lines=8 header=1 accepted=1 invalid=6 uploaded=1");

  set_country (self, entry, "GB");
  as_british = list_refused (entry);
  g_assert_cmpstr (as_british, ==, "4:over_limit");
  assert_totals (leads_entry_get_totals (entry), "lines=8 header=1 accepted=1 repaired=5 invalid=1 uploaded=21");

  set_country (self, entry, "DE");
  leads_draft_restore_removed (self->draft, entry);
  settle (self->draft);
  as_german = list_refused (entry);
  g_assert_nonnull (strstr (as_german, "2:no_plus"));
  g_assert_null (strstr (as_german, "6:no_plus"));

  leads_draft_restore_edited (self->draft, entry);
  leads_draft_unrepair_all (self->draft, entry);
  set_country (self, entry, NULL);
  g_free (as_german);
  as_german = list_refused (entry);
  g_assert_cmpstr (as_german, ==, as_read);
}

/* @country: chosen for the file; %NULL: nobody's */
static LeadsEntry *
add_file_of (Fixture *self, LeadsDraft *draft, const char *name, const char *text, const char *country)
{
  g_auto (LeadsFileOptions) options = { .country = g_strdup (country != NULL ? country : "") };
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  LeadsEntry *entry;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  entry = leads_draft_add_file (draft, file, &options);
  settle (draft);
  return entry;
}

static void
assert_repaired (Fixture *self, LeadsEntry *entry, const char *expected)
{
  leads_draft_repair_all (self->draft, entry);
  settle (self->draft);
  assert_totals (leads_entry_get_totals (entry), expected);
}

/* A country that nobody chose counts for nothing where the other numbers of the file are of another. */
static void
test_contradicted (Fixture *self, gconstpointer data)
{
  static const char american[] = "+12127881500-1599\n+12127882000\n(212) 788-2001\n2127882002\n+12127882004\n+4930123456\n";
  LeadsEntry *entry;

  leads_draft_set_country (self->draft, "DE");
  entry = add_file (self, self->draft, "american.csv", american);
  g_assert_null (leads_entry_get_country (entry));
  g_assert_true (leads_entry_depends_on_country (entry));
  g_assert_cmpstr (leads_entry_get_doubt (entry), ==,
                   "2 numbers have no country code and may be of Germany or of the United States, as most others are. "
                   "Choose their country.");
  assert_repaired (self, entry, "lines=6 accepted=4 invalid=2 uploaded=103");

  /* What is chosen is not doubted, be it one or the other. */
  set_country (self, entry, "US");
  g_assert_null (leads_entry_get_doubt (entry));
  assert_totals (leads_entry_get_totals (entry), "lines=6 accepted=4 repaired=2 uploaded=105");
  leads_draft_remove (self->draft, entry);
  entry = add_file_of (self, self->draft, "german.csv", american, "DE");
  g_assert_null (leads_entry_get_doubt (entry));
  assert_repaired (self, entry, "lines=6 accepted=4 repaired=2 uploaded=105");
  leads_draft_remove (self->draft, entry);
  entry = leads_draft_add_text (self->draft, american);
  settle (self->draft);
  assert_repaired (self, entry, "lines=6 accepted=4 invalid=2 uploaded=103");
}

static void
test_not_contradicted (Fixture *self, gconstpointer data)
{
  static const char *const files[] = {
    "030 123456\n+4930123457\n+12127882000\n",
    "030 123456\n030 123457\n030 123458\n",
    "030 123456\n+493012345600 to +493012345699\n+491601234567\n+12127882000\n",
  };

  leads_draft_set_country (self->draft, "DE");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      LeadsEntry *entry = add_file (self, self->draft, "german.csv", files[i]);

      g_assert_null (leads_entry_get_doubt (entry));
      g_assert_cmpstr (leads_entry_get_country (entry), ==, "DE");
      leads_draft_repair_all (self->draft, entry);
      settle (self->draft);
      g_assert_cmpint (leads_entry_get_totals (entry)->invalid, ==, 0);
      leads_draft_remove (self->draft, entry);
    }
  /* Canada has the code of the United States. */
  leads_draft_set_country (self->draft, "CA");
  g_assert_cmpstr (leads_entry_get_country (add_file (self, self->draft, "a.csv", "(212) 788-2001\n+12127882000\n")), ==, "CA");
}

/* Another country gives what the file gives when it is read with that country from the start. */
static void
test_same_as_read (Fixture *self, gconstpointer data)
{
  static const char *const countries[] = { "GB", "DE", "IT", "US", NULL };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    {
      static const char *const ways[] = { "0#", "#", "00#", "+#", "#.0", "0# x1", "0#-0#", "4420#", "+4420# - 99" };
      const char *way = ways[g_test_rand_int_range (0, G_N_ELEMENTS (ways))];

      for (; *way != '\0'; way++)
        if (*way == '#')
          g_string_append_printf (text, "%d", g_test_rand_int_range (10000000, 999999999));
        else
          g_string_append_c (text, *way);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->other);
      LeadsEntry *changed, *entry;
      g_autofree char *expected = NULL;
      g_autofree char *refused = NULL;

      leads_draft_set_repairs (draft, TRUE);
      entry = add_file_of (self, draft, "from-the-start.csv", text->str, countries[i]);
      expected = list_refused (entry);
      changed = add_file (self, self->draft, "changed.csv", text->str);
      leads_draft_repair_all (self->draft, changed);
      set_country (self, changed, countries[(i + 1) % G_N_ELEMENTS (countries)]);
      set_country (self, changed, countries[i]);
      refused = list_refused (changed);
      g_assert_cmpstr (refused, ==, expected);
      g_assert_cmpmem (leads_entry_get_totals (changed), sizeof (LeadsTotals), leads_entry_get_totals (entry),
                       sizeof (LeadsTotals));
      leads_draft_remove (self->draft, changed);
    }
}

static void
test_groups (Fixture *self, gconstpointer data)
{
  LeadsEntry *certain = add_file (self, self->draft, "certain.csv", "493023125014\n493023125015\n");
  LeadsEntry *mixed = add_file (self, self->draft, "mixed.csv", "442079460002\n493023125016\n");
  g_autoptr (GPtrArray) groups = leads_entry_dup_groups (certain);
  g_autoptr (GPtrArray) mixed_groups = leads_entry_dup_groups (mixed);

  g_assert_cmpint (((LeadsRepairGroup *) g_ptr_array_index (groups, 0))->repair, ==, LEADS_REPAIR_ADD_PLUS);
  g_assert_cmpint (((LeadsRepairGroup *) g_ptr_array_index (mixed_groups, 0))->repair, ==, LEADS_REPAIR_ADD_PLUS);
  g_assert_cmpint (((LeadsRepairGroup *) g_ptr_array_index (groups, 0))->n_uncertain, ==, 0);
  g_assert_cmpint (((LeadsRepairGroup *) g_ptr_array_index (mixed_groups, 0))->n_uncertain, ==, 1);

  leads_draft_set_country (self->draft, "GB");
  certain = add_file (self, self->draft, "known.csv", "442079460003\n442079460101\n");
  g_clear_pointer (&groups, g_ptr_array_unref);
  groups = leads_entry_dup_groups (certain);
  g_assert_cmpint (((LeadsRepairGroup *) g_ptr_array_index (groups, 0))->n_uncertain, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("/draft-country/file", test_file);
  ADD ("/draft-country/without-country", test_without_country);
  ADD ("/draft-country/typed", test_typed);
  ADD ("/draft-country/of-the-customer", test_of_the_customer);
  ADD ("/draft-country/changed", test_changed);
  ADD ("/draft-country/same-as-read", test_same_as_read);
  ADD ("/draft-country/groups", test_groups);
  ADD ("/draft-country/contradicted", test_contradicted);
  ADD ("/draft-country/not-contradicted", test_not_contradicted);
  return g_test_run ();
}
