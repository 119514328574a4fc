/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-models"

#include "leads-pager-rows-private.h"

#include "leads-pager-private.h"

/*
 * Two tables: pages (the rows that were read, least recently used go first) and
 * live (every object that somebody outside holds, by position). Invariant: as
 * long as an object is held outside, its position gives that same object,
 * whether its page has arrived, was forgotten, or was read again.
 */

typedef struct {
  guint      number;
  GPtrArray *rows;
  GList      link; /* in lru, the most recently used first */
} Page;

typedef struct {
  LeadsPagerRows *rows;
  guint           position;
  GObject        *object; /* weak */
  gboolean        loading;
} Live;

struct _LeadsPagerRows {
  void     (*fill)     (gpointer placeholder, gpointer row);
  void     (*released) (gpointer data, guint page);
  gpointer   data;

  GHashTable *pages;
  GQueue      lru;
  GHashTable *live;
  gboolean    closed;
};

static void
page_free (gpointer data)
{
  Page *page = data;

  g_ptr_array_unref (page->rows);
  g_free (page);
}

static Page *
lookup_page (LeadsPagerRows *self,
             guint           number)
{
  return g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
}

static void
forget_page (LeadsPagerRows *self,
             Page           *page)
{
  g_queue_unlink (&self->lru, &page->link);
  g_hash_table_remove (self->pages, GUINT_TO_POINTER (page->number));
}

static void
object_gone (gpointer  data,
             GObject  *object)
{
  Live *live = data;
  LeadsPagerRows *self = live->rows;

  if (live->loading)
    self->released (self->data, live->position / LEADS_PAGER_PAGE_ROWS);
  live->object = NULL;
  g_hash_table_remove (self->live, GUINT_TO_POINTER (live->position));
}

static void
live_free (gpointer data)
{
  Live *live = data;

  if (live->object != NULL)
    g_object_weak_unref (live->object, object_gone, live);
  g_free (live);
}

static void
remember (LeadsPagerRows *self,
          guint           position,
          gpointer        object,
          gboolean        loading)
{
  Live *live = g_new (Live, 1);

  live->rows = self;
  live->position = position;
  live->object = object;
  live->loading = loading;
  g_object_weak_ref (object, object_gone, live);
  g_hash_table_insert (self->live, GUINT_TO_POINTER (position), live);
}

LeadsPagerRows *
leads_pager_rows_new (void     (*fill) (gpointer placeholder, gpointer row),
                      void     (*released) (gpointer data, guint page),
                      gpointer   data)
{
  LeadsPagerRows *self = g_new0 (LeadsPagerRows, 1);

  self->fill = fill;
  self->released = released;
  self->data = data;
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  self->live = g_hash_table_new_full (NULL, NULL, NULL, live_free);
  g_queue_init (&self->lru);
  return self;
}

void
leads_pager_rows_free (LeadsPagerRows *self)
{
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->live);
  g_free (self);
}

void
leads_pager_rows_close (LeadsPagerRows *self)
{
  self->closed = TRUE;
  g_queue_init (&self->lru);
  g_hash_table_remove_all (self->live);
  g_hash_table_remove_all (self->pages);
}

gboolean
leads_pager_rows_has_page (LeadsPagerRows *self,
                           guint           number)
{
  return lookup_page (self, number) != NULL;
}

gpointer
leads_pager_rows_find (LeadsPagerRows *self,
                       guint           position,
                       gboolean       *wanted)
{
  guint index = position % LEADS_PAGER_PAGE_ROWS;
  Live *live = g_hash_table_lookup (self->live, GUINT_TO_POINTER (position));
  Page *page = lookup_page (self, position / LEADS_PAGER_PAGE_ROWS);

  if (page != NULL && self->lru.head != &page->link)
    {
      g_queue_unlink (&self->lru, &page->link);
      g_queue_push_head_link (&self->lru, &page->link);
    }
  *wanted = page == NULL && (live == NULL || live->loading);
  if (live != NULL)
    return g_object_ref (live->object);
  if (page == NULL || index >= page->rows->len)
    return NULL;
  remember (self, position, g_ptr_array_index (page->rows, index), FALSE);
  return g_object_ref (g_ptr_array_index (page->rows, index));
}

void
leads_pager_rows_add_placeholder (LeadsPagerRows *self,
                                  guint           position,
                                  gpointer        object)
{
  remember (self, position, object, TRUE);
}

void
leads_pager_rows_take_page (LeadsPagerRows *self,
                            guint           number,
                            GPtrArray      *rows,
                            guint           first_row)
{
  guint start = number * LEADS_PAGER_PAGE_ROWS;
  guint n_rows = MIN (LEADS_PAGER_PAGE_ROWS, rows->len > first_row ? rows->len - first_row : 0);
  Page *page = lookup_page (self, number);

  if (page != NULL)
    forget_page (self, page);
  page = g_new0 (Page, 1);
  page->number = number;
  page->rows = g_ptr_array_new_full (n_rows, g_object_unref);
  page->link.data = page;
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  g_queue_push_head_link (&self->lru, &page->link);

  for (guint i = 0; i < n_rows; i++)
    {
      gpointer row = g_ptr_array_index (rows, first_row + i);
      Live *live = g_hash_table_lookup (self->live, GUINT_TO_POINTER (start + i));

      g_ptr_array_add (page->rows, g_object_ref (live != NULL ? (gpointer) live->object : row));
    }
  /* Filling tells views, which may ask for more rows or drop the list: the page is whole before. */
  for (guint i = 0; i < n_rows; i++)
    {
      Live *live = g_hash_table_lookup (self->live, GUINT_TO_POINTER (start + i));

      if (live == NULL || !live->loading)
        continue;
      live->loading = FALSE;
      self->fill (live->object, g_ptr_array_index (rows, first_row + i));
      if (self->closed)
        break;
    }
}

void
leads_pager_rows_trim (LeadsPagerRows *self)
{
  while (self->lru.length > LEADS_PAGER_MAX_PAGES)
    forget_page (self, g_queue_peek_tail (&self->lru));
}

static gboolean
is_past_end (gpointer key,
             gpointer value,
             gpointer data)
{
  return GPOINTER_TO_UINT (key) >= *(guint *) data;
}

void
leads_pager_rows_shrink (LeadsPagerRows *self,
                         guint           n_rows)
{
  for (GList *link = self->lru.head; link != NULL;)
    {
      Page *page = link->data;

      link = link->next;
      if ((guint64) page->number * LEADS_PAGER_PAGE_ROWS >= n_rows)
        forget_page (self, page);
    }
  g_hash_table_foreach_remove (self->live, is_past_end, &n_rows);
}
