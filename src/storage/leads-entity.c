/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-entity-private.h"

/*
 * What the stores of records have in common, driven by the description of each. Invariant: an act that
 * succeeds has written its row, one ledger event, and what changed for those who look.
 */

/* A text, or the word of an enumeration. */
static const char *
get_text (const GValue *value)
{
  const GEnumValue *word;

  if (!G_VALUE_HOLDS_ENUM (value))
    return g_value_get_string (value);
  word = g_enum_get_value (g_type_class_peek (G_VALUE_TYPE (value)), g_value_get_enum (value));
  g_return_val_if_fail (word != NULL, NULL);
  return word->value_nick;
}

static void
bind_column (LeadsStatement *statement, int parameter, const LeadsColumn *column, gpointer record)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (record, column->property, &value);
  if (!G_VALUE_HOLDS_INT64 (&value))
    leads_statement_bind_text (statement, parameter, get_text (&value));
  else if (!column->zero_is_null || g_value_get_int64 (&value) != 0)
    leads_statement_bind_int (statement, parameter, g_value_get_int64 (&value));
}

static void
add_fact (LeadsFacts *facts, const LeadsColumn *column, gpointer record)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (record, column->property, &value);
  if (G_VALUE_HOLDS_INT64 (&value))
    leads_facts_add_int (facts, column->column, g_value_get_int64 (&value));
  else
    leads_facts_add_text (facts, column->column, get_text (&value));
}

static void
read_column (LeadsStatement *row, int at, const LeadsColumn *column, gpointer record)
{
  GParamSpec *property = g_object_class_find_property (G_OBJECT_GET_CLASS (record), column->property);

  if (G_IS_PARAM_SPEC_INT64 (property))
    g_object_set (record, column->property, leads_statement_get_int (row, at), NULL);
  else if (G_IS_PARAM_SPEC_ENUM (property))
    {
      const char *nick = leads_statement_get_text (row, at);
      GEnumValue *word = g_enum_get_value_by_nick (G_PARAM_SPEC_ENUM (property)->enum_class, nick != NULL ? nick : "");

      g_object_set (record, column->property, word != NULL ? word->value : column->otherwise, NULL);
    }
  else
    g_object_set (record, column->property, leads_statement_get_text (row, at), NULL);
}

/* The record of the row that @row stands on. */
static gpointer
read_record (LeadsTransaction *transaction, const LeadsEntity *entity, LeadsStatement *row, GError **error)
{
  g_autoptr (GObject) record = g_object_new (entity->get_type (), "id", leads_statement_get_int (row, 0), NULL);

  for (guint i = 0; i < entity->n_columns; i++)
    read_column (row, (int) i + 1, &entity->columns[i], record);
  if (entity->read_more != NULL && !entity->read_more (transaction, record, error))
    return NULL;
  return g_steal_pointer (&record);
}

static gpointer
fetch (LeadsTransaction *transaction, const LeadsEntity *entity, gint64 id, GError **error)
{
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, entity->sql_get, error);

  if (statement == NULL)
    return NULL;
  leads_statement_bind (statement, "i", id);
  switch (leads_statement_step (statement, error))
    {
    case LEADS_SOURCE_ITEM:
      return read_record (transaction, entity, statement, error);
    case LEADS_SOURCE_END:
      leads_store_set_not_found (error, entity->word);
      return NULL;
    case LEADS_SOURCE_ERROR:
    default:
      return NULL;
    }
}

gboolean
leads_entity_fetch_all (LeadsTransaction *transaction,
                        const LeadsEntity *entity,
                        const char *sql,
                        gint64 of,
                        GPtrArray **records,
                        GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, sql, error);
  LeadsSourceResult result;

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, of != 0 ? "i" : "", of);
  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    {
      gpointer record = read_record (transaction, entity, statement, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (all, record);
    }
  if (result == LEADS_SOURCE_ERROR)
    return FALSE;
  *records = g_steal_pointer (&all);
  return TRUE;
}

/* Adds @record, or changes the row @id. */
static gboolean
put (LeadsTransaction *transaction, const LeadsEntity *entity, gpointer record, gint64 id, GError **error)
{
  g_autoptr (LeadsStatement)
      statement = leads_statement_new (transaction, id != 0 ? entity->sql_update : entity->sql_add, error);
  g_autofree char *name = NULL;
  g_autofree char *key = NULL;
  int parameter = 1;

  if (statement == NULL)
    return FALSE;
  g_object_get (record, entity->named_by, &name, NULL);
  key = leads_store_fold (name);
  for (guint i = 0; i < entity->n_columns; i++)
    if (entity->columns[i].column != NULL)
      bind_column (statement, parameter++, &entity->columns[i], record);
  leads_statement_bind_text (statement, parameter++, key);
  if (id != 0)
    leads_statement_bind_int (statement, parameter, id);
  return leads_statement_run (statement, error);
}

static char *
make_facts (const LeadsEntity *entity, gpointer record)
{
  LeadsFacts *facts = leads_facts_new ();

  for (guint i = 0; i < entity->n_columns; i++)
    if (entity->columns[i].column != NULL)
      add_fact (facts, &entity->columns[i], record);
  if (entity->add_facts != NULL)
    entity->add_facts (record, facts);
  return leads_facts_end (facts);
}

/* Arguments and results of the functions below on their way through a transaction. */
typedef struct
{
  const LeadsEntity *entity;
  gpointer record;
  GPtrArray *records;
  gint64 id;
  gint64 of;
  const char *text;
  LeadsInUse in_use;
} Call;

static gboolean
list (LeadsTransaction *transaction, gpointer data, GError **error)
{
  Call *call = data;

  return leads_entity_fetch_all (transaction, call->entity, call->text, call->of, &call->records, error);
}

static gboolean
get (LeadsTransaction *transaction, gpointer data, GError **error)
{
  Call *call = data;

  call->record = fetch (transaction, call->entity, call->id, error);
  return call->record != NULL;
}

static gboolean
find (LeadsTransaction *transaction, gpointer data, GError **error)
{
  Call *call = data;
  g_autofree char *key = leads_store_fold (call->text);
  gboolean found;

  if (!leads_transaction_query_int (transaction, call->entity->sql_find, &call->id, &found, error,
                                    call->of != 0 ? "ti" : "t", key, call->of))
    return FALSE;
  return !found || get (transaction, call, error);
}

static gboolean
add (LeadsTransaction *transaction, gpointer data, GError **error)
{
  Call *call = data;
  const LeadsEntity *entity = call->entity;
  g_autofree char *after = make_facts (entity, call->record);

  if (!put (transaction, entity, call->record, 0, error))
    return FALSE;
  call->id = leads_transaction_last_id (transaction);
  if (entity->write_more != NULL && !entity->write_more (transaction, call->record, call->id, error))
    return FALSE;
  transaction->changed |= entity->changed_by_add;
  return leads_event_append (transaction, entity->word, call->id, "add", NULL, after, error);
}

static gboolean
update (LeadsTransaction *transaction, gpointer data, GError **error)
{
  Call *call = data;
  const LeadsEntity *entity = call->entity;
  g_autoptr (GObject) old = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id;

  g_object_get (call->record, "id", &id, NULL);
  old = fetch (transaction, entity, id, error);
  if (old == NULL || !put (transaction, entity, call->record, id, error))
    return FALSE;
  if (entity->write_more != NULL && !entity->write_more (transaction, call->record, id, error))
    return FALSE;
  before = make_facts (entity, old);
  after = make_facts (entity, call->record);
  transaction->changed |= entity->changed_by_update;
  return leads_event_append (transaction, entity->word, id, "update", before, after, error);
}

static gboolean
remove_one (LeadsTransaction *transaction, gpointer data, GError **error)
{
  Call *call = data;
  const LeadsEntity *entity = call->entity;
  LeadsInUse *in_use = &call->in_use;
  g_autoptr (GObject) old = fetch (transaction, entity, call->id, error);
  g_autofree char *before = NULL;

  if (old == NULL || !entity->count_uses (transaction, old, in_use, error))
    return FALSE;
  if (in_use->customers > 0 || in_use->leads > 0 || in_use->uploads > 0)
    {
      g_set_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_IN_USE, "the %s is in use", entity->word);
      return FALSE;
    }
  if (entity->before_remove != NULL && !entity->before_remove (transaction, old, error))
    return FALSE;
  before = make_facts (entity, old);
  transaction->changed |= entity->changed_by_remove;
  return leads_transaction_exec (transaction, entity->sql_remove, NULL, error, "i", call->id) &&
         leads_event_append (transaction, entity->word, call->id, "remove", before, NULL, error);
}

GPtrArray *
leads_entity_list (gpointer store,
                   const LeadsEntity *entity,
                   const char *sql,
                   gint64 of,
                   GCancellable *cancellable,
                   GError **error)
{
  Call call = { .entity = entity, .text = sql, .of = of };

  if (leads_store_read (store, list, &call, cancellable, error))
    return call.records;
  g_clear_pointer (&call.records, g_ptr_array_unref);
  return NULL;
}

/* The record that @func gives. */
static gpointer
read_one (gpointer store, LeadsDatabaseFunc func, Call *call, GCancellable *cancellable, GError **error)
{
  if (!leads_store_read (store, func, call, cancellable, error))
    g_clear_object (&call->record);
  return call->record;
}

gpointer
leads_entity_find (gpointer store,
                   const LeadsEntity *entity,
                   gint64 of,
                   const char *name,
                   GCancellable *cancellable,
                   GError **error)
{
  Call call = { .entity = entity, .of = of, .text = name };

  return read_one (store, find, &call, cancellable, error);
}

gpointer
leads_entity_get (gpointer store, const LeadsEntity *entity, gint64 id, GCancellable *cancellable, GError **error)
{
  Call call = { .entity = entity, .id = id };

  return read_one (store, get, &call, cancellable, error);
}

gboolean
leads_entity_add (gpointer store,
                  const LeadsEntity *entity,
                  gpointer record,
                  gint64 *new_id,
                  GCancellable *cancellable,
                  GError **error)
{
  Call call = { .entity = entity, .record = record };

  g_return_val_if_fail (G_TYPE_CHECK_INSTANCE_TYPE (record, entity->get_type ()), FALSE);

  if (!leads_store_write (store, add, &call, cancellable, error))
    return FALSE;
  if (new_id != NULL)
    *new_id = call.id;
  return TRUE;
}

gboolean
leads_entity_update (gpointer store,
                     const LeadsEntity *entity,
                     gpointer record,
                     GCancellable *cancellable,
                     GError **error)
{
  Call call = { .entity = entity, .record = record };

  g_return_val_if_fail (G_TYPE_CHECK_INSTANCE_TYPE (record, entity->get_type ()), FALSE);

  return leads_store_write (store, update, &call, cancellable, error);
}

gboolean
leads_entity_remove (gpointer store,
                     const LeadsEntity *entity,
                     gint64 id,
                     LeadsInUse *in_use,
                     GCancellable *cancellable,
                     GError **error)
{
  Call call = { .entity = entity, .id = id };
  gboolean removed = leads_store_write (store, remove_one, &call, cancellable, error);

  if (in_use != NULL)
    *in_use = call.in_use;
  return removed;
}
