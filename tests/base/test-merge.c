/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-merge.h>

/*
 * The model: for each number of a small world the sorted list of hits, written
 * down number by number. Spans must tell exactly that, be in order, and be as
 * long as they may.
 */
#define WORLD 400

typedef struct {
  GArray *hits[WORLD];
  /* Numbers at which a record is: spans are one number long there. */
  gboolean has_record[WORLD];
} Model;

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const LeadsMergeHit *hit_a = a;
  const LeadsMergeHit *hit_b = b;

  if (hit_a->source != hit_b->source)
    return hit_a->source < hit_b->source ? -1 : 1;

  return hit_a->index < hit_b->index ? -1 : hit_a->index > hit_b->index;
}

static gboolean
same_hits (GArray              *expected,
           const LeadsMergeHit *hits,
           guint                n_hits)
{
  if (expected->len != n_hits)
    return FALSE;

  for (guint i = 0; i < n_hits; i++)
    {
      if (compare_hits (&g_array_index (expected, LeadsMergeHit, i), &hits[i]) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
model_add (Model   *model,
           guint    source,
           guint64  number,
           guint64  index)
{
  LeadsMergeHit hit = { source, index };

  g_array_append_val (model->hits[number], hit);
}

static LeadsMerge *
make_random (Model *model)
{
  LeadsMerge *merge = leads_merge_new ();
  guint n_runs = (guint) g_test_rand_int_range (0, 6);
  guint n_intervals = (guint) g_test_rand_int_range (0, 8);
  guint64 index = 0;

  for (guint i = 0; i < n_runs; i++)
    {
      guint n_records = (guint) g_test_rand_int_range (0, 40);
      g_autofree LeadsSortRecord *records = g_new0 (LeadsSortRecord, n_records + 1);
      g_autoptr (LeadsRun) run = NULL;
      guint source = (guint) g_test_rand_int_range (0, 4);

      for (guint j = 0; j < n_records; j++)
        {
          records[j].number = (guint64) g_test_rand_int_range (0, WORLD);
          records[j].index = index++;
          model_add (model, source, records[j].number, records[j].index);
          model->has_record[records[j].number] = TRUE;
        }
      run = leads_run_new (records, n_records);
      leads_merge_add_run (merge, source, run);
    }

  for (guint i = 0; i < n_intervals; i++)
    {
      guint source = (guint) g_test_rand_int_range (0, 4);
      guint64 start = (guint64) g_test_rand_int_range (0, WORLD);
      guint64 reach = start + (guint64) g_test_rand_int_range (0, 100);
      guint64 end = MIN (reach, WORLD - 1);

      leads_merge_add_interval (merge, source, start, end, index);
      for (guint64 number = start; number <= end; number++)
        model_add (model, source, number, index);
      index++;
    }

  return merge;
}

static void
check_against_model (LeadsMerge *merge,
                     Model      *model)
{
  LeadsMergeSpan span;
  guint64 expected_start = 0;

  while (leads_merge_next (merge, &span))
    {
      g_assert_cmpuint (span.start, >=, expected_start);
      for (guint64 number = expected_start; number < span.start; number++)
        g_assert_cmpuint (model->hits[number]->len, ==, 0);

      g_assert_cmpuint (span.start, <=, span.end);
      g_assert_cmpuint (span.end, <, WORLD);
      g_assert_cmpuint (span.n_hits, >, 0);
      for (guint64 number = span.start; number <= span.end; number++)
        {
          g_assert_true (same_hits (model->hits[number], span.hits, span.n_hits));
          g_assert_true (!model->has_record[number] || span.start == span.end);
        }

      /* Maximal: what comes next is different. */
      if (!model->has_record[span.end] && span.end + 1 < WORLD && !model->has_record[span.end + 1])
        g_assert_false (same_hits (model->hits[span.end + 1], span.hits, span.n_hits));

      expected_start = span.end + 1;
    }

  for (guint64 number = expected_start; number < WORLD; number++)
    g_assert_cmpuint (model->hits[number]->len, ==, 0);
  g_assert_cmpuint (leads_merge_get_done (merge), ==, leads_merge_get_total (merge));
  g_assert_false (leads_merge_next (merge, &span));
}

static void
test_against_model (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      Model model = { 0 };
      g_autoptr (LeadsMerge) merge = NULL;

      for (guint i = 0; i < WORLD; i++)
        model.hits[i] = g_array_new (FALSE, FALSE, sizeof (LeadsMergeHit));
      merge = make_random (&model);
      for (guint i = 0; i < WORLD; i++)
        g_array_sort (model.hits[i], compare_hits);

      check_against_model (merge, &model);

      for (guint i = 0; i < WORLD; i++)
        g_array_unref (model.hits[i]);
    }
}

typedef struct {
  guint64 start;
  guint64 end;
  gboolean left_out;
  guint n_told; /* how often its beginning was told */
} Member;

static gboolean
takes_part (guint    source,
            guint64  start,
            guint64  end,
            guint64  index,
            gpointer data)
{
  const Member *member = &((Member *) data)[index];

  g_assert_cmpuint (source, ==, 1);
  g_assert_cmpuint (start, ==, member->start);
  g_assert_cmpuint (end, ==, member->end);
  return !member->left_out;
}

static gint64
find_first_member (const Member *members,
                   guint         n_members,
                   guint64       number)
{
  for (guint i = 0; i < n_members; i++)
    {
      if (!members[i].left_out && members[i].start <= number && number <= members[i].end)
        return i;
    }
  return -1;
}

/* Of a run of intervals the one of the lowest index is told, among records of another source. */
static void
test_crowd_against_model (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      const guint n_members = (guint) g_test_rand_int_range (1, 40);
      g_autofree Member *members = g_new0 (Member, n_members);
      g_autofree LeadsSortRecord *records = g_new0 (LeadsSortRecord, n_members);
      LeadsSortRecord single = { (guint64) g_test_rand_int_range (0, WORLD), 7 };
      g_autoptr (LeadsRun) run = NULL;
      g_autoptr (LeadsRun) other = leads_run_new (&single, 1);
      g_autoptr (LeadsMerge) merge = leads_merge_new ();
      guint64 next = 0;
      LeadsMergeSpan span;

      for (guint i = 0; i < n_members; i++)
        {
          const guint64 start = (guint64) g_test_rand_int_range (0, WORLD);
          const guint64 reach = start + (guint64) g_test_rand_int_range (0, 100);

          members[i] = (Member) { start, MIN (reach, WORLD - 1), g_test_rand_int_range (0, 3) == 0, 0 };
          records[i] = (LeadsSortRecord) { start, leads_merge_pack_interval (i, members[i].end - start) };
        }
      run = leads_run_new (records, n_members);
      leads_merge_add_intervals (merge, 1, run, takes_part, members);
      leads_merge_add_run (merge, 0, other);

      while (leads_merge_next (merge, &span))
        {
          for (; next < span.start; next++)
            g_assert_true (next != single.number && find_first_member (members, n_members, next) < 0);
          for (; next <= span.end; next++)
            {
              const gint64 first = find_first_member (members, n_members, next);
              const guint n_singles = next == single.number;

              g_assert_cmpuint (span.n_hits, ==, n_singles + (first >= 0));
              if (n_singles > 0)
                g_assert_cmpuint (span.hits[0].source, ==, 0);
              if (first >= 0)
                g_assert_cmpuint (span.hits[n_singles].index, ==, (guint64) first);
            }
          for (guint i = 0; i < span.n_begun; i++)
            {
              g_assert_cmpuint (members[span.begun[i].index].start, ==, span.start);
              members[span.begun[i].index].n_told++;
            }
        }
      for (; next < WORLD; next++)
        g_assert_true (next != single.number && find_first_member (members, n_members, next) < 0);
      for (guint i = 0; i < n_members; i++)
        g_assert_cmpuint (members[i].n_told, ==, !members[i].left_out);
      g_assert_cmpuint (leads_merge_get_done (merge), ==, leads_merge_get_total (merge));
    }
}

static void
test_long_interval_is_one_step (void)
{
  static const LeadsSortRecord records[] = { { G_GUINT64_CONSTANT (12127881500), 4 } };
  g_autoptr (LeadsRun) run = leads_run_new (records, 1);
  g_autoptr (LeadsMerge) merge = leads_merge_new ();
  LeadsMergeSpan span;

  leads_merge_add_interval (merge, 1, G_GUINT64_CONSTANT (12120000000), G_GUINT64_CONSTANT (12129999999), 9);
  leads_merge_add_interval (merge, 2, G_GUINT64_CONSTANT (441000000000), G_GUINT64_CONSTANT (441000999999), 0);
  leads_merge_add_run (merge, 0, run);

  g_assert_true (leads_merge_next (merge, &span));
  g_assert_cmpuint (span.start, ==, G_GUINT64_CONSTANT (12120000000));
  g_assert_cmpuint (span.end, ==, G_GUINT64_CONSTANT (12127881499));
  g_assert_cmpuint (span.n_hits, ==, 1);
  g_assert_cmpuint (span.hits[0].source, ==, 1);

  g_assert_true (leads_merge_next (merge, &span));
  g_assert_cmpuint (span.start, ==, G_GUINT64_CONSTANT (12127881500));
  g_assert_cmpuint (span.end, ==, span.start);
  g_assert_cmpuint (span.n_hits, ==, 2);
  g_assert_cmpuint (span.hits[0].source, ==, 0);
  g_assert_cmpuint (span.hits[0].index, ==, 4);
  g_assert_cmpuint (span.hits[1].source, ==, 1);
  g_assert_cmpuint (span.hits[1].index, ==, 9);

  g_assert_true (leads_merge_next (merge, &span));
  g_assert_cmpuint (span.end, ==, G_GUINT64_CONSTANT (12129999999));
  g_assert_true (leads_merge_next (merge, &span));
  g_assert_cmpuint (span.end - span.start, ==, 999999);
  g_assert_false (leads_merge_next (merge, &span));
}

static void
test_ends_of_the_world (void)
{
  static const LeadsSortRecord records[] = { { 0, 0 }, { G_MAXUINT64, 1 } };
  g_autoptr (LeadsRun) run = leads_run_new (records, G_N_ELEMENTS (records));
  g_autoptr (LeadsMerge) merge = leads_merge_new ();
  LeadsMergeSpan span;

  leads_merge_add_run (merge, 0, run);
  leads_merge_add_interval (merge, 1, 0, G_MAXUINT64 - 1, 0);

  g_assert_true (leads_merge_next (merge, &span));
  g_assert_cmpuint (span.end, ==, 0);
  g_assert_cmpuint (span.n_hits, ==, 2);
  g_assert_true (leads_merge_next (merge, &span));
  g_assert_cmpuint (span.start, ==, 1);
  g_assert_cmpuint (span.end, ==, G_MAXUINT64 - 1);
  g_assert_true (leads_merge_next (merge, &span));
  g_assert_cmpuint (span.start, ==, G_MAXUINT64);
  g_assert_cmpuint (span.n_hits, ==, 1);
  g_assert_false (leads_merge_next (merge, &span));
}

static void
test_nothing (void)
{
  g_autoptr (LeadsRun) run = leads_run_new (NULL, 0);
  g_autoptr (LeadsMerge) merge = leads_merge_new ();
  LeadsMergeSpan span;

  leads_merge_add_run (merge, 0, run);
  g_assert_false (leads_merge_next (merge, &span));
  g_assert_cmpuint (leads_merge_get_total (merge), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/merge/against-model", test_against_model);
  g_test_add_func ("/base/merge/crowd-against-model", test_crowd_against_model);
  g_test_add_func ("/base/merge/long-interval-is-one-step", test_long_interval_is_one_step);
  g_test_add_func ("/base/merge/ends-of-the-world", test_ends_of_the_world);
  g_test_add_func ("/base/merge/nothing", test_nothing);

  return g_test_run ();
}
