/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-number-source.h>

/* Plain values on their way into and out of the upload store. */

LeadsStoredFile *
leads_stored_file_new (const char *name, const char *sha256, const char *heading, const LeadsTotals *totals)
{
  LeadsStoredFile *file = g_new0 (LeadsStoredFile, 1);

  file->name = g_strdup (name);
  file->sha256 = g_strdup (sha256);
  file->heading = g_strdup (heading);
  file->totals = *totals;
  return file;
}

LeadsStoredFile *
leads_stored_file_new_unread (const char *name, const char *problem)
{
  const LeadsTotals nothing = { 0 };
  LeadsStoredFile *file = leads_stored_file_new (name, NULL, NULL, &nothing);

  file->problem = g_strdup (problem);
  return file;
}

void
leads_stored_file_free (LeadsStoredFile *file)
{
  if (file == NULL)
    return;
  g_free (file->name);
  g_free (file->sha256);
  g_free (file->heading);
  g_free (file->problem);
  g_free (file);
}
