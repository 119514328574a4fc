/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-upload-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"

/* The lines that an upload refused, or that none of a batch has (a negative id). Invariant: their positions are 0, 1, 2 … without gaps. */

static const char SQL_COUNT[] = "SELECT count(*) FROM upload_line WHERE upload = $1";
static const char SQL_COUNT_UNMATCHED[] = "SELECT count(*) FROM unmatched_line WHERE batch = $1";

/* A line whose cell is empty is known by the rest of it. */
#define CONDITIONS                                                       \
  " AND ($2 IS NULL OR reason = $2) AND ($3 IS NULL OR text LIKE $3 ESCAPE '\\'" \
  " OR (trim (text) = '' AND record LIKE $3 ESCAPE '\\'))"

static const char SQL_COUNT_MATCHING[] = "SELECT count(*) FROM upload_line WHERE upload = $1" CONDITIONS;
static const char SQL_COUNT_UNMATCHED_MATCHING[] = "SELECT count(*) FROM unmatched_line WHERE batch = $1" CONDITIONS;

#define COLUMNS "SELECT position, file, line, record, text, reason, detail, suggestion"
#define PAGE    " AND position >= $4" CONDITIONS " ORDER BY position LIMIT $5"

static const char SQL_LIST[] = COLUMNS " FROM upload_line WHERE upload = $1" PAGE;
static const char SQL_LIST_UNMATCHED[] = COLUMNS " FROM unmatched_line WHERE batch = $1" PAGE;

const char *const leads_upload_lines_statements[] = {
  SQL_COUNT, SQL_COUNT_UNMATCHED, SQL_COUNT_MATCHING, SQL_COUNT_UNMATCHED_MATCHING, SQL_LIST, SQL_LIST_UNMATCHED, NULL,
};

typedef struct
{
  gint64 id;
  const char *reason;
  char *pattern;
  gint64 first;
  gint64 limit;
  LeadsStoredLineFunc func;
  gpointer data;
  gint64 n_lines;
} LinesCall;

static gboolean
count_lines (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LinesCall *call = data;
  const gboolean all = call->reason == NULL && call->pattern == NULL;
  const char *sql = all ? SQL_COUNT : SQL_COUNT_MATCHING;

  if (call->id < 0)
    sql = all ? SQL_COUNT_UNMATCHED : SQL_COUNT_UNMATCHED_MATCHING;
  return leads_transaction_query_int (transaction, sql, &call->n_lines, NULL, error, all ? "i" : "itt",
                                      ABS (call->id), call->reason, call->pattern);
}

static gboolean
each_line (LeadsTransaction *transaction, gpointer data, GError **error)
{
  LinesCall *call = data;
  g_autoptr (LeadsStatement) row = leads_statement_new (transaction, call->id < 0 ? SQL_LIST_UNMATCHED : SQL_LIST, error);
  LeadsSourceResult result;

  if (row == NULL)
    return FALSE;
  leads_statement_bind (row, "ittii", ABS (call->id), call->reason, call->pattern, call->first,
                        call->limit != 0 ? call->limit : (gint64) -1);
  while ((result = leads_statement_step (row, error)) == LEADS_SOURCE_ITEM)
    {
      LeadsStoredLine line = {
        .index = leads_statement_get_int (row, 0),
        .file = (guint) leads_statement_get_int (row, 1),
        .line = leads_statement_get_int (row, 2),
        .record = leads_statement_get_text (row, 3),
        .text = leads_statement_get_text (row, 4),
        .detail = leads_statement_get_text (row, 6),
        .suggestion = leads_statement_get_text (row, 7),
      };

      leads_reason_from_word (leads_statement_get_text (row, 5), &line.reason);
      if (!call->func (&line, call->data))
        return TRUE;
    }
  return result == LEADS_SOURCE_END;
}

static void
set_conditions (LinesCall *call, LeadsReason reason, const char *text)
{
  if (reason != LEADS_REASON_NONE)
    call->reason = leads_reason_to_word (reason);
  if (text != NULL && *text != '\0')
    call->pattern = leads_store_make_pattern (text);
}

gboolean
leads_upload_store_count_lines (LeadsUploadStore *self,
                                gint64 id,
                                LeadsReason reason,
                                const char *text,
                                gint64 *n_lines,
                                GCancellable *cancellable,
                                GError **error)
{
  LinesCall call = { .id = id };
  gboolean counted;

  g_return_val_if_fail (LEADS_IS_UPLOAD_STORE (self), FALSE);

  set_conditions (&call, reason, text);
  counted = leads_store_read (self, count_lines, &call, cancellable, error);
  g_free (call.pattern);
  *n_lines = call.n_lines;
  return counted;
}

gboolean
leads_upload_store_foreach_line (LeadsUploadStore *self,
                                 gint64 id,
                                 LeadsReason reason,
                                 const char *text,
                                 gint64 first,
                                 guint limit,
                                 LeadsStoredLineFunc func,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error)
{
  LinesCall call = { .id = id, .first = first, .limit = limit, .func = func, .data = data };
  gboolean done;

  g_return_val_if_fail (LEADS_IS_UPLOAD_STORE (self), FALSE);

  set_conditions (&call, reason, text);
  done = leads_store_read (self, each_line, &call, cancellable, error);
  g_free (call.pattern);
  return done;
}
