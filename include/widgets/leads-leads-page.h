/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-desk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_LEADS_PAGE (leads_leads_page_get_type ())

/**
 * LeadsLeadsPage:
 *
 * Customer Leads: the leads as a table, or as cards where it is narrow, with
 * search and filters. What a row can do are actions of the window.
 *
 * Properties: `desk` (construct only), `search-mode` (boolean).
 */
G_DECLARE_FINAL_TYPE (LeadsLeadsPage, leads_leads_page, LEADS, LEADS_PAGE, AdwBin)

GtkWidget *leads_leads_page_new     (LeadsDesk      *desk);

/* The lead in the row at @x, @y of @widget, which contains the page; %NULL beside the rows. (transfer none)
 * @row: (out) (optional) (nullable): the row's widget. */
LeadsLead *leads_leads_page_lead_at (LeadsLeadsPage *self,
                                     GtkWidget      *widget,
                                     double          x,
                                     double          y,
                                     GtkWidget     **row);

/* Selects the lead and scrolls to it, when the list has it and the filters show it. */
void       leads_leads_page_reveal  (LeadsLeadsPage *self,
                                     gint64          lead_id);

G_END_DECLS
