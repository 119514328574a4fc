/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "leads-record-spec.h"

G_BEGIN_DECLS

#define LEADS_TYPE_RECORD_EDITOR (leads_record_editor_get_type ())

/**
 * LeadsRecordEditor:
 *
 * The fields of one record, made from a #LeadsRecordSpec. It edits a copy.
 *
 * Properties: `valid` (boolean, notifying): whether every field can be saved.
 * Signal `accepted`: Enter was pressed in a field while `valid`.
 */
G_DECLARE_FINAL_TYPE (LeadsRecordEditor, leads_record_editor, LEADS, RECORD_EDITOR, AdwBin)

/* Shows @record; what was typed before is gone. */
void     leads_record_editor_edit        (LeadsRecordEditor     *self,
                                          const LeadsRecordSpec *spec,
                                          gpointer               record);

/* A copy of the record with what the fields hold. (transfer full) */
gpointer leads_record_editor_dup_record  (LeadsRecordEditor     *self);

/* Whether anything differs from the record that was shown. */
gboolean leads_record_editor_get_changed (LeadsRecordEditor     *self);
gboolean leads_record_editor_get_valid   (LeadsRecordEditor     *self);

/* Says beneath the first field why the record was not saved. */
void     leads_record_editor_show_error  (LeadsRecordEditor     *self,
                                          const char            *sentence);

G_END_DECLS
