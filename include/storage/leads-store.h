/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-database.h>

G_BEGIN_DECLS

#define LEADS_TYPE_STORE (leads_store_get_type ())

/**
 * LeadsStore:
 *
 * What the stores of all entities share: the construct-only property
 * `database`. All functions of all stores are synchronous, may be called from
 * any thread (by convention not the main one), return lists as #GPtrArray
 * that owns its elements, times in UTC microseconds, and errors of
 * #LeadsStorageError or %G_IO_ERROR_CANCELLED. Records that are handed out
 * are new objects: the store keeps none. An act (add, update, remove, insert,
 * undo) is one transaction with one ledger event.
 */
G_DECLARE_DERIVABLE_TYPE (LeadsStore, leads_store, LEADS, STORE, GObject)

struct _LeadsStoreClass
{
  GObjectClass parent_class;
};

/* Borrowed. */
LeadsDatabase *leads_store_get_database (LeadsStore *self);

/**
 * LeadsInUse:
 *
 * By what a thing that may not be removed is used.
 */
typedef struct
{
  gint64 customers;
  gint64 leads;
  gint64 uploads;
  gint64 numbers;
} LeadsInUse;

G_END_DECLS
