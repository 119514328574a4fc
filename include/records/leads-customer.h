/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-record.h>

G_BEGIN_DECLS

#define LEADS_TYPE_CUSTOMER (leads_customer_get_type ())

/**
 * LeadsCustomer:
 *
 * A customer: who the services, and in the end the numbers, belong to.
 *
 * Properties: `id`, `full-name` (unique without regard to case), `channel-id`
 * (0: none), `channel-name` (nullable), `country` (ISO 3166-1 alpha-2, nullable),
 * `email`, `phone`, `live-setup-id` (nullable).
 */
G_DECLARE_FINAL_TYPE (LeadsCustomer, leads_customer, LEADS, CUSTOMER, LeadsRecord)

LeadsCustomer *leads_customer_new (void);

gint64      leads_customer_get_id            (LeadsCustomer *self);
const char *leads_customer_get_full_name     (LeadsCustomer *self);
gint64      leads_customer_get_channel_id    (LeadsCustomer *self);
const char *leads_customer_get_channel_name  (LeadsCustomer *self);
const char *leads_customer_get_country       (LeadsCustomer *self);
const char *leads_customer_get_email         (LeadsCustomer *self);
const char *leads_customer_get_phone         (LeadsCustomer *self);
const char *leads_customer_get_live_setup_id (LeadsCustomer *self);

void leads_customer_set_id            (LeadsCustomer *self,
                                       gint64         id);
void leads_customer_set_full_name     (LeadsCustomer *self,
                                       const char    *full_name);
void leads_customer_set_channel_id    (LeadsCustomer *self,
                                       gint64         channel_id);
void leads_customer_set_channel_name  (LeadsCustomer *self,
                                       const char    *channel_name);
void leads_customer_set_country       (LeadsCustomer *self,
                                       const char    *country);
void leads_customer_set_email         (LeadsCustomer *self,
                                       const char    *email);
void leads_customer_set_phone         (LeadsCustomer *self,
                                       const char    *phone);
void leads_customer_set_live_setup_id (LeadsCustomer *self,
                                       const char    *live_setup_id);

G_END_DECLS
