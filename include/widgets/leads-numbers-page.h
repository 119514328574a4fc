/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-desk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_NUMBERS_PAGE (leads_numbers_page_get_type ())

/**
 * LeadsNumbersPage:
 *
 * Numbers Management: every number there is, found by customer, service or digits.
 *
 * Properties: `desk` (construct only), `search-mode` (boolean, notifying).
 */
G_DECLARE_FINAL_TYPE (LeadsNumbersPage, leads_numbers_page, LEADS, NUMBERS_PAGE, GtkWidget)

LeadsNumbersPage *leads_numbers_page_new  (LeadsDesk        *desk);

/* Shows the numbers of one lead or one upload (0: not limited); @label is the chip's text. */
void              leads_numbers_page_show (LeadsNumbersPage *self,
                                           gint64            lead_id,
                                           gint64            upload_id,
                                           const char       *label);

G_END_DECLS
