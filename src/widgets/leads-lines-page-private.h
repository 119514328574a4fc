/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-draft-part.h>
#include <leads-draft.h>

G_BEGIN_DECLS

#define LEADS_TYPE_LINES_PAGE (leads_lines_page_get_type ())

/**
 * LeadsLinesPage:
 *
 * The lines behind a count of an entry: what groups of them have in common, with
 * one act for each, and all of them in a table.
 *
 * Signal `back`: back to the draft.
 */
G_DECLARE_FINAL_TYPE (LeadsLinesPage, leads_lines_page, LEADS, LINES_PAGE, AdwBin)

void leads_lines_page_show  (LeadsLinesPage *self,
                             LeadsDraft     *draft,
                             LeadsEntry     *entry,
                             LeadsLineKind   kind);

/* The same of a draft for several leads, only the lines of one; @part: %NULL: those that are nobody's. */
void leads_lines_page_show_part (LeadsLinesPage *self,
                                 LeadsDraft     *draft,
                                 LeadsDraftPart *part,
                                 LeadsLineKind   kind);

/* The refused lines of all files of a @draft that was submitted, only to look at and to save: where several have some, one of
 * them is shown and the others can be chosen. */
void leads_lines_page_show_stored (LeadsLinesPage *self,
                                   LeadsDraft     *draft);

/* The page goes out of sight: it follows its entry no longer. */
void leads_lines_page_leave (LeadsLinesPage *self);

G_END_DECLS
