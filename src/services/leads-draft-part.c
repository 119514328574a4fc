/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-part-private.h"

#include "leads-upload-service.h"

/*
 * One lead of a draft for several. Invariant: the connection that is chosen is one of those offered, and a lead
 * that has only one has chosen it.
 */

struct _LeadsDraftPart
{
  GObject parent_instance;

  LeadsLead *lead;
  LeadsTotals totals;
  guint totals_serial;
  GPtrArray *connections;
  gint64 connection_id;
  char *service_info;
  gboolean included;
};

G_DEFINE_FINAL_TYPE (LeadsDraftPart, leads_draft_part, G_TYPE_OBJECT)

enum
{
  PROP_LEAD = 1,
  PROP_TOTALS_SERIAL,
  PROP_CONNECTION_ID,
  PROP_SERVICE_INFO,
  PROP_INCLUDED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
leads_draft_part_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LeadsDraftPart *self = LEADS_DRAFT_PART (object);

  switch (prop_id)
    {
    case PROP_LEAD:
      g_value_set_object (value, self->lead);
      break;
    case PROP_TOTALS_SERIAL:
      g_value_set_uint (value, self->totals_serial);
      break;
    case PROP_CONNECTION_ID:
      g_value_set_int64 (value, self->connection_id);
      break;
    case PROP_SERVICE_INFO:
      g_value_set_string (value, self->service_info);
      break;
    case PROP_INCLUDED:
      g_value_set_boolean (value, self->included);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_draft_part_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  LeadsDraftPart *self = LEADS_DRAFT_PART (object);

  switch (prop_id)
    {
    case PROP_CONNECTION_ID:
      leads_draft_part_set_connection_id (self, g_value_get_int64 (value));
      break;
    case PROP_SERVICE_INFO:
      leads_draft_part_set_service_info (self, g_value_get_string (value));
      break;
    case PROP_INCLUDED:
      leads_draft_part_set_included (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_draft_part_finalize (GObject *object)
{
  LeadsDraftPart *self = LEADS_DRAFT_PART (object);

  g_clear_object (&self->lead);
  g_ptr_array_unref (self->connections);
  g_free (self->service_info);
  G_OBJECT_CLASS (leads_draft_part_parent_class)->finalize (object);
}

static void
leads_draft_part_class_init (LeadsDraftPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;

  object_class->get_property = leads_draft_part_get_property;
  object_class->set_property = leads_draft_part_set_property;
  object_class->finalize = leads_draft_part_finalize;

  props[PROP_LEAD] = g_param_spec_object ("lead", NULL, NULL, LEADS_TYPE_LEAD, readable);
  props[PROP_TOTALS_SERIAL] = g_param_spec_uint ("totals-serial", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_CONNECTION_ID] = g_param_spec_int64 ("connection-id", NULL, NULL, 0, G_MAXINT64, 0, writable);
  props[PROP_SERVICE_INFO] = g_param_spec_string ("service-info", NULL, NULL, NULL, writable);
  props[PROP_INCLUDED] = g_param_spec_boolean ("included", NULL, NULL, TRUE, writable);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
leads_draft_part_init (LeadsDraftPart *self)
{
  self->connections = g_ptr_array_new_with_free_func (g_object_unref);
  self->included = TRUE;
}

char *
leads_draft_part_dup_first_service_info (LeadsLead *lead)
{
  const char *service = leads_lead_get_service_name (lead);

  return g_utf8_substring (service, 0, MIN (g_utf8_strlen (service, -1), LEADS_SERVICE_INFO_MAX));
}

LeadsDraftPart *
leads_draft_part_new (LeadsLead *lead)
{
  LeadsDraftPart *self = g_object_new (LEADS_TYPE_DRAFT_PART, NULL);

  self->lead = g_object_ref (lead);
  self->service_info = leads_draft_part_dup_first_service_info (lead);
  return self;
}

static gboolean
has_connection (LeadsDraftPart *self, gint64 connection_id)
{
  for (guint i = 0; i < self->connections->len; i++)
    if (leads_connection_get_id (g_ptr_array_index (self->connections, i)) == connection_id)
      return TRUE;
  return FALSE;
}

void
leads_draft_part_update (LeadsDraftPart *self, const LeadsTotals *totals, GPtrArray *connections, gint64 last_used)
{
  gint64 connection_id = self->connection_id;

  g_object_freeze_notify (G_OBJECT (self));
  self->totals = *totals;
  g_ptr_array_ref (connections);
  g_ptr_array_unref (self->connections);
  self->connections = connections;
  if (!has_connection (self, connection_id))
    connection_id = has_connection (self, last_used) ? last_used : 0;
  if (connection_id == 0 && connections->len == 1)
    connection_id = leads_connection_get_id (g_ptr_array_index (connections, 0));
  leads_draft_part_set_connection_id (self, connection_id);
  self->totals_serial++;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOTALS_SERIAL]);
  g_object_thaw_notify (G_OBJECT (self));
}

LeadsLead *
leads_draft_part_get_lead (LeadsDraftPart *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_PART (self), NULL);

  return self->lead;
}

const LeadsTotals *
leads_draft_part_get_totals (LeadsDraftPart *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_PART (self), NULL);

  return &self->totals;
}

GPtrArray *
leads_draft_part_get_connections (LeadsDraftPart *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_PART (self), NULL);

  return self->connections;
}

gint64
leads_draft_part_get_connection_id (LeadsDraftPart *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_PART (self), 0);

  return self->connection_id;
}

void
leads_draft_part_set_connection_id (LeadsDraftPart *self, gint64 connection_id)
{
  g_return_if_fail (LEADS_IS_DRAFT_PART (self));

  if (self->connection_id == connection_id)
    return;
  self->connection_id = connection_id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CONNECTION_ID]);
}

const char *
leads_draft_part_get_service_info (LeadsDraftPart *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_PART (self), NULL);

  return self->service_info;
}

void
leads_draft_part_set_service_info (LeadsDraftPart *self, const char *service_info)
{
  g_return_if_fail (LEADS_IS_DRAFT_PART (self));

  if (g_strcmp0 (self->service_info, service_info) == 0)
    return;
  g_free (self->service_info);
  self->service_info = g_strdup (service_info);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SERVICE_INFO]);
}

gboolean
leads_draft_part_get_included (LeadsDraftPart *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_PART (self), FALSE);

  return self->included;
}

void
leads_draft_part_set_included (LeadsDraftPart *self, gboolean included)
{
  g_return_if_fail (LEADS_IS_DRAFT_PART (self));

  if (self->included == included)
    return;
  self->included = included;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_INCLUDED]);
}

gboolean
leads_draft_part_is_submitted (LeadsDraftPart *self)
{
  g_return_val_if_fail (LEADS_IS_DRAFT_PART (self), FALSE);

  return self->included && self->totals.uploaded > 0;
}
