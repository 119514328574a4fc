/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-fixture.h"

/*
 * Counting, walking and indexing stored numbers, against lists made here.
 */

#define FIRST G_GUINT64_CONSTANT (441614960000)
#define SECOND G_GUINT64_CONSTANT (12125550000)

typedef struct {
  Fixture fixture;
  gint64  leads[2];
  gint64  uploads[3];
} Store;

/* 9,000 numbers in three uploads: the second lead's upload lies between the first one's two. */
static void
set_up (Store         *store,
        gconstpointer  data)
{
  fixture_init (&store->fixture, FALSE);
  store->leads[0] = fixture_add_lead (&store->fixture, "Amberley Instruments", "Teams Calling");
  store->leads[1] = fixture_add_lead (&store->fixture, "Bramblewick", "SIP Trunk");
  store->uploads[0] = fixture_add_numbers (&store->fixture, store->leads[0], FIRST, 2, 5000);
  store->uploads[1] = fixture_add_numbers (&store->fixture, store->leads[1], SECOND, 1, 3000);
  store->uploads[2] = fixture_add_numbers (&store->fixture, store->leads[0], FIRST + 1, 2, 1000);
}

static void
tear_down (Store         *store,
           gconstpointer  data)
{
  fixture_clear (&store->fixture);
}

static LeadsNumberService *
get_service (Store *store)
{
  return leads_desk_get_numbers (store->fixture.desk);
}

static gint64
count (Store                   *store,
       const LeadsNumberFilter *filter)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n;

  leads_number_service_count_async (get_service (store), filter, NULL, fixture_take_result, &result);
  n = leads_number_service_count_finish (get_service (store), fixture_await (&result), &error);
  g_assert_no_error (error);
  return n;
}

static gboolean
collect (GPtrArray  *numbers,
         gpointer    data,
         GError    **error)
{
  GArray *found = data;

  for (guint i = 0; i < numbers->len; i++)
    {
      guint64 number = leads_number_get_e164 (g_ptr_array_index (numbers, i));

      g_array_append_val (found, number);
    }
  return TRUE;
}

static GArray *
walk (Store                   *store,
      const LeadsNumberFilter *filter,
      guint64                  after,
      gint64                   limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint64));

  leads_number_service_each_async (get_service (store), filter, after, limit, collect, found, NULL, fixture_take_result, &result);
  g_assert_true (leads_number_service_each_finish (get_service (store), fixture_await (&result), &error));
  g_assert_no_error (error);
  return found;
}

static void
test_count (Store         *store,
            gconstpointer  data)
{
  g_assert_cmpint (count (store, &(LeadsNumberFilter){ NULL }), ==, 9000);
  g_assert_cmpint (count (store, &(LeadsNumberFilter){ .lead_id = store->leads[0] }), ==, 6000);
  g_assert_cmpint (count (store, &(LeadsNumberFilter){ .upload_id = store->uploads[1] }), ==, 3000);
  g_assert_cmpint (count (store, &(LeadsNumberFilter){ .text = "amberley" }), ==, 6000);
  g_assert_cmpint (count (store, &(LeadsNumberFilter){ .text = "trunk BRAMBLE" }), ==, 3000);
  g_assert_cmpint (count (store, &(LeadsNumberFilter){ .text = "nobody" }), ==, 0);
  g_assert_cmpint (count (store, &(LeadsNumberFilter){ .text = "+1 212" }), ==, 3000);
  /* Digits without a plus stand anywhere: these end +12125551234. */
  g_assert_cmpint (count (store, &(LeadsNumberFilter){ .text = "551234" }), ==, 1);
  g_assert_cmpint (count (store, &(LeadsNumberFilter){ .text = "+551234" }), ==, 0);
  g_assert_cmpint (count (store, &(LeadsNumberFilter){ .uploaded_since = leads_time_now () + G_TIME_SPAN_HOUR }), ==, 0);
}

static void
test_each (Store         *store,
           gconstpointer  data)
{
  g_autoptr (GArray) newest = walk (store, &(LeadsNumberFilter){ NULL }, 0, 0);
  g_autoptr (GArray) ascending = walk (store, &(LeadsNumberFilter){ .order = LEADS_NUMBER_ORDER_NUMBER }, 0, 0);
  g_autoptr (GArray) after = walk (store, &(LeadsNumberFilter){ .order = LEADS_NUMBER_ORDER_NUMBER }, FIRST, 3);
  g_autoptr (GArray) after_newest = walk (store, &(LeadsNumberFilter){ NULL }, FIRST + 1, 2);

  g_assert_cmpuint (newest->len, ==, 9000);
  g_assert_cmpuint (g_array_index (newest, guint64, 0), ==, FIRST + 1);
  g_assert_cmpuint (g_array_index (newest, guint64, 1000), ==, SECOND);
  g_assert_cmpuint (g_array_index (newest, guint64, 4000), ==, FIRST);
  g_assert_cmpuint (g_array_index (newest, guint64, 8999), ==, FIRST + 9998);

  g_assert_cmpuint (ascending->len, ==, 9000);
  for (guint i = 1; i < ascending->len; i++)
    g_assert_cmpuint (g_array_index (ascending, guint64, i - 1), <, g_array_index (ascending, guint64, i));

  g_assert_cmpuint (after->len, ==, 3);
  g_assert_cmpuint (g_array_index (after, guint64, 0), ==, FIRST + 1);
  g_assert_cmpuint (g_array_index (after, guint64, 2), ==, FIRST + 3);
  g_assert_cmpuint (after_newest->len, ==, 2);
  g_assert_cmpuint (g_array_index (after_newest, guint64, 0), ==, FIRST + 3);
}

static gboolean
refuse_second_batch (GPtrArray  *numbers,
                     gpointer    data,
                     GError    **error)
{
  guint *n_batches = data;

  if (++*n_batches < 2)
    return TRUE;
  g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE, "no more");
  return FALSE;
}

static void
test_each_stops (Store         *store,
                 gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_batches = 0;

  leads_number_service_each_async (get_service (store), &(LeadsNumberFilter){ NULL }, 0, 0, refuse_second_batch, &n_batches,
                                   NULL, fixture_take_result, &result);
  g_assert_false (leads_number_service_each_finish (get_service (store), fixture_await (&result), &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE);
  g_assert_cmpuint (n_batches, ==, 2);
}

static GPtrArray *
read_rows (LeadsNumberIndex *index,
           gint64            position,
           guint             n_rows)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  leads_number_index_read_async (index, position, n_rows, NULL, fixture_take_result, &result);
  rows = leads_number_index_read_finish (index, fixture_await (&result), &error);
  g_assert_no_error (error);
  return rows;
}

static gint64
find (LeadsNumberIndex *index,
      gint64            upload,
      guint64           number)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 position;

  leads_number_index_find_async (index, (LeadsNumberKey){ upload, number }, NULL, fixture_take_result, &result);
  position = leads_number_index_find_finish (index, fixture_await (&result), &error);
  g_assert_no_error (error);
  return position;
}

static void
assert_index (Store                   *store,
              const LeadsNumberFilter *filter)
{
  g_autoptr (GArray) expected = walk (store, filter, 0, 0);
  g_autoptr (LeadsNumberIndex) index = leads_number_service_open_index (get_service (store), filter);

  fixture_run_until (leads_number_index_get_complete (index));
  g_assert_null (leads_number_index_get_error (index));
  g_assert_cmpint (leads_number_index_get_n_known (index), ==, expected->len);
  for (guint i = 0; i < 30 && expected->len > 0; i++)
    {
      gint64 position = g_test_rand_int_range (0, (int) expected->len);
      guint n_rows = (guint) g_test_rand_int_range (1, LEADS_NUMBER_INDEX_STEP + 1);
      g_autoptr (GPtrArray) rows = read_rows (index, position, n_rows);

      g_assert_cmpuint (rows->len, ==, MIN (n_rows, expected->len - position));
      for (guint j = 0; j < rows->len; j++)
        g_assert_cmpuint (leads_number_get_e164 (g_ptr_array_index (rows, j)), ==,
                          g_array_index (expected, guint64, position + j));
      g_assert_cmpint (find (index, leads_number_get_upload_id (g_ptr_array_index (rows, 0)),
                             leads_number_get_e164 (g_ptr_array_index (rows, 0))), ==, position);
    }
}

static void
test_index (Store         *store,
            gconstpointer  data)
{
  assert_index (store, &(LeadsNumberFilter){ NULL });
  assert_index (store, &(LeadsNumberFilter){ .order = LEADS_NUMBER_ORDER_NUMBER });
  assert_index (store, &(LeadsNumberFilter){ .lead_id = store->leads[0] });
  assert_index (store, &(LeadsNumberFilter){ .text = "55" });
  assert_index (store, &(LeadsNumberFilter){ .text = "+44", .order = LEADS_NUMBER_ORDER_NUMBER });
  assert_index (store, &(LeadsNumberFilter){ .text = "trunk" });
  assert_index (store, &(LeadsNumberFilter){ .text = "nobody" });
}

/* So many matches of digits anywhere that not every key is kept. */
static void
test_index_of_many (Store         *store,
                    gconstpointer  data)
{
  fixture_add_numbers (&store->fixture, store->leads[1], G_GUINT64_CONSTANT (493023000000), 1, 70000);
  assert_index (store, &(LeadsNumberFilter){ .text = "930230" });
  assert_index (store, &(LeadsNumberFilter){ .text = "3", .order = LEADS_NUMBER_ORDER_NUMBER });
}

/* Rows of a rare match that went away since the scan: what is before them can still be read. */
static void
test_index_out_of_date (Store         *store,
                        gconstpointer  data)
{
  g_autoptr (LeadsNumberIndex) index =
    leads_number_service_open_index (get_service (store), &(LeadsNumberFilter){ .text = "1" });
  g_autoptr (GPtrArray) rows = NULL;

  fixture_run_until (leads_number_index_get_complete (index));
  fixture_undo (&store->fixture, store->uploads[1]);
  rows = read_rows (index, 0, LEADS_NUMBER_INDEX_STEP);
  g_assert_cmpuint (rows->len, ==, 1000);
}

static void
note_progress (LeadsNumberIndex *index,
               GParamSpec       *pspec,
               guint            *n_notified)
{
  (*n_notified)++;
}

/* Dropping an index whose scan is under way leaves nothing behind (the fixture checks the desk). */
static void
test_drop_index (Store         *store,
                 gconstpointer  data)
{
  guint n_notified = 0;

  for (guint i = 0; i < 20; i++)
    {
      LeadsNumberIndex *index = leads_number_service_open_index (get_service (store), &(LeadsNumberFilter){ .text = "5" });

      g_signal_connect (index, "notify::complete", G_CALLBACK (note_progress), &n_notified);
      if (i % 2 == 0)
        g_main_context_iteration (NULL, FALSE);
      g_assert_finalize_object (index);
    }
  fixture_run_for (100);
  g_assert_cmpuint (n_notified, <=, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Store, NULL, set_up, func, tear_down)
  ADD ("/number-service/count", test_count);
  ADD ("/number-service/each", test_each);
  ADD ("/number-service/each/stops", test_each_stops);
  ADD ("/number-service/index", test_index);
  ADD ("/number-service/index/many", test_index_of_many);
  ADD ("/number-service/index/out-of-date", test_index_out_of_date);
  ADD ("/number-service/index/drop", test_drop_index);
  return g_test_run ();
}
