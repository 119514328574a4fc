/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LEADS_TYPE_CONSENTED_ROW (leads_consented_row_get_type ())

/**
 * LeadsConsentedRow:
 *
 * An entry row for when a lead was consented, typed or by a calendar. Empty is not yet.
 */
G_DECLARE_FINAL_TYPE (LeadsConsentedRow, leads_consented_row, LEADS, CONSENTED_ROW, AdwEntryRow)

/* @time: UTC microseconds, 0: not yet. Says nothing about it. */
void     leads_consented_row_set (LeadsConsentedRow *self,
                                  gint64             time);

/* FALSE when what stands there is no time, and the row says so. @time: (out) */
gboolean leads_consented_row_get (LeadsConsentedRow *self,
                                  gint64            *time);

G_END_DECLS
