/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-add-form-struct-private.h"

#include "leads-reflow-box-private.h"
#include "leads-upload-questions-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Typing numbers: single or range, Enter, the next. What is wrong stands beneath
 * its field, and Enter sends only what the plan accepts.
 */

enum
{
  LIST_PASTED,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsAddForm, leads_add_form, ADW_TYPE_BIN)

static void
on_changed (LeadsAddForm *self)
{
  LeadsRange range;

  if (self->clearing || self->draft == NULL)
    return;

  self->refused = FALSE;
  g_clear_pointer (&self->rest_start, g_free);
  g_clear_pointer (&self->rest_end, g_free);
  leads_add_form_say_default (self);
  leads_add_form_judge_start (self, FALSE);
  if (leads_add_form_is_range (self))
    leads_add_form_judge_end (self, FALSE, &range);
}

static void
on_left (GtkEventControllerFocus *controller, LeadsAddForm *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  LeadsRange range;

  if (self->draft == NULL || self->refused || *gtk_editable_get_text (GTK_EDITABLE (row)) == '\0')
    return;

  if (row == GTK_WIDGET (self->start_row))
    leads_add_form_judge_start (self, TRUE);
  else if (leads_add_form_is_range (self))
    leads_add_form_judge_end (self, TRUE, &range);
}

static void
on_big_range_answer (GtkWidget *widget, gboolean accepted, gpointer data)
{
  LeadsAddForm *self = LEADS_ADD_FORM (widget);
  g_autofree char *start = leads_add_form_dup_text (self->start_row);
  g_autofree char *end = leads_add_form_dup_text (self->end_row);

  if (accepted)
    leads_add_form_send (self, start, end, (LeadsDraftFlags) GPOINTER_TO_UINT (data));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->end_row));
}

/* Adds what stands in the fields; @range is what it says. */
static void
send_range (LeadsAddForm *self, const LeadsRange *range, LeadsDraftFlags flags)
{
  g_autofree char *start = leads_add_form_dup_text (self->start_row);
  g_autofree char *end = leads_add_form_dup_text (self->end_row);

  if (range->count > LEADS_RANGE_ASK_ABOVE)
    leads_upload_ask_big_range (GTK_WIDGET (self), leads_add_form_get_plan (self), range, on_big_range_answer,
                                GUINT_TO_POINTER ((guint) flags));
  else
    leads_add_form_send (self, start, end, flags);
}

static void
add_range (LeadsAddForm *self)
{
  LeadsRange range = { 0 };
  gboolean start_is_good = leads_add_form_judge_start (self, TRUE);
  gboolean end_is_good = leads_add_form_judge_end (self, TRUE, &range);

  /* A range whose start is outside the plan has the offer to include it beneath its end. */
  if (!start_is_good && range.n_unplanned == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->start_row));
  else if (!end_is_good)
    gtk_widget_grab_focus (GTK_WIDGET (self->end_row));
  else
    send_range (self, &range, LEADS_DRAFT_FLAGS_NONE);
}

/* One of the ways out that were offered beneath a range that is in the fields, or a number. */
static void
take_offer (LeadsAddForm *self, LeadsDraftFlags flags)
{
  g_autofree char *start = leads_add_form_dup_text (self->start_row);
  LeadsRange range = { 0 };
  LeadsProblem problem;

  if (self->draft == NULL)
    return;
  if (!leads_add_form_is_range (self))
    {
      leads_add_form_send (self, start, NULL, flags);
      return;
    }
  leads_add_form_read_range (self, &range, NULL, &problem);
  send_range (self, &range, flags);
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
    leads_add_form_send (self, text, NULL, LEADS_DRAFT_FLAGS_NONE);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->start_row));
}

static void
on_end_action (LeadsAddForm *self)
{
  g_autofree char *start = g_steal_pointer (&self->rest_start);
  g_autofree char *end = g_steal_pointer (&self->rest_end);

  if (start != NULL && end != NULL)
    leads_add_form_send (self, start, end, self->rest_flags);
  else if (!leads_add_form_use_end_suggestion (self))
    take_offer (self, LEADS_DRAFT_SKIP_UNPLANNED);
}

static void
on_include (LeadsAddForm *self)
{
  take_offer (self, LEADS_DRAFT_INCLUDE_UNPLANNED);
}

static void
on_mode_changed (LeadsAddForm *self)
{
  gboolean range = leads_add_form_is_range (self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->start_row), range ? _("Start") : _("Number"));
  gtk_widget_set_visible (GTK_WIDGET (self->end_row), range);
  leads_verdict_row_hide (self->end_verdict);
  leads_message_row_say (self->end_message, LEADS_MESSAGE_HINT, NULL);
  gtk_button_set_label (self->add_button, range ? _("Add Range") : _("Add Number"));
  on_changed (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->start_row));
}

/* Text of several lines is a list, not a number. */
static void
on_insert_text (GtkEditable *editable, const char *text, int length, int *position, LeadsAddForm *self)
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
  leads_add_form_set_texts (self, "", "");
  leads_add_form_say_default (self);
  g_signal_emit (self, signals[DONE], 0);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer data)
{
  on_done (LEADS_ADD_FORM (widget));

  return GDK_EVENT_STOP;
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
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);

  g_type_ensure (LEADS_TYPE_MESSAGE_ROW);
  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  g_type_ensure (LEADS_TYPE_VERDICT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-add-form.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, single_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, range_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, start_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, start_verdict);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, start_message);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, end_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, end_verdict);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, end_message);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, hint);
  gtk_widget_class_bind_template_child (widget_class, LeadsAddForm, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add);
  gtk_widget_class_bind_template_callback (widget_class, on_end_action);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_done);
  gtk_widget_class_bind_template_callback (widget_class, on_include);
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
leads_add_form_start (LeadsAddForm *self,
                      LeadsDraft *draft,
                      LeadsRegionNames *names)
{
  g_return_if_fail (LEADS_IS_ADD_FORM (self));
  g_return_if_fail (LEADS_IS_DRAFT (draft));
  g_return_if_fail (LEADS_IS_REGION_NAMES (names));

  g_set_object (&self->draft, draft);
  g_set_object (&self->names, names);
  g_signal_connect_object (leads_draft_get_validation (draft), "notify::plan", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

gboolean
leads_add_form_has_text (LeadsAddForm *self)
{
  g_return_val_if_fail (LEADS_IS_ADD_FORM (self), FALSE);

  return *gtk_editable_get_text (GTK_EDITABLE (self->start_row)) != '\0' ||
         *gtk_editable_get_text (GTK_EDITABLE (self->end_row)) != '\0';
}

char *
leads_add_form_dup_typed (LeadsAddForm *self, char **end)
{
  g_return_val_if_fail (LEADS_IS_ADD_FORM (self), NULL);

  *end = leads_add_form_is_range (self) ? leads_add_form_dup_text (self->end_row) : NULL;
  return leads_add_form_dup_text (self->start_row);
}

void
leads_add_form_type (LeadsAddForm *self, const char *start, const char *end)
{
  g_return_if_fail (LEADS_IS_ADD_FORM (self));

  gtk_toggle_button_set_active (end != NULL ? self->range_button : self->single_button, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->start_row), start);
  gtk_editable_set_text (GTK_EDITABLE (self->end_row), end != NULL ? end : "");
}

void
leads_add_form_take (LeadsAddForm *self, const char *text)
{
  g_return_if_fail (LEADS_IS_ADD_FORM (self));
  g_return_if_fail (text != NULL);

  gtk_toggle_button_set_active (self->single_button, TRUE);
  leads_add_form_set_texts (self, text, "");
  add (self);
}
