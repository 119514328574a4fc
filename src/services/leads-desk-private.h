/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-desk.h"

#include "leads-database.h"

G_BEGIN_DECLS

/* Borrowed; for what lives in this layer and needs the stores themselves. */
LeadsDatabase *leads_desk_get_database (LeadsDesk *self);

G_END_DECLS
