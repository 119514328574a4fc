/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-records-dialog.h"

#include <leads-closures.h>
#include <leads-connection.h>

#include <glib/gi18n.h>

/* The SIP connections of one lead. Numbers can be uploaded only to one on the PSTN side. */

static const char *const sides[] = { N_("Customer"), N_("PSTN"), NULL };
static const char *const kinds[] = { N_("IP group"), N_("Tenant"), NULL };

static const LeadsFieldSpec fields[] = {
  { "name", LEADS_FIELD_NAME, N_("Name"), NULL },
  { "side", LEADS_FIELD_CHOICE, N_("Side"), sides },
  { "kind", LEADS_FIELD_CHOICE, N_("Type"), kinds },
  { "sbc-name", LEADS_FIELD_TEXT, N_("SBC Name (Optional)"), NULL },
  { "proxy-set", LEADS_FIELD_TEXT, N_("Proxy Set (Optional)"), NULL },
  { "pstn-gateway", LEADS_FIELD_TEXT, N_("PSTN Gateway (Optional)"), NULL },
  { "sessions", LEADS_FIELD_AMOUNT, N_("Concurrent Sessions (Optional)"), NULL },
  { "deployment-state", LEADS_FIELD_TEXT, N_("Deployment State (Optional)"), NULL },
  { "metering-tag", LEADS_FIELD_TEXT, N_("Metering Tag (Optional)"), NULL },
};

static char *
describe (gpointer record)
{
  LeadsConnection *connection = record;
  const char *side = leads_connection_get_side (connection) == LEADS_SIDE_PSTN ? _("PSTN side") : _("Customer side");
  const char *sbc_name = leads_connection_get_sbc_name (connection);
  g_autofree char *numbers = leads_format_n_numbers (leads_connection_get_n_numbers (connection));

  if (sbc_name != NULL)
    return g_strdup_printf ("%s · %s · %s", side, numbers, sbc_name);
  return g_strdup_printf ("%s · %s", side, numbers);
}

static char *
ask (gpointer record)
{
  return g_strdup_printf (_("Delete the SIP Connection “%s”?"), leads_connection_get_name (record));
}

static const char *
get_name (gpointer record)
{
  return leads_connection_get_name (record);
}

static const LeadsRecordSpec spec = {
  .kind = LEADS_RECORDS_CONNECTIONS,
  .title = N_("SIP Connections"),
  .intro = N_("Numbers are uploaded to a SIP connection on the PSTN side."),
  .add = N_("_Add SIP Connection"),
  .new_title = N_("New SIP Connection"),
  .edit_title = N_("Edit SIP Connection"),
  .empty_title = N_("No SIP Connections Yet"),
  .empty_text = N_("Numbers can be uploaded only to a SIP connection. Add the first one."),
  .icon_name = "network-server-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = leads_connection_get_type,
  .get_name = get_name,
  .describe = describe,
  .ask = ask,
};

GtkWidget *
leads_connections_dialog_new (GtkWindow *parent,
                              LeadsDesk *desk,
                              LeadsLead *lead)
{
  return GTK_WIDGET (leads_records_dialog_new (parent, desk, &spec, lead));
}
