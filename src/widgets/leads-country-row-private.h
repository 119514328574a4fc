/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-region-names.h>

G_BEGIN_DECLS

/*
 * An entry row for a country, by its name or its two letters: names are offered
 * while one is typed. Empty is no country.
 */

/* Once. */
void     leads_country_row_start (AdwEntryRow      *row,
                                  LeadsRegionNames *names);

/* @code: ISO 3166-1 alpha-2, nullable. */
void     leads_country_row_set   (AdwEntryRow      *row,
                                  LeadsRegionNames *names,
                                  const char       *code);

/* FALSE when nothing has that name, and the row says so; @code (out, optional): static, %NULL when it is empty. */
gboolean leads_country_row_get   (AdwEntryRow      *row,
                                  LeadsRegionNames *names,
                                  const char      **code);

G_END_DECLS
