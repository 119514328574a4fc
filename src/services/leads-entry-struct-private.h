/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-entry-private.h"

G_BEGIN_DECLS

/* Only leads-entry.c and leads-entry-decisions.c look inside. */
struct _LeadsEntry
{
  GObject parent_instance;

  LeadsTools *tools;
  LeadsUploadSource source;
  char *title;
  LeadsEntryState state;
  LeadsJob *job;
  GError *error;
  char *dialect;
  char *doubt;

  /* while it is read anew: what it was before */
  LeadsContent *kept_content;
  LeadsOutcome *kept_outcome;

  LeadsDraftInput *input; /* what was given, or NULL */
  LeadsDraftItem *item;   /* how it was kept, until it is read again; or NULL */
  gboolean is_changed;    /* what was decided about it does not fit any more */
  LeadsContent *content;
  GArray *removed; /* guint64, sorted; replaced when it changes, as comparisons hold it */
  LeadsEdits *edits; /* or NULL; replaced in the same way */
  guint repaired;
  LeadsUnplanned includes_unplanned;
  gboolean adds_rest;
  LeadsOutcome *outcome;
  LeadsTotals totals;
  guint totals_serial;
};

/* The lines that kept decisions name have to be the lines that they were made about; else they are dropped. */
void leads_entry_check_decisions  (LeadsEntry *self);
/* What was decided about lines means nothing for those of another reading. */
void leads_entry_forget_decisions (LeadsEntry *self);

G_END_DECLS
