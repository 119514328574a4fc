/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-zip-private.h"

G_BEGIN_DECLS

/* What the files that make up LeadsZip share. */
struct _LeadsZip {
  LeadsSpool *spool;
  guint64     size;
  /* Where the directory begins: the end of all entries. */
  guint64     directory;
  /* of LeadsZipEntry */
  GArray     *entries;
  GHashTable *names;
  gboolean    has_duplicates;
};

/* Where the bytes of @entry begin; its own header must say the same as the directory. */
gboolean leads_zip_locate (LeadsZip             *self,
                           const LeadsZipEntry  *entry,
                           guint64              *data,
                           GError              **error);

/* Whether @entry is small enough, and not packed tighter than anything that a spreadsheet writes. */
gboolean leads_zip_check_size (const LeadsZipEntry  *entry,
                               guint64               max_size,
                               GError              **error);

static inline guint
leads_zip_get_16 (const guint8 *bytes)
{
  return bytes[0] | (guint) bytes[1] << 8;
}

static inline guint32
leads_zip_get_32 (const guint8 *bytes)
{
  return leads_zip_get_16 (bytes) | leads_zip_get_16 (bytes + 2) << 16;
}

static inline guint64
leads_zip_get_64 (const guint8 *bytes)
{
  return leads_zip_get_32 (bytes) | (guint64) leads_zip_get_32 (bytes + 4) << 32;
}

G_END_DECLS
