/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-reader.h"

#include <string.h>

G_BEGIN_DECLS

/*
 * Text as it is in a shared or an inline string: either in one piece or in runs
 * of their own format, and perhaps with phonetic runs, which are no part of it.
 *
 *   <si><t>…</t></si>   <si><r><rPr/><t>…</t></r><r><t>…</t></r><rPh><t>…</t></rPh></si>
 *
 * @depth: of the element around it, or 0 when there is none
 * @wanted: depth of the element whose text belongs to it, or 0
 */
typedef struct {
  GString  *text;
  guint     depth;
  guint     wanted;
  gboolean  in_run;
} LeadsWorkbookText;

/* As much is kept; a cell that is too long stays so when the escapes in it are undone. */
#define LEADS_WORKBOOK_MAX_KEPT_BYTES (8 * LEADS_CSV_MAX_CELL_BYTES)

static inline void
leads_workbook_text_begin (LeadsWorkbookText *self,
                           guint              depth)
{
  g_string_truncate (self->text, 0);
  self->depth = depth;
  self->wanted = 0;
  self->in_run = FALSE;
}

static inline void
leads_workbook_text_start (LeadsWorkbookText *self,
                           guint              depth,
                           const char        *name)
{
  if (depth == self->depth + 1)
    {
      self->in_run = strcmp (name, "r") == 0;
      self->wanted = strcmp (name, "t") == 0 ? depth : 0;
    }
  else if (depth == self->depth + 2 && self->in_run)
    {
      self->wanted = strcmp (name, "t") == 0 ? depth : 0;
    }
}

static inline void
leads_workbook_text_add (LeadsWorkbookText *self,
                         guint              depth,
                         const char        *text,
                         gsize              length)
{
  gsize room = LEADS_WORKBOOK_MAX_KEPT_BYTES - MIN (self->text->len, LEADS_WORKBOOK_MAX_KEPT_BYTES);

  if (depth != self->wanted)
    return;

  /* Not within a character. */
  if (length > room)
    {
      length = room;
      while (length > 0 && ((guchar) text[length] & 0xc0) == 0x80)
        length--;
    }
  g_string_append_len (self->text, text, (gssize) length);
}

G_END_DECLS
