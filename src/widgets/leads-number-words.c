/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-number-words.h"

#include "leads-closures.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/*
 * Numbers for people. Invariant: nothing here changes a number: its digits are all there, in order.
 */

/* Unicode: EN SPACE: a flag fills its cell, so that a space of the font's would be too little. */
#define AFTER_FLAG "\u2002"

/* Unicode: REGIONAL INDICATOR SYMBOL LETTER A. */
#define REGIONAL_INDICATOR_A 0x1F1E6

#define PLURAL(n) ((gulong) (n))

void
leads_number_words_flag (const char *region,
                         char        flag[LEADS_FLAG_SIZE])
{
  int n = 0;

  flag[0] = '\0';
  if (region == NULL || strlen (region) != 2 || !g_ascii_isalpha (region[0]) || !g_ascii_isalpha (region[1]))
    return;
  for (guint i = 0; i < 2; i++)
    n += g_unichar_to_utf8 (REGIONAL_INDICATOR_A + (gunichar) (g_ascii_toupper (region[i]) - 'A'), flag + n);
  flag[n] = '\0';
}

const char *
leads_number_words_type (LeadsNumberType type)
{
  switch (type)
    {
    case LEADS_NUMBER_TYPE_FIXED_LINE:
      return C_ ("type of number", "Fixed line");
    case LEADS_NUMBER_TYPE_MOBILE:
      return C_ ("type of number", "Mobile");
    case LEADS_NUMBER_TYPE_FIXED_LINE_OR_MOBILE:
      return C_ ("type of number", "Fixed line or mobile");
    case LEADS_NUMBER_TYPE_TOLL_FREE:
      return C_ ("type of number", "Toll-free");
    case LEADS_NUMBER_TYPE_PREMIUM_RATE:
      return C_ ("type of number", "Premium rate");
    case LEADS_NUMBER_TYPE_SHARED_COST:
      return C_ ("type of number", "Shared cost");
    case LEADS_NUMBER_TYPE_VOIP:
      /* Translators: calls over the internet */
      return C_ ("type of number", "VoIP");
    case LEADS_NUMBER_TYPE_PERSONAL_NUMBER:
      return C_ ("type of number", "Personal number");
    case LEADS_NUMBER_TYPE_PAGER:
      return C_ ("type of number", "Pager");
    case LEADS_NUMBER_TYPE_UAN:
      /* Translators: one number that is answered at several places */
      return C_ ("type of number", "Universal access number");
    case LEADS_NUMBER_TYPE_VOICEMAIL:
      return C_ ("type of number", "Voicemail");
    case LEADS_NUMBER_TYPE_UNKNOWN:
    case LEADS_N_NUMBER_TYPES:
    default:
      return "";
    }
}

char *
leads_number_words_display (const LeadsNumberingPlan *plan,
                            guint64                   number)
{
  char text[LEADS_DISPLAY_SIZE];

  if (number == 0)
    return g_strdup ("");
  leads_numbering_plan_format (plan, number, text);
  return g_strdup (text);
}

char *
leads_number_words_country (const LeadsVerdict *verdict,
                            LeadsRegionNames   *names)
{
  const char *name = leads_region_names_get_name_for (names, verdict);
  char flag[LEADS_FLAG_SIZE];

  leads_number_words_flag (verdict->region, flag);
  return flag[0] != '\0' ? g_strconcat (flag, AFTER_FLAG, name, NULL) : g_strdup (name);
}

char *
leads_number_words_flagged (const LeadsNumberingPlan *plan,
                            const LeadsVerdict       *verdict)
{
  g_autofree char *display = leads_number_words_display (plan, verdict->number);
  char flag[LEADS_FLAG_SIZE];

  leads_number_words_flag (verdict->region, flag);
  return flag[0] != '\0' ? g_strconcat (flag, AFTER_FLAG, display, NULL) : g_steal_pointer (&display);
}

char *
leads_number_words_kind (const LeadsVerdict *verdict,
                         LeadsRegionNames   *names)
{
  const char *name = leads_region_names_get_name_for (names, verdict);
  const char *type = leads_number_words_type (verdict->type);

  if (*name == '\0' || *type == '\0')
    return g_strdup (*name != '\0' ? name : type);
  /* Translators: the country and the type of a number, “United Kingdom, Fixed line” */
  return g_strdup_printf (C_ ("kind of number", "%s, %s"), name, type);
}

char *
leads_number_words_parts (const LeadsNumberingPlan *plan,
                          guint64                   number)
{
  LeadsNumberParts parts;

  if (number == 0)
    return g_strdup ("");
  leads_numbering_plan_take_apart (plan, number, &parts);
  if (parts.country_code[0] == '\0')
    return g_strdup ("");
  if (parts.area_code[0] == '\0')
    return g_strdup_printf (_ ("Country code %s, subscriber number %s"), parts.country_code, parts.subscriber);
  return g_strdup_printf (_ ("Country code %s, area code %s, subscriber number %s"), parts.country_code,
                          parts.area_code, parts.subscriber);
}

/* Where the groups of @last begin that are not as in @first, and have at least as many digits as people say. */
static const char *
find_difference (const char *first,
                 const char *last)
{
  const guint spoken_digits = 4;
  const char *start = last + strlen (last);
  gsize same = 0;
  guint n_digits = 0;

  if (strlen (first) != strlen (last))
    return last;
  while (last[same] != '\0' && first[same] == last[same])
    same++;
  while (start > last && !(n_digits >= spoken_digits && start <= last + same && g_ascii_isdigit (*start) &&
                           !g_ascii_isdigit (start[-1])))
    {
      start--;
      n_digits += g_ascii_isdigit (*start) ? 1 : 0;
    }
  return start;
}

char *
leads_number_words_range (const LeadsNumberingPlan *plan,
                          guint64                   first,
                          guint64                   last)
{
  g_autofree char *first_text = leads_number_words_display (plan, first);
  g_autofree char *last_text = leads_number_words_display (plan, last);

  return g_strdup_printf (_ ("%s to %s"), first_text, find_difference (first_text, last_text));
}

char *
leads_number_words_count (guint64 count,
                          guint64 n_unplanned)
{
  g_autofree char *all = leads_format_count ((gint64) count);
  g_autofree char *planned = leads_format_count ((gint64) (count - n_unplanned));

  if (n_unplanned == 0)
    return g_strdup_printf (ngettext ("%s number, in the numbering plan", "%s numbers, all in the numbering plan",
                                      PLURAL (count)),
                            all);
  /* Translators: how many numbers a range has, and how many of them the numbering plan has */
  return g_strdup_printf (ngettext ("%s number, %s in the numbering plan", "%s numbers, %s in the numbering plan",
                                    PLURAL (count)),
                          all, planned);
}
