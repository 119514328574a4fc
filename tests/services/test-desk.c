/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-fixture.h"

#include <string.h>

/*
 * Opening a store: what is made, what is refused and left as it is, and what is told about changes.
 */

static void
test_open_makes_store (void)
{
  g_autofree char *top = fixture_make_dir ();
  g_autofree char *dir = g_build_filename (top, "new", "place", NULL);
  g_autofree char *parent = g_path_get_dirname (dir);
  g_autofree char *file = g_build_filename (dir, "customer-leads.db", NULL);
  g_autoptr (GError) error = NULL;
  LeadsDesk *desk = fixture_open_desk (dir, FALSE, &error);
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_cmpstr (leads_desk_get_dir (desk), ==, dir);
  g_assert_true (LEADS_IS_DIRECTORY_SERVICE (leads_desk_get_directory (desk)));
  g_assert_true (LEADS_IS_UPLOAD_SERVICE (leads_desk_get_uploads (desk)));
  g_assert_true (LEADS_IS_NUMBER_SERVICE (leads_desk_get_numbers (desk)));
  g_assert_true (LEADS_IS_IMPORT_SERVICE (leads_desk_get_imports (desk)));
  g_assert_true (LEADS_IS_EXPORT_SERVICE (leads_desk_get_exports (desk)));
  g_assert_true (LEADS_IS_VALIDATION_SERVICE (leads_desk_get_validation (desk)));
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (dir, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0700);

  g_assert_finalize_object (desk);
  fixture_remove_dir (dir);
  g_assert_cmpint (g_rmdir (parent), ==, 0);
  fixture_remove_dir (top);
}

/* Opens a directory that holds @contents as its database; the sentence names the file, which stays as it is. */
static void
assert_refused (const char *contents,
                gsize       length,
                int         code)
{
  g_autofree char *dir = fixture_make_dir ();
  g_autofree char *file = g_build_filename (dir, "customer-leads.db", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsDesk) desk = NULL;
  gsize length_after;

  g_file_set_contents (file, contents, (gssize) length, &error);
  g_assert_no_error (error);
  desk = fixture_open_desk (dir, FALSE, &error);
  g_assert_error (error, LEADS_SERVICE_ERROR, code);
  g_assert_null (desk);
  g_assert_nonnull (strstr (error->message, file));
  g_clear_error (&error);
  g_file_get_contents (file, &after, &length_after, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (contents, length, after, length_after);
  fixture_remove_dir (dir);
}

static void
test_refuse_text (void)
{
  const char *text = "This is a shopping list, not a database, and it is long enough to have a header of one hundred bytes.";

  assert_refused (text, strlen (text), LEADS_SERVICE_ERROR_NOT_OURS);
}

/* A SQLite file's header whose fields at 60 (user version) and 68 (application id) are set. */
static void
test_refuse_newer (void)
{
  g_autofree char *dir = fixture_make_dir ();
  g_autofree char *file = g_build_filename (dir, "customer-leads.db", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  LeadsDesk *desk = fixture_open_desk (dir, FALSE, &error);
  gsize length;

  g_assert_no_error (error);
  g_assert_finalize_object (desk);
  g_file_get_contents (file, &contents, &length, &error);
  g_assert_no_error (error);
  fixture_remove_dir (dir);
  contents[60] = 0x7f;
  assert_refused (contents, length, LEADS_SERVICE_ERROR_NEWER);
  contents[60] = 0;
  contents[68] ^= 0x55;
  assert_refused (contents, length, LEADS_SERVICE_ERROR_NOT_OURS);
}

static void
test_refuse_place (void)
{
  g_autofree char *dir = fixture_make_dir ();
  g_autofree char *file = g_build_filename (dir, "file", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsDesk) desk = NULL;

  g_file_set_contents (file, "x", 1, &error);
  g_assert_no_error (error);
  desk = fixture_open_desk (file, FALSE, &error);
  g_assert_null (desk);
  g_assert_nonnull (error);
  g_assert_true (error->domain == LEADS_SERVICE_ERROR);
  fixture_remove_dir (dir);
}

static void
test_cancel_open (void)
{
  g_autofree char *dir = fixture_make_dir ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  leads_desk_open_async (dir, FALSE, cancellable, fixture_take_result, &result);
  g_assert_null (leads_desk_open_finish (fixture_await (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_remove_dir (dir);
}

static void
note_change (LeadsDesk *desk,
             guint      change,
             guint     *seen)
{
  *seen |= change;
}

static void
test_changed (void)
{
  Fixture fixture;
  guint seen = 0;
  gint64 lead;

  fixture_init (&fixture, FALSE);
  g_signal_connect (fixture.desk, "changed", G_CALLBACK (note_change), &seen);
  lead = fixture_add_lead (&fixture, "Amberley", "Teams Calling");
  fixture_run_until (seen != 0);
  g_assert_cmphex (seen, ==, LEADS_CHANGE_LEADS);

  seen = 0;
  g_assert_cmpint (fixture_save_connection (&fixture, lead, "PSTN", LEADS_SIDE_PSTN, NULL), >, 0);
  fixture_run_until (seen != 0);
  g_assert_cmphex (seen & LEADS_CHANGE_CONNECTIONS, !=, 0);
  g_assert_cmphex (seen & LEADS_CHANGE_NUMBERS, ==, 0);

  seen = 0;
  g_assert_cmpint (fixture_save_profile (&fixture, "Standard", NULL), >, 0);
  fixture_run_until (seen != 0);
  g_assert_cmphex (seen, ==, LEADS_CHANGE_PROFILES);
  fixture_clear (&fixture);
}

/* Another program's change is seen while watching. */
static void
test_watch (void)
{
  Fixture fixture;
  guint seen = 0;
  gint64 lead;

  fixture_init (&fixture, TRUE);
  lead = fixture_add_lead (&fixture, "Amberley", "Teams Calling");
  fixture_add_numbers (&fixture, lead, G_GUINT64_CONSTANT (441614960000), 1, 1);
  fixture_run_for (300);
  g_signal_connect (fixture.desk, "changed", G_CALLBACK (note_change), &seen);
  fixture_add_numbers (&fixture, lead, G_GUINT64_CONSTANT (441614970000), 1, 10);
  fixture_run_until (seen & LEADS_CHANGE_NUMBERS);
  fixture_clear (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/open/makes-store", test_open_makes_store);
  g_test_add_func ("/desk/open/refuses-text", test_refuse_text);
  g_test_add_func ("/desk/open/refuses-newer-and-foreign", test_refuse_newer);
  g_test_add_func ("/desk/open/refuses-place", test_refuse_place);
  g_test_add_func ("/desk/open/cancel", test_cancel_open);
  g_test_add_func ("/desk/changed", test_changed);
  g_test_add_func ("/desk/watch", test_watch);
  return g_test_run ();
}
