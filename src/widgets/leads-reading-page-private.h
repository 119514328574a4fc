/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-draft.h>
#include <leads-region-names.h>

G_BEGIN_DECLS

#define LEADS_TYPE_READING_PAGE (leads_reading_page_get_type ())

/**
 * LeadsReadingPage:
 *
 * How a file of a draft is read: every guess in a list that can say otherwise, and beneath them the first rows as
 * they would then be read. Nothing changes before Apply. The same for a pasted text before it is added.
 *
 * Signals: `back` (the person is done here), `failed` (string: a sentence; what was applied could not be done, the entry
 * is what it was).
 */
G_DECLARE_FINAL_TYPE (LeadsReadingPage, leads_reading_page, LEADS, READING_PAGE, AdwBin)

/* @entry: a file or a pasted table, leads_entry_can_be_reread(). */
void leads_reading_page_show  (LeadsReadingPage *self,
                               LeadsDraft       *draft,
                               LeadsEntry       *entry,
                               LeadsRegionNames *names);

/* @text: it becomes an entry of @draft when the person adds it. */
void leads_reading_page_show_text (LeadsReadingPage *self,
                                   LeadsDraft       *draft,
                                   const char       *text,
                                   LeadsRegionNames *names);

/* It is out of sight: nothing is read for it any more. */
void leads_reading_page_leave (LeadsReadingPage *self);

G_END_DECLS
