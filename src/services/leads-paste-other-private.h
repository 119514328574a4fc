/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-numbering-plan.h>

G_BEGIN_DECLS

/* The end of what begins at @at, a letter or a digit that nothing stands before, and is plainly no telephone number: a date,
 * an IBAN with its check digits right, a VAT number; %NULL: it may be one. */
const char *leads_paste_other_take (const LeadsNumberingPlan *plan,
                                    const char               *at,
                                    const char               *end);

/* Whether the words before @at in @text say that what stands there is something else: “order no. ”, “VAT: ”. */
gboolean    leads_paste_other_is_named (const char *text,
                                        const char *at);

G_END_DECLS
