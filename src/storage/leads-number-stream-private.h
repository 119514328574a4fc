/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-number-cursor-private.h"

G_BEGIN_DECLS

/**
 * LeadsNumberStream:
 * @upload: whose numbers, or 0 for all
 * @among: (nullable): ids of the uploads that match when @upload is 0; borrowed
 *
 * Numbers of one upload, or of all, in ascending order, a batch at a time.
 */
typedef struct
{
  LeadsNumberScope *scope;
  gboolean details;
  gint64 upload;
  GHashTable *among;
  gint64 from;
  gint64 to;
  guint span;
  guint batch;
  guint max_batch;
  guint position;
  GArray *rows;
} LeadsNumberStream;

void leads_number_stream_init (LeadsNumberStream *self, LeadsNumberScope *scope, gboolean details, guint max_batch);
void leads_number_stream_clear (LeadsNumberStream *self);

/* Starts over with the numbers of @upload (0: all) between @from and @to. */
void leads_number_stream_set (LeadsNumberStream *self, gint64 upload, gint64 from, gint64 to);

/* The row it stands on, reading if needed; borrowed until the stream is moved. */
LeadsSourceResult leads_number_stream_peek (LeadsNumberStream *self, const LeadsNumberRow **row, GError **error);
void leads_number_stream_skip (LeadsNumberStream *self);

G_END_DECLS
