/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-numbers.h"

#include "fuzz.h"

#include <string.h>

#define N_NEIGHBOURS 10

/* Whether the digits of @text are exactly @digits. */
static gboolean
has_digits (const char *text,
            const char *digits)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text) && *text != *digits++)
      return FALSE;
  return *digits == '\0';
}

/* A number taken apart has all its digits, in order. */
static void
check_parts (const LeadsNumberingPlan *plan,
             guint64                   number,
             const char               *digits)
{
  LeadsNumberParts parts;
  char display[LEADS_DISPLAY_SIZE];
  g_autofree char *together = NULL;

  check (leads_numbering_plan_format (plan, number, display) == strlen (display), "The display form is as long as it says");
  leads_numbering_plan_take_apart (plan, number, &parts);
  together = g_strconcat (parts.country_code, parts.area_code, parts.subscriber, NULL);
  check (strcmp (display, parts.display) == 0, "There is one display form");
  check (display[0] == '+' && has_digits (display, digits), "The display form has the number's digits");
  check (strcmp (together, digits) == 0, "The parts are the number");
}

/* A range is judged as its numbers are. */
static void
check_range (const LeadsNumberingPlan *plan,
             guint64                   start,
             guint64                   end)
{
  guint64 n_valid = 0;
  guint64 first_invalid = 0;
  guint64 first = 0;
  guint64 last = 0;

  for (guint64 number = start; number <= end; number++)
    {
      LeadsVerdict verdict;

      if (leads_numbering_plan_judge_number (plan, number, &verdict))
        n_valid++;
      else if (first_invalid == 0)
        first_invalid = number;
    }
  check (leads_numbering_plan_count_valid (plan, start, end) == n_valid, "A range has as many numbers as are valid in it");
  check (leads_numbering_plan_find_invalid (plan, start, end, &first, &last) == (first_invalid != 0),
         "Numbers that are not valid are found where there are some");
  check (first_invalid == 0 || (first == first_invalid && last >= first && last <= end), "The first of them is found");
  check (first_invalid == 0 || leads_numbering_plan_count_valid (plan, first, last) == 0, "None of them is valid");
}

void
fuzz_check_number (const LeadsNumberingPlan *plan,
                   guint64                   number)
{
  char text[LEADS_NUMBER_TEXT_SIZE];
  LeadsVerdict verdict;
  LeadsVerdict again;

  leads_number_format (number, text);
  check (leads_numbering_plan_judge_number (plan, number, &verdict) == verdict.valid, "The verdict is what is returned");
  check (leads_numbering_plan_judge (plan, text, -1, &again) == verdict.valid && again.number == number &&
             again.reason == verdict.reason && again.type == verdict.type && strcmp (again.region, verdict.region) == 0,
         "A number and its text have one verdict");
  check_parts (plan, number, text + 1);
  check_range (plan, number, MIN (number + N_NEIGHBOURS, LEADS_NUMBER_MAX));
}

/* What every verdict tells, together or not at all. */
static void
check_fields (const LeadsVerdict *verdict,
              gboolean            valid)
{
  check (valid == verdict->valid && valid == (verdict->reason == LEADS_REASON_NONE), "Valid is without a reason");
  check (verdict->reason < LEADS_N_REASONS && verdict->repair < LEADS_N_REPAIRS, "Reason and repair are known ones");
  check (verdict->number <= LEADS_NUMBER_MAX && verdict->suggestion <= LEADS_NUMBER_MAX, "Numbers have 15 digits at most");
  check (valid == (verdict->region[0] != '\0') && valid == (verdict->type != LEADS_NUMBER_TYPE_UNKNOWN),
         "Valid numbers have a region and a type");
  check (!valid || (verdict->number != 0 && verdict->suggestion == 0 && verdict->with_plus == 0), "Nothing is to be mended");
  check ((verdict->suggestion != 0) == (verdict->repair != LEADS_REPAIR_NONE), "A suggestion says what it infers");
  check (verdict->with_plus == 0 || verdict->reason == LEADS_REASON_NO_PLUS, "A plus is put where there is none");
  check (!leads_verdict_is_unplanned (verdict) || (verdict->number != 0 && !valid), "What is outside the plan is a number");
}

void
fuzz_check_verdict (const LeadsNumberingPlan *plan,
                    const char               *text,
                    gsize                     length,
                    const char               *region)
{
  LeadsVerdict anywhere;
  LeadsVerdict there;

  check_fields (&anywhere, leads_numbering_plan_judge (plan, text, (gssize) length, &anywhere));
  check_fields (&there, leads_numbering_plan_judge_in (plan, text, (gssize) length, region, &there));
  for (guint i = 0; i < 2; i++)
    {
      const LeadsVerdict *verdict = i == 0 ? &anywhere : &there;
      LeadsVerdict suggested;

      check (verdict->suggestion == 0 || leads_numbering_plan_judge_number (plan, verdict->suggestion, &suggested),
             "What is suggested is valid");
      check (verdict->with_plus == 0 || leads_numbering_plan_judge_number (plan, verdict->with_plus, &suggested),
             "What the plus makes is valid");
    }
  if (anywhere.number != 0)
    fuzz_check_number (plan, anywhere.number);

  /* Where a text comes from changes nothing but what is suggested. */
  check (anywhere.valid == there.valid && anywhere.reason == there.reason && anywhere.number == there.number &&
             anywhere.with_plus == there.with_plus && anywhere.lengths == there.lengths && anywhere.flags == there.flags &&
             anywhere.character == there.character && anywhere.position == there.position &&
             anywhere.country_code == there.country_code && anywhere.n_digits == there.n_digits &&
             anywhere.type == there.type && strcmp (anywhere.region, there.region) == 0 &&
             strcmp (anywhere.home, there.home) == 0,
         "The country does not change the verdict");
}
