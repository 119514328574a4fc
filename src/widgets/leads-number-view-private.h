/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-number-list.h>
#include <leads-validation-service.h>

G_BEGIN_DECLS

#define LEADS_TYPE_NUMBER_VIEW (leads_number_view_get_type ())

/**
 * LeadsNumberView:
 *
 * A table of numbers that turns to cards in a narrow window. A list is
 * replaced as a whole, in a new selection model: on GTK 4.8 everything else
 * asks the list for every row.
 *
 * Signal `activated` (LeadsNumber): a row was activated.
 */
G_DECLARE_FINAL_TYPE (LeadsNumberView, leads_number_view, LEADS, NUMBER_VIEW, GtkWidget)

/* Who knows whose numbers are and how people write them; before the first list. */
void             leads_number_view_set_validation (LeadsNumberView        *self,
                                                   LeadsValidationService *validation);

/* @keep_place: stay at the same numbers, with the same selection, as far as @list has them. */
void             leads_number_view_set_list (LeadsNumberView *self,
                                             LeadsNumberList *list,
                                             gboolean         keep_place);
LeadsNumberList *leads_number_view_get_list (LeadsNumberView *self);

/* Whether the window is too narrow for a table. */
gboolean         leads_number_view_get_narrow (LeadsNumberView *self);

G_END_DECLS
