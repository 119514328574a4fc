/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-undone-private.h"

#include "leads-draft-folder-struct-private.h"

#include <string.h>

/*
 * The mark of a draft that came back with an undo: a file "UPLOAD DIGEST" beside its state. Invariant: what is not
 * wholly right is no mark.
 */

/* More than an id and a SHA-256 need. */
#define MAX_BYTES 128

void
leads_draft_undone_free (LeadsDraftUndone *self)
{
  g_free (self->digest);
  g_free (self);
}

LeadsDraftUndone *
leads_draft_undone_new (gint64 upload_id, const char *digest)
{
  LeadsDraftUndone *self = g_new0 (LeadsDraftUndone, 1);

  self->upload_id = upload_id;
  self->digest = g_strdup (digest);
  return self;
}

LeadsDraftUndone *
leads_draft_undone_read (LeadsDraftFolder *folder)
{
  g_autoptr (GBytes) bytes = leads_draft_folder_read (folder, LEADS_DRAFT_UNDONE_NAME, MAX_BYTES, NULL);
  g_autofree char *text = NULL;
  char *space;
  guint64 id;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_strchomp (text);
  space = strchr (text, ' ');
  if (space == NULL)
    return NULL;
  *space = '\0';
  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL) || space[1] == '\0')
    return NULL;
  return leads_draft_undone_new ((gint64) id, space + 1);
}

gboolean
leads_draft_undone_write (const LeadsDraftUndone *self, LeadsDraftFolder *folder, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT " %s\n", self->upload_id, self->digest);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  gboolean good;

  g_mutex_lock (&folder->lock);
  good = leads_draft_folder_ensure_open (folder, FALSE, error);
  if (good)
    {
      const int errnum = leads_draft_folder_replace (folder, LEADS_DRAFT_UNDONE_NAME, bytes);

      good = errnum == 0 || leads_draft_folder_set_error (error, errnum);
    }
  g_mutex_unlock (&folder->lock);
  return good;
}
