/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-draft-part.h>
#include <leads-upload-service.h>

G_BEGIN_DECLS

/**
 * LeadsLineSource:
 * @entry: whose lines they are; or %NULL: those of @upload
 * @draft: (nullable): only the lines of one lead of it, or of none:
 * @part: (nullable): that lead
 * @share: what it has of the entry
 *
 * Where the lines of a #LeadsLineTable come from: an entry of a draft, or of one what one lead has, or an upload that is
 * stored. All of it is owned.
 */
typedef struct
{
  LeadsEntry *entry;
  LeadsDraft *draft;
  LeadsDraftPart *part;
  LeadsTotals share;
  LeadsUploadService *uploads;
  LeadsUpload *upload;
} LeadsLineSource;

void leads_line_source_clear (LeadsLineSource *self);

/* What @func (swapped) is called for with @data when other lines may be found; until leads_line_source_stop_following(). */
void leads_line_source_follow (LeadsLineSource *self,
                               GCallback        func,
                               gpointer         data);
void leads_line_source_stop_following (LeadsLineSource *self,
                                       gpointer         data);

/* Borrowed, until it changes. */
const LeadsTotals *leads_line_source_get_totals (LeadsLineSource *self);
LeadsUploadSource  leads_line_source_get_kind   (LeadsLineSource *self);

/* Whether there are lines to find. */
gboolean leads_line_source_is_open (const LeadsLineSource *self);

/* Finds the lines of @kind with @reason that have @text. @callback gets the entry or the service. */
void leads_line_source_find_async (LeadsLineSource     *self,
                                   LeadsLineKind        kind,
                                   LeadsReason          reason,
                                   const char          *text,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             data);
/* @source: what the callback got. (transfer full) */
LeadsLineSet *leads_line_source_find_finish (GObject       *source,
                                             GAsyncResult  *result,
                                             GError       **error);

G_END_DECLS
