/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-records-dialog.h"

#include <leads-closures.h>
#include <leads-profile.h>

#include <glib/gi18n.h>

/* Calling profiles: they serve all leads. With fewer than two trunks calls have no way around a trunk that fails. */

#define ENOUGH_TRUNKS 2

static const LeadsFieldSpec fields[] = {
  { "name", LEADS_FIELD_NAME, N_("Name"), NULL },
  { "carrier", LEADS_FIELD_TEXT, N_("Carrier (Optional)"), NULL },
  { "region", LEADS_FIELD_TEXT, N_("Region (Optional)"), NULL },
  { "trunks", LEADS_FIELD_WORDS, N_("Trunks, Separated by Spaces"), NULL },
  { "emergency", LEADS_FIELD_TEXT, N_("Emergency Dial Strings (Optional)"), NULL },
  { "guid", LEADS_FIELD_TEXT, N_("GUID (Optional)"), NULL },
};

static char *
describe (gpointer record)
{
  LeadsProfile *profile = record;
  const char *const *trunks = leads_profile_get_trunks (profile);
  const char *carrier = leads_profile_get_carrier (profile);
  g_autofree char *numbers = leads_format_n_numbers (leads_profile_get_n_numbers (profile));
  g_autofree char *joined = trunks != NULL && trunks[0] != NULL ? g_strjoinv (", ", (char **) trunks) : g_strdup (_("No trunks"));

  if (carrier != NULL)
    return g_strdup_printf ("%s · %s · %s", numbers, carrier, joined);
  return g_strdup_printf ("%s · %s", numbers, joined);
}

static char *
warn (gpointer record)
{
  const char *const *trunks = leads_profile_get_trunks (record);
  guint n_trunks = trunks != NULL ? g_strv_length ((char **) trunks) : 0;

  return n_trunks < ENOUGH_TRUNKS ? g_strdup (_("Fewer than two trunks: calls have no failover")) : NULL;
}

static char *
ask (gpointer record)
{
  return g_strdup_printf (_("Delete the Calling Profile “%s”?"), leads_profile_get_name (record));
}

static const char *
get_name (gpointer record)
{
  return leads_profile_get_name (record);
}

static const LeadsRecordSpec spec = {
  .kind = LEADS_RECORDS_PROFILES,
  .title = N_("Calling Profiles"),
  .intro = N_("Every number has one calling profile. It says which carrier and trunks its calls use."),
  .add = N_("_Add Calling Profile"),
  .new_title = N_("New Calling Profile"),
  .edit_title = N_("Edit Calling Profile"),
  .empty_title = N_("No Calling Profiles Yet"),
  .empty_text = N_("Numbers need a calling profile. Add the first one."),
  .icon_name = "call-start-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = leads_profile_get_type,
  .get_name = get_name,
  .describe = describe,
  .warn = warn,
  .ask = ask,
};

GtkWidget *
leads_profiles_dialog_new (GtkWindow *parent,
                           LeadsDesk *desk)
{
  return GTK_WIDGET (leads_records_dialog_new (parent, desk, &spec, NULL));
}
