/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-aside-private.h"

#include "leads-draft-folder-struct-private.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

/*
 * Submitted drafts that wait for their undo: folders LEAD.UPLOAD beside the drafts, 0.BATCH of several leads. Invariant: a draft is a lead's or
 * put aside, never both, for it goes from one to the other by its name.
 */

/* In the place of a lead: all of them. */
#define ALL_LEADS ((gint64) -1)

/* Seconds for which an undo gives the draft back. */
#define KEPT_FOR (24 * 60 * 60)

static char *
make_path (const char *path, gint64 lead_id, gint64 upload_id)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, lead_id, upload_id);

  return g_build_filename (path, name, NULL);
}

/* Whether @name is that of a draft that was put aside; @lead_id: (out): whose. */
static gboolean
parse_name (const char *name, gint64 *lead_id)
{
  const char *dot = strchr (name, '.');
  g_autofree char *lead = NULL;
  guint64 id;

  if (dot == NULL || !g_ascii_string_to_unsigned (dot + 1, 10, 1, G_MAXINT64, NULL, NULL))
    return FALSE;
  lead = g_strndup (name, (gsize) (dot - name));
  if (!g_ascii_string_to_unsigned (lead, 10, 0, G_MAXINT64, &id, NULL))
    return FALSE;
  *lead_id = (gint64) id;
  return TRUE;
}

static void
remove_folder (const char *folder_path)
{
  g_autoptr (LeadsDraftFolder) folder = leads_draft_folder_new (folder_path);
  g_autoptr (GError) error = NULL;

  if (!leads_draft_folder_clear (folder, &error))
    g_message ("Cannot remove a submitted draft: %s", error->message);
}

static gboolean
is_old (const char *folder_path)
{
  GStatBuf info;

  return g_stat (folder_path, &info) == 0 && g_get_real_time () / G_USEC_PER_SEC - (gint64) info.st_ctime > KEPT_FOR;
}

/* @lead_id ALL_LEADS: the old ones. @but: (nullable): leave that. */
static void
remove_folders (const char *path, gint64 lead_id, const char *but)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *found = g_build_filename (path, name, NULL);
      gint64 whose;

      if (parse_name (name, &whose) && g_strcmp0 (found, but) != 0 &&
          (lead_id != ALL_LEADS ? whose == lead_id : is_old (found)))
        remove_folder (found);
    }
}

gboolean
leads_draft_aside_put (const char *path, LeadsDraftFolder *folder, gint64 lead_id, gint64 upload_id, GError **error)
{
  g_autofree char *aside = make_path (path, lead_id, upload_id);
  gboolean good;

  g_mutex_lock (&folder->lock);
  good = leads_draft_folder_ensure_open (folder, FALSE, error);
  if (good && g_rename (folder->path, aside) != 0)
    good = leads_draft_folder_set_error (error, errno);
  g_mutex_unlock (&folder->lock);
  if (!good)
    return FALSE;
  leads_draft_folder_leave (folder);
  remove_folders (path, lead_id, aside);
  return TRUE;
}

gboolean
leads_draft_aside_take (const char *path, LeadsDraftFolder *folder, gint64 lead_id, gint64 upload_id)
{
  g_autofree char *aside = make_path (path, lead_id, upload_id);

  /* A draft that is there has a state in its folder, which is not replaced then; an empty folder is nobody's. */
  return g_rename (aside, folder->path) == 0;
}

void
leads_draft_aside_clear (const char *path, gint64 lead_id)
{
  remove_folders (path, lead_id, NULL);
}

void
leads_draft_aside_sweep (const char *path)
{
  remove_folders (path, ALL_LEADS, NULL);
}
