/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-window-private.h"

#include "leads-draft-words.h"
#include "leads-ui-util.h"
#include "leads-upload-words.h"

#include <glib/gi18n.h>

/* Drafts that wait on their leads: that one was kept, and discarding it. To go on with one is to open the upload. */

/* Seconds that the toast stays: long enough to read, decide and reach it. */
#define KEPT_TOAST_TIMEOUT 10

static void
on_discarded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsWindow) self = LEADS_WINDOW (data);
  g_autoptr (GError) error = NULL;

  if (leads_draft_keeper_discard_finish (LEADS_DRAFT_KEEPER (source), result, &error))
    leads_window_show_toast (self, _("Draft discarded"));
  else
    leads_ui_show_error (GTK_WIDGET (self), _("The Draft Was Not Discarded"), error);
}

static void
on_discard_answer (GtkWidget *parent, gboolean accepted, gpointer data)
{
  LeadsWindow *self = LEADS_WINDOW (parent);

  if (accepted)
    leads_draft_keeper_discard_async (leads_desk_get_drafts (self->desk), leads_lead_get_id (LEADS_LEAD (data)),
                                      self->cancellable, on_discarded, g_object_ref (self));
}

static void
ask_discard (LeadsWindow *self, LeadsLead *lead, gpointer data)
{
  LeadsDraftKeeper *drafts = leads_desk_get_drafts (self->desk);
  const gint64 lead_id = leads_lead_get_id (lead);
  g_autofree char *heading = leads_upload_words_discard (leads_draft_keeper_get_n_numbers (drafts, lead_id));
  g_autofree char *body = leads_draft_words_discard (leads_lead_get_customer_name (lead),
                                                     leads_lead_get_service_name (lead));

  if (!leads_draft_keeper_has (drafts, lead_id))
    leads_window_show_toast (self, _("There is no draft to discard"));
  else
    leads_ui_ask (GTK_WIDGET (self), heading, body, _("_Discard"), TRUE, on_discard_answer, g_object_ref (lead),
                  g_object_unref);
}

static void
activate_discard_draft (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  leads_window_with_lead (LEADS_WINDOW (data), g_variant_get_int64 (parameter), ask_discard, NULL, NULL);
}

static void
on_discard_many_answer (GtkWidget *parent, gboolean accepted, gpointer data)
{
  LeadsWindow *self = LEADS_WINDOW (parent);

  if (accepted)
    leads_draft_keeper_discard_async (leads_desk_get_drafts (self->desk), LEADS_DRAFT_OF_SEVERAL, self->cancellable,
                                      on_discarded, g_object_ref (self));
}

static void
activate_discard_many (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LeadsWindow *self = LEADS_WINDOW (data);
  LeadsDraftKeeper *drafts = leads_desk_get_drafts (self->desk);
  g_autofree char *heading = leads_upload_words_discard (leads_draft_keeper_get_n_numbers (drafts, LEADS_DRAFT_OF_SEVERAL));

  if (!leads_draft_keeper_has (drafts, LEADS_DRAFT_OF_SEVERAL))
    leads_window_show_toast (self, _("There is no draft to discard"));
  else
    leads_ui_ask (GTK_WIDGET (self), heading,
                  _("The draft for several leads was not submitted. If you discard it, nothing is uploaded, and it cannot "
                    "be brought back."),
                  _("_Discard"), TRUE, on_discard_many_answer, NULL, NULL);
}

static void
activate_continue_many (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  leads_window_open_many (LEADS_WINDOW (data), NULL);
}

void
leads_window_show_many_draft (LeadsWindow *self)
{
  g_autofree char *label = NULL;
  g_autofree char *notice = NULL;
  LeadsDraftKeeper *drafts;
  gboolean waits;
  gint64 n_numbers;

  if (self->desk == NULL || self->many_menu == NULL)
    return; /* on its way out */
  drafts = leads_desk_get_drafts (self->desk);
  waits = self->many_dialog == NULL && leads_draft_keeper_has (drafts, LEADS_DRAFT_OF_SEVERAL);
  n_numbers = leads_draft_keeper_get_n_numbers (drafts, LEADS_DRAFT_OF_SEVERAL);
  label = leads_draft_words_continue_several (n_numbers);
  notice = leads_draft_words_several (n_numbers);
  g_menu_remove_all (self->many_menu);
  if (waits)
    {
      g_menu_append (self->many_menu, label, "win.continue-many");
      g_menu_append (self->many_menu, _("Discard _Draft for Several Leads…"), "win.discard-many");
    }
  gtk_label_set_label (self->many_notice_label, notice);
  gtk_widget_set_visible (self->many_notice, waits);
}

static void
on_draft_changed (LeadsWindow *self, gint64 lead_id)
{
  if (lead_id == LEADS_DRAFT_OF_SEVERAL)
    leads_window_show_many_draft (self);
}

static void
on_failed (LeadsWindow *self, const GError *error)
{
  leads_ui_show_error (GTK_WIDGET (self), _("The Draft Could Not Be Kept"), error);
}

void
leads_window_follow_drafts (LeadsWindow *self)
{
  g_signal_connect_object (leads_desk_get_drafts (self->desk), "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (leads_desk_get_drafts (self->desk), "changed", G_CALLBACK (on_draft_changed), self,
                           G_CONNECT_SWAPPED);
  leads_window_show_many_draft (self);
}

void
leads_window_init_drafts (LeadsWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "discard-draft", .activate = activate_discard_draft, .parameter_type = "x" },
    { .name = "continue-many", .activate = activate_continue_many },
    { .name = "discard-many", .activate = activate_discard_many },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
leads_window_add_draft_toast (LeadsWindow *self, gint64 lead_id, gint64 n_numbers)
{
  g_autofree char *text = leads_draft_words_kept (n_numbers);
  g_autoptr (AdwToast) toast = leads_ui_toast_new (text);

  adw_toast_set_button_label (toast, _("_Discard…"));
  if (lead_id != LEADS_DRAFT_OF_SEVERAL)
    adw_toast_set_action_target (toast, "x", lead_id);
  adw_toast_set_action_name (toast, lead_id != LEADS_DRAFT_OF_SEVERAL ? "win.discard-draft" : "win.discard-many");
  adw_toast_set_timeout (toast, KEPT_TOAST_TIMEOUT);
  if (self->toaster != NULL)
    leads_toaster_show (self->toaster, toast);
}
