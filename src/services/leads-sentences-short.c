/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-sentences.h>

#include "leads-sentences-private.h"

#include <glib/gi18n.h>

/*
 * A few words for a reason, for the cell of a list. Invariant: every reason has some, and they make sense without
 * the rest of the row.
 */

static char *
describe_length (const LeadsProblem *problem,
                 LeadsRegionNames   *names)
{
  g_autofree char *place = leads_sentence_place (&problem->verdict, names);
  g_autofree char *count = leads_sentence_count (problem->count);
  g_autofree char *n_unplanned = leads_sentence_count (problem->n_unplanned);
  gboolean known = problem->verdict.country_code != 0;

  switch (problem->reason)
    {
    case LEADS_REASON_TOO_SHORT:
      /* Translators: %s is a country, as “the United Kingdom”, or a country code, as “+1” */
      return known ? g_strdup_printf (_ ("Too short for %s"), place) : g_strdup (_ ("Too short"));
    case LEADS_REASON_TOO_LONG:
      return known ? g_strdup_printf (_ ("Too long for %s"), place) : g_strdup (_ ("Too long"));
    case LEADS_REASON_LENGTH_UNUSED:
      return known ? g_strdup_printf (_ ("No number of %s has this length"), place)
                   : g_strdup (_ ("No number has this length"));
    case LEADS_REASON_NOT_IN_PLAN:
      if (problem->n_unplanned > 0)
        /* Translators: how many numbers of a range: “12 of 100 numbers are not in the numbering plan” */
        return g_strdup_printf (ngettext ("%s of %s numbers is not in the numbering plan",
                                          "%s of %s numbers are not in the numbering plan",
                                          (gulong) problem->n_unplanned),
                                n_unplanned, count);
      return known ? g_strdup_printf (_ ("Not in the plan of %s"), place) : g_strdup (_ ("Not in the numbering plan"));
    case LEADS_REASON_COUNTRY_MISMATCH:
      return known ? g_strdup_printf (_ ("A number of %s"), place) : g_strdup (_ ("A number of another country"));
    case LEADS_REASON_UNKNOWN_COUNTRY_CODE:
      return g_strdup_printf (_ ("No country has the code %u"), problem->verdict.country_code);
    default:
      return NULL;
    }
}

static char *
describe_writing (const LeadsProblem *problem)
{
  const LeadsVerdict *verdict = &problem->verdict;
  g_autofree char *character = leads_sentence_character (verdict->character);

  switch (problem->reason)
    {
    case LEADS_REASON_BLANK_LINE:
      return g_strdup (_ ("Nothing in this line"));
    case LEADS_REASON_NO_PLUS:
      if (verdict->repair == LEADS_REPAIR_NATIONAL_FORM)
        return g_strdup (_ ("Written as dialled within its country"));
      if (verdict->flags & LEADS_VERDICT_DOUBLE_ZERO)
        return g_strdup (_ ("Begins with 00 instead of +"));
      return g_strdup (verdict->repair == LEADS_REPAIR_INTERNATIONAL_PREFIX
                           ? _ ("Begins with an international prefix instead of +")
                           : _ ("Lacks the +"));
    case LEADS_REASON_LETTERS:
    case LEADS_REASON_BAD_CHARACTER:
      if (verdict->flags & LEADS_VERDICT_NO_NUMBER)
        return g_strdup (_ ("No number in this line"));
      if (verdict->character == 0)
        return g_strdup (problem->reason == LEADS_REASON_LETTERS ? _ ("Contains letters")
                                                                 : _ ("Contains a character that does not belong"));
      return problem->reason == LEADS_REASON_LETTERS ? g_strdup_printf (_ ("Contains the letter %s"), character)
                                                     : g_strdup_printf (_ ("Contains the character %s"), character);
    case LEADS_REASON_EXPONENT_FORM:
      return g_strdup (_ ("The last digits are lost"));
    case LEADS_REASON_DECIMAL_POINT:
      return g_strdup (verdict->suggestion != 0 ? _ ("Ends in .0") : _ ("A decimal number"));
    case LEADS_REASON_LEADING_ZERO:
      return g_strdup (_ ("No country code begins with 0"));
    case LEADS_REASON_TRUNK_ZERO:
      return g_strdup (verdict->flags & LEADS_VERDICT_BRACKETS ? _ ("Has a 0 in brackets")
                                                               : _ ("The 0 after the country code does not belong"));
    case LEADS_REASON_EXTENSION_PRESENT:
      return g_strdup (_ ("Has an extension"));
    default:
      return NULL;
    }
}

/* Whose the part of a range is that stops it; NULL for other reasons. */
static char *
describe_part (const LeadsProblem *problem, const char *owner, const char *day)
{
  g_autofree char *part = leads_sentence_part (problem->start, problem->end);
  const gboolean single = problem->end <= problem->start;

  switch ((guint) problem->reason)
    {
    case LEADS_REASON_OWNED_ELSEWHERE:
      /* Translators: a part of a range, and where it is: “+12127881540 to 1542 at Adatum Research, Zoom Phone” */
      return owner[0] == '\0' ? g_strdup_printf (_ ("%s at another customer"), part)
                              : g_strdup_printf (_ ("%s at %s"), part, owner);
    case LEADS_REASON_COOLING:
      if (problem->until == 0)
        return g_strdup_printf (single ? _ ("%s rests after its release") : _ ("%s rest after their release"), part);
      return g_strdup_printf (single ? _ ("%s rests until %s") : _ ("%s rest until %s"), part, day);
    default:
      return NULL;
    }
}

static char *
describe_repetition (const LeadsProblem *problem)
{
  g_autofree char *line = leads_sentence_count (problem->first_line);
  g_autofree char *owner = leads_sentence_owner (problem);
  g_autofree char *day = leads_sentence_day (problem->until);

  if (problem->start != 0)
    return describe_part (problem, owner, day);
  switch (problem->reason)
    {
    case LEADS_REASON_DUPLICATE_IN_FILE:
      return problem->first_line == 0 ? g_strdup (_ ("Repeated"))
                                      : g_strdup_printf (_ ("Repeated: first on line %s"), line);
    case LEADS_REASON_DUPLICATE_IN_DRAFT:
      return problem->entry == NULL ? g_strdup (_ ("In an earlier entry"))
                                    : g_strdup_printf (_ ("Repeated: already in %s"), problem->entry);
    case LEADS_REASON_ALREADY_HERE:
      return g_strdup (_ ("Already uploaded for this lead"));
    case LEADS_REASON_OWNED_ELSEWHERE:
      /* Translators: where a number is; %s is a customer and service, “Adatum Research, Zoom Phone” */
      return owner[0] == '\0' ? g_strdup (_ ("At another customer")) : g_strdup_printf (_ ("At %s"), owner);
    case LEADS_REASON_COOLING:
      return problem->until == 0 ? g_strdup (_ ("Rests after its release"))
                                 : g_strdup_printf (_ ("Rests until %s"), day);
    default:
      return NULL;
    }
}

/* Every reason that is left. */
static char *
describe_rest (const LeadsProblem *problem)
{
  switch ((guint) problem->reason)
    {
    case LEADS_REASON_RANGE_REVERSED:
      if (problem->is_empty)
        return g_strdup (_ ("The count is 0"));
      return g_strdup (_ ("The end is before the start"));
    case LEADS_REASON_RANGE_LENGTH_DIFFERS:
      return g_strdup (_ ("Start and end differ in length"));
    case LEADS_REASON_RANGE_COUNTRY_DIFFERS:
      return g_strdup (_ ("Start and end differ in country"));
    case LEADS_REASON_RANGE_COUNT_DIFFERS:
      return g_strdup (_ ("The count is not that of the range"));
    case LEADS_REASON_RANGE_TOO_BIG:
      return g_strdup (_ ("Too many numbers in the range"));
    case LEADS_REASON_WRONG_COLUMN_COUNT:
      if (problem->is_empty)
        return g_strdup (_ ("The cell for the number is empty"));
      return g_strdup (_ ("The column with the number is missing"));
    case LEADS_REASON_BAD_ENCODING:
      return g_strdup (_ ("Bytes that are no text"));
    case LEADS_REASON_BAD_QUOTE:
      return g_strdup (_ ("A quotation mark is not closed"));
    case LEADS_REASON_FIELD_TOO_LONG:
      return g_strdup (_ ("A cell is too long"));
    case LEADS_REASON_OVER_LIMIT:
      if (problem->is_cac)
        return g_strdup (_ ("The CAC is not a whole number of at least 2"));
      return g_strdup (_ ("Past the limit of numbers in ranges"));
    case LEADS_REASON_UNKNOWN_LEAD:
      return g_strdup (_ ("No lead has this customer and service"));
    case LEADS_REASON_AMBIGUOUS_LEAD:
      return g_strdup (_ ("The customer has several services; which one is not said"));
    case LEADS_REASON_TOTAL_LINE:
      return g_strdup (_ ("A line that sums up others"));
    default:
      return g_strdup ("");
    }
}

char *
leads_sentence_short_for_problem (const LeadsProblem *problem,
                                  LeadsRegionNames   *names)
{
  char *text;

  g_return_val_if_fail (problem != NULL, NULL);
  g_return_val_if_fail (names == NULL || LEADS_IS_REGION_NAMES (names), NULL);

  if (leads_problem_is_date (problem))
    return g_strdup (_ ("A date, not a number"));
  if (leads_problem_is_several (problem))
    return g_strdup_printf (ngettext ("%u number in one cell", "%u numbers in one cell", (gulong) problem->count),
                            (guint) problem->count);
  text = describe_length (problem, names);
  if (text == NULL)
    text = describe_writing (problem);
  if (text == NULL)
    text = describe_repetition (problem);
  if (text == NULL)
    text = describe_rest (problem);
  return text;
}

char *
leads_sentence_short_for_verdict (const LeadsVerdict *verdict,
                                  LeadsRegionNames   *names)
{
  LeadsProblem problem;

  g_return_val_if_fail (verdict != NULL, NULL);

  problem = (LeadsProblem) LEADS_PROBLEM_FROM_VERDICT (*verdict);
  return leads_sentence_short_for_problem (&problem, names);
}
