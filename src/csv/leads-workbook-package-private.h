/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-xml-private.h"

G_BEGIN_DECLS

/*
 * The parts of a workbook and how they are found from one another (ECMA-376
 * part 2): every part may have a list of relations to others, each with a type.
 */

/*
 * @id: by which the part speaks of it
 * @type: the last step of the type's address: "worksheet", "sharedStrings" …
 * @target: the name of the part
 */
typedef struct {
  char *id;
  char *type;
  char *target;
} LeadsRelation;

/*
 * The relations of @part ("": of the workbook as a whole) to other parts of the archive.
 *
 * @error: LEADS_CSV_ERROR_WORKBOOK_DAMAGED when it has no list, or of leads_xml_step()
 *
 * Returns: (transfer full) (element-type LeadsRelation)
 */
GPtrArray *leads_package_read_relations (LeadsZip      *zip,
                                         const char    *part,
                                         GCancellable  *cancellable,
                                         GError       **error);

/* The first relation with that type or, when @type is NULL, with that id; NULL if there is none. */
const LeadsRelation *leads_package_find (GPtrArray  *relations,
                                         const char *type,
                                         const char *id);

G_END_DECLS
