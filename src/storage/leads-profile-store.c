/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-profile-store.h>

#include "leads-entity-private.h"
#include "leads-statements-private.h"

/* Calling profiles and their trunks. */

#define COLUMNS                                                       \
  "SELECT p.id, p.name, p.guid, p.carrier, p.region, p.emergency,"    \
  " (SELECT coalesce(sum(live), 0) FROM upload WHERE profile = p.id)" \
  " FROM profile AS p"

static const char SQL_LIST[] = COLUMNS " ORDER BY p.name_key, p.id";

static const char SQL_GET[] = COLUMNS " WHERE p.id = $1";

static const char SQL_FIND[] = "SELECT id FROM profile WHERE name_key = $1";

static const char SQL_LIST_TRUNKS[] = "SELECT fqdn FROM profile_trunk WHERE profile = $1 ORDER BY position";

static const char SQL_ADD[] =
    "INSERT INTO profile (name, guid, carrier, region, emergency, name_key) VALUES ($1, $2, $3, $4, $5, $6)";

static const char SQL_ADD_TRUNK[] = "INSERT INTO profile_trunk (profile, position, fqdn) VALUES ($1, $2, $3)";

static const char SQL_UPDATE[] =
    "UPDATE profile SET name = $1, guid = $2, carrier = $3, region = $4, emergency = $5, name_key = $6 WHERE id = $7";

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

static const LeadsColumn columns[] = {
  { .column = "name", .property = "name" },           { .column = "guid", .property = "guid" },
  { .column = "carrier", .property = "carrier" },     { .column = "region", .property = "region" },
  { .column = "emergency", .property = "emergency" }, { .property = "n-numbers" },
};

static gboolean
read_trunks (LeadsTransaction *transaction, gpointer record, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) trunks = NULL;
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_LIST_TRUNKS, error);
  LeadsSourceResult result;

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "i", leads_profile_get_id (record));
  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    g_strv_builder_add (builder, leads_statement_get_text (statement, 0));
  trunks = g_strv_builder_end (builder);
  leads_profile_set_trunks (record, (const char *const *) trunks);
  return result == LEADS_SOURCE_END;
}

static gboolean
write_trunks (LeadsTransaction *transaction, gpointer record, gint64 id, GError **error)
{
  const char *const *trunks = leads_profile_get_trunks (record);

  if (!leads_transaction_exec (transaction, SQL_REMOVE_TRUNKS, NULL, error, "i", id))
    return FALSE;
  for (gint64 i = 0; trunks[i] != NULL; i++)
    if (!leads_transaction_exec (transaction, SQL_ADD_TRUNK, NULL, error, "iit", id, i, trunks[i]))
      return FALSE;
  return TRUE;
}

static void
add_trunks (gpointer record, LeadsFacts *facts)
{
  g_autofree char *trunks = g_strjoinv (" ", (char **) leads_profile_get_trunks (record));

  leads_facts_add_text (facts, "trunks", trunks);
}

static gboolean
count_uses (LeadsTransaction *transaction, gpointer record, LeadsInUse *in_use, GError **error)
{
  in_use->numbers = leads_profile_get_n_numbers (record);
  return leads_transaction_query_int (transaction, SQL_COUNT_UPLOADS, &in_use->uploads, NULL, error, "i",
                                      leads_profile_get_id (record));
}

static gboolean
part (LeadsTransaction *transaction, gpointer record, GError **error)
{
  gint64 id = leads_profile_get_id (record);

  return leads_transaction_exec (transaction, SQL_PART_UPLOADS, NULL, error, "ti", leads_profile_get_name (record),
                                 id) &&
         leads_transaction_exec (transaction, SQL_REMOVE_TRUNKS, NULL, error, "i", id);
}

static const LeadsEntity entity = {
  .word = "profile",
  .get_type = leads_profile_get_type,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .named_by = "name",
  .sql_get = SQL_GET,
  .sql_find = SQL_FIND,
  .sql_add = SQL_ADD,
  .sql_update = SQL_UPDATE,
  .sql_remove = SQL_REMOVE,
  .changed_by_add = LEADS_CHANGED_PROFILES,
  /* Uploads show the profile's name. */
  .changed_by_update = LEADS_CHANGED_PROFILES | LEADS_CHANGED_UPLOADS,
  .changed_by_remove = LEADS_CHANGED_PROFILES | LEADS_CHANGED_UPLOADS,
  .count_uses = count_uses,
  .read_more = read_trunks,
  .write_more = write_trunks,
  .add_facts = add_trunks,
  .before_remove = part,
};

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
  return leads_entity_list (self, &entity, SQL_LIST, 0, cancellable, error);
}

LeadsProfile *
leads_profile_store_find (LeadsProfileStore *self, const char *name, GCancellable *cancellable, GError **error)
{
  return leads_entity_find (self, &entity, 0, name, cancellable, error);
}

LeadsProfile *
leads_profile_store_get (LeadsProfileStore *self, gint64 id, GCancellable *cancellable, GError **error)
{
  return leads_entity_get (self, &entity, id, cancellable, error);
}

gboolean
leads_profile_store_add (LeadsProfileStore *self,
                         LeadsProfile *profile,
                         gint64 *new_id,
                         GCancellable *cancellable,
                         GError **error)
{
  return leads_entity_add (self, &entity, profile, new_id, cancellable, error);
}

gboolean
leads_profile_store_update (LeadsProfileStore *self, LeadsProfile *profile, GCancellable *cancellable, GError **error)
{
  return leads_entity_update (self, &entity, profile, cancellable, error);
}

gboolean
leads_profile_store_remove (LeadsProfileStore *self,
                            gint64 id,
                            LeadsInUse *in_use,
                            GCancellable *cancellable,
                            GError **error)
{
  return leads_entity_remove (self, &entity, id, in_use, cancellable, error);
}
