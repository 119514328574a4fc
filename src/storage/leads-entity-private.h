/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-store-private.h"

G_BEGIN_DECLS

/**
 * LeadsColumn:
 * @column: its name in the table and in the ledger; %NULL: shown only, never written
 * @property: the record's property that holds it: a text, a gint64, or an enumeration whose words are stored
 * @zero_is_null: 0 is stored as NULL
 * @otherwise: the value of an enumeration if its word is not known
 */
typedef struct
{
  const char *column;
  const char *property;
  gboolean zero_is_null;
  int otherwise;
} LeadsColumn;

/**
 * LeadsEntity:
 * @word: what errors and the ledger call it
 * @get_type: of its #LeadsRecord, with a property `id`
 * @columns: all but the id; those that are written come first
 * @named_by: the property that is its name
 * @sql_get: `SELECT` of the id and every column, in order, by id ($1)
 * @sql_find: `SELECT` of the id by folded name ($1) and, if it belongs to something, that one's id ($2)
 * @sql_add: `INSERT` of the columns that are written, in order, and the folded name
 * @sql_update: the same for `UPDATE`, by id (the last parameter)
 * @sql_remove: `DELETE` by id ($1)
 * @changed_by_add: what an act changes for those who look
 * @count_uses: by what a record is used: as long as it is, it cannot be removed
 * @read_more: (nullable): reads what is not in the columns
 * @write_more: (nullable): writes it, under the record's id
 * @add_facts: (nullable): tells it to the ledger
 * @before_remove: (nullable): parts a record from what stays
 *
 * What is one store's own: how its records are kept. Everything that reads, adds, changes and removes them is below.
 */
typedef struct
{
  const char *word;
  GType (*get_type) (void);
  const LeadsColumn *columns;
  guint n_columns;
  const char *named_by;

  const char *sql_get;
  const char *sql_find;
  const char *sql_add;
  const char *sql_update;
  const char *sql_remove;

  LeadsChanged changed_by_add;
  LeadsChanged changed_by_update;
  LeadsChanged changed_by_remove;

  gboolean (*count_uses) (LeadsTransaction *transaction, gpointer record, LeadsInUse *in_use, GError **error);
  gboolean (*read_more) (LeadsTransaction *transaction, gpointer record, GError **error);
  gboolean (*write_more) (LeadsTransaction *transaction, gpointer record, gint64 id, GError **error);
  void (*add_facts) (gpointer record, LeadsFacts *facts);
  gboolean (*before_remove) (LeadsTransaction *transaction, gpointer record, GError **error);
} LeadsEntity;

/* All rows that @sql gives, in the order of sql_get; @of (if not 0) is its $1. */
GPtrArray *leads_entity_list (gpointer store,
                              const LeadsEntity *entity,
                              const char *sql,
                              gint64 of,
                              GCancellable *cancellable,
                              GError **error);

/* By name among those of @of (0: of all); %NULL without an error if there is none. */
gpointer leads_entity_find (gpointer store,
                            const LeadsEntity *entity,
                            gint64 of,
                            const char *name,
                            GCancellable *cancellable,
                            GError **error);

/* NOT_FOUND. */
gpointer
leads_entity_get (gpointer store, const LeadsEntity *entity, gint64 id, GCancellable *cancellable, GError **error);

/* Each is one ledger event. What they refuse is told with each store's own functions. */
gboolean leads_entity_add (gpointer store,
                           const LeadsEntity *entity,
                           gpointer record,
                           gint64 *new_id,
                           GCancellable *cancellable,
                           GError **error);
gboolean leads_entity_update (gpointer store,
                              const LeadsEntity *entity,
                              gpointer record,
                              GCancellable *cancellable,
                              GError **error);
gboolean leads_entity_remove (gpointer store,
                              const LeadsEntity *entity,
                              gint64 id,
                              LeadsInUse *in_use,
                              GCancellable *cancellable,
                              GError **error);

/* leads_entity_list() inside a transaction. */
gboolean leads_entity_fetch_all (LeadsTransaction *transaction,
                                 const LeadsEntity *entity,
                                 const char *sql,
                                 gint64 of,
                                 GPtrArray **records,
                                 GError **error);

G_END_DECLS
