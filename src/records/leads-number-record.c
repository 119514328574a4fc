/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-records"

#include <leads-number-record.h>

#include "leads-enum-private.h"

/*
 * A stored number. Long lists hold many, so it keeps five words of its own and reads the rest from its
 * upload. Invariant: it is loading exactly while it has no upload.
 */

LEADS_DEFINE_ENUM (LeadsNumberState, leads_number_state, LEADS_TYPE_NUMBER_STATE,
                   G_DEFINE_ENUM_VALUE (LEADS_NUMBER_STATE_ACTIVE, "active"),
                   G_DEFINE_ENUM_VALUE (LEADS_NUMBER_STATE_RELEASE_REQUESTED, "release_requested"),
                   G_DEFINE_ENUM_VALUE (LEADS_NUMBER_STATE_COOLING, "cooling"))

struct _LeadsNumber
{
  GObject parent_instance;

  guint64 e164;
  LeadsUpload *upload;
  gint64 until;
  gint64 cac;
  LeadsNumberState state;
};

enum
{
  PROP_0,
  PROP_E164,
  PROP_UPLOAD,
  PROP_STATE,
  PROP_UNTIL,
  PROP_CAC,
  PROP_LOADING,
  PROP_UPLOAD_ID, /* this one and those after it are read from the upload */
  PROP_LEAD_ID,
  PROP_CUSTOMER_NAME,
  PROP_SERVICE_NAME,
  PROP_CHANNEL_NAME,
  PROP_PROFILE_NAME,
  PROP_CONNECTION_NAME,
  PROP_SERVICE_INFO,
  PROP_UPLOADED_AT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LeadsNumber, leads_number, G_TYPE_OBJECT)

#define WRITE_FLAGS (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)
#define READ_FLAGS (G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

static void
leads_number_get_property (GObject    *object,
                           guint       property,
                           GValue     *value,
                           GParamSpec *pspec)
{
  LeadsNumber *self = LEADS_NUMBER (object);

  switch (property)
    {
    case PROP_E164:
      g_value_set_uint64 (value, self->e164);
      break;
    case PROP_UPLOAD:
      g_value_set_object (value, self->upload);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_UNTIL:
      g_value_set_int64 (value, self->until);
      break;
    case PROP_CAC:
      g_value_set_int64 (value, self->cac);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, leads_number_get_loading (self));
      break;
    case PROP_UPLOAD_ID:
      g_value_set_int64 (value, leads_number_get_upload_id (self));
      break;
    case PROP_LEAD_ID:
      g_value_set_int64 (value, leads_number_get_lead_id (self));
      break;
    case PROP_CUSTOMER_NAME:
      g_value_set_string (value, leads_number_get_customer_name (self));
      break;
    case PROP_SERVICE_NAME:
      g_value_set_string (value, leads_number_get_service_name (self));
      break;
    case PROP_CHANNEL_NAME:
      g_value_set_string (value, leads_number_get_channel_name (self));
      break;
    case PROP_PROFILE_NAME:
      g_value_set_string (value, leads_number_get_profile_name (self));
      break;
    case PROP_CONNECTION_NAME:
      g_value_set_string (value, leads_number_get_connection_name (self));
      break;
    case PROP_SERVICE_INFO:
      g_value_set_string (value, leads_number_get_service_info (self));
      break;
    case PROP_UPLOADED_AT:
      g_value_set_int64 (value, leads_number_get_uploaded_at (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
leads_number_set_property (GObject      *object,
                           guint         property,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  LeadsNumber *self = LEADS_NUMBER (object);

  switch (property)
    {
    case PROP_E164:
      leads_number_set_e164 (self, g_value_get_uint64 (value));
      break;
    case PROP_UPLOAD:
      leads_number_set_upload (self, g_value_get_object (value));
      break;
    case PROP_STATE:
      leads_number_set_state (self, (LeadsNumberState) g_value_get_enum (value));
      break;
    case PROP_UNTIL:
      leads_number_set_until (self, g_value_get_int64 (value));
      break;
    case PROP_CAC:
      leads_number_set_cac (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
leads_number_finalize (GObject *object)
{
  LeadsNumber *self = LEADS_NUMBER (object);

  g_clear_object (&self->upload);

  G_OBJECT_CLASS (leads_number_parent_class)->finalize (object);
}

static void
install_text (guint       property,
              const char *name)
{
  properties[property] = g_param_spec_string (name, NULL, NULL, NULL, READ_FLAGS);
}

static void
install_integer (guint       property,
                 const char *name,
                 GParamFlags flags)
{
  properties[property] = g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
}

static void
leads_number_class_init (LeadsNumberClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = leads_number_get_property;
  object_class->set_property = leads_number_set_property;
  object_class->finalize = leads_number_finalize;

  properties[PROP_E164] = g_param_spec_uint64 ("e164", NULL, NULL, 0, G_MAXUINT64, 0, WRITE_FLAGS);
  properties[PROP_UPLOAD] = g_param_spec_object ("upload", NULL, NULL, LEADS_TYPE_UPLOAD, WRITE_FLAGS);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, LEADS_TYPE_NUMBER_STATE,
                                              LEADS_NUMBER_STATE_ACTIVE, WRITE_FLAGS);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, READ_FLAGS);
  install_integer (PROP_UNTIL, "until", WRITE_FLAGS);
  install_integer (PROP_CAC, "cac", WRITE_FLAGS);
  install_integer (PROP_UPLOAD_ID, "upload-id", READ_FLAGS);
  install_integer (PROP_LEAD_ID, "lead-id", READ_FLAGS);
  install_text (PROP_CUSTOMER_NAME, "customer-name");
  install_text (PROP_SERVICE_NAME, "service-name");
  install_text (PROP_CHANNEL_NAME, "channel-name");
  install_text (PROP_PROFILE_NAME, "profile-name");
  install_text (PROP_CONNECTION_NAME, "connection-name");
  install_text (PROP_SERVICE_INFO, "service-info");
  install_integer (PROP_UPLOADED_AT, "uploaded-at", READ_FLAGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
leads_number_init (LeadsNumber *self)
{
}

LeadsNumber *
leads_number_new (LeadsUpload *upload,
                  guint64      e164)
{
  LeadsNumber *self = leads_number_new_loading ();

  g_return_val_if_fail (LEADS_IS_UPLOAD (upload), self);

  self->upload = g_object_ref (upload);
  self->e164 = e164;
  return self;
}

LeadsNumber *
leads_number_new_loading (void)
{
  return g_object_new (LEADS_TYPE_NUMBER, NULL);
}

void
leads_number_fill (LeadsNumber     *self,
                   LeadsUpload     *upload,
                   guint64          e164,
                   LeadsNumberState state,
                   gint64           until,
                   gint64           cac)
{
  g_return_if_fail (LEADS_IS_NUMBER (self));
  g_return_if_fail (LEADS_IS_UPLOAD (upload));

  g_object_freeze_notify (G_OBJECT (self));
  leads_number_set_e164 (self, e164);
  leads_number_set_state (self, state);
  leads_number_set_until (self, until);
  leads_number_set_cac (self, cac);
  leads_number_set_upload (self, upload);
  g_object_thaw_notify (G_OBJECT (self));
}

void
leads_number_set_upload (LeadsNumber *self,
                         LeadsUpload *upload)
{
  gboolean was_loading;

  g_return_if_fail (LEADS_IS_NUMBER (self));
  g_return_if_fail (upload == NULL || LEADS_IS_UPLOAD (upload));

  was_loading = leads_number_get_loading (self);
  if (!g_set_object (&self->upload, upload))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UPLOAD]);
  if (was_loading != leads_number_get_loading (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  for (guint i = PROP_UPLOAD_ID; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

gboolean
leads_number_get_loading (LeadsNumber *self)
{
  g_return_val_if_fail (LEADS_IS_NUMBER (self), FALSE);

  return self->upload == NULL;
}

LeadsUpload *
leads_number_get_upload (LeadsNumber *self)
{
  g_return_val_if_fail (LEADS_IS_NUMBER (self), NULL);

  return self->upload;
}

/* Its own values and those of its upload. */
#define OWN(name, ID, Type)                                        \
  Type leads_number_get_##name (LeadsNumber *self)                 \
  {                                                                \
    g_return_val_if_fail (LEADS_IS_NUMBER (self), 0);              \
    return self->name;                                             \
  }                                                                \
                                                                   \
  void leads_number_set_##name (LeadsNumber *self, Type name)      \
  {                                                                \
    g_return_if_fail (LEADS_IS_NUMBER (self));                     \
    if (self->name == name)                                        \
      return;                                                      \
    self->name = name;                                             \
    g_object_notify_by_pspec (G_OBJECT (self), properties[ID]);    \
  }

#define OF_UPLOAD(name, from, Type)                                          \
  Type leads_number_get_##name (LeadsNumber *self)                           \
  {                                                                          \
    g_return_val_if_fail (LEADS_IS_NUMBER (self), 0);                        \
    return self->upload != NULL ? leads_upload_get_##from (self->upload) : 0; \
  }

OWN (e164, PROP_E164, guint64)
OWN (state, PROP_STATE, LeadsNumberState)
OWN (until, PROP_UNTIL, gint64)
OWN (cac, PROP_CAC, gint64)
OF_UPLOAD (upload_id, id, gint64)
OF_UPLOAD (lead_id, lead_id, gint64)
OF_UPLOAD (customer_name, customer_name, const char *)
OF_UPLOAD (service_name, service_name, const char *)
OF_UPLOAD (channel_name, channel_name, const char *)
OF_UPLOAD (profile_name, profile_name, const char *)
OF_UPLOAD (connection_name, connection_name, const char *)
OF_UPLOAD (service_info, service_info, const char *)
OF_UPLOAD (uploaded_at, uploaded_at, gint64)
