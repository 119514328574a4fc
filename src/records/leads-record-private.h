/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-reason.h>
#include <leads-record.h>
#include <leads-totals.h>

/* How a value is stored and which GParamSpec it has. */
typedef enum {
  LEADS_FIELD_INT64,
  LEADS_FIELD_UINT64,
  LEADS_FIELD_STRING,
  LEADS_FIELD_STRV,   /* never NULL */
  LEADS_FIELD_REASON, /* a LeadsReason, int as a property */
  LEADS_FIELD_ENUM,
  LEADS_FIELD_TOTALS,  /* a LeadsTotals by value, a pointer as a property */
  LEADS_FIELD_COMPUTED /* nothing stored: an int64 at an offset inside another field, read only */
} LeadsFieldKind;

/* A value of a record. Field n of the table has the property id n + 1. */
struct _LeadsField
{
  const char *name;
  LeadsFieldKind kind;
  gsize offset;
  GType (*enum_type) (void);
  int standard;
};

/* For class_init functions: takes over the properties, their vfuncs and the freeing. */
void leads_record_class_set_fields (LeadsRecordClass *klass,
                                    const LeadsField *fields,
                                    guint             n_fields,
                                    GParamSpec      **properties);

/* For setters: store the value, and notify if it is another one. @property is the property's id. */
void leads_record_set_int64  (gpointer            record,
                              guint               property,
                              gint64              value);
void leads_record_set_uint64 (gpointer            record,
                              guint               property,
                              guint64             value);
void leads_record_set_string (gpointer            record,
                              guint               property,
                              const char         *value);
void leads_record_set_strv   (gpointer            record,
                              guint               property,
                              const char *const  *value);
void leads_record_set_int    (gpointer            record,
                              guint               property,
                              int                 value);
void leads_record_set_totals (gpointer            record,
                              guint               property,
                              const LeadsTotals  *value);
