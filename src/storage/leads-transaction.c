/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-transaction-private.h"

#include "leads-database-private.h"
#include "leads-storage-error-private.h"

/*
 * Begin, work, commit or roll back. Invariant: when leads_transaction_run()
 * returns at the outermost level, no transaction is open, and what @func did
 * is in the store if and only if it returned TRUE.
 */

static gboolean
set_rolled_back (GError **error)
{
  g_set_error_literal (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED,
                       "an earlier error rolled the transaction back");
  return FALSE;
}

static gboolean
run_nested (LeadsTransaction *self, LeadsDatabaseFunc func, gpointer data, GError **error)
{
  /* A savepoint would begin a transaction of its own. */
  if (!leads_handle_in_transaction (self->handle))
    return set_rolled_back (error);
  /* Savepoints of one name nest: ROLLBACK TO and RELEASE mean the innermost. */
  if (!leads_handle_exec (self->handle, "SAVEPOINT act", error))
    return FALSE;
  if (func (self, data, error))
    {
      self->spoilt = !leads_handle_exec (self->handle, "RELEASE act", error) || self->spoilt;
      return !self->spoilt;
    }

  /* After errors like a full disk SQLite has rolled back everything: the outermost level sees that. */
  if (leads_handle_in_transaction (self->handle))
    {
      g_autoptr (GCancellable) cancellable = g_steal_pointer (&self->handle->cancellable);

      self->spoilt = !leads_handle_exec (self->handle, "ROLLBACK TO act; RELEASE act", NULL) || self->spoilt;
      self->handle->cancellable = g_steal_pointer (&cancellable);
    }
  return FALSE;
}

static gboolean
begin (LeadsTransaction *self, GError **error)
{
  self->spoilt = FALSE;
  /* Without memory not even a rollback can be said: what is left of another act must not become part of this one. */
  return leads_handle_roll_back (self->handle, error) && leads_handle_set_checking (self->handle, TRUE, error) &&
         leads_handle_exec (self->handle, self->writing ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

static gboolean
run_outermost (LeadsTransaction *self, LeadsDatabaseFunc func, gpointer data, GError **error)
{
  GError *local_error = NULL;
  gboolean done = begin (self, &local_error);

  if (done)
    done = func (self, data, &local_error);
  /* Last: an act may take long, and what is committed to a file without a name is lost. */
  if (done && self->writing)
    done = leads_database_check_place (self->database, &local_error);
  if (done && (self->spoilt || !leads_handle_in_transaction (self->handle)))
    done = set_rolled_back (&local_error);
  if (done && self->handle->cancellable != NULL)
    done = !g_cancellable_set_error_if_cancelled (self->handle->cancellable, &local_error);

  leads_transaction_shield (self);
  if (done)
    done = leads_handle_exec (self->handle, "COMMIT", &local_error);
  if (!done)
    leads_handle_roll_back (self->handle, NULL);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return done;
}

gboolean
leads_transaction_run (LeadsTransaction *self,
                       LeadsDatabaseFunc func,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GCancellable) outer = NULL;
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->depth == 0)
    {
      g_set_object (&self->handle->cancellable, cancellable);
      self->depth++;
      done = run_outermost (self, func, data, error);
      self->depth--;
      return done;
    }
  if (!self->writing)
    return func (self, data, error);

  self->depth++;
  g_set_object (&outer, self->handle->cancellable);
  if (cancellable != NULL)
    g_set_object (&self->handle->cancellable, cancellable);
  done = run_nested (self, func, data, error);
  g_set_object (&self->handle->cancellable, outer);
  self->depth--;
  return done;
}

void
leads_transaction_shield (LeadsTransaction *self)
{
  g_clear_object (&self->handle->cancellable);
}
