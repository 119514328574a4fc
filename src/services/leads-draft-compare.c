/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-compare-private.h"

#include "leads-work-private.h"

/* The comparison of a draft as work on a thread. */

typedef struct
{
  LeadsTools *tools;
  gint64 lead_id;
  GPtrArray *outcomes;
} Input;

static void
input_free (Input *self)
{
  leads_tools_unref (self->tools);
  g_ptr_array_unref (self->outcomes);
  g_free (self);
}

static void
say_what_is_wrong (LeadsTeller *teller, LeadsOutcome *outcome, GCancellable *cancellable)
{
  LeadsContentLine line;
  LeadsProblem problem;

  if (!leads_content_is_typed (outcome->content))
    return;
  if (leads_outcome_get_typed_fate (outcome) != 0)
    outcome->sentence = g_strdup (outcome->content->sentence);
  else if (outcome->range_fate != 0 && leads_content_get_line (outcome->content, 0, &line, NULL))
    {
      leads_teller_find_problem (teller, outcome, &line, outcome->range_fate, &problem, cancellable);
      outcome->sentence = leads_teller_say (teller, &problem, TRUE);
    }
}

static gpointer
compare_in_thread (const LeadsWork *work, GError **error)
{
  Input *input = work->data;
  g_autoptr (LeadsTeller) teller = leads_teller_new (input->tools);
  LeadsComparison *comparison;

  comparison = leads_comparison_new (g_ptr_array_ref (input->outcomes), input->tools->database, input->lead_id,
                                     input->tools->directory, work->cancellable, error);
  if (comparison == NULL)
    return NULL;
  for (guint i = 0; i < comparison->outcomes->len; i++)
    say_what_is_wrong (teller, g_ptr_array_index (comparison->outcomes, i), work->cancellable);
  return comparison;
}

void
leads_draft_compare_async (GCancellable *cancellable,
                           LeadsTools *tools,
                           gint64 lead_id,
                           GPtrArray *outcomes,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  Input *input = g_new0 (Input, 1);

  input->tools = leads_tools_ref (tools);
  input->lead_id = lead_id;
  input->outcomes = g_ptr_array_ref (outcomes);
  leads_work_start (cancellable, leads_draft_compare_async, NULL, cancellable, compare_in_thread, input,
                    (GDestroyNotify) input_free, (GDestroyNotify) leads_comparison_unref, callback, data);
}

LeadsComparison *
leads_draft_compare_finish (GCancellable *cancellable, GAsyncResult *result, GError **error)
{
  return leads_work_finish (cancellable, result, leads_draft_compare_async, error);
}
