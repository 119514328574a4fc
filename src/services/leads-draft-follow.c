/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-private.h"

#include "leads-draft-compare-private.h"
#include "leads-service-error.h"

#include <glib/gi18n.h>

/*
 * A draft follows its entries and the store: after every change it is compared
 * anew, the newest change winning. Invariant: the totals are those of one
 * comparison, never of two; while a newer one is under way the draft is busy.
 */

void
leads_draft_update_busy (LeadsDraft *self)
{
  guint n_checking = 0;
  gboolean busy;

  for (guint i = 0; i < self->slots->len; i++)
    {
      const LeadsDraftSlot *slot = g_ptr_array_index (self->slots, i);

      n_checking += !leads_draft_slot_is_hidden (slot) && leads_entry_get_state (slot->entry) == LEADS_ENTRY_CHECKING;
    }
  busy = n_checking > 0 || self->idle != NULL || self->comparing != NULL;
  g_object_freeze_notify (G_OBJECT (self));
  if (self->n_checking != n_checking)
    {
      self->n_checking = n_checking;
      g_object_notify (G_OBJECT (self), "n-checking");
    }
  if (self->busy != busy)
    {
      self->busy = busy;
      g_object_notify (G_OBJECT (self), "busy");
    }
  g_object_thaw_notify (G_OBJECT (self));
  if (busy)
    return;

  while (self->waiters->len > 0)
    {
      g_autoptr (GTask) task = g_ptr_array_steal_index (self->waiters, 0);
      GSource *cancel_source = g_task_get_task_data (task);

      /* It holds the task, hence the draft and the store, for as long as it waits. */
      if (cancel_source != NULL)
        g_source_destroy (cancel_source);
      if (self->error != NULL)
        g_task_return_error (task, g_error_copy (self->error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

/* Shown entries that are compared; what waits out of sight does not count yet. */
void
leads_draft_sum_totals (LeadsDraft *self)
{
  self->totals = (LeadsTotals){ 0 };
  for (guint i = 0; i < self->slots->len; i++)
    {
      const LeadsDraftSlot *slot = g_ptr_array_index (self->slots, i);

      if (!leads_draft_slot_is_hidden (slot) && leads_entry_get_state (slot->entry) == LEADS_ENTRY_READY)
        leads_totals_add (&self->totals, leads_entry_get_totals (slot->entry));
    }
  self->totals_serial++;
  g_object_notify (G_OBJECT (self), "totals-serial");
}

/* The first comparison of what was typed is over: show it, or drop it and say why. */
static void
decide (LeadsDraft *self, guint position, const GError *failure)
{
  LeadsDraftSlot *slot = g_ptr_array_index (self->slots, position);
  g_autoptr (LeadsEntry) entry = g_object_ref (slot->entry);
  LeadsOutcome *outcome = leads_entry_get_outcome (entry);
  g_autoptr (GTask) task = g_steal_pointer (&slot->task);
  gboolean refused = outcome != NULL && leads_totals_get_refused (&outcome->totals) > 0;

  if (failure == NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (task)) &&
      (!refused || (slot->flags & LEADS_DRAFT_KEEP_REFUSED) != 0))
    {
      g_list_model_items_changed (G_LIST_MODEL (self), leads_draft_count_shown (self, position), 0, 1);
      g_task_return_pointer (task, g_steal_pointer (&entry), g_object_unref);
      return;
    }
  if (failure == NULL && !refused)
    leads_draft_refresh (self); /* cancelled, but it may have kept a number from another */
  g_ptr_array_remove_index (self->slots, position);
  if (failure != NULL)
    g_task_return_error (task, g_error_copy (failure));
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_new_error (task, LEADS_NUMBER_ERROR, leads_fate_get_reason (outcome->range_fate), "%s",
                             outcome->sentence != NULL ? outcome->sentence : "");
}

static void
decide_all (LeadsDraft *self, const GError *failure)
{
  for (guint i = 0; i < self->slots->len;)
    {
      const LeadsDraftSlot *slot = g_ptr_array_index (self->slots, i);
      LeadsEntry *entry = slot->entry;

      if (leads_draft_slot_is_hidden (slot) && (failure != NULL || leads_entry_get_outcome (entry) != NULL))
        decide (self, i, failure);
      if (leads_draft_find (self, entry) == (int) i)
        i++;
    }
}

/* Entries that were removed meanwhile have an outcome, too; it changes nothing. */
static void
apply (LeadsDraft *self, LeadsComparison *comparison, const GError *failure)
{
  g_clear_error (&self->error);
  if (failure != NULL)
    {
      self->error = g_error_copy (failure);
      for (guint i = 0; i < self->slots->len; i++)
        leads_entry_set_alone (((LeadsDraftSlot *) g_ptr_array_index (self->slots, i))->entry);
    }
  else
    {
      g_clear_pointer (&self->comparison, leads_comparison_unref);
      self->comparison = leads_comparison_ref (comparison);
      for (guint i = 0, next = 0; i < self->slots->len && next < comparison->outcomes->len; i++)
        {
          LeadsEntry *entry = ((LeadsDraftSlot *) g_ptr_array_index (self->slots, i))->entry;
          LeadsOutcome *outcome = g_ptr_array_index (comparison->outcomes, next);

          if (leads_entry_get_content (entry) != outcome->content)
            continue;
          leads_entry_set_outcome (entry, outcome);
          next++;
        }
    }
  decide_all (self, failure);
  leads_draft_update_parts (self);
  leads_draft_sum_totals (self);
  if (failure == NULL && comparison->misses_lead)
    leads_draft_forget_routes (self);
  leads_draft_route_all_again (self);
}

static void start_comparing (LeadsDraft *self);

static void
on_compared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree GWeakRef *ref = data;
  g_autoptr (LeadsDraft) self = g_weak_ref_get (ref);
  g_autoptr (LeadsComparison) comparison = NULL;
  g_autoptr (GError) error = NULL;

  g_weak_ref_clear (ref);
  comparison = leads_draft_compare_finish (G_CANCELLABLE (source), result, &error);
  if (self == NULL)
    return;
  g_clear_object (&self->comparing);
  if (self->stale)
    {
      start_comparing (self);
      return;
    }
  apply (self, comparison, error);
  leads_draft_update_busy (self);
}

static void
start_comparing (LeadsDraft *self)
{
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_outcome_unref);
  GWeakRef *ref = g_new (GWeakRef, 1);

  for (guint i = 0; i < self->slots->len; i++)
    {
      LeadsEntry *entry = ((LeadsDraftSlot *) g_ptr_array_index (self->slots, i))->entry;

      if (leads_entry_get_content (entry) != NULL)
        g_ptr_array_add (outcomes, leads_entry_open_outcome (entry));
    }
  self->stale = FALSE;
  self->comparing = g_cancellable_new ();
  g_weak_ref_init (ref, self);
  leads_draft_compare_async (self->comparing, self->tools, self->lead != NULL ? leads_lead_get_id (self->lead) : 0,
                             outcomes, on_compared, ref);
}

static gboolean
on_idle (gpointer data)
{
  LeadsDraft *self = data;

  g_clear_pointer (&self->idle, g_source_unref);
  start_comparing (self);
  return G_SOURCE_REMOVE;
}

void
leads_draft_refresh (LeadsDraft *self)
{
  if (self->frozen)
    return;
  if (self->comparing != NULL)
    {
      self->stale = TRUE;
      g_cancellable_cancel (self->comparing);
    }
  else if (self->idle == NULL)
    {
      self->idle = g_idle_source_new ();
      g_source_set_priority (self->idle, G_PRIORITY_DEFAULT);
      g_source_set_static_name (self->idle, "LeadsDraft compare");
      g_source_set_callback (self->idle, on_idle, self, NULL);
      g_source_attach (self->idle, self->context);
    }
  leads_draft_update_busy (self);
}

void
leads_draft_set_frozen (LeadsDraft *self, gboolean frozen)
{
  self->frozen = frozen;
}

gboolean
leads_draft_check_frozen (LeadsDraft *self, GError **error)
{
  if (self->frozen)
    g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FAILED,
                         _("These numbers are being uploaded already. Start another upload for more."));
  return !self->frozen;
}

static gboolean
drop_waiter (GCancellable *cancellable, gpointer data)
{
  LeadsDraft *self = g_task_get_source_object (data);
  g_autoptr (GTask) task = g_object_ref (data);

  if (g_ptr_array_remove (self->waiters, task))
    g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

void
leads_draft_settle_async (LeadsDraft *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task;

  g_return_if_fail (LEADS_IS_DRAFT (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, leads_draft_settle_async);
  g_ptr_array_add (self->waiters, task);
  if (cancellable != NULL)
    {
      GSource *source = g_cancellable_source_new (cancellable);

      g_task_set_task_data (task, source, (GDestroyNotify) g_source_unref);
      g_task_attach_source (task, source, G_SOURCE_FUNC (drop_waiter));
    }
  if (self->error != NULL && !self->busy)
    leads_draft_refresh (self);
  leads_draft_update_busy (self);
}

gboolean
leads_draft_settle_finish (LeadsDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
