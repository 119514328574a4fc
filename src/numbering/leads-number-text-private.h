/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-verdict.h>

#include "leads-folded-text-private.h"

/*
 * What a text holds, before any plan is asked.
 *
 * reason is NONE when it is digits in E.164's notation, with the plus or without; else why it is not.
 * digits are those of the text; when it is mendable the first n_digits are those that it must have been, and what
 * follows them up to n_all are the decimals or the extension that would be dropped.
 */
typedef struct {
  LeadsReason reason;
  gboolean plus;
  gboolean mendable;
  guint8 flags; /* LeadsVerdictFlags */
  gunichar character;
  guint32 position;
  guint n_digits;
  guint n_all;
  guint zero; /* with LEADS_VERDICT_BRACKETS: before which digit the bracketed zero stood, which is not among them */
  char digits[LEADS_FOLDED_TEXT_MAX];
} LeadsNumberText;

/* Reads any bytes. */
void leads_number_text_read (LeadsNumberText *self,
                             const char      *text,
                             gsize            length);
