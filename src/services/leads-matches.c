/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-matches-private.h"

#include <leads-text.h>

/* “Acme Limited is Acme Ltd”: what a person said about names of a file. */

typedef struct
{
  char *customer;
  char *service;
  gint64 lead_id;
} Match;

struct _LeadsMatches
{
  gatomicrefcount ref_count;
  GHashTable *by_key; /* folded names to Match */
};

static void
match_free (Match *match)
{
  g_free (match->customer);
  g_free (match->service);
  g_free (match);
}

/* No name has this character: white space is collapsed. */
#define BETWEEN "\n"

char *
leads_matches_make_key (const char *customer, const char *service)
{
  g_autofree char *customer_name = leads_text_collapse (customer);
  g_autofree char *service_name = leads_text_collapse (service);
  g_autofree char *customer_key = leads_text_fold (customer_name);
  g_autofree char *service_key = leads_text_fold (service_name);

  return g_strconcat (customer_key, BETWEEN, service_key, NULL);
}

LeadsMatches *
leads_matches_new (void)
{
  LeadsMatches *self = g_new0 (LeadsMatches, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) match_free);
  return self;
}

LeadsMatches *
leads_matches_ref (LeadsMatches *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
leads_matches_unref (LeadsMatches *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->by_key);
  g_free (self);
}

static void
put (LeadsMatches *self, const char *customer, const char *service, gint64 lead_id)
{
  Match *match = g_new0 (Match, 1);

  match->customer = g_strdup (customer);
  match->service = g_strdup (service);
  match->lead_id = lead_id;
  g_hash_table_replace (self->by_key, leads_matches_make_key (customer, service), match);
}

gint64
leads_matches_find (const LeadsMatches *self, const char *customer, const char *service)
{
  g_autofree char *key = NULL;
  const Match *match;

  if (g_hash_table_size (self->by_key) == 0)
    return 0;
  key = leads_matches_make_key (customer, service);
  match = g_hash_table_lookup (self->by_key, key);
  return match != NULL ? match->lead_id : 0;
}

LeadsMatches *
leads_matches_set (const LeadsMatches *self, const char *customer, const char *service, gint64 lead_id)
{
  LeadsMatches *changed = leads_matches_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->by_key);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Match *match = value;

      put (changed, match->customer, match->service, match->lead_id);
    }
  if (lead_id != 0)
    put (changed, customer, service, lead_id);
  else
    {
      g_autofree char *key = leads_matches_make_key (customer, service);

      g_hash_table_remove (changed->by_key, key);
    }
  return changed;
}

guint
leads_matches_get_n (const LeadsMatches *self)
{
  return g_hash_table_size (self->by_key);
}

GVariant *
leads_matches_to_variant (const LeadsMatches *self)
{
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer value;

  g_variant_builder_init (&builder, LEADS_MATCHES_TYPE);
  g_hash_table_iter_init (&iter, self->by_key);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Match *match = value;

      g_variant_builder_add (&builder, "(ssx)", match->customer, match->service, match->lead_id);
    }
  return g_variant_builder_end (&builder);
}

LeadsMatches *
leads_matches_from_variant (GVariant *variant)
{
  LeadsMatches *self = leads_matches_new ();

  for (gsize i = 0; variant != NULL && i < g_variant_n_children (variant); i++)
    {
      const char *customer, *service;
      gint64 lead_id;

      g_variant_get_child (variant, i, "(&s&sx)", &customer, &service, &lead_id);
      if (lead_id > 0)
        put (self, customer, service, lead_id);
    }
  return self;
}
