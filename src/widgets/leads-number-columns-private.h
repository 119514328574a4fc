/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include <leads-region-names.h>
#include <leads-validation-service.h>

G_BEGIN_DECLS

/* The columns that fit @form, from 0 (the narrowest table) to LEADS_NUMBER_COLUMNS_FORMS - 1 (all of them). */
#define LEADS_NUMBER_COLUMNS_FORMS 4

/* Who knows of a number what the store does not: whose it is, and how people write it. */
typedef struct {
  LeadsValidationService *validation;
  LeadsRegionNames       *names;
} LeadsNumberLore;

/* Puts the columns of @form into @view, in place of what it has. @lore: must live as long. A hidden column would keep
 * its width on GTK 4.8, so columns leave and come. */
void                leads_number_columns_apply (GtkColumnView *view,
                                                guint          form,
                                                const LeadsNumberLore *lore);

/* Rows for a narrow window: number, time, country, type, CAC, customer and service on a card. (transfer full) */
GtkListItemFactory *leads_number_cards_factory_new (const LeadsNumberLore *lore);

G_END_DECLS
