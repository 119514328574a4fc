/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-xml-private.h"

G_BEGIN_DECLS

/*
 * Of every cell style, in their order, one byte: whether it shows numbers as dates.
 *
 * @error: LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE ("styles"), or of leads_xml_step()
 */
GByteArray *leads_workbook_read_styles (LeadsZip             *zip,
                                        const LeadsZipEntry  *entry,
                                        GCancellable         *cancellable,
                                        GError              **error);

G_END_DECLS
