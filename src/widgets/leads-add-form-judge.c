/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-add-form-struct-private.h"

#include "leads-number-words.h"
#include "leads-typing.h"
#include "leads-ui-util.h"
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

const LeadsNumberingPlan *
leads_add_form_get_plan (LeadsAddForm *self)
{
  return leads_validation_service_get_plan (leads_draft_get_validation (self->draft));
}

static gboolean
judge (LeadsAddForm *self, const char *text, LeadsVerdict *verdict)
{
  return leads_numbering_plan_judge_in (leads_add_form_get_plan (self), text, -1, leads_draft_get_country (self->draft), verdict);
}

gboolean
leads_add_form_read_range (LeadsAddForm *self, LeadsRange *range, LeadsRangeField *field, LeadsProblem *problem)
{
  g_autofree char *start = leads_add_form_dup_text (self->start_row);
  g_autofree char *end = leads_add_form_dup_text (self->end_row);

  return leads_range_parse (leads_add_form_get_plan (self), leads_draft_get_country (self->draft), start, end, 0, range,
                            field, problem);
}

static void
say_nothing (LeadsMessageRow *message, LeadsVerdictRow *row)
{
  leads_verdict_row_hide (row);
  leads_message_row_say (message, LEADS_MESSAGE_HINT, NULL);
}

/* What is known of a number is its field's description, with the warning that is shown beneath it. */
static void
describe (LeadsMessageRow *message, LeadsVerdictRow *row)
{
  const char *warning = leads_message_row_get_text (message);
  g_autofree char *summary = leads_verdict_row_dup_summary (row);
  g_autofree char *both = NULL;

  if (summary != NULL && warning != NULL)
    both = g_strjoin (". ", summary, warning, NULL);
  if (summary != NULL)
    leads_message_row_describe (message, both != NULL ? both : summary);
}

/* What is said beneath the end of a range is of its start too. */
static gboolean
is_said_at_end (LeadsAddForm *self)
{
  g_autofree char *end = leads_add_form_dup_text (self->end_row);

  return leads_add_form_is_range (self) && *end != '\0';
}

/* A number that can be added; @unplanned: only because such numbers are included. */
static void
say_good (LeadsAddForm *self, const LeadsVerdict *verdict, gboolean unplanned)
{
  g_autofree char *warning = NULL;

  if (is_said_at_end (self))
    {
      say_nothing (self->start_message, self->start_verdict);
      return;
    }

  if (unplanned)
    warning = leads_upload_words_will_include (1);
  else
    warning = leads_sentence_for_warnings (verdict, 1, leads_draft_get_country (self->draft), self->names);
  leads_verdict_row_show_number (self->start_verdict, leads_add_form_get_plan (self), self->names, verdict);
  leads_message_row_say (self->start_message, LEADS_MESSAGE_WARNING, warning);
  describe (self->start_message, self->start_verdict);
}

/* One that is not whole yet. */
static void
say_beginning (LeadsAddForm *self, const LeadsVerdict *verdict)
{
  if (is_said_at_end (self))
    {
      say_nothing (self->start_message, self->start_verdict);
      return;
    }

  leads_verdict_row_show_beginning (self->start_verdict, self->names, verdict);
  leads_message_row_say (self->start_message, LEADS_MESSAGE_HINT, NULL);
  describe (self->start_message, self->start_verdict);
}

/* What a press of the button would write in the number's place: a person who looks at one number can tell whether it
 * begins with a country code, where the plan cannot. 0 when there is nothing to offer. */
static guint64
get_offer (const LeadsVerdict *verdict)
{
  return verdict->suggestion != 0 ? verdict->suggestion : verdict->with_plus;
}

static void
offer_number (LeadsAddForm *self, LeadsMessageRow *message, guint64 number)
{
  g_autofree char *display = leads_number_words_display (leads_add_form_get_plan (self), number);
  g_autofree char *isolated = leads_ui_dup_ltr (display);
  g_autofree char *label = g_strdup_printf (_("Use %s"), isolated);

  leads_message_row_offer (message, label, NULL);
}

/* Says what is wrong; a form that is certain is offered as soon as it is, what only a person can tell at the end. */
static void
say_wrong (LeadsAddForm *self, const LeadsVerdict *verdict, LeadsMessageKind kind, gboolean final, gboolean unplanned)
{
  g_autofree char *sentence = leads_sentence_for_verdict (verdict, self->names);

  leads_verdict_row_hide (self->start_verdict);
  leads_message_row_say (self->start_message, kind, sentence);
  if (final ? get_offer (verdict) != 0 : verdict->suggestion != 0)
    offer_number (self, self->start_message, get_offer (verdict));
  else if (final && unplanned && !leads_add_form_is_range (self))
    leads_message_row_offer (self->start_message, NULL, leads_sentence_for_unplanned_act (1));
}

gboolean
leads_add_form_judge_start (LeadsAddForm *self, gboolean final)
{
  g_autofree char *text = leads_add_form_dup_text (self->start_row);
  gboolean unplanned;
  LeadsVerdict verdict;
  LeadsTyping typing;

  judge (self, text, &verdict);
  typing = *text == '\0' ? LEADS_TYPING_WAIT : leads_typing_judge_number (text, &verdict);
  unplanned = leads_range_is_unplanned (leads_add_form_get_plan (self), text, -1, &verdict);
  if (typing == LEADS_TYPING_VALID)
    {
      say_good (self, &verdict, FALSE);
      return TRUE;
    }
  if (typing == LEADS_TYPING_WAIT && !final)
    {
      say_beginning (self, &verdict);
      return FALSE;
    }
  if (unplanned && leads_draft_get_includes_unplanned (self->draft))
    {
      say_good (self, &verdict, TRUE);
      return TRUE;
    }

  say_wrong (self, &verdict, typing == LEADS_TYPING_HINT && !final ? LEADS_MESSAGE_HINT : LEADS_MESSAGE_ERROR, final,
             unplanned);
  return FALSE;
}

/* A range that is good but for numbers outside the plan. */
static gboolean
judge_outside (LeadsAddForm *self, gboolean final, const LeadsRange *range)
{
  g_autofree char *text = NULL;
  LeadsProblem problem;
  LeadsRange same;

  leads_verdict_row_show_range (self->end_verdict, leads_add_form_get_plan (self), self->names, range);
  if (leads_draft_get_includes_unplanned (self->draft))
    {
      text = leads_upload_words_will_include ((gint64) range->n_unplanned);
      leads_message_row_say (self->end_message, LEADS_MESSAGE_WARNING, text);
      describe (self->end_message, self->end_verdict);
      return TRUE;
    }

  leads_range_check (leads_add_form_get_plan (self), range->start, range->end, 0, &same, &problem);
  text = leads_sentence_for_problem (&problem, self->names);
  leads_message_row_say (self->end_message, LEADS_MESSAGE_ERROR, text);
  if (final)
    leads_message_row_offer (self->end_message, range->n_unplanned < range->count ? _("Add the Rest") : NULL,
                             leads_sentence_for_unplanned_act ((gint64) range->n_unplanned));
  return FALSE;
}

static void
say_good_range (LeadsAddForm *self, const LeadsRange *range)
{
  g_autofree char *warning = NULL;
  LeadsVerdict verdict;

  leads_numbering_plan_judge_number (leads_add_form_get_plan (self), range->start, &verdict);
  warning = leads_sentence_for_warnings (&verdict, range->count, leads_draft_get_country (self->draft), self->names);
  leads_message_row_say (self->end_message, LEADS_MESSAGE_WARNING, warning);
  leads_verdict_row_show_range (self->end_verdict, leads_add_form_get_plan (self), self->names, range);
  describe (self->end_message, self->end_verdict);
}

gboolean
leads_add_form_judge_end (LeadsAddForm *self, gboolean final, LeadsRange *range)
{
  g_autofree char *start = leads_add_form_dup_text (self->start_row);
  g_autofree char *end = leads_add_form_dup_text (self->end_row);
  g_autofree char *text = NULL;
  LeadsRangeField field = LEADS_RANGE_FIELD_END;
  LeadsProblem problem = { 0 };
  gboolean good = leads_add_form_read_range (self, range, &field, &problem);
  gboolean waits = !final && leads_typing_judge_end (start, end, &problem) == LEADS_TYPING_WAIT;

  if (good)
    {
      say_good_range (self, range);
      return TRUE;
    }
  if (range->n_unplanned > 0 && !waits)
    return judge_outside (self, final, range);

  say_nothing (self->end_message, self->end_verdict);
  /* What is wrong with the start stands beneath the start. */
  if (field == LEADS_RANGE_FIELD_START || waits)
    return FALSE;

  text = *end == '\0' ? g_strdup (_("Enter the last number of the range, or its last digits, such as 1599."))
                      : leads_sentence_for_problem (&problem, self->names);
  leads_message_row_say (self->end_message, LEADS_MESSAGE_ERROR, text);
  if (problem.verdict.suggestion != 0)
    offer_number (self, self->end_message, problem.verdict.suggestion);
  return FALSE;
}

static void
replace (AdwEntryRow *row, guint64 number)
{
  g_autofree char *text = leads_number_to_string (number);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_editable_set_position (GTK_EDITABLE (row), -1);
}

void
leads_add_form_use_suggestion (LeadsAddForm *self)
{
  g_autofree char *text = leads_add_form_dup_text (self->start_row);
  LeadsVerdict verdict;

  judge (self, text, &verdict);
  if (get_offer (&verdict) != 0)
    replace (self->start_row, get_offer (&verdict));
}

gboolean
leads_add_form_use_end_suggestion (LeadsAddForm *self)
{
  LeadsRange range;
  LeadsRangeField field;
  LeadsProblem problem;

  if (leads_add_form_read_range (self, &range, &field, &problem) || field != LEADS_RANGE_FIELD_END ||
      problem.verdict.suggestion == 0)
    return FALSE;
  replace (self->end_row, problem.verdict.suggestion);
  return TRUE;
}
