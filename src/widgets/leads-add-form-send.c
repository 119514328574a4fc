/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-add-form-struct-private.h"

#include "leads-upload-words.h"

#include <leads-service-error.h>

#include <glib/gi18n-lib.h>

/*
 * What was entered on its way to the draft. The text leaves the field at once, so
 * that the next number can be typed while the store is asked about this one; a
 * refused text comes back into the field if that is still empty.
 */

/* One press of Enter on its way to the draft. */
typedef struct
{
  LeadsAddForm *form; /* owned */
  char *start;
  char *end; /* NULL: a single number */
  LeadsDraftFlags flags;
} Attempt;

static void
attempt_free (Attempt *attempt)
{
  g_object_unref (attempt->form);
  g_free (attempt->start);
  g_free (attempt->end);
  g_free (attempt);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attempt, attempt_free)

void
leads_add_form_say_default (LeadsAddForm *self)
{
  gtk_label_set_label (self->hint,
                       leads_add_form_is_range (self) ? _("Enter adds the range") : _("Enter adds the number"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "success-text");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
}

static void
say_added (LeadsAddForm *self, const char *text)
{
  gtk_label_set_label (self->hint, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "success-text");

  /* The focus is in the field: a change of its description is what assistive technologies read out. */
  leads_message_row_describe (self->start_message, text);
}

void
leads_add_form_set_texts (LeadsAddForm *self, const char *start, const char *end)
{
  self->clearing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->start_row), start);
  gtk_editable_set_text (GTK_EDITABLE (self->end_row), end != NULL ? end : "");
  self->clearing = FALSE;
  self->refused = FALSE;
  leads_verdict_row_hide (self->start_verdict);
  leads_verdict_row_hide (self->end_verdict);
  leads_message_row_say (self->start_message, LEADS_MESSAGE_HINT, NULL);
  leads_message_row_say (self->end_message, LEADS_MESSAGE_HINT, NULL);
}

static void
say_refused (LeadsAddForm *self, Attempt *attempt, const GError *error)
{
  gboolean owned = g_error_matches (error, LEADS_NUMBER_ERROR, LEADS_REASON_OWNED_ELSEWHERE) ||
                   g_error_matches (error, LEADS_NUMBER_ERROR, LEADS_REASON_COOLING);
  LeadsMessageRow *message = attempt->end != NULL ? self->end_message : self->start_message;
  AdwEntryRow *row = attempt->end != NULL ? self->end_row : self->start_row;
  g_autofree char *named = NULL;

  leads_add_form_say_default (self);
  if (leads_add_form_has_text (self))
    {
      /* The next number is being typed already. */
      named = g_strdup_printf (_("%s was not added. %s"), attempt->start, error->message);
      leads_message_row_say (message, LEADS_MESSAGE_ERROR, named);
      return;
    }

  leads_add_form_set_texts (self, attempt->start, attempt->end);
  self->refused = TRUE;
  leads_message_row_say (message, LEADS_MESSAGE_ERROR, error->message);
  if (attempt->end != NULL && owned)
    {
      g_free (self->rest_start);
      g_free (self->rest_end);
      self->rest_start = g_strdup (attempt->start);
      self->rest_end = g_strdup (attempt->end);
      self->rest_flags = attempt->flags | LEADS_DRAFT_ADD_REST;
      leads_message_row_offer (message, _("Add the Rest"), NULL);
    }
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_editable_select_region (GTK_EDITABLE (row), 0, -1);
}

typedef struct
{
  LeadsAddForm *form; /* owned */
  LeadsEntry *entry;  /* owned */
} Confirmation;

static void
confirm (gpointer data)
{
  Confirmation *confirmation = data;
  LeadsAddForm *self = confirmation->form;
  LeadsEntry *entry = confirmation->entry;

  if (self->draft != NULL && !leads_add_form_has_text (self))
    {
      g_autofree char *title = leads_upload_words_entry_title (leads_add_form_get_plan (self),
                                                               leads_entry_get_source (entry),
                                                               leads_entry_get_title (entry),
                                                               leads_entry_get_first (entry),
                                                               leads_entry_get_last (entry));
      g_autofree char *text = leads_upload_words_added (title, leads_draft_get_totals (self->draft)->uploaded);

      say_added (self, text);
    }
  g_object_unref (confirmation->form);
  g_object_unref (confirmation->entry);
  g_free (confirmation);
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Attempt) attempt = data;
  LeadsAddForm *self = attempt->form;
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsEntry) entry = leads_draft_add_finish (LEADS_DRAFT (source), result, &error);
  Confirmation *confirmation;

  if (self->draft == NULL)
    return; /* closed meanwhile */
  if (entry == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say_refused (self, attempt, error);
      return;
    }

  /* The draft adds its totals up when all that was added is decided. */
  confirmation = g_new (Confirmation, 1);
  confirmation->form = g_object_ref (self);
  confirmation->entry = g_steal_pointer (&entry);
  g_idle_add_once (confirm, confirmation);
}

void
leads_add_form_send (LeadsAddForm *self, const char *start, const char *end, LeadsDraftFlags flags)
{
  Attempt *attempt = g_new0 (Attempt, 1);

  attempt->form = g_object_ref (self);
  attempt->start = g_strdup (start);
  attempt->end = g_strdup (end);
  attempt->flags = flags;
  leads_add_form_set_texts (self, "", "");
  if (end != NULL)
    leads_draft_add_range_async (self->draft, attempt->start, attempt->end, flags, self->cancellable, on_added,
                                 attempt);
  else
    leads_draft_add_number_async (self->draft, attempt->start, flags, self->cancellable, on_added, attempt);
  gtk_widget_grab_focus (GTK_WIDGET (self->start_row));
}
