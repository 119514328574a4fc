/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-many-dialog-private.h"

#include "leads-many-words.h"

#include <glib/gi18n-lib.h>

/* What the dialog for several leads does about its draft, which is kept: see leads-kept-draft.c. */

static void
on_profile_changed (LeadsManyDialog *self)
{
  LeadsUploadSettings settings = { 0 };

  /* Before the list is there nothing is chosen yet. */
  if (!leads_kept_draft_get_ready (self->kept) || !leads_record_chooser_get_ready (self->profile_row))
    return;
  settings.profile_id = leads_record_chooser_get_chosen_id (self->profile_row);
  leads_draft_session_set_settings (leads_kept_draft_get_session (self->kept), &settings);
}

/* Once all is read: which leads were deleted; and of what came back what is not as it was. */
static void
on_busy_changed (LeadsManyDialog *self)
{
  g_autofree char *changed = NULL;
  g_autoptr (GPtrArray) gone = NULL;

  if (leads_draft_get_busy (self->draft) || !leads_many_dialog_can_edit (self))
    return;
  if (self->came_back)
    changed = leads_kept_draft_dup_changed (self->kept);
  self->came_back = FALSE;
  gone = leads_draft_list_gone_leads (self->draft);
  if (gone->len > self->n_gone)
    leads_kept_draft_tell (self->kept, leads_many_words_gone (gone));
  else if (changed != NULL)
    leads_kept_draft_tell (self->kept, g_steal_pointer (&changed));
  self->n_gone = gone->len;
}

static gboolean
can_edit (GtkWindow *dialog)
{
  return leads_many_dialog_can_edit (LEADS_MANY_DIALOG (dialog));
}

static void
notice (GtkWindow *dialog, const char *text)
{
  leads_many_dialog_notice (LEADS_MANY_DIALOG (dialog), text);
}

static void
on_restored (GtkWindow *dialog, gboolean restored, const GError *error)
{
  LeadsManyDialog *self = LEADS_MANY_DIALOG (dialog);
  LeadsDraftSession *session = leads_kept_draft_get_session (self->kept);
  const gint64 profile_id = leads_draft_session_get_settings (session)->profile_id;
  const guint n_waiting = leads_kept_draft_get_n_waiting (self->kept);

  self->came_back = restored;
  if (restored && profile_id != 0)
    leads_record_chooser_choose (self->profile_row, profile_id);
  if (error != NULL)
    leads_kept_draft_tell (self->kept, g_strdup (error->message));
  else if (restored && n_waiting > 0)
    leads_kept_draft_tell (self->kept, leads_many_words_joins (n_waiting));
  else if (!restored && n_waiting == 0)
    leads_kept_draft_tell (self->kept, g_strdup (_("There is no draft for several leads any more. Close this window, and "
                                                   "import the file again.")));
}

static void
keep_settings (GtkWindow *dialog)
{
  on_profile_changed (LEADS_MANY_DIALOG (dialog));
}

static void
add_file (GtkWindow *dialog, GFile *file)
{
  leads_many_dialog_add_file (LEADS_MANY_DIALOG (dialog), file);
}

void
leads_many_dialog_keep_draft (LeadsManyDialog *self)
{
  static const LeadsKeptDraftDialog funcs = { can_edit, notice, on_restored, keep_settings, add_file };

  self->kept = leads_kept_draft_new (GTK_WINDOW (self), &funcs, leads_desk_get_drafts (self->desk), self->draft);
  g_signal_connect_object (self->profile_row, "notify::chosen", G_CALLBACK (on_profile_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->profile_row, "notify::ready", G_CALLBACK (on_profile_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "notify::busy", G_CALLBACK (on_busy_changed), self, G_CONNECT_SWAPPED);
}

void
leads_many_dialog_end_draft (LeadsManyDialog *self)
{
  LeadsUpload *first = g_ptr_array_index (self->uploaded, 0);
  const gint64 batch = leads_upload_get_batch_id (first);

  /* That of one lead alone is no batch. */
  leads_draft_session_end_submitted (leads_kept_draft_get_session (self->kept),
                                     batch != 0 ? batch : leads_upload_get_id (first));
}
