/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-database.h>
#include <leads-desk.h>
#include <leads-profile-store.h>
#include <leads-time.h>
#include <leads-upload-store.h>

#include <glib/gstdio.h>

/*
 * For the tests of services and models: a desk on a new store, a second
 * connection to it that plays the other program, and waiting for what is
 * asynchronous.
 */

typedef struct {
  char          *dir;
  LeadsDesk     *desk;
  LeadsDatabase *other; /* opened by fixture_open_other() */
} Fixture;

static inline void
fixture_take_result (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Runs the main context until fixture_take_result() has put something into @result. */
static inline GAsyncResult *
fixture_await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static inline gboolean
fixture_is_over (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main context for @milliseconds. */
static inline void
fixture_run_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, fixture_is_over, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Runs the main context until @condition holds; fails after ten seconds. */
#define fixture_run_until(condition)                                                      \
  G_STMT_START                                                                            \
  {                                                                                       \
    gboolean is_over_ = FALSE;                                                            \
    guint timer_ = g_timeout_add_seconds (10, fixture_is_over, &is_over_);                \
    while (!(condition) && !is_over_)                                                     \
      g_main_context_iteration (NULL, TRUE);                                              \
    g_assert_true (condition);                                                            \
    if (!is_over_)                                                                        \
      g_source_remove (timer_);                                                           \
  }                                                                                       \
  G_STMT_END

static inline char *
fixture_make_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = g_dir_make_tmp ("leads-XXXXXX", &error);

  g_assert_no_error (error);
  return dir;
}

static inline LeadsDesk *
fixture_open_desk (const char  *dir,
                   gboolean     watch,
                   GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  leads_desk_open_async (dir, watch, NULL, fixture_take_result, &result);
  return leads_desk_open_finish (fixture_await (&result), error);
}

static inline void
fixture_init (Fixture *self,
              gboolean watch)
{
  g_autoptr (GError) error = NULL;

  self->dir = fixture_make_dir ();
  self->desk = fixture_open_desk (self->dir, watch, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->desk);
  self->other = NULL;
}

static inline void
fixture_open_other (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->other = leads_database_open (self->dir, LEADS_DATABASE_DEFAULT, NULL, &error);
  g_assert_no_error (error);
}

static inline void
fixture_remove_dir (const char *dir)
{
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

/* Lets what is still on its way arrive, drops the desk and checks that nothing holds it. */
static inline void
fixture_clear (Fixture *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->other);
  g_assert_finalize_object (self->desk);
  fixture_remove_dir (self->dir);
  g_free (self->dir);
}

static inline gint64
fixture_save_lead (Fixture     *self,
                   const char  *customer,
                   const char  *service,
                   GError     **error)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (self->desk);
  g_autoptr (LeadsLead) lead = leads_lead_new ();
  g_autoptr (GAsyncResult) result = NULL;

  leads_lead_set_customer_name (lead, customer);
  leads_lead_set_service_name (lead, service);
  leads_lead_set_channel_name (lead, "Example Channel");
  leads_directory_service_save_async (directory, lead, NULL, fixture_take_result, &result);
  return leads_directory_service_save_finish (directory, fixture_await (&result), error);
}

static inline gint64
fixture_add_lead (Fixture    *self,
                  const char *customer,
                  const char *service)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_save_lead (self, customer, service, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static inline GPtrArray *
fixture_list (Fixture *self,
              GType    type)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (self->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  leads_directory_service_list_async (directory, type, 0, NULL, fixture_take_result, &result);
  records = leads_directory_service_list_finish (directory, fixture_await (&result), &error);
  g_assert_no_error (error);
  return records;
}

static inline gint64
fixture_save_connection (Fixture     *self,
                         gint64       lead,
                         const char  *name,
                         LeadsSide    side,
                         GError     **error)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (self->desk);
  g_autoptr (LeadsConnection) connection = leads_connection_new ();
  g_autoptr (GAsyncResult) result = NULL;

  leads_connection_set_lead_id (connection, lead);
  leads_connection_set_name (connection, name);
  leads_connection_set_side (connection, side);
  leads_directory_service_save_async (directory, connection, NULL, fixture_take_result, &result);
  return leads_directory_service_save_finish (directory, fixture_await (&result), error);
}

static inline gint64
fixture_save_profile (Fixture     *self,
                      const char  *name,
                      GError     **error)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (self->desk);
  g_autoptr (LeadsProfile) profile = leads_profile_new ();
  g_autoptr (GAsyncResult) result = NULL;

  leads_profile_set_name (profile, name);
  leads_directory_service_save_async (directory, profile, NULL, fixture_take_result, &result);
  return leads_directory_service_save_finish (directory, fixture_await (&result), error);
}

typedef struct {
  LeadsNumberSource source;
  guint64           next;
  guint64           step;
  gint64            left;
} FixtureNumbers;

static inline LeadsSourceResult
fixture_next_number (LeadsNumberSource  *source,
                     gint64             *e164,
                     gint64             *cac,
                     GError            **error)
{
  FixtureNumbers *numbers = (FixtureNumbers *) source;

  if (numbers->left-- == 0)
    return LEADS_SOURCE_END;
  *e164 = (gint64) numbers->next;
  numbers->next += numbers->step;
  return LEADS_SOURCE_ITEM;
}

/* Stores @count numbers, every @step-th from @first on, for @lead, as another program would. */
static inline gint64
fixture_add_numbers (Fixture *self,
                     gint64   lead,
                     guint64  first,
                     guint64  step,
                     gint64   count)
{
  g_autoptr (LeadsUploadStore) store = NULL;
  g_autoptr (LeadsProfileStore) profiles = NULL;
  g_autoptr (LeadsProfile) known = NULL;
  g_autoptr (LeadsUpload) upload = leads_upload_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *connection_name = NULL;
  FixtureNumbers numbers = { { fixture_next_number, NULL }, first, step, count };
  LeadsTotals totals = { .lines = count, .accepted = count };
  LeadsUploadContent content = { .upload = upload, .numbers = &numbers.source };
  gint64 id = 0;

  if (self->other == NULL)
    fixture_open_other (self);
  store = leads_upload_store_new (self->other);
  profiles = leads_profile_store_new (self->other);
  connection_name = g_strdup_printf ("PSTN %" G_GUINT64_FORMAT, first);
  known = leads_profile_store_find (profiles, "Standard", NULL, &error);
  g_assert_no_error (error);
  leads_upload_set_lead_id (upload, lead);
  leads_upload_set_profile_id (upload, known != NULL ? leads_profile_get_id (known)
                                                     : fixture_save_profile (self, "Standard", &error));
  g_assert_no_error (error);
  leads_upload_set_connection_id (upload, fixture_save_connection (self, lead, connection_name, LEADS_SIDE_PSTN, &error));
  g_assert_no_error (error);
  leads_upload_set_service_info (upload, "Voice");
  leads_upload_set_uploaded_at (upload, leads_time_now ());
  leads_upload_set_totals (upload, &totals);
  leads_upload_store_insert (store, &content, &id, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static inline void
fixture_undo (Fixture *self,
              gint64   upload)
{
  g_autoptr (LeadsUploadStore) store = leads_upload_store_new (self->other);
  g_autoptr (GError) error = NULL;

  leads_upload_store_undo (store, upload, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}
