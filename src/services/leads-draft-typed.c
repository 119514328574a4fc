/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-private.h"

#include "leads-range.h"
#include "leads-sentences.h"
#include "leads-service-error.h"

#include <glib/gi18n.h>

/*
 * Numbers and ranges that were typed. What is wrong with the text is said at
 * once; what others have is known after the draft was compared.
 */

static void
add (LeadsDraft *self,
     GTask *task,
     LeadsUploadSource source,
     const char *title,
     const char *text,
     LeadsDraftInput *input,
     const LeadsRange *range,
     LeadsDraftFlags flags,
     LeadsNumberingPlan *plan,
     const LeadsProblem *problem,
     gboolean repaired)
{
  const gboolean included = range->n_unplanned > 0 && leads_draft_would_include (self, flags);
  /* Also of a range that includes them for now, for that can be taken back. */
  const gboolean leaves_rest = range->n_unplanned > 0 && range->n_unplanned < range->count &&
                               (included || (flags & LEADS_DRAFT_SKIP_UNPLANNED) != 0);
  LeadsTools *tools = leads_draft_get_tools (self);
  g_autoptr (LeadsContent) content = NULL;
  g_autofree char *sentence = NULL;

  if (problem->reason != LEADS_REASON_NONE)
    {
      sentence = leads_sentence_for_problem (problem, tools->names);
      if (!included && !leaves_rest && (flags & LEADS_DRAFT_KEEP_REFUSED) == 0)
        {
          g_task_return_new_error (task, LEADS_NUMBER_ERROR, problem->reason, "%s", sentence);
          return;
        }
    }
  content = leads_content_new_typed (source, title, text, range->start, range->end, (flags & LEADS_DRAFT_ADD_REST) != 0,
                                     leaves_rest ? LEADS_REASON_NONE : problem->reason, sentence, plan);
  content->suggestion = problem->verdict.suggestion;
  content->repaired = repaired;
  content->country = g_strdup (leads_draft_get_country (self));
  if (range->n_unplanned > 0)
    leads_content_set_outside (content, range->n_unplanned);
  if (included)
    input->flags |= LEADS_DRAFT_INCLUDE_UNPLANNED;
  leads_draft_try (self, content, input, flags, task);
}

void
leads_draft_add_number_async (LeadsDraft *self,
                              const char *text,
                              LeadsDraftFlags flags,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *title = NULL;
  g_autoptr (LeadsNumberingPlan) plan = NULL;
  g_autoptr (LeadsDraftInput) input = NULL;
  LeadsVerdict verdict;
  LeadsRange range = { 0 };
  LeadsProblem problem = { 0 };
  gboolean repaired;

  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (!leads_draft_is_for_many (self));
  g_return_if_fail (text != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, leads_draft_add_number_async);
  plan = leads_validation_service_ref_plan (leads_draft_get_tools (self)->validation);
  if (!leads_numbering_plan_judge_in (plan, text, -1, leads_draft_get_country (self), &verdict))
    problem = (LeadsProblem) LEADS_PROBLEM_FROM_VERDICT (verdict);
  repaired = verdict.suggestion != 0 && leads_draft_get_repairs (self);
  if (repaired)
    {
      range = (LeadsRange){ verdict.suggestion, verdict.suggestion, 1, 0 };
      problem = (LeadsProblem){ 0 };
      title = leads_number_to_string (verdict.suggestion);
    }
  else if (verdict.valid || leads_range_is_unplanned (plan, text, -1, &verdict))
    {
      range = (LeadsRange){ verdict.number, verdict.number, 1, verdict.valid ? 0 : 1 };
      title = leads_number_to_string (verdict.number);
    }
  else
    title = g_strdup (text);
  input = leads_draft_input_typed (text, NULL, flags, leads_draft_get_country (self));
  input->repairs = leads_draft_get_repairs (self);
  add (self, task, LEADS_UPLOAD_SOURCE_SINGLE, title, text, input, &range, flags, plan, &problem, repaired);
}

void
leads_draft_add_range_async (LeadsDraft *self,
                             const char *start,
                             const char *end,
                             LeadsDraftFlags flags,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (LeadsNumberingPlan) plan = NULL;
  g_autoptr (LeadsDraftInput) input = NULL;
  g_autoptr (GTask) task = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  LeadsRange range = { 0 };
  LeadsProblem problem = { 0 };

  g_return_if_fail (LEADS_IS_DRAFT (self));
  g_return_if_fail (!leads_draft_is_for_many (self));
  g_return_if_fail (start != NULL && end != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, leads_draft_add_range_async);
  plan = leads_validation_service_ref_plan (leads_draft_get_tools (self)->validation);
  text = g_strdup_printf ("%s – %s", start, end);
  leads_range_parse (plan, leads_draft_get_country (self), start, end, LEADS_RANGE_DEFAULT_LIMIT, &range, NULL,
                     &problem);
  if (range.count > 0)
    {
      g_autofree char *first = leads_number_to_string (range.start);
      g_autofree char *last = leads_number_to_string (range.end);

      title = g_strdup_printf (C_("range", "%s to %s"), first, last);
    }
  else
    title = g_strdup_printf (C_("range", "%s to %s"), start, end);
  input = leads_draft_input_typed (start, end, flags, leads_draft_get_country (self));
  add (self, task, LEADS_UPLOAD_SOURCE_RANGE, title, text, input, &range, flags, plan, &problem, FALSE);
}

LeadsEntry *
leads_draft_add_finish (LeadsDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_DRAFT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
