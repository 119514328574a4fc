/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-spool.h"

G_BEGIN_DECLS

/* For tests: the disk is full once @bytes have been written. */
void leads_spool_set_limit (LeadsSpool *self,
                            guint64     bytes);

G_END_DECLS
