/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-leads-page.h"

#include "leads-form-bin.h"
#include "leads-lead-filter.h"

#include <leads-record-list.h>

G_BEGIN_DECLS

typedef enum {
  LEADS_COLUMN_CUSTOMER,
  LEADS_COLUMN_SERVICE,
  LEADS_COLUMN_CHANNEL,
  LEADS_COLUMN_STATUS,
  LEADS_COLUMN_NUMBERS,
  LEADS_COLUMN_CONSENTED,
  LEADS_COLUMN_MODIFIED,
  LEADS_COLUMN_MENU,
  LEADS_N_COLUMNS
} LeadsColumn;

struct _LeadsLeadsPage
{
  AdwBin parent_instance;

  /* template */
  LeadsFormBin *form_bin;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *error_page;
  GtkMenuButton *filters_button;
  GtkMenuButton *status_chip;
  GtkMenuButton *consented_chip;
  GtkMenuButton *modified_chip;
  GtkToggleButton *without_chip;
  GtkButton *clear_chip;
  GtkBox *status_choices;
  GMenuModel *consented_menu;
  GMenuModel *modified_menu;
  GtkLabel *count;
  GtkStack *form;
  GtkColumnView *table;
  GtkListView *cards;

  /* owned */
  LeadsDesk *desk;
  LeadsRecordList *leads;
  GtkCustomFilter *match;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  GtkColumnViewColumn *columns[LEADS_N_COLUMNS];
  GtkCustomSorter *consented_sorter;
  GSimpleActionGroup *actions;
  GtkWidget *menu;

  LeadsLeadFilter filter;
  gboolean consented_descending;
  gboolean search_mode;
  gint64 selected_id;
  gint64 awaited_id;
  gboolean had_focus;
  guint day_source;
};

/* The table's columns: leads-leads-table.c */
void       leads_leads_page_init_table     (LeadsLeadsPage *self);
void       leads_leads_page_show_columns   (LeadsLeadsPage *self,
                                            guint           form);

/* The cards: leads-leads-cards.c */
void       leads_leads_page_init_cards     (LeadsLeadsPage *self);

/* Marks of leads that have a draft: leads-leads-drafts.c */
GtkWidget *leads_leads_page_new_draft_mark  (LeadsLeadsPage *self);
/* @lead: %NULL: the row shows none just now. */
void       leads_leads_page_bind_draft_mark (GtkWidget      *mark,
                                             LeadsLead      *lead);

/* Chips and their actions: leads-leads-filters.c */
void       leads_leads_page_init_filters   (LeadsLeadsPage *self);
void       leads_leads_page_fold_filters   (LeadsLeadsPage *self,
                                            gboolean        fold);
void       leads_leads_page_filter_changed (LeadsLeadsPage *self);

/* The selection, and the focus in the list: leads-leads-selection.c */
/* Before the list changes: whether its focus has to be kept. */
void       leads_leads_page_note_focus     (LeadsLeadsPage *self);
/* Once there is a selection, after update_pages() follows it. */
void       leads_leads_page_follow_selection (LeadsLeadsPage *self);

/* Row menu, context menu, which row is where: leads-leads-menu.c */
void       leads_leads_page_init_menus     (LeadsLeadsPage *self);
GtkWidget *leads_leads_page_new_row_button (GtkListItem    *item);
void       leads_leads_page_bind_row_widget (GtkWidget     *widget,
                                             LeadsLead     *lead);

G_END_DECLS
