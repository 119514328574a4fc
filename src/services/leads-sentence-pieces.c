/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-sentences-private.h"

#include <leads-number.h>

#include <glib/gi18n.h>

/*
 * Pieces that several sentences share. Invariant: none of them is a sentence.
 */

char *
leads_sentence_count (guint64 count)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, count);
}

char *
leads_sentence_day (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  /* Translators: a day for people, as strftime() writes it */
  return local != NULL ? g_date_time_format (local, _ ("%-d %B %Y")) : g_strdup ("");
}

/* One run of lengths as a text; two lengths in a row are two. */
static void
add_run (GPtrArray *texts,
         guint      first,
         guint      last)
{
  if (last - first >= 2)
    {
      /* Translators: from one number of digits to another, both included */
      g_ptr_array_add (texts, g_strdup_printf (C_ ("lengths", "%u to %u"), first, last));
      return;
    }
  for (guint length = first; length <= last; length++)
    g_ptr_array_add (texts, g_strdup_printf ("%u", length));
}

char *
leads_sentence_lengths (guint32 lengths)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint length = 0; length < 32; length++)
    if (lengths & (1u << length))
      {
        guint first = length;

        while (length + 1 < 32 && lengths & (1u << (length + 1)))
          length++;
        add_run (texts, first, length);
      }
  if (texts->len == 0)
    return g_strdup ("");

  list = g_strdup (texts->pdata[0]);
  for (guint i = 1; i < texts->len; i++)
    {
      const char *next = texts->pdata[i];
      char *longer;

      if (i + 1 < texts->len)
        /* Translators: the beginning of a list of lengths, “7, 9 or 10” */
        longer = g_strdup_printf (C_ ("lengths", "%s, %s"), list, next);
      else
        /* Translators: the end of a list of lengths, “7, 9 or 10” */
        longer = g_strdup_printf (C_ ("lengths", "%s or %s"), list, next);

      g_free (list);
      list = longer;
    }
  return g_steal_pointer (&list);
}

char *
leads_sentence_character (gunichar character)
{
  char text[8] = { 0 };

  if (!g_unichar_isgraph (character))
    return g_strdup_printf ("U+%04X", character);
  g_unichar_to_utf8 (character, text);
  return g_strdup (text);
}

static char *
name_owner (const LeadsProblem *problem)
{
  if (problem->customer == NULL)
    return g_strdup (problem->service != NULL ? problem->service : "");
  if (problem->service == NULL)
    return g_strdup (problem->customer);
  /* Translators: a customer and the customer’s service, “Adatum Research, Zoom Phone” */
  return g_strdup_printf (C_ ("owner", "%s, %s"), problem->customer, problem->service);
}

char *
leads_sentence_owner (const LeadsProblem *problem)
{
  g_autofree char *owner = name_owner (problem);
  g_autofree char *upload = g_strdup_printf ("%" G_GINT64_FORMAT, problem->upload_id);

  if (owner[0] == '\0' || problem->upload_id <= 0)
    return g_steal_pointer (&owner);
  /* Translators: a customer’s service and the upload that brought its numbers: “Adatum Research, Zoom Phone (upload 41)” */
  return g_strdup_printf (C_ ("owner", "%s (upload %s)"), owner, upload);
}

char *
leads_sentence_part (guint64 start,
                     guint64 end)
{
  g_autofree char *first = leads_number_to_string (start);
  g_autofree char *last = NULL;
  guint64 power = 10000;
  int n_digits = 4;

  if (end <= start)
    return g_steal_pointer (&first);
  for (; start / power != end / power; power *= 10)
    n_digits++;
  last = g_strdup_printf ("%0*" G_GUINT64_FORMAT, n_digits, end % power);
  return g_strdup_printf (C_ ("range", "%s to %s"), first, last);
}

char *
leads_sentence_country (const char       *region,
                        guint             country_code,
                        LeadsRegionNames *names)
{
  if (names != NULL && leads_region_names_has (names, region))
    return leads_region_names_dup_name_in_sentence (names, region);
  return country_code != 0 ? g_strdup_printf ("+%u", country_code) : g_strdup (region);
}

char *
leads_sentence_place (const LeadsVerdict *verdict,
                      LeadsRegionNames   *names)
{
  /* Several countries share a code: a number of one of them is not the other's. */
  const char *region = g_ascii_isalpha (verdict->region[0]) ? verdict->region : verdict->home;

  return leads_sentence_country (region, verdict->country_code, names);
}

gboolean
leads_problem_is_several (const LeadsProblem *problem)
{
  return (problem->reason == LEADS_REASON_BAD_CHARACTER || problem->reason == LEADS_REASON_LETTERS) && problem->count > 1;
}

gboolean
leads_problem_is_date (const LeadsProblem *problem)
{
  return (problem->reason == LEADS_REASON_BAD_CHARACTER || problem->reason == LEADS_REASON_LETTERS ||
          problem->reason == LEADS_REASON_NO_PLUS) &&
         problem->is_date;
}
