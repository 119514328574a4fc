/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-name-likeness.h"

#include <leads-text.h>

/* How near two names are, by their words. Pure. */

/* More than a service's name shares. */
#define CUSTOMER_WEIGHT 256

/* (transfer full) (element-type utf8): the words of @name, folded, each once */
static GHashTable *
split (const char *name)
{
  g_autofree char *folded = leads_text_fold (name != NULL ? name : "");
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *begin = folded;

  for (const char *at = folded;; at = g_utf8_next_char (at))
    {
      if (g_unichar_isalnum (g_utf8_get_char (at)))
        continue;
      if (at > begin)
        g_hash_table_add (words, g_strndup (begin, (gsize) (at - begin)));
      if (*at == '\0')
        return words;
      begin = g_utf8_next_char (at);
    }
}

static guint
count_shared (const char *a, const char *b)
{
  g_autoptr (GHashTable) words = split (a);
  g_autoptr (GHashTable) others = split (b);
  GHashTableIter iter;
  gpointer word;
  guint n_shared = 0;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    n_shared += g_hash_table_contains (others, word);
  return n_shared;
}

guint
leads_name_likeness (LeadsLead *lead, const char *customer, const char *service)
{
  const guint n_shared = count_shared (leads_lead_get_customer_name (lead), customer);

  if (n_shared == 0)
    return 0;
  return n_shared * CUSTOMER_WEIGHT +
         MIN (count_shared (leads_lead_get_service_name (lead), service), CUSTOMER_WEIGHT - 1);
}
