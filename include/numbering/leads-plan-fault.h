/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LeadsPlanFaultKind:
 * @LEADS_PLAN_FAULT_NONE: the table is well-formed
 * @LEADS_PLAN_FAULT_NO_TEXT: bytes that are no UTF-8 text
 * @LEADS_PLAN_FAULT_NEWER_LAYOUT: the table's layout is newer than this program reads
 * @LEADS_PLAN_FAULT_KEYWORD: a row begins with a word that means nothing, or that does not belong there
 * @LEADS_PLAN_FAULT_COLUMNS: a row has too few or too many columns
 * @LEADS_PLAN_FAULT_VALUE: a column holds what it cannot hold
 * @LEADS_PLAN_FAULT_PATTERN: a pattern that is not closed, or uses what patterns here do not have
 * @LEADS_PLAN_FAULT_ORDER: a country code is there twice, is not in order, or begins with another
 * @LEADS_PLAN_FAULT_MISSING: something that must be there is not
 * @LEADS_PLAN_FAULT_TOO_LARGE: more than a plan can hold
 *
 * Why a numbering plan's table is refused.
 */
typedef enum {
  LEADS_PLAN_FAULT_NONE = 0,
  LEADS_PLAN_FAULT_NO_TEXT,
  LEADS_PLAN_FAULT_NEWER_LAYOUT,
  LEADS_PLAN_FAULT_KEYWORD,
  LEADS_PLAN_FAULT_COLUMNS,
  LEADS_PLAN_FAULT_VALUE,
  LEADS_PLAN_FAULT_PATTERN,
  LEADS_PLAN_FAULT_ORDER,
  LEADS_PLAN_FAULT_MISSING,
  LEADS_PLAN_FAULT_TOO_LARGE
} LeadsPlanFaultKind;

/* Room for what a fault is about; longer texts are cut between characters. */
#define LEADS_PLAN_FAULT_DETAIL_SIZE 64

/**
 * LeadsPlanFault:
 * @kind: why the table is refused
 * @line: in which line, from 1; for what is missing at the end the line after the last
 * @detail: the word, value or pattern it is about, as the table has it, or the keyword of what is missing;
 *   valid UTF-8, may be empty. Never a telephone number.
 *
 * What a sentence about a refused table needs. A plain value.
 */
typedef struct {
  LeadsPlanFaultKind kind;
  guint line;
  char detail[LEADS_PLAN_FAULT_DETAIL_SIZE];
} LeadsPlanFault;

G_END_DECLS
