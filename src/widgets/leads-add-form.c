/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-add-form-struct-private.h"

#include "leads-reflow-box-private.h"
#include "leads-upload-questions-private.h"
#include "leads-upload-words.h"

#include <leads-service-error.h>

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Typing numbers. Enter takes the text out of the field at once, so that the next
 * number can be typed while the store is asked about this one; a refused text
 * comes back into the field if that is still empty.
 */

/* One press of Enter on its way to the draft. */
typedef struct {
  LeadsAddForm *form; /* owned */
  char *start;
  char *end; /* NULL: a single number */
} Attempt;

enum { LIST_PASTED, DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsAddForm, leads_add_form, ADW_TYPE_BIN)

static void
attempt_free (Attempt *attempt)
{
  g_object_unref (attempt->form);
  g_free (attempt->start);
  g_free (attempt->end);
  g_free (attempt);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attempt, attempt_free)

static void
say_default (LeadsAddForm *self)
{
  gtk_label_set_label (self->hint, leads_add_form_is_range (self) ? _("Enter adds the range") : _("Enter adds the number"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "success-text");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
}

static void
say_added (LeadsAddForm *self,
           const char   *text)
{
  GtkEditable *focus = gtk_editable_get_delegate (GTK_EDITABLE (self->start_row));

  gtk_label_set_label (self->hint, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "success-text");

  /* The focus is in the field: a change of its description is what assistive technologies read out. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
on_changed (LeadsAddForm *self)
{
  LeadsRange range;

  if (self->clearing || self->validation == NULL)
    return;

  say_default (self);
  leads_add_form_judge_start (self, FALSE);
  if (leads_add_form_is_range (self))
    leads_add_form_judge_end (self, FALSE, &range);
}

static void
on_left (GtkEventControllerFocus *controller,
         LeadsAddForm            *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  LeadsRange range;

  if (self->validation == NULL || *gtk_editable_get_text (GTK_EDITABLE (row)) == '\0')
    return;

  if (row == GTK_WIDGET (self->start_row))
    leads_add_form_judge_start (self, TRUE);
  else if (leads_add_form_is_range (self))
    leads_add_form_judge_end (self, TRUE, &range);
}

static void
set_texts (LeadsAddForm *self,
           const char   *start,
           const char   *end)
{
  self->clearing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->start_row), start);
  gtk_editable_set_text (GTK_EDITABLE (self->end_row), end != NULL ? end : "");
  self->clearing = FALSE;
  leads_message_row_say (self->start_message, LEADS_MESSAGE_HINT, NULL);
  leads_message_row_say (self->end_message, LEADS_MESSAGE_HINT, NULL);
}

static void
say_refused (LeadsAddForm *self,
             Attempt      *attempt,
             const GError *error)
{
  gboolean owned = g_error_matches (error, LEADS_NUMBER_ERROR, LEADS_REASON_OWNED_ELSEWHERE)
                   || g_error_matches (error, LEADS_NUMBER_ERROR, LEADS_REASON_COOLING);
  LeadsMessageRow *message = attempt->end != NULL ? self->end_message : self->start_message;
  AdwEntryRow *row = attempt->end != NULL ? self->end_row : self->start_row;
  g_autofree char *named = NULL;

  say_default (self);
  if (leads_add_form_has_text (self))
    {
      /* The next number is being typed already. */
      named = g_strdup_printf (_("%s was not added. %s"), attempt->start, error->message);
      leads_message_row_say (message, LEADS_MESSAGE_ERROR, named);
      return;
    }

  set_texts (self, attempt->start, attempt->end);
  leads_message_row_say (message, LEADS_MESSAGE_ERROR, error->message);
  if (attempt->end != NULL && owned)
    {
      g_free (self->rest_start);
      g_free (self->rest_end);
      self->rest_start = g_strdup (attempt->start);
      self->rest_end = g_strdup (attempt->end);
      leads_message_row_offer (message, _("Add the Rest"));
    }
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_editable_select_region (GTK_EDITABLE (row), 0, -1);
}

typedef struct {
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
      g_autofree char *title =
        leads_upload_words_entry_title (leads_entry_get_source (entry), leads_entry_get_title (entry),
                                        leads_entry_get_first (entry), leads_entry_get_last (entry));
      g_autofree char *text = leads_upload_words_added (title, leads_draft_get_totals (self->draft)->uploaded);

      say_added (self, text);
    }
  g_object_unref (confirmation->form);
  g_object_unref (confirmation->entry);
  g_free (confirmation);
}

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
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

static void
send (LeadsAddForm    *self,
      const char      *start,
      const char      *end,
      LeadsDraftFlags  flags)
{
  Attempt *attempt = g_new0 (Attempt, 1);

  attempt->form = g_object_ref (self);
  attempt->start = g_strdup (start);
  attempt->end = g_strdup (end);
  set_texts (self, "", "");
  if (end != NULL)
    leads_draft_add_range_async (self->draft, attempt->start, attempt->end, flags, self->cancellable, on_added,
                                 attempt);
  else
    leads_draft_add_number_async (self->draft, attempt->start, flags, self->cancellable, on_added, attempt);
  gtk_widget_grab_focus (GTK_WIDGET (self->start_row));
}

static void
on_big_range_answer (GtkWidget *widget,
                     gboolean   accepted,
                     gpointer   data)
{
  LeadsAddForm *self = LEADS_ADD_FORM (widget);
  g_autofree char *start = leads_add_form_dup_text (self->start_row);
  g_autofree char *end = leads_add_form_dup_text (self->end_row);

  if (accepted)
    send (self, start, end, LEADS_DRAFT_FLAGS_NONE);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->end_row));
}

static void
add_range (LeadsAddForm *self)
{
  g_autofree char *start = leads_add_form_dup_text (self->start_row);
  g_autofree char *end = leads_add_form_dup_text (self->end_row);
  LeadsRange range = { 0 };

  if (!leads_add_form_judge_start (self, TRUE))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->start_row));
      return;
    }
  if (!leads_add_form_judge_end (self, TRUE, &range))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->end_row));
      return;
    }

  if (range.count > LEADS_RANGE_ASK_ABOVE)
    leads_upload_ask_big_range (GTK_WIDGET (self), &range, on_big_range_answer, NULL);
  else
    send (self, start, end, LEADS_DRAFT_FLAGS_NONE);
}

static void
add (LeadsAddForm *self)
{
  g_autofree char *text = leads_add_form_dup_text (self->start_row);

  if (self->draft == NULL)
    return;
  if (leads_add_form_is_range (self))
    {
      add_range (self);
      return;
    }

  if (leads_add_form_judge_start (self, TRUE))
    send (self, text, NULL, LEADS_DRAFT_FLAGS_NONE);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->start_row));
}

static void
on_add_rest (LeadsAddForm *self)
{
  g_autofree char *start = g_steal_pointer (&self->rest_start);
  g_autofree char *end = g_steal_pointer (&self->rest_end);

  if (start != NULL && end != NULL)
    send (self, start, end, LEADS_DRAFT_ADD_REST);
}

static void
on_mode_changed (LeadsAddForm *self)
{
  gboolean range = leads_add_form_is_range (self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->start_row), range ? _("Start") : _("Number"));
  gtk_widget_set_visible (GTK_WIDGET (self->end_row), range);
  leads_message_row_say (self->end_message, LEADS_MESSAGE_HINT, NULL);
  gtk_button_set_label (self->add_button, range ? _("Add Range") : _("Add Number"));
  on_changed (self);
}

/* Text of several lines is a list, not a number. */
static void
on_insert_text (GtkEditable  *editable,
                const char   *text,
                int           length,
                int          *position,
                LeadsAddForm *self)
{
  g_autofree char *copy = length < 0 ? g_strdup (text) : g_strndup (text, length);
  char *stripped = g_strstrip (copy);

  if (strpbrk (stripped, "\r\n") == NULL)
    return;

  g_signal_stop_emission_by_name (editable, "insert-text");
  g_signal_emit (self, signals[LIST_PASTED], 0, stripped);
}

static void
on_done (LeadsAddForm *self)
{
  set_texts (self, "", "");
  say_default (self);
  g_signal_emit (self, signals[DONE], 0);
}

static gboolean
leads_add_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LEADS_ADD_FORM (widget)->start_row));
}

static void
leads_add_form_dispose (GObject *object)
{
  LeadsAddForm *self = LEADS_ADD_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->draft);
  g_clear_object (&self->validation);
  g_clear_object (&self->names);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_ADD_FORM);

  G_OBJECT_CLASS (leads_add_form_parent_class)->dispose (object);
}

static void
leads_add_form_finalize (GObject *object)
{
  LeadsAddForm *self = LEADS_ADD_FORM (object);

  g_clear_object (&self->cancellable);
  g_free (self->rest_start);
  g_free (self->rest_end);

  G_OBJECT_CLASS (leads_add_form_parent_class)->finalize (object);
}

static void
leads_add_form_class_init (LeadsAddFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = leads_add_form_dispose;
  object_class->finalize = leads_add_form_finalize;
  widget_class->grab_focus = leads_add_form_grab_focus;

  signals[LIST_PASTED] = g_signal_new ("list-pasted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LEADS_TYPE_MESSAGE_ROW);
  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-add-form.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, single_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, range_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, start_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, start_message);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, end_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, end_message);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, hint);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add);
  gtk_widget_class_bind_template_callback (widget_class, on_add_rest);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_done);
  gtk_widget_class_bind_template_callback (widget_class, on_left);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_changed);
  gtk_widget_class_bind_template_callback (widget_class, leads_add_form_use_suggestion);
}

static void
leads_add_form_init (LeadsAddForm *self)
{
  AdwEntryRow *rows[2];

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  leads_message_row_set_field (self->start_message, GTK_WIDGET (self->start_row));
  leads_message_row_set_field (self->end_message, GTK_WIDGET (self->end_row));
  rows[0] = self->start_row;
  rows[1] = self->end_row;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (rows[i]));

      /* Numbers read from left to right in every language. */
      gtk_widget_set_direction (GTK_WIDGET (text), GTK_TEXT_DIR_LTR);
      g_signal_connect_object (text, "insert-text", G_CALLBACK (on_insert_text), self, 0);
    }
  on_mode_changed (self);
}

void
leads_add_form_start (LeadsAddForm           *self,
                      LeadsDraft             *draft,
                      LeadsValidationService *validation,
                      LeadsRegionNames       *names)
{
  g_return_if_fail (LEADS_IS_ADD_FORM (self));
  g_return_if_fail (LEADS_IS_DRAFT (draft));
  g_return_if_fail (LEADS_IS_VALIDATION_SERVICE (validation));
  g_return_if_fail (LEADS_IS_REGION_NAMES (names));

  g_set_object (&self->draft, draft);
  g_set_object (&self->validation, validation);
  g_set_object (&self->names, names);
}

gboolean
leads_add_form_has_text (LeadsAddForm *self)
{
  g_return_val_if_fail (LEADS_IS_ADD_FORM (self), FALSE);

  return *gtk_editable_get_text (GTK_EDITABLE (self->start_row)) != '\0'
         || *gtk_editable_get_text (GTK_EDITABLE (self->end_row)) != '\0';
}

void
leads_add_form_take (LeadsAddForm *self,
                     const char   *text)
{
  g_return_if_fail (LEADS_IS_ADD_FORM (self));
  g_return_if_fail (text != NULL);

  gtk_toggle_button_set_active (self->single_button, TRUE);
  set_texts (self, text, "");
  add (self);
}
