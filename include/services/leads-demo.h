/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-desk.h>

G_BEGIN_DECLS

/* A new 0700 directory for a throw-away store; leads_demo_remove_dir() deletes it with its files. (transfer full) */
char    *leads_demo_make_dir    (GError     **error);
void     leads_demo_remove_dir  (const char  *dir);

/* Fills an empty desk with a believable one: 200 leads of 40 customers in 5 channels, all seven
 * deployment status pairs, profiles, connections, uploads and 50,000 numbers in a dozen countries.
 * The same every time but for the dates, which are relative to now. */
void     leads_demo_fill_async  (LeadsDesk           *desk,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             data);
gboolean leads_demo_fill_finish (LeadsDesk           *desk,
                                 GAsyncResult        *result,
                                 GError             **error);

G_END_DECLS
