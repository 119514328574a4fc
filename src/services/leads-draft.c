/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-private.h"

#include "leads-service-error.h"

/*
 * What will be uploaded to a lead: the entries in the order they were added,
 * as a list. What becomes of them is in leads-draft-follow.c, how they come in
 * leads-draft-read.c and leads-draft-typed.c; leads-draft-options.c has what
 * they are judged by.
 */

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
slot_free (LeadsDraftSlot *slot)
{
  g_object_unref (slot->entry);
  g_clear_object (&slot->task);
  g_free (slot);
}

gboolean
leads_draft_slot_is_hidden (const LeadsDraftSlot *slot)
{
  return slot->task != NULL;
}

guint
leads_draft_count_shown (LeadsDraft *self, guint end)
{
  guint n_shown = 0;

  for (guint i = 0; i < end; i++)
    n_shown += !leads_draft_slot_is_hidden (g_ptr_array_index (self->slots, i));
  return n_shown;
}

int
leads_draft_find (LeadsDraft *self, LeadsEntry *entry)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      if (((LeadsDraftSlot *) g_ptr_array_index (self->slots, i))->entry == entry)
        return i;
    }
  return -1;
}

static void
on_store_changed (LeadsDraft *self, guint what)
{
  guint mask = LEADS_CHANGED_NUMBERS | LEADS_CHANGED_UPLOADS;

  if (leads_draft_is_for_many (self))
    mask |= LEADS_CHANGED_CONNECTIONS;
  if ((what & mask) != 0 && self->slots->len > 0)
    leads_draft_refresh (self);
}

static void
append (LeadsDraft *self, LeadsEntry *entry, LeadsDraftFlags flags, GTask *task)
{
  LeadsDraftSlot *slot = g_new0 (LeadsDraftSlot, 1);

  slot->entry = g_object_ref (entry);
  slot->flags = flags;
  slot->task = task != NULL ? g_object_ref (task) : NULL;
  g_ptr_array_add (self->slots, slot);
  if (task == NULL)
    g_list_model_items_changed (G_LIST_MODEL (self), leads_draft_count_shown (self, self->slots->len - 1), 0, 1);
}

void
leads_draft_try (LeadsDraft *self,
                 LeadsContent *content,
                 LeadsDraftInput *input,
                 LeadsDraftFlags flags,
                 GTask *task)
{
  g_autoptr (LeadsEntry) entry = leads_entry_new_typed (self->tools, content);
  GError *error = NULL;

  if (!leads_draft_check_frozen (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  leads_entry_set_input (entry, input);
  leads_entry_set_includes_unplanned (entry, leads_draft_would_include (self, flags) ? LEADS_UNPLANNED_ALL : 0);
  append (self, entry, flags, task);
  leads_draft_refresh (self);
}

void
leads_draft_append (LeadsDraft *self, LeadsEntry *entry)
{
  leads_entry_set_includes_unplanned (entry, self->includes_unplanned ? LEADS_UNPLANNED_ALL : 0);
  leads_entry_set_repaired (entry, self->repairs ? LEADS_REPAIRS_CERTAIN : 0);
  append (self, entry, LEADS_DRAFT_FLAGS_NONE, NULL);
  leads_draft_update_busy (self);
}

void
leads_draft_settle_entry (LeadsDraft *self, LeadsEntry *entry, LeadsContent *content, const GError *error)
{
  if (leads_draft_find (self, entry) < 0)
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
  leads_draft_update_busy (self);
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

static GType
leads_draft_get_item_type (GListModel *model)
{
  return LEADS_TYPE_ENTRY;
}

static guint
leads_draft_get_n_items (GListModel *model)
{
  LeadsDraft *self = LEADS_DRAFT (model);

  return leads_draft_count_shown (self, self->slots->len);
}

static gpointer
leads_draft_get_item (GListModel *model, guint position)
{
  LeadsDraft *self = LEADS_DRAFT (model);

  for (guint i = 0; i < self->slots->len; i++)
    {
      LeadsDraftSlot *slot = g_ptr_array_index (self->slots, i);

      if (!leads_draft_slot_is_hidden (slot) && position-- == 0)
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
      LeadsJob *job = leads_entry_get_job (((LeadsDraftSlot *) g_ptr_array_index (self->slots, i))->entry);

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
  g_clear_pointer (&self->folder, leads_draft_folder_unref);
  g_clear_object (&self->lead);
  g_clear_object (&self->parts);
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_pointer (&self->matches, leads_matches_unref);
  g_free (self->country);
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
  if (lead != NULL)
    leads_draft_set_country (self, leads_lead_get_country (lead));
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

  position = leads_draft_find (self, entry);
  if (position < 0 || self->frozen)
    return;
  kept = g_object_ref (entry);
  g_ptr_array_remove_index (self->slots, position);
  g_list_model_items_changed (G_LIST_MODEL (self), leads_draft_count_shown (self, position), 1, 0);
  if (leads_entry_get_job (entry) != NULL)
    {
      job = g_object_ref (leads_entry_get_job (entry));
      leads_job_cancel (job);
    }
  leads_draft_sum_totals (self);
  if (leads_entry_get_content (entry) != NULL)
    leads_draft_refresh (self);
  else
    leads_draft_update_busy (self);
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
leads_draft_include_unplanned (LeadsDraft *self, LeadsEntry *entry, LeadsUnplanned kinds)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  if (!self->frozen && leads_entry_set_includes_unplanned (entry, leads_entry_get_includes_unplanned (entry) | kinds))
    leads_draft_refresh (self);
}

void
leads_draft_exclude_unplanned (LeadsDraft *self, LeadsEntry *entry, LeadsUnplanned kinds)
{
  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  if (!self->frozen && leads_entry_set_includes_unplanned (entry, leads_entry_get_includes_unplanned (entry) & ~kinds))
    leads_draft_refresh (self);
}
