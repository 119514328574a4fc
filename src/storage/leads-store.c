/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-store.h>

#include "leads-store-private.h"

#include <leads-text.h>

/* What all stores share: the database, and the way from rows to records. */

typedef struct
{
  LeadsDatabase *database;
} LeadsStorePrivate;

enum
{
  PROP_DATABASE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LeadsStore, leads_store, G_TYPE_OBJECT)

static void
leads_store_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LeadsStorePrivate *priv = leads_store_get_instance_private (LEADS_STORE (object));

  if (id == PROP_DATABASE)
    priv->database = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
leads_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LeadsStorePrivate *priv = leads_store_get_instance_private (LEADS_STORE (object));

  if (id == PROP_DATABASE)
    g_value_set_object (value, priv->database);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
leads_store_dispose (GObject *object)
{
  LeadsStorePrivate *priv = leads_store_get_instance_private (LEADS_STORE (object));

  g_clear_object (&priv->database);

  G_OBJECT_CLASS (leads_store_parent_class)->dispose (object);
}

static void
leads_store_class_init (LeadsStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = leads_store_set_property;
  object_class->get_property = leads_store_get_property;
  object_class->dispose = leads_store_dispose;
  properties[PROP_DATABASE] = g_param_spec_object ("database", NULL, NULL, LEADS_TYPE_DATABASE,
                                                   G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
leads_store_init (LeadsStore *self)
{
}

LeadsDatabase *
leads_store_get_database (LeadsStore *self)
{
  LeadsStorePrivate *priv;

  g_return_val_if_fail (LEADS_IS_STORE (self), NULL);

  priv = leads_store_get_instance_private (self);
  return priv->database;
}

gboolean
leads_store_write (gpointer self, LeadsDatabaseFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  return leads_database_write (leads_store_get_database (self), func, data, cancellable, error);
}

gboolean
leads_store_read (gpointer self, LeadsDatabaseFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  return leads_database_read (leads_store_get_database (self), func, data, cancellable, error);
}

gpointer
leads_store_read_record (gpointer self,
                         LeadsDatabaseFunc func,
                         LeadsStoreCall call,
                         GCancellable *cancellable,
                         GError **error)
{
  if (leads_store_read (self, func, &call, cancellable, error))
    return call.record;
  g_clear_object (&call.record);
  return NULL;
}

GPtrArray *
leads_store_read_list (gpointer self,
                       LeadsDatabaseFunc func,
                       LeadsStoreCall call,
                       GCancellable *cancellable,
                       GError **error)
{
  if (leads_store_read (self, func, &call, cancellable, error))
    return call.records;
  g_clear_pointer (&call.records, g_ptr_array_unref);
  return NULL;
}

gboolean
leads_store_fetch (LeadsStatement *statement, LeadsStoreReadRow read_row, gpointer *record, GError **error)
{
  LeadsSourceResult result = leads_statement_step (statement, error);

  *record = result == LEADS_SOURCE_ITEM ? read_row (statement) : NULL;
  return result != LEADS_SOURCE_ERROR;
}

gboolean
leads_store_fetch_all (LeadsStatement *statement, LeadsStoreReadRow read_row, GPtrArray **records, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  LeadsSourceResult result;

  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    g_ptr_array_add (all, read_row (statement));
  if (result == LEADS_SOURCE_ERROR)
    return FALSE;
  *records = g_steal_pointer (&all);
  return TRUE;
}

char *
leads_store_fold (const char *name)
{
  g_autofree char *collapsed = leads_text_collapse (name != NULL ? name : "");

  return leads_text_fold (collapsed);
}

char *
leads_store_make_pattern (const char *folded)
{
  GString *pattern = g_string_new ("%");

  for (const char *c = folded; *c != '\0'; c++)
    {
      if (*c == '%' || *c == '_' || *c == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *c);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

gboolean
leads_store_set_not_found (GError **error, const char *entity)
{
  g_set_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND, "no such %s", entity);
  return FALSE;
}
