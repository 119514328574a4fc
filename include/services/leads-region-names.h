/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include <leads-verdict.h>

G_BEGIN_DECLS

#define LEADS_TYPE_REGION_NAMES (leads_region_names_get_type ())

/**
 * LeadsRegionNames:
 *
 * The names of countries in the person's language: iso-codes' English names,
 * built in, through iso-codes' translations, which are found at run time.
 * Any thread may ask.
 */
G_DECLARE_FINAL_TYPE (LeadsRegionNames, leads_region_names, LEADS, REGION_NAMES, GObject)

LeadsRegionNames *leads_region_names_new (void);

/* The name of @region (ISO 3166-1 alpha-2, also AC, TA and XK, any case): "United Kingdom"; "International" for "001";
 * @region itself when it has no name. Borrowed: valid as long as @self and @region are. */
const char *leads_region_names_get_name (LeadsRegionNames *self,
                                         const char       *region);

/* Whose a valid number is: the name of its country, or for "001" what its country code is for: "International
 * freephone". "" when refused. Borrowed: valid as long as @self and @verdict are. */
const char *leads_region_names_get_name_for (LeadsRegionNames   *self,
                                             const LeadsVerdict *verdict);

/* The name as it stands within a sentence: in English some have an article ("the United Kingdom"). (transfer full) */
char *leads_region_names_dup_name_in_sentence (LeadsRegionNames *self,
                                               const char       *region);

/* The code of the country that @text names: in the person's language, in English, or by its two letters, in any case.
 * %NULL when there is none. Static. */
const char *leads_region_names_find (LeadsRegionNames *self,
                                     const char       *text);

/* Whether @region has a name: a country's code in ISO 3166-1, or AC, TA or XK. */
gboolean leads_region_names_has (LeadsRegionNames *self,
                                 const char       *region);

/* All codes, sorted by name in the person's language, ending in NULL. (transfer container) */
const char **leads_region_names_list (LeadsRegionNames *self);

G_END_DECLS
