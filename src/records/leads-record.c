/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-records"

#include <leads-record.h>

#include "leads-record-private.h"

#include <string.h>

/*
 * What all records have in common: a table of fields (leads-record-private.h) read and written here, so
 * that a record's own file is only its table. Invariant: every stored value is reached through its table.
 */

G_DEFINE_ABSTRACT_TYPE (LeadsRecord, leads_record, G_TYPE_OBJECT)

#define FIELD_FLAGS (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)
#define AT(record, field) G_STRUCT_MEMBER_P (record, (field)->offset)

static const LeadsField *
get_field (gpointer record,
           guint    property)
{
  LeadsRecordClass *klass = LEADS_RECORD_GET_CLASS (record);

  g_assert (property > 0 && property <= klass->n_fields);

  return &klass->fields[property - 1];
}

static void
notify (gpointer record,
        guint    property)
{
  LeadsRecordClass *klass = LEADS_RECORD_GET_CLASS (record);

  g_object_notify_by_pspec (record, klass->properties[property]);
}

static GParamSpec *
make_property (const LeadsField *field)
{
  switch (field->kind)
    {
    case LEADS_FIELD_INT64:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, FIELD_FLAGS);
    case LEADS_FIELD_UINT64:
      return g_param_spec_uint64 (field->name, NULL, NULL, 0, G_MAXUINT64, 0, FIELD_FLAGS);
    case LEADS_FIELD_STRING:
      return g_param_spec_string (field->name, NULL, NULL, NULL, FIELD_FLAGS);
    case LEADS_FIELD_STRV:
      return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_STRV, FIELD_FLAGS);
    case LEADS_FIELD_REASON:
      return g_param_spec_int (field->name, NULL, NULL, 0, LEADS_N_REASONS - 1, 0, FIELD_FLAGS);
    case LEADS_FIELD_ENUM:
      return g_param_spec_enum (field->name, NULL, NULL, field->enum_type (), field->standard, FIELD_FLAGS);
    case LEADS_FIELD_TOTALS:
      return g_param_spec_pointer (field->name, NULL, NULL, FIELD_FLAGS);
    case LEADS_FIELD_COMPUTED:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    default:
      g_assert_not_reached ();
    }
}

static void
leads_record_get_property (GObject    *object,
                           guint       property,
                           GValue     *value,
                           GParamSpec *pspec)
{
  const LeadsField *field = get_field (object, property);
  gpointer at = AT (object, field);

  switch (field->kind)
    {
    case LEADS_FIELD_INT64:
    case LEADS_FIELD_COMPUTED:
      g_value_set_int64 (value, *(gint64 *) at);
      break;
    case LEADS_FIELD_UINT64:
      g_value_set_uint64 (value, *(guint64 *) at);
      break;
    case LEADS_FIELD_STRING:
      g_value_set_string (value, *(char **) at);
      break;
    case LEADS_FIELD_STRV:
      g_value_set_boxed (value, *(GStrv *) at);
      break;
    case LEADS_FIELD_REASON:
      g_value_set_int (value, *(int *) at);
      break;
    case LEADS_FIELD_ENUM:
      g_value_set_enum (value, *(int *) at);
      break;
    case LEADS_FIELD_TOTALS:
      g_value_set_pointer (value, at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
leads_record_set_property (GObject      *object,
                           guint         property,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch (get_field (object, property)->kind)
    {
    case LEADS_FIELD_INT64:
      leads_record_set_int64 (object, property, g_value_get_int64 (value));
      break;
    case LEADS_FIELD_UINT64:
      leads_record_set_uint64 (object, property, g_value_get_uint64 (value));
      break;
    case LEADS_FIELD_STRING:
      leads_record_set_string (object, property, g_value_get_string (value));
      break;
    case LEADS_FIELD_STRV:
      leads_record_set_strv (object, property, g_value_get_boxed (value));
      break;
    case LEADS_FIELD_REASON:
      leads_record_set_int (object, property, g_value_get_int (value));
      break;
    case LEADS_FIELD_ENUM:
      leads_record_set_int (object, property, g_value_get_enum (value));
      break;
    case LEADS_FIELD_TOTALS:
      leads_record_set_totals (object, property, g_value_get_pointer (value));
      break;
    case LEADS_FIELD_COMPUTED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static gboolean
field_equal (const LeadsField *field,
             gpointer          record,
             gpointer          other)
{
  gpointer a = AT (record, field);
  gpointer b = AT (other, field);

  switch (field->kind)
    {
    case LEADS_FIELD_INT64:
    case LEADS_FIELD_UINT64:
    case LEADS_FIELD_COMPUTED:
      return *(gint64 *) a == *(gint64 *) b;
    case LEADS_FIELD_STRING:
      return g_strcmp0 (*(char **) a, *(char **) b) == 0;
    case LEADS_FIELD_STRV:
      return g_strv_equal (*(const char *const **) a, *(const char *const **) b);
    case LEADS_FIELD_REASON:
    case LEADS_FIELD_ENUM:
      return *(int *) a == *(int *) b;
    case LEADS_FIELD_TOTALS:
      return memcmp (a, b, sizeof (LeadsTotals)) == 0;
    default:
      g_assert_not_reached ();
    }
}

static void
leads_record_finalize (GObject *object)
{
  LeadsRecordClass *klass = LEADS_RECORD_GET_CLASS (object);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const LeadsField *field = &klass->fields[i];

      if (field->kind == LEADS_FIELD_STRING)
        g_free (*(char **) AT (object, field));
      else if (field->kind == LEADS_FIELD_STRV)
        g_strfreev (*(GStrv *) AT (object, field));
    }

  G_OBJECT_CLASS (leads_record_parent_class)->finalize (object);
}

/* In constructed, not in init: an instance's class is only known as LeadsRecord's there. */
static void
leads_record_constructed (GObject *object)
{
  LeadsRecordClass *klass = LEADS_RECORD_GET_CLASS (object);

  G_OBJECT_CLASS (leads_record_parent_class)->constructed (object);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const LeadsField *field = &klass->fields[i];

      if (field->kind == LEADS_FIELD_ENUM)
        *(int *) AT (object, field) = field->standard;
      else if (field->kind == LEADS_FIELD_STRV)
        *(GStrv *) AT (object, field) = g_new0 (char *, 1);
    }
}

static void
leads_record_class_init (LeadsRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = leads_record_constructed;
  object_class->finalize = leads_record_finalize;
}

static void
leads_record_init (LeadsRecord *self)
{
}

void
leads_record_class_set_fields (LeadsRecordClass *klass,
                               const LeadsField *fields,
                               guint             n_fields,
                               GParamSpec      **properties)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* GObject gives these two to no derived class by itself. */
  object_class->get_property = leads_record_get_property;
  object_class->set_property = leads_record_set_property;

  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->properties = properties;

  for (guint i = 0; i < n_fields; i++)
    properties[i + 1] = make_property (&fields[i]);
  g_object_class_install_properties (object_class, n_fields + 1, properties);
}

void
leads_record_set_int64 (gpointer record,
                        guint    property,
                        gint64   value)
{
  gint64 *at = AT (record, get_field (record, property));

  if (*at == value)
    return;
  *at = value;
  notify (record, property);
}

void
leads_record_set_uint64 (gpointer record,
                         guint    property,
                         guint64  value)
{
  guint64 *at = AT (record, get_field (record, property));

  if (*at == value)
    return;
  *at = value;
  notify (record, property);
}

void
leads_record_set_string (gpointer    record,
                         guint       property,
                         const char *value)
{
  char **at = AT (record, get_field (record, property));
  char *old = *at;

  if (g_strcmp0 (old, value) == 0)
    return;
  *at = g_strdup (value);
  g_free (old);
  notify (record, property);
}

void
leads_record_set_strv (gpointer           record,
                       guint              property,
                       const char *const *value)
{
  static const char *const empty[] = { NULL };
  GStrv *at = AT (record, get_field (record, property));
  GStrv old = *at;

  if (value == NULL)
    value = empty;
  if (g_strv_equal ((const char *const *) old, value))
    return;
  *at = g_strdupv ((GStrv) value);
  g_strfreev (old);
  notify (record, property);
}

void
leads_record_set_int (gpointer record,
                      guint    property,
                      int      value)
{
  int *at = AT (record, get_field (record, property));

  if (*at == value)
    return;
  *at = value;
  notify (record, property);
}

void
leads_record_set_totals (gpointer           record,
                         guint              property,
                         const LeadsTotals *value)
{
  LeadsRecordClass *klass = LEADS_RECORD_GET_CLASS (record);
  LeadsTotals *at = AT (record, get_field (record, property));

  g_return_if_fail (value != NULL);

  if (memcmp (at, value, sizeof *at) == 0)
    return;
  *at = *value;
  notify (record, property);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == LEADS_FIELD_COMPUTED)
      notify (record, i + 1);
}

gpointer
leads_record_dup (gpointer record)
{
  LeadsRecordClass *klass;
  GObject *copy;

  g_return_val_if_fail (LEADS_IS_RECORD (record), NULL);

  klass = LEADS_RECORD_GET_CLASS (record);
  copy = g_object_new (G_OBJECT_TYPE (record), NULL);
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind != LEADS_FIELD_COMPUTED)
      {
        g_auto (GValue) value = G_VALUE_INIT;

        g_value_init (&value, klass->properties[i + 1]->value_type);
        leads_record_get_property (record, i + 1, &value, klass->properties[i + 1]);
        leads_record_set_property (copy, i + 1, &value, klass->properties[i + 1]);
      }
  return copy;
}

gboolean
leads_record_equal (gpointer record,
                    gpointer other)
{
  LeadsRecordClass *klass;

  g_return_val_if_fail (LEADS_IS_RECORD (record) && LEADS_IS_RECORD (other), FALSE);

  if (G_OBJECT_TYPE (record) != G_OBJECT_TYPE (other))
    return FALSE;
  klass = LEADS_RECORD_GET_CLASS (record);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!field_equal (&klass->fields[i], record, other))
      return FALSE;
  return TRUE;
}
