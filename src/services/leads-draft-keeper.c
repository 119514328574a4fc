/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-keeper-private.h"

#include "leads-draft-aside-private.h"
#include "leads-draft-state-private.h"
#include "leads-draft-undone-private.h"
#include "leads-work-private.h"

#include <leads-spool.h>

#include <string.h>

/*
 * Which leads have a draft. Invariant: the table says what this program knows; what a folder really holds is found
 * out when it is opened.
 */

/* Characters of a lead's id at most. */
#define ID_CHARS 19

/* The folder of the draft for several leads: no lead's id. */
#define SEVERAL_NAME "several-leads"

struct _LeadsDraftKeeper
{
  GObject parent_instance;

  char *path;
  GHashTable *n_numbers; /* lead's id to gint64 */
  GHashTable *undone;    /* lead's id to LeadsDraftUndone: the draft that came back */

  GMutex lock;
  GCond ended;
  guint n_writes;
};

G_DEFINE_FINAL_TYPE (LeadsDraftKeeper, leads_draft_keeper, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
leads_draft_keeper_dispose (GObject *object)
{
  /* What was closed last is on the disk before the program ends. */
  leads_draft_keeper_wait (LEADS_DRAFT_KEEPER (object));

  G_OBJECT_CLASS (leads_draft_keeper_parent_class)->dispose (object);
}

static void
leads_draft_keeper_finalize (GObject *object)
{
  LeadsDraftKeeper *self = LEADS_DRAFT_KEEPER (object);

  g_free (self->path);
  g_hash_table_unref (self->n_numbers);
  g_hash_table_unref (self->undone);
  g_cond_clear (&self->ended);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (leads_draft_keeper_parent_class)->finalize (object);
}

static void
leads_draft_keeper_class_init (LeadsDraftKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = leads_draft_keeper_dispose;
  object_class->finalize = leads_draft_keeper_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
leads_draft_keeper_init (LeadsDraftKeeper *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->ended);
  self->n_numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->undone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) leads_draft_undone_free);
}

LeadsDraftKeeper *
leads_draft_keeper_new (const char *data_dir)
{
  LeadsDraftKeeper *self = g_object_new (LEADS_TYPE_DRAFT_KEEPER, NULL);

  self->path = g_build_filename (data_dir, LEADS_DRAFTS_FOLDER_NAME, NULL);
  return self;
}

static LeadsDraftFolder *
new_folder (const char *path, gint64 lead_id)
{
  g_autofree char *name = lead_id == LEADS_DRAFT_OF_SEVERAL ? g_strdup (SEVERAL_NAME)
                                                            : g_strdup_printf ("%" G_GINT64_FORMAT, lead_id);
  g_autofree char *folder = g_build_filename (path, name, NULL);

  return leads_draft_folder_new (folder);
}

LeadsDraftFolder *
leads_draft_keeper_new_folder (LeadsDraftKeeper *self, gint64 lead_id)
{
  return new_folder (self->path, lead_id);
}

static void
remember (LeadsDraftKeeper *self, gint64 lead_id, gint64 n_numbers)
{
  g_hash_table_replace (self->n_numbers, g_memdup2 (&lead_id, sizeof lead_id), g_memdup2 (&n_numbers, sizeof n_numbers));
}

static void
remember_undone (LeadsDraftKeeper *self, gint64 lead_id, LeadsDraftUndone *undone)
{
  g_hash_table_replace (self->undone, g_memdup2 (&lead_id, sizeof lead_id), undone);
}

/* One that cannot be read is there all the same: it is told about when it is opened. */
static void
load (LeadsDraftKeeper *self, gint64 lead_id)
{
  g_autoptr (LeadsDraftFolder) folder = new_folder (self->path, lead_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = leads_draft_folder_read_state (folder, &error);
  g_autoptr (LeadsDraftState) state = NULL;
  LeadsDraftUndone *undone;

  if (bytes == NULL && error == NULL)
    {
      /* A crash came before the first save. Another program that is about to save has it locked. */
      leads_draft_folder_clear (folder, NULL);
      return;
    }
  if (bytes != NULL)
    state = leads_draft_state_from_bytes (bytes, NULL);
  remember (self, lead_id, state != NULL ? state->n_numbers : 0);
  undone = leads_draft_undone_read (folder);
  if (undone != NULL)
    remember_undone (self, lead_id, undone);
}

void
leads_draft_keeper_load (LeadsDraftKeeper *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->path, 0, NULL);
  g_autofree char *data_dir = g_path_get_dirname (self->path);
  const char *name;

  leads_spool_sweep (data_dir);
  leads_draft_aside_sweep (self->path);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      guint64 lead_id;

      if (g_str_equal (name, SEVERAL_NAME))
        load (self, LEADS_DRAFT_OF_SEVERAL);
      else if (strlen (name) <= ID_CHARS && g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT64, &lead_id, NULL))
        load (self, (gint64) lead_id);
    }
}

void
leads_draft_keeper_note (LeadsDraftKeeper *self, gint64 lead_id, gint64 n_numbers)
{
  const gint64 *known = g_hash_table_lookup (self->n_numbers, &lead_id);

  if (n_numbers < 0)
    g_hash_table_remove (self->undone, &lead_id);
  if (known != NULL ? *known == n_numbers : n_numbers < 0)
    return;
  if (n_numbers >= 0)
    remember (self, lead_id, n_numbers);
  else
    g_hash_table_remove (self->n_numbers, &lead_id);
  g_signal_emit (self, signals[CHANGED], 0, lead_id);
}

void
leads_draft_keeper_fail (LeadsDraftKeeper *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

void
leads_draft_keeper_begin (LeadsDraftKeeper *self)
{
  g_mutex_lock (&self->lock);
  self->n_writes++;
  g_mutex_unlock (&self->lock);
}

void
leads_draft_keeper_end (LeadsDraftKeeper *self)
{
  g_mutex_lock (&self->lock);
  self->n_writes--;
  g_cond_broadcast (&self->ended);
  g_mutex_unlock (&self->lock);
}

void
leads_draft_keeper_wait (LeadsDraftKeeper *self)
{
  g_mutex_lock (&self->lock);
  while (self->n_writes > 0)
    g_cond_wait (&self->ended, &self->lock);
  g_mutex_unlock (&self->lock);
}

void
leads_draft_keeper_forget (const char *data_dir, gint64 lead_id)
{
  g_autofree char *path = g_build_filename (data_dir, LEADS_DRAFTS_FOLDER_NAME, NULL);
  g_autoptr (LeadsDraftFolder) folder = new_folder (path, lead_id);
  g_autoptr (GError) error = NULL;

  if (!leads_draft_folder_clear (folder, &error))
    g_message ("Cannot remove the draft of a deleted lead: %s", error->message);
  leads_draft_aside_clear (path, lead_id);
}

gboolean
leads_draft_keeper_has (LeadsDraftKeeper *self, gint64 lead_id)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_KEEPER (self), FALSE);

  return g_hash_table_contains (self->n_numbers, &lead_id);
}

gint64
leads_draft_keeper_get_n_numbers (LeadsDraftKeeper *self, gint64 lead_id)
{
  const gint64 *n_numbers;

  g_return_val_if_fail (LEADS_IS_DRAFT_KEEPER (self), 0);

  n_numbers = g_hash_table_lookup (self->n_numbers, &lead_id);
  return n_numbers != NULL ? *n_numbers : 0;
}

LeadsDraftSession *
leads_draft_keeper_keep (LeadsDraftKeeper *self, LeadsDraft *draft)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_KEEPER (self), NULL);
  g_return_val_if_fail (LEADS_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (leads_draft_get_lead (draft) != NULL || leads_draft_is_for_many (draft), NULL);

  return leads_draft_session_new (self, draft);
}

const char *
leads_draft_keeper_get_path (LeadsDraftKeeper *self)
{
  return self->path;
}

void
leads_draft_keeper_note_undone (LeadsDraftKeeper *self, gint64 lead_id, gint64 upload_id, const char *digest)
{
  remember_undone (self, lead_id, leads_draft_undone_new (upload_id, digest));
}

gint64
leads_draft_keeper_get_undone (LeadsDraftKeeper *self, gint64 lead_id)
{
  const LeadsDraftUndone *undone;

  g_return_val_if_fail (LEADS_IS_DRAFT_KEEPER (self), 0);

  undone = g_hash_table_lookup (self->undone, &lead_id);
  return undone != NULL ? undone->upload_id : 0;
}

const char *
leads_draft_keeper_get_undone_digest (LeadsDraftKeeper *self, gint64 lead_id)
{
  const LeadsDraftUndone *undone = g_hash_table_lookup (self->undone, &lead_id);

  return undone != NULL ? undone->digest : NULL;
}

typedef struct
{
  LeadsDraftKeeper *keeper;
  gint64 lead_id;
} Discard;

static void
discard_free (Discard *discard)
{
  g_object_unref (discard->keeper);
  g_free (discard);
}

static gpointer
discard_in_thread (const LeadsWork *work, GError **error)
{
  Discard *discard = work->data;
  g_autoptr (LeadsDraftFolder) folder = NULL;

  /* It may have been closed a moment ago. */
  leads_draft_keeper_wait (discard->keeper);
  folder = new_folder (discard->keeper->path, discard->lead_id);
  return GINT_TO_POINTER (leads_draft_folder_clear (folder, error));
}

static void
on_discarded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const gint64 *lead_id = g_task_get_task_data (task);
  GError *error = NULL;

  if (!leads_work_finish_boolean (source, result, discard_in_thread, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  leads_draft_keeper_note (LEADS_DRAFT_KEEPER (source), *lead_id, -1);
  g_task_return_boolean (task, TRUE);
}

void
leads_draft_keeper_discard_async (LeadsDraftKeeper *self,
                                  gint64 lead_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Discard *discard;

  g_return_if_fail (LEADS_IS_DRAFT_KEEPER (self));

  discard = g_new0 (Discard, 1);
  discard->keeper = g_object_ref (self);
  discard->lead_id = lead_id;
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, leads_draft_keeper_discard_async);
  g_task_set_task_data (task, g_memdup2 (&lead_id, sizeof lead_id), g_free);
  leads_work_start (self, discard_in_thread, NULL, cancellable, discard_in_thread, discard,
                    (GDestroyNotify) discard_free, NULL, on_discarded, g_steal_pointer (&task));
}

gboolean
leads_draft_keeper_discard_finish (LeadsDraftKeeper *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_KEEPER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
