/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include <leads-number-store.h>

#include "leads-number-store-private.h"
#include "leads-statements-private.h"
#include "leads-store-private.h"

/*
 * Which of many numbers the store has: a merge of two ascending sequences.
 * Invariant: the statement stands on the first stored number at or after every
 * span that was done; it is moved by steps while the gap is small and by a new
 * look-up where it is not.
 */

static const char SQL_FROM[] = "SELECT e164, upload, state, until FROM number WHERE e164 >= $1 ORDER BY e164";

static const char SQL_LEAD[] = "SELECT lead FROM upload WHERE id = $1";

const char *const leads_number_existing_statements[] = { SQL_FROM, SQL_LEAD, NULL };

/*
 * A look-up costs about as much as eight steps. How many steps are tried first
 * follows the gaps: more after steps that arrived, fewer after steps in vain.
 */
#define MAX_STEPS 16

/* Spans between two looks at the cancellable: the spans may come from a slow source. */
#define SPANS_PER_LOOK 1024

typedef struct
{
  LeadsSpanSource *spans;
  LeadsExistingFunc func;
  gpointer data;

  LeadsTransaction *transaction;
  LeadsStatement *statement;
  LeadsSourceResult here;
  gint64 e164;
  guint n_steps;     /* to try before a look-up; 0: none was done yet */
  GHashTable *leads; /* upload id → lead id, gint64 by pointer */
  gint64 upload;
  gint64 lead;
} FindCall;

static gboolean
step (FindCall *call, GError **error)
{
  call->here = leads_statement_step (call->statement, error);
  if (call->here == LEADS_SOURCE_ITEM)
    call->e164 = leads_statement_get_int (call->statement, 0);
  return call->here != LEADS_SOURCE_ERROR;
}

static gboolean
has_arrived (const FindCall *call, gint64 start)
{
  return call->here == LEADS_SOURCE_END || call->e164 >= start;
}

/* To the first stored number at or after @start. */
static gboolean
move_to (FindCall *call, gint64 start, GError **error)
{
  if (call->n_steps > 0 && has_arrived (call, start))
    return TRUE;
  for (guint i = 0; i < call->n_steps; i++)
    {
      if (!step (call, error))
        return FALSE;
      if (has_arrived (call, start))
        {
          call->n_steps = MIN (call->n_steps * 2, MAX_STEPS);
          return TRUE;
        }
    }
  call->n_steps = MAX (call->n_steps / 2, 1);
  leads_statement_bind (call->statement, "i", start);
  return step (call, error);
}

static gboolean
find_lead (FindCall *call, gint64 upload, GError **error)
{
  gint64 *known;

  if (upload == call->upload)
    return TRUE;
  call->upload = upload;
  known = g_hash_table_lookup (call->leads, &upload);
  if (known != NULL)
    {
      call->lead = *known;
      return TRUE;
    }
  if (!leads_transaction_query_int (call->transaction, SQL_LEAD, &call->lead, NULL, error, "i", upload))
    return FALSE;
  g_hash_table_insert (call->leads, g_memdup2 (&upload, sizeof upload), g_memdup2 (&call->lead, sizeof call->lead));
  return TRUE;
}

/* FALSE with @error, or without when the caller has enough. */
static gboolean
tell_span (FindCall *call, const LeadsSpan *span, GError **error)
{
  while (call->here == LEADS_SOURCE_ITEM && call->e164 <= span->end)
    {
      LeadsExisting existing = {
        .e164 = call->e164,
        .upload = leads_statement_get_int (call->statement, 1),
        .state = (int) leads_statement_get_int (call->statement, 2),
        .until = leads_statement_get_int (call->statement, 3),
      };

      if (!find_lead (call, existing.upload, error))
        return FALSE;
      existing.lead = call->lead;
      if (!call->func (&existing, call->data) || !step (call, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge (FindCall *call, GError **error)
{
  GError *local_error = NULL;
  guint n_spans = 0;

  for (;;)
    {
      LeadsSpan span;
      LeadsSourceResult result;

      if (n_spans++ % SPANS_PER_LOOK == 0 &&
          g_cancellable_set_error_if_cancelled (call->transaction->handle->cancellable, error))
        return FALSE;
      result = call->spans->next (call->spans, &span, error);
      if (result != LEADS_SOURCE_ITEM)
        return result == LEADS_SOURCE_END;
      if (!move_to (call, span.start, error))
        return FALSE;
      if (!tell_span (call, &span, &local_error))
        {
          if (local_error == NULL)
            return TRUE;
          g_propagate_error (error, local_error);
          return FALSE;
        }
    }
}

static gboolean
find (LeadsTransaction *transaction, gpointer data, GError **error)
{
  FindCall *call = data;
  gboolean found;

  call->transaction = transaction;
  call->statement = leads_statement_new (transaction, SQL_FROM, error);
  if (call->statement == NULL)
    return FALSE;
  call->leads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  found = merge (call, error);
  g_clear_pointer (&call->leads, g_hash_table_unref);
  g_clear_pointer (&call->statement, leads_statement_release);
  return found;
}

gboolean
leads_number_store_find_existing (LeadsNumberStore *self,
                                  LeadsSpanSource *spans,
                                  LeadsExistingFunc func,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error)
{
  FindCall call = { .spans = spans, .func = func, .data = data };

  g_return_val_if_fail (LEADS_IS_NUMBER_STORE (self), FALSE);
  g_return_val_if_fail (spans != NULL && func != NULL, FALSE);

  return leads_store_read (self, find, &call, cancellable, error);
}
