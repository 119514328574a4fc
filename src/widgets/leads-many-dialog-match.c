/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-many-dialog-private.h"

#include "leads-lead-picker.h"
#include "leads-many-words.h"
#include "leads-ui-util.h"
#include "leads-upload-words.h"

#include <glib/gi18n-lib.h>

/*
 * The names of a file that no lead has: each gets a lead in one act, for all of its lines, and the act can be taken back.
 * Only the first are shown: those with most lines.
 */

#define MAX_SHOWN 20

/* What a row or its picker is about. */
typedef struct
{
  LeadsManyDialog *dialog; /* not owned: what holds this goes with it */
  char *customer;
  char *service;
} Names;

static Names *
names_new (LeadsManyDialog *dialog, const char *customer, const char *service)
{
  Names *names = g_new0 (Names, 1);

  names->dialog = dialog;
  names->customer = g_strdup (customer);
  names->service = g_strdup (service);
  return names;
}

static void
names_free (gpointer data, GClosure *closure)
{
  Names *names = data;

  g_free (names->customer);
  g_free (names->service);
  g_free (names);
}

static void
on_picked (LeadsLeadPicker *picker, LeadsLead *lead, Names *names)
{
  if (leads_many_dialog_can_edit (names->dialog))
    leads_draft_match_lead (names->dialog->draft, names->customer, names->service, leads_lead_get_id (lead));
}

static void
on_choose (GtkWidget *button, Names *names)
{
  g_autofree char *text = leads_many_words_names (names->customer, names->service);
  LeadsLeadPicker *picker = leads_lead_picker_new (GTK_WINDOW (names->dialog), names->dialog->desk, text);
  GClosure *closure = g_cclosure_new (G_CALLBACK (on_picked),
                                      names_new (names->dialog, names->customer, names->service), names_free);

  leads_lead_picker_set_names (picker, names->customer != NULL ? names->customer : "", names->service);
  g_object_watch_closure (G_OBJECT (names->dialog), closure);
  g_signal_connect_closure (picker, "picked", closure, FALSE);
  gtk_window_present (GTK_WINDOW (picker));
}

static void
on_undo (GtkWidget *button, Names *names)
{
  if (leads_many_dialog_can_edit (names->dialog))
    leads_draft_match_lead (names->dialog->draft, names->customer, names->service, 0);
}

/* The lead that is meant; it has lines, so it has a part. (transfer full) (nullable) */
static char *
describe_lead (LeadsManyDialog *self, gint64 lead_id)
{
  GListModel *parts = leads_draft_get_parts (self->draft);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (LeadsDraftPart) part = g_list_model_get_item (parts, i);
      LeadsLead *lead = leads_draft_part_get_lead (part);

      if (leads_lead_get_id (lead) == lead_id)
        return leads_upload_words_lead (leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead));
    }
  return NULL;
}

static GtkWidget *
make_row (LeadsManyDialog *self, const LeadsStranger *stranger)
{
  const gboolean matched = stranger->lead_id != 0;
  g_autofree char *names = leads_many_words_names (stranger->customer, stranger->service);
  g_autofree char *lead = matched ? describe_lead (self, stranger->lead_id) : NULL;
  g_autofree char *subtitle = leads_many_words_stranger (stranger->n_lines, lead);
  GtkWidget *row = leads_ui_action_row_new (names, subtitle);
  GtkWidget *button = gtk_button_new_with_mnemonic (matched ? _("_Undo") : _("_Choose Lead…"));
  /* Translators: %s is a customer and service as a file has them */
  g_autofree char *words = g_strdup_printf (matched ? _("Undo the Lead Chosen for %s") : _("Choose the Lead for %s"), names);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  leads_ui_set_accessible (button, words);
  g_signal_connect_data (button, "clicked", matched ? G_CALLBACK (on_undo) : G_CALLBACK (on_choose),
                         names_new (self, stranger->customer, stranger->service), names_free, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* Nothing is shown anew that is shown already: the focus would go with its row. */
static char *
describe (GPtrArray *strangers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < strangers->len; i++)
    {
      const LeadsStranger *stranger = g_ptr_array_index (strangers, i);

      g_string_append_printf (text, "%s\n%s\n%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", stranger->customer,
                              stranger->service, stranger->n_lines, stranger->lead_id);
    }
  return g_string_free (text, FALSE);
}

void
leads_many_dialog_show_strangers (LeadsManyDialog *self)
{
  g_autoptr (GPtrArray) strangers = NULL;
  g_autofree char *described = NULL;
  g_autofree char *more = NULL;
  GtkListBoxRow *row;

  /* While they are read again they stay what they were. */
  if (leads_draft_get_busy (self->draft) && leads_draft_get_n_checking (self->draft) > 0)
    return;
  strangers = leads_draft_list_strangers (self->draft);
  described = describe (strangers);
  if (g_strcmp0 (described, self->shown_strangers) == 0)
    return;
  g_free (self->shown_strangers);
  self->shown_strangers = g_steal_pointer (&described);
  while ((row = gtk_list_box_get_row_at_index (self->strangers, 0)) != NULL)
    gtk_list_box_remove (self->strangers, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (strangers->len, MAX_SHOWN); i++)
    gtk_list_box_append (self->strangers, make_row (self, g_ptr_array_index (strangers, i)));
  if (strangers->len > MAX_SHOWN)
    more = leads_many_words_more_names (strangers->len - MAX_SHOWN);
  gtk_label_set_label (self->strangers_more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->strangers_more), more != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->strangers), strangers->len > 0);
}
