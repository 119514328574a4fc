/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-content-doubt-private.h"
#include "leads-dialect-sentence-private.h"
#include "leads-entry-struct-private.h"

/*
 * One entry of a draft, as the window sees it. Invariant: what it says by
 * itself (content) never changes; what becomes of it (outcome) is replaced as
 * a whole after each comparison.
 */

G_DEFINE_FINAL_TYPE (LeadsEntry, leads_entry, G_TYPE_OBJECT)

enum
{
  PROP_SOURCE = 1,
  PROP_TITLE,
  PROP_STATE,
  PROP_JOB,
  PROP_TOTALS_SERIAL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
set_state (LeadsEntry *self, LeadsEntryState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static void
drop_job (LeadsEntry *self)
{
  if (self->job == NULL)
    return;
  g_clear_object (&self->job);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_JOB]);
}

static void
set_totals (LeadsEntry *self, const LeadsTotals *totals)
{
  self->totals = *totals;
  self->totals_serial++;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOTALS_SERIAL]);
}

static void
leads_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LeadsEntry *self = LEADS_ENTRY (object);

  switch (prop_id)
    {
    case PROP_SOURCE:
      g_value_set_enum (value, self->source);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_JOB:
      g_value_set_object (value, self->job);
      break;
    case PROP_TOTALS_SERIAL:
      g_value_set_uint (value, self->totals_serial);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_entry_finalize (GObject *object)
{
  LeadsEntry *self = LEADS_ENTRY (object);

  leads_tools_unref (self->tools);
  g_free (self->title);
  g_clear_object (&self->job);
  g_clear_error (&self->error);
  g_free (self->dialect);
  g_free (self->doubt);
  g_clear_pointer (&self->kept_content, leads_content_unref);
  g_clear_pointer (&self->kept_outcome, leads_outcome_unref);
  g_clear_pointer (&self->input, leads_draft_input_unref);
  g_clear_pointer (&self->item, leads_draft_item_unref);
  g_clear_pointer (&self->content, leads_content_unref);
  g_array_unref (self->removed);
  g_clear_pointer (&self->edits, leads_edits_unref);
  g_clear_pointer (&self->outcome, leads_outcome_unref);
  G_OBJECT_CLASS (leads_entry_parent_class)->finalize (object);
}

static void
leads_entry_class_init (LeadsEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = leads_entry_get_property;
  object_class->finalize = leads_entry_finalize;

  props[PROP_SOURCE] = g_param_spec_enum ("source", NULL, NULL, LEADS_TYPE_UPLOAD_SOURCE, LEADS_UPLOAD_SOURCE_SINGLE,
                                          flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, LEADS_ENTRY_CHECKING, LEADS_ENTRY_FAILED,
                                        LEADS_ENTRY_CHECKING, flags);
  props[PROP_JOB] = g_param_spec_object ("job", NULL, NULL, LEADS_TYPE_JOB, flags);
  props[PROP_TOTALS_SERIAL] = g_param_spec_uint ("totals-serial", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
leads_entry_init (LeadsEntry *self)
{
  self->removed = g_array_new (FALSE, FALSE, sizeof (guint64));
}

static LeadsEntry *
entry_new (LeadsTools *tools, LeadsUploadSource source, const char *title)
{
  LeadsEntry *self = g_object_new (LEADS_TYPE_ENTRY, NULL);

  self->tools = leads_tools_ref (tools);
  self->source = source;
  self->title = g_strdup (title);
  return self;
}

LeadsEntry *
leads_entry_new_reading (LeadsTools *tools, LeadsUploadSource source, const char *title, LeadsJob *job)
{
  LeadsEntry *self = entry_new (tools, source, title);

  self->job = g_object_ref (job);
  return self;
}

LeadsEntry *
leads_entry_new_typed (LeadsTools *tools, LeadsContent *content)
{
  LeadsEntry *self = entry_new (tools, content->source, content->title);

  self->content = leads_content_ref (content);
  return self;
}

void
leads_entry_set_input (LeadsEntry *self, LeadsDraftInput *input)
{
  g_return_if_fail (self->input == NULL);

  self->input = leads_draft_input_ref (input);
}

LeadsDraftInput *
leads_entry_get_input (LeadsEntry *self)
{
  return self->input;
}

void
leads_entry_set_content (LeadsEntry *self, LeadsContent *content)
{
  g_return_if_fail (self->content == NULL);

  g_free (self->dialect);
  g_free (self->doubt);
  self->content = leads_content_ref (content);
  leads_entry_check_decisions (self);
  self->dialect = leads_dialect_to_sentence (&content->dialect);
  self->doubt = leads_content_dup_doubt (content);
  drop_job (self);
}

void
leads_entry_begin_again (LeadsEntry *self, LeadsJob *job)
{
  g_return_if_fail (self->state != LEADS_ENTRY_CHECKING);

  /* A program that ends meanwhile leaves what it was. */
  if (self->item == NULL)
    self->item = leads_entry_dup_item (self);
  self->kept_content = g_steal_pointer (&self->content);
  self->kept_outcome = g_steal_pointer (&self->outcome);
  self->job = g_object_ref (job);
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_JOB]);
  set_state (self, LEADS_ENTRY_CHECKING);
  g_object_thaw_notify (G_OBJECT (self));
}

void
leads_entry_end_again (LeadsEntry *self, LeadsContent *content, LeadsDraftInput *input)
{
  g_return_if_fail (self->content == NULL);

  g_clear_pointer (&self->item, leads_draft_item_unref);
  g_object_freeze_notify (G_OBJECT (self));
  if (content != NULL)
    {
      g_clear_pointer (&self->kept_content, leads_content_unref);
      g_clear_pointer (&self->kept_outcome, leads_outcome_unref);
      g_clear_error (&self->error);
      leads_entry_forget_decisions (self);
      leads_draft_input_unref (self->input);
      self->input = leads_draft_input_ref (input);
      leads_entry_set_content (self, content);
    }
  else
    {
      self->content = g_steal_pointer (&self->kept_content);
      self->outcome = g_steal_pointer (&self->kept_outcome);
      drop_job (self);
      set_state (self, self->content != NULL ? LEADS_ENTRY_READY : LEADS_ENTRY_FAILED);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

void
leads_entry_end_rejudge (LeadsEntry *self, LeadsContent *content, LeadsDraftInput *input)
{
  g_return_if_fail (self->content == NULL && content != NULL);

  g_clear_pointer (&self->item, leads_draft_item_unref);
  g_clear_pointer (&self->kept_content, leads_content_unref);
  g_clear_pointer (&self->kept_outcome, leads_outcome_unref);
  self->content = leads_content_ref (content);
  g_free (self->doubt);
  self->doubt = leads_content_dup_doubt (content);
  if (self->edits != NULL)
    {
      g_autoptr (LeadsEdits) edits = leads_edits_rejudge (self->edits, content);

      leads_entry_set_edits (self, edits);
    }
  if (input != NULL)
    {
      leads_draft_input_ref (input);
      g_clear_pointer (&self->input, leads_draft_input_unref);
      self->input = input;
    }
  drop_job (self);
}

const char *
leads_entry_get_country (LeadsEntry *self)
{
  const LeadsContent *content;

  g_return_val_if_fail (LEADS_IS_ENTRY (self), NULL);

  content = self->content != NULL ? self->content : self->kept_content;
  return content != NULL ? content->country : NULL;
}

gboolean
leads_entry_depends_on_country (LeadsEntry *self)
{
  const LeadsContent *content;

  g_return_val_if_fail (LEADS_IS_ENTRY (self), FALSE);

  content = self->content != NULL ? self->content : self->kept_content;
  return content != NULL && !leads_content_is_typed (content) &&
         content->totals.reasons[LEADS_REASON_NO_PLUS] + content->totals.reasons[LEADS_REASON_DECIMAL_POINT] > 0;
}

LeadsContent *
leads_entry_get_content (LeadsEntry *self)
{
  return self->content;
}

void
leads_entry_fail (LeadsEntry *self, const GError *error)
{
  self->error = g_error_copy (error);
  g_object_freeze_notify (G_OBJECT (self));
  drop_job (self);
  set_state (self, LEADS_ENTRY_FAILED);
  g_object_thaw_notify (G_OBJECT (self));
}

LeadsOutcome *
leads_entry_open_outcome (LeadsEntry *self)
{
  LeadsOutcome *outcome;

  g_return_val_if_fail (self->content != NULL, NULL);

  outcome = leads_outcome_new (self->content, self->removed, self->edits, self->repaired, self->includes_unplanned);
  outcome->add_rest = self->adds_rest;
  return outcome;
}

void
leads_entry_set_outcome (LeadsEntry *self, LeadsOutcome *outcome)
{
  g_object_freeze_notify (G_OBJECT (self));
  leads_outcome_ref (outcome);
  g_clear_pointer (&self->outcome, leads_outcome_unref);
  self->outcome = outcome;
  set_totals (self, &outcome->totals);
  set_state (self, LEADS_ENTRY_READY);
  g_object_thaw_notify (G_OBJECT (self));
}

LeadsOutcome *
leads_entry_get_outcome (LeadsEntry *self)
{
  return self->outcome;
}

void
leads_entry_set_alone (LeadsEntry *self)
{
  LeadsTotals totals;

  if (self->outcome != NULL || self->content == NULL)
    return;
  totals = self->content->totals;
  leads_content_accept_unplanned (self->content, self->includes_unplanned, &totals);
  totals.accepted = totals.lines - totals.header - totals.blank - totals.invalid;
  g_object_freeze_notify (G_OBJECT (self));
  set_totals (self, &totals);
  set_state (self, LEADS_ENTRY_READY);
  g_object_thaw_notify (G_OBJECT (self));
}

LeadsTools *
leads_entry_get_tools (LeadsEntry *self)
{
  return self->tools;
}

LeadsUploadSource
leads_entry_get_source (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), LEADS_UPLOAD_SOURCE_SINGLE);

  return self->source;
}

const char *
leads_entry_get_title (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), NULL);

  return self->title;
}

gboolean
leads_entry_is_workbook (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), FALSE);

  return self->content != NULL && self->content->dialect.sheet != NULL;
}

LeadsEntryState
leads_entry_get_state (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), LEADS_ENTRY_FAILED);

  return self->state;
}

LeadsJob *
leads_entry_get_job (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), NULL);

  return self->job;
}

const GError *
leads_entry_get_error (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), NULL);

  return self->error;
}

const LeadsTotals *
leads_entry_get_totals (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), NULL);

  return &self->totals;
}

guint64
leads_entry_get_first (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), 0);

  return self->content != NULL ? self->content->first : 0;
}

guint64
leads_entry_get_last (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), 0);

  return self->content != NULL ? self->content->last : 0;
}

gint64
leads_entry_get_size (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), 0);

  return self->content != NULL ? self->content->size : 0;
}

gboolean
leads_entry_get_has_header (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), FALSE);

  return self->content != NULL && self->content->dialect.has_header;
}

const char *
leads_entry_get_dialect (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), NULL);

  return self->dialect;
}

const char *
leads_entry_get_doubt (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), NULL);

  return self->doubt;
}

gint64
leads_entry_get_n_short_ranges (LeadsEntry *self)
{
  g_return_val_if_fail (LEADS_IS_ENTRY (self), 0);

  return self->content != NULL ? self->content->n_short_ranges : 0;
}

const LeadsFileOptions *
leads_entry_get_options (LeadsEntry *self)
{
  static const LeadsFileOptions none;

  g_return_val_if_fail (LEADS_IS_ENTRY (self), NULL);

  return self->input != NULL ? &self->input->options : &none;
}
