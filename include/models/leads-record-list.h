/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-desk.h>

G_BEGIN_DECLS

/**
 * LeadsRecordKind:
 *
 * What a #LeadsRecordList lists.
 */
typedef enum {
  LEADS_RECORDS_LEADS,       /* LeadsLead */
  LEADS_RECORDS_CUSTOMERS,   /* LeadsCustomer */
  LEADS_RECORDS_CHANNELS,    /* LeadsChannel */
  LEADS_RECORDS_PROFILES,    /* LeadsProfile */
  LEADS_RECORDS_CONNECTIONS, /* LeadsConnection, of @lead_id or of all */
  LEADS_RECORDS_UPLOADS      /* LeadsUpload, of @lead_id or of all */
} LeadsRecordKind;

#define LEADS_TYPE_RECORD_LIST (leads_record_list_get_type ())

/**
 * LeadsRecordList:
 *
 * A #GListModel of the records of one kind that follows the store: it loads in
 * the background, loads again when the desk says `changed`, and then emits the
 * smallest items-changed (records are matched by id; one that is equal stays the same object;
 * one that differs is a new object in its place, so that sorters and filters look at it again).
 *
 * Properties: `loading` (boolean, notifying: the first load is under way),
 * `error` (string sentence or %NULL, notifying).
 */
G_DECLARE_FINAL_TYPE (LeadsRecordList, leads_record_list, LEADS, RECORD_LIST, GObject)

LeadsRecordList *leads_record_list_new         (LeadsDesk       *desk,
                                                LeadsRecordKind  kind,
                                                gint64           lead_id);
gboolean         leads_record_list_get_loading (LeadsRecordList *self);
const char      *leads_record_list_get_error   (LeadsRecordList *self);
void             leads_record_list_reload      (LeadsRecordList *self);

G_END_DECLS
