/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-add-form-private.h"

#include "leads-message-row-private.h"
#include "leads-verdict-row-private.h"

#include <leads-range.h>

G_BEGIN_DECLS

struct _LeadsAddForm {
  AdwBin parent_instance;

  GtkToggleButton *single_button;
  GtkToggleButton *range_button;
  AdwEntryRow *start_row;
  LeadsVerdictRow *start_verdict;
  LeadsMessageRow *start_message;
  AdwEntryRow *end_row;
  LeadsVerdictRow *end_verdict;
  LeadsMessageRow *end_message;
  GtkLabel *hint;
  GtkButton *add_button;

  /* owned */
  LeadsDraft *draft;
  LeadsRegionNames *names;
  GCancellable *cancellable;
  char *rest_start; /* what the store refused a part of; else the fields are meant */
  char *rest_end;
  LeadsDraftFlags rest_flags;

  gboolean clearing;
  gboolean refused; /* by the store: what the plan says beneath the field would be less */
};

/* Whether Range is chosen. */
gboolean leads_add_form_is_range    (LeadsAddForm  *self);
/* The text of a field without outer spaces. (transfer full) */
char    *leads_add_form_dup_text    (AdwEntryRow   *row);

/* The plan in force. Borrowed. */
const LeadsNumberingPlan *leads_add_form_get_plan (LeadsAddForm *self);
/* What stands in the fields as a range: leads_range_parse(). */
gboolean leads_add_form_read_range  (LeadsAddForm    *self,
                                     LeadsRange      *range,
                                     LeadsRangeField *field,
                                     LeadsProblem    *problem);

/* Judge what stands in the fields and say it beneath them. @final: somebody said that the text is complete. */
gboolean leads_add_form_judge_start (LeadsAddForm  *self,
                                     gboolean       final);
gboolean leads_add_form_judge_end   (LeadsAddForm  *self,
                                     gboolean       final,
                                     LeadsRange    *range);

/* Says what Enter does, in the place of the last confirmation. */
void     leads_add_form_say_default (LeadsAddForm  *self);

/* Fills the fields without judging them; @end: (nullable). */
void     leads_add_form_set_texts   (LeadsAddForm  *self,
                                     const char    *start,
                                     const char    *end);

/* Gives the draft a number, or a range if @end is not %NULL, and says what became of it. */
void     leads_add_form_send        (LeadsAddForm    *self,
                                     const char      *start,
                                     const char      *end,
                                     LeadsDraftFlags  flags);

/* Puts what a refused number must have been in its place; FALSE when nothing is offered for the end. */
void     leads_add_form_use_suggestion     (LeadsAddForm *self);
gboolean leads_add_form_use_end_suggestion (LeadsAddForm *self);

G_END_DECLS
