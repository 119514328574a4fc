/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-numbering-plan.h>

/* What must hold of numbers under every plan; see there. */

void fuzz_check_number  (const LeadsNumberingPlan *plan,
                         guint64                   number);
void fuzz_check_verdict (const LeadsNumberingPlan *plan,
                         const char               *text,
                         gsize                     length,
                         const char               *region);
