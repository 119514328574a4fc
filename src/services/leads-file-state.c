/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-file-state-private.h"

#include "leads-service-error.h"

#include <glib/gi18n.h>

/*
 * Whether a file was changed while it was read. Asked of the open stream, not
 * of the name: another file that takes the name does not matter.
 */

#define ATTRIBUTES                                                                                                     \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED                 \
                                 "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC

char *
leads_file_state_dup (GInputStream *stream, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = NULL;

  if (G_IS_FILTER_INPUT_STREAM (stream))
    stream = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream));
  if (!G_IS_FILE_INPUT_STREAM (stream))
    return NULL;
  info = g_file_input_stream_query_info (G_FILE_INPUT_STREAM (stream), ATTRIBUTES, cancellable, NULL);
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return NULL;
  return g_strdup_printf ("%" G_GOFFSET_FORMAT " %" G_GUINT64_FORMAT ".%06u", g_file_info_get_size (info),
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
                          g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC));
}

gboolean
leads_file_state_check (GInputStream *stream,
                        const char *state,
                        const char *name,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *now = state != NULL ? leads_file_state_dup (stream, cancellable) : NULL;

  if (now == NULL || g_str_equal (now, state))
    return TRUE;
  g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
               _("“%s” was changed while it was being read. Try again when it is complete."), name);
  return FALSE;
}
