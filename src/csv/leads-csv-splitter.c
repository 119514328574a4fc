/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-splitter-private.h"

#include "leads-csv-guard-private.h"

#include <stdlib.h>
#include <string.h>

/*
 * One record's text to cells: by a table of byte classes where no quote is,
 * by libcsv where there is one.
 *
 * Invariant: every split leaves at least one cell, and none longer than
 * LEADS_CSV_MAX_CELL_BYTES comes out of libcsv.
 */

/* How much libcsv's buffer grows at a time. */
#define CELL_BLOCK_BYTES 4096

static int
is_no_space (unsigned char c)
{
  return 0;
}

/* A stray quote must not grow a cell without end. */
static void *
realloc_bounded (void   *memory,
                 size_t  size)
{
  return size <= LEADS_CSV_MAX_CELL_BYTES ? realloc (memory, size) : NULL;
}

static void
add_cell (LeadsCsvSplitter *self,
          const char       *text,
          gsize             length)
{
  if (G_UNLIKELY (self->n_cells == self->n_allocated))
    {
      const guint first = 32;

      self->n_allocated = MAX (first, 2 * self->n_allocated);
      self->cells = g_renew (LeadsCsvCell, self->cells, self->n_allocated);
    }

  if (G_UNLIKELY (length > 0 && *text == '\'') && self->remove_guard && leads_csv_guard_is_present (text, length))
    {
      text++;
      length--;
    }

  self->cells[self->n_cells].text = text;
  self->cells[self->n_cells].length = length;
  self->n_cells++;
}

/* libcsv reuses its memory for the next cell: the bytes are kept, and found again when all are there. */
static void
on_cell (void   *bytes,
         size_t  length,
         void   *data)
{
  LeadsCsvSplitter *self = data;

  g_byte_array_append (self->unquoted, bytes, length);
  add_cell (self, NULL, 0);
  self->cells[self->n_cells - 1].length = length;
}

static void
on_row (int   c,
        void *data)
{
  LeadsCsvSplitter *self = data;

  self->row_ended = TRUE;
}

static void
on_nothing (void   *bytes,
            size_t  length,
            void   *data)
{
}

static void
on_no_row (int   c,
           void *data)
{
}

void
leads_csv_splitter_init (LeadsCsvSplitter *self,
                         char              delimiter,
                         gboolean          remove_guard)
{
  *self = (LeadsCsvSplitter) { .delimiter = delimiter, .remove_guard = remove_guard };

  for (guint c = 0x80; c <= 0xff; c++)
    self->classes[c] = LEADS_CSV_BYTE_NOT_ASCII;
  self->classes[0] = LEADS_CSV_BYTE_NOT_ASCII;
  self->classes['\r'] = LEADS_CSV_BYTE_LINE_END;
  self->classes['\n'] = LEADS_CSV_BYTE_LINE_END;
  self->classes['"'] = LEADS_CSV_BYTE_QUOTE;
  self->classes[(guint8) delimiter] = LEADS_CSV_BYTE_DELIMITER;

  self->unquoted = g_byte_array_new ();
  if (csv_init (&self->parser, 0) != 0)
    g_error ("libcsv cannot be started");
  csv_set_delim (&self->parser, (unsigned char) delimiter);
  csv_set_space_func (&self->parser, is_no_space);
  csv_set_realloc_func (&self->parser, realloc_bounded);
  csv_set_blk_size (&self->parser, CELL_BLOCK_BYTES);
}

void
leads_csv_splitter_clear (LeadsCsvSplitter *self)
{
  g_free (self->cells);
  g_byte_array_unref (self->unquoted);
  csv_free (&self->parser);
}

const char *
leads_csv_splitter_scan (LeadsCsvSplitter *self,
                         const char       *text,
                         guint            *seen)
{
  const guint8 *classes = self->classes;
  const char *cell = text;
  guint all = 0;

  self->n_cells = 0;

  for (;;)
    {
      guint class;

      while ((class = classes[(guint8) *text]) == 0)
        text++;

      all |= class;
      if (class == LEADS_CSV_BYTE_LINE_END)
        break;
      if (class == LEADS_CSV_BYTE_DELIMITER)
        {
          add_cell (self, cell, text - cell);
          cell = text + 1;
        }
      text++;
    }

  add_cell (self, cell, text - cell);
  *seen = all;

  return text;
}

void
leads_csv_splitter_split_plain (LeadsCsvSplitter *self,
                                const char       *text,
                                gsize             length)
{
  const char *end = text + length;
  const char *delimiter;

  self->n_cells = 0;
  while ((delimiter = memchr (text, self->delimiter, end - text)) != NULL)
    {
      add_cell (self, text, delimiter - text);
      text = delimiter + 1;
    }
  add_cell (self, text, end - text);
}

gboolean
leads_csv_splitter_split_quoted (LeadsCsvSplitter *self,
                                 const char       *text,
                                 gsize             length)
{
  const char *unquoted;
  guint n_cells;
  gsize parsed;

  self->n_cells = 0;
  self->row_ended = FALSE;
  g_byte_array_set_size (self->unquoted, 0);

  parsed = csv_parse (&self->parser, text, length, on_cell, on_row, self);
  if (parsed == length && !self->row_ended)
    parsed += csv_parse (&self->parser, "\n", 1, on_cell, on_row, self);
  if (parsed != length + 1 || !self->row_ended)
    {
      /* Throws away the half cell. */
      csv_fini (&self->parser, on_nothing, on_no_row, self);
      return FALSE;
    }

  unquoted = (const char *) self->unquoted->data;
  n_cells = self->n_cells;
  self->n_cells = 0;
  for (guint i = 0; i < n_cells; i++)
    {
      gsize cell_length = self->cells[i].length;

      add_cell (self, cell_length > 0 ? unquoted : "", cell_length);
      unquoted += cell_length;
    }

  return TRUE;
}

void
leads_csv_splitter_split_again (LeadsCsvSplitter *self,
                                const char       *text,
                                gsize             length,
                                LeadsReason       problem)
{
  gboolean quoted = problem != LEADS_REASON_BAD_QUOTE && problem != LEADS_REASON_FIELD_TOO_LONG
                    && memchr (text, '"', length) != NULL;

  if (!quoted || !leads_csv_splitter_split_quoted (self, text, length))
    leads_csv_splitter_split_plain (self, text, length);
}

static gboolean
is_in (const int *columns,
       int        column)
{
  for (guint i = 0; i < LEADS_CSV_N_SINGLE_LINE; i++)
    {
      if (columns[i] == column)
        return TRUE;
    }

  return FALSE;
}

/* Of the text of a cell that may have one line of it only: line ends may be before and after it. */
typedef enum {
  LINE_BEGINS,
  LINE_HAS_TEXT,
  LINE_ENDED,
} LineState;

/* FALSE where text would begin on another line. */
static inline gboolean
advance_lines (LineState *lines,
               char       c)
{
  if (c == '\r' || c == '\n')
    {
      if (*lines == LINE_HAS_TEXT)
        *lines = LINE_ENDED;
    }
  else if (c != ' ' && c != '\t')
    {
      if (*lines == LINE_ENDED)
        return FALSE;
      *lines = LINE_HAS_TEXT;
    }

  return TRUE;
}

LeadsReason
leads_csv_splitter_measure (const LeadsCsvSplitter *self,
                            const char             *text,
                            gsize                   available,
                            const int              *single_line,
                            gsize                  *record_length,
                            guint                  *n_breaks)
{
  enum { CELL_BEGINS, UNQUOTED, QUOTED, QUOTE_SEEN } state = CELL_BEGINS;
  gsize end = MIN (available, LEADS_CSV_MAX_RECORD_BYTES + 1);
  gsize cell_start = 0;
  gsize at;
  int column = 0;
  gboolean strict = TRUE;
  gboolean has_one_line = is_in (single_line, column);
  LineState lines = LINE_BEGINS;
  guint breaks = 0;
  guint cell_breaks = 0;

  for (at = 0; at < end; at++)
    {
      char c = text[at];
      gboolean is_line_end = c == '\r' || c == '\n';

      gboolean ends_cell = state != QUOTED && (c == self->delimiter || is_line_end);

      if (at - cell_start >= LEADS_CSV_MAX_CELL_BYTES && !ends_cell)
        return breaks + cell_breaks > 0 ? LEADS_REASON_BAD_QUOTE : LEADS_REASON_FIELD_TOO_LONG;

      if (state == QUOTED)
        {
          if (c == '"')
            {
              state = QUOTE_SEEN;
              continue;
            }
          if ((is_line_end && !strict) || (has_one_line && !advance_lines (&lines, c)))
            return LEADS_REASON_BAD_QUOTE;
          if (c == '\n' || (c == '\r' && (at + 1 >= available || text[at + 1] != '\n')))
            cell_breaks++;
        }
      else if (ends_cell)
        {
          breaks += cell_breaks;
          cell_breaks = 0;
          if (is_line_end)
            break;
          column++;
          cell_start = at + 1;
          strict = TRUE;
          has_one_line = is_in (single_line, column);
          lines = LINE_BEGINS;
          state = CELL_BEGINS;
        }
      else if (state == CELL_BEGINS)
        {
          state = c == '"' ? QUOTED : UNQUOTED;
        }
      else if (state == QUOTE_SEEN)
        {
          if ((c != '"' && cell_breaks > 0) || (has_one_line && !advance_lines (&lines, c)))
            return LEADS_REASON_BAD_QUOTE;
          strict = strict && c == '"';
          state = QUOTED;
        }
    }

  if (at == end && end > LEADS_CSV_MAX_RECORD_BYTES)
    return breaks + cell_breaks > 0 ? LEADS_REASON_BAD_QUOTE : LEADS_REASON_FIELD_TOO_LONG;
  if (state == QUOTED)
    return LEADS_REASON_BAD_QUOTE;

  *record_length = at;
  *n_breaks = breaks + cell_breaks;

  return LEADS_REASON_NONE;
}
