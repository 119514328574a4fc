/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-crowd-private.h"

/*
 * A heap of the intervals that have begun, by index. One that is not on top
 * stays in it when it ends, and is dropped when it comes up: nobody sees it
 * before, and each is moved a logarithmic number of times only.
 *
 * Invariant: the interval on top has not ended before the position of the last
 * leads_crowd_retire(); everything before `next` has begun or was left out.
 */

#define INDEX_MASK ((G_GUINT64_CONSTANT (1) << LEADS_MERGE_INDEX_BITS) - 1)
#define EXTENT_MASK (LEADS_MERGE_MAX_EXTENT << LEADS_MERGE_INDEX_BITS)

typedef struct {
  LeadsMergeHit hit;
  guint64       last;
} Member;

struct _LeadsCrowd {
  guint                  source;
  LeadsRun              *run;
  const LeadsSortRecord *records;
  guint64                n_records;
  guint64                next;
  LeadsMergeFilter       filter;
  gpointer               data;
  gboolean               passed; /* the next one takes part */
  GArray                *heap;
};

LeadsCrowd *
leads_crowd_new (guint             source,
                 LeadsRun         *run,
                 LeadsMergeFilter  filter,
                 gpointer          data)
{
  LeadsCrowd *self = g_new0 (LeadsCrowd, 1);

  self->source = source;
  self->run = leads_run_ref (run);
  self->records = leads_run_get_records (run);
  self->n_records = leads_run_get_n_records (run);
  self->filter = filter;
  self->data = data;
  self->heap = g_array_new (FALSE, FALSE, sizeof (Member));

  return self;
}

void
leads_crowd_free (LeadsCrowd *self)
{
  leads_run_unref (self->run);
  g_array_unref (self->heap);
  g_free (self);
}

static Member
make_member (const LeadsCrowd      *self,
             const LeadsSortRecord *record)
{
  const guint64 extent = (record->index & EXTENT_MASK) >> LEADS_MERGE_INDEX_BITS;

  return (Member) { { self->source, record->index & ~EXTENT_MASK }, record->number + extent };
}

static inline gboolean
is_before (const Member *a,
           const Member *b)
{
  return (a->hit.index & INDEX_MASK) < (b->hit.index & INDEX_MASK);
}

static void
push (GArray *heap,
      Member  member)
{
  Member *members;
  guint at = heap->len;

  g_array_set_size (heap, heap->len + 1);
  members = (Member *) heap->data;
  for (; at > 0 && is_before (&member, &members[(at - 1) / 2]); at = (at - 1) / 2)
    members[at] = members[(at - 1) / 2];
  members[at] = member;
}

static void
pop (GArray *heap)
{
  Member *members = (Member *) heap->data;
  const guint n_members = heap->len - 1;
  const Member last = members[n_members];
  guint at = 0;

  g_array_set_size (heap, n_members);
  if (n_members == 0)
    return;
  for (;;)
    {
      guint child = 2 * at + 1;

      if (child >= n_members)
        break;
      if (child + 1 < n_members && is_before (&members[child + 1], &members[child]))
        child++;
      if (!is_before (&members[child], &last))
        break;
      members[at] = members[child];
      at = child;
    }
  members[at] = last;
}

guint64
leads_crowd_get_next_start (LeadsCrowd *self)
{
  while (self->next < self->n_records)
    {
      const LeadsSortRecord *record = &self->records[self->next];

      if (!self->passed && self->filter != NULL)
        {
          Member member = make_member (self, record);

          self->passed = self->filter (self->source, record->number, member.last, member.hit.index, self->data);
        }
      else
        self->passed = TRUE;
      if (self->passed)
        return record->number;
      self->next++;
    }

  return G_MAXUINT64;
}

void
leads_crowd_begin (LeadsCrowd *self,
                   guint64     position,
                   GArray     *begun)
{
  while (leads_crowd_get_next_start (self) == position)
    {
      Member member = make_member (self, &self->records[self->next]);

      push (self->heap, member);
      g_array_append_val (begun, member.hit);
      self->next++;
      self->passed = FALSE;
    }
}

void
leads_crowd_retire (LeadsCrowd *self,
                    guint64     position)
{
  while (self->heap->len > 0 && g_array_index (self->heap, Member, 0).last < position)
    pop (self->heap);
}

const LeadsMergeHit *
leads_crowd_get_first (LeadsCrowd *self,
                       guint64    *last)
{
  const Member *first;

  if (self->heap->len == 0)
    return NULL;
  first = &g_array_index (self->heap, Member, 0);
  if (last != NULL)
    *last = first->last;

  return &first->hit;
}

guint64
leads_crowd_get_n_begun (LeadsCrowd *self)
{
  return self->next;
}
