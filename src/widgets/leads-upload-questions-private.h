/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "leads-ui-util.h"

#include <leads-draft.h>
#include <leads-range.h>

G_BEGIN_DECLS

/*
 * What the Upload Numbers dialog has to ask. @callback gets @parent and whether
 * the person said yes; it is not called when @parent goes first.
 */

/* Add a range above %LEADS_RANGE_ASK_ABOVE? */
void leads_upload_ask_big_range (GtkWidget                *parent,
                                 const LeadsNumberingPlan *plan,
                                 const LeadsRange         *range,
                                 LeadsUiAnswer             callback,
                                 gpointer                  data);

/* Upload without the files of @draft that could not be read? Where all could be, nothing is asked: it is a yes at once. */
void leads_upload_ask_about_unread (GtkWidget     *parent,
                                    LeadsDraft    *draft,
                                    LeadsUiAnswer  callback,
                                    gpointer       data);

/* Why files of @draft could not be read, in the order of the entries. (transfer full) (element-type utf8) */
GPtrArray *leads_upload_list_unread (LeadsDraft *draft);

/* Discard a draft of @n_numbers valid numbers, or Keep Editing? */
void leads_upload_ask_discard   (GtkWidget        *parent,
                                 gint64            n_numbers,
                                 LeadsUiAnswer     callback,
                                 gpointer          data);

G_END_DECLS
