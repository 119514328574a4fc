/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-directory-private.h"

#include "leads-service-error-private.h"

#include "leads-deployment-status.h"
#include "leads-text.h"
#include "leads-time.h"

#include <glib/gi18n.h>

#include <string.h>

/*
 * What saving and deleting a channel, customer, lead, calling profile or SIP
 * connection means: which values are allowed, what is made on the way, and the
 * sentence for each refusal. Invariant: a save is one transaction, so a lead
 * that is refused leaves no new customer or channel behind.
 */

/* RFC 1035: a host name has at most 253 characters in labels of at most 63. */
#define HOST_NAME_MAX_LENGTH 253
#define LABEL_MAX_LENGTH 63

/* Characters of a name or another line of text: more than any company is called, and few enough to show. */
#define TEXT_MAX_LENGTH 255

/* How much of a text that is too long is shown to tell which. */
#define TEXT_SHOWN_LENGTH 40

void
leads_directory_init (LeadsDirectory *self,
                      LeadsDatabase  *database)
{
  self->database = g_object_ref (database);
  self->channels = leads_channel_store_new (database);
  self->customers = leads_customer_store_new (database);
  self->leads = leads_lead_store_new (database);
  self->profiles = leads_profile_store_new (database);
  self->connections = leads_connection_store_new (database);
}

void
leads_directory_clear (LeadsDirectory *self)
{
  g_clear_object (&self->connections);
  g_clear_object (&self->profiles);
  g_clear_object (&self->leads);
  g_clear_object (&self->customers);
  g_clear_object (&self->channels);
  g_clear_object (&self->database);
}

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

static gboolean
check_customer (gpointer   record,
                GError   **error)
{
  const char *country;

  if (!tidy_texts (record, (const char *const[]){ "channel-name", "country", "email", "phone", "live-setup-id", NULL }, error))
    return FALSE;
  if (!tidy_name (record, "full-name", _("Enter the customer’s full name."), error))
    return FALSE;

  country = leads_customer_get_country (record);
  if (country != NULL)
    {
      g_autofree char *upper = g_ascii_strup (country, -1);

      if (strlen (upper) != 2 || !g_ascii_isupper (upper[0]) || !g_ascii_isupper (upper[1]))
        {
          g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                       _("“%s” is not a country code. Give the two letters of ISO 3166, for example GB."), country);
          return FALSE;
        }
      leads_customer_set_country (record, upper);
    }
  return TRUE;
}

static gboolean
check_lead (gpointer   record,
            GError   **error)
{
  if (!tidy_name (record, "customer-name", _("Enter the customer’s full name."), error) ||
      !tidy_name (record, "service-name", _("Enter the name of the service."), error))
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

static gboolean
put_channel (LeadsDirectory  *self,
             gpointer         record,
             gint64          *id,
             GCancellable    *cancellable,
             GError         **error)
{
  *id = leads_channel_get_id (record);
  if (*id == 0)
    return leads_channel_store_add (self->channels, record, id, cancellable, error);
  return leads_channel_store_update (self->channels, record, cancellable, error);
}

/* The id of the channel called @name, which is made if there is none; 0 for no name. */
static gboolean
ensure_channel (LeadsDirectory  *self,
                const char      *name,
                gint64          *id,
                GCancellable    *cancellable,
                GError         **error)
{
  g_autoptr (LeadsChannel) channel = NULL;
  g_autofree char *tidy = leads_text_collapse (name != NULL ? name : "");
  g_autoptr (GError) local_error = NULL;

  *id = 0;
  if (tidy[0] == '\0')
    return TRUE;
  if (!leads_directory_check_length (tidy, error))
    return FALSE;
  channel = leads_channel_store_find (self->channels, tidy, cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (channel != NULL)
    {
      *id = leads_channel_get_id (channel);
      return TRUE;
    }
  channel = leads_channel_new ();
  leads_channel_set_name (channel, tidy);
  return leads_channel_store_add (self->channels, channel, id, cancellable, error);
}

static gboolean
put_customer (LeadsDirectory  *self,
              gpointer         record,
              gint64          *id,
              GCancellable    *cancellable,
              GError         **error)
{
  const char *channel_name = leads_customer_get_channel_name (record);
  gint64 channel_id;

  if (channel_name != NULL)
    {
      if (!ensure_channel (self, channel_name, &channel_id, cancellable, error))
        return FALSE;
      leads_customer_set_channel_id (record, channel_id);
    }
  *id = leads_customer_get_id (record);
  if (*id == 0)
    return leads_customer_store_add (self->customers, record, id, cancellable, error);
  return leads_customer_store_update (self->customers, record, cancellable, error);
}

/* The customer of @lead by name, made if new; an existing one gets the lead's channel if that is another. */
static gboolean
ensure_customer (LeadsDirectory  *self,
                 LeadsLead       *lead,
                 gint64          *id,
                 GCancellable    *cancellable,
                 GError         **error)
{
  const char *name = leads_lead_get_customer_name (lead);
  const char *channel_name = leads_lead_get_channel_name (lead);
  g_autoptr (LeadsCustomer) customer = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 channel_id;

  if (!ensure_channel (self, channel_name, &channel_id, cancellable, error))
    return FALSE;
  customer = leads_customer_store_find (self->customers, name, cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (customer == NULL)
    {
      customer = leads_customer_new ();
      leads_customer_set_full_name (customer, name);
      leads_customer_set_channel_id (customer, channel_id);
      return leads_customer_store_add (self->customers, customer, id, cancellable, error);
    }

  *id = leads_customer_get_id (customer);
  /* No channel named for a new service of a known customer: the customer keeps the one it has. An edit takes it away. */
  if (channel_id == leads_customer_get_channel_id (customer) || (channel_id == 0 && leads_lead_get_id (lead) == 0))
    return TRUE;
  leads_customer_set_channel_id (customer, channel_id);
  return leads_customer_store_update (self->customers, customer, cancellable, error);
}

static gboolean
put_lead (LeadsDirectory  *self,
          gpointer         record,
          gint64          *id,
          GCancellable    *cancellable,
          GError         **error)
{
  gint64 customer_id;

  if (!ensure_customer (self, record, &customer_id, cancellable, error))
    return FALSE;
  leads_lead_set_customer_id (record, customer_id);
  *id = leads_lead_get_id (record);
  if (*id == 0)
    return leads_lead_store_add (self->leads, record, id, cancellable, error);
  leads_lead_set_last_modified (record, leads_time_now ());
  return leads_lead_store_update (self->leads, record, cancellable, error);
}

static gboolean
put_profile (LeadsDirectory  *self,
             gpointer         record,
             gint64          *id,
             GCancellable    *cancellable,
             GError         **error)
{
  *id = leads_profile_get_id (record);
  if (*id == 0)
    return leads_profile_store_add (self->profiles, record, id, cancellable, error);
  return leads_profile_store_update (self->profiles, record, cancellable, error);
}

static gboolean
put_connection (LeadsDirectory  *self,
                gpointer         record,
                gint64          *id,
                GCancellable    *cancellable,
                GError         **error)
{
  *id = leads_connection_get_id (record);
  if (*id == 0)
    return leads_connection_store_add (self->connections, record, id, cancellable, error);
  return leads_connection_store_update (self->connections, record, cancellable, error);
}

static gboolean
remove_lead (LeadsDirectory *self, gint64 id, LeadsInUse *in_use, GCancellable *cancellable, GError **error)
{
  return leads_lead_store_remove (self->leads, id, in_use, cancellable, error);
}

static gboolean
remove_customer (LeadsDirectory *self, gint64 id, LeadsInUse *in_use, GCancellable *cancellable, GError **error)
{
  return leads_customer_store_remove (self->customers, id, in_use, cancellable, error);
}

static gboolean
remove_channel (LeadsDirectory *self, gint64 id, LeadsInUse *in_use, GCancellable *cancellable, GError **error)
{
  return leads_channel_store_remove (self->channels, id, in_use, cancellable, error);
}

static gboolean
remove_profile (LeadsDirectory *self, gint64 id, LeadsInUse *in_use, GCancellable *cancellable, GError **error)
{
  return leads_profile_store_remove (self->profiles, id, in_use, cancellable, error);
}

static gboolean
remove_connection (LeadsDirectory *self, gint64 id, LeadsInUse *in_use, GCancellable *cancellable, GError **error)
{
  return leads_connection_store_remove (self->connections, id, in_use, cancellable, error);
}

static char *
say_lead_taken (gpointer record)
{
  return g_strdup_printf (_("This customer has a service named “%s” already. Choose another name."),
                          leads_lead_get_service_name (record));
}

static char *
say_customer_taken (gpointer record)
{
  return g_strdup_printf (_("There is a customer named “%s” already. Choose another name."),
                          leads_customer_get_full_name (record));
}

static char *
say_channel_taken (gpointer record)
{
  return g_strdup_printf (_("There is a channel named “%s” already. Choose another name."),
                          leads_channel_get_name (record));
}

static char *
say_profile_taken (gpointer record)
{
  return g_strdup_printf (_("There is a calling profile named “%s” already. Choose another name."),
                          leads_profile_get_name (record));
}

static char *
say_connection_taken (gpointer record)
{
  return g_strdup_printf (_("This lead has a SIP connection named “%s” already. Choose another name."),
                          leads_connection_get_name (record));
}

const LeadsDirectoryKind leads_directory_lead = {
  check_lead, put_lead, remove_lead, say_lead_taken,
  N_("This lead is not there any more."),
};

const LeadsDirectoryKind leads_directory_customer = {
  check_customer, put_customer, remove_customer, say_customer_taken,
  N_("This customer is not there any more."),
};

const LeadsDirectoryKind leads_directory_channel = {
  check_channel, put_channel, remove_channel, say_channel_taken,
  N_("This channel is not there any more."),
};

const LeadsDirectoryKind leads_directory_profile = {
  check_profile, put_profile, remove_profile, say_profile_taken,
  N_("This calling profile is not there any more."),
};

const LeadsDirectoryKind leads_directory_connection = {
  check_connection, put_connection, remove_connection, say_connection_taken,
  N_("This SIP connection, or its lead, is not there any more."),
};

/* What uses a record that may not be deleted, as one sentence. */
static char *
describe_use (const LeadsInUse *in_use)
{
  gint64 n = in_use->numbers > 0 ? in_use->numbers
             : in_use->uploads > 0 ? in_use->uploads
             : in_use->leads > 0 ? in_use->leads
                                 : in_use->customers;
  g_autofree char *count = g_strdup_printf ("%'" G_GINT64_FORMAT, n);
  gulong plural = (gulong) n;

  /* Translators: %s is a count, for example “1,204”. */
  if (in_use->numbers > 0)
    return g_strdup_printf (ngettext ("It cannot be deleted while %s number uses it.",
                                      "It cannot be deleted while %s numbers use it.", plural), count);
  if (in_use->uploads > 0)
    return g_strdup_printf (ngettext ("It cannot be deleted because %s upload is on record for it.",
                                      "It cannot be deleted because %s uploads are on record for it.", plural), count);
  if (in_use->leads > 0)
    return g_strdup_printf (ngettext ("It cannot be deleted while %s lead belongs to it.",
                                      "It cannot be deleted while %s leads belong to it.", plural), count);
  return g_strdup_printf (ngettext ("It cannot be deleted while %s customer belongs to it.",
                                    "It cannot be deleted while %s customers belong to it.", plural), count);
}

void
leads_directory_propagate (GError                  **error,
                           GError                   *storage_error,
                           const LeadsDirectoryKind *kind,
                           gpointer                  record,
                           const LeadsInUse         *in_use)
{
  g_autofree char *sentence = NULL;
  LeadsServiceError code;

  if (g_error_matches (storage_error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NAME_TAKEN) && record != NULL)
    {
      code = LEADS_SERVICE_ERROR_NAME_TAKEN;
      sentence = kind->say_taken (record);
    }
  else if (g_error_matches (storage_error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND))
    {
      code = LEADS_SERVICE_ERROR_NOT_FOUND;
      sentence = g_strdup (_(kind->gone));
    }
  else if (g_error_matches (storage_error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_IN_USE) && in_use != NULL)
    {
      code = LEADS_SERVICE_ERROR_IN_USE;
      sentence = describe_use (in_use);
    }
  else
    {
      leads_service_error_take (error, storage_error, NULL);
      return;
    }
  g_error_free (storage_error);
  g_set_error_literal (error, LEADS_SERVICE_ERROR, (int) code, sentence);
}

typedef struct {
  LeadsDirectory           *directory;
  const LeadsDirectoryKind *kind;
  gpointer                  record;
  gint64                    id;
  LeadsInUse                in_use;
  GCancellable             *cancellable;
} Act;

static gboolean
save_in_transaction (LeadsTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  Act *act = data;

  return act->kind->put (act->directory, act->record, &act->id, act->cancellable, error);
}

gint64
leads_directory_save (LeadsDirectory            *self,
                      const LeadsDirectoryKind  *kind,
                      gpointer                   record,
                      GCancellable              *cancellable,
                      GError                   **error)
{
  Act act = { .directory = self, .kind = kind, .record = record, .cancellable = cancellable };
  GError *local_error = NULL;

  if (!kind->check (record, error))
    return 0;
  if (!leads_database_write (self->database, save_in_transaction, &act, cancellable, &local_error))
    {
      leads_directory_propagate (error, local_error, kind, record, NULL);
      return 0;
    }
  return act.id;
}

gboolean
leads_directory_delete (LeadsDirectory            *self,
                        const LeadsDirectoryKind  *kind,
                        gint64                     id,
                        GCancellable              *cancellable,
                        GError                   **error)
{
  LeadsInUse in_use = { 0 };
  GError *local_error = NULL;

  if (!kind->remove (self, id, &in_use, cancellable, &local_error))
    {
      leads_directory_propagate (error, local_error, kind, NULL, &in_use);
      return FALSE;
    }
  return TRUE;
}
