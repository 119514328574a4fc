/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-xml-private.h"

G_BEGIN_DECLS

/*
 * @sheets: (element-type LeadsWorkbookSheet): those that have cells
 * @parts: (element-type LeadsZipEntry): where these are
 * @since_1904: days are counted from there, not from 1900
 * @strings_part, @styles_part: what cells refer to; NULL: nothing
 */
typedef struct {
  GPtrArray           *sheets;
  GPtrArray           *parts;
  gboolean             since_1904;
  const LeadsZipEntry *strings_part;
  const LeadsZipEntry *styles_part;
} LeadsWorkbookLists;

void leads_workbook_lists_init  (LeadsWorkbookLists *self);
void leads_workbook_lists_clear (LeadsWorkbookLists *self);

/* @error: LEADS_CSV_ERROR_NOT_TEXT ("zip", "xlsb") or LEADS_CSV_ERROR_WORKBOOK_… */
gboolean leads_workbook_lists_read (LeadsWorkbookLists  *self,
                                    LeadsZip            *zip,
                                    GCancellable        *cancellable,
                                    GError             **error);

G_END_DECLS
