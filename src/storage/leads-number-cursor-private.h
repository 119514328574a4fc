/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-number-scope-private.h"

G_BEGIN_DECLS

/**
 * LeadsNumberRow:
 * @state: (and the rest) only when details were asked for
 *
 * A live number as it is stored.
 */
typedef struct
{
  LeadsStoreKey key;
  gint64 state;
  gint64 until;
  gint64 cac;
} LeadsNumberRow;

/**
 * LeadsNumberCursor:
 *
 * The numbers of a scope in its query's order, read in batches by key.
 */
typedef struct _LeadsNumberCursor LeadsNumberCursor;

/* @from: (nullable): begin at this key or, unless @inclusive, after it. @scope must outlive the cursor. */
LeadsNumberCursor *leads_number_cursor_new (LeadsNumberScope *scope,
                                            gboolean details,
                                            const LeadsStoreKey *from,
                                            gboolean inclusive,
                                            GError **error);
void leads_number_cursor_free (LeadsNumberCursor *self);
LeadsSourceResult leads_number_cursor_next (LeadsNumberCursor *self, LeadsNumberRow *row, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsNumberCursor, leads_number_cursor_free)

G_END_DECLS
