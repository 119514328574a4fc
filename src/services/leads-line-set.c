/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-line-set-private.h"

#include "leads-work-private.h"

/* Lines by position, wherever they are kept: how many, and a function that reads a page of them. */

struct _LeadsLineSet
{
  GObject parent_instance;

  gint64 n_lines;
  LeadsLineReadFunc read;
  gpointer data;
  GDestroyNotify free_data;
  GMutex reading;
  LeadsRun *indices; /* or NULL */
  gboolean names_files;
};

G_DEFINE_FINAL_TYPE (LeadsLineSet, leads_line_set, G_TYPE_OBJECT)

static void
leads_line_set_finalize (GObject *object)
{
  LeadsLineSet *self = LEADS_LINE_SET (object);

  if (self->free_data != NULL)
    self->free_data (self->data);
  g_mutex_clear (&self->reading);
  g_clear_pointer (&self->indices, leads_run_unref);
  G_OBJECT_CLASS (leads_line_set_parent_class)->finalize (object);
}

static void
leads_line_set_class_init (LeadsLineSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = leads_line_set_finalize;
}

static void
leads_line_set_init (LeadsLineSet *self)
{
  g_mutex_init (&self->reading);
}

LeadsLineSet *
leads_line_set_new (gint64 n_lines, LeadsLineReadFunc read, gpointer data, GDestroyNotify free_data)
{
  LeadsLineSet *self = g_object_new (LEADS_TYPE_LINE_SET, NULL);

  self->n_lines = n_lines;
  self->read = read;
  self->data = data;
  self->free_data = free_data;
  return self;
}

gint64
leads_line_set_get_n_lines (LeadsLineSet *self)
{
  g_return_val_if_fail (LEADS_IS_LINE_SET (self), 0);

  return self->n_lines;
}

gboolean
leads_line_set_get_names_files (LeadsLineSet *self)
{
  g_return_val_if_fail (LEADS_IS_LINE_SET (self), FALSE);

  return self->names_files;
}

void
leads_line_set_set_names_files (LeadsLineSet *self, gboolean names_files)
{
  self->names_files = names_files;
}

void
leads_line_set_set_indices (LeadsLineSet *self, LeadsRun *indices)
{
  self->indices = leads_run_ref (indices);
}

gint64
leads_line_set_find (LeadsLineSet *self, guint64 index)
{
  g_return_val_if_fail (LEADS_IS_LINE_SET (self), -1);

  return self->indices != NULL ? (gint64) leads_run_lower_bound (self->indices, index) : -1;
}

typedef struct
{
  LeadsLineSet *set;
  gint64 position;
  guint n_lines;
} Page;

static void
page_free (Page *page)
{
  g_object_unref (page->set);
  g_free (page);
}

static gpointer
read_in_thread (const LeadsWork *work, GError **error)
{
  Page *page = work->data;
  GPtrArray *lines = NULL;

  g_mutex_lock (&page->set->reading);
  if (!g_cancellable_set_error_if_cancelled (work->cancellable, error))
    lines = page->set->read (page->set->data, page->position, page->n_lines, work->cancellable, error);
  g_mutex_unlock (&page->set->reading);
  return lines;
}

void
leads_line_set_read_async (LeadsLineSet *self,
                           gint64 position,
                           guint n_lines,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  Page *page = g_new0 (Page, 1);

  g_return_if_fail (LEADS_IS_LINE_SET (self));
  g_return_if_fail (position >= 0 && position <= self->n_lines);

  page->set = g_object_ref (self);
  page->position = position;
  page->n_lines = MIN ((gint64) n_lines, self->n_lines - position);
  leads_work_start (self, leads_line_set_read_async, NULL, cancellable, read_in_thread, page,
                    (GDestroyNotify) page_free, (GDestroyNotify) g_ptr_array_unref, callback, data);
}

GPtrArray *
leads_line_set_read_finish (LeadsLineSet *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_LINE_SET (self), NULL);

  return leads_work_finish (self, result, leads_line_set_read_async, error);
}
