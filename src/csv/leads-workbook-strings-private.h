/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-xml-private.h"

G_BEGIN_DECLS

/*
 * The texts that the cells of a workbook share, in a spool: in memory are never more than a few of them.
 */
typedef struct _LeadsWorkbookStrings LeadsWorkbookStrings;

/* @error: LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE ("strings"), of leads_xml_step(), or of the spool */
LeadsWorkbookStrings *leads_workbook_strings_new  (LeadsZip              *zip,
                                                   const LeadsZipEntry   *entry,
                                                   GCancellable          *cancellable,
                                                   GError               **error);
void                  leads_workbook_strings_free (LeadsWorkbookStrings  *self);

guint64 leads_workbook_strings_get_n_strings (LeadsWorkbookStrings *self);

/* @index: below leads_workbook_strings_get_n_strings(); @error: of the spool */
gboolean leads_workbook_strings_append (LeadsWorkbookStrings  *self,
                                        guint64                index,
                                        GString               *text,
                                        GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsWorkbookStrings, leads_workbook_strings_free)

G_END_DECLS
