/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-record.h>

G_BEGIN_DECLS

#define LEADS_TYPE_CHANNEL (leads_channel_get_type ())

/**
 * LeadsChannel:
 *
 * A channel: the reseller or brand that customers come through.
 *
 * Properties: `id`, `name` (unique without regard to case), `description`
 * (nullable), `live-setup-id` (nullable; metering runs on one tier only).
 */
G_DECLARE_FINAL_TYPE (LeadsChannel, leads_channel, LEADS, CHANNEL, LeadsRecord)

LeadsChannel *leads_channel_new (void);

gint64      leads_channel_get_id            (LeadsChannel *self);
const char *leads_channel_get_name          (LeadsChannel *self);
const char *leads_channel_get_description   (LeadsChannel *self);
const char *leads_channel_get_live_setup_id (LeadsChannel *self);

void leads_channel_set_id            (LeadsChannel *self,
                                      gint64        id);
void leads_channel_set_name          (LeadsChannel *self,
                                      const char   *name);
void leads_channel_set_description   (LeadsChannel *self,
                                      const char   *description);
void leads_channel_set_live_setup_id (LeadsChannel *self,
                                      const char   *live_setup_id);

G_END_DECLS
