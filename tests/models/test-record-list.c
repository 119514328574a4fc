/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "leads-record-list.h"

#include "../support/leads-fixture.h"
#include "../support/leads-model-watch.h"

/*
 * Lists of records that follow the store, with every items-changed checked.
 */

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture_init (fixture, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  fixture_clear (fixture);
}

static LeadsRecordList *
open_list (Fixture         *fixture,
           LeadsRecordKind  kind,
           gint64           lead)
{
  LeadsRecordList *list = leads_record_list_new (fixture->desk, kind, lead);

  fixture_run_until (!leads_record_list_get_loading (list));
  g_assert_null (leads_record_list_get_error (list));
  return list;
}

/* A list that loads again may still be at it; lets it come to an end. */
static void
settle (void)
{
  fixture_run_for (150);
}

static gint64
save_channel (Fixture    *fixture,
              gint64      id,
              const char *name)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (fixture->desk);
  g_autoptr (LeadsChannel) channel = leads_channel_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_channel_set_id (channel, id);
  leads_channel_set_name (channel, name);
  leads_directory_service_save_async (directory, channel, NULL, fixture_take_result, &result);
  id = leads_directory_service_save_finish (directory, fixture_await (&result), &error);
  g_assert_no_error (error);
  return id;
}

static void
delete_channel (Fixture *fixture,
                gint64   id)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (fixture->desk);
  g_autoptr (GAsyncResult) result = NULL;

  leads_directory_service_delete_async (directory, LEADS_TYPE_CHANNEL, id, NULL, fixture_take_result, &result);
  g_assert_true (leads_directory_service_delete_finish (directory, fixture_await (&result), NULL));
}

static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (LeadsRecordList) list = open_list (fixture, LEADS_RECORDS_CHANNELS, 0);
  ModelWatch watch;
  gint64 ids[5];

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == LEADS_TYPE_CHANNEL);
  model_watch_init (&watch, G_LIST_MODEL (list), TRUE);
  ids[1] = save_channel (fixture, 0, "Blue");
  fixture_run_until (watch.changes->len > 0);
  model_watch_assert_changes (&watch, "+1");
  ids[3] = save_channel (fixture, 0, "Green");
  fixture_run_until (watch.changes->len > 0);
  model_watch_assert_changes (&watch, "+1");
  ids[0] = save_channel (fixture, 0, "Amber");
  fixture_run_until (watch.changes->len > 0);
  model_watch_assert_changes (&watch, "0+1");
  ids[2] = save_channel (fixture, 0, "Cyan");
  fixture_run_until (watch.changes->len > 0);
  model_watch_assert_changes (&watch, "2+1");
  /* A new name in the same place, and one that moves: green goes to the front, the others stay as they are. */
  save_channel (fixture, ids[1], "Black");
  fixture_run_until (watch.changes->len > 0);
  model_watch_assert_changes (&watch, "1-1+1");
  save_channel (fixture, ids[3], "Aaa");
  fixture_run_until (watch.changes->len > 0);
  model_watch_assert_changes (&watch, "3-1, 0+1");
  delete_channel (fixture, ids[0]);
  fixture_run_until (watch.changes->len > 0);
  model_watch_assert_changes (&watch, "1-1");
  leads_record_list_reload (list);
  settle ();
  model_watch_assert_changes (&watch, "");
  model_watch_clear (&watch);
}

/* Many changes at random: the copy stays right, and what did not change stays the same object (the watch compares). */
static void
test_random (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (LeadsRecordList) list = open_list (fixture, LEADS_RECORDS_CHANNELS, 0);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  ModelWatch watch;

  model_watch_init (&watch, G_LIST_MODEL (list), TRUE);
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *name = g_strdup_printf ("%08x", (guint) g_test_rand_int ());
      int act = g_test_rand_int_range (0, 3);

      if (act == 0 || ids->len == 0)
        {
          gint64 id = save_channel (fixture, 0, name);

          g_array_append_val (ids, id);
        }
      else
        {
          guint which = (guint) g_test_rand_int_range (0, (int) ids->len);
          gint64 id = g_array_index (ids, gint64, which);

          if (act == 1)
            save_channel (fixture, id, name);
          else
            {
              delete_channel (fixture, id);
              g_array_remove_index_fast (ids, which);
            }
        }
      if (i % 10 == 9)
        fixture_run_for (30);
      model_watch_check (&watch);
    }
  fixture_run_until (watch.copy->len == ids->len);
  settle ();
  model_watch_check (&watch);
  for (guint i = 1; i < watch.copy->len; i++)
    g_assert_cmpstr (leads_channel_get_name (g_ptr_array_index (watch.copy, i - 1)), <,
                     leads_channel_get_name (g_ptr_array_index (watch.copy, i)));
  model_watch_clear (&watch);
}

/* More changes at once than are told one by one. */
static void
test_many_at_once (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (LeadsRecordList) list = NULL;
  gint64 ids[150];
  ModelWatch watch;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *name = g_strdup_printf ("%03u", i);

      ids[i] = save_channel (fixture, 0, name);
    }
  settle ();
  list = open_list (fixture, LEADS_RECORDS_CHANNELS, 0);
  model_watch_init (&watch, G_LIST_MODEL (list), TRUE);
  g_assert_cmpuint (watch.copy->len, ==, G_N_ELEMENTS (ids));
  /* The list hears of it when all have changed, because nothing runs the main context meanwhile but the saves. */
  g_signal_handlers_block_matched (fixture->desk, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, list);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i += 2)
    {
      g_autofree char *name = g_strdup_printf ("%03u!", i);

      save_channel (fixture, ids[i], name);
    }
  settle ();
  g_signal_handlers_unblock_matched (fixture->desk, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, list);
  leads_record_list_reload (list);
  fixture_run_until (watch.changes->len > 0);
  model_watch_assert_changes (&watch, "0-149+149");
  model_watch_clear (&watch);
}

static gint64
first_id (LeadsRecordList *list)
{
  g_autoptr (LeadsLead) lead = g_list_model_get_item (G_LIST_MODEL (list), 0);

  return leads_lead_get_id (lead);
}

/* An upload changes its lead's counts and place; the others stay. Another program makes it. */
static void
test_leads_follow_uploads (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (LeadsRecordList) list = NULL;
  g_autoptr (LeadsRecordList) uploads = NULL;
  g_autoptr (LeadsRecordList) connections = NULL;
  g_autoptr (LeadsRecordList) profiles = NULL;
  g_autoptr (LeadsLead) top = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  gint64 old = fixture_add_lead (fixture, "Amberley", "Teams Calling");
  gint64 middle = fixture_add_lead (fixture, "Bramblewick", "Teams Calling");

  fixture_add_lead (fixture, "Calloway", "Teams Calling");
  list = open_list (fixture, LEADS_RECORDS_LEADS, 0);
  uploads = open_list (fixture, LEADS_RECORDS_UPLOADS, old);
  connections = open_list (fixture, LEADS_RECORDS_CONNECTIONS, old);
  profiles = open_list (fixture, LEADS_RECORDS_PROFILES, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);

  fixture_add_numbers (fixture, old, G_GUINT64_CONSTANT (441134960000), 1, 77);
  fixture_run_until (g_list_model_get_n_items (G_LIST_MODEL (uploads)) == 1);
  fixture_run_until (g_list_model_get_n_items (G_LIST_MODEL (connections)) == 1);
  fixture_run_until (g_list_model_get_n_items (G_LIST_MODEL (profiles)) == 1);
  fixture_run_until (first_id (list) == old);
  top = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (leads_lead_get_n_numbers (top), ==, 77);
  upload = g_list_model_get_item (G_LIST_MODEL (uploads), 0);
  g_assert_cmpint (leads_upload_get_n_uploaded (upload), ==, 77);
  {
    g_autoptr (LeadsProfile) profile = g_list_model_get_item (G_LIST_MODEL (profiles), 0);
    g_autoptr (LeadsConnection) connection = g_list_model_get_item (G_LIST_MODEL (connections), 0);

    g_assert_cmpint (leads_profile_get_n_numbers (profile), ==, 77);
    g_assert_cmpint (leads_connection_get_n_numbers (connection), ==, 77);
  }

  /* Another lead's upload is none of this list's. */
  fixture_add_numbers (fixture, middle, G_GUINT64_CONSTANT (441134970000), 1, 1);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (uploads)), ==, 1);
}

/* A list that goes while it loads leaves nothing behind (the fixture checks the desk). */
static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint kind = LEADS_RECORDS_LEADS; kind <= LEADS_RECORDS_UPLOADS; kind++)
    {
      LeadsRecordList *list = leads_record_list_new (fixture->desk, (LeadsRecordKind) kind, 0);

      g_object_run_dispose (G_OBJECT (list));
      g_object_unref (list);
    }
  settle ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/record-list/changes", test_changes);
  ADD ("/record-list/random", test_random);
  ADD ("/record-list/many-at-once", test_many_at_once);
  ADD ("/record-list/leads-follow-uploads", test_leads_follow_uploads);
  ADD ("/record-list/drop", test_drop);
  return g_test_run ();
}
