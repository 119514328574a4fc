/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-sentences.h>

#include "leads-sentences-private.h"

#include <leads-number.h>

#include <glib/gi18n.h>

/*
 * Whole sentences for a reason: what is wrong and what to do. Invariant: every reason has one, and a text that
 * came from a file is never part of it but for a single character that can be shown.
 */

/* Not through printf: the sentences come from tables of translations. */
static char *
put_number (const char *sentence,
            guint64     number)
{
  char text[LEADS_NUMBER_TEXT_SIZE];
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", -1);

  leads_number_format (number, text);
  return g_strjoinv (text, parts);
}

/* A sentence that proposes the suggestion, or the one without. */
static char *
propose (const LeadsVerdict *verdict,
         const char         *with_suggestion,
         const char         *without)
{
  return verdict->suggestion != 0 ? put_number (with_suggestion, verdict->suggestion) : g_strdup (without);
}

static char *
describe_no_plus (const LeadsVerdict *verdict)
{
  if (verdict->repair == LEADS_REPAIR_NATIONAL_FORM)
    return propose (verdict, _ ("The number is written as it is dialled within its country: write %s."), "");
  if (verdict->flags & LEADS_VERDICT_DOUBLE_ZERO)
    return propose (verdict, _ ("The number begins with 00 instead of +: write %s."),
                    _ ("The number begins with 00 instead of +. Write it with + and the country code."));
  if (verdict->repair == LEADS_REPAIR_INTERNATIONAL_PREFIX)
    return propose (verdict, _ ("The number begins with an international prefix instead of +: write %s."), "");
  if (verdict->suggestion == 0 && verdict->with_plus != 0)
    return put_number (_ ("The number lacks the + in front. If it begins with a country code, write %s."),
                       verdict->with_plus);
  return propose (verdict, _ ("The number lacks the + in front: write %s."),
                  _ ("Write the number with + and the country code in front, such as +12127881500."));
}

static char *
describe_length (const LeadsVerdict *verdict)
{
  g_autofree char *lengths = leads_sentence_lengths (verdict->lengths);

  if (verdict->lengths == 0 && verdict->reason == LEADS_REASON_TOO_SHORT)
    return g_strdup (_ ("This is only the beginning of a number. Write the whole number, such as +12127881500."));
  if (verdict->lengths == 0)
    return g_strdup_printf (_ ("Numbers have at most %u digits after the +."), LEADS_NUMBER_MAX_DIGITS);
  if (verdict->n_digits == 0)
    return g_strdup_printf (_ ("Numbers in +%u have %s digits after the country code; this one has none."),
                            verdict->country_code, lengths);
  return g_strdup_printf (_ ("Numbers in +%u have %s digits after the country code; this one has %u."),
                          verdict->country_code, lengths, verdict->n_digits);
}

static char *
describe_stranger (const LeadsVerdict *verdict)
{
  g_autofree char *character = leads_sentence_character (verdict->character);

  if (verdict->flags & LEADS_VERDICT_NO_NUMBER)
    return g_strdup (_ ("There is no number here. Write one with + and the country code, such as +12127881500."));
  if (verdict->suggestion != 0)
    return propose (verdict, _ ("Nothing may stand before the +: write %s."), "");
  if (verdict->reason == LEADS_REASON_LETTERS)
    return g_strdup_printf (_ ("The letter “%s” does not belong in a number. Write digits only."), character);
  return g_strdup_printf (_ ("The character “%s” does not belong in a number. "
                             "Only digits, spaces, hyphens, full stops and brackets may follow the +."),
                          character);
}

/* Several numbers where one belongs. */
static char *
describe_several (const LeadsProblem *problem)
{
  g_autofree char *count = leads_sentence_count (problem->count);

  if (!leads_problem_is_several (problem))
    return NULL;
  return g_strdup_printf (ngettext ("%s number stands in one cell. Give it a line of its own.",
                                    "%s numbers stand in one cell. Give each a line of its own, or copy them to Paste Text.",
                                    (gulong) problem->count),
                          count);
}

/* A cell that is something else; NULL for what may be a number. */
static const char *
describe_other (const LeadsProblem *problem)
{
  return leads_problem_is_date (problem)
           ? _ ("This is a date, not a number. Choose the column with the numbers, or write the number here.") : NULL;
}

/* A number that is not written as it must be; NULL for other reasons. */
static char *
describe_writing (const LeadsVerdict *verdict)
{
  switch (verdict->reason)
    {
    case LEADS_REASON_BLANK_LINE:
      return g_strdup (_ ("Enter a number with + and the country code, such as +12127881500."));
    case LEADS_REASON_NO_PLUS:
      return describe_no_plus (verdict);
    case LEADS_REASON_LETTERS:
    case LEADS_REASON_BAD_CHARACTER:
      return describe_stranger (verdict);
    case LEADS_REASON_EXPONENT_FORM:
      return g_strdup (_ ("A spreadsheet shortened this number and its last digits are lost. "
                          "Ask for a file whose cells are formatted as text."));
    case LEADS_REASON_DECIMAL_POINT:
      return propose (verdict, _ ("A spreadsheet added decimals to this number: write %s."),
                      _ ("This is a decimal number, not a telephone number. Write it with + and the country code."));
    case LEADS_REASON_LEADING_ZERO:
      return propose (verdict, _ ("No country code begins with 0: write %s."),
                      _ ("No country code begins with 0. Write the country code after the +, such as +12127881500."));
    case LEADS_REASON_TRUNK_ZERO:
      return propose (verdict, _ ("The 0 after the country code does not belong in an international number: write %s."),
                      _ ("The 0 after the country code may not belong in an international number. "
                         "Write the number as it is dialled from abroad."));
    case LEADS_REASON_EXTENSION_PRESENT:
      return propose (verdict, _ ("An extension cannot be uploaded: write %s."),
                      _ ("An extension cannot be uploaded. Write the number without it."));
    default:
      return NULL;
    }
}

/* A number, or a part of a range. */
static char *
describe_outside (const LeadsProblem *problem)
{
  g_autofree char *count = leads_sentence_count (problem->count);
  g_autofree char *n_unplanned = leads_sentence_count (problem->n_unplanned);
  g_autofree char *start = NULL;

  if (problem->n_unplanned == 0)
    return g_strdup (_ ("This number is not in the numbering plan of its country."));
  if (problem->n_unplanned == problem->count)
    return g_strdup_printf (ngettext ("The %s number of this range is not in the numbering plan.",
                                      "None of the %s numbers of this range is in the numbering plan.",
                                      (gulong) problem->count),
                            count);
  start = leads_number_to_string (problem->start);
  /* Translators: “12 of the 100 numbers of this range are not in the numbering plan, the first is +12127881588.” */
  return g_strdup_printf (ngettext ("%s of the %s numbers of this range is not in the numbering plan: %s.",
                                    "%s of the %s numbers of this range are not in the numbering plan, "
                                    "the first is %s.",
                                    (gulong) problem->n_unplanned),
                          n_unplanned, count, start);
}

/* A number that no plan has; NULL for other reasons. */
static char *
describe_plan (const LeadsProblem *problem,
               LeadsRegionNames   *names)
{
  const LeadsVerdict *verdict = &problem->verdict;
  g_autofree char *place = leads_sentence_place (verdict, names);

  switch (problem->reason)
    {
    case LEADS_REASON_TOO_SHORT:
    case LEADS_REASON_TOO_LONG:
    case LEADS_REASON_LENGTH_UNUSED:
      return describe_length (verdict);
    case LEADS_REASON_UNKNOWN_COUNTRY_CODE:
      return g_strdup_printf (_ ("No country has the code %u. Check the digits after the +."), verdict->country_code);
    case LEADS_REASON_NOT_IN_PLAN:
      return describe_outside (problem);
    case LEADS_REASON_COUNTRY_MISMATCH:
      return g_strdup_printf (_ ("This is a number of %s. Check that it is meant."), place);
    default:
      return NULL;
    }
}

/* The part of a range, or the number, that someone has. */
static char *
describe_owner (const LeadsProblem *problem)
{
  g_autofree char *owner = leads_sentence_owner (problem);
  g_autofree char *day = leads_sentence_day (problem->until);
  gboolean cooling = problem->reason == LEADS_REASON_COOLING;

  if (problem->start != 0 && problem->end > problem->start)
    {
      g_autofree char *start = leads_number_to_string (problem->start);
      g_autofree char *end = leads_number_to_string (problem->end);

      if (cooling)
        return g_strdup_printf (_ ("%s to %s were released by %s and rest until %s."), start, end, owner, day);
      return g_strdup_printf (_ ("%s to %s belong to %s. Release them there first."), start, end, owner);
    }
  if (problem->start != 0)
    {
      g_autofree char *number = leads_number_to_string (problem->start);

      if (cooling)
        return g_strdup_printf (_ ("%s was released by %s and rests until %s."), number, owner, day);
      return g_strdup_printf (_ ("%s belongs to %s. Release it there first."), number, owner);
    }
  if (cooling)
    return g_strdup_printf (_ ("This number was released by %s and rests until %s."), owner, day);
  return g_strdup_printf (_ ("This number belongs to %s. Release it there first."), owner);
}

/* What is wrong because the number is somewhere already; NULL for other reasons. */
static char *
describe_repetition (const LeadsProblem *problem)
{
  g_autofree char *line = leads_sentence_count (problem->first_line);
  g_autofree char *day = leads_sentence_day (problem->uploaded_at);

  switch (problem->reason)
    {
    case LEADS_REASON_DUPLICATE_IN_FILE:
      return g_strdup_printf (_ ("Line %s of this file has the same number."), line);
    case LEADS_REASON_DUPLICATE_IN_DRAFT:
      if (problem->entry == NULL)
        return g_strdup (_ ("An earlier entry has the same number."));
      return g_strdup_printf (_ ("The entry “%s” has the same number."), problem->entry);
    case LEADS_REASON_ALREADY_HERE:
      if (problem->uploaded_at == 0)
        return g_strdup (_ ("This lead has the number already."));
      return g_strdup_printf (_ ("This lead has the number already, since %s."), day);
    case LEADS_REASON_OWNED_ELSEWHERE:
    case LEADS_REASON_COOLING:
      return describe_owner (problem);
    default:
      return NULL;
    }
}

static char *
describe_range (const LeadsProblem *problem)
{
  g_autofree char *count = leads_sentence_count (problem->count);
  g_autofree char *limit = leads_sentence_count (problem->limit);

  switch (problem->reason)
    {
    case LEADS_REASON_RANGE_REVERSED:
      if (problem->is_empty)
        return g_strdup (_ ("The count is 0, so the range has no numbers. Write how many it has."));
      return g_strdup (_ ("The end is before the start. The last digits are enough, such as 1599."));
    case LEADS_REASON_RANGE_LENGTH_DIFFERS:
      return g_strdup (_ ("The start and the end must have the same number of digits."));
    case LEADS_REASON_RANGE_COUNTRY_DIFFERS:
      return g_strdup (_ ("The start and the end must have the same country code."));
    case LEADS_REASON_RANGE_COUNT_DIFFERS:
      if (problem->count == 0)
        return g_strdup (_ ("The range has more or fewer numbers than the line says. Correct its end or the count."));
      /* Translators: how many numbers a range has by its start and end, and by the count beside them */
      return g_strdup_printf (_ ("From start to end the range has %s numbers, but the line says %s. Correct the end or "
                                 "the count."),
                              count, limit);
    case LEADS_REASON_RANGE_TOO_BIG:
      return g_strdup_printf (_ ("This range has %s numbers; the limit is %s. Add it in parts."), count, limit);
    default:
      return NULL;
    }
}

/* A line that could not be read as it should; every reason that is left. */
static char *
describe_line (const LeadsProblem *problem)
{
  g_autofree char *limit = leads_sentence_count (problem->limit);

  switch (problem->reason)
    {
    case LEADS_REASON_WRONG_COLUMN_COUNT:
      if (problem->is_empty)
        return g_strdup (_ ("The cell for the number is empty in this line. Write the number, or remove the line."));
      return g_strdup (_ ("This line does not reach as far as the column with the numbers."));
    case LEADS_REASON_BAD_ENCODING:
      return g_strdup (_ ("This line has bytes that are no text in the file’s encoding, or a zero byte. Choose another encoding, or write the number anew."));
    case LEADS_REASON_BAD_QUOTE:
      return g_strdup (_ ("A quotation mark is not closed, or the number goes over two lines."));
    case LEADS_REASON_FIELD_TOO_LONG:
      return g_strdup (_ ("A cell of this line is too long to be a number."));
    case LEADS_REASON_OVER_LIMIT:
      if (problem->is_cac)
        return g_strdup_printf (_ ("The CAC must be a whole number from 2 to %s, or the cell left empty."), limit);
      if (problem->limit == 0)
        return g_strdup (_ ("This line is past the limit."));
      return g_strdup_printf (_ ("The ranges of a file can have at most %s numbers together, and this one goes past "
                                 "that. Add it from another file."),
                              limit);
    case LEADS_REASON_UNKNOWN_LEAD:
      return g_strdup (_ ("No lead has this customer and service. Correct their names, or add the lead first."));
    case LEADS_REASON_AMBIGUOUS_LEAD:
      return g_strdup (_ ("This customer has more than one service. Write the service’s name into the line."));
    case LEADS_REASON_TOTAL_LINE:
      return g_strdup (_ ("This line sums up others and has no number of its own."));
    default:
      return g_strdup ("");
    }
}

char *
leads_sentence_for_problem (const LeadsProblem *problem,
                            LeadsRegionNames   *names)
{
  LeadsVerdict verdict;
  char *sentence;

  g_return_val_if_fail (problem != NULL, NULL);
  g_return_val_if_fail (names == NULL || LEADS_IS_REGION_NAMES (names), NULL);

  /* A problem made of a reason only still has its sentence. */
  verdict = problem->verdict;
  verdict.reason = problem->reason;
  sentence = describe_several (problem);
  if (sentence == NULL)
    sentence = g_strdup (describe_other (problem));
  if (sentence == NULL)
    sentence = describe_writing (&verdict);
  if (sentence == NULL)
    sentence = describe_plan (problem, names);
  if (sentence == NULL)
    sentence = describe_repetition (problem);
  if (sentence == NULL)
    sentence = describe_range (problem);
  if (sentence == NULL)
    sentence = describe_line (problem);
  return sentence;
}

char *
leads_sentence_for_verdict (const LeadsVerdict *verdict,
                            LeadsRegionNames   *names)
{
  LeadsProblem problem;

  g_return_val_if_fail (verdict != NULL, NULL);

  problem = (LeadsProblem) LEADS_PROBLEM_FROM_VERDICT (*verdict);
  return leads_sentence_for_problem (&problem, names);
}
