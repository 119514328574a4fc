/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-draft-private.h"
#include "leads-upload-service.h"

G_BEGIN_DECLS

/**
 * LeadsSubmitTarget:
 * @name: (nullable): customer and service, for sentences; %NULL where there is only one lead
 * @totals: of its lines
 *
 * One upload that a Submit writes.
 */
typedef struct
{
  gint64 lead_id;
  gint64 connection_id;
  char *service_info;
  char *name;
  LeadsTotals totals;
} LeadsSubmitTarget;

/**
 * LeadsSubmit:
 * @targets: (element-type LeadsSubmitTarget): one, or of a draft for several leads one for each
 * @places: (nullable): of a draft for several leads: each lead's id and the place of its target
 * @outcomes: (element-type LeadsOutcome): of the entries that are shown, once the draft has settled
 * @unread: (element-type LeadsStoredFile): of entries that could not be read
 * @totals: of all lines, but with the numbers that are written only
 * @n_shown: how many numbers the draft showed
 *
 * A Submit under way. Its thread reads it only.
 */
typedef struct
{
  LeadsTools *tools;
  LeadsDraft *draft;
  LeadsJob *job;
  gint64 profile_id;
  char *ticket;
  gboolean all_or_nothing;

  GPtrArray *targets;
  GHashTable *places;
  LeadsComparison *comparison;
  GPtrArray *outcomes;
  GPtrArray *unread;
  LeadsTotals totals;
  gint64 n_shown;
} LeadsSubmit;

LeadsSubmitTarget *leads_submit_add_target   (LeadsSubmit *self,
                                              gint64       lead_id,
                                              gint64       connection_id,
                                              const char  *service_info);
void               leads_submit_target_free  (LeadsSubmitTarget *target);

/* Fills the targets from the parts of a draft for several leads. Sets @error, a sentence, when one cannot be
 * submitted. */
gboolean           leads_submit_take_parts   (LeadsSubmit *self,
                                              GError     **error);

/* What people gave. Sets @error, a sentence. */
gboolean           leads_submit_check_target (const LeadsSubmitTarget *target,
                                              GError                 **error);

/* Profile and connections are still there, and the connections fit. For the thread. Sets @error, a sentence. */
gboolean           leads_submit_check_references (const LeadsSubmit *self,
                                                  GCancellable      *cancellable,
                                                  GError           **error);

/* The files of the lines that no upload of the batch has: all of them, as they are numbered. (transfer full) (nullable)
 * (element-type LeadsStoredFile) */
GPtrArray         *leads_submit_list_unmatched_files (const LeadsSubmit *self);

/* (transfer full) (element-type LeadsUploadPart) */
GArray            *leads_submit_make_parts   (const LeadsSubmit *self);

G_END_DECLS
