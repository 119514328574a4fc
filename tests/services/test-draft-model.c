/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include <string.h>

/*
 * Random drafts against a naive model: after every change each entry's totals
 * and refused lines are those that going through all entries number by number
 * gives, and what is submitted is what the model says.
 */

/* Of the small plan of the tests, where +2 has no numbers that begin with 300, but those that begin with 301. */
#define BASE      G_GUINT64_CONSTANT (2300999970)
#define PLANNED   30
#define SPACE     130
/* Right numbers outside the space. */
#define MARK_OURS   "+2309999998"
#define MARK_THEIRS "+2309999999"
#define N_DRAFTS  25
#define N_CHANGES 24
/* The plus, where somebody has to tell. */
#define UNCERTAIN LEADS_REPAIR_NONE

typedef struct
{
  int number; /* within the space, -1: wrong */
  int last;   /* of a range; else the number */
  LeadsReason reason;
  int repair; /* a LeadsRepair, UNCERTAIN, or -1: none is needed */
  gboolean edited;
  gboolean removed;
  char cell[80];
} Line;

typedef struct
{
  LeadsEntry *entry;
  LeadsUploadSource source;
  int first;
  int last;
  gboolean add_rest;
  GArray *lines; /* as they stand in the draft */
  GArray *as_read;
  guint repaired; /* bits of LeadsRepair */
  gboolean includes;
  gboolean leaves_rest;
  gboolean adds_rest;
} Model;

typedef enum
{
  NOBODY,
  OURS,
  THEIRS
} Owner;

typedef struct
{
  LeadsTotals totals;
  GString *refused;
} Expected;

static gboolean
is_outside (int i)
{
  return i < PLANNED;
}

static void
model_free (Model *model)
{
  g_object_unref (model->entry);
  g_clear_pointer (&model->lines, g_array_unref);
  g_clear_pointer (&model->as_read, g_array_unref);
  g_free (model);
}

static void
refuse (Expected *expected, guint line, LeadsReason reason)
{
  leads_totals_count_line (&expected->totals, reason, FALSE);
  g_string_append_printf (expected->refused, "%s%u:%s", expected->refused->len > 0 ? " " : "", line,
                          leads_reason_to_word (reason));
}

static void
expect_typed (Model *model, const Owner *store, int *keeper, int place, Expected *expected)
{
  const gboolean asks = model->source == LEADS_UPLOAD_SOURCE_RANGE && model->first != model->last && !model->add_rest;
  guint n_theirs = 0, n_ours = 0, n_outside = 0;

  for (int i = model->first; i <= model->last; i++)
    {
      n_outside += is_outside (i);
      n_theirs += store[i] == THEIRS && (model->includes || !is_outside (i));
      n_ours += store[i] == OURS && (model->includes || !is_outside (i));
    }
  if (n_outside > 0 && !model->includes && !model->leaves_rest)
    {
      refuse (expected, 1, LEADS_REASON_NOT_IN_PLAN);
      return;
    }
  if (asks && n_theirs > 0)
    {
      refuse (expected, 1, LEADS_REASON_OWNED_ELSEWHERE);
      return;
    }
  for (int i = model->first; i <= model->last; i++)
    {
      if (store[i] != NOBODY || keeper[i] >= 0 || (is_outside (i) && !model->includes))
        continue;
      keeper[i] = place;
      expected->totals.uploaded++;
      expected->totals.unplanned += is_outside (i);
    }
  if (expected->totals.uploaded > 0)
    {
      expected->totals.skipped = model->last - model->first + 1 - expected->totals.uploaded;
      leads_totals_count_line (&expected->totals, LEADS_REASON_NONE, FALSE);
    }
  else
    refuse (expected, 1,
            n_theirs > 0 ? LEADS_REASON_OWNED_ELSEWHERE
            : n_ours > 0 ? LEADS_REASON_ALREADY_HERE
                         : LEADS_REASON_DUPLICATE_IN_DRAFT);
}

/* A range is stopped by what others own, keeps what is free, and is refused when that is nothing. */
static void
expect_range (const Line *line, gboolean adds_rest, guint number, const Owner *store, int *keeper, int place, Expected *expected)
{
  const int first_keeper = keeper[line->number];
  gint64 n_theirs = 0, n_ours = 0, n_kept = 0;

  for (int i = line->number; i <= line->last; i++)
    {
      n_theirs += store[i] == THEIRS;
      n_ours += store[i] == OURS;
    }
  for (int i = line->number; i <= line->last && (adds_rest || n_theirs == 0); i++)
    {
      if (store[i] != NOBODY || keeper[i] >= 0)
        continue;
      keeper[i] = place;
      n_kept++;
      expected->totals.unplanned += is_outside (i);
    }
  expected->totals.uploaded += n_kept;
  if (n_kept > 0)
    {
      expected->totals.skipped += line->last - line->number + 1 - n_kept;
      leads_totals_count_line (&expected->totals, LEADS_REASON_NONE, line->edited || line->repair >= 0);
    }
  else
    refuse (expected, number,
            n_theirs > 0            ? LEADS_REASON_OWNED_ELSEWHERE
            : n_ours > 0            ? LEADS_REASON_ALREADY_HERE
            : first_keeper == place ? LEADS_REASON_DUPLICATE_IN_FILE
                                    : LEADS_REASON_DUPLICATE_IN_DRAFT);
}

static void
expect_file (Model *model, const Owner *store, int *keeper, int place, Expected *expected)
{
  for (guint i = 0; i < model->lines->len; i++)
    {
      const Line *line = &g_array_index (model->lines, Line, i);

      if (line->removed)
        continue;
      if (line->number < 0)
        refuse (expected, i + 1, LEADS_REASON_TOO_SHORT);
      else if (line->repair >= 0 && (model->repaired & (1u << line->repair)) == 0)
        refuse (expected, i + 1, line->reason);
      else if (is_outside (line->number) && !model->includes)
        refuse (expected, i + 1, LEADS_REASON_NOT_IN_PLAN);
      else if (line->last > line->number)
        expect_range (line, model->adds_rest, i + 1, store, keeper, place, expected);
      else if (store[line->number] != NOBODY)
        refuse (expected, i + 1,
                store[line->number] == OURS ? LEADS_REASON_ALREADY_HERE : LEADS_REASON_OWNED_ELSEWHERE);
      else if (keeper[line->number] == place)
        refuse (expected, i + 1, LEADS_REASON_DUPLICATE_IN_FILE);
      else if (keeper[line->number] >= 0)
        refuse (expected, i + 1, LEADS_REASON_DUPLICATE_IN_DRAFT);
      else
        {
          keeper[line->number] = place;
          expected->totals.uploaded++;
          expected->totals.unplanned += is_outside (line->number);
          leads_totals_count_line (&expected->totals, LEADS_REASON_NONE, line->edited || line->repair >= 0);
        }
    }
}

/* The groups that can be repaired have all lines that are not. */
static void
compare_groups (Model *model)
{
  g_autoptr (GPtrArray) groups = leads_entry_dup_groups (model->entry);
  gint64 certain[LEADS_N_REPAIRS] = { 0 };
  gint64 n_uncertain = 0, n_mended = 0;

  for (guint i = 0; i < model->lines->len; i++)
    {
      const Line *line = &g_array_index (model->lines, Line, i);

      if (line->removed || line->repair < 0)
        continue;
      if ((model->repaired & (1u << line->repair)) != 0)
        n_mended++;
      else if (line->repair == UNCERTAIN)
        n_uncertain++;
      else
        certain[line->repair]++;
    }
  g_assert_cmpint (leads_entry_get_n_mended (model->entry), ==, n_mended);
  for (guint i = 0; i < groups->len; i++)
    {
      const LeadsRepairGroup *group = g_ptr_array_index (groups, i);

      if (group->repair == LEADS_REPAIR_NONE)
        continue;
      g_assert_cmpint (group->n_lines - group->n_uncertain, ==, certain[group->repair]);
      certain[group->repair] = 0;
      n_uncertain -= group->n_uncertain;
    }
  g_assert_cmpint (n_uncertain, ==, 0);
  for (guint i = 0; i < LEADS_N_REPAIRS; i++)
    g_assert_cmpint (certain[i], ==, 0);
}

static void
compare_counts (Model *model)
{
  gint64 n_removed = 0, n_edited = 0;

  for (guint i = 0; i < model->lines->len; i++)
    {
      n_removed += g_array_index (model->lines, Line, i).removed;
      n_edited += g_array_index (model->lines, Line, i).edited;
    }
  g_assert_cmpint (leads_entry_get_n_removed (model->entry), ==, n_removed);
  g_assert_cmpint (leads_entry_get_n_edited (model->entry), ==, n_edited);
}

/* Who keeps each number goes to @keeper. */
static void
compare (Fixture *self, GPtrArray *models, const Owner *store, int *keeper)
{
  LeadsDraft *draft = self->draft;
  LeadsTotals sum = { 0 };

  for (int i = 0; i < SPACE; i++)
    keeper[i] = -1;
  for (guint i = 0; i < models->len; i++)
    {
      Model *model = g_ptr_array_index (models, i);
      g_autoptr (GString) refused = g_string_new (NULL);
      g_autofree char *shown = list_refused (model->entry);
      g_autofree char *reported = NULL;
      Expected expected = { .refused = refused };

      if (model->lines != NULL)
        {
          expect_file (model, store, keeper, i, &expected);
          compare_groups (model);
          compare_counts (model);
          reported = list_reported (self, model->entry);
          g_assert_cmpstr (reported, ==, refused->str);
        }
      else
        expect_typed (model, store, keeper, i, &expected);
      g_assert_cmpstr (shown, ==, refused->str);
      g_assert_true (leads_totals_add_up (&expected.totals));
      g_assert_cmpmem (leads_entry_get_totals (model->entry), sizeof (LeadsTotals), &expected.totals,
                       sizeof (LeadsTotals));
      leads_totals_add (&sum, &expected.totals);
    }
  g_assert_cmpmem (leads_draft_get_totals (draft), sizeof (LeadsTotals), &sum, sizeof (LeadsTotals));
}

/* In one of the ways that ranges stand in one cell. */
static char *
write_range (Fixture *self, Line *line, gboolean broken)
{
  static const char *const separators[] = { "-", " - ", " to ", "..", " … ", "–" };
  const char *plus = broken && !is_outside (line->number) ? "" : "+";
  const char *separator = separators[g_test_rand_int_range (0, G_N_ELEMENTS (separators))];
  const guint64 last = BASE + line->last;
  g_autofree char *start = g_strdup_printf ("%s%" G_GUINT64_FORMAT, plus, BASE + line->number);
  LeadsVerdict verdict;

  if (*plus == '\0')
    {
      leads_validation_service_judge_text (leads_draft_get_validation (self->draft), start, &verdict);
      line->reason = LEADS_REASON_NO_PLUS;
      line->repair = verdict.suggestion != 0 ? LEADS_REPAIR_ADD_PLUS : UNCERTAIN;
    }
  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      return g_strdup_printf ("%s%s%s%" G_GUINT64_FORMAT, start, separator, plus, last);
    case 1:
      return g_strdup_printf ("%s%s+%" G_GUINT64_FORMAT, start, separator, last);
    default:
      return g_strdup_printf ("%s%s%09" G_GUINT64_FORMAT, start, separator, last % 1000000000);
    }
}

/* A line's text; @broken: in one of the ways that spreadsheets and people write numbers. */
static char *
write_cell (Fixture *self, Line *line, gboolean broken)
{
  static const char *const ways[] = { "%s", "%s.0", "+%s x12", "(+%s)", "00%s", "+%s,0" };
  g_autofree char *digits = NULL;
  g_autofree char *cell = NULL;
  LeadsVerdict verdict;

  if (line->number < 0)
    return g_strdup ("+");
  if (line->last > line->number)
    return write_range (self, line, broken);
  digits = g_strdup_printf ("%" G_GUINT64_FORMAT, BASE + line->number);
  /* What is outside the plan is not even mended by a plus. */
  if (!broken || is_outside (line->number))
    return g_strconcat ("+", digits, NULL);

  {
    g_auto (GStrv) parts = g_strsplit (ways[g_test_rand_int_range (0, G_N_ELEMENTS (ways))], "%s", 2);

    cell = g_strjoinv (digits, parts);
  }
  leads_validation_service_judge_text (leads_draft_get_validation (self->draft), cell, &verdict);
  if (verdict.suggestion != BASE + line->number && verdict.with_plus != BASE + line->number)
    return g_strconcat ("+", digits, NULL);
  line->reason = verdict.reason;
  line->repair = verdict.suggestion != 0 ? verdict.repair : UNCERTAIN;
  return g_steal_pointer (&cell);
}

static void
make_line (Fixture *self, Line *line)
{
  g_autofree char *cell = NULL;
  const int length = g_test_rand_int_range (0, 30);

  *line = (Line){ .number = g_test_rand_int_range (0, SPACE), .repair = -1 };
  line->last = line->number;
  if (g_test_rand_int_range (0, 3) == 0)
    line->last = MIN (SPACE - 1, line->last + length);
  if (g_test_rand_int_range (0, 10) == 0)
    *line = (Line){ .number = -1, .last = -1, .repair = -1 };
  cell = write_cell (self, line, g_test_rand_int_range (0, 3) == 0);
  g_assert_cmpuint (g_strlcpy (line->cell, cell, sizeof line->cell), <, sizeof line->cell);
}

static Model *
add_random_file (Fixture *self)
{
  Model *model = g_new0 (Model, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_lines = g_test_rand_int_range (1, 60);

  model->source = LEADS_UPLOAD_SOURCE_FILE;
  model->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  for (guint i = 0; i < n_lines; i++)
    {
      Line line;

      make_line (self, &line);
      g_string_append_printf (text, "\"%s\"\n", line.cell);
      g_array_append_val (model->lines, line);
    }
  model->as_read = g_array_copy (model->lines);
  model->entry = g_object_ref (add_file (self, self->draft, "random.csv", text->str));
  g_assert_cmpint (leads_entry_get_state (model->entry), ==, LEADS_ENTRY_READY);
  return model;
}

static Model *
add_random_typed (Fixture *self)
{
  Model *model = g_new0 (Model, 1);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autoptr (GError) error = NULL;
  LeadsDraftFlags flags = LEADS_DRAFT_KEEP_REFUSED;

  model->first = model->last = g_test_rand_int_range (0, SPACE);
  model->includes = g_test_rand_bit ();
  flags |= model->includes ? LEADS_DRAFT_INCLUDE_UNPLANNED : 0;
  start = g_strdup_printf ("+%" G_GUINT64_FORMAT, BASE + model->first);
  if (g_test_rand_bit ())
    {
      model->source = LEADS_UPLOAD_SOURCE_SINGLE;
      model->entry = add_number (self->draft, start, flags, &error);
    }
  else
    {
      model->source = LEADS_UPLOAD_SOURCE_RANGE;
      model->last = g_test_rand_int_range (model->first, SPACE);
      model->add_rest = g_test_rand_bit ();
      flags |= g_test_rand_bit () ? LEADS_DRAFT_SKIP_UNPLANNED : 0;
      model->leaves_rest = is_outside (model->first) && !is_outside (model->last) &&
                           (flags & (LEADS_DRAFT_SKIP_UNPLANNED | LEADS_DRAFT_INCLUDE_UNPLANNED)) != 0;
      end = g_strdup_printf ("+%" G_GUINT64_FORMAT, BASE + model->last);
      model->entry = add_range (self->draft, start, end, flags | (model->add_rest ? LEADS_DRAFT_ADD_REST : 0), &error);
    }
  g_assert_no_error (error);
  return model;
}

static void
change_repairs (Fixture *self, Model *model)
{
  const LeadsRepair repair = g_test_rand_int_range (LEADS_REPAIR_NONE + 1, LEADS_N_REPAIRS);
  guint bits = 1u << repair;

  if (repair == LEADS_REPAIR_ADD_PLUS)
    bits |= 1u << UNCERTAIN;
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      model->repaired |= (1u << LEADS_N_REPAIRS) - 1 - (1u << UNCERTAIN);
      leads_draft_repair_all (self->draft, model->entry);
      break;
    case 1:
      model->repaired = 0;
      leads_draft_unrepair_all (self->draft, model->entry);
      break;
    case 2:
      model->repaired |= bits;
      leads_draft_repair (self->draft, model->entry, repair);
      break;
    default:
      model->repaired &= ~bits;
      leads_draft_unrepair (self->draft, model->entry, repair);
      break;
    }
}

/* The text of the file takes an edit back. */
static void
edit_line (Fixture *self, Model *model, guint index)
{
  Line *line = &g_array_index (model->lines, Line, index);
  const Line *as_read = &g_array_index (model->as_read, Line, index);
  g_autoptr (GError) error = NULL;
  Line other;

  make_line (self, &other);
  if (g_test_rand_int_range (0, 5) == 0)
    other = *as_read;
  other.edited = g_strcmp0 (other.cell, as_read->cell) != 0;
  other.removed = line->removed;
  *line = other;
  g_assert_true (leads_draft_edit_line (self->draft, model->entry, index, line->cell, &error));
  g_assert_no_error (error);
}

static void
restore (Fixture *self, Model *model, guint index)
{
  Line *line = &g_array_index (model->lines, Line, index);
  const Line *as_read = &g_array_index (model->as_read, Line, index);
  const int way = g_test_rand_int_range (0, 6);

  if (way == 0)
    leads_draft_restore_removed (self->draft, model->entry);
  else if (way == 1)
    leads_draft_restore_edited (self->draft, model->entry);
  else
    leads_draft_restore_line (self->draft, model->entry, index);
  if (way > 1 && line->removed)
    line->removed = FALSE;
  else if (way > 1)
    *line = *as_read;
  for (guint i = 0; i < model->lines->len && way <= 1; i++)
    {
      Line *other = &g_array_index (model->lines, Line, i);
      const gboolean removed = other->removed && way == 1;

      if (way == 1)
        *other = g_array_index (model->as_read, Line, i);
      other->removed = removed;
    }
}

static void
change (Fixture *self, GPtrArray *models)
{
  Model *model = models->len > 0 ? g_ptr_array_index (models, g_test_rand_int_range (0, models->len)) : NULL;
  guint index;

  switch (model == NULL ? 0 : g_test_rand_int_range (0, 14))
    {
    case 0:
    case 1:
      g_ptr_array_add (models, add_random_file (self));
      break;
    case 2:
    case 3:
      g_ptr_array_add (models, add_random_typed (self));
      break;
    case 4:
      leads_draft_remove (self->draft, model->entry);
      g_ptr_array_remove (models, model);
      break;
    case 5:
      if (model->lines == NULL)
        break;
      change_repairs (self, model);
      break;
    case 7:
    case 8:
    case 9:
      if (model->lines != NULL)
        edit_line (self, model, g_test_rand_int_range (0, model->lines->len));
      break;
    case 10:
      if (model->lines != NULL)
        restore (self, model, g_test_rand_int_range (0, model->lines->len));
      break;
    case 6:
      model->includes = !model->includes;
      if (model->includes)
        leads_draft_include_unplanned (self->draft, model->entry, LEADS_UNPLANNED_ALL);
      else
        leads_draft_exclude_unplanned (self->draft, model->entry, LEADS_UNPLANNED_ALL);
      break;
    case 13:
      if (model->lines == NULL)
        break;
      model->adds_rest = !model->adds_rest;
      if (model->adds_rest)
        leads_draft_add_rest (self->draft, model->entry);
      else
        leads_draft_stop_ranges (self->draft, model->entry);
      break;
    default:
      if (model->lines == NULL)
        break;
      index = g_test_rand_int_range (0, model->lines->len);
      g_array_index (model->lines, Line, index).removed = TRUE;
      leads_draft_remove_line (self->draft, model->entry, index);
      break;
    }
}

static void
fill_store (Fixture *self, Owner *store)
{
  g_autoptr (GString) theirs = g_string_new (MARK_THEIRS "\n");
  g_autoptr (GString) ours = g_string_new (MARK_OURS "\n");
  g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->lead);
  g_autoptr (LeadsUpload) upload = NULL;

  for (int i = 0; i < SPACE; i++)
    {
      int kind = g_test_rand_int_range (0, 20);

      store[i] = kind == 0 ? THEIRS : kind < 3 ? OURS : NOBODY;
      if (store[i] != NOBODY)
        g_string_append_printf (store[i] == OURS ? ours : theirs, "+%" G_GUINT64_FORMAT "\n", BASE + i);
    }
  give_other (self, theirs->str);
  leads_draft_set_includes_unplanned (draft, TRUE);
  leads_draft_add_text (draft, ours->str);
  upload = submit (self, draft, NULL);
  g_assert_nonnull (upload);
}

/* What the lead has in the end is what it had, and what the model keeps. */
static void
submit_and_compare (Fixture *self, const Owner *store, const int *keeper)
{
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (guint64));
  const guint64 mark = g_ascii_strtoull (MARK_OURS + 1, NULL, 10);

  if (leads_draft_get_totals (self->draft)->uploaded == 0)
    return;
  upload = submit (self, self->draft, &error);
  g_assert_no_error (error);
  numbers = list_numbers (self, leads_lead_get_id (self->lead));
  for (int i = 0; i < SPACE; i++)
    {
      const guint64 number = BASE + i;

      if (store[i] == OURS || keeper[i] >= 0)
        g_array_append_val (expected, number);
    }
  g_array_append_val (expected, mark);
  g_assert_cmpmem (numbers->data, numbers->len * sizeof (guint64), expected->data, expected->len * sizeof (guint64));
}

static void
test_model (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) models = g_ptr_array_new_with_free_func ((GDestroyNotify) model_free);
  Owner store[SPACE];
  int keeper[SPACE];

  install_small_plan (self);
  fill_store (self, store);
  for (guint i = 0; i < N_CHANGES; i++)
    {
      change (self, models);
      settle (self->draft);
      compare (self, models, store, keeper);
    }
  submit_and_compare (self, store, keeper);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < N_DRAFTS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/services/draft-model/%02u", i);

      g_test_add (path, Fixture, NULL, fixture_set_up, test_model, fixture_tear_down);
    }
  return g_test_run ();
}
