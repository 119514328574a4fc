/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-record-list.h>

G_BEGIN_DECLS

/**
 * LeadsRecordFilter:
 *
 * Whether a record can be chosen.
 */
typedef gboolean (*LeadsRecordFilter) (gpointer record);

#define LEADS_TYPE_RECORD_CHOOSER (leads_record_chooser_get_type ())

/**
 * LeadsRecordChooser:
 *
 * A row that chooses one record of a list that follows the store. The choice is
 * kept by id: records that come, go or change their order do not move it.
 *
 * Properties: `chosen` (object, read only, notifying: the record, or %NULL),
 * `n-choices` (uint, read only, notifying), `ready` (boolean, read only,
 * notifying: the list is there and leads_record_chooser_suggest() was called).
 */
G_DECLARE_FINAL_TYPE (LeadsRecordChooser, leads_record_chooser, LEADS, RECORD_CHOOSER, AdwComboRow)

/* Once. The records have `id` and `name`. @filter: (nullable). */
void     leads_record_chooser_start         (LeadsRecordChooser *self,
                                             LeadsRecordList    *list,
                                             LeadsRecordFilter   filter);

/* What to start with; 0: nothing known. Without a known one the only choice is taken. A choice that was made stays. */
void     leads_record_chooser_suggest       (LeadsRecordChooser *self,
                                             gint64              id);

/* Chooses @id now, or as soon as the list has it. */
void     leads_record_chooser_choose        (LeadsRecordChooser *self,
                                             gint64              id);

gpointer leads_record_chooser_get_chosen    (LeadsRecordChooser *self);
gint64   leads_record_chooser_get_chosen_id (LeadsRecordChooser *self);
guint    leads_record_chooser_get_n_choices (LeadsRecordChooser *self);
gboolean leads_record_chooser_get_ready     (LeadsRecordChooser *self);

G_END_DECLS
