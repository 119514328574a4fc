/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-draft-part.h"

G_BEGIN_DECLS

/**
 * LeadsDraftChoice:
 * @lead_id: for which lead
 * @name: what it was called: customer and service, for a sentence when it is not there any more
 * @connection_id: the SIP connection, or 0
 * @service_info: (nullable): %NULL: what it is at first
 * @included: whether its numbers are to be uploaded
 *
 * What a person chose for one lead of a draft for several, as it is kept.
 */
typedef struct {
  gint64    lead_id;
  char     *name;
  gint64    connection_id;
  char     *service_info;
  gboolean  included;
} LeadsDraftChoice;

LeadsDraftChoice *leads_draft_choice_new          (LeadsDraftPart         *part);
LeadsDraftChoice *leads_draft_choice_copy         (const LeadsDraftChoice *self);
void              leads_draft_choice_free         (LeadsDraftChoice       *self);

/* Chooses the same for @part, which is new. A connection that is gone is left to leads_draft_part_update(). */
void              leads_draft_choice_apply        (const LeadsDraftChoice *self,
                                                   LeadsDraftPart         *part);

/* An array of dictionaries, as the state of a draft has them. */
#define LEADS_DRAFT_CHOICES_TYPE G_VARIANT_TYPE ("aa{sv}")

/* @choices: (element-type LeadsDraftChoice). (transfer floating) */
GVariant         *leads_draft_choices_to_variant   (GPtrArray *choices);
/* What has no lead is left out. (transfer full) */
GPtrArray        *leads_draft_choices_from_variant (GVariant  *variant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsDraftChoice, leads_draft_choice_free)

G_END_DECLS
