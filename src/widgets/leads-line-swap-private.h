/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include <leads-entry.h>

G_BEGIN_DECLS

/**
 * LeadsLineSwap:
 *
 * Puts lines into a table in the place of those that are there, so that the reader does not notice more than what has
 * changed: the lines to be seen are read first, and what was in view and selected is so again. The table's rows are
 * all of one height.
 */
typedef struct _LeadsLineSwap LeadsLineSwap;

/* @view and @scroller are borrowed: both outlive it. */
LeadsLineSwap *leads_line_swap_new   (GtkColumnView     *view,
                                      GtkScrolledWindow *scroller);
void           leads_line_swap_free  (LeadsLineSwap     *self);

/* @keeps_place: whether to stay where the reader is, or to show the beginning. A swap that is under way is forgotten. */
void           leads_line_swap_begin (LeadsLineSwap     *self,
                                      LeadsLineSet      *set,
                                      gboolean           keeps_place);
/* Takes all lines away, at once. */
void           leads_line_swap_clear (LeadsLineSwap     *self);

G_END_DECLS
