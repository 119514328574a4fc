/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-transaction-private.h"

G_BEGIN_DECLS

/* The folded words of what was typed; never %NULL. */
char **leads_words_split (const char *text);

/* Ids (gint64 by pointer) of the leads in whose customer, service or channel each of @words occurs. */
GHashTable *leads_words_find_leads (LeadsTransaction *transaction, const char *const *words, GError **error);

/* An empty set of ids, and adding one. */
GHashTable *leads_id_set_new (void);
void leads_id_set_add (GHashTable *set, gint64 id);

G_END_DECLS
