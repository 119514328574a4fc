/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-spool.h>

G_BEGIN_DECLS

/*
 * A ZIP archive as workbooks are: its directory, and one entry at a time read
 * from its first byte to its last. Everything else that the format allows is
 * refused: what no spreadsheet writes is not there to be read.
 */
typedef struct _LeadsZip LeadsZip;

/*
 * @name: as it is in the archive, @name_length bytes
 * @header: where in the archive it begins
 * @packed: bytes in the archive
 * @size: bytes when it is unpacked
 */
typedef struct {
  char    *name;
  guint    name_length;
  guint64  header;
  guint64  packed;
  guint64  size;
  guint32  crc;
  guint16  method;
  guint16  flags;
} LeadsZipEntry;

/*
 * Reads the directory of the archive that is the whole of @spool.
 *
 * @error: LEADS_CSV_ERROR_WORKBOOK_DAMAGED, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE (the directory), or of the spool
 */
LeadsZip *leads_zip_new  (LeadsSpool  *spool,
                          GError     **error);
void      leads_zip_free (LeadsZip    *self);

/* The entry with that name, case not minded; NULL if there is none. */
const LeadsZipEntry *leads_zip_find (LeadsZip   *self,
                                     const char *name);

/*
 * Whether the archive is what a spreadsheet writes: no passwords, no names that
 * lead elsewhere or are there twice, no bytes that belong to two entries, no
 * more of anything than the limits allow.
 *
 * @error: LEADS_CSV_ERROR_WORKBOOK_ENCRYPTED, LEADS_CSV_ERROR_WORKBOOK_UNSAFE,
 *   LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE or LEADS_CSV_ERROR_WORKBOOK_DAMAGED
 */
gboolean leads_zip_check (LeadsZip  *self,
                          GError   **error);

typedef struct _LeadsZipReader LeadsZipReader;

/*
 * @max_size: bytes that the entry may have when it is unpacked
 * @error: as leads_zip_check()
 */
LeadsZipReader *leads_zip_reader_new  (LeadsZip             *zip,
                                       const LeadsZipEntry  *entry,
                                       guint64               max_size,
                                       GError              **error);
void            leads_zip_reader_free (LeadsZipReader       *self);

/* Unpacks up to @length bytes. Returns how many; 0 at the end, when the checksum was right; -1 with @error set. */
gssize leads_zip_reader_read (LeadsZipReader  *self,
                              gpointer         buffer,
                              gsize            length,
                              GError         **error);

/* Bytes of the archive that were read so far. */
guint64 leads_zip_reader_get_consumed (LeadsZipReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsZip, leads_zip_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsZipReader, leads_zip_reader_free)

G_END_DECLS
