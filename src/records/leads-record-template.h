/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The body of a record's .c file, which defines before it includes this
 *
 *   RECORD         its type (LeadsLead)
 *   RECORD_PREFIX  its functions' prefix (leads_lead)
 *   RECORD_CHECK   its type check (LEADS_IS_LEAD)
 *   RECORD_FIELDS  F (kind, ID, name, "property-name") for each value
 *   RECORD_ENUMS   E (ID, name, "property-name", CType, type_prefix, default) for each enumeration
 *
 * and gets the struct, the class, prefix_new(), and a getter and a setter for each value (a COMPUTED one has
 * neither): adding a value to a record is one line there and two in its header.
 */

#include "leads-record-private.h"

#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_ (a, b)
#define NAMED(suffix) JOIN (RECORD_PREFIX, suffix)

/* The struct. */
#define STORE_INT64(name) gint64 name;
#define STORE_UINT64(name) guint64 name;
#define STORE_STRING(name) char *name;
#define STORE_STRV(name) GStrv name;
#define STORE_REASON(name) LeadsReason name;
#define STORE_TOTALS(name) LeadsTotals name;
#define STORE_COMPUTED(name)
#define F(kind, ID, name, property) STORE_##kind (name)
#define E(ID, name, property, CType, type, standard) CType name;
struct JOIN (_, RECORD)
{
  LeadsRecord parent_instance;
  RECORD_FIELDS
  RECORD_ENUMS
};
#undef F
#undef E

/* The properties. */
#define F(kind, ID, name, property) PROP_##ID,
#define E(ID, name, property, CType, type, standard) PROP_##ID,
enum
{
  PROP_0,
  RECORD_FIELDS
  RECORD_ENUMS
  N_PROPS
};
#undef F
#undef E

static GParamSpec *properties[N_PROPS];

#define F(kind, ID, name, property) { property, LEADS_FIELD_##kind, G_STRUCT_OFFSET (RECORD, name), NULL, 0 },
#define E(ID, name, property, CType, type, standard) \
  { property, LEADS_FIELD_ENUM, G_STRUCT_OFFSET (RECORD, name), type##_get_type, standard },
static const LeadsField fields[] = {
  RECORD_FIELDS
  RECORD_ENUMS
};
#undef F
#undef E

/* The class. */
G_DEFINE_FINAL_TYPE (RECORD, RECORD_PREFIX, LEADS_TYPE_RECORD)

static void
NAMED (_class_init) (JOIN (RECORD, Class) *klass)
{
  leads_record_class_set_fields (LEADS_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields), properties);
}

static void
NAMED (_init) (RECORD *self)
{
}

RECORD *
NAMED (_new) (void)
{
  return g_object_new (NAMED (_get_type) (), NULL);
}

/* The getters and setters. */
#define GETTER(name, Type, expression)              \
  Type NAMED (_get_##name) (RECORD *self)           \
  {                                                 \
    g_return_val_if_fail (RECORD_CHECK (self), 0);  \
    return expression;                              \
  }
#define SETTER(ID, name, Type, how)                     \
  void NAMED (_set_##name) (RECORD *self, Type value)   \
  {                                                     \
    g_return_if_fail (RECORD_CHECK (self));             \
    leads_record_set_##how (self, PROP_##ID, value);    \
  }
#define ACCESS_INT64(ID, name) GETTER (name, gint64, self->name) SETTER (ID, name, gint64, int64)
#define ACCESS_UINT64(ID, name) GETTER (name, guint64, self->name) SETTER (ID, name, guint64, uint64)
#define ACCESS_STRING(ID, name) GETTER (name, const char *, self->name) SETTER (ID, name, const char *, string)
#define ACCESS_REASON(ID, name) GETTER (name, LeadsReason, self->name) SETTER (ID, name, LeadsReason, int)
#define ACCESS_STRV(ID, name) \
  GETTER (name, const char *const *, (const char *const *) self->name) SETTER (ID, name, const char *const *, strv)
#define ACCESS_TOTALS(ID, name) \
  GETTER (name, const LeadsTotals *, &self->name) SETTER (ID, name, const LeadsTotals *, totals)
#define ACCESS_COMPUTED(ID, name)
#define F(kind, ID, name, property) ACCESS_##kind (ID, name)
#define E(ID, name, property, CType, type, standard) GETTER (name, CType, self->name) SETTER (ID, name, CType, int)
RECORD_FIELDS
RECORD_ENUMS
#undef F
#undef E
