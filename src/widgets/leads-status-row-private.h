/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-deployment-status.h>

G_BEGIN_DECLS

/*
 * A combo row for one of the seven deployment statuses, in the order of leads_deployment_status_get_pairs(): icon and
 * words, and beneath what the chosen one means.
 */

/* Once. */
void leads_status_row_start (AdwComboRow *row);

/* What is chosen. Static. */
const LeadsDeploymentStatus *leads_status_row_get (AdwComboRow *row);

G_END_DECLS
