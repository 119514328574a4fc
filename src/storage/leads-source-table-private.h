/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-number-source.h>

#include "leads-row-table-private.h"

G_BEGIN_DECLS

/**
 * LeadsSourcePart:
 * @upload: the upload's id
 * @count: how many numbers it got so far
 * @lowest: the first
 * @highest: the last
 *
 * One of the uploads that numbers are read for.
 */
typedef struct
{
  gint64 upload;
  gint64 count;
  gint64 lowest;
  gint64 highest;
} LeadsSourcePart;

/**
 * LeadsSourceTable:
 * @source: (nullable): what a SELECT reads now; borrowed
 * @progress: (nullable): called every few thousand numbers
 * @parts: (array length=n_parts): the uploads, by the numbers' place; borrowed
 *
 * The table `leads_source (e164, upload, cac)` of one connection, whose rows come from a #LeadsNumberSource.
 */
typedef struct
{
  LeadsRowTable rows;
  LeadsNumberSource *source;
  void (*progress) (gint64 done, gpointer data);
  gpointer progress_data;
  LeadsSourcePart *parts;
  guint n_parts;

  /* the number that is given */
  gint64 e164;
  gint64 upload;
  gint64 cac;
} LeadsSourceTable;

/* Makes the table known to @sqlite, which then owns the result. %NULL when SQLite refuses. */
LeadsSourceTable *leads_source_table_register (sqlite3 *sqlite);

G_END_DECLS
