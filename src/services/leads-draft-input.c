/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-input-private.h"

/* What a person gave a draft, as it was given. */

LeadsDraftInput *
leads_draft_input_new (LeadsUploadSource source)
{
  LeadsDraftInput *self = g_new0 (LeadsDraftInput, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->source = source;
  return self;
}

LeadsDraftInput *
leads_draft_input_typed (const char *start, const char *end, LeadsDraftFlags flags, const char *country)
{
  LeadsDraftInput *self = leads_draft_input_new (end != NULL ? LEADS_UPLOAD_SOURCE_RANGE : LEADS_UPLOAD_SOURCE_SINGLE);

  self->start = g_strdup (start);
  self->end = g_strdup (end);
  self->flags = flags & ~LEADS_DRAFT_KEEP_REFUSED;
  self->country = g_strdup (country);
  return self;
}

LeadsDraftInput *
leads_draft_input_copy (const LeadsDraftInput *input, const char *country)
{
  LeadsDraftInput *self = leads_draft_input_new (input->source);

  self->title = g_strdup (input->title);
  self->start = g_strdup (input->start);
  self->end = g_strdup (input->end);
  self->flags = input->flags;
  self->repairs = input->repairs;
  self->uri = g_strdup (input->uri);
  self->bytes = input->bytes != NULL ? g_bytes_ref (input->bytes) : NULL;
  leads_file_options_copy (&input->options, &self->options);
  g_free (self->options.country);
  self->options.country = g_strdup (country != NULL ? country : "");
  self->country = g_strdup (country);
  self->copy = g_strdup (input->copy);
  self->origin = g_strdup (leads_draft_input_get_origin ((LeadsDraftInput *) input));
  return self;
}

LeadsDraftInput *
leads_draft_input_ref (LeadsDraftInput *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
leads_draft_input_unref (LeadsDraftInput *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->title);
  g_free (self->start);
  g_free (self->end);
  g_free (self->uri);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  leads_file_options_clear (&self->options);
  g_free (self->country);
  g_free (self->copy);
  g_free (self->origin);
  g_free (self);
}

void
leads_draft_input_take_origin (LeadsDraftInput *self, char *origin)
{
  if (origin != NULL && !g_atomic_pointer_compare_and_exchange (&self->origin, NULL, origin))
    g_free (origin);
}

const char *
leads_draft_input_get_origin (LeadsDraftInput *self)
{
  return g_atomic_pointer_get (&self->origin);
}

gboolean
leads_draft_input_is_typed (const LeadsDraftInput *self)
{
  return self->source == LEADS_UPLOAD_SOURCE_SINGLE || self->source == LEADS_UPLOAD_SOURCE_RANGE;
}
