/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include <leads-region-names.h>

G_BEGIN_DECLS

#define LEADS_TYPE_READING_ROW (leads_reading_row_get_type ())

/**
 * LeadsReadingRow:
 *
 * Asks of which country the numbers are that are written as they are dialled there.
 *
 * Signal `country-chosen` (nullable string): two letters of ISO 3166-1, or no country.
 */
G_DECLARE_FINAL_TYPE (LeadsReadingRow, leads_reading_row, LEADS, READING_ROW, GtkListBoxRow)

/* @country: (nullable): the one it is now */
GtkWidget *leads_reading_row_new (LeadsRegionNames *names,
                                  const char       *country);

G_END_DECLS
