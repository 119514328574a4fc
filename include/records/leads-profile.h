/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-record.h>

G_BEGIN_DECLS

#define LEADS_TYPE_PROFILE (leads_profile_get_type ())

/**
 * LeadsProfile:
 *
 * A calling profile: the carrier's settings that every uploaded number gets.
 *
 * Properties: `id`, `name`, `guid`, `carrier`, `region`, `emergency` (dial
 * strings as text), `trunks` (a #GStrv of host names, never %NULL from the
 * getter; fewer than two means no failover), `n-numbers` (how many numbers use it).
 */
G_DECLARE_FINAL_TYPE (LeadsProfile, leads_profile, LEADS, PROFILE, LeadsRecord)

LeadsProfile *leads_profile_new (void);

gint64             leads_profile_get_id        (LeadsProfile *self);
const char        *leads_profile_get_name      (LeadsProfile *self);
const char        *leads_profile_get_guid      (LeadsProfile *self);
const char        *leads_profile_get_carrier   (LeadsProfile *self);
const char        *leads_profile_get_region    (LeadsProfile *self);
const char        *leads_profile_get_emergency (LeadsProfile *self);
const char *const *leads_profile_get_trunks    (LeadsProfile *self);
gint64             leads_profile_get_n_numbers (LeadsProfile *self);

void leads_profile_set_id        (LeadsProfile *self,
                                  gint64        id);
void leads_profile_set_name      (LeadsProfile *self,
                                  const char   *name);
void leads_profile_set_guid      (LeadsProfile *self,
                                  const char   *guid);
void leads_profile_set_carrier   (LeadsProfile *self,
                                  const char   *carrier);
void leads_profile_set_region    (LeadsProfile *self,
                                  const char   *region);
void leads_profile_set_emergency (LeadsProfile *self,
                                  const char   *emergency);
void leads_profile_set_trunks    (LeadsProfile      *self,
                                  const char *const *trunks);
void leads_profile_set_n_numbers (LeadsProfile *self,
                                  gint64        n_numbers);

G_END_DECLS
