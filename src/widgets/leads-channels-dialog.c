/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-records-dialog.h"

#include <leads-channel.h>

#include <glib/gi18n.h>

/* Channels: who the leads come through. */

static const LeadsFieldSpec fields[] = {
  { "name", LEADS_FIELD_NAME, N_("Name"), NULL },
  { "description", LEADS_FIELD_TEXT, N_("Description (Optional)"), NULL },
  { "live-setup-id", LEADS_FIELD_TEXT, N_("Live Setup ID (Optional)"), NULL },
};

static char *
describe (gpointer record)
{
  const char *description = leads_channel_get_description (record);

  return g_strdup (description != NULL ? description : "");
}

static char *
ask (gpointer record)
{
  return g_strdup_printf (_("Delete the Channel “%s”?"), leads_channel_get_name (record));
}

static const char *
get_name (gpointer record)
{
  return leads_channel_get_name (record);
}

static const LeadsRecordSpec spec = {
  .kind = LEADS_RECORDS_CHANNELS,
  .title = N_("Channels"),
  .intro = N_("A channel is who the customer’s service comes through."),
  .add = N_("_Add Channel"),
  .new_title = N_("New Channel"),
  .edit_title = N_("Edit Channel"),
  .empty_title = N_("No Channels Yet"),
  .empty_text = N_("Channels are made with the leads that name them, or here."),
  .icon_name = "network-workgroup-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = leads_channel_get_type,
  .get_name = get_name,
  .describe = describe,
  .ask = ask,
};

GtkWidget *
leads_channels_dialog_new (GtkWindow *parent,
                           LeadsDesk *desk)
{
  return GTK_WIDGET (leads_records_dialog_new (parent, desk, &spec, NULL));
}
