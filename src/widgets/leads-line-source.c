/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-line-source-private.h"

/* One of its ways is open: that of an entry, of what a lead has of one, or of a stored upload. */

void
leads_line_source_clear (LeadsLineSource *self)
{
  g_clear_object (&self->entry);
  g_clear_object (&self->draft);
  g_clear_object (&self->part);
  g_clear_object (&self->uploads);
  g_clear_object (&self->upload);
}

void
leads_line_source_follow (LeadsLineSource *self, GCallback func, gpointer data)
{
  /* The parts follow the entries, and the draft says when they have. */
  g_signal_connect_swapped (self->draft != NULL ? G_OBJECT (self->draft) : G_OBJECT (self->entry),
                            "notify::totals-serial", func, data);
}

void
leads_line_source_stop_following (LeadsLineSource *self, gpointer data)
{
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, data);
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, data);
}

static gint64
get_lead_id (LeadsLineSource *self)
{
  return self->part != NULL ? leads_lead_get_id (leads_draft_part_get_lead (self->part)) : 0;
}

const LeadsTotals *
leads_line_source_get_totals (LeadsLineSource *self)
{
  if (self->draft != NULL)
    {
      leads_entry_get_totals_of_lead (self->entry, get_lead_id (self), &self->share);
      return &self->share;
    }
  return self->entry != NULL ? leads_entry_get_totals (self->entry) : leads_upload_get_totals (self->upload);
}

LeadsUploadSource
leads_line_source_get_kind (LeadsLineSource *self)
{
  return self->entry != NULL ? leads_entry_get_source (self->entry) : LEADS_UPLOAD_SOURCE_MIXED;
}

gboolean
leads_line_source_is_open (const LeadsLineSource *self)
{
  return self->entry != NULL || self->upload != NULL;
}

void
leads_line_source_find_async (LeadsLineSource *self,
                              LeadsLineKind kind,
                              LeadsReason reason,
                              const char *text,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  const char *wanted = *text != '\0' ? text : NULL;

  if (self->draft != NULL)
    leads_entry_find_lines_of_lead_async (self->entry, get_lead_id (self), kind, reason, wanted, cancellable, callback,
                                          data);
  else if (self->entry != NULL)
    leads_entry_find_lines_async (self->entry, kind, reason, wanted, cancellable, callback, data);
  else
    leads_upload_service_find_lines_async (self->uploads, leads_upload_get_id (self->upload), reason, wanted,
                                           cancellable, callback, data);
}

LeadsLineSet *
leads_line_source_find_finish (GObject *source, GAsyncResult *result, GError **error)
{
  if (LEADS_IS_ENTRY (source))
    return leads_entry_find_lines_finish (LEADS_ENTRY (source), result, error);
  return leads_upload_service_find_lines_finish (LEADS_UPLOAD_SERVICE (source), result, error);
}
