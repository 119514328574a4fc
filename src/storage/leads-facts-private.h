/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LeadsFacts:
 *
 * The before and after of a ledger event as it is built: a JSON object of names and
 * values; values that are absent (%NULL, 0) are left out.
 */
typedef struct _LeadsFacts LeadsFacts;

LeadsFacts *leads_facts_new (void);
void leads_facts_add_text (LeadsFacts *self, const char *name, const char *value);
void leads_facts_add_int (LeadsFacts *self, const char *name, gint64 value);

/* Frees @self and gives the JSON text; free with g_free(). */
char *leads_facts_end (LeadsFacts *self);

G_END_DECLS
