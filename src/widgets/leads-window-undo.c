/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-window-private.h"

#include "leads-closures.h"
#include "leads-many-words.h"
#include "leads-ui-util.h"

#include <glib/gi18n.h>

/*
 * Taking uploads back, and taking that back. One act at a time; when it takes time its toast stays and can cancel it.
 * What becomes of their drafts is in leads-window-undo-drafts.c.
 */

/* Milliseconds before an act is shown to take time. */
#define SLOW_AFTER 500

static char *
undone_sentence (LeadsUpload *upload)
{
  gint64 n = leads_upload_get_n_uploaded (upload);
  g_autofree char *count = leads_format_count (n);

  /* Translators: how many numbers, and the customer. */
  return g_strdup_printf (ngettext ("%s number taken back from %s", "%s numbers taken back from %s", (gulong) n), count,
                          leads_upload_get_customer_name (upload));
}

static char *
redone_sentence (LeadsUpload *upload)
{
  gint64 n = leads_upload_get_n_uploaded (upload);
  g_autofree char *count = leads_format_count (n);

  /* Translators: how many numbers, and the customer. */
  return g_strdup_printf (ngettext ("%s number is with %s again", "%s numbers are with %s again", (gulong) n), count,
                          leads_upload_get_customer_name (upload));
}

static gboolean
on_slow (gpointer data)
{
  LeadsWindow *self = LEADS_WINDOW (data);
  g_autoptr (AdwToast) toast = leads_ui_toast_new (self->redoing ? _("Redoing the upload…") : _("Undoing the upload…"));

  self->undo_slow = 0;
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _("_Cancel"));
  adw_toast_set_action_name (toast, "win.cancel-undo");
  if (self->toaster != NULL)
    leads_toaster_show (self->toaster, toast);
  return G_SOURCE_REMOVE;
}

/* FALSE: another act is under way. */
static gboolean
begin (LeadsWindow *self,
       gboolean     redo)
{
  if (self->undo_job != NULL)
    return FALSE;
  self->redoing = redo;
  self->undo_job = leads_job_new ();
  self->undo_slow = g_timeout_add (SLOW_AFTER, on_slow, self);
  return TRUE;
}

/* FALSE: the window is gone, or it did not work, which was said. */
static gboolean
end (LeadsWindow  *self,
     const GError *error)
{
  g_clear_handle_id (&self->undo_slow, g_source_remove);
  g_clear_object (&self->undo_job);
  if (g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  leads_toaster_dismiss (self->toaster);
  if (error != NULL)
    leads_ui_show_error (GTK_WIDGET (self), self->redoing ? _("The Upload Was Not Redone") : _("The Upload Was Not Undone"),
                         error);
  return error == NULL;
}

static void
note_undone (LeadsWindow *self,
             gint64       upload_id,
             gint64       batch_id)
{
  self->undone_upload = upload_id;
  self->undone_batch = batch_id;
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "redo-last")),
                               upload_id != 0 || batch_id != 0);
}

static gint64
count_numbers (GPtrArray *uploads)
{
  gint64 n_numbers = 0;

  for (guint i = 0; i < uploads->len; i++)
    n_numbers += leads_upload_get_n_uploaded (g_ptr_array_index (uploads, i));
  return n_numbers;
}

/* (transfer full) (nullable): NULL if there is none */
static GPtrArray *
list_one (LeadsUpload *upload)
{
  GPtrArray *uploads = upload != NULL ? g_ptr_array_new_with_free_func (g_object_unref) : NULL;

  if (uploads != NULL)
    g_ptr_array_add (uploads, upload);
  return uploads;
}

/* @batch: they were undone as what was submitted at once. Others of it may have been taken back before. */
static void
undone (LeadsWindow  *self,
        GPtrArray    *uploads,
        gboolean      batch,
        const GError *error)
{
  LeadsUpload *first;
  gint64 batch_id;

  if (!end (self, error))
    return;
  first = g_ptr_array_index (uploads, 0);
  batch_id = batch ? leads_upload_get_batch_id (first) : 0;
  note_undone (self, batch ? 0 : leads_upload_get_id (first), batch_id);
  leads_window_tell_undone (self, first, batch_id,
                            uploads->len == 1 ? undone_sentence (first)
                                              : leads_many_words_undone (count_numbers (uploads), uploads->len));
}

static void
redone (LeadsWindow  *self,
        GPtrArray    *uploads,
        gboolean      batch,
        const GError *error)
{
  g_autofree char *sentence = NULL;
  LeadsUpload *first;
  gint64 id;

  if (!end (self, error))
    return;
  first = g_ptr_array_index (uploads, 0);
  id = batch ? leads_upload_get_batch_id (first) : leads_upload_get_id (first);
  note_undone (self, 0, 0);
  /* A draft for several leads may have been of one alone, which is no batch. */
  if (!batch)
    leads_window_put_draft_aside (self, leads_upload_get_lead_id (first), id);
  leads_window_put_draft_aside (self, LEADS_DRAFT_OF_SEVERAL, id);
  sentence = uploads->len == 1 ? redone_sentence (first)
                               : leads_many_words_uploaded (count_numbers (uploads), uploads->len);
  leads_window_tell (self, sentence, _("_Undo"), batch ? "win.undo-batch" : "win.undo-upload", id);
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (LeadsWindow) self = LEADS_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uploads =
    list_one (leads_upload_service_undo_finish (LEADS_UPLOAD_SERVICE (source), result, &error));

  undone (self, uploads, FALSE, error);
}

static void
on_batch_undone (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (LeadsWindow) self = LEADS_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uploads =
    leads_upload_service_undo_batch_finish (LEADS_UPLOAD_SERVICE (source), result, &error);

  undone (self, uploads, TRUE, error);
}

static void
on_redone (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (LeadsWindow) self = LEADS_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uploads =
    list_one (leads_upload_service_redo_finish (LEADS_UPLOAD_SERVICE (source), result, &error));

  redone (self, uploads, FALSE, error);
}

static void
on_batch_redone (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (LeadsWindow) self = LEADS_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uploads =
    leads_upload_service_redo_batch_finish (LEADS_UPLOAD_SERVICE (source), result, &error);

  redone (self, uploads, TRUE, error);
}

static void
on_last_undoable (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (LeadsWindow) self = LEADS_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsUpload) upload =
    leads_upload_service_last_undoable_finish (LEADS_UPLOAD_SERVICE (source), result, &error);

  if (upload != NULL && leads_upload_get_batch_id (upload) != 0)
    leads_window_undo_batch (self, leads_upload_get_batch_id (upload));
  else if (upload != NULL)
    leads_window_undo_upload (self, leads_upload_get_id (upload));
  else if (error != NULL)
    leads_ui_show_error (GTK_WIDGET (self), _("The Upload Was Not Undone"), error);
  else
    leads_window_show_toast (self, _("There is no upload to undo"));
}

typedef void (*Start) (LeadsUploadService  *uploads,
                       gint64               id,
                       LeadsJob            *job,
                       GAsyncReadyCallback  callback,
                       gpointer             data);

static void
start (LeadsWindow         *self,
       gboolean             redo,
       Start                func,
       gint64               id,
       GAsyncReadyCallback  callback)
{
  if (begin (self, redo))
    func (leads_desk_get_uploads (self->desk), id, self->undo_job, callback, g_object_ref (self));
}

void
leads_window_undo_upload (LeadsWindow *self,
                          gint64       upload_id)
{
  start (self, FALSE, leads_upload_service_undo_async, upload_id, on_undone);
}

void
leads_window_undo_batch (LeadsWindow *self,
                         gint64       batch_id)
{
  start (self, FALSE, leads_upload_service_undo_batch_async, batch_id, on_batch_undone);
}

void
leads_window_undo_last (LeadsWindow *self)
{
  leads_upload_service_last_undoable_async (leads_desk_get_uploads (self->desk), self->cancellable,
                                            on_last_undoable, g_object_ref (self));
}

static void
redo_upload (LeadsWindow *self,
             gint64       upload_id)
{
  start (self, TRUE, leads_upload_service_redo_async, upload_id, on_redone);
}

static void
redo_batch (LeadsWindow *self,
            gint64       batch_id)
{
  start (self, TRUE, leads_upload_service_redo_batch_async, batch_id, on_batch_redone);
}

void
leads_window_cancel_undo (LeadsWindow *self)
{
  if (self->undo_job != NULL)
    leads_job_cancel (self->undo_job);
}

static void
activate_undo_upload (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  leads_window_undo_upload (LEADS_WINDOW (data), g_variant_get_int64 (parameter));
}

static void
activate_undo_batch (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  leads_window_undo_batch (LEADS_WINDOW (data), g_variant_get_int64 (parameter));
}

static void
activate_undo_last (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  leads_window_undo_last (LEADS_WINDOW (data));
}

static void
activate_redo_upload (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  redo_upload (LEADS_WINDOW (data), g_variant_get_int64 (parameter));
}

static void
activate_redo_batch (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  redo_batch (LEADS_WINDOW (data), g_variant_get_int64 (parameter));
}

static void
activate_redo_last (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  LeadsWindow *self = LEADS_WINDOW (data);

  if (self->undone_batch != 0)
    redo_batch (self, self->undone_batch);
  else
    redo_upload (self, self->undone_upload);
}

static void
activate_cancel_undo (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  leads_window_cancel_undo (LEADS_WINDOW (data));
}

void
leads_window_init_undo (LeadsWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "undo-upload", .activate = activate_undo_upload, .parameter_type = "x" },
    { .name = "undo-batch", .activate = activate_undo_batch, .parameter_type = "x" },
    { .name = "undo-last", .activate = activate_undo_last },
    { .name = "redo-upload", .activate = activate_redo_upload, .parameter_type = "x" },
    { .name = "redo-batch", .activate = activate_redo_batch, .parameter_type = "x" },
    { .name = "redo-last", .activate = activate_redo_last },
    { .name = "cancel-undo", .activate = activate_cancel_undo },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  note_undone (self, 0, 0);
}
