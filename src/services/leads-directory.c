/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-directory-private.h"
#include "leads-draft-keeper-private.h"

#include "leads-service-error-private.h"

#include "leads-text.h"
#include "leads-time.h"

#include <glib/gi18n.h>

/*
 * What saving and deleting a channel, customer, lead, calling profile or SIP
 * connection means: what is made on the way, and the sentence for each refusal
 * of the store. Invariant: a save is one transaction, so a lead that is refused
 * leaves no new customer or channel behind.
 */

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

/* Gives @customer the lead's channel and country; whether they are others. What is not said of a new service of a known
 * customer stays as it is, an edit takes it away. */
static gboolean
move_customer (LeadsCustomer *customer,
               LeadsLead     *lead,
               gint64         channel_id)
{
  const char *country = leads_lead_get_country (lead);
  const gboolean edited = leads_lead_get_id (lead) != 0;
  const gboolean moved = channel_id != leads_customer_get_channel_id (customer) && (channel_id != 0 || edited);
  const gboolean emigrated = g_strcmp0 (country, leads_customer_get_country (customer)) != 0 && (country != NULL || edited);

  if (moved)
    leads_customer_set_channel_id (customer, channel_id);
  if (emigrated)
    leads_customer_set_country (customer, country);
  return moved || emigrated;
}

/* The customer of @lead by name, made if new; an existing one gets the lead's channel and country if they are others. */
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
      leads_customer_set_country (customer, leads_lead_get_country (lead));
      return leads_customer_store_add (self->customers, customer, id, cancellable, error);
    }

  *id = leads_customer_get_id (customer);
  return !move_customer (customer, lead, channel_id) ||
         leads_customer_store_update (self->customers, customer, cancellable, error);
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
  g_autofree char *data_dir = g_path_get_dirname (leads_database_get_path (self->database));

  if (!leads_lead_store_remove (self->leads, id, in_use, cancellable, error))
    return FALSE;
  leads_draft_keeper_forget (data_dir, id);
  return TRUE;
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

static GPtrArray *
list_leads (LeadsDirectory *self, gint64 lead_id, GCancellable *cancellable, GError **error)
{
  return leads_lead_store_list (self->leads, NULL, cancellable, error);
}

static GPtrArray *
list_customers (LeadsDirectory *self, gint64 lead_id, GCancellable *cancellable, GError **error)
{
  return leads_customer_store_list (self->customers, cancellable, error);
}

static GPtrArray *
list_channels (LeadsDirectory *self, gint64 lead_id, GCancellable *cancellable, GError **error)
{
  return leads_channel_store_list (self->channels, cancellable, error);
}

static GPtrArray *
list_profiles (LeadsDirectory *self, gint64 lead_id, GCancellable *cancellable, GError **error)
{
  return leads_profile_store_list (self->profiles, cancellable, error);
}

static GPtrArray *
list_connections (LeadsDirectory *self, gint64 lead_id, GCancellable *cancellable, GError **error)
{
  return leads_connection_store_list (self->connections, lead_id, cancellable, error);
}

/*
 * What differs between the kinds of records: list, put (which adds or updates) and
 * remove fail with storage's errors, say_taken and gone are the sentences for two of them.
 */
typedef struct {
  GType       (*get_type)  (void);
  GPtrArray  *(*list)      (LeadsDirectory *self, gint64 lead_id, GCancellable *cancellable, GError **error);
  gboolean    (*put)       (LeadsDirectory *self, gpointer record, gint64 *id, GCancellable *cancellable, GError **error);
  gboolean    (*remove)    (LeadsDirectory *self, gint64 id, LeadsInUse *in_use, GCancellable *cancellable, GError **error);
  char       *(*say_taken) (gpointer record);
  const char *gone;
} Kind;

static const Kind kinds[] = {
  { leads_lead_get_type, list_leads, put_lead, remove_lead, say_lead_taken,
    N_("This lead is not there any more.") },
  { leads_customer_get_type, list_customers, put_customer, remove_customer, say_customer_taken,
    N_("This customer is not there any more.") },
  { leads_channel_get_type, list_channels, put_channel, remove_channel, say_channel_taken,
    N_("This channel is not there any more.") },
  { leads_profile_get_type, list_profiles, put_profile, remove_profile, say_profile_taken,
    N_("This calling profile is not there any more.") },
  { leads_connection_get_type, list_connections, put_connection, remove_connection, say_connection_taken,
    N_("This SIP connection, or its lead, is not there any more.") },
};

static const Kind *
get_kind (GType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].get_type () == type)
      return &kinds[i];
  g_assert_not_reached ();
}

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

/* Replaces a storage error by this kind's sentence; @record and @in_use may be NULL. Takes @storage_error. */
static void
propagate (GError           **error,
           GError            *storage_error,
           const Kind        *kind,
           gpointer           record,
           const LeadsInUse  *in_use)
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

GPtrArray *
leads_directory_list (LeadsDirectory  *self,
                      GType            type,
                      gint64           lead_id,
                      GCancellable    *cancellable,
                      GError         **error)
{
  return get_kind (type)->list (self, lead_id, cancellable, error);
}

LeadsLead *
leads_directory_get_lead (LeadsDirectory  *self,
                          gint64           id,
                          GCancellable    *cancellable,
                          GError         **error)
{
  GError *local_error = NULL;
  LeadsLead *lead = leads_lead_store_get (self->leads, id, cancellable, &local_error);

  if (lead == NULL)
    propagate (error, local_error, get_kind (LEADS_TYPE_LEAD), NULL, NULL);
  return lead;
}

typedef struct {
  LeadsDirectory *directory;
  const Kind     *kind;
  gpointer        record;
  gint64          id;
  GCancellable   *cancellable;
} Save;

static gboolean
save_in_transaction (LeadsTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  Save *save = data;

  return save->kind->put (save->directory, save->record, &save->id, save->cancellable, error);
}

gint64
leads_directory_save (LeadsDirectory  *self,
                      gpointer         record,
                      GCancellable    *cancellable,
                      GError         **error)
{
  const Kind *kind = get_kind (G_OBJECT_TYPE (record));
  Save save = { .directory = self, .kind = kind, .record = record, .cancellable = cancellable };
  GError *local_error = NULL;

  if (!leads_directory_check (record, error))
    return 0;
  if (!leads_database_write (self->database, save_in_transaction, &save, cancellable, &local_error))
    {
      propagate (error, local_error, kind, record, NULL);
      return 0;
    }
  return save.id;
}

gboolean
leads_directory_delete (LeadsDirectory  *self,
                        GType            type,
                        gint64           id,
                        GCancellable    *cancellable,
                        GError         **error)
{
  const Kind *kind = get_kind (type);
  LeadsInUse in_use = { 0 };
  GError *local_error = NULL;

  if (!kind->remove (self, id, &in_use, cancellable, &local_error))
    {
      propagate (error, local_error, kind, NULL, &in_use);
      return FALSE;
    }
  return TRUE;
}
