/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-plan-words.h"

#include <glib/gi18n-lib.h>

/* What Preferences and the window say of numbering plans. */

char *
leads_plan_words_date (const char *date)
{
  g_autofree char *noon = g_strdup_printf ("%sT12:00:00Z", date);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (noon, NULL);

  /* Translators: a day for people, as strftime() writes it */
  return day != NULL ? g_date_time_format (day, _("%-d %B %Y")) : g_strdup (date);
}

char *
leads_plan_words_version (const char *version)
{
  return g_strdup_printf (_("Version %s"), version);
}

char *
leads_plan_words_origin (const char *date, gboolean installed)
{
  g_autofree char *day = leads_plan_words_date (date);

  return installed ? g_strdup_printf (_("%s, installed"), day) : g_strdup_printf (_("%s, part of this program"), day);
}

char *
leads_plan_words_whole (const char *version, const char *date)
{
  g_autofree char *day = leads_plan_words_date (date);

  return g_strdup_printf (_("Version %s, %s"), version, day);
}

char *
leads_plan_words_changed (const char *version)
{
  return g_strdup_printf (_("The numbering plan %s is used now"), version);
}
