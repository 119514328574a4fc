/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-reading-choice.h>

G_BEGIN_DECLS

/* What is found out about the heading, in a word or two; %NULL: nothing is, because it was said. (transfer full) */
char *leads_reading_heading_describe (const LeadsReadingFacts *facts,
                                      const LeadsFileOptions  *options);
/* What else there is to choose, behind what is found out. */
void  leads_reading_heading_list     (const LeadsReadingFacts *facts,
                                      const LeadsFileOptions  *options,
                                      GStrvBuilder            *list);
guint leads_reading_heading_find     (const LeadsReadingFacts *facts,
                                      const LeadsFileOptions  *options);
void  leads_reading_heading_take     (const LeadsReadingFacts *facts,
                                      guint                    position,
                                      LeadsFileOptions        *options);

G_END_DECLS
