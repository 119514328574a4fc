/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-number-stream-private.h"

#include "leads-statements-private.h"

/*
 * Numbers in ascending order, by key and in batches, so that many streams can
 * share one statement. Invariant: every number of the scope in [from, to] that is
 * not in `rows` is still to come; `from` only grows.
 */

static const char SQL_KEYS_OF_UPLOAD[] =
    "SELECT e164 FROM number WHERE upload = $1 AND e164 BETWEEN $2 AND $3 ORDER BY e164 LIMIT $4";

static const char SQL_ROWS_OF_UPLOAD[] =
    "SELECT e164, state, until, cac FROM number WHERE upload = $1 AND e164 BETWEEN $2 AND $3 ORDER BY e164 LIMIT $4";

static const char SQL_ROWS[] =
    "SELECT e164, state, until, cac, upload FROM number WHERE e164 BETWEEN $1 AND $2 ORDER BY e164 LIMIT $3";

const char *const leads_number_stream_statements[] = { SQL_KEYS_OF_UPLOAD, SQL_ROWS_OF_UPLOAD, SQL_ROWS, NULL };

/* The first batch is small, for most pages are; the following grow. */
#define FIRST_BATCH  32
#define BATCH_GROWTH 4

void
leads_number_stream_init (LeadsNumberStream *self, LeadsNumberScope *scope, gboolean details, guint max_batch)
{
  *self = (LeadsNumberStream){ .scope = scope, .details = details, .max_batch = max_batch };
  self->rows = g_array_new (FALSE, FALSE, sizeof (LeadsNumberRow));
}

void
leads_number_stream_clear (LeadsNumberStream *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
}

void
leads_number_stream_set (LeadsNumberStream *self, gint64 upload, gint64 from, gint64 to)
{
  self->upload = upload;
  self->from = from;
  self->to = to;
  self->span = 0;
  self->batch = MIN (FIRST_BATCH, self->max_batch);
  self->position = 0;
  g_array_set_size (self->rows, 0);
}

static void
take_row (LeadsNumberStream *self, LeadsStatement *statement)
{
  LeadsNumberRow row = { .key = { self->upload, leads_statement_get_int (statement, 0) } };

  if (self->details || self->upload == 0)
    {
      row.state = leads_statement_get_int (statement, 1);
      row.until = leads_statement_get_int (statement, 2);
      row.cac = leads_statement_get_int (statement, 3);
    }
  if (self->upload == 0)
    {
      row.key.upload = leads_statement_get_int (statement, 4);
      if (self->among != NULL && !g_hash_table_contains (self->among, &row.key.upload))
        return;
    }
  if (leads_number_scope_has_substring (self->scope, row.key.e164))
    g_array_append_val (self->rows, row);
}

/* One batch from [@from, @to]; moves on to the next span at the end of this one. */
static gboolean
read_batch (LeadsNumberStream *self, gint64 from, gint64 to, GError **error)
{
  const char *sql = self->upload == 0 ? SQL_ROWS : self->details ? SQL_ROWS_OF_UPLOAD : SQL_KEYS_OF_UPLOAD;
  g_autoptr (LeadsStatement) statement = leads_statement_new (self->scope->transaction, sql, error);
  LeadsSourceResult result;
  guint n_rows = 0;

  if (statement == NULL)
    return FALSE;
  if (self->upload == 0)
    leads_statement_bind (statement, "iii", from, to, (gint64) self->batch);
  else
    leads_statement_bind (statement, "iiii", self->upload, from, to, (gint64) self->batch);
  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    {
      self->from = leads_statement_get_int (statement, 0) + 1;
      take_row (self, statement);
      n_rows++;
    }
  if (n_rows < self->batch)
    self->span++;
  self->batch = MIN (self->batch * BATCH_GROWTH, self->max_batch);
  return result == LEADS_SOURCE_END;
}

static gboolean
fill (LeadsNumberStream *self, GError **error)
{
  GArray *spans = self->scope->spans;

  g_array_set_size (self->rows, 0);
  self->position = 0;
  while (self->rows->len == 0 && self->span < spans->len)
    {
      const LeadsSpan *span = &g_array_index (spans, LeadsSpan, self->span);
      gint64 from = MAX (self->from, span->start);
      gint64 to = MIN (self->to, span->end);

      if (from > to)
        self->span++;
      else if (g_cancellable_set_error_if_cancelled (self->scope->transaction->handle->cancellable, error) ||
               !read_batch (self, from, to, error))
        return FALSE;
    }
  return TRUE;
}

LeadsSourceResult
leads_number_stream_peek (LeadsNumberStream *self, const LeadsNumberRow **row, GError **error)
{
  if (self->position == self->rows->len && !fill (self, error))
    return LEADS_SOURCE_ERROR;
  if (self->rows->len == 0)
    return LEADS_SOURCE_END;
  *row = &g_array_index (self->rows, LeadsNumberRow, self->position);
  return LEADS_SOURCE_ITEM;
}

void
leads_number_stream_skip (LeadsNumberStream *self)
{
  self->position++;
}
