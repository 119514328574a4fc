/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "storage-test"

#include "support.h"

#include "leads-database-private.h"

#include <glib/gstdio.h>
#include <leads-time.h>
#include <sqlite3.h>

/* A small desk to test on, and a look at the file past the code under test. */

char *
make_directory (void)
{
  g_autoptr (GError) error = NULL;
  char *directory = g_dir_make_tmp ("store-XXXXXX", &error);

  g_assert_no_error (error);
  return directory;
}

void
remove_directory (const char *directory)
{
  GDir *listing = g_dir_open (directory, 0, NULL);
  const char *name;

  g_assert_nonnull (listing);
  while ((name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_directory (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_dir_close (listing);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

char *
copy_directory (const char *directory)
{
  char *copy = make_directory ();
  g_autoptr (GDir) listing = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *from = g_build_filename (directory, name, NULL);
      g_autofree char *to = g_build_filename (copy, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &content, &length, NULL));
      g_assert_true (g_file_set_contents_full (to, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
  return copy;
}

gint64
desk_add_lead (Desk *desk, const char *customer_name, const char *service, const char *channel_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsChannel) channel = leads_channel_store_find (desk->channels, channel_name, NULL, &error);
  g_autoptr (LeadsCustomer) customer = leads_customer_new ();
  g_autoptr (LeadsLead) lead = leads_lead_new ();
  gint64 channel_id;
  gint64 customer_id;
  gint64 lead_id;

  g_assert_no_error (error);
  if (channel == NULL)
    {
      channel = leads_channel_new ();
      leads_channel_set_name (channel, channel_name);
      leads_channel_store_add (desk->channels, channel, &channel_id, NULL, &error);
      g_assert_no_error (error);
    }
  else
    channel_id = leads_channel_get_id (channel);
  leads_customer_set_full_name (customer, customer_name);
  leads_customer_set_channel_id (customer, channel_id);
  leads_customer_store_add (desk->customers, customer, &customer_id, NULL, &error);
  g_assert_no_error (error);
  leads_lead_set_customer_id (lead, customer_id);
  leads_lead_set_service_name (lead, service);
  leads_lead_store_add (desk->leads, lead, &lead_id, NULL, &error);
  g_assert_no_error (error);
  return lead_id;
}

gint64
desk_add_connection (Desk *desk, gint64 lead, const char *name, LeadsSide side)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsConnection) connection = leads_connection_new ();
  gint64 id;

  leads_connection_set_lead_id (connection, lead);
  leads_connection_set_name (connection, name);
  leads_connection_set_side (connection, side);
  leads_connection_store_add (desk->connections, connection, &id, NULL, &error);
  g_assert_no_error (error);
  return id;
}

gint64
desk_add_profile (Desk *desk, const char *name)
{
  const char *const trunks[] = { "sbc1.example.com", "sbc2.example.com", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsProfile) profile = leads_profile_new ();
  gint64 id;

  leads_profile_set_name (profile, name);
  leads_profile_set_trunks (profile, trunks);
  leads_profile_store_add (desk->profiles, profile, &id, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
find_first (Desk *desk)
{
  g_autoptr (GPtrArray) leads = leads_lead_store_list (desk->leads, NULL, NULL, NULL);

  if (leads->len == 0)
    {
      desk->lead = desk_add_lead (desk, "Contoso Ltd", "Teams Calling", "Acme Telecom");
      desk->profile = desk_add_profile (desk, "Standard");
      desk->connection = desk_add_connection (desk, desk->lead, "PSTN 1", LEADS_SIDE_PSTN);
    }
  else
    desk->lead = desk->profile = desk->connection = 1;
  desk->channel = 1;
  desk->customer = 1;
}

/* @migrations: NULL: ours. */
static Desk *
open_desk (char *directory, LeadsDatabaseFlags flags, GPtrArray *migrations)
{
  g_autoptr (GError) error = NULL;
  Desk *desk = g_new0 (Desk, 1);

  desk->directory = directory != NULL ? directory : make_directory ();
  desk->database = migrations != NULL
                       ? leads_database_open_migrated (desk->directory, flags, migrations, NULL, &error)
                       : leads_database_open (desk->directory, flags, NULL, &error);
  g_assert_no_error (error);
  desk->channels = leads_channel_store_new (desk->database);
  desk->customers = leads_customer_store_new (desk->database);
  desk->leads = leads_lead_store_new (desk->database);
  desk->profiles = leads_profile_store_new (desk->database);
  desk->connections = leads_connection_store_new (desk->database);
  desk->uploads = leads_upload_store_new (desk->database);
  desk->numbers = leads_number_store_new (desk->database);
  desk->events = leads_event_store_new (desk->database);
  desk->settings = leads_setting_store_new (desk->database);
  find_first (desk);
  return desk;
}

Desk *
desk_new (char *directory, LeadsDatabaseFlags flags)
{
  return open_desk (directory, flags, NULL);
}

Desk *
desk_new_migrated (char *directory, LeadsDatabaseFlags flags, GPtrArray *migrations)
{
  Desk *desk = open_desk (directory, flags, migrations);

  g_ptr_array_unref (migrations);
  return desk;
}

void
desk_close (Desk *desk)
{
  g_assert_finalize_object (desk->channels);
  g_assert_finalize_object (desk->customers);
  g_assert_finalize_object (desk->leads);
  g_assert_finalize_object (desk->profiles);
  g_assert_finalize_object (desk->connections);
  g_assert_finalize_object (desk->uploads);
  g_assert_finalize_object (desk->numbers);
  g_assert_finalize_object (desk->events);
  g_assert_finalize_object (desk->settings);
  g_assert_finalize_object (desk->database);
  g_free (desk->directory);
  g_free (desk);
}

void
desk_free (Desk *desk)
{
  g_autofree char *directory = g_strdup (desk->directory);

  desk_close (desk);
  remove_directory (directory);
}

char *
desk_path (Desk *desk)
{
  return g_build_filename (desk->directory, LEADS_DATABASE_FILE_NAME, NULL);
}

static LeadsSourceResult
array_next (LeadsNumberSource *source, gint64 *e164, gint64 *cac, GError **error)
{
  ArraySource *self = (ArraySource *) source;

  if (self->fail_at != 0 && self->position + 1 == self->fail_at)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "the source broke");
      return LEADS_SOURCE_ERROR;
    }
  if (self->position == self->n_numbers)
    return LEADS_SOURCE_END;
  *e164 = self->numbers[self->position++];
  return LEADS_SOURCE_ITEM;
}

void
array_source_init (ArraySource *self, const gint64 *numbers, gsize n_numbers)
{
  *self = (ArraySource){ .source = { .next = array_next }, .numbers = numbers, .n_numbers = n_numbers };
}

static LeadsSourceResult
sequence_next (LeadsNumberSource *source, gint64 *e164, gint64 *cac, GError **error)
{
  SequenceSource *self = (SequenceSource *) source;

  if (self->position == self->n_numbers)
    return LEADS_SOURCE_END;
  *e164 = self->first + self->step * self->position++;
  return LEADS_SOURCE_ITEM;
}

void
sequence_source_init (SequenceSource *self, gint64 first, gint64 step, gint64 n_numbers)
{
  *self = (SequenceSource){ .source = { .next = sequence_next }, .first = first, .step = step, .n_numbers = n_numbers };
}

LeadsUpload *
desk_new_upload (Desk *desk, gint64 lead, gint64 connection, gint64 n_lines)
{
  LeadsUpload *upload = leads_upload_new ();
  LeadsTotals totals = { .lines = n_lines, .accepted = n_lines };

  leads_upload_set_lead_id (upload, lead);
  leads_upload_set_profile_id (upload, desk->profile);
  leads_upload_set_connection_id (upload, connection);
  leads_upload_set_service_info (upload, "Teams Calling");
  leads_upload_set_source (upload, LEADS_UPLOAD_SOURCE_FILE);
  leads_upload_set_file_name (upload, "numbers.csv");
  leads_upload_set_uploaded_at (upload, leads_time_now ());
  leads_upload_set_uploaded_by (upload, "Tester");
  leads_upload_set_totals (upload, &totals);
  return upload;
}

gint64
desk_upload_to (Desk *desk, gint64 lead, gint64 connection, LeadsNumberSource *source, gint64 n_lines, GError **error)
{
  g_autoptr (LeadsUpload) upload = desk_new_upload (desk, lead, connection, n_lines);
  LeadsUploadContent content = { .upload = upload, .numbers = source };
  gint64 id = 0;

  leads_upload_store_insert (desk->uploads, &content, &id, NULL, error);
  return id;
}

gint64
desk_upload (Desk *desk, const gint64 *numbers, gsize n_numbers, GError **error)
{
  ArraySource source;

  array_source_init (&source, numbers, n_numbers);
  return desk_upload_to (desk, desk->lead, desk->connection, &source.source, (gint64) n_numbers, error);
}

static sqlite3 *
open_file (const char *path)
{
  sqlite3 *sqlite = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &sqlite, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (sqlite, 5000);
  return sqlite;
}

char *
query_file_text (const char *path, const char *sql)
{
  sqlite3 *sqlite = open_file (path);
  sqlite3_stmt *statement = NULL;
  char *text;

  g_assert_cmpint (sqlite3_prepare_v2 (sqlite, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (sqlite), ==, SQLITE_OK);
  return text;
}

gint64
query_file (const char *path, const char *sql)
{
  g_autofree char *text = query_file_text (path, sql);

  return g_ascii_strtoll (text, NULL, 10);
}

void
change_file (const char *path, const char *sql)
{
  sqlite3 *sqlite = open_file (path);

  g_assert_cmpint (sqlite3_exec (sqlite, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (sqlite), ==, SQLITE_OK);
}

char *
check_file (const char *path)
{
  return query_file_text (path, "PRAGMA integrity_check");
}
