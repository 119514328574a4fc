/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-run.h"

G_BEGIN_DECLS

/* Sorts by number, then index, in place; takes as much memory again while it works. */
void leads_radix_sort (LeadsSortRecord *records,
                       gsize            n_records);

G_END_DECLS
