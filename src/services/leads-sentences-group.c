/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-sentences.h>

#include "leads-sentences-private.h"

#include <leads-number.h>
#include <leads-text.h>

#include <glib/gi18n.h>

/*
 * What lines with the same reason have in common, and what can be done about all of them at once. Invariant: a
 * group whose lines cannot be mended says so and offers no act that pretends.
 */

/* Group titles of numbers that are not written as they must be, or that no plan has; NULL for other reasons. */
static const char *
get_number_title (LeadsReason reason,
                  gulong      n)
{
  switch ((guint) reason)
    {
    case LEADS_REASON_NO_PLUS:
      return ngettext ("%s number lacks the +", "%s numbers lack the +", n);
    case LEADS_REASON_DECIMAL_POINT:
      return ngettext ("%s number ends in .0", "%s numbers end in .0", n);
    case LEADS_REASON_EXPONENT_FORM:
      return ngettext ("%s number lost its last digits", "%s numbers lost their last digits", n);
    case LEADS_REASON_LEADING_ZERO:
      return ngettext ("%s number has a 0 for its country code", "%s numbers have a 0 for their country code", n);
    case LEADS_REASON_TRUNK_ZERO:
      return ngettext ("%s number has a 0 after the country code", "%s numbers have a 0 after the country code", n);
    case LEADS_REASON_EXTENSION_PRESENT:
      return ngettext ("%s number has an extension", "%s numbers have an extension", n);
    case LEADS_REASON_LETTERS:
      return ngettext ("%s line contains letters", "%s lines contain letters", n);
    case LEADS_REASON_BAD_CHARACTER:
      return ngettext ("%s line contains a character that does not belong",
                       "%s lines contain a character that does not belong", n);
    case LEADS_REASON_TOO_SHORT:
      return ngettext ("%s number is too short", "%s numbers are too short", n);
    case LEADS_REASON_TOO_LONG:
      return ngettext ("%s number is too long", "%s numbers are too long", n);
    case LEADS_REASON_LENGTH_UNUSED:
      return ngettext ("%s number has a length that no number of its country has",
                       "%s numbers have a length that no number of their country has", n);
    case LEADS_REASON_UNKNOWN_COUNTRY_CODE:
      return ngettext ("%s number has a country code that nobody has",
                       "%s numbers have a country code that nobody has", n);
    case LEADS_REASON_NOT_IN_PLAN:
      return ngettext ("%s number is not in the numbering plan", "%s numbers are not in the numbering plan", n);
    case LEADS_REASON_COUNTRY_MISMATCH:
      return ngettext ("%s number is of another country", "%s numbers are of another country", n);
    default:
      return NULL;
    }
}

/* Group titles of numbers that are somewhere already; NULL for other reasons. */
static const char *
get_repetition_title (LeadsReason reason,
                      gulong      n)
{
  switch ((guint) reason)
    {
    case LEADS_REASON_DUPLICATE_IN_FILE:
      return ngettext ("%s line is repeated", "%s lines are repeated", n);
    case LEADS_REASON_DUPLICATE_IN_DRAFT:
      return ngettext ("%s number is in an earlier entry", "%s numbers are in an earlier entry", n);
    case LEADS_REASON_ALREADY_HERE:
      return ngettext ("%s number was uploaded for this lead before",
                       "%s numbers were uploaded for this lead before", n);
    case LEADS_REASON_OWNED_ELSEWHERE:
      return ngettext ("%s number belongs to another lead", "%s numbers belong to another lead", n);
    case LEADS_REASON_COOLING:
      return ngettext ("%s number rests after its release", "%s numbers rest after their release", n);
    default:
      return NULL;
    }
}

/* Group titles of lines and ranges: every reason that is left. */
static const char *
get_line_title (LeadsReason reason,
                gulong      n)
{
  switch ((guint) reason)
    {
    case LEADS_REASON_BLANK_LINE:
      return ngettext ("%s line is blank", "%s lines are blank", n);
    case LEADS_REASON_RANGE_REVERSED:
      return ngettext ("%s range ends before it starts or is empty", "%s ranges end before they start or are empty", n);
    case LEADS_REASON_RANGE_LENGTH_DIFFERS:
      return ngettext ("%s range has ends of different lengths", "%s ranges have ends of different lengths", n);
    case LEADS_REASON_RANGE_COUNTRY_DIFFERS:
      return ngettext ("%s range has ends in different countries", "%s ranges have ends in different countries", n);
    case LEADS_REASON_RANGE_COUNT_DIFFERS:
      return ngettext ("%s range has more or fewer numbers than its line says",
                       "%s ranges have more or fewer numbers than their lines say", n);
    case LEADS_REASON_RANGE_TOO_BIG:
      return ngettext ("%s range is too big", "%s ranges are too big", n);
    case LEADS_REASON_WRONG_COLUMN_COUNT:
      return ngettext ("%s line has no number", "%s lines have no number", n);
    case LEADS_REASON_BAD_ENCODING:
      return ngettext ("%s line has bytes that are no text in the file’s encoding",
                       "%s lines have bytes that are no text in the file’s encoding", n);
    case LEADS_REASON_BAD_QUOTE:
      return ngettext ("%s line has a quotation mark that is not closed",
                       "%s lines have a quotation mark that is not closed", n);
    case LEADS_REASON_FIELD_TOO_LONG:
      return ngettext ("%s line has a cell that is too long", "%s lines have a cell that is too long", n);
    case LEADS_REASON_OVER_LIMIT:
      return ngettext ("%s line is past the limit", "%s lines are past the limit", n);
    case LEADS_REASON_UNKNOWN_LEAD:
      return ngettext ("%s line matches no lead", "%s lines match no lead", n);
    case LEADS_REASON_AMBIGUOUS_LEAD:
      return ngettext ("%s line matches more than one lead", "%s lines match more than one lead", n);
    case LEADS_REASON_TOTAL_LINE:
      return ngettext ("%s line sums up others", "%s lines sum up others", n);
    default:
      return ngettext ("%s line is valid", "%s lines are valid", n);
    }
}

char *
leads_sentence_for_group (LeadsReason reason,
                          gint64      n_lines)
{
  g_autofree char *count = leads_sentence_count ((guint64) MAX (n_lines, 0));
  g_auto (GStrv) parts = NULL;
  const char *title;

  title = get_number_title (reason, (gulong) n_lines);
  if (title == NULL)
    title = get_repetition_title (reason, (gulong) n_lines);
  if (title == NULL)
    title = get_line_title (reason, (gulong) n_lines);
  parts = g_strsplit (title, "%s", -1);
  return g_strjoinv (count, parts);
}

char *
leads_sentence_for_group_details (LeadsReason reason,
                                  const char *example_text,
                                  guint64     example_number,
                                  gint64      n_uncertain)
{
  g_autofree char *text = NULL;

  if (example_text == NULL || example_text[0] == '\0')
    return NULL;
  text = leads_text_escape (example_text, -1);
  if (example_number != 0)
    {
      g_autofree char *number = leads_number_to_string (example_number);

      if (n_uncertain > 0)
        /* Translators: what a line of a file is, what it can be mended to, and what only a person can tell */
        return g_strdup_printf (_ ("%s becomes %s; check that the country code is there"), text, number);
      /* Translators: what a line of a file is and what it can be mended to, “442079460100 becomes +442079460100” */
      return g_strdup_printf (_ ("%s becomes %s"), text, number);
    }
  if (reason == LEADS_REASON_EXPONENT_FORM)
    return g_strdup_printf (_ ("%s cannot be restored; ask for a file with text cells"), text);
  /* Translators: one of the lines that a title speaks of */
  return g_strdup_printf (_ ("For example %s"), text);
}

char *
leads_sentence_for_included (gint64 n_numbers)
{
  g_autofree char *count = leads_sentence_count ((guint64) MAX (n_numbers, 0));

  return g_strdup_printf (ngettext ("%s number outside the numbering plan is included",
                                    "%s numbers outside the numbering plan are included", (gulong) n_numbers),
                          count);
}

/* A code that nobody has is more often a digit too many or too few than a new country. */
static char *
describe_codes (const char *text, gint64 n_numbers)
{
  if (text == NULL)
    return g_strdup (ngettext ("Nobody has its country code: include it only if you know that it exists",
                               "Nobody has their country codes: include them only if you know that they exist",
                               (gulong) n_numbers));
  /* Translators: %s is a number whose country code nobody has, or one of them */
  return g_strdup_printf (ngettext ("%s; check the digits after the +, and include it only if you know that it exists",
                                    "For example %s; check the digits after the +, and include them only if you know "
                                    "that they exist",
                                    (gulong) n_numbers),
                          text);
}

char *
leads_sentence_for_unplanned_details (LeadsReason reason,
                                      const char *example_text,
                                      gint64      n_numbers)
{
  g_autofree char *text = NULL;

  if (example_text != NULL && example_text[0] != '\0')
    text = leads_text_escape (example_text, -1);
  if (reason == LEADS_REASON_UNKNOWN_COUNTRY_CODE)
    return describe_codes (text, n_numbers);
  if (text == NULL)
    return g_strdup (ngettext ("Plans change: include it if you know that it exists",
                               "Plans change: include them if you know that they exist", (gulong) n_numbers));
  /* Translators: %s is the number that is outside the numbering plan, or one of them */
  return g_strdup_printf (ngettext ("%s; plans change: include it if you know that it exists",
                                    "For example %s; plans change: include them if you know that they exist",
                                    (gulong) n_numbers),
                          text);
}

const char *
leads_sentence_for_unplanned_act (gint64 n_numbers)
{
  return n_numbers == 1 ? _ ("Include It") : _ ("Include Them");
}

char *
leads_sentence_for_stopped (gint64 n_ranges)
{
  g_autofree char *count = leads_sentence_count ((guint64) MAX (n_ranges, 0));

  return g_strdup_printf (ngettext ("%s range is stopped by numbers of another lead",
                                    "%s ranges are stopped by numbers of other leads", (gulong) n_ranges),
                          count);
}

char *
leads_sentence_for_rest (gint64 n_ranges)
{
  g_autofree char *count = leads_sentence_count ((guint64) MAX (n_ranges, 0));

  return g_strdup_printf (ngettext ("%s range leaves out numbers of another lead",
                                    "%s ranges leave out numbers of other leads", (gulong) n_ranges),
                          count);
}

const char *
leads_sentence_for_reason (LeadsReason reason)
{
  static const char *const titles[LEADS_N_REASONS] = {
    [LEADS_REASON_NONE] = NC_ ("reason", "Valid"),
    [LEADS_REASON_BLANK_LINE] = NC_ ("reason", "Blank Line"),
    [LEADS_REASON_NO_PLUS] = NC_ ("reason", "No Plus Sign"),
    [LEADS_REASON_BAD_CHARACTER] = NC_ ("reason", "Other Characters"),
    [LEADS_REASON_LETTERS] = NC_ ("reason", "Letters"),
    [LEADS_REASON_EXPONENT_FORM] = NC_ ("reason", "Lost Digits"),
    [LEADS_REASON_DECIMAL_POINT] = NC_ ("reason", "Decimal Point"),
    [LEADS_REASON_LEADING_ZERO] = NC_ ("reason", "Leading Zero"),
    [LEADS_REASON_TOO_SHORT] = NC_ ("reason", "Too Short"),
    [LEADS_REASON_TOO_LONG] = NC_ ("reason", "Too Long"),
    [LEADS_REASON_LENGTH_UNUSED] = NC_ ("reason", "Unused Length"),
    [LEADS_REASON_UNKNOWN_COUNTRY_CODE] = NC_ ("reason", "Unknown Country Code"),
    [LEADS_REASON_NOT_IN_PLAN] = NC_ ("reason", "Not in Plan"),
    [LEADS_REASON_COUNTRY_MISMATCH] = NC_ ("reason", "Other Country"),
    [LEADS_REASON_TRUNK_ZERO] = NC_ ("reason", "Trunk Zero"),
    [LEADS_REASON_EXTENSION_PRESENT] = NC_ ("reason", "Extension"),
    [LEADS_REASON_DUPLICATE_IN_FILE] = NC_ ("reason", "Repeated in File"),
    [LEADS_REASON_DUPLICATE_IN_DRAFT] = NC_ ("reason", "In Earlier Entry"),
    [LEADS_REASON_ALREADY_HERE] = NC_ ("reason", "Already Uploaded"),
    [LEADS_REASON_OWNED_ELSEWHERE] = NC_ ("reason", "At Another Lead"),
    [LEADS_REASON_COOLING] = NC_ ("reason", "Resting"),
    [LEADS_REASON_RANGE_REVERSED] = NC_ ("reason", "Reversed or Empty Range"),
    [LEADS_REASON_RANGE_LENGTH_DIFFERS] = NC_ ("reason", "Range Lengths Differ"),
    [LEADS_REASON_RANGE_COUNTRY_DIFFERS] = NC_ ("reason", "Range Countries Differ"),
    [LEADS_REASON_RANGE_TOO_BIG] = NC_ ("reason", "Range Too Big"),
    [LEADS_REASON_WRONG_COLUMN_COUNT] = NC_ ("reason", "No Number"),
    [LEADS_REASON_BAD_ENCODING] = NC_ ("reason", "Encoding"),
    [LEADS_REASON_BAD_QUOTE] = NC_ ("reason", "Open Quotation Mark"),
    [LEADS_REASON_FIELD_TOO_LONG] = NC_ ("reason", "Cell Too Long"),
    [LEADS_REASON_OVER_LIMIT] = NC_ ("reason", "Past the Limit"),
    [LEADS_REASON_UNKNOWN_LEAD] = NC_ ("reason", "No Such Lead"),
    [LEADS_REASON_AMBIGUOUS_LEAD] = NC_ ("reason", "Several Leads"),
    [LEADS_REASON_TOTAL_LINE] = NC_ ("reason", "Total"),
    [LEADS_REASON_RANGE_COUNT_DIFFERS] = NC_ ("reason", "Range Count Differs"),
  };

  g_return_val_if_fail ((guint) reason < LEADS_N_REASONS, "");

  return g_dpgettext2 (NULL, "reason", titles[reason]);
}
