/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Characters of a text that are looked at, once invisible marks and repeated spaces are dropped. Fifteen digits,
 * each with a separator, stay far below. */
#define LEADS_FOLDED_TEXT_MAX 128

/* What characters without an ASCII counterpart fold to. */
#define LEADS_FOLDED_INVISIBLE '\0'
#define LEADS_FOLDED_LETTER '\1'
#define LEADS_FOLDED_OTHER '\2'
#define LEADS_FOLDED_BROKEN '\3'

/* A folded text; at and character lead back to the original. */
typedef struct {
  char text[LEADS_FOLDED_TEXT_MAX + 1];
  gunichar character[LEADS_FOLDED_TEXT_MAX];
  guint32 at[LEADS_FOLDED_TEXT_MAX];
  guint begin;
  guint end;
  gboolean truncated;
} LeadsFoldedText;

/* Folds any bytes: every character becomes the ASCII one that means the same, or one of the above. Spaces at the
 * ends and invisible marks go, repeated spaces become one. */
void leads_folded_text_fold (LeadsFoldedText *folded,
                             const char      *text,
                             gsize            length);

/* Drops a spreadsheet's marks for text and the scheme of RFC 3966. Returns whether the scheme was there. */
gboolean leads_folded_text_drop_marks (LeadsFoldedText *folded);
