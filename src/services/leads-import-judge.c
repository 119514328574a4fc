/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-import-private.h"

#include "leads-record.h"
#include "leads-region-names.h"
#include "leads-text.h"
#include "leads-time.h"

#include <glib/gi18n.h>

/*
 * What each line of an imported file means, against what is stored and what the
 * lines before it make. Invariant: a refused line changes nothing that later
 * lines are judged by. An empty cell leaves a stored value as it is, but an
 * empty Consented On says "not yet".
 */

/* What a spreadsheet that was filled from the window may say instead of a date. */
#define NOT_YET "not yet"

/* A customer's channel, or country, and the line of the file that named it (0: the store). */
typedef struct {
  char    *name;
  guint64  line;
} Channel;

struct _LeadsImportJudge {
  LeadsImportKind kind;
  GHashTable     *leads;       /* (element-type utf8 LeadsLead), by customer and service */
  GHashTable     *channels;    /* (element-type utf8 Channel), by customer */
  GHashTable     *countries;   /* the same: their codes */
  LeadsRegionNames *names;     /* made when it is needed */
  GHashTable     *connections; /* (element-type utf8 LeadsConnection), by customer, service and name */
  GHashTable     *profiles;    /* (element-type utf8 LeadsProfile), by name */
  gint64          now;
};

/* Folded names, joined by a character that no folded name has inside one line. */
static char *
make_key (const char *first,
          const char *second,
          const char *third)
{
  g_autofree char *a = leads_text_fold (first);
  g_autofree char *b = second != NULL ? leads_text_fold (second) : NULL;
  g_autofree char *c = third != NULL ? leads_text_fold (third) : NULL;

  return g_strjoin ("\n", a, b, c, NULL);
}

static void
channel_free (gpointer data)
{
  Channel *channel = data;

  g_free (channel->name);
  g_free (channel);
}

static void
set_channel (GHashTable *channels,
             const char *customer,
             const char *name,
             guint64     line)
{
  Channel *channel = g_new0 (Channel, 1);

  channel->name = g_strdup (name);
  channel->line = line;
  g_hash_table_insert (channels, make_key (customer, NULL, NULL), channel);
}

void
leads_import_line_refuse (LeadsImportLine *self,
                          LeadsReason      reason,
                          char            *sentence)
{
  self->action = LEADS_IMPORT_REFUSE;
  self->reason = reason;
  g_free (self->sentence);
  self->sentence = sentence;
}

static gboolean
load_leads (LeadsImportJudge  *self,
            LeadsDirectory    *directory,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autoptr (GPtrArray) customers = NULL;
  g_autoptr (GPtrArray) leads = NULL;
  g_autoptr (GPtrArray) connections = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = NULL;

  if ((customers = leads_customer_store_list (directory->customers, cancellable, error)) == NULL ||
      (leads = leads_lead_store_list (directory->leads, NULL, cancellable, error)) == NULL ||
      (connections = leads_connection_store_list (directory->connections, 0, cancellable, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < customers->len; i++)
    {
      LeadsCustomer *customer = g_ptr_array_index (customers, i);

      set_channel (self->channels, leads_customer_get_full_name (customer), leads_customer_get_channel_name (customer), 0);
      set_channel (self->countries, leads_customer_get_full_name (customer), leads_customer_get_country (customer), 0);
    }
  ids = g_new (gint64, leads->len + 1);
  for (guint i = 0; i < leads->len; i++)
    {
      LeadsLead *lead = g_ptr_array_index (leads, i);

      ids[i] = leads_lead_get_id (lead);
      g_hash_table_insert (by_id, &ids[i], lead);
      g_hash_table_insert (self->leads,
                           make_key (leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead), NULL),
                           g_object_ref (lead));
    }
  for (guint i = 0; i < connections->len; i++)
    {
      LeadsConnection *connection = g_ptr_array_index (connections, i);
      gint64 lead_id = leads_connection_get_lead_id (connection);
      LeadsLead *lead = g_hash_table_lookup (by_id, &lead_id);

      if (lead != NULL)
        g_hash_table_insert (self->connections,
                             make_key (leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead),
                                       leads_connection_get_name (connection)),
                             g_object_ref (connection));
    }
  return TRUE;
}

static gboolean
load_profiles (LeadsImportJudge  *self,
               LeadsDirectory    *directory,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr (GPtrArray) profiles = leads_profile_store_list (directory->profiles, cancellable, error);

  if (profiles == NULL)
    return FALSE;
  for (guint i = 0; i < profiles->len; i++)
    {
      LeadsProfile *profile = g_ptr_array_index (profiles, i);

      g_hash_table_insert (self->profiles, make_key (leads_profile_get_name (profile), NULL, NULL), g_object_ref (profile));
    }
  return TRUE;
}

LeadsImportJudge *
leads_import_judge_new (LeadsDirectory   *directory,
                        LeadsImportKind   kind,
                        GCancellable     *cancellable,
                        GError          **error)
{
  g_autoptr (LeadsImportJudge) self = g_new0 (LeadsImportJudge, 1);

  self->kind = kind;
  self->now = leads_time_now ();
  self->leads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->channels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, channel_free);
  self->countries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, channel_free);
  self->connections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->profiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  if (kind == LEADS_IMPORT_PROFILES ? !load_profiles (self, directory, cancellable, error)
                                    : !load_leads (self, directory, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
leads_import_judge_free (LeadsImportJudge *self)
{
  g_hash_table_unref (self->profiles);
  g_hash_table_unref (self->connections);
  g_hash_table_unref (self->channels);
  g_hash_table_unref (self->countries);
  g_clear_object (&self->names);
  g_hash_table_unref (self->leads);
  g_free (self);
}

static gboolean
has_text (const char *cell)
{
  return cell != NULL && cell[0] != '\0';
}

/* "Deployed, OK", "deployed/ok", "Deployed ok": two words with anything but letters between them. */
static gboolean
parse_status (const char  *text,
              LeadsDeploy *deploy,
              LeadsHealth *health)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " ,/;|-\t", -1);
  const char *words[3] = { NULL };
  guint n_words = 0;

  for (guint i = 0; parts[i] != NULL && n_words < G_N_ELEMENTS (words); i++)
    if (parts[i][0] != '\0')
      words[n_words++] = parts[i];
  return n_words == 2 && leads_deploy_from_word (words[0], deploy) && leads_health_from_word (words[1], health) &&
         leads_deployment_status_is_pair (*deploy, *health);
}

/* Puts status and consent of @line into @lead. */
static gboolean
read_lead_values (LeadsImportJudge *self,
                  LeadsImportLine  *line,
                  LeadsLead        *lead)
{
  const char *status = line->cells[LEADS_COLUMN_DEPLOYMENT_STATUS];
  const char *consented = line->cells[LEADS_COLUMN_CONSENTED_ON];
  gint64 consented_on = leads_lead_get_consented_on (lead);
  LeadsDeploy deploy;
  LeadsHealth health;

  if (has_text (status))
    {
      if (!parse_status (status, &deploy, &health))
        {
          leads_import_line_refuse (line, LEADS_REASON_BAD_CHARACTER,
                                    g_strdup_printf (_("“%s” is not a deployment status. Write one of the seven that exist, for example “Deployed, OK”."), status));
          return FALSE;
        }
      leads_lead_set_deploy (lead, deploy);
      leads_lead_set_health (lead, health);
    }
  if (consented != NULL && (consented[0] == '\0' || g_ascii_strcasecmp (consented, NOT_YET) == 0))
    consented_on = 0;
  else if (consented != NULL && !leads_time_from_iso8601 (consented, &consented_on))
    {
      leads_import_line_refuse (line, LEADS_REASON_BAD_CHARACTER,
                                g_strdup_printf (_("“%s” is not a date. Write it as year, month and day, for example 2026-03-31, or leave the cell empty for “Not yet”."), consented));
      return FALSE;
    }
  leads_lead_set_consented_on (lead, consented_on);
  return TRUE;
}

/* The customer's channel after @line: the cell's, else the one it has. */
static gboolean
read_channel (LeadsImportJudge *self,
              LeadsImportLine  *line,
              LeadsLead        *lead,
              gboolean         *changes)
{
  const char *cell = line->cells[LEADS_COLUMN_CHANNEL_NAME];
  g_autofree char *key = make_key (line->cells[LEADS_COLUMN_FULL_NAME], NULL, NULL);
  g_autofree char *folded = leads_text_fold (has_text (cell) ? cell : "");
  g_autofree char *known = NULL;
  Channel *channel = g_hash_table_lookup (self->channels, key);

  known = leads_text_fold (channel != NULL && channel->name != NULL ? channel->name : "");
  *changes = FALSE;
  if (!has_text (cell) || g_str_equal (folded, known))
    {
      leads_lead_set_channel_name (lead, channel != NULL && channel->name != NULL ? channel->name
                                         : has_text (cell) ? cell : NULL);
      return TRUE;
    }
  if (channel != NULL && channel->line != 0)
    {
      g_autofree char *number = g_strdup_printf ("%'" G_GUINT64_FORMAT, channel->line);

      /* Translators: the first %s is a line’s number, the second a channel’s name. */
      leads_import_line_refuse (line, LEADS_REASON_BAD_CHARACTER,
                                g_strdup_printf (_("Line %s puts this customer in the channel “%s”. A customer has one channel: write the same in both lines."),
                                                 number, channel->name));
      return FALSE;
    }
  leads_lead_set_channel_name (lead, cell);
  *changes = TRUE;
  return TRUE;
}

/* The customer's country after @line: the cell's, or none, and then what it has stays. */
static gboolean
read_country (LeadsImportJudge *self,
              LeadsImportLine  *line,
              LeadsLead        *lead,
              gboolean         *changes)
{
  const char *cell = line->cells[LEADS_COLUMN_COUNTRY];
  g_autofree char *key = make_key (line->cells[LEADS_COLUMN_FULL_NAME], NULL, NULL);
  const Channel *known = g_hash_table_lookup (self->countries, key);
  const char *code;

  leads_lead_set_country (lead, NULL);
  if (!has_text (cell))
    return TRUE;
  if (self->names == NULL)
    self->names = leads_region_names_new ();
  code = leads_region_names_find (self->names, cell);
  if (code == NULL)
    {
      leads_import_line_refuse (line, LEADS_REASON_BAD_CHARACTER,
                                g_strdup_printf (_("“%s” is not a country’s name here. Write the two letters, for example IT."), cell));
      return FALSE;
    }
  if (known != NULL && known->line != 0 && g_strcmp0 (known->name, code) != 0)
    {
      g_autofree char *number = g_strdup_printf ("%'" G_GUINT64_FORMAT, known->line);

      /* Translators: the first %s is a line’s number, the second a country’s name. */
      leads_import_line_refuse (line, LEADS_REASON_BAD_CHARACTER,
                                g_strdup_printf (_("Line %s puts this customer in “%s”. A customer has one country: write the same in both lines."),
                                                 number, leads_region_names_get_name (self->names, known->name)));
      return FALSE;
    }
  leads_lead_set_country (lead, code);
  *changes = *changes || known == NULL || g_strcmp0 (known->name, code) != 0;
  return TRUE;
}

/* The SIP connection of @line, in @line->connection if it is to be saved. */
static gboolean
read_connection (LeadsImportJudge *self,
                 LeadsImportLine  *line)
{
  const char *name = line->cells[LEADS_COLUMN_SIP_CONNECTION];
  const char *side_text = line->cells[LEADS_COLUMN_SIDE];
  g_autofree char *key = NULL;
  LeadsConnection *known;
  LeadsSide side = LEADS_SIDE_PSTN;

  if (has_text (side_text) && !leads_side_from_word (side_text, &side))
    {
      leads_import_line_refuse (line, LEADS_REASON_BAD_CHARACTER,
                                g_strdup_printf (_("“%s” is not a side. Write “pstn” or “customer”."), side_text));
      return FALSE;
    }
  if (!has_text (name))
    {
      if (!has_text (side_text))
        return TRUE;
      leads_import_line_refuse (line, LEADS_REASON_WRONG_COLUMN_COUNT,
                                g_strdup (_("The line has a side but no SIP connection. Name the connection, or leave Side empty.")));
      return FALSE;
    }

  key = make_key (line->cells[LEADS_COLUMN_FULL_NAME], line->cells[LEADS_COLUMN_SERVICE_NAME], name);
  known = g_hash_table_lookup (self->connections, key);
  if (known != NULL && (!has_text (side_text) || leads_connection_get_side (known) == side))
    return TRUE;
  line->connection = known != NULL ? leads_record_dup (known) : leads_connection_new ();
  if (known == NULL)
    leads_connection_set_name (line->connection, name);
  leads_connection_set_side (line->connection, side);
  return TRUE;
}

static gboolean
is_same_lead (LeadsLead *a,
              LeadsLead *b)
{
  return leads_lead_get_deploy (a) == leads_lead_get_deploy (b) && leads_lead_get_health (a) == leads_lead_get_health (b) &&
         leads_lead_get_consented_on (a) == leads_lead_get_consented_on (b);
}

/* Later lines see what this one makes. */
static void
remember_lead (LeadsImportJudge *self,
               LeadsImportLine  *line,
               const char       *key)
{
  LeadsLead *lead = LEADS_LEAD (line->record);

  g_hash_table_replace (self->leads, g_strdup (key), g_object_ref (lead));
  if (has_text (line->cells[LEADS_COLUMN_CHANNEL_NAME]))
    set_channel (self->channels, line->cells[LEADS_COLUMN_FULL_NAME], leads_lead_get_channel_name (lead), line->line);
  if (has_text (line->cells[LEADS_COLUMN_COUNTRY]))
    set_channel (self->countries, line->cells[LEADS_COLUMN_FULL_NAME], leads_lead_get_country (lead), line->line);
  if (line->connection != NULL)
    g_hash_table_replace (self->connections,
                          make_key (line->cells[LEADS_COLUMN_FULL_NAME], line->cells[LEADS_COLUMN_SERVICE_NAME],
                                    leads_connection_get_name (line->connection)),
                          g_object_ref (line->connection));
}

static void
judge_lead (LeadsImportJudge *self,
            LeadsImportLine  *line)
{
  g_autofree char *key = NULL;
  g_autoptr (LeadsLead) lead = NULL;
  LeadsLead *known;
  gboolean customer_changes;

  if (!has_text (line->cells[LEADS_COLUMN_FULL_NAME]))
    {
      leads_import_line_refuse (line, LEADS_REASON_WRONG_COLUMN_COUNT,
                                g_strdup (_("The customer’s name is missing. Fill in the column Full Name.")));
      return;
    }
  if (!has_text (line->cells[LEADS_COLUMN_SERVICE_NAME]))
    {
      leads_import_line_refuse (line, LEADS_REASON_WRONG_COLUMN_COUNT,
                                g_strdup (_("The service’s name is missing. Fill in the column Service Name.")));
      return;
    }

  key = make_key (line->cells[LEADS_COLUMN_FULL_NAME], line->cells[LEADS_COLUMN_SERVICE_NAME], NULL);
  known = g_hash_table_lookup (self->leads, key);
  if (known != NULL)
    lead = leads_record_dup (known);
  else
    {
      lead = leads_lead_new ();
      leads_lead_set_customer_name (lead, line->cells[LEADS_COLUMN_FULL_NAME]);
      leads_lead_set_service_name (lead, line->cells[LEADS_COLUMN_SERVICE_NAME]);
      leads_lead_set_deploy (lead, LEADS_DEPLOY_DEPLOYED);
      leads_lead_set_health (lead, LEADS_HEALTH_OK);
      leads_lead_set_consented_on (lead, self->now);
    }
  if (!read_lead_values (self, line, lead) || !read_channel (self, line, lead, &customer_changes) ||
      !read_country (self, line, lead, &customer_changes) || !read_connection (self, line))
    return;

  if (known == NULL)
    line->action = LEADS_IMPORT_ADD;
  else if (customer_changes || line->connection != NULL || !is_same_lead (known, lead))
    line->action = LEADS_IMPORT_UPDATE;
  else
    line->action = LEADS_IMPORT_SAME;
  line->record = G_OBJECT (g_steal_pointer (&lead));
  remember_lead (self, line, key);
}

static GStrv
split_trunks (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " ;,\t", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

static void
judge_profile (LeadsImportJudge *self,
               LeadsImportLine  *line)
{
  static const struct {
    guint       column;
    const char *property;
  } texts[] = {
    { LEADS_COLUMN_GUID, "guid" },
    { LEADS_COLUMN_CARRIER, "carrier" },
    { LEADS_COLUMN_REGION, "region" },
    { LEADS_COLUMN_EMERGENCY, "emergency" },
  };
  g_autoptr (LeadsProfile) profile = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  LeadsProfile *known;

  if (!has_text (line->cells[LEADS_COLUMN_NAME]))
    {
      leads_import_line_refuse (line, LEADS_REASON_WRONG_COLUMN_COUNT,
                                g_strdup (_("The calling profile’s name is missing. Fill in the column Name.")));
      return;
    }
  key = make_key (line->cells[LEADS_COLUMN_NAME], NULL, NULL);
  known = g_hash_table_lookup (self->profiles, key);
  profile = known != NULL ? leads_record_dup (known) : leads_profile_new ();
  if (known == NULL)
    leads_profile_set_name (profile, line->cells[LEADS_COLUMN_NAME]);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (has_text (line->cells[texts[i].column]))
      g_object_set (profile, texts[i].property, line->cells[texts[i].column], NULL);
  if (has_text (line->cells[LEADS_COLUMN_TRUNKS]))
    {
      g_auto (GStrv) trunks = split_trunks (line->cells[LEADS_COLUMN_TRUNKS]);

      leads_profile_set_trunks (profile, (const char *const *) trunks);
    }
  if (!leads_directory_check (profile, &error))
    {
      leads_import_line_refuse (line, LEADS_REASON_BAD_CHARACTER, g_strdup (error->message));
      return;
    }

  line->action = known == NULL ? LEADS_IMPORT_ADD
                 : leads_record_equal (known, profile) ? LEADS_IMPORT_SAME
                                                        : LEADS_IMPORT_UPDATE;
  line->record = G_OBJECT (g_steal_pointer (&profile));
  g_hash_table_replace (self->profiles, g_steal_pointer (&key), g_object_ref (LEADS_PROFILE (line->record)));
}

void
leads_import_judge_line (LeadsImportJudge *self,
                         LeadsImportLine  *line)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < LEADS_IMPORT_MAX_COLUMNS; i++)
    if (!leads_directory_check_length (line->cells[i], &error))
      {
        leads_import_line_refuse (line, LEADS_REASON_FIELD_TOO_LONG, g_strdup (error->message));
        return;
      }
  if (self->kind == LEADS_IMPORT_PROFILES)
    judge_profile (self, line);
  else
    judge_lead (self, line);
}
