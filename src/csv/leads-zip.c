/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-zip-directory-private.h"

#include "leads-csv-error.h"
#include "leads-workbook.h"

#include <string.h>

/*
 * The directory of a ZIP archive (APPNOTE.TXT 6.3, sections 4.3 and 4.5.3).
 *
 * The directory at the end is the only truth: no searching for entries, no
 * mending. It must lie exactly between the entries and the record of its end.
 *
 * Invariant: no offset or length of an entry was believed before it was known
 * to lie within the archive and before the directory.
 */

#define END_SIGNATURE 0x06054b50
#define END_BYTES 22
#define MAX_COMMENT_BYTES 0xffff
#define LOCATOR_SIGNATURE 0x07064b50
#define LOCATOR_BYTES 20
#define WIDE_END_SIGNATURE 0x06064b50
#define WIDE_END_BYTES 56
#define ENTRY_SIGNATURE 0x02014b50
#define ENTRY_BYTES 46
#define MAX_DIRECTORY_BYTES (8 * 1024 * 1024)
/* What a field has when the true value is in the wide (ZIP64) one. */
#define IS_WIDE_16 0xffff
#define IS_WIDE_32 0xffffffff
#define WIDE_EXTRA_ID 1

/* Where the directory is. */
typedef struct {
  guint64 offset;
  guint64 size;
  guint64 n_entries;
  /* What comes after it. */
  guint64 end;
} Place;

static gboolean
fail_damaged (GError **error)
{
  leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, "directory");

  return FALSE;
}

/* The offset of the last record, which says where the directory is; its comment must end with the archive. */
static gboolean
find_end (LeadsZip  *self,
          guint64   *end,
          GError   **error)
{
  gsize length = (gsize) MIN (self->size, END_BYTES + MAX_COMMENT_BYTES);
  g_autofree guint8 *tail = g_malloc (MAX (length, 1));

  if (!leads_spool_copy (self->spool, self->size - length, tail, length, error))
    return FALSE;

  for (gsize comment = 0; comment + END_BYTES <= length; comment++)
    {
      const guint8 *record = tail + length - END_BYTES - comment;

      if (leads_zip_get_32 (record) == END_SIGNATURE && leads_zip_get_16 (record + 20) == comment)
        {
          *end = self->size - END_BYTES - comment;
          return TRUE;
        }
    }

  leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, "end");

  return FALSE;
}

static gboolean
read_wide_end (LeadsZip  *self,
               guint64    end,
               Place     *place,
               GError   **error)
{
  guint8 locator[LOCATOR_BYTES];
  guint8 record[WIDE_END_BYTES];
  guint64 offset;

  if (end < LOCATOR_BYTES + WIDE_END_BYTES)
    return fail_damaged (error);
  if (!leads_spool_copy (self->spool, end - LOCATOR_BYTES, locator, sizeof locator, error))
    return FALSE;
  offset = leads_zip_get_64 (locator + 8);
  if (leads_zip_get_32 (locator) != LOCATOR_SIGNATURE || offset != end - LOCATOR_BYTES - WIDE_END_BYTES)
    return fail_damaged (error);

  if (!leads_spool_copy (self->spool, offset, record, sizeof record, error))
    return FALSE;
  if (leads_zip_get_32 (record) != WIDE_END_SIGNATURE || leads_zip_get_32 (record + 16) != 0
      || leads_zip_get_32 (record + 20) != 0)
    return fail_damaged (error);

  place->n_entries = leads_zip_get_64 (record + 32);
  place->size = leads_zip_get_64 (record + 40);
  place->offset = leads_zip_get_64 (record + 48);
  place->end = offset;

  return TRUE;
}

static gboolean
find_directory (LeadsZip  *self,
                Place     *place,
                GError   **error)
{
  guint8 record[END_BYTES];
  guint64 end = 0;

  if (!find_end (self, &end, error) || !leads_spool_copy (self->spool, end, record, sizeof record, error))
    return FALSE;

  place->n_entries = leads_zip_get_16 (record + 10);
  place->size = leads_zip_get_32 (record + 12);
  place->offset = leads_zip_get_32 (record + 16);
  place->end = end;

  /* An archive in several files. */
  if (leads_zip_get_16 (record + 4) != 0 || leads_zip_get_16 (record + 6) != 0)
    return fail_damaged (error);
  if ((place->n_entries == IS_WIDE_16 || place->size == IS_WIDE_32 || place->offset == IS_WIDE_32)
      && !read_wide_end (self, end, place, error))
    return FALSE;

  if (place->n_entries > LEADS_WORKBOOK_MAX_ENTRIES || place->size > MAX_DIRECTORY_BYTES)
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "entries");
      return FALSE;
    }
  if (place->offset > place->end || place->size != place->end - place->offset)
    return fail_damaged (error);

  return TRUE;
}

/* The values that were too wide for their fields, in their order. */
static gboolean
read_wide_values (LeadsZipEntry *entry,
                  const guint8  *extra,
                  gsize          length)
{
  guint64 *values[] = { &entry->size, &entry->packed, &entry->header };

  while (length >= 4)
    {
      guint id = leads_zip_get_16 (extra);
      gsize n_bytes = leads_zip_get_16 (extra + 2);

      extra += 4;
      length -= 4;
      if (n_bytes > length)
        return FALSE;

      for (guint i = 0; id == WIDE_EXTRA_ID && i < G_N_ELEMENTS (values); i++)
        {
          if (*values[i] != IS_WIDE_32)
            continue;
          if (n_bytes < 8)
            return FALSE;
          *values[i] = leads_zip_get_64 (extra);
          extra += 8;
          length -= 8;
          n_bytes -= 8;
        }
      extra += n_bytes;
      length -= n_bytes;
    }

  return TRUE;
}

/* Reads the entry at @record of the directory. Returns how many bytes it has there; 0 when it makes no sense. */
static gsize
read_entry (LeadsZip     *self,
            const guint8 *record,
            gsize         available)
{
  LeadsZipEntry entry = { 0 };
  gsize name_length;
  gsize extra_length;
  gsize length;

  if (available < ENTRY_BYTES || leads_zip_get_32 (record) != ENTRY_SIGNATURE)
    return 0;
  name_length = leads_zip_get_16 (record + 28);
  extra_length = leads_zip_get_16 (record + 30);
  length = ENTRY_BYTES + name_length + extra_length + leads_zip_get_16 (record + 32);
  if (length > available || name_length == 0)
    return 0;

  entry.flags = leads_zip_get_16 (record + 8);
  entry.method = leads_zip_get_16 (record + 10);
  entry.crc = leads_zip_get_32 (record + 16);
  entry.packed = leads_zip_get_32 (record + 20);
  entry.size = leads_zip_get_32 (record + 24);
  entry.header = leads_zip_get_32 (record + 42);
  if (!read_wide_values (&entry, record + ENTRY_BYTES + name_length, extra_length))
    return 0;
  if (entry.header >= self->directory || entry.packed > self->directory - entry.header)
    return 0;

  entry.name = g_strndup ((const char *) record + ENTRY_BYTES, name_length);
  entry.name_length = (guint) name_length;
  g_array_append_val (self->entries, entry);

  return length;
}

static gboolean
read_directory (LeadsZip  *self,
                GError   **error)
{
  Place place = { 0 };
  g_autofree guint8 *records = NULL;
  gsize at = 0;

  if (!find_directory (self, &place, error))
    return FALSE;

  records = g_malloc (MAX (place.size, 1));
  if (!leads_spool_copy (self->spool, place.offset, records, (gsize) place.size, error))
    return FALSE;

  self->directory = place.offset;
  for (guint64 i = 0; i < place.n_entries; i++)
    {
      gsize length = read_entry (self, records + at, (gsize) place.size - at);

      if (length == 0)
        return fail_damaged (error);
      at += length;
    }

  return at == place.size || fail_damaged (error);
}

static void
clear_entry (gpointer data)
{
  LeadsZipEntry *entry = data;

  g_free (entry->name);
}

/* The first of several with one name; that there are several is found by the check. */
static void
index_names (LeadsZip *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      LeadsZipEntry *entry = &g_array_index (self->entries, LeadsZipEntry, i);
      char *key = g_ascii_strdown (entry->name, -1);

      if (g_hash_table_contains (self->names, key))
        {
          self->has_duplicates = TRUE;
          g_free (key);
        }
      else
        {
          g_hash_table_insert (self->names, key, entry);
        }
    }
}

LeadsZip *
leads_zip_new (LeadsSpool  *spool,
               GError     **error)
{
  g_autoptr (LeadsZip) self = g_new0 (LeadsZip, 1);

  self->spool = g_object_ref (spool);
  self->size = leads_spool_get_size (spool);
  self->entries = g_array_new (FALSE, TRUE, sizeof (LeadsZipEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!read_directory (self, error))
    return NULL;
  index_names (self);

  return g_steal_pointer (&self);
}

void
leads_zip_free (LeadsZip *self)
{
  g_hash_table_unref (self->names);
  g_array_unref (self->entries);
  g_object_unref (self->spool);
  g_free (self);
}

const LeadsZipEntry *
leads_zip_find (LeadsZip   *self,
                const char *name)
{
  g_autofree char *key = g_ascii_strdown (name, -1);

  return g_hash_table_lookup (self->names, key);
}
