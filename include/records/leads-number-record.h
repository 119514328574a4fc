/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-upload.h>

G_BEGIN_DECLS

/**
 * LeadsNumberState:
 *
 * What a stored number is. The words are stable: the store and scripts rely on them.
 */
typedef enum {
  LEADS_NUMBER_STATE_ACTIVE,
  LEADS_NUMBER_STATE_RELEASE_REQUESTED,
  LEADS_NUMBER_STATE_COOLING
} LeadsNumberState;

#define LEADS_TYPE_NUMBER_STATE (leads_number_state_get_type ())
GType leads_number_state_get_type (void);

/* The word ("active", "release_requested", "cooling"); static. From a word in any case; FALSE if there is none. */
const char *leads_number_state_to_word   (LeadsNumberState  value);
gboolean    leads_number_state_from_word (const char       *word,
                                          LeadsNumberState *value);

#define LEADS_TYPE_NUMBER (leads_number_get_type ())

/**
 * LeadsNumber:
 *
 * A stored number; a row of Numbers Management. What it shares with the other
 * numbers of its upload it reads from that #LeadsUpload, which it holds, so a
 * row costs little beyond the number.
 *
 * Properties: `e164` (uint64, digits without the plus), `upload` (nullable
 * while loading), `state`, `until` (UTC microseconds, 0: none), `cac` (0: not
 * set), `loading` (boolean: a placeholder whose data is on its way); and,
 * read from the upload, `upload-id`, `lead-id`, `customer-name`,
 * `service-name`, `channel-name`, `profile-name`, `connection-name`,
 * `service-info`, `uploaded-at`. All notify; leads_number_fill() sets them.
 * An instance belongs to one thread at a time.
 */
G_DECLARE_FINAL_TYPE (LeadsNumber, leads_number, LEADS, NUMBER, GObject)

LeadsNumber      *leads_number_new                 (LeadsUpload      *upload,
                                                    guint64           e164);
LeadsNumber      *leads_number_new_loading         (void);

/* Sets everything at once and ends `loading`; notifies what changed. */
void              leads_number_fill                (LeadsNumber      *self,
                                                    LeadsUpload      *upload,
                                                    guint64           e164,
                                                    LeadsNumberState  state,
                                                    gint64            until,
                                                    gint64            cac);

guint64           leads_number_get_e164            (LeadsNumber      *self);
LeadsUpload      *leads_number_get_upload          (LeadsNumber      *self);
LeadsNumberState  leads_number_get_state           (LeadsNumber      *self);
gint64            leads_number_get_until           (LeadsNumber      *self);
gint64            leads_number_get_cac             (LeadsNumber      *self);
gboolean          leads_number_get_loading         (LeadsNumber      *self);

/* Of its upload; 0 or NULL while loading. */
gint64            leads_number_get_upload_id       (LeadsNumber      *self);
gint64            leads_number_get_lead_id         (LeadsNumber      *self);
const char       *leads_number_get_customer_name   (LeadsNumber      *self);
const char       *leads_number_get_service_name    (LeadsNumber      *self);
const char       *leads_number_get_channel_name    (LeadsNumber      *self);
const char       *leads_number_get_profile_name    (LeadsNumber      *self);
const char       *leads_number_get_connection_name (LeadsNumber      *self);
const char       *leads_number_get_service_info    (LeadsNumber      *self);
gint64            leads_number_get_uploaded_at     (LeadsNumber      *self);

/* Without a change of the others. */
void              leads_number_set_e164            (LeadsNumber      *self,
                                                    guint64           e164);
void              leads_number_set_upload          (LeadsNumber      *self,
                                                    LeadsUpload      *upload);
void              leads_number_set_state           (LeadsNumber      *self,
                                                    LeadsNumberState  state);
void              leads_number_set_until           (LeadsNumber      *self,
                                                    gint64            until);
void              leads_number_set_cac             (LeadsNumber      *self,
                                                    gint64            cac);

G_END_DECLS
