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
run_nested (LeadsTransaction *self, LeadsDatabaseFunc func, gpointer data, GError **error)
{
  /* Savepoints of one name nest: ROLLBACK TO and RELEASE mean the innermost. */
  if (!leads_handle_exec (self->handle, "SAVEPOINT act", error))
    return FALSE;
  if (func (self, data, error))
    return leads_handle_exec (self->handle, "RELEASE act", error);

  /* After errors like a full disk SQLite has rolled back everything: the outermost level sees that. */
  if (leads_handle_in_transaction (self->handle))
    {
      g_autoptr (GCancellable) cancellable = g_steal_pointer (&self->handle->cancellable);

      leads_handle_exec (self->handle, "ROLLBACK TO act; RELEASE act", NULL);
      self->handle->cancellable = g_steal_pointer (&cancellable);
    }
  return FALSE;
}

static gboolean
run_outermost (LeadsTransaction *self, LeadsDatabaseFunc func, gpointer data, GError **error)
{
  GError *local_error = NULL;
  gboolean done = leads_handle_exec (self->handle, self->writing ? "BEGIN IMMEDIATE" : "BEGIN", &local_error);

  if (done)
    done = func (self, data, &local_error);
  /* Last: an act may take long, and what is committed to a file without a name is lost. */
  if (done && self->writing)
    done = leads_database_check_place (self->database, &local_error);
  if (done && !leads_handle_in_transaction (self->handle))
    {
      g_set_error_literal (&local_error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED,
                           "an earlier error rolled the transaction back");
      done = FALSE;
    }
  if (done && self->handle->cancellable != NULL)
    done = !g_cancellable_set_error_if_cancelled (self->handle->cancellable, &local_error);

  leads_transaction_shield (self);
  if (done)
    done = leads_handle_exec (self->handle, "COMMIT", &local_error);
  if (!done && leads_handle_in_transaction (self->handle))
    leads_handle_exec (self->handle, "ROLLBACK", NULL);
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
  gboolean nested = leads_handle_in_transaction (self->handle);
  g_autoptr (GCancellable) outer = NULL;
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!nested)
    {
      g_set_object (&self->handle->cancellable, cancellable);
      return run_outermost (self, func, data, error);
    }
  if (!self->writing)
    return func (self, data, error);

  g_set_object (&outer, self->handle->cancellable);
  if (cancellable != NULL)
    g_set_object (&self->handle->cancellable, cancellable);
  done = run_nested (self, func, data, error);
  g_set_object (&self->handle->cancellable, outer);
  return done;
}

void
leads_transaction_shield (LeadsTransaction *self)
{
  g_clear_object (&self->handle->cancellable);
}
