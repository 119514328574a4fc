/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-closures.h"

#include <glib/gi18n.h>
#include <leads-text.h>
#include <leads-time.h>

#include <stdio.h>

/*
 * Presentation without widgets: what people read is made here from values, so
 * that it can be tested without a display. Pure but for the locale and the time zone.
 */

static GDateTime *
to_local (gint64 time)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return seconds != NULL ? g_date_time_to_local (seconds) : NULL;
}

static gboolean
is_same_day (GDateTime *a,
             GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

static char *
format_when (gint64      time,
             gint64      now,
             const char *today_format)
{
  g_autoptr (GDateTime) then = time != 0 ? to_local (time) : NULL;
  g_autoptr (GDateTime) today = to_local (now);

  if (then == NULL || today == NULL)
    return g_strdup ("");
  if (is_same_day (then, today))
    return g_date_time_format (then, today_format);
  if (g_date_time_get_year (then) == g_date_time_get_year (today))
    /* Translators: a day of this year with the time, “22 Nov, 16:48”. The codes are those of g_date_time_format(). */
    return g_date_time_format (then, C_("date", "%-e %b, %H:%M"));
  /* Translators: a day of another year, “4 Dec 2025”. */
  return g_date_time_format (then, C_("date", "%-e %b %Y"));
}

char *
leads_format_when (gint64 time,
                   gint64 now)
{
  /* Translators: a time of this day, “Today, 14:20”. */
  return format_when (time, now, C_("date", "Today, %H:%M"));
}

char *
leads_format_when_now (gint64 time)
{
  return leads_format_when (time, leads_time_now ());
}

char *
leads_format_when_short (gint64 time,
                         gint64 now)
{
  /* Translators: a time of this day where there is little room, “14:20”. */
  return format_when (time, now, C_("date", "%H:%M"));
}

char *
leads_format_consented (gint64 time)
{
  return time != 0 ? leads_format_when_now (time) : g_strdup (C_("consented on", "Not yet"));
}

char *
leads_format_when_full (gint64 time)
{
  g_autoptr (GDateTime) then = time != 0 ? to_local (time) : NULL;

  if (then == NULL)
    return g_strdup ("");
  /* Translators: a full date and time, “24 November 2026, 14:20:05”. */
  return g_date_time_format (then, C_("date", "%-e %B %Y, %H:%M:%S"));
}

char *
leads_format_when_entry (gint64 time)
{
  g_autoptr (GDateTime) then = time != 0 ? to_local (time) : NULL;

  return then != NULL ? g_date_time_format (then, "%Y-%m-%d %H:%M") : g_strdup ("");
}

gboolean
leads_parse_when_entry (const char *text,
                        gint64     *time)
{
  g_autofree char *stripped = leads_text_collapse (text);
  g_autoptr (GDateTime) then = NULL;
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int used = 0;
  int more = 0;

  *time = 0;
  if (*stripped == '\0')
    return TRUE;
  if (sscanf (stripped, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3)
    return FALSE;
  if (stripped[used] == ' ' || stripped[used] == 'T')
    {
      if (sscanf (stripped + used + 1, "%2d:%2d%n", &hour, &minute, &more) != 2)
        return FALSE;
      used += 1 + more;
      if (sscanf (stripped + used, ":%2d%n", &second, &more) == 1)
        used += more;
    }
  if (stripped[used] != '\0' || year < 1000)
    return FALSE;
  then = g_date_time_new_local (year, month, day, hour, minute, second);
  if (then == NULL)
    return FALSE;
  *time = g_date_time_to_unix (then) * G_USEC_PER_SEC;
  return TRUE;
}

char *
leads_format_count (gint64 count)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, count);
}

/* ngettext() takes an unsigned long, which has 64 bits wherever this runs; 32 would still choose well enough. */
char *
leads_format_n_numbers (gint64 count)
{
  g_autofree char *digits = leads_format_count (count);

  return g_strdup_printf (ngettext ("%s number", "%s numbers", (gulong) count), digits);
}

char *
leads_format_lead_numbers (gint64 count)
{
  return count > 0 ? leads_format_count (count) : g_strdup (C_("numbers", "None yet"));
}

char *
leads_format_card_numbers (gint64 count)
{
  return count > 0 ? leads_format_n_numbers (count) : g_strdup (C_("numbers", "None yet"));
}

char *
leads_format_n_leads (guint shown,
                      guint all)
{
  g_autofree char *all_digits = leads_format_count (all);
  g_autofree char *shown_digits = leads_format_count (shown);

  if (shown == all)
    return g_strdup_printf (ngettext ("%s lead", "%s leads", all), all_digits);
  /* Translators: how many leads a search and filters leave, “4 of 200 leads”. */
  return g_strdup_printf (ngettext ("%s of %s lead", "%s of %s leads", all), shown_digits, all_digits);
}

const char *
leads_status_words (LeadsDeploy deploy,
                    LeadsHealth health)
{
  switch (deploy)
    {
    case LEADS_DEPLOY_READY:
      return C_("deployment status", "Ready, Warning");
    case LEADS_DEPLOY_FAILED:
      return C_("deployment status", "Failed, Error");
    case LEADS_DEPLOY_UNKNOWN:
      return C_("deployment status", "Unknown, Warning");
    case LEADS_DEPLOY_DEPLOYED:
    default:
      break;
    }
  switch (health)
    {
    case LEADS_HEALTH_WARNING:
      return C_("deployment status", "Deployed, Warning");
    case LEADS_HEALTH_ERROR:
      return C_("deployment status", "Deployed, Error");
    case LEADS_HEALTH_UNMONITORED:
      return C_("deployment status", "Deployed, Unmonitored");
    case LEADS_HEALTH_OK:
    default:
      return C_("deployment status", "Deployed, OK");
    }
}

const char *
leads_status_meaning (LeadsDeploy deploy,
                      LeadsHealth health)
{
  switch (deploy)
    {
    case LEADS_DEPLOY_READY:
      return _("Ready for deployment");
    case LEADS_DEPLOY_FAILED:
      return _("Deployment failed");
    case LEADS_DEPLOY_UNKNOWN:
      return _("Deployment request submitted");
    case LEADS_DEPLOY_DEPLOYED:
    default:
      break;
    }
  switch (health)
    {
    case LEADS_HEALTH_WARNING:
      return _("Deployed, with a warning");
    case LEADS_HEALTH_ERROR:
      return _("Deployed, with an error");
    case LEADS_HEALTH_UNMONITORED:
      return _("Deployed, but disabled");
    case LEADS_HEALTH_OK:
    default:
      return _("Deployed successfully");
    }
}

const char *
leads_status_icon (LeadsHealth health)
{
  switch (health)
    {
    case LEADS_HEALTH_WARNING:
      return "dialog-warning-symbolic";
    case LEADS_HEALTH_ERROR:
      return "dialog-error-symbolic";
    case LEADS_HEALTH_UNMONITORED:
      return "view-conceal-symbolic";
    case LEADS_HEALTH_OK:
    default:
      return "object-select-symbolic";
    }
}

const char *
leads_status_style (LeadsHealth health)
{
  switch (health)
    {
    case LEADS_HEALTH_WARNING:
      return "warning";
    case LEADS_HEALTH_ERROR:
      return "error";
    case LEADS_HEALTH_UNMONITORED:
      return "dim-label";
    case LEADS_HEALTH_OK:
    default:
      return "success";
    }
}
