/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-copy-private.h"

#include "leads-file-state-private.h"
#include "leads-service-error-private.h"

#include <glib/gi18n.h>

/*
 * The private copy of what an entry is read from. Invariant: an entry that is
 * read again reads what it read before, or says that it cannot.
 */

static void
fail_changed (LeadsCheck *check, GError **error)
{
  if (check->source == LEADS_UPLOAD_SOURCE_PASTE)
    g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
                 _("“%s” could not be kept with the draft. Remove it here, and paste it again."), check->title);
  else
    g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
                 _("“%s” was not read to its end before, and has changed since or is not there any more. Remove it "
                   "here, and add it again."),
                 check->title);
}

gboolean
leads_draft_copy_use (LeadsCheck *check, GFile *copy, GCancellable *cancellable, GError **error)
{
  if (check->source == LEADS_UPLOAD_SOURCE_PASTE)
    {
      g_clear_pointer (&check->bytes, g_bytes_unref);
      check->bytes = g_file_load_bytes (copy, cancellable, NULL, error);
      return check->bytes != NULL;
    }
  g_set_object (&check->file, copy);
  return TRUE;
}

static GInputStream *
open_source (LeadsCheck *check, GCancellable *cancellable)
{
  GFileInputStream *stream;

  if (check->bytes != NULL)
    return g_memory_input_stream_new_from_bytes (check->bytes);
  if (check->file == NULL || g_file_query_file_type (check->file, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_REGULAR)
    return NULL;
  stream = g_file_read (check->file, cancellable, NULL);
  return G_INPUT_STREAM (stream);
}

static goffset
find_size (LeadsCheck *check, GInputStream *stream, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = NULL;

  if (check->bytes != NULL)
    return (goffset) g_bytes_get_size (check->bytes);
  info = g_file_input_stream_query_info (G_FILE_INPUT_STREAM (stream), G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  return info != NULL ? g_file_info_get_size (info) : 0;
}

/* Makes the copy. FALSE: it is not there; only a cancel and a change of the file meanwhile set @error. */
static gboolean
make_copy (LeadsCheck *check, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autofree char *state = leads_file_state_dup (stream, cancellable);
  GError *failure = NULL;

  if (!leads_draft_folder_copy (check->folder, check->input->copy, stream, find_size (check, stream, cancellable),
                                cancellable, &failure))
    {
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, failure);
      else
        g_error_free (failure); /* reading the file itself tells, and the folder remembers its own */
      return FALSE;
    }
  if (leads_file_state_check (stream, state, check->title, cancellable, error))
    return TRUE;
  leads_draft_folder_remove_copy (check->folder, check->input->copy);
  return FALSE;
}

gboolean
leads_draft_copy_take (LeadsCheck *check, GCancellable *cancellable, GError **error)
{
  LeadsDraftInput *input = check->input;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GFile) copy = NULL;
  g_autofree char *origin = NULL;
  GError *failure = NULL;

  if (check->folder == NULL || input == NULL || input->copy == NULL)
    return TRUE;
  copy = leads_draft_folder_find_copy (check->folder, input->copy);
  if (copy != NULL)
    return leads_draft_copy_use (check, copy, cancellable, error);

  stream = open_source (check, cancellable);
  origin = stream != NULL ? leads_file_state_dup (stream, cancellable) : NULL;
  if (check->item != NULL && (origin == NULL || g_strcmp0 (origin, leads_draft_input_get_origin (input)) != 0))
    {
      fail_changed (check, error);
      return FALSE;
    }
  if (stream == NULL)
    return TRUE;
  leads_draft_input_take_origin (input, g_steal_pointer (&origin));
  if (make_copy (check, stream, cancellable, &failure))
    copy = leads_draft_folder_find_copy (check->folder, input->copy);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return copy == NULL || leads_draft_copy_use (check, copy, cancellable, error);
}

gboolean
leads_draft_copy_check (const LeadsCheck *check, const char *sha256, GError **error)
{
  if (check->item == NULL || check->item->sha256 == NULL || g_strcmp0 (check->item->sha256, sha256) == 0)
    return TRUE;
  g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
               _("What the draft kept of “%s” is damaged. Remove it here, and add it again."), check->title);
  return FALSE;
}

gboolean
leads_draft_copy_edit (const LeadsCheck *check, const LeadsContent *content, GError **error)
{
  LeadsDraftItem *item = check->item;

  if (item == NULL || (item->edited == NULL && item->edited_cacs == NULL))
    return TRUE;
  item->restored = leads_edits_new_kept (content, item->edited, item->edited_cacs, error);
  return item->restored != NULL;
}
