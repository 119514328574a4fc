/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-upload-store.h>

#include "leads-statements-private.h"
#include "leads-store-private.h"
#include "leads-upload-private.h"

/*
 * The lines of a batch that none of its uploads has, with their files. Invariant: they are written with the uploads, and
 * their positions are 0, 1, 2 … without gaps.
 */

static const char SQL_ADD_FILE[] =
    "INSERT INTO unmatched_file (batch, position, name, sha256, heading) VALUES ($1, $2, $3, $4, $5)";

static const char SQL_ADD_LINE[] =
    "INSERT INTO unmatched_line (batch, position, file, line, record, text, reason, detail, suggestion)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

static const char SQL_FILES[] = "SELECT name, sha256, heading FROM unmatched_file WHERE batch = $1 ORDER BY position";

static const char SQL_SUM[] = "SELECT reason, count(*) FROM unmatched_line WHERE batch = $1 GROUP BY reason";

const char *const leads_upload_unmatched_statements[] = { SQL_ADD_FILE, SQL_ADD_LINE, SQL_FILES, SQL_SUM, NULL };

static gboolean
add_files (LeadsTransaction *transaction, gint64 batch, GPtrArray *files, GError **error)
{
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const LeadsStoredFile *file = g_ptr_array_index (files, i);

      if (!leads_transaction_exec (transaction, SQL_ADD_FILE, NULL, error, "iittt", batch, (gint64) i + 1, file->name,
                                   file->sha256, file->heading))
        return FALSE;
    }
  return TRUE;
}

gboolean
leads_upload_add_unmatched (LeadsTransaction *transaction,
                            gint64 batch,
                            gint64 position,
                            GPtrArray *files,
                            const LeadsStoredLine *line,
                            GError **error)
{
  /* A batch without such lines has no such files either. */
  if (position == 0 && !add_files (transaction, batch, files, error))
    return FALSE;
  return leads_transaction_exec (transaction, SQL_ADD_LINE, NULL, error, "iiiittttt", batch, position,
                                 (gint64) line->file, line->line, line->record, line->text,
                                 leads_reason_to_word (line->reason), line->detail, line->suggestion);
}

gboolean
leads_upload_list_unmatched_files (LeadsTransaction *transaction, gint64 batch, GPtrArray *files, GError **error)
{
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_FILES, error);
  const LeadsTotals none = { 0 };
  LeadsSourceResult result;

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "i", batch);
  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    g_ptr_array_add (files,
                     leads_stored_file_new (leads_statement_get_text (statement, 0), leads_statement_get_text (statement, 1),
                                            leads_statement_get_text (statement, 2), &none));
  return result == LEADS_SOURCE_END;
}

typedef struct
{
  gint64 batch;
  LeadsTotals *totals;
} SumCall;

static void
count_lines (LeadsTotals *totals, LeadsReason reason, gint64 n_lines)
{
  LeadsTotals one = { 0 };

  leads_totals_count_line (&one, reason, FALSE);
  totals->lines += n_lines;
  totals->duplicate += one.duplicate * n_lines;
  totals->existing += one.existing * n_lines;
  totals->invalid += one.invalid * n_lines;
  totals->reasons[reason] += n_lines;
}

static gboolean
sum (LeadsTransaction *transaction, gpointer data, GError **error)
{
  SumCall *call = data;
  g_autoptr (LeadsStatement) row = leads_statement_new (transaction, SQL_SUM, error);
  LeadsSourceResult result;

  if (row == NULL)
    return FALSE;
  leads_statement_bind (row, "i", call->batch);
  while ((result = leads_statement_step (row, error)) == LEADS_SOURCE_ITEM)
    {
      LeadsReason reason = LEADS_REASON_UNKNOWN_LEAD;

      leads_reason_from_word (leads_statement_get_text (row, 0), &reason);
      count_lines (call->totals, reason, leads_statement_get_int (row, 1));
    }
  return result == LEADS_SOURCE_END;
}

gboolean
leads_upload_store_sum_unmatched (LeadsUploadStore *self,
                                  gint64 batch,
                                  LeadsTotals *totals,
                                  GCancellable *cancellable,
                                  GError **error)
{
  SumCall call = { .batch = batch, .totals = totals };

  g_return_val_if_fail (LEADS_IS_UPLOAD_STORE (self), FALSE);

  *totals = (LeadsTotals){ 0 };
  return leads_store_read (self, sum, &call, cancellable, error);
}
