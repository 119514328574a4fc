/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-text-private.h"

#include <leads-closures.h>
#include <leads-upload-words.h>

#include <glib/gi18n.h>

/* Words for uploads, shared by the list and the details. */

const char *
leads_upload_state_words (LeadsUploadState state)
{
  switch (state)
    {
    case LEADS_UPLOAD_STATE_PARTIAL:
      return C_("upload", "Partial");
    case LEADS_UPLOAD_STATE_UNDONE:
      return C_("upload", "Undone");
    case LEADS_UPLOAD_STATE_COMPLETE:
    default:
      return C_("upload", "Complete");
    }
}

const char *
leads_upload_state_icon (LeadsUploadState state)
{
  switch (state)
    {
    case LEADS_UPLOAD_STATE_PARTIAL:
      return "dialog-warning-symbolic";
    case LEADS_UPLOAD_STATE_UNDONE:
      return "edit-undo-symbolic";
    case LEADS_UPLOAD_STATE_COMPLETE:
    default:
      return "object-select-symbolic";
    }
}

const char *
leads_upload_state_style (LeadsUploadState state)
{
  switch (state)
    {
    case LEADS_UPLOAD_STATE_PARTIAL:
      return "warning";
    case LEADS_UPLOAD_STATE_UNDONE:
      return "dim-label";
    case LEADS_UPLOAD_STATE_COMPLETE:
    default:
      return "success";
    }
}

const char *
leads_upload_source_words (LeadsUploadSource source)
{
  switch (source)
    {
    case LEADS_UPLOAD_SOURCE_SINGLE:
      return _("Typed number");
    case LEADS_UPLOAD_SOURCE_RANGE:
      return _("Typed range");
    case LEADS_UPLOAD_SOURCE_PASTE:
      return _("Pasted list");
    case LEADS_UPLOAD_SOURCE_MIXED:
      return _("Several sources");
    case LEADS_UPLOAD_SOURCE_FILE:
    default:
      return _("File");
    }
}

char *
leads_upload_headline (LeadsUpload *upload)
{
  g_autofree char *numbers = leads_format_n_numbers (leads_upload_get_totals (upload)->uploaded);
  g_autofree char *when = leads_format_when_full (leads_upload_get_uploaded_at (upload));
  g_autofree char *skipped = leads_upload_words_skipped (leads_upload_get_totals (upload)->skipped);
  /* Translators: "1,204 numbers for Teams Calling, 24 November 2026, 14:20:05, by a person" */
  g_autofree char *headline = g_strdup_printf (_("%s for %s, %s, by %s"), numbers, leads_upload_get_service_name (upload),
                                               when, leads_upload_get_uploaded_by (upload));

  return skipped != NULL ? g_strjoin ("\n", headline, skipped, NULL) : g_steal_pointer (&headline);
}

char *
leads_upload_unplanned_words (gint64 n_numbers)
{
  g_autofree char *count = leads_format_count (n_numbers);

  if (n_numbers == 0)
    return NULL;
  /* Translators: numbers that are outside the numbering plan */
  return g_strdup_printf (ngettext ("%s number was included", "%s numbers were included", (gulong) n_numbers), count);
}
