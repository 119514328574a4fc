/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* What happens to the file behind the back of the one who has it open: nothing may be said to be stored that is lost. */

static void
assert_refused (Desk *desk, LeadsStorageError code)
{
  const gint64 number = 12127881501;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (desk_upload (desk, &number, 1, &error), ==, 0);
  g_assert_error (error, LEADS_STORAGE_ERROR, (int) code);
  g_clear_error (&error);
  g_assert_null (leads_number_store_get (desk->numbers, 12127881500, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, (int) code);
}

static Desk *
desk_with_number (void)
{
  const gint64 number = 12127881500;
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);

  g_assert_cmpint (desk_upload (desk, &number, 1, NULL), !=, 0);
  return desk;
}

static void
test_deleted (void)
{
  Desk *desk = desk_with_number ();
  g_autofree char *path = desk_path (desk);

  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_refused (desk, LEADS_STORAGE_ERROR_MOVED);
  desk_free (desk);
}

/* Moved away nothing is stored; put back it goes on where it was. */
static void
test_moved (void)
{
  const gint64 number = 12127881502;
  Desk *desk = desk_with_number ();
  g_autofree char *path = desk_path (desk);
  g_autofree char *away = g_strconcat (path, ".away", NULL);

  g_assert_cmpint (g_rename (path, away), ==, 0);
  assert_refused (desk, LEADS_STORAGE_ERROR_MOVED);
  g_assert_cmpint (g_rename (away, path), ==, 0);
  g_assert_cmpint (desk_upload (desk, &number, 1, NULL), !=, 0);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 2);
  desk_free (desk);
}

/* Neither reads from the one file while the other is written. */
static void
test_replaced (void)
{
  Desk *desk = desk_with_number ();
  Desk *other = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  g_autofree char *other_path = desk_path (other);
  g_autofree char *other_directory = g_strdup (other->directory);

  desk_close (other);
  g_assert_cmpint (g_rename (other_path, path), ==, 0);
  assert_refused (desk, LEADS_STORAGE_ERROR_MOVED);
  remove_directory (other_directory);
  desk_free (desk);
}

static void
test_truncated (void)
{
  Desk *desk = desk_with_number ();
  g_autofree char *path = desk_path (desk);
  char *directory = g_strdup (desk->directory);
  gint64 page_size;

  /* Closed and opened anew: nothing is in the log. */
  desk_close (desk);
  desk = desk_new (directory, LEADS_DATABASE_DEFAULT);
  page_size = query_file (path, "PRAGMA page_size");
  g_assert_cmpint (truncate (path, page_size), ==, 0);
  assert_refused (desk, LEADS_STORAGE_ERROR_DAMAGED);
  desk_free (desk);
}

/* What others wrote is shown, as UTF-8. */
static void
test_foreign_bytes (void)
{
  Desk *desk = desk_with_number ();
  g_autofree char *path = desk_path (desk);
  g_autoptr (LeadsLead) lead = NULL;

  change_file (path, "UPDATE lead SET service_name = CAST (x'41ff42' AS TEXT)");
  lead = leads_lead_store_get (desk->leads, desk->lead, NULL, NULL);
  g_assert_cmpstr (leads_lead_get_service_name (lead), ==, "A\357\277\275B");
  desk_free (desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/deleted", test_deleted);
  g_test_add_func ("/place/moved", test_moved);
  g_test_add_func ("/place/replaced", test_replaced);
  g_test_add_func ("/place/truncated", test_truncated);
  g_test_add_func ("/place/foreign-bytes", test_foreign_bytes);
  return g_test_run ();
}
