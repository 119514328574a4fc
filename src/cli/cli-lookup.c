/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>
#include <leads-service-error.h>
#include <leads-text.h>

/* Records to and from the store, and by the id or the name that was typed; a name matches without regard to case. */

gboolean
leads_cli_parse_id (const char *text,
                    gint64     *id)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &value, NULL))
    {
      leads_cli_misused (_("“%s” is not an id. An id is a number, as the list commands print it."), text);
      return FALSE;
    }
  *id = (gint64) value;
  return TRUE;
}

int
leads_cli_save (LeadsCli *cli,
                gpointer  record)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (cli->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  leads_directory_service_save_async (directory, record, cli->cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  id = leads_directory_service_save_finish (directory, result, &error);
  if (id == 0)
    {
      leads_cli_fail (error);
      /* What no store would take was wrong as it was typed. */
      return g_error_matches (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE) ? LEADS_CLI_USAGE : LEADS_CLI_NOT_DONE;
    }
  leads_cli_print_id (cli, id);
  return LEADS_CLI_DONE;
}

GPtrArray *
leads_cli_list (LeadsCli *cli,
                GType     type,
                gint64    lead_id)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (cli->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  leads_directory_service_list_async (directory, type, lead_id, cli->cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  records = leads_directory_service_list_finish (directory, result, &error);
  if (records == NULL)
    leads_cli_fail (error);
  return records;
}

LeadsLead *
leads_cli_find_lead (LeadsCli *cli,
                     gint64    id)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (cli->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsLead *lead;

  leads_directory_service_get_lead_async (directory, id, cli->cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  lead = leads_directory_service_get_lead_finish (directory, result, &error);
  if (lead == NULL)
    leads_cli_fail (error);
  return lead;
}

gboolean
leads_cli_has_lead (LeadsCli *cli,
                    gint64    id)
{
  g_autoptr (LeadsLead) lead = id != 0 ? leads_cli_find_lead (cli, id) : NULL;

  return id == 0 || lead != NULL;
}

static gboolean
same_name (const char *one,
           const char *other)
{
  g_autofree char *folded_one = leads_text_fold (one);
  g_autofree char *folded_other = leads_text_fold (other);

  return g_str_equal (folded_one, folded_other);
}

gint64
leads_cli_find_profile (LeadsCli   *cli,
                        const char *name)
{
  g_autoptr (GPtrArray) profiles = leads_cli_list (cli, LEADS_TYPE_PROFILE, 0);

  if (profiles == NULL)
    return 0;
  for (guint i = 0; i < profiles->len; i++)
    if (same_name (leads_profile_get_name (g_ptr_array_index (profiles, i)), name))
      return leads_profile_get_id (g_ptr_array_index (profiles, i));
  g_printerr (_("There is no calling profile “%s”. “profile list” shows those there are."), name);
  g_printerr ("\n");
  return 0;
}

gint64
leads_cli_find_connection (LeadsCli   *cli,
                           LeadsLead  *lead,
                           const char *name)
{
  g_autoptr (GPtrArray) connections = leads_cli_list (cli, LEADS_TYPE_CONNECTION, leads_lead_get_id (lead));

  if (connections == NULL)
    return 0;
  for (guint i = 0; i < connections->len; i++)
    {
      LeadsConnection *connection = g_ptr_array_index (connections, i);

      if (!same_name (leads_connection_get_name (connection), name))
        continue;
      if (leads_connection_get_side (connection) == LEADS_SIDE_PSTN)
        return leads_connection_get_id (connection);
      g_printerr (_("The SIP connection “%s” is on the customer side. Numbers are uploaded to one on the PSTN side."), name);
      g_printerr ("\n");
      return 0;
    }
  if (connections->len == 0)
    g_printerr (_("The lead has no SIP connection. Numbers can be uploaded only to a SIP connection; add one with “connection add”."));
  else
    g_printerr (_("The lead has no SIP connection “%s”. “connection list” shows those there are."), name);
  g_printerr ("\n");
  return 0;
}
