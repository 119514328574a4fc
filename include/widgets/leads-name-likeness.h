/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-lead.h>

G_BEGIN_DECLS

/**
 * leads_name_likeness:
 * @customer: the customer's name as a file has it
 * @service: (nullable): the service's name there
 *
 * How near the names of a file are to those of @lead: the words that both have, whatever their case. The customer's
 * count before the service's, and without any of them the service's say nothing.
 *
 * Returns: 0: nothing is alike; more is nearer
 */
guint leads_name_likeness (LeadsLead  *lead,
                           const char *customer,
                           const char *service);

G_END_DECLS
