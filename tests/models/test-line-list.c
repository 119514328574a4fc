/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "leads-line-list.h"

#include "../support/leads-fixture.h"
#include "../support/leads-model-watch.h"

/*
 * The lines of a checked file as a model: placeholders that fill in with their sentences.
 */

#define N_LINES 3000

typedef struct {
  Fixture     fixture;
  LeadsDraft *draft;
  LeadsEntry *entry; /* borrowed from the draft */
} Lines;

/* 3,000 lines, every third without a plus. */
static void
set_up (Lines         *lines,
        gconstpointer  data)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&lines->fixture, FALSE);
  lines->draft = leads_upload_service_new_draft (leads_desk_get_uploads (lines->fixture.desk), NULL);
  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (text, "%s44113496%04u\n", i % 3 == 0 ? "" : "+", i);
  lines->entry = leads_draft_add_text (lines->draft, text->str);
  leads_draft_settle_async (lines->draft, NULL, fixture_take_result, &result);
  g_assert_true (leads_draft_settle_finish (lines->draft, fixture_await (&result), &error));
  g_assert_no_error (error);
  g_string_free (text, TRUE);
}

static void
tear_down (Lines         *lines,
           gconstpointer  data)
{
  g_object_unref (lines->draft);
  fixture_run_for (20);
  fixture_clear (&lines->fixture);
}

static LeadsLineList *
open_list (Lines         *lines,
           LeadsLineKind  kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LeadsLineSet) set = NULL;
  g_autoptr (GError) error = NULL;

  leads_entry_find_lines_async (lines->entry, kind, LEADS_REASON_NONE, NULL, NULL, fixture_take_result, &result);
  set = leads_entry_find_lines_finish (lines->entry, fixture_await (&result), &error);
  g_assert_no_error (error);
  return leads_line_list_new (set);
}

static void
test_refused (Lines         *lines,
              gconstpointer  data)
{
  g_autoptr (LeadsLineList) list = open_list (lines, LEADS_LINES_REFUSED);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  ModelWatch watch;

  g_assert_cmpuint (n_items, ==, N_LINES / 3);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == LEADS_TYPE_LINE);
  model_watch_init (&watch, G_LIST_MODEL (list), FALSE);
  for (guint i = 0; i < 60; i++)
    {
      guint position = (guint) g_test_rand_int_range (0, (int) n_items);
      g_autoptr (LeadsLine) line = g_list_model_get_item (G_LIST_MODEL (list), position);
      g_autoptr (LeadsLine) again = g_list_model_get_item (G_LIST_MODEL (list), position);
      g_autofree char *text = g_strdup_printf ("44113496%04u", position * 3);

      g_assert_true (line == again);
      fixture_run_until (leads_line_get_line (line) != 0);
      g_assert_cmpuint (leads_line_get_line (line), ==, position * 3 + 1);
      g_assert_cmpstr (leads_line_get_text (line), ==, text);
      g_assert_cmpint (leads_line_get_reason (line), ==, LEADS_REASON_NO_PLUS);
      g_assert_cmpstr (leads_line_get_sentence (line), !=, "");
    }
  /* Filling in changes no item. */
  model_watch_assert_changes (&watch, "");
  model_watch_clear (&watch);
}

static void
test_valid (Lines         *lines,
            gconstpointer  data)
{
  g_autoptr (LeadsLineList) list = open_list (lines, LEADS_LINES_VALID);
  g_autoptr (LeadsLine) last = g_list_model_get_item (G_LIST_MODEL (list), N_LINES / 3 * 2 - 1);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_LINES / 3 * 2);
  fixture_run_until (leads_line_get_line (last) != 0);
  g_assert_cmpuint (leads_line_get_line (last), ==, N_LINES);
  g_assert_cmpuint (leads_line_get_number (last), ==, G_GUINT64_CONSTANT (441134962999));
}

static void
test_drop (Lines         *lines,
           gconstpointer  data)
{
  LeadsLineList *list = open_list (lines, LEADS_LINES_REFUSED);
  g_autoptr (LeadsLine) line = g_list_model_get_item (G_LIST_MODEL (list), 500);

  g_main_context_iteration (NULL, FALSE);
  g_object_run_dispose (G_OBJECT (list));
  g_object_unref (list);
  fixture_run_for (50);
  g_assert_cmpuint (leads_line_get_line (line), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Lines, NULL, set_up, func, tear_down)
  ADD ("/line-list/refused", test_refused);
  ADD ("/line-list/valid", test_valid);
  ADD ("/line-list/drop", test_drop);
  return g_test_run ();
}
