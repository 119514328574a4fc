/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-session-private.h"

#include "leads-draft-keeper-private.h"
#include "leads-draft-part.h"
#include "leads-draft-private.h"
#include "leads-service-error.h"
#include "leads-work-private.h"

#include <leads-time.h>

/*
 * Keeps a draft while somebody works on it: a moment after a change its state is
 * taken on the main thread, by reference, and written on another.
 *
 * Invariant: one write at a time, the newest state last. Copies of entries that
 * went are removed after the state without them is on the disk.
 */

/* Milliseconds from a change to its save: changes that come together are one. */
#define SAVE_DELAY 250

G_DEFINE_FINAL_TYPE (LeadsDraftSession, leads_draft_session, G_TYPE_OBJECT)

enum
{
  PROP_ERROR = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* Everything a thread needs for one save. */
struct _LeadsDraftSave
{
  LeadsDraftKeeper *keeper;
  LeadsDraftFolder *folder;
  LeadsDraftState *state;
  GPtrArray *gone; /* names of copies that nothing needs any more */
  gboolean last;
};

void
leads_draft_save_free (LeadsDraftSave *save)
{
  g_object_unref (save->keeper);
  leads_draft_folder_unref (save->folder);
  leads_draft_state_free (save->state);
  g_ptr_array_unref (save->gone);
  g_free (save);
}

void
leads_draft_session_set_error (LeadsDraftSession *self, const GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  if (self->error != NULL && error != NULL && g_str_equal (self->error->message, error->message))
    return;
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

GHashTable *
leads_draft_session_list_copies (const LeadsDraftState *state)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < state->items->len; i++)
    {
      const LeadsDraftItem *item = g_ptr_array_index (state->items, i);

      if (item->input->copy != NULL)
        g_hash_table_add (names, g_strdup (item->input->copy));
    }
  return names;
}

/* What the last state had and @names does not. */
static GPtrArray *
list_gone (LeadsDraftSession *self, GHashTable *names)
{
  GPtrArray *gone = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->copies);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (!g_hash_table_contains (names, name))
        g_ptr_array_add (gone, g_strdup (name));
    }
  return gone;
}

/* While files are read again the draft is not complete: what it said before still holds. */
static gint64
count_numbers (LeadsDraftSession *self, const LeadsDraftState *state)
{
  if (leads_draft_get_n_checking (self->draft) == 0)
    self->n_numbers = state->n_numbers;
  return MAX (self->n_numbers, state->n_numbers);
}

LeadsDraftSave *
leads_draft_session_new_save (LeadsDraftSession *self)
{
  LeadsDraftSave *save = g_new0 (LeadsDraftSave, 1);
  GHashTable *names;

  save->keeper = g_object_ref (self->keeper);
  save->folder = leads_draft_folder_ref (self->folder);
  save->state = leads_draft_dup_state (self->draft);
  save->state->n_numbers = count_numbers (self, save->state);
  save->state->saved_at = leads_time_now ();
  save->state->profile_id = self->settings.profile_id;
  save->state->connection_id = self->settings.connection_id;
  save->state->service_info = g_strdup (self->settings.service_info);
  save->state->ticket = g_strdup (self->settings.ticket);
  save->state->typed_start = g_strdup (self->typed_start);
  save->state->typed_end = g_strdup (self->typed_end);
  names = leads_draft_session_list_copies (save->state);
  save->gone = list_gone (self, names);
  g_hash_table_unref (self->copies);
  self->copies = names;
  return save;
}

gboolean
leads_draft_save_write (const LeadsDraftSave *save, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (save->state->items->len > 0)
    bytes = leads_draft_state_to_bytes (save->state);
  if (!leads_draft_folder_write_state (save->folder, bytes, save->last, error))
    return FALSE;
  for (guint i = 0; i < save->gone->len; i++)
    leads_draft_folder_remove_copy (save->folder, g_ptr_array_index (save->gone, i));
  return TRUE;
}

static gpointer
save_in_thread (const LeadsWork *work, GError **error)
{
  const LeadsDraftSave *save = work->data;
  GError *failure = NULL;

  if (leads_draft_save_write (save, &failure))
    failure = leads_draft_folder_dup_failure (save->folder);
  leads_draft_keeper_end (save->keeper);
  if (failure == NULL)
    return GINT_TO_POINTER (TRUE);
  g_propagate_error (error, failure);
  return NULL;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  LeadsDraftSession *self = LEADS_DRAFT_SESSION (source);
  g_autoptr (GError) error = NULL;

  leads_work_finish_boolean (source, result, save_in_thread, &error);
  self->saving = FALSE;
  if (error != NULL && self->phase == LEADS_DRAFT_SESSION_FINISHED && error->code != LEADS_SERVICE_ERROR_NOT_FOUND)
    leads_draft_keeper_fail (self->keeper, error);
  if (self->phase != LEADS_DRAFT_SESSION_KEEPING)
    return;
  leads_draft_session_set_error (self, error);
  if (self->changed)
    leads_draft_session_schedule (self);
}

static void
start_saving (LeadsDraftSession *self, gboolean last)
{
  LeadsDraftSave *save = leads_draft_session_new_save (self);

  save->last = last;
  self->changed = FALSE;
  self->saving = TRUE;
  leads_draft_keeper_note (self->keeper, self->lead_id, save->state->items->len > 0 ? save->state->n_numbers : -1);
  leads_draft_keeper_begin (self->keeper);
  leads_work_start (self, save_in_thread, NULL, NULL, save_in_thread, save, (GDestroyNotify) leads_draft_save_free, NULL, on_saved,
                    NULL);
}

static gboolean
on_save_due (gpointer data)
{
  LeadsDraftSession *self = data;

  self->save_source = 0;
  start_saving (self, FALSE);
  return G_SOURCE_REMOVE;
}

void
leads_draft_session_schedule (LeadsDraftSession *self)
{
  if (self->phase != LEADS_DRAFT_SESSION_KEEPING)
    return;
  self->changed = TRUE;
  if (!self->saving && self->save_source == 0)
    self->save_source = g_timeout_add (SAVE_DELAY, on_save_due, self);
}

static void
leads_draft_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ERROR:
      g_value_set_boxed (value, LEADS_DRAFT_SESSION (object)->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_draft_session_dispose (GObject *object)
{
  LeadsDraftSession *self = LEADS_DRAFT_SESSION (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (leads_draft_session_parent_class)->dispose (object);
}

static void
leads_draft_session_finalize (GObject *object)
{
  LeadsDraftSession *self = LEADS_DRAFT_SESSION (object);

  leads_draft_folder_unref (self->folder);
  g_hash_table_unref (self->copies);
  g_free ((char *) self->settings.service_info);
  g_free ((char *) self->settings.ticket);
  g_free (self->typed_start);
  g_free (self->typed_end);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (leads_draft_session_parent_class)->finalize (object);
}

static void
leads_draft_session_class_init (LeadsDraftSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = leads_draft_session_get_property;
  object_class->dispose = leads_draft_session_dispose;
  object_class->finalize = leads_draft_session_finalize;

  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
leads_draft_session_init (LeadsDraftSession *self)
{
  self->copies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* What is chosen for a lead of several is told by its part alone. */
static void
on_parts_changed (LeadsDraftSession *self, guint position, guint removed, guint added, GListModel *parts)
{
  static const char *const choices[] = { "notify::connection-id", "notify::service-info", "notify::included" };

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (LeadsDraftPart) part = g_list_model_get_item (parts, i);

      g_signal_handlers_disconnect_by_func (part, leads_draft_session_schedule, self);
      for (guint j = 0; j < G_N_ELEMENTS (choices); j++)
        g_signal_connect_object (part, choices[j], G_CALLBACK (leads_draft_session_schedule), self, G_CONNECT_SWAPPED);
    }
}

LeadsDraftSession *
leads_draft_session_new (LeadsDraftKeeper *keeper, LeadsDraft *draft)
{
  LeadsDraftSession *self = g_object_new (LEADS_TYPE_DRAFT_SESSION, NULL);
  LeadsLead *lead = leads_draft_get_lead (draft);
  GListModel *parts = leads_draft_get_parts (draft);

  self->lead_id = lead != NULL ? leads_lead_get_id (lead) : LEADS_DRAFT_OF_SEVERAL;
  self->keeper = g_object_ref (keeper);
  self->draft = g_object_ref (draft);
  self->folder = leads_draft_keeper_new_folder (keeper, self->lead_id);
  self->phase = leads_draft_keeper_has (keeper, self->lead_id) ? LEADS_DRAFT_SESSION_WAITING : LEADS_DRAFT_SESSION_KEEPING;
  leads_draft_keep_in (draft, self->folder);
  /* A decision makes the draft busy at once; what comes of it is told when it was compared. */
  g_signal_connect_swapped (draft, "items-changed", G_CALLBACK (leads_draft_session_schedule), self);
  g_signal_connect_swapped (draft, "notify::busy", G_CALLBACK (leads_draft_session_schedule), self);
  g_signal_connect_swapped (draft, "notify::totals-serial", G_CALLBACK (leads_draft_session_schedule), self);
  if (parts != NULL)
    g_signal_connect_object (parts, "items-changed", G_CALLBACK (on_parts_changed), self, G_CONNECT_SWAPPED);
  return self;
}

static gboolean
replace_text (const char **kept, const char *text)
{
  if (g_strcmp0 (*kept, text) == 0)
    return FALSE;
  g_free ((char *) *kept);
  *kept = g_strdup (text);
  return TRUE;
}

void
leads_draft_session_set_settings (LeadsDraftSession *self, const LeadsUploadSettings *settings)
{
  gboolean changed;

  g_return_if_fail (LEADS_IS_DRAFT_SESSION (self));
  g_return_if_fail (settings != NULL);

  changed = self->settings.profile_id != settings->profile_id || self->settings.connection_id != settings->connection_id;
  self->settings.profile_id = settings->profile_id;
  self->settings.connection_id = settings->connection_id;
  changed |= replace_text (&self->settings.service_info, settings->service_info);
  changed |= replace_text (&self->settings.ticket, settings->ticket);
  if (changed)
    leads_draft_session_schedule (self);
}

void
leads_draft_session_set_typed (LeadsDraftSession *self, const char *start, const char *end)
{
  gboolean changed;

  g_return_if_fail (LEADS_IS_DRAFT_SESSION (self));

  changed = replace_text ((const char **) &self->typed_start, start);
  changed |= replace_text ((const char **) &self->typed_end, end);
  if (changed)
    leads_draft_session_schedule (self);
}

const char *
leads_draft_session_get_typed (LeadsDraftSession *self, const char **end)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_SESSION (self), NULL);

  *end = self->typed_end;
  return self->typed_start;
}

const LeadsUploadSettings *
leads_draft_session_get_settings (LeadsDraftSession *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_SESSION (self), NULL);

  return &self->settings;
}

const GError *
leads_draft_session_get_error (LeadsDraftSession *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_SESSION (self), NULL);

  return self->error;
}

const char *
leads_draft_session_find_changed (LeadsDraftSession *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_SESSION (self), NULL);

  return leads_draft_find_changed (self->draft);
}

void
leads_draft_session_finish (LeadsDraftSession *self)
{
  self->phase = LEADS_DRAFT_SESSION_FINISHED;
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->draft, self);
}

void
leads_draft_session_close (LeadsDraftSession *self)
{
  g_return_if_fail (LEADS_IS_DRAFT_SESSION (self));

  if (self->phase == LEADS_DRAFT_SESSION_KEEPING)
    start_saving (self, TRUE);
  if (self->phase != LEADS_DRAFT_SESSION_FINISHED)
    leads_draft_session_finish (self);
}
