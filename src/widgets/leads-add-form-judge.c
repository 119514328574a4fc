/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-add-form-struct-private.h"

#include "leads-closures.h"
#include "leads-typing.h"
#include "leads-upload-words.h"

#include <leads-sentences.h>

#include <glib/gi18n-lib.h>

/*
 * What stands in the fields of the form, judged by the plan alone: no question to
 * the store, so it may happen at every key.
 */

gboolean
leads_add_form_is_range (LeadsAddForm *self)
{
  return gtk_toggle_button_get_active (self->range_button);
}

char *
leads_add_form_dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
say_valid (LeadsAddForm *self, LeadsMessageRow *message, const char *region)
{
  g_autofree char *text = NULL;

  if (*region == '\0')
    text = g_strdup (_("This number is valid"));
  else
    text = g_strdup_printf (_("This number is valid, %s"), leads_region_names_get_name (self->names, region));
  leads_message_row_say (message, LEADS_MESSAGE_OK, text);
}

/* The plan does not have it, but it was chosen to include such numbers. */
static void
say_included (LeadsMessageRow *message, guint64 n_numbers)
{
  g_autofree char *text = leads_upload_words_will_include ((gint64) n_numbers);

  leads_message_row_say (message, LEADS_MESSAGE_WARNING, text);
}

/* What a press of the button would write in the number's place: a person who looks at one number can tell whether it
 * begins with a country code, where the plan cannot. 0 when there is nothing to offer. */
static guint64
get_offer (const LeadsVerdict *verdict)
{
  return verdict->suggestion != 0 ? verdict->suggestion : verdict->with_plus;
}

gboolean
leads_add_form_judge_start (LeadsAddForm *self, gboolean final)
{
  g_autofree char *text = leads_add_form_dup_text (self->start_row);
  g_autofree char *sentence = NULL;
  gboolean unplanned;
  LeadsVerdict verdict;
  LeadsTyping typing;

  leads_validation_service_judge_text (self->validation, text, &verdict);
  typing = *text == '\0' ? LEADS_TYPING_WAIT : leads_typing_judge_number (text, &verdict);
  if (typing == LEADS_TYPING_VALID)
    {
      if (leads_add_form_is_range (self))
        leads_message_row_say (self->start_message, LEADS_MESSAGE_HINT, NULL);
      else
        say_valid (self, self->start_message, verdict.region);
      return TRUE;
    }
  if (typing == LEADS_TYPING_WAIT && !final)
    {
      leads_message_row_say (self->start_message, LEADS_MESSAGE_HINT, NULL);
      return FALSE;
    }

  unplanned = leads_range_is_unplanned (leads_validation_service_get_plan (self->validation), text, -1, &verdict);
  if (unplanned && leads_draft_get_includes_unplanned (self->draft))
    {
      if (leads_add_form_is_range (self))
        leads_message_row_say (self->start_message, LEADS_MESSAGE_HINT, NULL);
      else
        say_included (self->start_message, 1);
      return TRUE;
    }

  sentence = leads_sentence_for_verdict (&verdict, self->names);
  leads_message_row_say (self->start_message,
                         typing == LEADS_TYPING_HINT && !final ? LEADS_MESSAGE_HINT : LEADS_MESSAGE_ERROR, sentence);
  if (final && get_offer (&verdict) != 0)
    {
      g_autofree char *number = leads_number_to_string (get_offer (&verdict));
      g_autofree char *label = g_strdup_printf (_("Use %s"), number);

      leads_message_row_offer (self->start_message, label, NULL);
    }
  else if (final && unplanned && !leads_add_form_is_range (self))
    leads_message_row_offer (self->start_message, NULL, leads_sentence_for_unplanned_act (1));

  return FALSE;
}

/* A range that is good but for numbers outside the plan. */
static gboolean
judge_outside (LeadsAddForm *self, gboolean final, const LeadsRange *range)
{
  g_autofree char *text = NULL;
  LeadsProblem problem;
  LeadsRange same;

  if (leads_draft_get_includes_unplanned (self->draft))
    {
      say_included (self->end_message, range->n_unplanned);
      return TRUE;
    }

  leads_range_check (leads_validation_service_get_plan (self->validation), range->start, range->end, 0, &same,
                     &problem);
  text = leads_sentence_for_problem (&problem, self->names);
  leads_message_row_say (self->end_message, LEADS_MESSAGE_ERROR, text);
  if (final)
    leads_message_row_offer (self->end_message, range->n_unplanned < range->count ? _("Add the Rest") : NULL,
                             leads_sentence_for_unplanned_act ((gint64) range->n_unplanned));
  return FALSE;
}

gboolean
leads_add_form_judge_end (LeadsAddForm *self, gboolean final, LeadsRange *range)
{
  g_autofree char *start = leads_add_form_dup_text (self->start_row);
  g_autofree char *end = leads_add_form_dup_text (self->end_row);
  g_autofree char *text = NULL;
  LeadsRangeField field = LEADS_RANGE_FIELD_END;
  LeadsProblem problem = { 0 };

  if (leads_range_parse (leads_validation_service_get_plan (self->validation), NULL, start, end, 0, range, &field, &problem))
    {
      g_autofree char *count = leads_format_n_numbers ((gint64) range->count);
      g_autofree char *last = leads_number_to_string (range->end);

      text = g_strdup_printf (_("%s, the last is %s"), count, last);
      leads_message_row_say (self->end_message, LEADS_MESSAGE_OK, text);
      return TRUE;
    }

  if (range->n_unplanned > 0 && (final || leads_typing_judge_end (start, end, &problem) != LEADS_TYPING_WAIT))
    return judge_outside (self, final, range);

  /* What is wrong with the start stands beneath the start. */
  if (field == LEADS_RANGE_FIELD_START ||
      (!final && leads_typing_judge_end (start, end, &problem) == LEADS_TYPING_WAIT))
    {
      leads_message_row_say (self->end_message, LEADS_MESSAGE_HINT, NULL);
      return FALSE;
    }

  text = *end == '\0' ? g_strdup (_("Enter the last number of the range, or its last digits, such as 1599."))
                      : leads_sentence_for_problem (&problem, self->names);
  leads_message_row_say (self->end_message, LEADS_MESSAGE_ERROR, text);

  return FALSE;
}

void
leads_add_form_use_suggestion (LeadsAddForm *self)
{
  g_autofree char *text = leads_add_form_dup_text (self->start_row);
  LeadsVerdict verdict;

  leads_validation_service_judge_text (self->validation, text, &verdict);
  if (get_offer (&verdict) != 0)
    {
      g_autofree char *number = leads_number_to_string (get_offer (&verdict));

      gtk_editable_set_text (GTK_EDITABLE (self->start_row), number);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->start_row));
  gtk_editable_set_position (GTK_EDITABLE (self->start_row), -1);
}
