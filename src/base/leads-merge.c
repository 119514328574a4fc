/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-merge.h"

#include "leads-crowd-private.h"

/*
 * Several runs and intervals read as one ascending sequence of spans.
 *
 * The runs are in a heap by their next record. Intervals wait in the order of
 * their start, and are `active` from their start to their end. Runs of intervals
 * are crowds, of which one at a time is seen.
 *
 * Invariant: everything below `position` has been told; every interval that
 * holds `position` and was started is active, in order of (source, index).
 */

/* Records that are taken between two times that the runs' memory is given back: 1 MB. */
#define RECORDS_BEFORE_RELAX (G_GUINT64_CONSTANT (1) << 16)

typedef struct {
  const LeadsSortRecord *next;
  const LeadsSortRecord *end;
  guint                  source;
} Cursor;

typedef struct {
  guint64       start;
  guint64       end;
  LeadsMergeHit hit;
} Interval;

struct _LeadsMerge {
  GPtrArray *runs;
  GArray    *cursors;
  GArray    *intervals;
  guint      next_interval;
  GArray    *active;
  GPtrArray *crowds;

  GArray    *hits;
  GArray    *begun;
  LeadsMergeHit hit; /* of a record that is alone */
  guint64    position;
  gboolean   started;
  guint64    done;
  guint64    total;
  guint64    n_taken; /* records since the memory was given back */
};

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const LeadsMergeHit *hit_a = a;
  const LeadsMergeHit *hit_b = b;

  if (hit_a->source != hit_b->source)
    return hit_a->source < hit_b->source ? -1 : 1;
  if (hit_a->index != hit_b->index)
    return hit_a->index < hit_b->index ? -1 : 1;

  return 0;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const Interval *interval_a = a;
  const Interval *interval_b = b;

  if (interval_a->start != interval_b->start)
    return interval_a->start < interval_b->start ? -1 : 1;

  return compare_hits (&interval_a->hit, &interval_b->hit);
}

static inline gboolean
is_before (const Cursor *a,
           const Cursor *b)
{
  if (a->next->number != b->next->number)
    return a->next->number < b->next->number;
  if (a->source != b->source)
    return a->source < b->source;

  return a->next->index < b->next->index;
}

static void
sift_down (GArray *cursors,
           guint   at)
{
  Cursor *heap = (Cursor *) cursors->data;
  Cursor cursor = heap[at];

  for (;;)
    {
      guint child = 2 * at + 1;

      if (child >= cursors->len)
        break;
      if (child + 1 < cursors->len && is_before (&heap[child + 1], &heap[child]))
        child++;
      if (!is_before (&heap[child], &cursor))
        break;
      heap[at] = heap[child];
      at = child;
    }

  heap[at] = cursor;
}

static void
prepare (LeadsMerge *self)
{
  self->started = TRUE;
  g_array_sort (self->intervals, compare_starts);
  for (guint at = self->cursors->len / 2; at > 0; at--)
    sift_down (self->cursors, at - 1);
}

static const Interval *
peek_interval (LeadsMerge *self)
{
  if (self->next_interval == self->intervals->len)
    return NULL;

  return &g_array_index (self->intervals, Interval, self->next_interval);
}

static const LeadsSortRecord *
peek_record (LeadsMerge *self)
{
  return self->cursors->len > 0 ? g_array_index (self->cursors, Cursor, 0).next : NULL;
}

/* The first number that is not told yet and that a record has or an interval begins with; FALSE: there is none. */
static gboolean
find_next (LeadsMerge *self,
           guint64    *next)
{
  const LeadsSortRecord *record = peek_record (self);
  const Interval *interval = peek_interval (self);

  *next = G_MAXUINT64;
  if (record != NULL)
    *next = record->number;
  if (interval != NULL)
    *next = MIN (*next, interval->start);
  for (guint i = 0; i < self->crowds->len; i++)
    *next = MIN (*next, leads_crowd_get_next_start (g_ptr_array_index (self->crowds, i)));

  return record != NULL || *next != G_MAXUINT64;
}

static gboolean
is_within_crowd (LeadsMerge *self)
{
  for (guint i = 0; i < self->crowds->len; i++)
    {
      if (leads_crowd_get_first (g_ptr_array_index (self->crowds, i), NULL) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Moves the position to the next number that anything has; FALSE if nothing is left. */
static gboolean
find_position (LeadsMerge *self)
{
  guint64 next;

  if (self->active->len > 0 || is_within_crowd (self))
    return TRUE;
  if (!find_next (self, &next))
    return FALSE;
  self->position = next;

  return TRUE;
}

static void
activate_intervals (LeadsMerge *self)
{
  const Interval *interval;

  while ((interval = peek_interval (self)) != NULL && interval->start == self->position)
    {
      guint at = self->active->len;

      while (at > 0 && compare_hits (&g_array_index (self->active, Interval, at - 1).hit, &interval->hit) > 0)
        at--;
      g_array_insert_vals (self->active, at, interval, 1);
      self->next_interval++;
    }
  for (guint i = 0; i < self->crowds->len; i++)
    leads_crowd_begin (g_ptr_array_index (self->crowds, i), self->position, self->begun);
}

static void
retire_intervals (LeadsMerge *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->active->len; i++)
    {
      Interval interval = g_array_index (self->active, Interval, i);

      if (interval.end >= self->position)
        g_array_index (self->active, Interval, kept++) = interval;
      else
        self->done++;
    }

  g_array_set_size (self->active, kept);
  for (guint i = 0; i < self->crowds->len; i++)
    leads_crowd_retire (g_ptr_array_index (self->crowds, i), self->position);
}

/* Takes the records at the position from the heap; they come in the order of hits. */
static void
take_records (LeadsMerge *self)
{
  while (self->cursors->len > 0)
    {
      Cursor *first = &g_array_index (self->cursors, Cursor, 0);
      LeadsMergeHit hit;

      if (first->next->number != self->position)
        break;

      hit = (LeadsMergeHit) { first->source, first->next->index };
      g_array_append_val (self->hits, hit);
      self->done++;
      self->n_taken++;

      first->next++;
      if (first->next == first->end)
        g_array_remove_index_fast (self->cursors, 0);
      if (self->cursors->len > 1)
        sift_down (self->cursors, 0);
    }
}

static void
relax (LeadsMerge *self)
{
  if (self->n_taken < RECORDS_BEFORE_RELAX)
    return;
  self->n_taken = 0;
  for (guint i = 0; i < self->runs->len; i++)
    leads_run_relax (g_ptr_array_index (self->runs, i));
}

/* Merges the active intervals into the hits, which are in order already. */
static void
add_active_hits (LeadsMerge *self)
{
  guint n_records = self->hits->len;
  guint n_active = self->active->len;
  LeadsMergeHit *hits;
  guint to;

  g_array_set_size (self->hits, n_records + n_active);
  hits = (LeadsMergeHit *) self->hits->data;
  to = self->hits->len;

  while (n_active > 0)
    {
      const LeadsMergeHit *hit = &g_array_index (self->active, Interval, n_active - 1).hit;

      if (n_records > 0 && compare_hits (&hits[n_records - 1], hit) > 0)
        {
          hits[--to] = hits[--n_records];
        }
      else
        {
          hits[--to] = *hit;
          n_active--;
        }
    }
}

/* Those of the crowds that are seen; each in its place among the hits. */
static void
add_crowds (LeadsMerge *self)
{
  for (guint i = 0; i < self->crowds->len; i++)
    {
      const LeadsMergeHit *hit = leads_crowd_get_first (g_ptr_array_index (self->crowds, i), NULL);
      guint at = self->hits->len;

      if (hit == NULL)
        continue;
      while (at > 0 && compare_hits (&g_array_index (self->hits, LeadsMergeHit, at - 1), hit) > 0)
        at--;
      g_array_insert_vals (self->hits, at, hit, 1);
    }
}

/* The last number from the position on that only the active intervals have. */
static guint64
find_end (LeadsMerge *self)
{
  guint64 end = G_MAXUINT64;
  guint64 next;

  for (guint i = 0; i < self->active->len; i++)
    end = MIN (end, g_array_index (self->active, Interval, i).end);
  for (guint i = 0; i < self->crowds->len; i++)
    {
      guint64 last;

      if (leads_crowd_get_first (g_ptr_array_index (self->crowds, i), &last) != NULL)
        end = MIN (end, last);
    }

  return find_next (self, &next) ? MIN (end, next - 1) : end;
}

LeadsMerge *
leads_merge_new (void)
{
  LeadsMerge *self = g_new0 (LeadsMerge, 1);

  self->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_run_unref);
  self->cursors = g_array_new (FALSE, FALSE, sizeof (Cursor));
  self->intervals = g_array_new (FALSE, FALSE, sizeof (Interval));
  self->active = g_array_new (FALSE, FALSE, sizeof (Interval));
  self->crowds = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_crowd_free);
  self->hits = g_array_new (FALSE, FALSE, sizeof (LeadsMergeHit));
  self->begun = g_array_new (FALSE, FALSE, sizeof (LeadsMergeHit));

  return self;
}

void
leads_merge_free (LeadsMerge *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->runs);
  g_array_unref (self->cursors);
  g_array_unref (self->intervals);
  g_array_unref (self->active);
  g_ptr_array_unref (self->crowds);
  g_array_unref (self->hits);
  g_array_unref (self->begun);
  g_free (self);
}

void
leads_merge_add_run (LeadsMerge *self,
                     guint       source,
                     LeadsRun   *run)
{
  const LeadsSortRecord *records;
  guint64 n_records;

  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->started);
  g_return_if_fail (run != NULL);

  records = leads_run_get_records (run);
  n_records = leads_run_get_n_records (run);
  if (n_records == 0)
    return;

  g_ptr_array_add (self->runs, leads_run_ref (run));
  g_array_append_val (self->cursors, ((Cursor) { records, records + n_records, source }));
  self->total += n_records;
}

void
leads_merge_add_interval (LeadsMerge *self,
                          guint       source,
                          guint64     start,
                          guint64     end,
                          guint64     index)
{
  Interval interval = { start, end, { source, index } };

  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->started);
  g_return_if_fail (start <= end && end < G_MAXUINT64);

  g_array_append_val (self->intervals, interval);
  self->total++;
}

void
leads_merge_add_intervals (LeadsMerge       *self,
                           guint             source,
                           LeadsRun         *run,
                           LeadsMergeFilter  filter,
                           gpointer          data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->started);
  g_return_if_fail (run != NULL);

  if (leads_run_get_n_records (run) == 0)
    return;
  g_ptr_array_add (self->crowds, leads_crowd_new (source, run, filter, data));
  self->total += leads_run_get_n_records (run);
}

/* Nearly every number of a file: one run is left, there are no intervals, and the number is there once. */
static gboolean
take_alone (LeadsMerge     *self,
            LeadsMergeSpan *span)
{
  Cursor *cursor;

  if (self->cursors->len != 1 || self->active->len > 0 || self->crowds->len > 0 ||
      self->next_interval < self->intervals->len)
    return FALSE;
  cursor = &g_array_index (self->cursors, Cursor, 0);
  if (cursor->next + 1 == cursor->end || cursor->next[1].number == cursor->next->number)
    return FALSE;

  self->hit = (LeadsMergeHit) { cursor->source, cursor->next->index };
  self->position = cursor->next->number;
  *span = (LeadsMergeSpan) { .start = self->position, .end = self->position, .hits = &self->hit, .n_hits = 1 };
  self->position++;
  self->done++;
  self->n_taken++;
  cursor->next++;
  relax (self);

  return TRUE;
}

gboolean
leads_merge_next (LeadsMerge     *self,
                  LeadsMergeSpan *span)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (span != NULL, FALSE);

  if (!self->started)
    prepare (self);
  if (take_alone (self, span))
    return TRUE;

  retire_intervals (self);
  if (!find_position (self))
    return FALSE;

  g_array_set_size (self->begun, 0);
  relax (self);
  activate_intervals (self);
  g_array_set_size (self->hits, 0);
  take_records (self);

  span->start = self->position;
  span->end = self->hits->len > 0 ? self->position : find_end (self);
  add_active_hits (self);
  add_crowds (self);
  span->hits = (const LeadsMergeHit *) self->hits->data;
  span->n_hits = self->hits->len;
  span->begun = (const LeadsMergeHit *) self->begun->data;
  span->n_begun = self->begun->len;
  self->position = span->end + 1;

  return TRUE;
}

guint64
leads_merge_get_done (LeadsMerge *self)
{
  guint64 done;

  g_return_val_if_fail (self != NULL, 0);

  done = self->done;
  for (guint i = 0; i < self->crowds->len; i++)
    done += leads_crowd_get_n_begun (g_ptr_array_index (self->crowds, i));

  return done;
}

guint64
leads_merge_get_total (LeadsMerge *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->total;
}
