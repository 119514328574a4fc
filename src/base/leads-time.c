/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-time.h"

#include <string.h>

/*
 * Times as UTC microseconds, and their ISO 8601 form.
 *
 * Invariant: a time that is printed and read again is the same second.
 */

static GDateTime *
to_date_time (gint64 time)
{
  gint64 seconds = time / G_USEC_PER_SEC;

  if (time % G_USEC_PER_SEC < 0)
    seconds--;

  return g_date_time_new_from_unix_utc (seconds);
}

/* "%Y" pads no year before 1000. */
static char *
format (gint64      time,
        const char *rest)
{
  g_autoptr (GDateTime) date_time = to_date_time (time);
  g_autofree char *text = NULL;

  if (date_time == NULL)
    return NULL;

  text = g_date_time_format (date_time, rest);

  return g_strdup_printf ("%04d%s", g_date_time_get_year (date_time), text);
}

/* GLib takes forms of ISO 8601 that nobody means here (week dates, no hyphens). */
static gboolean
has_date_form (const char *text)
{
  static const char form[] = "0000-00-00";

  for (guint i = 0; form[i] != '\0'; i++)
    {
      if (form[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
        return FALSE;
    }

  return TRUE;
}

gint64
leads_time_now (void)
{
  return g_get_real_time ();
}

char *
leads_time_to_iso8601 (gint64 time)
{
  return format (time, "-%m-%dT%H:%M:%SZ");
}

char *
leads_time_to_iso8601_date (gint64 time)
{
  return format (time, "-%m-%d");
}

gboolean
leads_time_from_iso8601 (const char *text,
                         gint64     *time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date_time = NULL;
  g_autofree char *stripped = NULL;
  const gsize date_length = strlen ("2024-02-29");
  const gsize minutes_length = strlen ("2024-02-29T12:30");

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (time != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  if (!has_date_form (stripped))
    return FALSE;

  if (stripped[date_length] == '\0')
    {
      g_autofree char *midnight = g_strconcat (stripped, "T00:00:00Z", NULL);

      date_time = g_date_time_new_from_iso8601 (midnight, utc);
    }
  else if (strlen (stripped) >= minutes_length && strchr (":.,", stripped[minutes_length]) == NULL)
    {
      g_autofree char *whole = g_strdup_printf ("%.*s:00%s", (int) minutes_length, stripped,
                                                stripped + minutes_length);

      date_time = g_date_time_new_from_iso8601 (whole, utc);
    }
  else if (strlen (stripped) == minutes_length)
    {
      g_autofree char *whole = g_strconcat (stripped, ":00", NULL);

      date_time = g_date_time_new_from_iso8601 (whole, utc);
    }
  else
    {
      date_time = g_date_time_new_from_iso8601 (stripped, utc);
    }

  if (date_time == NULL)
    return FALSE;

  *time = g_date_time_to_unix (date_time) * G_USEC_PER_SEC + g_date_time_get_microsecond (date_time);

  return TRUE;
}
