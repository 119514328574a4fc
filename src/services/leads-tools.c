/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-tools-private.h"

#include "leads-check-private.h"
#include "leads-range.h"
#include "leads-sentences.h"

/* What drafts and lists of lines share: the stores, the numbering plan, and the words for what is wrong. */

LeadsTools *
leads_tools_new (LeadsDatabase *database, LeadsValidationService *validation)
{
  LeadsTools *self = g_new0 (LeadsTools, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->database = g_object_ref (database);
  self->validation = g_object_ref (validation);
  self->names = leads_region_names_new ();
  self->uploads = leads_upload_store_new (database);
  self->numbers = leads_number_store_new (database);
  self->directory = g_path_get_dirname (leads_database_get_path (database));
  return self;
}

LeadsTools *
leads_tools_ref (LeadsTools *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
leads_tools_unref (LeadsTools *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->uploads);
  g_object_unref (self->numbers);
  g_object_unref (self->names);
  g_object_unref (self->validation);
  g_object_unref (self->database);
  g_free (self->directory);
  g_free (self);
}

struct _LeadsTeller
{
  LeadsTools *tools;
  GHashTable *uploads; /* id to LeadsUpload; those that are gone are NULL */
};

LeadsTeller *
leads_teller_new (LeadsTools *tools)
{
  LeadsTeller *self = g_new0 (LeadsTeller, 1);

  self->tools = leads_tools_ref (tools);
  self->uploads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
leads_teller_free (LeadsTeller *self)
{
  GHashTableIter iter;
  gpointer upload;

  g_hash_table_iter_init (&iter, self->uploads);
  while (g_hash_table_iter_next (&iter, NULL, &upload))
    g_clear_object (&upload);
  g_hash_table_unref (self->uploads);
  leads_tools_unref (self->tools);
  g_free (self);
}

LeadsUpload *
leads_teller_get_upload (LeadsTeller *self, gint64 upload_id, GCancellable *cancellable)
{
  gpointer upload = NULL;

  if (upload_id <= 0)
    return NULL;
  if (!g_hash_table_lookup_extended (self->uploads, &upload_id, NULL, &upload))
    {
      /* An owner that cannot be named is still an owner: the sentence does without the name. */
      upload = leads_upload_store_get (self->tools->uploads, upload_id, cancellable, NULL);
      g_hash_table_insert (self->uploads, g_memdup2 (&upload_id, sizeof upload_id), upload);
    }
  return upload;
}

void
leads_teller_add_owner (LeadsTeller *self, LeadsProblem *problem, gint64 upload_id, GCancellable *cancellable)
{
  LeadsUpload *upload = leads_teller_get_upload (self, upload_id, cancellable);

  problem->upload_id = upload_id;
  if (upload != NULL)
    {
      problem->customer = leads_upload_get_customer_name (upload);
      problem->service = leads_upload_get_service_name (upload);
      problem->uploaded_at = leads_upload_get_uploaded_at (upload);
    }
  if (problem->reason == LEADS_REASON_COOLING && problem->number != 0)
    {
      g_autoptr (LeadsNumber)
          number = leads_number_store_get (self->tools->numbers, problem->number, cancellable, NULL);

      problem->until = number != NULL ? leads_number_get_until (number) : 0;
    }
}

/* What the line says by itself, when it is @problem's reason. */
static void
add_verdict (const LeadsContent *content, const LeadsContentLine *line, LeadsProblem *problem)
{
  if (problem->reason != LEADS_REASON_OVER_LIMIT)
    leads_range_find_problem (content->plan, content->country, line->cell, line->cell_length, problem);
  else
    leads_teller_add_limit (problem, line->record.cac == LEADS_CONTENT_BAD_CAC);
}

void
leads_teller_add_limit (LeadsProblem *problem, gboolean is_cac)
{
  problem->is_cac = is_cac;
  problem->limit = is_cac ? LEADS_CONTENT_MAX_CAC : LEADS_RANGE_FILE_LIMIT;
}

/* The part of a range that others own. */
static void
add_foreign (const LeadsOutcome *outcome, const LeadsContentLine *line, LeadsProblem *problem)
{
  const guint64 start = line->record.number;

  if (outcome->foreign_first != 0 && outcome->content->first != outcome->content->last)
    {
      problem->number = problem->start = outcome->foreign_first;
      problem->end = outcome->foreign_last;
    }
  else if (line->record.extent > 0 && leads_outcome_find_foreign (outcome, line->index, start,
                                                                  start + line->record.extent, NULL, &problem->start, &problem->end))
    problem->number = problem->start;
}

static void
name_first_line (LeadsOutcome *outcome, guint64 index, LeadsProblem *problem)
{
  problem->first_line = leads_content_get_line_number (outcome->content, index);
}

/* A range of which numbers are outside the plan, or one of those numbers. */
static void
tell_outside (const LeadsOutcome *outcome, const LeadsContentLine *line, guint64 fate, LeadsProblem *problem)
{
  const LeadsContent *content = outcome->content;
  const gboolean whole = fate == leads_outcome_get_typed_fate (outcome) || fate == outcome->range_fate;

  if (!whole)
    {
      leads_numbering_plan_judge_number (content->plan, line->record.number, &problem->verdict);
      return;
    }
  problem->reason = LEADS_REASON_NOT_IN_PLAN;
  leads_numbering_plan_find_invalid (content->plan, content->first, content->last, &problem->start, &problem->end);
  problem->count = content->last - content->first + 1;
  problem->n_unplanned = content->n_outside;
}

void
leads_teller_find_problem (LeadsTeller *self,
                           LeadsOutcome *outcome,
                           const LeadsContentLine *line,
                           guint64 fate,
                           LeadsProblem *problem,
                           GCancellable *cancellable)
{
  const guint64 payload = leads_fate_get_payload (fate);

  *problem = (LeadsProblem){ .reason = leads_fate_get_reason (fate), .number = line->record.number };
  switch (problem->reason)
    {
    case LEADS_REASON_DUPLICATE_IN_FILE:
      name_first_line (outcome, payload, problem);
      break;
    case LEADS_REASON_DUPLICATE_IN_DRAFT:
      if (payload < outcome->titles->len)
        problem->entry = g_ptr_array_index (outcome->titles, payload);
      break;
    case LEADS_REASON_ALREADY_HERE:
    case LEADS_REASON_OWNED_ELSEWHERE:
    case LEADS_REASON_COOLING:
      add_foreign (outcome, line, problem);
      leads_teller_add_owner (self, problem, payload, cancellable);
      break;
    case LEADS_REASON_WRONG_COLUMN_COUNT:
      problem->limit = outcome->content->dialect.number_column + 1;
      problem->is_empty = leads_check_is_blank (&(LeadsCsvCell){ line->cell, line->cell_length });
      break;
    default:
      if (outcome->content->n_outside > 0 && outcome->content->first != outcome->content->last)
        tell_outside (outcome, line, fate, problem);
      else
        add_verdict (outcome->content, line, problem);
      break;
    }
}

char *
leads_teller_say (LeadsTeller *self, const LeadsProblem *problem, gboolean in_full)
{
  if (problem->reason == LEADS_REASON_NONE)
    return NULL;
  return in_full ? leads_sentence_for_problem (problem, self->tools->names)
                 : leads_sentence_short_for_problem (problem, self->tools->names);
}
