/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-directory-private.h"

#include "leads-service-error-private.h"

#include "leads-deployment-status.h"
#include "leads-text.h"

#include <glib/gi18n.h>

#include <string.h>

/* Which values a channel, customer, lead, calling profile or SIP connection may have, and the sentence for each refusal. */

/* RFC 1035: a host name has at most 253 characters in labels of at most 63. */
#define HOST_NAME_MAX_LENGTH 253
#define LABEL_MAX_LENGTH 63

/* Characters of a name or another line of text: more than any company is called, and few enough to show. */
#define TEXT_MAX_LENGTH 255

/* How much of a text that is too long is shown to tell which. */
#define TEXT_SHOWN_LENGTH 40

gboolean
leads_directory_check_length (const char  *text,
                              GError     **error)
{
  g_autofree char *beginning = NULL;

  if (text == NULL || g_utf8_strlen (text, -1) <= TEXT_MAX_LENGTH)
    return TRUE;
  beginning = g_utf8_substring (text, 0, TEXT_SHOWN_LENGTH);
  g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
               _("“%s…” is longer than %d characters. Shorten it."), beginning, TEXT_MAX_LENGTH);
  return FALSE;
}

/* A name: one line without spaces around it, and not empty. */
static gboolean
tidy_name (gpointer     record,
           const char  *property,
           const char  *missing,
           GError     **error)
{
  g_autofree char *text = NULL;
  g_autofree char *tidy = NULL;

  g_object_get (record, property, &text, NULL);
  tidy = leads_text_collapse (text != NULL ? text : "");
  if (tidy[0] == '\0')
    {
      g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE, missing);
      return FALSE;
    }
  g_object_set (record, property, tidy, NULL);
  return leads_directory_check_length (tidy, error);
}

/* An optional text: one line without spaces around it, %NULL when empty. */
static gboolean
tidy_text (gpointer     record,
           const char  *property,
           GError     **error)
{
  g_autofree char *text = NULL;
  g_autofree char *tidy = NULL;

  g_object_get (record, property, &text, NULL);
  if (text == NULL)
    return TRUE;
  tidy = leads_text_collapse (text);
  g_object_set (record, property, tidy[0] != '\0' ? tidy : NULL, NULL);
  return leads_directory_check_length (tidy, error);
}

static gboolean
tidy_texts (gpointer            record,
            const char *const  *properties,
            GError            **error)
{
  for (; *properties != NULL; properties++)
    if (!tidy_text (record, *properties, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_channel (gpointer   record,
               GError   **error)
{
  if (!tidy_texts (record, (const char *const[]){ "description", "live-setup-id", NULL }, error))
    return FALSE;
  return tidy_name (record, "name", _("Enter a name for the channel."), error);
}

/* Of a customer, or of a lead's. */
static gboolean
check_country (gpointer   record,
               GError   **error)
{
  g_autofree char *country = NULL;
  g_autofree char *upper = NULL;

  g_object_get (record, "country", &country, NULL);
  if (country == NULL)
    return TRUE;
  upper = g_ascii_strup (country, -1);
  if (strlen (upper) != 2 || !g_ascii_isupper (upper[0]) || !g_ascii_isupper (upper[1]))
    {
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                   _("“%s” is not a country code. Give the two letters of ISO 3166, for example GB."), country);
      return FALSE;
    }
  g_object_set (record, "country", upper, NULL);
  return TRUE;
}

static gboolean
check_customer (gpointer   record,
                GError   **error)
{
  if (!tidy_texts (record, (const char *const[]){ "channel-name", "country", "email", "phone", "live-setup-id", NULL }, error))
    return FALSE;
  if (!tidy_name (record, "full-name", _("Enter the customer’s full name."), error))
    return FALSE;
  return check_country (record, error);
}

static gboolean
check_lead (gpointer   record,
            GError   **error)
{
  if (!tidy_name (record, "customer-name", _("Enter the customer’s full name."), error) ||
      !tidy_name (record, "service-name", _("Enter the name of the service."), error) ||
      !tidy_text (record, "country", error) || !check_country (record, error))
    return FALSE;

  if (!leads_deployment_status_is_pair (leads_lead_get_deploy (record), leads_lead_get_health (record)))
    {
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                   _("“%s, %s” is not a deployment status. Choose one of the seven that exist, for example “deployed, ok”."),
                   leads_deploy_to_word (leads_lead_get_deploy (record)),
                   leads_health_to_word (leads_lead_get_health (record)));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_host_name (const char *text)
{
  g_auto (GStrv) labels = g_strsplit (text, ".", -1);

  if (strlen (text) > HOST_NAME_MAX_LENGTH)
    return FALSE;
  for (guint i = 0; labels[i] != NULL; i++)
    {
      gsize length = strlen (labels[i]);

      if (length == 0 || length > LABEL_MAX_LENGTH || labels[i][0] == '-' || labels[i][length - 1] == '-')
        return FALSE;
      for (const char *p = labels[i]; *p != '\0'; p++)
        if (!g_ascii_isalnum (*p) && *p != '-')
          return FALSE;
    }
  return TRUE;
}

static gboolean
check_profile (gpointer   record,
               GError   **error)
{
  const char *const *trunks = leads_profile_get_trunks (record);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) tidy = NULL;

  if (!tidy_texts (record, (const char *const[]){ "guid", "carrier", "region", "emergency", NULL }, error))
    return FALSE;
  if (!tidy_name (record, "name", _("Enter a name for the calling profile."), error))
    return FALSE;

  for (guint i = 0; trunks != NULL && trunks[i] != NULL; i++)
    {
      g_autofree char *trunk = leads_text_strip (trunks[i]);

      if (trunk[0] == '\0')
        continue;
      if (!is_host_name (trunk))
        {
          g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                       _("“%s” is not a host name. Enter the trunk’s full name, for example sbc1.example.com."), trunk);
          return FALSE;
        }
      g_strv_builder_add (builder, trunk);
    }
  tidy = g_strv_builder_end (builder);
  leads_profile_set_trunks (record, (const char *const *) tidy);
  return TRUE;
}

static gboolean
check_connection (gpointer   record,
                  GError   **error)
{
  if (!tidy_texts (record, (const char *const[]){ "sbc-name", "proxy-set", "pstn-gateway", "deployment-state", "metering-tag", NULL }, error))
    return FALSE;
  if (!tidy_name (record, "name", _("Enter a name for the SIP connection."), error))
    return FALSE;
  if (leads_connection_get_sessions (record) < 0)
    {
      g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                           _("Concurrent sessions cannot be fewer than none. Enter a number, or leave it empty."));
      return FALSE;
    }
  return TRUE;
}

gboolean
leads_directory_check (gpointer   record,
                       GError   **error)
{
  if (LEADS_IS_LEAD (record))
    return check_lead (record, error);
  if (LEADS_IS_CUSTOMER (record))
    return check_customer (record, error);
  if (LEADS_IS_CHANNEL (record))
    return check_channel (record, error);
  if (LEADS_IS_PROFILE (record))
    return check_profile (record, error);
  return check_connection (record, error);
}
