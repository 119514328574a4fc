/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LeadsMatches:
 *
 * Which leads a person meant by names of customers and services that no lead has. It never changes, so that any thread
 * may read it: each change makes another. Names are compared as those of leads are.
 */
typedef struct _LeadsMatches LeadsMatches;

LeadsMatches *leads_matches_new          (void);
LeadsMatches *leads_matches_ref          (LeadsMatches       *self);
void          leads_matches_unref        (LeadsMatches       *self);

/* The lead that is meant, or 0. */
gint64        leads_matches_find         (const LeadsMatches *self,
                                          const char         *customer,
                                          const char         *service);
/* The same matches with this one; @lead_id 0: without. (transfer full) */
LeadsMatches *leads_matches_set          (const LeadsMatches *self,
                                          const char         *customer,
                                          const char         *service,
                                          gint64              lead_id);
guint         leads_matches_get_n        (const LeadsMatches *self);

/* An array of (customer, service, lead), as the state of a draft has it. */
#define LEADS_MATCHES_TYPE G_VARIANT_TYPE ("a(ssx)")
/* (transfer floating) */
GVariant     *leads_matches_to_variant   (const LeadsMatches *self);
/* @variant: (nullable): none. (transfer full) */
LeadsMatches *leads_matches_from_variant (GVariant           *variant);

/* What names are compared by; also for a key of both. (transfer full) */
char         *leads_matches_make_key     (const char         *customer,
                                          const char         *service);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsMatches, leads_matches_unref)

G_END_DECLS
