/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LEADS_TYPE_NAME_COMPLETION (leads_name_completion_get_type ())

/**
 * LeadsNameCompletion:
 *
 * Offers the names there are beneath an entry row while one is typed; another
 * name may be typed all the same. Lives as long as its row.
 */
G_DECLARE_FINAL_TYPE (LeadsNameCompletion, leads_name_completion, LEADS, NAME_COMPLETION, GObject)

/* @records: what has the names, kept; @property: the string property that is the name. */
void leads_name_completion_attach (AdwEntryRow *row,
                                   GListModel  *records,
                                   const char  *property);

G_END_DECLS
