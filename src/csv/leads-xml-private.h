/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "leads-zip-private.h"

G_BEGIN_DECLS

/*
 * The XML of one part of a workbook, piece by piece, to callbacks. Names come
 * without their prefix. A document type is refused, and so are entities but
 * XML's own five, encodings but UTF-8, and whatever is past the limits.
 *
 * @start, @end: @depth of the outermost element is 1
 * @text: UTF-8, not NUL-terminated; of one run of text, all at once
 *
 * Callbacks may be NULL; one that returns FALSE has set an error and ends the reading.
 */
typedef struct {
  gboolean (*start) (guint                depth,
                     const char          *name,
                     const char * const  *attributes,
                     const char * const  *values,
                     gpointer             data,
                     GError             **error);
  gboolean (*end)   (guint                depth,
                     const char          *name,
                     gpointer             data,
                     GError             **error);
  gboolean (*text)  (guint                depth,
                     const char          *text,
                     gsize                length,
                     gpointer             data,
                     GError             **error);
} LeadsXmlHandler;

typedef struct _LeadsXml LeadsXml;

/*
 * @max_size: bytes that the part may have
 * @error: of leads_zip_reader_new()
 */
LeadsXml *leads_xml_new  (LeadsZip               *zip,
                          const LeadsZipEntry    *entry,
                          guint64                 max_size,
                          const LeadsXmlHandler  *handler,
                          gpointer                data,
                          GError                **error);
void      leads_xml_free (LeadsXml               *self);

/*
 * Reads the next piece. FALSE at the end, and with @error set: LEADS_CSV_ERROR_WORKBOOK_DAMAGED,
 * LEADS_CSV_ERROR_WORKBOOK_UNSAFE, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, a callback's, or G_IO_ERROR_CANCELLED.
 */
gboolean leads_xml_step (LeadsXml      *self,
                         GCancellable  *cancellable,
                         GError       **error);

/* All of a part. */
gboolean leads_xml_read (LeadsZip               *zip,
                         const LeadsZipEntry    *entry,
                         guint64                 max_size,
                         const LeadsXmlHandler  *handler,
                         gpointer                data,
                         GCancellable           *cancellable,
                         GError                **error);

/* Bytes of the archive that were read so far. */
guint64 leads_xml_get_consumed (LeadsXml *self);

/* The value of an attribute, or NULL. */
const char *leads_xml_find (const char * const *attributes,
                            const char * const *values,
                            const char         *name);

/* The same for one with a prefix, which is not looked at. */
const char *leads_xml_find_prefixed (const char * const *attributes,
                                     const char * const *values,
                                     const char         *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsXml, leads_xml_free)

G_END_DECLS
