/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-choice-private.h"

#include "leads-draft-part-private.h"

#include <glib/gi18n.h>

/* What was chosen for the leads of a draft for several, and how that is kept. */

LeadsDraftChoice *
leads_draft_choice_new (LeadsDraftPart *part)
{
  LeadsDraftChoice *self = g_new0 (LeadsDraftChoice, 1);
  LeadsLead *lead = leads_draft_part_get_lead (part);
  g_autofree char *first = leads_draft_part_dup_first_service_info (lead);

  self->lead_id = leads_lead_get_id (lead);
  /* Translators: a customer and its service */
  self->name = g_strdup_printf (_("%s, %s"), leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead));
  self->connection_id = leads_draft_part_get_connection_id (part);
  if (g_strcmp0 (leads_draft_part_get_service_info (part), first) != 0)
    self->service_info = g_strdup (leads_draft_part_get_service_info (part));
  self->included = leads_draft_part_get_included (part);
  return self;
}

LeadsDraftChoice *
leads_draft_choice_copy (const LeadsDraftChoice *self)
{
  LeadsDraftChoice *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->service_info = g_strdup (self->service_info);
  return copy;
}

void
leads_draft_choice_free (LeadsDraftChoice *self)
{
  g_free (self->name);
  g_free (self->service_info);
  g_free (self);
}

void
leads_draft_choice_apply (const LeadsDraftChoice *self, LeadsDraftPart *part)
{
  leads_draft_part_set_connection_id (part, self->connection_id);
  if (self->service_info != NULL)
    leads_draft_part_set_service_info (part, self->service_info);
  leads_draft_part_set_included (part, self->included);
}

GVariant *
leads_draft_choices_to_variant (GPtrArray *choices)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, LEADS_DRAFT_CHOICES_TYPE);
  for (guint i = 0; i < choices->len; i++)
    {
      const LeadsDraftChoice *choice = g_ptr_array_index (choices, i);
      GVariantDict dict;

      g_variant_dict_init (&dict, NULL);
      g_variant_dict_insert (&dict, "lead", "x", choice->lead_id);
      g_variant_dict_insert (&dict, "name", "s", choice->name);
      g_variant_dict_insert (&dict, "connection", "x", choice->connection_id);
      if (choice->service_info != NULL)
        g_variant_dict_insert (&dict, "service-info", "s", choice->service_info);
      if (!choice->included)
        g_variant_dict_insert (&dict, "left-out", "b", TRUE);
      g_variant_builder_add_value (&builder, g_variant_dict_end (&dict));
    }
  return g_variant_builder_end (&builder);
}

GPtrArray *
leads_draft_choices_from_variant (GVariant *variant)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_draft_choice_free);

  for (gsize i = 0; variant != NULL && i < g_variant_n_children (variant); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (variant, i);
      g_autoptr (GVariantDict) dict = g_variant_dict_new (child);
      g_autoptr (LeadsDraftChoice) choice = g_new0 (LeadsDraftChoice, 1);
      gboolean left_out = FALSE;

      g_variant_dict_lookup (dict, "lead", "x", &choice->lead_id);
      g_variant_dict_lookup (dict, "name", "s", &choice->name);
      g_variant_dict_lookup (dict, "connection", "x", &choice->connection_id);
      g_variant_dict_lookup (dict, "service-info", "s", &choice->service_info);
      g_variant_dict_lookup (dict, "left-out", "b", &left_out);
      choice->included = !left_out;
      if (choice->lead_id > 0 && choice->name != NULL)
        g_ptr_array_add (choices, g_steal_pointer (&choice));
    }
  return choices;
}
