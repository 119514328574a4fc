/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <string.h>

/* What is seen of a file that names customers, before and beside its use for several leads. */

static const char carrier[] = "Customer;Service;Number\nAdatum Corporation;Teams Calling;+12127881500\n";

static gboolean
names_customers (Fixture *self, const char *name, const char *text, GError **error)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (text == NULL || g_file_set_contents (path, text, -1, NULL));
  leads_upload_service_names_customers_async (uploads, file, NULL, keep_result, &result);
  return leads_upload_service_names_customers_finish (uploads, wait_for (&result), error);
}

/* Where the file is for one lead, the customers that it names are not overlooked silently. */
static void
test_unused_customers (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsDraft)
      one = leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->lead);
  g_autoptr (LeadsDraft) many = leads_upload_service_new_draft_for_many (leads_desk_get_uploads (self->desk));
  LeadsEntry *entry = add_file (self, one, "carrier.csv", carrier);
  LeadsEntry *plain = add_file (self, one, "plain.csv", "Number\n+12127881590\n");
  LeadsEntry *routed = add_file (self, many, "carrier.csv", carrier);

  g_assert_nonnull (strstr (leads_entry_get_doubt (entry), "“Customer”"));
  g_assert_null (leads_entry_get_doubt (plain));
  g_assert_null (leads_entry_get_doubt (routed));
}

/* What an opened file is for is seen before it is read. */
static void
test_names_customers (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (names_customers (self, "a.csv", carrier, &error));
  g_assert_true (names_customers (self, "b.csv", "Rufnummer\tKunde\n+12127881500\tContoso\n", &error));
  g_assert_false (names_customers (self, "c.csv", "Number,Service\n+12127881500,Zoom Phone\n", &error));
  g_assert_false (names_customers (self, "d.csv", "Contoso,+12127881500\n", &error));
  g_assert_false (names_customers (self, "missing.csv", NULL, &error));
  g_assert_false (names_customers (self, "..", NULL, &error));
  g_assert_no_error (error);
}

/* What a file that is for several leads lacks is said as it is. */
static void
test_missing (Fixture *self, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "Customer,Service\nContoso,Zoom Phone\n", "no telephone numbers" },
    { "Kunde;Standort\nContoso;Bonn\n", "no telephone numbers" },
    { "Contoso,+12127881500\n", "no heading" },
    { "Number,Service\n+12127881500,Zoom Phone\n", "no column with customers" },
    { "Number,Service\n", "no column with customers" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LeadsDraft) many = leads_upload_service_new_draft_for_many (leads_desk_get_uploads (self->desk));
      LeadsEntry *entry = add_file (self, many, "carrier.csv", cases[i][0]);

      g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_FAILED);
      g_assert_nonnull (strstr (leads_entry_get_error (entry)->message, cases[i][1]));
    }
}

/* What sums up a file has a reason of its own; a customer that is called so is one like any other. */
static void
test_totals (Fixture *self, gconstpointer data)
{
  g_autoptr (LeadsDraft) many = leads_upload_service_new_draft_for_many (leads_desk_get_uploads (self->desk));
  g_autofree char *refused = NULL;
  LeadsEntry *entry = add_file (self, many, "carrier.csv",
                                "Customer,Service,Number\n"
                                "Contoso,,+12127881500\n"
                                "Total, , 300\n"
                                "Gesamtsumme:,,\n"
                                ",,Total\n"
                                "Total,,+12127881501\n"
                                "Totally Other,,300\n");
  const LeadsTotals *totals = leads_entry_get_totals (entry);
  g_autoptr (GPtrArray) strangers = leads_draft_list_strangers (many);

  g_assert_true (leads_totals_add_up (totals));
  g_assert_cmpint (totals->reasons[LEADS_REASON_TOTAL_LINE], ==, 3);
  g_assert_cmpint (totals->reasons[LEADS_REASON_UNKNOWN_LEAD], ==, 2);
  g_assert_cmpint (leads_draft_get_unmatched (many)->lines, ==, 5);
  g_assert_cmpuint (strangers->len, ==, 2);
  refused = list_refused (entry);
  g_assert_nonnull (strstr (refused, "total_line"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/services/file-customers/names", Fixture, NULL, fixture_set_up, test_names_customers, fixture_tear_down);
  g_test_add ("/services/file-customers/unused", Fixture, NULL, fixture_set_up, test_unused_customers,
              fixture_tear_down);
  g_test_add ("/services/file-customers/missing", Fixture, NULL, fixture_set_up, test_missing, fixture_tear_down);
  g_test_add ("/services/file-customers/totals", Fixture, NULL, fixture_set_up, test_totals, fixture_tear_down);
  return g_test_run ();
}
