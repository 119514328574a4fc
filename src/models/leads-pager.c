/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-models"

#include "leads-pager-private.h"

#include "leads-pager-rows-private.h"

/*
 * Rows by position, answered at once and filled in when their page arrives. Those
 * that are here are in leads-pager-rows.c; this decides which are read.
 *
 * One read at a time. What is read next is the page that was asked for last, with
 * its neighbours that wait too; a page that nobody waits for any more is dropped.
 * A read that takes long while another page is asked for is given up: requests
 * carry a generation number, and the answer of a given-up one is thrown away.
 */

/* A read that nobody waits for any more may go on for that long before it makes room. */
#define GIVE_UP_AFTER_US (100 * G_TIME_SPAN_MILLISECOND)

/* A page that is asked for and not here. */
typedef struct {
  guint   n_live; /* placeholders that somebody holds */
  guint64 stamp;  /* when it was asked for last */
} Waiting;

struct _LeadsPagerRequest {
  LeadsPager   *pager;
  guint64       generation;
  guint         first_page;
  guint         n_pages;
  gint64        started;
  gboolean      prefetch;
  GCancellable *cancellable;
};

struct _LeadsPager {
  guint                  n_refs; /* the owner's and one a request */
  const LeadsPagerFuncs *funcs;
  gpointer               owner; /* NULL once closed */
  guint                  n_rows;

  LeadsPagerRows        *rows;

  GHashTable        *waiting;
  guint64            stamp;
  guint64            served_stamp; /* of the newest page a read was started for */
  guint64            generation;
  LeadsPagerRequest *current;
  GSource           *source;
  GSource           *timer;
  guint              prefetch[2];
  guint              n_prefetch;
  guint              n_pending;
  guint64            n_reads;
};

static void start_next (LeadsPager *self);

static void
leads_pager_unref (LeadsPager *self)
{
  if (--self->n_refs > 0)
    return;
  leads_pager_rows_free (self->rows);
  g_hash_table_unref (self->waiting);
  g_free (self);
}

static gboolean
is_being_read (LeadsPager *self,
               guint       number)
{
  return self->current != NULL && number >= self->current->first_page &&
         number - self->current->first_page < self->current->n_pages;
}

/* Tells the owner how many pages are on their way, if that is news. */
static void
update_pending (LeadsPager *self)
{
  guint n_pending = self->current != NULL && !self->current->prefetch ? self->current->n_pages : 0;
  GHashTableIter iter;
  gpointer number;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    if (!is_being_read (self, GPOINTER_TO_UINT (number)) || self->current->prefetch)
      n_pending++;

  if (n_pending == self->n_pending)
    return;
  self->n_pending = n_pending;
  self->funcs->pending_changed (self->owner);
}

static gboolean
on_asked (gpointer data)
{
  LeadsPager *self = data;

  g_clear_pointer (&self->source, g_source_unref);
  start_next (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_overdue (gpointer data)
{
  LeadsPager *self = data;

  g_clear_pointer (&self->timer, g_source_unref);
  start_next (self);
  return G_SOURCE_REMOVE;
}

/* Looks at the read under way again when it may be given up. */
static void
watch_current (LeadsPager *self)
{
  if (self->timer != NULL)
    return;
  self->timer = g_timeout_source_new (GIVE_UP_AFTER_US / 1000);
  g_source_set_callback (self->timer, on_overdue, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* After this turn of the main loop, so that what a view asks for in one go is one read. */
static void
schedule (LeadsPager *self)
{
  if (self->source != NULL)
    return;
  self->source = g_idle_source_new ();
  g_source_set_priority (self->source, G_PRIORITY_HIGH_IDLE);
  g_source_set_callback (self->source, on_asked, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

static Waiting *
want_page (LeadsPager *self,
           guint       number)
{
  Waiting *waiting = g_hash_table_lookup (self->waiting, GUINT_TO_POINTER (number));

  if (waiting == NULL)
    {
      waiting = g_new0 (Waiting, 1);
      g_hash_table_insert (self->waiting, GUINT_TO_POINTER (number), waiting);
    }
  waiting->stamp = ++self->stamp;
  schedule (self);
  return waiting;
}

/* Adds the neighbours of what was just read to what is read when nothing waits. */
static void
note_neighbours (LeadsPager              *self,
                 const LeadsPagerRequest *request)
{
  guint next = request->first_page + request->n_pages;

  self->n_prefetch = 0;
  if (next < G_MAXUINT / LEADS_PAGER_PAGE_ROWS && next * LEADS_PAGER_PAGE_ROWS < self->n_rows &&
      !leads_pager_rows_has_page (self->rows, next))
    self->prefetch[self->n_prefetch++] = next;
  if (request->first_page > 0 && !leads_pager_rows_has_page (self->rows, request->first_page - 1))
    self->prefetch[self->n_prefetch++] = request->first_page - 1;
}

/* Stops the read under way; its answer will be thrown away. */
static void
give_up_current (LeadsPager *self)
{
  self->generation++;
  g_cancellable_cancel (self->current->cancellable);
  self->current = NULL;
}

static void
start_read (LeadsPager *self,
            guint       first_page,
            guint       n_pages,
            gboolean    prefetch)
{
  LeadsPagerRequest *request = g_new0 (LeadsPagerRequest, 1);

  request->pager = self;
  request->generation = self->generation;
  request->first_page = first_page;
  request->n_pages = n_pages;
  request->started = g_get_monotonic_time ();
  request->prefetch = prefetch;
  request->cancellable = g_cancellable_new ();
  self->n_refs++;
  self->n_reads++;
  self->current = request;
  self->funcs->load (self->owner, first_page * LEADS_PAGER_PAGE_ROWS, n_pages * LEADS_PAGER_PAGE_ROWS,
                     request->cancellable, request);
}

/* The page that was asked for last, of those that somebody waits for or that are news. */
static gboolean
find_newest (LeadsPager *self,
             guint      *newest)
{
  guint64 best = 0;
  GHashTableIter iter;
  gpointer number;
  gpointer value;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &number, &value))
    {
      const Waiting *waiting = value;

      if (waiting->n_live == 0 && waiting->stamp < self->served_stamp &&
          !is_being_read (self, GPOINTER_TO_UINT (number)))
        g_hash_table_iter_remove (&iter);
      else if (waiting->stamp > best)
        {
          best = waiting->stamp;
          *newest = GPOINTER_TO_UINT (number);
        }
    }
  return best > 0;
}

static gboolean
is_waiting (LeadsPager *self,
            guint       number)
{
  return g_hash_table_contains (self->waiting, GUINT_TO_POINTER (number));
}

static void
start_wanted (LeadsPager *self,
              guint       newest)
{
  const Waiting *waiting = g_hash_table_lookup (self->waiting, GUINT_TO_POINTER (newest));
  guint first = newest;
  guint last = newest;

  while (first > 0 && last - first + 1 < LEADS_PAGER_MAX_RUN && is_waiting (self, first - 1))
    first--;
  while (last - first + 1 < LEADS_PAGER_MAX_RUN && is_waiting (self, last + 1))
    last++;
  self->served_stamp = waiting->stamp;
  self->n_prefetch = 0;
  start_read (self, first, last - first + 1, FALSE);
}

static void
start_next (LeadsPager *self)
{
  guint newest = 0;
  gboolean wanted;

  if (self->owner == NULL)
    return;
  wanted = find_newest (self, &newest);
  if (self->current != NULL && wanted && !is_being_read (self, newest) &&
      (self->current->prefetch || g_get_monotonic_time () - self->current->started >= GIVE_UP_AFTER_US))
    give_up_current (self);

  if (self->current == NULL && wanted)
    start_wanted (self, newest);
  else if (self->current == NULL && self->n_prefetch > 0)
    start_read (self, self->prefetch[--self->n_prefetch], 1, TRUE);
  else if (self->current != NULL && wanted && !is_being_read (self, newest))
    watch_current (self);
  update_pending (self);
}

void
leads_pager_deliver (LeadsPagerRequest *request,
                     GPtrArray         *rows,
                     GError            *error)
{
  LeadsPager *self = request->pager;
  g_autoptr (GPtrArray) owned_rows = rows;
  g_autoptr (GError) owned_error = error;

  if (self->owner != NULL && request->generation == self->generation)
    {
      guint64 n_asked = (guint64) request->n_pages * LEADS_PAGER_PAGE_ROWS;
      guint64 n_left = (guint64) self->n_rows - MIN (self->n_rows, request->first_page * LEADS_PAGER_PAGE_ROWS);

      self->current = NULL;
      clear_source (&self->timer);
      for (guint i = 0; i < request->n_pages && self->owner != NULL; i++)
        {
          g_hash_table_remove (self->waiting, GUINT_TO_POINTER (request->first_page + i));
          if (rows != NULL)
            leads_pager_rows_take_page (self->rows, request->first_page + i, rows, i * LEADS_PAGER_PAGE_ROWS);
        }
      if (self->owner != NULL && rows != NULL && !request->prefetch)
        note_neighbours (self, request);
      if (self->owner != NULL)
        leads_pager_rows_trim (self->rows);
      if (self->owner != NULL && rows != NULL && rows->len < MIN (n_asked, n_left))
        self->funcs->came_short (self->owner);
      if (self->owner != NULL && error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        self->funcs->failed (self->owner, error);
      if (self->owner != NULL)
        start_next (self);
    }

  g_object_unref (request->cancellable);
  g_free (request);
  leads_pager_unref (self);
}

static void
on_released (gpointer data,
             guint    page)
{
  LeadsPager *self = data;
  Waiting *waiting = g_hash_table_lookup (self->waiting, GUINT_TO_POINTER (page));

  if (waiting != NULL && waiting->n_live > 0)
    waiting->n_live--;
}

LeadsPager *
leads_pager_new (const LeadsPagerFuncs *funcs,
                 gpointer               owner)
{
  LeadsPager *self = g_new0 (LeadsPager, 1);

  self->n_refs = 1;
  self->funcs = funcs;
  self->owner = owner;
  self->rows = leads_pager_rows_new (funcs->fill, on_released, self);
  self->waiting = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
leads_pager_close (LeadsPager *self)
{
  if (self->current != NULL)
    give_up_current (self);
  clear_source (&self->source);
  clear_source (&self->timer);
  self->owner = NULL;
  leads_pager_rows_close (self->rows);
  g_hash_table_remove_all (self->waiting);
  leads_pager_unref (self);
}

static gboolean
is_past_end (gpointer key,
             gpointer value,
             gpointer data)
{
  return GPOINTER_TO_UINT (key) >= *(guint *) data;
}

void
leads_pager_set_n_rows (LeadsPager *self,
                        guint       n_rows)
{
  guint n_pages = n_rows / LEADS_PAGER_PAGE_ROWS + (n_rows % LEADS_PAGER_PAGE_ROWS != 0);
  gboolean shrinks = n_rows < self->n_rows;

  self->n_rows = n_rows;
  if (!shrinks)
    return;
  leads_pager_rows_shrink (self->rows, n_rows);
  g_hash_table_foreach_remove (self->waiting, is_past_end, &n_pages);
}

gpointer
leads_pager_get (LeadsPager *self,
                 guint       position)
{
  guint number = position / LEADS_PAGER_PAGE_ROWS;
  gboolean wanted;
  gpointer object = leads_pager_rows_find (self->rows, position, &wanted);

  if (object != NULL)
    {
      if (wanted)
        want_page (self, number);
      return object;
    }
  object = self->funcs->make_placeholder (self->owner);
  leads_pager_rows_add_placeholder (self->rows, position, object);
  if (wanted)
    want_page (self, number)->n_live++;
  return object;
}

guint
leads_pager_get_n_pending (LeadsPager *self)
{
  return self->n_pending;
}

guint64
leads_pager_get_n_reads (LeadsPager *self)
{
  return self->n_reads;
}
