/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-entry.h>

G_BEGIN_DECLS

/* Most rows a GtkColumnView can show, as LEADS_NUMBER_LIST_MAX. */
#define LEADS_LINE_LIST_MAX 50000000

#define LEADS_TYPE_LINE_LIST (leads_line_list_get_type ())

/**
 * LeadsLineList:
 *
 * A #GListModel of #LeadsLine over a #LeadsLineSet: answers at once, pages fill
 * in from a thread (a line without text and with line 0 is still on its way).
 * A position gives the same object as long as anybody holds it.
 *
 * Properties (readable, notifying): `set` (the #LeadsLineSet), `n-pending` (uint: pages on
 * their way), `error` (string sentence or %NULL).
 */
G_DECLARE_FINAL_TYPE (LeadsLineList, leads_line_list, LEADS, LINE_LIST, GObject)

LeadsLineList *leads_line_list_new     (LeadsLineSet  *set);
LeadsLineSet  *leads_line_list_get_set (LeadsLineList *self);

G_END_DECLS
