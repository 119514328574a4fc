/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-draft.h>
#include <leads-region-names.h>

G_BEGIN_DECLS

#define LEADS_TYPE_ADD_FORM (leads_add_form_get_type ())

/**
 * LeadsAddForm:
 *
 * Adds numbers by typing: single or range. Enter adds, clears the field and
 * keeps the focus; what is wrong stands beneath the field, as soon as nothing
 * typed after it can make it right.
 *
 * Signals: `list-pasted` (string): text of several lines was pasted into a field;
 * `done`: the form is not needed any more.
 */
G_DECLARE_FINAL_TYPE (LeadsAddForm, leads_add_form, LEADS, ADD_FORM, AdwBin)

/* Once. */
void     leads_add_form_start    (LeadsAddForm           *self,
                                  LeadsDraft             *draft,
                                  LeadsRegionNames       *names);

/* Adds @text as Enter would add it, so that it is judged in sight. */
void     leads_add_form_take     (LeadsAddForm           *self,
                                  const char             *text);

/* What is typed and was not added; @end: %NULL of a single number. (transfer full) */
char    *leads_add_form_dup_typed (LeadsAddForm          *self,
                                   char                 **end);
/* Types it again. @end: (nullable) */
void     leads_add_form_type      (LeadsAddForm          *self,
                                   const char            *start,
                                   const char            *end);

/* Whether something is typed that was not added. */
gboolean leads_add_form_has_text (LeadsAddForm           *self);

G_END_DECLS
