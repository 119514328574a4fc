/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-window-private.h"

#include "leads-ui-util.h"

#include <glib/gi18n-lib.h>

/*
 * An upload that was made within the last day gives its draft back with its undo, so that somebody can go on with it; what
 * is said then leads there. A redo takes it away again.
 */

/* Seconds that the toast stays that leads on: long enough to read, decide and reach it. */
#define TOAST_TIMEOUT 10

void
leads_window_tell (LeadsWindow *self,
                   const char  *sentence,
                   const char  *label,
                   const char  *action,
                   gint64       id)
{
  g_autoptr (AdwToast) toast = leads_ui_toast_new (sentence);

  adw_toast_set_button_label (toast, label);
  /* The target comes first: an action without the parameter it takes is a warning. */
  if (id != 0)
    adw_toast_set_action_target (toast, "x", id);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_timeout (toast, TOAST_TIMEOUT);
  leads_toaster_show (self->toaster, toast);
}

/* What an undo is told with, once it is known whether a draft came back. */
typedef struct
{
  LeadsWindow *window;
  char *sentence;
  gint64 upload_id;
  gint64 batch_id;  /* 0: not all of them were undone at once */
  gint64 lead_id;   /* whose draft it may be, or LEADS_DRAFT_OF_SEVERAL */
  gboolean alone;   /* no batch, but it may have been a draft for several all the same */
} Undone;

static void
undone_free (Undone *undone)
{
  g_object_unref (undone->window);
  g_free (undone->sentence);
  g_free (undone);
}

static void bring_draft_back (Undone *undone);

static void
on_draft_back (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  Undone *undone = data;
  LeadsWindow *self = undone->window;
  g_autoptr (GError) error = NULL;
  gboolean back = leads_draft_keeper_follow_undo_finish (LEADS_DRAFT_KEEPER (source), result, &error);

  if (error != NULL)
    g_message ("The draft of an upload did not come back: %s", error->message);
  if (!back && undone->alone && undone->lead_id != LEADS_DRAFT_OF_SEVERAL)
    {
      undone->lead_id = LEADS_DRAFT_OF_SEVERAL;
      bring_draft_back (undone);
      return;
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    ;
  else if (back && undone->lead_id == LEADS_DRAFT_OF_SEVERAL)
    leads_window_tell (self, undone->sentence, _("_Continue Upload"), "win.continue-many", 0);
  else if (back)
    leads_window_tell (self, undone->sentence, _("_Continue Upload"), "win.upload", undone->lead_id);
  else if (undone->batch_id != 0)
    leads_window_tell (self, undone->sentence, _("_Redo"), "win.redo-batch", undone->batch_id);
  else
    leads_window_tell (self, undone->sentence, _("_Redo"), "win.redo-upload", undone->upload_id);
  undone_free (undone);
}

static void
bring_draft_back (Undone *undone)
{
  leads_draft_keeper_follow_undo_async (leads_desk_get_drafts (undone->window->desk), undone->lead_id,
                                        undone->batch_id != 0 ? undone->batch_id : undone->upload_id, TRUE, NULL,
                                        on_draft_back, undone);
}

void
leads_window_tell_undone (LeadsWindow *self,
                          LeadsUpload *upload,
                          gint64       batch_id,
                          char        *sentence)
{
  Undone *undone = g_new0 (Undone, 1);

  undone->window = g_object_ref (self);
  undone->sentence = sentence;
  undone->upload_id = leads_upload_get_id (upload);
  undone->batch_id = batch_id;
  undone->lead_id = batch_id != 0 ? LEADS_DRAFT_OF_SEVERAL : leads_upload_get_lead_id (upload);
  undone->alone = leads_upload_get_batch_id (upload) == 0;
  bring_draft_back (undone);
}

static void
on_draft_gone (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GError) error = NULL;

  leads_draft_keeper_follow_undo_finish (LEADS_DRAFT_KEEPER (source), result, &error);
  if (error != NULL)
    g_message ("The draft of an upload stays: %s", error->message);
}

void
leads_window_put_draft_aside (LeadsWindow *self,
                              gint64       lead_id,
                              gint64       upload_id)
{
  leads_draft_keeper_follow_undo_async (leads_desk_get_drafts (self->desk), lead_id, upload_id, FALSE, NULL,
                                        on_draft_gone, NULL);
}
