/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-private.h"

#include "leads-draft-compare-private.h"
#include "leads-service-error.h"

/*
 * What will be uploaded to a lead: the entries in the order they were added,
 * and the comparison that says what becomes of each. Invariant: the totals
 * are those of one comparison, never of two; while a newer one is under way
 * the draft is busy.
 */

typedef struct
{
  LeadsEntry *entry;
  LeadsDraftFlags flags;
  GTask *task; /* set while it waits, out of sight, for its first comparison */
} Slot;

struct _LeadsDraft
{
  GObject parent_instance;

  LeadsTools *tools;
  LeadsLead *lead;
  GMainContext *context;

  GPtrArray *slots;
  LeadsComparison *comparison;
  LeadsTotals totals;
  guint totals_serial;
  GError *error;
  GPtrArray *waiters; /* GTask: who settles */

  GSource *idle;
  GCancellable *comparing; /* the one under way */
  gboolean stale;          /* it is out of date before it ended */
  gboolean frozen;
  gboolean busy;
  guint n_checking;
};

static void leads_draft_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LeadsDraft,
                               leads_draft,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, leads_draft_list_init))

enum
{
  PROP_LEAD = 1,
  PROP_BUSY,
  PROP_N_CHECKING,
  PROP_TOTALS_SERIAL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
slot_free (Slot *slot)
{
  g_object_unref (slot->entry);
  g_clear_object (&slot->task);
  g_free (slot);
}

static gboolean
is_hidden (const Slot *slot)
{
  return slot->task != NULL;
}

static guint
count_shown (LeadsDraft *self, guint end)
{
  guint n_shown = 0;

  for (guint i = 0; i < end; i++)
    n_shown += !is_hidden (g_ptr_array_index (self->slots, i));
  return n_shown;
}

static int
find_slot (LeadsDraft *self, LeadsEntry *entry)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      if (((Slot *) g_ptr_array_index (self->slots, i))->entry == entry)
        return i;
    }
  return -1;
}

static void
update_busy (LeadsDraft *self)
{
  guint n_checking = 0;
  gboolean busy;

  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = g_ptr_array_index (self->slots, i);

      n_checking += !is_hidden (slot) && leads_entry_get_state (slot->entry) == LEADS_ENTRY_CHECKING;
    }
  busy = n_checking > 0 || self->idle != NULL || self->comparing != NULL;
  g_object_freeze_notify (G_OBJECT (self));
  if (self->n_checking != n_checking)
    {
      self->n_checking = n_checking;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CHECKING]);
    }
  if (self->busy != busy)
    {
      self->busy = busy;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
    }
  g_object_thaw_notify (G_OBJECT (self));
  if (busy)
    return;

  while (self->waiters->len > 0)
    {
      g_autoptr (GTask) task = g_ptr_array_steal_index (self->waiters, 0);

      if (self->error != NULL)
        g_task_return_error (task, g_error_copy (self->error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

/* Shown entries that are compared; what waits out of sight does not count yet. */
static void
sum_totals (LeadsDraft *self)
{
  self->totals = (LeadsTotals){ 0 };
  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = g_ptr_array_index (self->slots, i);

      if (!is_hidden (slot) && leads_entry_get_state (slot->entry) == LEADS_ENTRY_READY)
        leads_totals_add (&self->totals, leads_entry_get_totals (slot->entry));
    }
  self->totals_serial++;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOTALS_SERIAL]);
}

/* The first comparison of what was typed is over: show it, or drop it and say why. */
static void
decide (LeadsDraft *self, guint position, const GError *failure)
{
  Slot *slot = g_ptr_array_index (self->slots, position);
  g_autoptr (LeadsEntry) entry = g_object_ref (slot->entry);
  LeadsOutcome *outcome = leads_entry_get_outcome (entry);
  g_autoptr (GTask) task = g_steal_pointer (&slot->task);
  gboolean refused = outcome != NULL && leads_totals_get_refused (&outcome->totals) > 0;

  if (failure == NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (task)) &&
      (!refused || (slot->flags & LEADS_DRAFT_KEEP_REFUSED) != 0))
    {
      g_list_model_items_changed (G_LIST_MODEL (self), count_shown (self, position), 0, 1);
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
      const Slot *slot = g_ptr_array_index (self->slots, i);
      LeadsEntry *entry = slot->entry;

      if (is_hidden (slot) && (failure != NULL || leads_entry_get_outcome (entry) != NULL))
        decide (self, i, failure);
      if (find_slot (self, entry) == (int) i)
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
        leads_entry_set_alone (((Slot *) g_ptr_array_index (self->slots, i))->entry);
    }
  else
    {
      g_clear_pointer (&self->comparison, leads_comparison_unref);
      self->comparison = leads_comparison_ref (comparison);
      for (guint i = 0, next = 0; i < self->slots->len && next < comparison->outcomes->len; i++)
        {
          LeadsEntry *entry = ((Slot *) g_ptr_array_index (self->slots, i))->entry;
          LeadsOutcome *outcome = g_ptr_array_index (comparison->outcomes, next);

          if (leads_entry_get_content (entry) != outcome->content)
            continue;
          leads_entry_set_outcome (entry, outcome);
          next++;
        }
    }
  decide_all (self, failure);
  sum_totals (self);
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
  update_busy (self);
}

static void
start_comparing (LeadsDraft *self)
{
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_outcome_unref);
  GWeakRef *ref = g_new (GWeakRef, 1);

  for (guint i = 0; i < self->slots->len; i++)
    {
      LeadsEntry *entry = ((Slot *) g_ptr_array_index (self->slots, i))->entry;

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
  update_busy (self);
}

static void
on_store_changed (LeadsDraft *self, guint what)
{
  if ((what & (LEADS_CHANGED_NUMBERS | LEADS_CHANGED_UPLOADS)) != 0 && self->slots->len > 0)
    leads_draft_refresh (self);
}

static void
append (LeadsDraft *self, LeadsEntry *entry, LeadsDraftFlags flags, GTask *task)
{
  Slot *slot = g_new0 (Slot, 1);

  slot->entry = g_object_ref (entry);
  slot->flags = flags;
  slot->task = task != NULL ? g_object_ref (task) : NULL;
  g_ptr_array_add (self->slots, slot);
  if (task == NULL)
    g_list_model_items_changed (G_LIST_MODEL (self), count_shown (self, self->slots->len - 1), 0, 1);
}

void
leads_draft_try (LeadsDraft *self, LeadsContent *content, LeadsDraftFlags flags, GTask *task)
{
  g_autoptr (LeadsEntry) entry = leads_entry_new_typed (self->tools, content);

  append (self, entry, flags, task);
  leads_draft_refresh (self);
}

void
leads_draft_append (LeadsDraft *self, LeadsEntry *entry)
{
  append (self, entry, LEADS_DRAFT_FLAGS_NONE, NULL);
  update_busy (self);
}

void
leads_draft_settle_entry (LeadsDraft *self, LeadsEntry *entry, LeadsContent *content, const GError *error)
{
  if (find_slot (self, entry) < 0)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      leads_draft_remove (self, entry);
      return;
    }
  if (content != NULL)
    {
      leads_entry_set_content (entry, content);
      leads_draft_refresh (self);
      return;
    }
  leads_entry_fail (entry, error);
  update_busy (self);
}

LeadsTools *
leads_draft_get_tools (LeadsDraft *self)
{
  return self->tools;
}

GMainContext *
leads_draft_get_context (LeadsDraft *self)
{
  return self->context;
}

LeadsComparison *
leads_draft_get_comparison (LeadsDraft *self)
{
  return self->comparison;
}

void
leads_draft_set_frozen (LeadsDraft *self, gboolean frozen)
{
  self->frozen = frozen;
}

static GType
leads_draft_get_item_type (GListModel *model)
{
  return LEADS_TYPE_ENTRY;
}

static guint
leads_draft_get_n_items (GListModel *model)
{
  LeadsDraft *self = LEADS_DRAFT (model);

  return count_shown (self, self->slots->len);
}

static gpointer
leads_draft_get_item (GListModel *model, guint position)
{
  LeadsDraft *self = LEADS_DRAFT (model);

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);

      if (!is_hidden (slot) && position-- == 0)
        return g_object_ref (slot->entry);
    }
  return NULL;
}

static void
leads_draft_list_init (GListModelInterface *iface)
{
  iface->get_item_type = leads_draft_get_item_type;
  iface->get_n_items = leads_draft_get_n_items;
  iface->get_item = leads_draft_get_item;
}

static void
leads_draft_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LeadsDraft *self = LEADS_DRAFT (object);

  switch (prop_id)
    {
    case PROP_LEAD:
      g_value_set_object (value, self->lead);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_N_CHECKING:
      g_value_set_uint (value, self->n_checking);
      break;
    case PROP_TOTALS_SERIAL:
      g_value_set_uint (value, self->totals_serial);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_draft_dispose (GObject *object)
{
  LeadsDraft *self = LEADS_DRAFT (object);

  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  if (self->idle != NULL)
    g_source_destroy (self->idle);
  g_clear_pointer (&self->idle, g_source_unref);
  for (guint i = 0; i < self->slots->len; i++)
    {
      LeadsJob *job = leads_entry_get_job (((Slot *) g_ptr_array_index (self->slots, i))->entry);

      if (job != NULL)
        leads_job_cancel (job);
    }
  g_ptr_array_set_size (self->slots, 0);
  G_OBJECT_CLASS (leads_draft_parent_class)->dispose (object);
}

static void
leads_draft_finalize (GObject *object)
{
  LeadsDraft *self = LEADS_DRAFT (object);

  g_ptr_array_unref (self->slots);
  g_ptr_array_unref (self->waiters);
  g_clear_pointer (&self->comparison, leads_comparison_unref);
  g_clear_error (&self->error);
  g_clear_object (&self->lead);
  g_clear_pointer (&self->tools, leads_tools_unref);
  g_main_context_unref (self->context);
  G_OBJECT_CLASS (leads_draft_parent_class)->finalize (object);
}

static void
leads_draft_class_init (LeadsDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = leads_draft_get_property;
  object_class->dispose = leads_draft_dispose;
  object_class->finalize = leads_draft_finalize;

  props[PROP_LEAD] = g_param_spec_object ("lead", NULL, NULL, LEADS_TYPE_LEAD, flags);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  props[PROP_N_CHECKING] = g_param_spec_uint ("n-checking", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_TOTALS_SERIAL] = g_param_spec_uint ("totals-serial", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
leads_draft_init (LeadsDraft *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) slot_free);
  self->waiters = g_ptr_array_new_with_free_func (g_object_unref);
}

LeadsDraft *
leads_draft_new (LeadsTools *tools, LeadsLead *lead)
{
  LeadsDraft *self = g_object_new (LEADS_TYPE_DRAFT, NULL);

  self->tools = leads_tools_ref (tools);
  g_set_object (&self->lead, lead);
  g_signal_connect_object (tools->database, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  return self;
}

LeadsLead *
leads_draft_get_lead (LeadsDraft *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), NULL);

  return self->lead;
}

gboolean
leads_draft_get_busy (LeadsDraft *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), FALSE);

  return self->busy;
}

guint
leads_draft_get_n_checking (LeadsDraft *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), 0);

  return self->n_checking;
}

const LeadsTotals *
leads_draft_get_totals (LeadsDraft *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), NULL);

  return &self->totals;
}

const GError *
leads_draft_get_error (LeadsDraft *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), NULL);

  return self->error;
}

void
leads_draft_remove (LeadsDraft *self, LeadsEntry *entry)
{
  g_autoptr (LeadsEntry) kept = NULL;
  g_autoptr (LeadsJob) job = NULL;
  int position;

  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  position = find_slot (self, entry);
  if (position < 0 || self->frozen)
    return;
  kept = g_object_ref (entry);
  g_ptr_array_remove_index (self->slots, position);
  g_list_model_items_changed (G_LIST_MODEL (self), count_shown (self, position), 1, 0);
  if (leads_entry_get_job (entry) != NULL)
    {
      job = g_object_ref (leads_entry_get_job (entry));
      leads_job_cancel (job);
    }
  sum_totals (self);
  if (leads_entry_get_content (entry) != NULL)
    leads_draft_refresh (self);
  else
    update_busy (self);
}

void
leads_draft_remove_line (LeadsDraft *self, LeadsEntry *entry, guint64 index)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  if (self->frozen || leads_entry_get_source (entry) == LEADS_UPLOAD_SOURCE_RANGE)
    return;
  if (leads_entry_get_source (entry) == LEADS_UPLOAD_SOURCE_SINGLE)
    leads_draft_remove (self, entry);
  else if (leads_entry_remove_line (entry, index))
    leads_draft_refresh (self);
}

void
leads_draft_repair (LeadsDraft *self, LeadsEntry *entry, LeadsReason reason)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  if (!self->frozen && leads_entry_set_repaired (entry, reason, TRUE))
    leads_draft_refresh (self);
}

void
leads_draft_unrepair (LeadsDraft *self, LeadsEntry *entry, LeadsReason reason)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  if (!self->frozen && leads_entry_set_repaired (entry, reason, FALSE))
    leads_draft_refresh (self);
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
      g_autoptr (GSource) source = g_cancellable_source_new (cancellable);

      g_task_attach_source (task, source, G_SOURCE_FUNC (drop_waiter));
    }
  if (self->error != NULL && !self->busy)
    leads_draft_refresh (self);
  update_busy (self);
}

gboolean
leads_draft_settle_finish (LeadsDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
