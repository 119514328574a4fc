/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/*
 * Keeps a copy of a list model by what items-changed says, and writes the
 * changes down: "+3" at the end, "2-1+1" elsewhere. A model that tells a change
 * wrongly no longer equals its copy.
 */

typedef struct {
  GListModel *model;
  GPtrArray  *copy;
  GString    *changes;
  gboolean    by_object; /* items are compared, too, and not only counted */
} ModelWatch;

static inline void
model_watch_changed (GListModel *model,
                     guint       position,
                     guint       removed,
                     guint       added,
                     ModelWatch *watch)
{
  guint before = watch->copy->len;

  g_assert_cmpuint (position + removed, <=, before);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, before - removed + added);
  if (removed > 0)
    g_ptr_array_remove_range (watch->copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (watch->copy, (int) (position + i),
                        watch->by_object ? g_list_model_get_item (model, position + i) : NULL);
  if (watch->changes->len > 0)
    g_string_append (watch->changes, ", ");
  if (position == before && removed == 0)
    g_string_append_printf (watch->changes, "+%u", added);
  else
    {
      g_string_append_printf (watch->changes, "%u", position);
      if (removed > 0)
        g_string_append_printf (watch->changes, "-%u", removed);
      if (added > 0)
        g_string_append_printf (watch->changes, "+%u", added);
    }
}

static inline void
model_watch_free_item (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

static inline void
model_watch_init (ModelWatch *watch,
                  GListModel *model,
                  gboolean    by_object)
{
  guint n_items = g_list_model_get_n_items (model);

  watch->model = model;
  watch->by_object = by_object;
  watch->copy = g_ptr_array_new_with_free_func (model_watch_free_item);
  watch->changes = g_string_new (NULL);
  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (watch->copy, by_object ? g_list_model_get_item (model, i) : NULL);
  g_signal_connect (model, "items-changed", G_CALLBACK (model_watch_changed), watch);
}

static inline void
model_watch_check (ModelWatch *watch)
{
  g_assert_cmpuint (g_list_model_get_n_items (watch->model), ==, watch->copy->len);
  for (guint i = 0; watch->by_object && i < watch->copy->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (watch->model, i);

      g_assert_true (item == g_ptr_array_index (watch->copy, i));
    }
  g_assert_null (g_list_model_get_item (watch->model, watch->copy->len));
}

/* Checks the copy, and that exactly these changes came since the last time. */
#define model_watch_assert_changes(watch, expected)         \
  G_STMT_START                                              \
  {                                                         \
    model_watch_check (watch);                              \
    g_assert_cmpstr ((watch)->changes->str, ==, expected);  \
    g_string_set_size ((watch)->changes, 0);                \
  }                                                         \
  G_STMT_END

static inline void
model_watch_clear (ModelWatch *watch)
{
  g_signal_handlers_disconnect_by_func (watch->model, model_watch_changed, watch);
  g_ptr_array_unref (watch->copy);
  g_string_free (watch->changes, TRUE);
}
