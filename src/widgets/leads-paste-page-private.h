/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-draft.h>
#include <leads-region-names.h>

G_BEGIN_DECLS

#define LEADS_TYPE_PASTE_PAGE (leads_paste_page_get_type ())

/**
 * LeadsPastePage:
 *
 * A field for text of a mail or a carrier's list, and beneath it what is found in it, before anything is added.
 *
 * Signals: `back` (the person is done here), `add` (string: the numbers and ranges that were found, a line each).
 */
G_DECLARE_FINAL_TYPE (LeadsPastePage, leads_paste_page, LEADS, PASTE_PAGE, AdwBin)

/* Begins with @text, or an empty field. */
void leads_paste_page_show (LeadsPastePage   *self,
                            LeadsDraft       *draft,
                            LeadsRegionNames *names,
                            const char       *text);

G_END_DECLS
