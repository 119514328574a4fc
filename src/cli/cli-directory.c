/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>
#include <leads-deployment-status.h>
#include <leads-time.h>

/* `channel`, `customer`, `connection`, and `profile` add and list. */

int
leads_cli_channel_add (LeadsCli *cli,
                       int       argc,
                       char    **argv)
{
  g_autoptr (LeadsChannel) channel = NULL;
  g_autofree char *name = NULL;

  if (!leads_cli_parse (cli, NULL, "NAME", &argc, &argv) || !leads_cli_want_args (argc, argv, 1, 1))
    return LEADS_CLI_USAGE;
  name = leads_cli_dup_text (argv[1]);
  if (name == NULL)
    return LEADS_CLI_USAGE;
  if (!leads_cli_open_desk (cli))
    return LEADS_CLI_NOT_DONE;
  channel = g_object_new (LEADS_TYPE_CHANNEL, "name", name, NULL);
  return leads_cli_save (cli, channel);
}

int
leads_cli_customer_add (LeadsCli *cli,
                        int       argc,
                        char    **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *channel = NULL;
  g_autofree char *country = NULL;
  const GOptionEntry entries[] = {
    { "channel", 0, 0, G_OPTION_ARG_STRING, &channel, N_("The channel; made if new"), N_("NAME") },
    { "country", 0, 0, G_OPTION_ARG_STRING, &country, N_("The country, two letters of ISO 3166-1"), N_("CC") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (LeadsCustomer) customer = NULL;

  if (!leads_cli_parse (cli, entries, "NAME", &argc, &argv) || !leads_cli_want_args (argc, argv, 1, 1))
    return LEADS_CLI_USAGE;
  name = leads_cli_dup_text (argv[1]);
  if (name == NULL || !leads_cli_check_value ("--channel", channel) || !leads_cli_check_country (country))
    return LEADS_CLI_USAGE;
  if (!leads_cli_open_desk (cli))
    return LEADS_CLI_NOT_DONE;
  customer = g_object_new (LEADS_TYPE_CUSTOMER, "full-name", name, "channel-name", channel, "country", country, NULL);
  return leads_cli_save (cli, customer);
}

int
leads_cli_connection_add (LeadsCli *cli,
                          int       argc,
                          char    **argv)
{
  g_autofree char *lead = NULL;
  g_autofree char *name = NULL;
  g_autofree char *side_word = NULL;
  g_autofree char *sbc = NULL;
  const GOptionEntry entries[] = {
    { "lead", 0, 0, G_OPTION_ARG_STRING, &lead, N_("The lead"), N_("ID") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("The connection’s name"), N_("NAME") },
    { "side", 0, 0, G_OPTION_ARG_STRING, &side_word, N_("“pstn” or “customer”"), N_("SIDE") },
    { "sbc", 0, 0, G_OPTION_ARG_STRING, &sbc, N_("The session border controller’s name"), N_("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (LeadsConnection) connection = NULL;
  LeadsSide side;
  gint64 lead_id;

  if (!leads_cli_parse (cli, entries, NULL, &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 0))
    return LEADS_CLI_USAGE;
  if (lead == NULL || name == NULL || side_word == NULL)
    return leads_cli_misused (_("Give --lead, --name and --side."));
  if (!leads_cli_parse_id (lead, &lead_id) || !leads_cli_check_value ("--sbc", sbc))
    return LEADS_CLI_USAGE;
  if (!leads_side_from_word (side_word, &side))
    return leads_cli_misused (_("“%s” is not a side. A side is “pstn” or “customer”."), side_word);
  if (!leads_cli_open_desk (cli))
    return LEADS_CLI_NOT_DONE;
  connection = g_object_new (LEADS_TYPE_CONNECTION, "lead-id", lead_id, "name", name, "side", side, "sbc-name", sbc, NULL);
  return leads_cli_save (cli, connection);
}

static void
print_connections_json (GPtrArray *connections)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < connections->len; i++)
    {
      LeadsConnection *connection = g_ptr_array_index (connections, i);

      json_builder_begin_object (builder);
      leads_cli_json_int (builder, "id", leads_connection_get_id (connection));
      leads_cli_json_int (builder, "lead", leads_connection_get_lead_id (connection));
      leads_cli_json_string (builder, "name", leads_connection_get_name (connection));
      leads_cli_json_string (builder, "side", leads_side_to_word (leads_connection_get_side (connection)));
      leads_cli_json_string (builder, "sbc", leads_connection_get_sbc_name (connection));
      leads_cli_json_int (builder, "numbers", leads_connection_get_n_numbers (connection));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  leads_cli_print_json (builder);
}

static void
print_connections (GPtrArray *connections)
{
  LeadsCliTable *table = leads_cli_table_new (_("ID"), _("Lead"), _("Name"), _("Side"), _("SBC"), _("Numbers"), NULL);

  for (guint i = 0; i < connections->len; i++)
    {
      LeadsConnection *connection = g_ptr_array_index (connections, i);
      const char *sbc = leads_connection_get_sbc_name (connection);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, leads_connection_get_id (connection));
      g_autofree char *lead = g_strdup_printf ("%" G_GINT64_FORMAT, leads_connection_get_lead_id (connection));
      g_autofree char *numbers = g_strdup_printf ("%'" G_GINT64_FORMAT, leads_connection_get_n_numbers (connection));

      leads_cli_table_add (table, id, lead, leads_connection_get_name (connection), leads_side_to_word (leads_connection_get_side (connection)),
                           sbc != NULL ? sbc : "", numbers, NULL);
    }
  leads_cli_table_print (table);
}

int
leads_cli_connection_list (LeadsCli *cli,
                           int       argc,
                           char    **argv)
{
  g_autofree char *lead = NULL;
  const GOptionEntry entries[] = {
    { "lead", 0, 0, G_OPTION_ARG_STRING, &lead, N_("Only this lead’s"), N_("ID") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) connections = NULL;
  gint64 lead_id = 0;

  if (!leads_cli_parse (cli, entries, NULL, &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 0))
    return LEADS_CLI_USAGE;
  if (lead != NULL && !leads_cli_parse_id (lead, &lead_id))
    return LEADS_CLI_USAGE;
  if (!leads_cli_open_desk (cli) || !leads_cli_has_lead (cli, lead_id))
    return LEADS_CLI_NOT_DONE;
  connections = leads_cli_list (cli, LEADS_TYPE_CONNECTION, lead_id);
  if (connections == NULL)
    return LEADS_CLI_NOT_DONE;
  if (cli->json)
    print_connections_json (connections);
  else
    print_connections (connections);
  return LEADS_CLI_DONE;
}

int
leads_cli_profile_add (LeadsCli *cli,
                       int       argc,
                       char    **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *carrier = NULL;
  g_auto (GStrv) trunks = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("The profile’s name"), N_("NAME") },
    { "carrier", 0, 0, G_OPTION_ARG_STRING, &carrier, N_("The carrier"), N_("NAME") },
    { "trunk", 0, 0, G_OPTION_ARG_STRING_ARRAY, &trunks, N_("A trunk; give it again for each"), N_("FQDN") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (LeadsProfile) profile = NULL;

  if (!leads_cli_parse (cli, entries, NULL, &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 0))
    return LEADS_CLI_USAGE;
  if (name == NULL)
    return leads_cli_misused (_("Give the profile’s name with --name."));
  if (!leads_cli_check_value ("--carrier", carrier))
    return LEADS_CLI_USAGE;
  for (guint i = 0; trunks != NULL && trunks[i] != NULL; i++)
    {
      if (!leads_cli_check_value ("--trunk", trunks[i]))
        return LEADS_CLI_USAGE;
    }
  if (!leads_cli_open_desk (cli))
    return LEADS_CLI_NOT_DONE;
  profile = g_object_new (LEADS_TYPE_PROFILE, "name", name, "carrier", carrier, "trunks", trunks, NULL);
  return leads_cli_save (cli, profile);
}

static void
print_profiles_json (GPtrArray *profiles)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < profiles->len; i++)
    {
      LeadsProfile *profile = g_ptr_array_index (profiles, i);
      const char *const *trunks = leads_profile_get_trunks (profile);

      json_builder_begin_object (builder);
      leads_cli_json_int (builder, "id", leads_profile_get_id (profile));
      leads_cli_json_string (builder, "name", leads_profile_get_name (profile));
      leads_cli_json_string (builder, "carrier", leads_profile_get_carrier (profile));
      json_builder_set_member_name (builder, "trunks");
      json_builder_begin_array (builder);
      for (guint t = 0; trunks != NULL && trunks[t] != NULL; t++)
        json_builder_add_string_value (builder, trunks[t]);
      json_builder_end_array (builder);
      leads_cli_json_int (builder, "numbers", leads_profile_get_n_numbers (profile));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  leads_cli_print_json (builder);
}

static void
print_profiles (GPtrArray *profiles)
{
  LeadsCliTable *table = leads_cli_table_new (_("ID"), _("Name"), _("Carrier"), _("Trunks"), _("Numbers"), NULL);

  for (guint i = 0; i < profiles->len; i++)
    {
      LeadsProfile *profile = g_ptr_array_index (profiles, i);
      const char *const *trunks = leads_profile_get_trunks (profile);
      const char *carrier = leads_profile_get_carrier (profile);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, leads_profile_get_id (profile));
      g_autofree char *joined = trunks != NULL ? g_strjoinv (", ", (char **) trunks) : g_strdup ("");
      g_autofree char *numbers = g_strdup_printf ("%'" G_GINT64_FORMAT, leads_profile_get_n_numbers (profile));

      leads_cli_table_add (table, id, leads_profile_get_name (profile), carrier != NULL ? carrier : "", joined, numbers, NULL);
    }
  leads_cli_table_print (table);
}

int
leads_cli_profile_list (LeadsCli *cli,
                        int       argc,
                        char    **argv)
{
  g_autoptr (GPtrArray) profiles = NULL;

  if (!leads_cli_parse (cli, NULL, NULL, &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 0))
    return LEADS_CLI_USAGE;
  if (!leads_cli_open_desk (cli))
    return LEADS_CLI_NOT_DONE;
  profiles = leads_cli_list (cli, LEADS_TYPE_PROFILE, 0);
  if (profiles == NULL)
    return LEADS_CLI_NOT_DONE;
  if (cli->json)
    print_profiles_json (profiles);
  else
    print_profiles (profiles);
  return LEADS_CLI_DONE;
}
