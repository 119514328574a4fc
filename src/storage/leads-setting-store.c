/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-setting-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"

/* Short texts by name. */

static const char SQL_GET[] = "SELECT value FROM setting WHERE name = $1";

static const char SQL_SET[] =
    "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

static const char SQL_UNSET[] = "DELETE FROM setting WHERE name = $1";

const char *const leads_setting_statements[] = { SQL_GET, SQL_SET, SQL_UNSET, NULL };

struct _LeadsSettingStore
{
  LeadsStore parent_instance;
};

G_DEFINE_FINAL_TYPE (LeadsSettingStore, leads_setting_store, LEADS_TYPE_STORE)

typedef struct
{
  const char *name;
  const char *new_value;
  char *value;
} SettingCall;

static gboolean
get (LeadsTransaction *transaction, gpointer data, GError **error)
{
  SettingCall *call = data;
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_GET, error);
  LeadsSourceResult result;

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "t", call->name);
  result = leads_statement_step (statement, error);
  if (result == LEADS_SOURCE_ITEM)
    call->value = g_strdup (leads_statement_get_text (statement, 0));
  return result != LEADS_SOURCE_ERROR;
}

static char *
make_facts (const char *name, const char *value)
{
  LeadsFacts *facts;

  if (value == NULL)
    return NULL;
  facts = leads_facts_new ();
  leads_facts_add_text (facts, name, value);
  return leads_facts_end (facts);
}

static gboolean
set (LeadsTransaction *transaction, gpointer data, GError **error)
{
  SettingCall *call = data;
  g_autofree char *before = NULL;
  g_autofree char *after = make_facts (call->name, call->new_value);
  gboolean stored;

  if (!get (transaction, call, error))
    return FALSE;
  before = make_facts (call->name, call->value);
  if (g_strcmp0 (call->value, call->new_value) == 0)
    return TRUE;
  if (call->new_value != NULL)
    stored = leads_transaction_exec (transaction, SQL_SET, NULL, error, "tt", call->name, call->new_value);
  else
    stored = leads_transaction_exec (transaction, SQL_UNSET, NULL, error, "t", call->name);
  if (!stored || !leads_event_append (transaction, "setting", 0, "update", before, after, error))
    return FALSE;
  transaction->changed |= LEADS_CHANGED_SETTINGS;
  return TRUE;
}

static void
leads_setting_store_class_init (LeadsSettingStoreClass *klass)
{
}

static void
leads_setting_store_init (LeadsSettingStore *self)
{
}

LeadsSettingStore *
leads_setting_store_new (LeadsDatabase *database)
{
  return g_object_new (LEADS_TYPE_SETTING_STORE, "database", database, NULL);
}

char *
leads_setting_store_get (LeadsSettingStore *self, const char *name, GCancellable *cancellable, GError **error)
{
  SettingCall call = { .name = name };

  g_return_val_if_fail (LEADS_IS_SETTING_STORE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (leads_store_read (self, get, &call, cancellable, error))
    return call.value;
  g_free (call.value);
  return NULL;
}

gint64
leads_setting_store_get_int (LeadsSettingStore *self,
                             const char *name,
                             gint64 otherwise,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autofree char *text = leads_setting_store_get (self, name, cancellable, error);
  gint64 value;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL))
    return otherwise;
  return value;
}

gboolean
leads_setting_store_set (LeadsSettingStore *self,
                         const char *name,
                         const char *value,
                         GCancellable *cancellable,
                         GError **error)
{
  SettingCall call = { .name = name, .new_value = value };
  gboolean stored;

  g_return_val_if_fail (LEADS_IS_SETTING_STORE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  stored = leads_store_write (self, set, &call, cancellable, error);
  g_free (call.value);
  return stored;
}
