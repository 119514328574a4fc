/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>
#include <leads-draft-part.h>
#include <leads-text.h>

/* `--by-customer`: what is different when the files say whose each line is. */

static gboolean
choose (LeadsDraftPart *part,
        const char     *name)
{
  GPtrArray *connections = leads_draft_part_get_connections (part);
  g_autofree char *wanted = leads_text_fold (name);

  for (guint i = 0; i < connections->len; i++)
    {
      LeadsConnection *connection = g_ptr_array_index (connections, i);
      g_autofree char *folded = leads_text_fold (leads_connection_get_name (connection));

      if (!g_str_equal (folded, wanted))
        continue;
      leads_draft_part_set_connection_id (part, leads_connection_get_id (connection));
      return TRUE;
    }
  return FALSE;
}

static gboolean
prepare (LeadsDraftPart *part,
         const char     *connection,
         const char     *service_info)
{
  LeadsLead *lead = leads_draft_part_get_lead (part);

  if (!leads_draft_part_is_submitted (part))
    return TRUE;
  if (service_info != NULL)
    leads_draft_part_set_service_info (part, service_info);
  if (connection != NULL ? choose (part, connection) : leads_draft_part_get_connection_id (part) != 0)
    return TRUE;
  if (connection != NULL)
    g_printerr (_("%s, %s has no SIP connection “%s” on the PSTN side, so nothing was uploaded."),
                leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead), connection);
  else if (leads_draft_part_get_connections (part)->len == 0)
    g_printerr (_("%s, %s has no SIP connection on the PSTN side, so nothing was uploaded. Add one with “connection add”."),
                leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead));
  else
    g_printerr (_("%s, %s has several SIP connections, so nothing was uploaded. Choose one with --connection."),
                leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead));
  g_printerr ("\n");
  return FALSE;
}

gboolean
leads_cli_choose_connections (LeadsDraft *draft,
                              const char *connection,
                              const char *service_info)
{
  GListModel *parts = leads_draft_get_parts (draft);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (LeadsDraftPart) part = g_list_model_get_item (parts, i);

      if (!prepare (part, connection, service_info))
        return FALSE;
    }
  return TRUE;
}

/* 0: it was not stored. */
static gint64
find_upload (GPtrArray *uploads,
             LeadsLead *lead,
             guint     *next)
{
  LeadsUpload *upload;

  if (uploads == NULL || *next >= uploads->len)
    return 0;
  upload = g_ptr_array_index (uploads, *next);
  if (leads_upload_get_lead_id (upload) != leads_lead_get_id (lead))
    return 0;
  (*next)++;
  return leads_upload_get_id (upload);
}

void
leads_cli_json_leads (JsonBuilder *builder,
                      LeadsDraft  *draft,
                      GPtrArray   *uploads)
{
  GListModel *parts = leads_draft_get_parts (draft);
  guint next = 0;

  json_builder_set_member_name (builder, "leads");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (LeadsDraftPart) part = g_list_model_get_item (parts, i);
      LeadsLead *lead = leads_draft_part_get_lead (part);
      const gint64 upload_id = find_upload (uploads, lead, &next);

      json_builder_begin_object (builder);
      leads_cli_json_int (builder, "lead", leads_lead_get_id (lead));
      leads_cli_json_string (builder, "customer", leads_lead_get_customer_name (lead));
      leads_cli_json_string (builder, "service", leads_lead_get_service_name (lead));
      leads_cli_json_totals (builder, leads_draft_part_get_totals (part));
      if (upload_id != 0)
        leads_cli_json_int (builder, "upload_id", upload_id);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "unmatched");
  json_builder_begin_object (builder);
  leads_cli_json_totals (builder, leads_draft_get_unmatched (draft));
  json_builder_end_object (builder);
}

void
leads_cli_print_leads (LeadsDraft *draft,
                       GPtrArray  *uploads)
{
  GListModel *parts = leads_draft_get_parts (draft);
  LeadsCliTable *table = leads_cli_table_new (_("Customer"), _("Service"), _("Lines"), _("Numbers"), _("Refused"), _("Upload"), NULL);
  guint next = 0;

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (LeadsDraftPart) part = g_list_model_get_item (parts, i);
      LeadsLead *lead = leads_draft_part_get_lead (part);
      const LeadsTotals *totals = leads_draft_part_get_totals (part);
      const gint64 upload_id = find_upload (uploads, lead, &next);
      g_autofree char *lines = g_strdup_printf ("%'" G_GINT64_FORMAT, totals->lines);
      g_autofree char *numbers = g_strdup_printf ("%'" G_GINT64_FORMAT, totals->uploaded);
      g_autofree char *refused = g_strdup_printf ("%'" G_GINT64_FORMAT, leads_totals_get_refused (totals));
      g_autofree char *upload = upload_id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, upload_id) : NULL;

      leads_cli_table_add (table, leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead), lines, numbers, refused,
                           upload != NULL ? upload : "", NULL);
    }
  g_print ("\n");
  leads_cli_table_print (table);
}
