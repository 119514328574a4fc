/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-zip-directory-private.h"

#include "leads-csv-error.h"
#include "leads-workbook.h"

#include <string.h>

/*
 * What keeps an archive that was made to do harm from doing any. Nothing is
 * unpacked here: the directory says enough, and the reader holds every entry
 * to what its directory says.
 */

#define HEADER_SIGNATURE 0x04034b50
#define HEADER_BYTES 30
#define FLAG_ENCRYPTED (1 << 0)
#define FLAG_STRONG_ENCRYPTION (1 << 6)
#define FLAG_HEADERS_HIDDEN (1 << 13)
/* Smaller ones cannot do harm, however tightly they are packed. */
#define MIN_BYTES_FOR_RATIO (1024 * 1024)

static gboolean
fail (GError        **error,
      LeadsCsvError   code,
      const char     *detail)
{
  leads_csv_error_set (error, code, detail);

  return FALSE;
}

/* Nothing is ever written under that name; but who uses such names wants to mislead. */
static gboolean
is_honest_name (const LeadsZipEntry *entry)
{
  g_auto (GStrv) steps = NULL;

  if (strlen (entry->name) != entry->name_length || entry->name[0] == '/' || strchr (entry->name, '\\') != NULL)
    return FALSE;
  for (const char *p = entry->name; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        return FALSE;
    }

  steps = g_strsplit (entry->name, "/", -1);

  return !g_strv_contains ((const char * const *) steps, "..") && !g_strv_contains ((const char * const *) steps, ".");
}

static int
compare_headers (gconstpointer a,
                 gconstpointer b)
{
  const LeadsZipEntry *first = *(LeadsZipEntry * const *) a;
  const LeadsZipEntry *second = *(LeadsZipEntry * const *) b;

  return (first->header > second->header) - (first->header < second->header);
}

/* Each entry ends where the next one begins or before. */
static gboolean
check_overlap (LeadsZip  *self,
               GError   **error)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (self->entries->len);

  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (sorted, &g_array_index (self->entries, LeadsZipEntry, i));
  g_ptr_array_sort (sorted, compare_headers);

  for (guint i = 0; i < sorted->len; i++)
    {
      const LeadsZipEntry *entry = sorted->pdata[i];
      const LeadsZipEntry *next = i + 1 < sorted->len ? sorted->pdata[i + 1] : NULL;
      guint64 end = next != NULL ? next->header : self->directory;
      guint64 data = 0;

      if (!leads_zip_locate (self, entry, &data, error))
        return FALSE;
      if (data > end || entry->packed > end - data)
        return fail (error, LEADS_CSV_ERROR_WORKBOOK_UNSAFE, "overlap");
    }

  return TRUE;
}

gboolean
leads_zip_check_size (const LeadsZipEntry  *entry,
                      guint64               max_size,
                      GError              **error)
{
  if (entry->size > max_size)
    return fail (error, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "size");
  if (entry->size > MIN_BYTES_FOR_RATIO && entry->size / LEADS_WORKBOOK_MAX_RATIO > entry->packed)
    return fail (error, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "ratio");

  return TRUE;
}

gboolean
leads_zip_locate (LeadsZip             *self,
                  const LeadsZipEntry  *entry,
                  guint64              *data,
                  GError              **error)
{
  const gsize length = HEADER_BYTES + entry->name_length;
  g_autofree guint8 *header = g_malloc (length);

  if (length > self->directory - entry->header)
    return fail (error, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, entry->name);
  if (!leads_spool_copy (self->spool, entry->header, header, length, error))
    return FALSE;
  if (leads_zip_get_32 (header) != HEADER_SIGNATURE || leads_zip_get_16 (header + 8) != entry->method
      || leads_zip_get_16 (header + 26) != entry->name_length
      || memcmp (header + HEADER_BYTES, entry->name, entry->name_length) != 0)
    return fail (error, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, entry->name);

  *data = entry->header + length + leads_zip_get_16 (header + 28);

  return TRUE;
}

gboolean
leads_zip_check (LeadsZip  *self,
                 GError   **error)
{
  guint64 total = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const LeadsZipEntry *entry = &g_array_index (self->entries, LeadsZipEntry, i);

      if (entry->flags & (FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION | FLAG_HEADERS_HIDDEN))
        return fail (error, LEADS_CSV_ERROR_WORKBOOK_ENCRYPTED, NULL);
      if (!is_honest_name (entry))
        return fail (error, LEADS_CSV_ERROR_WORKBOOK_UNSAFE, "name");
      if (entry->size > LEADS_WORKBOOK_MAX_BYTES - total)
        return fail (error, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "size");
      total += entry->size;
    }
  if (self->has_duplicates)
    return fail (error, LEADS_CSV_ERROR_WORKBOOK_UNSAFE, "name");

  return check_overlap (self, error);
}
