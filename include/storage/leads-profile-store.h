/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-profile.h>
#include <leads-store.h>

G_BEGIN_DECLS

#define LEADS_TYPE_PROFILE_STORE (leads_profile_store_get_type ())

/**
 * LeadsProfileStore:
 *
 * Calling profiles with their trunks; names are unique whatever their letter case.
 */
G_DECLARE_FINAL_TYPE (LeadsProfileStore, leads_profile_store, LEADS, PROFILE_STORE, LeadsStore)

LeadsProfileStore *leads_profile_store_new (LeadsDatabase *database);

/* All, by name, with their trunks and how many live numbers use each. */
GPtrArray *leads_profile_store_list (LeadsProfileStore *self, GCancellable *cancellable, GError **error);

/* By name, whatever its letter case; %NULL without an error if there is none. (transfer full) (nullable) */
LeadsProfile *
leads_profile_store_find (LeadsProfileStore *self, const char *name, GCancellable *cancellable, GError **error);

/* By id; NOT_FOUND. (transfer full) */
LeadsProfile *leads_profile_store_get (LeadsProfileStore *self, gint64 id, GCancellable *cancellable, GError **error);

/* The id of @profile is ignored; the new one goes to @new_id. NAME_TAKEN. */
gboolean leads_profile_store_add (LeadsProfileStore *self,
                                  LeadsProfile *profile,
                                  gint64 *new_id,
                                  GCancellable *cancellable,
                                  GError **error);

/* Stores every field of @profile under its id. NOT_FOUND, NAME_TAKEN. */
gboolean
leads_profile_store_update (LeadsProfileStore *self, LeadsProfile *profile, GCancellable *cancellable, GError **error);

/* IN_USE while live numbers use the profile (@in_use: uploads, numbers); past uploads keep its name. NOT_FOUND. */
gboolean leads_profile_store_remove (LeadsProfileStore *self,
                                     gint64 id,
                                     LeadsInUse *in_use,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
