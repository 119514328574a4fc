/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LEADS_TYPE_RECORD (leads_record_get_type ())

/**
 * LeadsRecord:
 *
 * The base of the plain objects that views show. Every value is a property
 * that can be written and notifies when it changes; strings may be %NULL; times
 * are UTC microseconds, 0 for none; an `id` of 0 is a record that is not stored
 * yet. An instance belongs to one thread at a time.
 */
G_DECLARE_DERIVABLE_TYPE (LeadsRecord, leads_record, LEADS, RECORD, GObject)

typedef struct _LeadsField LeadsField;

struct _LeadsRecordClass
{
  GObjectClass parent_class;

  /*< private >*/
  const LeadsField *fields;
  guint n_fields;
  GParamSpec **properties;
};

/* A new record of the same type with the same values. (transfer full) */
gpointer leads_record_dup   (gpointer record);

/* Whether both have the same type and all values are equal. */
gboolean leads_record_equal (gpointer record,
                             gpointer other);

G_END_DECLS
