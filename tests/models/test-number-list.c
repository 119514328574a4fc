/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "leads-number-list.h"

#include "../support/leads-fixture.h"
#include "../support/leads-model-watch.h"

#include <string.h>

/*
 * The long list against an array of all numbers: placeholders, identity, growth, and how little it reads.
 */

#define FIRST G_GUINT64_CONSTANT (441614960000)
#define SECOND G_GUINT64_CONSTANT (12125550000)
#define N_FIRST 30000
#define N_SECOND 12000
#define N_ALL (N_FIRST + N_SECOND)

/* What a view asks for in one go after a jump. */
#define N_IN_VIEW 206

typedef struct {
  Fixture fixture;
  gint64  lead;
  gint64  uploads[2];
} Store;

static void
set_up (Store         *store,
        gconstpointer  data)
{
  fixture_init (&store->fixture, FALSE);
  store->lead = fixture_add_lead (&store->fixture, "Amberley Instruments", "Teams Calling");
  store->uploads[0] = fixture_add_numbers (&store->fixture, store->lead, FIRST, 1, N_FIRST);
  store->uploads[1] = fixture_add_numbers (&store->fixture, store->lead, SECOND, 1, N_SECOND);
}

static void
tear_down (Store         *store,
           gconstpointer  data)
{
  fixture_clear (&store->fixture);
}

/* The number that stands at @position, newest upload first. */
static guint64
expected_at (guint position)
{
  return position < N_SECOND ? SECOND + position : FIRST + position - N_SECOND;
}

static LeadsNumberList *
open_list (Store *store)
{
  LeadsNumberList *list = leads_number_list_new (leads_desk_get_numbers (store->fixture.desk), &(LeadsNumberFilter){ NULL });

  fixture_run_until (leads_number_list_get_complete (list));
  g_assert_null (leads_number_list_get_error (list));
  return list;
}

static LeadsNumber *
get (LeadsNumberList *list,
     guint            position)
{
  return g_list_model_get_item (G_LIST_MODEL (list), position);
}

static GPtrArray *
get_rows (LeadsNumberList *list,
          guint            position,
          guint            n_rows)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (rows, get (list, position + i));
  return rows;
}

static gboolean
are_filled (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (leads_number_get_loading (g_ptr_array_index (rows, i)))
      return FALSE;
  return TRUE;
}

static void
assert_rows (GPtrArray *rows,
             guint      position)
{
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpuint (leads_number_get_e164 (g_ptr_array_index (rows, i)), ==, expected_at (position + i));
}

static guint
get_pending (LeadsNumberList *list)
{
  guint n_pending;

  g_object_get (list, "n-pending", &n_pending, NULL);
  return n_pending;
}

static void
test_model (Store         *store,
            gconstpointer  data)
{
  g_autoptr (LeadsNumberList) list =
    leads_number_list_new (leads_desk_get_numbers (store->fixture.desk), &(LeadsNumberFilter){ NULL });
  ModelWatch watch;

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == LEADS_TYPE_NUMBER);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  model_watch_init (&watch, G_LIST_MODEL (list), FALSE);
  fixture_run_until (leads_number_list_get_complete (list));
  model_watch_check (&watch);
  g_assert_cmpuint (watch.copy->len, ==, N_ALL);
  g_assert_cmpint (leads_number_list_get_n_rows (list), ==, N_ALL);
  /* Every change was an addition at the end, and there were few. */
  g_assert_null (strchr (watch.changes->str, '-'));
  g_assert_cmpuint (watch.changes->len, <, 100);
  model_watch_clear (&watch);
}

static void
note_notify (LeadsNumber *number,
             GParamSpec  *pspec,
             guint       *n_notified)
{
  (*n_notified)++;
}

static void
test_placeholder (Store         *store,
                  gconstpointer  data)
{
  g_autoptr (LeadsNumberList) list = open_list (store);
  g_autoptr (LeadsNumber) number = get (list, 20000);
  g_autoptr (LeadsNumber) again = get (list, 20000);
  g_autoptr (LeadsNumber) later = NULL;
  guint n_notified = 0;

  g_assert_true (leads_number_get_loading (number));
  g_assert_true (number == again);
  g_signal_connect (number, "notify::loading", G_CALLBACK (note_notify), &n_notified);
  fixture_run_until (!leads_number_get_loading (number));
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (leads_number_get_e164 (number), ==, expected_at (20000));
  g_assert_cmpstr (leads_number_get_customer_name (number), ==, "Amberley Instruments");
  later = get (list, 20000);
  g_assert_true (number == later);
  fixture_run_until (get_pending (list) == 0);
}

/* A row that is held stays the same object when its page was forgotten and read again. */
static void
test_identity (Store         *store,
               gconstpointer  data)
{
  g_autoptr (LeadsNumberList) list = open_list (store);
  g_autoptr (GPtrArray) rows = get_rows (list, 100, N_IN_VIEW);
  guint64 n_reads;

  fixture_run_until (are_filled (rows));
  for (guint position = 1024; position < N_ALL; position += 256)
    {
      g_autoptr (LeadsNumber) other = get (list, position);

      fixture_run_until (!leads_number_get_loading (other));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (LeadsNumber) again = get (list, 100 + i);

      g_assert_true (again == g_ptr_array_index (rows, i));
    }
  assert_rows (rows, 100);

  /* Row 306 was not held, so its page is read again; the rows of that page that are held stay themselves. */
  n_reads = leads_number_list_get_n_reads (list);
  {
    g_autoptr (LeadsNumber) forgotten = get (list, 306);
    g_autoptr (LeadsNumber) held = NULL;

    g_assert_true (leads_number_get_loading (forgotten));
    fixture_run_until (!leads_number_get_loading (forgotten));
    g_assert_cmpuint (leads_number_get_e164 (forgotten), ==, expected_at (306));
    held = get (list, 300);
    g_assert_true (held == g_ptr_array_index (rows, 200));
  }
  g_assert_cmpuint (leads_number_list_get_n_reads (list), >, n_reads);
}

/* A jump asks for each row once and is one read, with at most one more for each neighbour. */
static void
test_cost_of_jump (Store         *store,
                   gconstpointer  data)
{
  g_autoptr (LeadsNumberList) list = open_list (store);
  g_autoptr (GPtrArray) rows = get_rows (list, 33333, N_IN_VIEW);

  g_assert_cmpuint (leads_number_list_get_n_get_item (list), ==, N_IN_VIEW);
  fixture_run_until (are_filled (rows));
  g_assert_cmpuint (leads_number_list_get_n_get_item (list), ==, N_IN_VIEW);
  fixture_run_for (100);
  g_assert_cmpuint (leads_number_list_get_n_reads (list), <=, 3);
  assert_rows (rows, 33333);

  /* Scrolling on into the neighbour costs no waiting. */
  {
    g_autoptr (LeadsNumber) next = get (list, (33333 / 256 + 2) * 256);

    g_assert_false (leads_number_get_loading (next));
  }
}

/* A drag over the whole list: what was passed and let go is not read; where it ends is. */
static void
test_latest_wins (Store         *store,
                  gconstpointer  data)
{
  g_autoptr (LeadsNumberList) list = open_list (store);
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_clear_pointer (&rows, g_ptr_array_unref);
      rows = get_rows (list, i * 1000, N_IN_VIEW);
      g_main_context_iteration (NULL, FALSE);
    }
  fixture_run_until (are_filled (rows));
  assert_rows (rows, 39000);
  fixture_run_until (get_pending (list) == 0);
  g_assert_cmpuint (leads_number_list_get_n_reads (list), <, 40);
}

/* Whatever is still held is filled in the end, in whatever order it was asked for. */
static void
test_nothing_is_forgotten (Store         *store,
                           gconstpointer  data)
{
  g_autoptr (LeadsNumberList) list = open_list (store);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint positions[30];

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      positions[i] = (guint) g_test_rand_int_range (0, N_ALL - 10);
      g_ptr_array_add (kept, get_rows (list, positions[i], 10));
      if (g_test_rand_bit ())
        g_main_context_iteration (NULL, FALSE);
    }
  for (guint i = 0; i < kept->len; i++)
    {
      fixture_run_until (are_filled (g_ptr_array_index (kept, i)));
      assert_rows (g_ptr_array_index (kept, i), positions[i]);
    }
}

/* Random jumps, some rows held and some let go, against the array. */
static void
test_random_jumps (Store         *store,
                   gconstpointer  data)
{
  g_autoptr (LeadsNumberList) list = open_list (store);

  for (guint i = 0; i < 150; i++)
    {
      guint n_rows = (guint) g_test_rand_int_range (1, N_IN_VIEW);
      guint position = (guint) g_test_rand_int_range (0, (int) (N_ALL - n_rows));
      g_autoptr (GPtrArray) rows = get_rows (list, position, n_rows);

      switch (g_test_rand_int_range (0, 3))
        {
        case 0:
          break;
        case 1:
          g_main_context_iteration (NULL, FALSE);
          break;
        default:
          fixture_run_until (are_filled (rows));
          assert_rows (rows, position);
        }
      for (guint j = 0; j < rows->len; j++)
        {
          LeadsNumber *number = g_ptr_array_index (rows, j);

          if (!leads_number_get_loading (number))
            g_assert_cmpuint (leads_number_get_e164 (number), ==, expected_at (position + j));
        }
    }
  fixture_run_until (get_pending (list) == 0);
}

/* Numbers that go while a list shows them leave empty places and make it stale; a new list is right. */
static void
test_store_changes (Store         *store,
                    gconstpointer  data)
{
  g_autoptr (LeadsNumberList) list = open_list (store);
  g_autoptr (LeadsNumberList) fresh = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) fresh_rows = NULL;

  fixture_undo (&store->fixture, store->uploads[0]);
  rows = get_rows (list, N_SECOND - 10, 20);
  fixture_run_until (leads_number_list_get_stale (list));
  fixture_run_until (get_pending (list) == 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_ALL);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpuint (leads_number_get_e164 (g_ptr_array_index (rows, i)), ==, expected_at (N_SECOND - 10 + i));
  for (guint i = 10; i < 20; i++)
    g_assert_true (leads_number_get_loading (g_ptr_array_index (rows, i)));
  g_assert_null (leads_number_list_get_error (list));

  fresh = open_list (store);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fresh)), ==, N_SECOND);
  fresh_rows = get_rows (fresh, N_SECOND - 10, 10);
  fixture_run_until (are_filled (fresh_rows));
  assert_rows (fresh_rows, N_SECOND - 10);
}

static void
test_find (Store         *store,
           gconstpointer  data)
{
  g_autoptr (LeadsNumberList) list = open_list (store);

  for (guint position = 17; position < N_ALL; position += 9973)
    {
      LeadsNumberKey key = { position < N_SECOND ? store->uploads[1] : store->uploads[0], expected_at (position) };
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      leads_number_list_find_async (list, key, NULL, fixture_take_result, &result);
      g_assert_cmpint (leads_number_list_find_finish (list, fixture_await (&result), &error), ==, position);
      g_assert_no_error (error);
    }
}

/* Rows outlive the list, and a list that goes while it reads leaves nothing behind. */
static void
test_drop (Store         *store,
           gconstpointer  data)
{
  for (guint i = 0; i < 10; i++)
    {
      LeadsNumberList *list = open_list (store);
      g_autoptr (GPtrArray) rows = get_rows (list, 4000 * i, 20);

      if (i % 2 == 0)
        g_main_context_iteration (NULL, FALSE);
      g_object_run_dispose (G_OBJECT (list));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
      g_object_unref (list);
      g_assert_true (leads_number_get_loading (g_ptr_array_index (rows, 19)));
    }
  fixture_run_for (50);
}

/* A view may drop the list when a row tells that it is filled. */
static void
drop_list (LeadsNumber     *number,
           GParamSpec      *pspec,
           LeadsNumberList **list)
{
  g_clear_object (list);
}

static void
test_drop_while_filling (Store         *store,
                         gconstpointer  data)
{
  LeadsNumberList *list = open_list (store);
  g_autoptr (GPtrArray) rows = get_rows (list, 500, 40);

  g_signal_connect (g_ptr_array_index (rows, 5), "notify::loading", G_CALLBACK (drop_list), &list);
  fixture_run_until (list == NULL);
  fixture_run_for (20);
  g_assert_cmpuint (leads_number_get_e164 (g_ptr_array_index (rows, 5)), ==, expected_at (505));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Store, NULL, set_up, func, tear_down)
  ADD ("/number-list/model", test_model);
  ADD ("/number-list/placeholder", test_placeholder);
  ADD ("/number-list/identity", test_identity);
  ADD ("/number-list/cost-of-jump", test_cost_of_jump);
  ADD ("/number-list/latest-wins", test_latest_wins);
  ADD ("/number-list/nothing-is-forgotten", test_nothing_is_forgotten);
  ADD ("/number-list/random-jumps", test_random_jumps);
  ADD ("/number-list/store-changes", test_store_changes);
  ADD ("/number-list/find", test_find);
  ADD ("/number-list/drop", test_drop);
  ADD ("/number-list/drop-while-filling", test_drop_while_filling);
  return g_test_run ();
}
