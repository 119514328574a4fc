/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-profile-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"

/* Calling profiles and their trunks. */

#define COLUMNS                                                       \
  "SELECT p.id, p.name, p.guid, p.carrier, p.region, p.emergency,"    \
  " (SELECT coalesce(sum(live), 0) FROM upload WHERE profile = p.id)" \
  " FROM profile AS p"

static const char SQL_LIST[] = COLUMNS " ORDER BY p.name_key, p.id";

static const char SQL_GET[] = COLUMNS " WHERE p.id = $1";

static const char SQL_FIND[] = COLUMNS " WHERE p.name_key = $1";

static const char SQL_LIST_TRUNKS[] = "SELECT fqdn FROM profile_trunk WHERE profile = $1 ORDER BY position";

static const char SQL_ADD[] =
    "INSERT INTO profile (name, name_key, guid, carrier, region, emergency) VALUES ($1, $2, $3, $4, $5, $6)";

static const char SQL_ADD_TRUNK[] = "INSERT INTO profile_trunk (profile, position, fqdn) VALUES ($1, $2, $3)";

static const char SQL_UPDATE[] =
    "UPDATE profile SET name = $1, name_key = $2, guid = $3, carrier = $4, region = $5, emergency = $6 WHERE id = $7";

static const char SQL_COUNT_UPLOADS[] = "SELECT count(*) FROM upload WHERE profile = $1 AND live > 0";

static const char SQL_PART_UPLOADS[] = "UPDATE upload SET profile = NULL, profile_name = $1 WHERE profile = $2";

static const char SQL_REMOVE_TRUNKS[] = "DELETE FROM profile_trunk WHERE profile = $1";

static const char SQL_REMOVE[] = "DELETE FROM profile WHERE id = $1";

const char *const leads_profile_statements[] = {
  SQL_LIST,   SQL_GET,           SQL_FIND,         SQL_LIST_TRUNKS,   SQL_ADD,    SQL_ADD_TRUNK,
  SQL_UPDATE, SQL_COUNT_UPLOADS, SQL_PART_UPLOADS, SQL_REMOVE_TRUNKS, SQL_REMOVE, NULL,
};

struct _LeadsProfileStore
{
  LeadsStore parent_instance;
};

G_DEFINE_FINAL_TYPE (LeadsProfileStore, leads_profile_store, LEADS_TYPE_STORE)

static gpointer
read_row (LeadsStatement *row)
{
  LeadsProfile *profile = leads_profile_new ();

  leads_profile_set_id (profile, leads_statement_get_int (row, 0));
  leads_profile_set_name (profile, leads_statement_get_text (row, 1));
  leads_profile_set_guid (profile, leads_statement_get_text (row, 2));
  leads_profile_set_carrier (profile, leads_statement_get_text (row, 3));
  leads_profile_set_region (profile, leads_statement_get_text (row, 4));
  leads_profile_set_emergency (profile, leads_statement_get_text (row, 5));
  leads_profile_set_n_numbers (profile, leads_statement_get_int (row, 6));
  return profile;
}

static gboolean
read_trunks (LeadsTransaction *transaction, LeadsProfile *profile, GError **error)
{
  g_autoptr (GStrvBuilder) trunks = g_strv_builder_new ();
  g_auto (GStrv) list_of_trunks = NULL;
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_LIST_TRUNKS, error);
  LeadsSourceResult result;

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "i", leads_profile_get_id (profile));
  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    g_strv_builder_add (trunks, leads_statement_get_text (statement, 0));
  list_of_trunks = g_strv_builder_end (trunks);
  leads_profile_set_trunks (profile, (const char *const *) list_of_trunks);
  return result == LEADS_SOURCE_END;
}

static char *
make_facts (LeadsProfile *profile)
{
  LeadsFacts *facts = leads_facts_new ();
  g_autofree char *trunks = g_strjoinv (" ", (char **) leads_profile_get_trunks (profile));

  leads_facts_add_text (facts, "name", leads_profile_get_name (profile));
  leads_facts_add_text (facts, "guid", leads_profile_get_guid (profile));
  leads_facts_add_text (facts, "carrier", leads_profile_get_carrier (profile));
  leads_facts_add_text (facts, "region", leads_profile_get_region (profile));
  leads_facts_add_text (facts, "emergency", leads_profile_get_emergency (profile));
  leads_facts_add_text (facts, "trunks", trunks);
  return leads_facts_end (facts);
}

static gboolean
list (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_LIST, error);

  if (statement == NULL || !leads_store_fetch_all (statement, read_row, &call->records, error))
    return FALSE;
  for (guint i = 0; i < call->records->len; i++)
    if (!read_trunks (transaction, g_ptr_array_index (call->records, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
get (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_GET, error);

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "i", call->id);
  if (!leads_store_fetch (statement, read_row, &call->record, error))
    return FALSE;
  if (call->record == NULL)
    return leads_store_set_not_found (error, "profile");
  return read_trunks (transaction, call->record, error);
}

static gboolean
find (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autofree char *key = leads_store_fold (call->text);
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_FIND, error);

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "t", key);
  if (!leads_store_fetch (statement, read_row, &call->record, error))
    return FALSE;
  return call->record == NULL || read_trunks (transaction, call->record, error);
}

static gboolean
write_trunks (LeadsTransaction *transaction, gint64 id, const char *const *trunks, GError **error)
{
  if (!leads_transaction_exec (transaction, SQL_REMOVE_TRUNKS, NULL, error, "i", id))
    return FALSE;
  for (gint64 i = 0; trunks != NULL && trunks[i] != NULL; i++)
    if (!leads_transaction_exec (transaction, SQL_ADD_TRUNK, NULL, error, "iit", id, i, trunks[i]))
      return FALSE;
  return TRUE;
}

static gboolean
add (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  LeadsProfile *profile = call->record;
  g_autofree char *key = leads_store_fold (leads_profile_get_name (profile));
  g_autofree char *after = make_facts (profile);

  if (!leads_transaction_exec (transaction, SQL_ADD, NULL, error, "tttttt", leads_profile_get_name (profile), key,
                               leads_profile_get_guid (profile), leads_profile_get_carrier (profile),
                               leads_profile_get_region (profile), leads_profile_get_emergency (profile)))
    return FALSE;
  call->id = leads_transaction_last_id (transaction);
  transaction->changed |= LEADS_CHANGED_PROFILES;
  return write_trunks (transaction, call->id, leads_profile_get_trunks (profile), error) &&
         leads_event_append (transaction, "profile", call->id, "add", NULL, after, error);
}

static gboolean
update (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  LeadsProfile *profile = call->record;
  LeadsStoreCall old_call = { .id = leads_profile_get_id (profile) };
  g_autofree char *key = leads_store_fold (leads_profile_get_name (profile));
  g_autofree char *before = NULL;
  g_autofree char *after = make_facts (profile);
  g_autoptr (LeadsProfile) old = NULL;
  gboolean got = get (transaction, &old_call, error);

  old = old_call.record;
  if (!got)
    return FALSE;
  before = make_facts (old);
  if (!leads_transaction_exec (transaction, SQL_UPDATE, NULL, error, "tttttti", leads_profile_get_name (profile), key,
                               leads_profile_get_guid (profile), leads_profile_get_carrier (profile),
                               leads_profile_get_region (profile), leads_profile_get_emergency (profile), old_call.id))
    return FALSE;
  /* Uploads show the profile's name. */
  transaction->changed |= LEADS_CHANGED_PROFILES | LEADS_CHANGED_UPLOADS;
  return write_trunks (transaction, old_call.id, leads_profile_get_trunks (profile), error) &&
         leads_event_append (transaction, "profile", old_call.id, "update", before, after, error);
}

static gboolean
remove_one (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LeadsStoreCall *call = data;
  g_autofree char *before = NULL;
  g_autoptr (LeadsProfile) old = NULL;
  gboolean got = get (transaction, call, error);

  old = g_steal_pointer (&call->record);
  if (!got)
    return FALSE;
  before = make_facts (old);
  call->in_use->numbers = leads_profile_get_n_numbers (old);
  if (!leads_transaction_query_int (transaction, SQL_COUNT_UPLOADS, &call->in_use->uploads, NULL, error, "i", call->id))
    return FALSE;
  if (call->in_use->uploads > 0)
    return leads_store_set_in_use (error, "profile");
  transaction->changed |= LEADS_CHANGED_PROFILES | LEADS_CHANGED_UPLOADS;
  return leads_transaction_exec (transaction, SQL_PART_UPLOADS, NULL, error, "ti", leads_profile_get_name (old),
                                 call->id) &&
         leads_transaction_exec (transaction, SQL_REMOVE_TRUNKS, NULL, error, "i", call->id) &&
         leads_transaction_exec (transaction, SQL_REMOVE, NULL, error, "i", call->id) &&
         leads_event_append (transaction, "profile", call->id, "remove", before, NULL, error);
}

static void
leads_profile_store_class_init (LeadsProfileStoreClass *klass)
{
}

static void
leads_profile_store_init (LeadsProfileStore *self)
{
}

LeadsProfileStore *
leads_profile_store_new (LeadsDatabase *database)
{
  return g_object_new (LEADS_TYPE_PROFILE_STORE, "database", database, NULL);
}

GPtrArray *
leads_profile_store_list (LeadsProfileStore *self, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { 0 };

  return leads_store_read_list (self, list, call, cancellable, error);
}

LeadsProfile *
leads_profile_store_find (LeadsProfileStore *self, const char *name, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .text = name };

  return leads_store_read_record (self, find, call, cancellable, error);
}

LeadsProfile *
leads_profile_store_get (LeadsProfileStore *self, gint64 id, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .id = id };

  return leads_store_read_record (self, get, call, cancellable, error);
}

gboolean
leads_profile_store_add (LeadsProfileStore *self,
                         LeadsProfile *profile,
                         gint64 *new_id,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (LEADS_IS_PROFILE (profile), FALSE);

  return leads_store_add (self, add, profile, new_id, cancellable, error);
}

gboolean
leads_profile_store_update (LeadsProfileStore *self, LeadsProfile *profile, GCancellable *cancellable, GError **error)
{
  LeadsStoreCall call = { .record = profile };

  g_return_val_if_fail (LEADS_IS_PROFILE (profile), FALSE);

  return leads_store_write (self, update, &call, cancellable, error);
}

gboolean
leads_profile_store_remove (LeadsProfileStore *self,
                            gint64 id,
                            LeadsInUse *in_use,
                            GCancellable *cancellable,
                            GError **error)
{
  return leads_store_remove (self, remove_one, id, in_use, cancellable, error);
}
