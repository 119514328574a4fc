/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-edits-private.h"

#include "leads-check-private.h"
#include "leads-line-cells-private.h"

#include <string.h>

/*
 * Lines that were edited. Invariant: the record of an edited line, read as its file is, has the edited cells where the
 * number and the CAC are, and what else the record had.
 */

struct _LeadsEdits
{
  gatomicrefcount ref_count;
  GPtrArray *edits; /* LeadsEdit, each shared by several sets */
};

static void
edit_clear (gpointer data)
{
  LeadsEdit *edit = data;

  g_free (edit->text);
  g_free (edit->cell);
  g_free (edit->cac);
}

static void
edit_unref (gpointer edit)
{
  g_atomic_rc_box_release_full (edit, edit_clear);
}

LeadsEdits *
leads_edits_new (void)
{
  LeadsEdits *self = g_new0 (LeadsEdits, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->edits = g_ptr_array_new_with_free_func (edit_unref);
  return self;
}

LeadsEdits *
leads_edits_ref (LeadsEdits *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
leads_edits_unref (LeadsEdits *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->edits);
  g_free (self);
}

guint
leads_edits_get_n (const LeadsEdits *self)
{
  return self->edits->len;
}

const LeadsEdit *
leads_edits_get (const LeadsEdits *self, guint position)
{
  return g_ptr_array_index (self->edits, position);
}

/* Where the edit of @index is, or would be. */
static guint
find_position (const LeadsEdits *self, guint64 index)
{
  guint low = 0, high = self->edits->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (leads_edits_get (self, middle)->index < index)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const LeadsEdit *
leads_edits_find (const LeadsEdits *self, guint64 index)
{
  const guint position = find_position (self, index);

  if (position == self->edits->len || leads_edits_get (self, position)->index != index)
    return NULL;
  return leads_edits_get (self, position);
}

/* A cell as it stands in a record. */
static void
append_cell (GString *text, const LeadsCsvDialect *dialect, const char *cell, gsize length)
{
  gboolean quoted = length > 0 && memchr (cell, dialect->delimiter, length) != NULL;

  for (gsize i = 0; i < length && !quoted; i++)
    quoted = strchr ("\"\r\n", cell[i]) != NULL;
  if (!quoted)
    {
      g_string_append_len (text, cell, (gssize) length);
      return;
    }
  g_string_append_c (text, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (cell[i] == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, cell[i]);
    }
  g_string_append_c (text, '"');
}

static gboolean
is_of_range (const LeadsCsvDialect *dialect, int column)
{
  return column == dialect->end_column || column == dialect->count_column || column == dialect->size_column;
}

/* @cell: %NULL: as it is. The other cells stay, but those that would make a range of a cell that was written, which says
 * all that there is. @cac: %NULL: as it is. */
static GString *
write_record (const LeadsContent *content, const LeadsContentLine *line, const char *cell, const char *cac)
{
  const LeadsCsvDialect *dialect = &content->dialect;
  const int column = MAX (dialect->number_column, 0);
  const int last = MAX (column, cac != NULL ? dialect->cac_column : 0);
  LeadsCsvRecord record;
  g_autoptr (LeadsCsvReader) reader = leads_content_read_cells (content, line->text, line->text_length, TRUE, &record);
  GString *text = g_string_new (NULL);

  for (int i = 0; i < MAX ((int) record.n_cells, last + 1); i++)
    {
      if (i > 0)
        g_string_append_c (text, dialect->delimiter);
      if (i == column && cell != NULL)
        append_cell (text, dialect, cell, strlen (cell));
      else if (i == dialect->cac_column && cac != NULL)
        append_cell (text, dialect, cac, strlen (cac));
      else if (i < (int) record.n_cells && (cell == NULL || !is_of_range (dialect, i)))
        append_cell (text, dialect, record.cells[i].text, record.cells[i].length);
    }
  return text;
}

/* In a file for several leads: a line that is nobody's stays so, whatever number is written into it. */
static void
keep_leadless (const LeadsContent *content, LeadsEdit *edit)
{
  const LeadsContentRecord *read;

  if (content->leads == NULL || leads_content_get_lead (content, edit->index) != 0)
    return;
  read = leads_content_get_records (content, edit->index, 1, NULL);
  edit->record.reason = read != NULL ? read->reason : LEADS_REASON_UNKNOWN_LEAD;
  edit->record.number = edit->record.extent = 0;
  edit->record.flags = edit->record.repair = 0;
}

static void
judge (const LeadsContent *content, LeadsEdit *edit)
{
  const LeadsCsvCell cell = { edit->cell, edit->cell_length };
  guint64 n_in_ranges = 0;

  edit->record.number = edit->record.extent = 0;
  edit->record.flags = edit->record.repair = 0;
  leads_check_judge_cell (content, &cell, FALSE, &n_in_ranges, &edit->record);
  if (edit->record.cac == LEADS_CONTENT_BAD_CAC &&
      (edit->record.reason == LEADS_REASON_NONE ||
       (edit->record.flags & (LEADS_CONTENT_MENDABLE | LEADS_CONTENT_UNPLANNED)) != 0))
    leads_check_refuse_cac (&edit->record);
  keep_leadless (content, edit);
  if (edit->text_length != edit->cell_length || memcmp (edit->text, edit->cell, edit->cell_length) != 0)
    edit->record.flags |= LEADS_CONTENT_CELL;
}

/* The edits before @position and from @rest on, with @edit between. */
static LeadsEdits *
make (const LeadsEdits *self, guint position, LeadsEdit *edit, guint rest)
{
  LeadsEdits *made = leads_edits_new ();

  for (guint i = 0; i < position; i++)
    g_ptr_array_add (made->edits, g_atomic_rc_box_acquire (g_ptr_array_index (self->edits, i)));
  if (edit != NULL)
    g_ptr_array_add (made->edits, edit);
  for (guint i = rest; i < self->edits->len; i++)
    g_ptr_array_add (made->edits, g_atomic_rc_box_acquire (g_ptr_array_index (self->edits, i)));
  return made;
}

/* NULL with @error. */
static LeadsEdit *
edit_new (const LeadsContent *content, guint64 index, const char *cell, const char *cac, GError **error)
{
  LeadsContentLine line;
  LeadsEdit *edit;
  GString *text;

  if (!leads_content_get_line (content, index, &line, error))
    return NULL;
  text = write_record (content, &line, cell, cac);
  edit = g_atomic_rc_box_new0 (LeadsEdit);
  edit->index = index;
  edit->record = line.record;
  edit->text_length = text->len;
  edit->text = g_string_free (text, FALSE);
  edit->cell = cell != NULL ? g_strdup (cell) : g_strndup (line.cell, line.cell_length);
  edit->cell_length = strlen (edit->cell);
  edit->keeps_number = cell == NULL;
  edit->cac = g_strdup (cac);
  if (cac != NULL)
    edit->record.cac = leads_check_read_cac (&(LeadsCsvCell){ cac, strlen (cac) });
  judge (content, edit);
  return edit;
}

LeadsEdits *
leads_edits_set (const LeadsEdits *self,
                 const LeadsContent *content,
                 guint64 index,
                 const char *cell,
                 const char *cac,
                 GError **error)
{
  const guint position = find_position (self, index);
  const gboolean replaces = leads_edits_find (self, index) != NULL;
  LeadsEdit *edit = edit_new (content, index, cell, cac, error);

  return edit != NULL ? make (self, position, edit, position + replaces) : NULL;
}

/* One after another of what was kept. */
typedef struct
{
  GVariant *kept;
  gsize position;
  guint64 index; /* G_MAXUINT64 at the end */
  const char *cell;
} KeptCursor;

static void
kept_cursor_read (KeptCursor *self)
{
  self->index = G_MAXUINT64;
  self->cell = NULL;
  if (self->kept != NULL && self->position < g_variant_n_children (self->kept))
    g_variant_get_child (self->kept, self->position, "(t&s)", &self->index, &self->cell);
}

/* What is kept of line @index, or %NULL; goes on behind it. */
static const char *
kept_cursor_take (KeptCursor *self, guint64 index)
{
  const char *cell = self->cell;

  if (self->index != index)
    return NULL;
  self->position++;
  kept_cursor_read (self);
  return cell;
}

LeadsEdits *
leads_edits_new_kept (const LeadsContent *content, GVariant *kept, GVariant *kept_cacs, GError **error)
{
  g_autoptr (LeadsEdits) self = leads_edits_new ();
  KeptCursor numbers = { .kept = kept }, cacs = { .kept = kept_cacs };
  guint64 index;

  kept_cursor_read (&numbers);
  kept_cursor_read (&cacs);
  while ((index = MIN (numbers.index, cacs.index)) < content->n_lines)
    {
      const char *cell = kept_cursor_take (&numbers, index);
      const char *cac = kept_cursor_take (&cacs, index);
      LeadsEdit *edit = edit_new (content, index, cell, cac, error);

      if (edit == NULL)
        return NULL;
      g_ptr_array_add (self->edits, edit);
    }
  return g_steal_pointer (&self);
}

LeadsEdits *
leads_edits_unset (const LeadsEdits *self, guint64 index)
{
  const guint position = find_position (self, index);
  const gboolean has = leads_edits_find (self, index) != NULL;

  return make (self, position, NULL, position + has);
}

LeadsEdits *
leads_edits_rejudge (const LeadsEdits *self, const LeadsContent *content)
{
  LeadsEdits *made = leads_edits_new ();

  for (guint i = 0; i < self->edits->len; i++)
    {
      const LeadsEdit *old = leads_edits_get (self, i);
      LeadsEdit *edit = g_atomic_rc_box_new0 (LeadsEdit);

      *edit = *old;
      edit->text = g_strndup (old->text, old->text_length);
      edit->cell = g_strndup (old->cell, old->cell_length);
      edit->cac = g_strdup (old->cac);
      judge (content, edit);
      g_ptr_array_add (made->edits, edit);
    }
  return made;
}
