/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include "leads-plan-values-private.h"

#include "leads-plan-table-private.h"

#include <string.h>

/* It is shown to people, and kept with every upload. */
#define MAX_VERSION 32

/* What can stand in the columns of a numbering plan's table. Invariant: a value that is passed is one that can be. */

gboolean
leads_plan_parse_number (const char *text,
                         guint       most_digits,
                         guint      *number)
{
  gsize n_digits = strlen (text);

  *number = 0;
  if (n_digits == 0 || n_digits > most_digits || strspn (text, "0123456789") != n_digits || text[0] == '0')
    return FALSE;
  for (; *text != '\0'; text++)
    *number = *number * 10 + (guint) (*text - '0');
  return TRUE;
}

gboolean
leads_plan_parse_lengths (const char *text,
                          guint32    *lengths)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", LEADS_PLAN_MAX_NATIONAL_DIGITS + 1);
  guint previous = 0;

  *lengths = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *dash = strchr (parts[i], '-');
      guint first;
      guint last;

      if (dash != NULL)
        *dash = '\0';
      if (!leads_plan_parse_number (parts[i], 2, &first) ||
          (dash != NULL && !leads_plan_parse_number (dash + 1, 2, &last)))
        return FALSE;
      if (dash == NULL)
        last = first;
      if (first <= previous || last < first || last > LEADS_PLAN_MAX_NATIONAL_DIGITS)
        return FALSE;
      for (guint length = first; length <= last; length++)
        *lengths |= 1u << length;
      previous = last;
    }
  return *lengths != 0;
}

gboolean
leads_plan_parse_region (const char *text,
                         char        region[LEADS_REGION_SIZE])
{
  if (strcmp (text, "001") != 0 &&
      (strlen (text) != 2 || !g_ascii_isupper (text[0]) || !g_ascii_isupper (text[1])))
    return FALSE;
  g_strlcpy (region, text, LEADS_REGION_SIZE);
  return TRUE;
}

gboolean
leads_plan_parse_version (const char *text)
{
  if (strlen (text) > MAX_VERSION)
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr (".+-_", *c) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
leads_plan_parse_date (const char *text)
{
  static const char shape[] = "dddd-dd-dd";
  guint parts[3] = { 0 };
  guint part = 0;

  if (strlen (text) != strlen (shape))
    return FALSE;
  for (guint i = 0; shape[i] != '\0'; i++)
    if (shape[i] == '-' ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
    else if (shape[i] == '-')
      part++;
    else
      parts[part] = parts[part] * 10 + (guint) (text[i] - '0');
  return g_date_valid_dmy ((GDateDay) parts[2], (GDateMonth) parts[1], (GDateYear) parts[0]);
}

gboolean
leads_plan_fault_set (LeadsPlanFault     *fault,
                      LeadsPlanFaultKind  kind,
                      guint               line,
                      const char         *detail)
{
  const char *end;

  *fault = (LeadsPlanFault){ .kind = kind, .line = line };
  g_strlcpy (fault->detail, detail, sizeof fault->detail);
  g_utf8_validate (fault->detail, -1, &end);
  fault->detail[end - fault->detail] = '\0';
  return FALSE;
}

gboolean
leads_plan_fault_locate (LeadsPlanFault *fault,
                         guint           line)
{
  if (fault->line == 0)
    fault->line = line;
  return FALSE;
}
