/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-questions-private.h"

#include "leads-number-words.h"
#include "leads-ui-util.h"
#include "leads-unread-words.h"
#include "leads-upload-words.h"

#include <glib/gi18n-lib.h>

/*
 * Questions that need an answer before anything happens. Escape is always the
 * answer that changes nothing.
 */

typedef struct
{
  LeadsUiAnswer callback;
  gpointer data;
} Question;

static void
on_response (GtkWidget *parent, const char *response, AdwMessageDialog *dialog)
{
  Question *question = g_object_get_data (G_OBJECT (dialog), "question");

  /* The answer may close the parent, which must not be looked for when the question itself goes. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  question->callback (parent, g_strcmp0 (response, "yes") == 0, question->data);
}

static void
ask (GtkWidget *parent,
     const char *heading,
     const char *body,
     const char *no,
     const char *yes,
     AdwResponseAppearance appearance,
     LeadsUiAnswer callback,
     gpointer data)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), heading, body);
  Question *question = g_new (Question, 1);

  question->callback = callback;
  question->data = data;
  g_object_set_data_full (G_OBJECT (dialog), "question", question, g_free);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "no", no, "yes", yes, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "yes", appearance);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "no");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "no");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), parent, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
leads_upload_ask_big_range (GtkWidget *parent,
                            const LeadsNumberingPlan *plan,
                            const LeadsRange *range,
                            LeadsUiAnswer callback,
                            gpointer data)
{
  g_autofree char *heading = leads_upload_words_big_range (range->count);
  g_autofree char *first = leads_number_words_display (plan, range->start);
  g_autofree char *last = leads_number_words_display (plan, range->end);
  g_autofree char *first_isolated = leads_ui_dup_ltr (first);
  g_autofree char *last_isolated = leads_ui_dup_ltr (last);
  g_autofree char *body = NULL;

  body = g_strdup_printf (_("This is a long range. The first number is %s, the last is %s."), first_isolated, last_isolated);
  ask (parent, heading, body, _("_Cancel"), _("_Add Range"), ADW_RESPONSE_SUGGESTED, callback, data);
}

GPtrArray *
leads_upload_list_unread (LeadsDraft *draft)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  const guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (draft));

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (draft), i);

      if (leads_entry_get_state (entry) == LEADS_ENTRY_FAILED)
        g_ptr_array_add (sentences, g_strdup (leads_entry_get_error (entry)->message));
    }
  return sentences;
}

void
leads_upload_ask_about_unread (GtkWidget *parent, LeadsDraft *draft, LeadsUiAnswer callback, gpointer data)
{
  g_autoptr (GPtrArray) sentences = leads_upload_list_unread (draft);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  if (sentences->len == 0)
    {
      callback (parent, TRUE, data);
      return;
    }
  heading = leads_unread_words_question (sentences->len);
  body = leads_unread_words_list (sentences);
  ask (parent, heading, body, _("_Cancel"), _("_Upload Without"), ADW_RESPONSE_DESTRUCTIVE, callback, data);
}

void
leads_upload_ask_discard (GtkWidget *parent, gint64 n_numbers, LeadsUiAnswer callback, gpointer data)
{
  g_autofree char *heading = leads_upload_words_discard (n_numbers);

  ask (parent, heading,
       _("They were not submitted. If you discard them, nothing is uploaded."),
          _("_Keep Editing"), _("_Discard"), ADW_RESPONSE_DESTRUCTIVE, callback, data);
}
