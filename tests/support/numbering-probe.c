/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-numbering-plan.h>

#include "leads-numbering-plan-private.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/*
 * Asks the numbering plan from a script, for comparisons with other programs (tools/compare-numbering-plan). Columns
 * are separated by tabs.
 *
 *   numbering-probe probe               a shortest number for every state of the automaton and every digit after it
 *   numbering-probe describe            standard input: a number a line; number, valid or invalid, region, type, display
 *                                       form, national destination code
 *   numbering-probe suggest [REGION]    standard input: a text a line; text, reason, suggestion or nothing, what it infers
 *
 * With --table FILE before these it is FILE that is asked instead of the plan that is built in.
 */

#define MAX_LINE 4096

static void
probe (const LeadsNumberingPlan *plan)
{
  const LeadsPlanTables *tables = plan->tables;
  g_autofree guint64 *reached = g_new0 (guint64, tables->n_states);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  guint root = LEADS_PLAN_ROOT;

  g_array_append_val (queue, root);
  for (guint i = 0; i < queue->len; i++)
    {
      guint state = g_array_index (queue, guint, i);

      for (guint digit = state == LEADS_PLAN_ROOT ? 1 : 0; digit < 10; digit++)
        {
          guint next = tables->next[state][digit];
          guint64 number = reached[state] * 10 + digit;

          printf ("+%" G_GUINT64_FORMAT "\n", number);
          if (next == LEADS_PLAN_DEAD || reached[next] != 0)
            continue;
          reached[next] = number;
          g_array_append_val (queue, next);
        }
    }
}

static void
describe (const LeadsNumberingPlan *plan,
          const char               *text)
{
  LeadsVerdict verdict;
  LeadsNumberParts parts = { 0 };

  leads_numbering_plan_judge (plan, text, -1, &verdict);
  if (verdict.valid)
    leads_numbering_plan_take_apart (plan, verdict.number, &parts);
  printf ("%s\t%s\t%s\t%s\t%s\t%s\n", text, verdict.valid ? "valid" : "invalid", verdict.region,
          leads_number_type_to_word ((LeadsNumberType) verdict.type), parts.display, parts.area_code);
}

static void
suggest (const LeadsNumberingPlan *plan,
         const char               *text,
         const char               *region)
{
  char suggestion[LEADS_NUMBER_TEXT_SIZE] = "";
  LeadsVerdict verdict;

  leads_numbering_plan_judge_in (plan, text, -1, region, &verdict);
  if (verdict.suggestion != 0)
    leads_number_format (verdict.suggestion, suggestion);
  printf ("%s\t%s\t%s\t%s\n", text, leads_reason_to_word (verdict.reason), suggestion,
          leads_repair_to_word ((LeadsRepair) verdict.repair));
}

static LeadsNumberingPlan *
load (const char *path)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  LeadsPlanFault fault = { 0 };
  LeadsNumberingPlan *plan = NULL;

  if (g_file_get_contents (path, &text, &length, NULL))
    plan = leads_numbering_plan_new_from_table (text, (gssize) length, &fault);
  if (plan == NULL)
    fprintf (stderr, "%s:%u: fault %d %s\n", path, fault.line, fault.kind, fault.detail);
  return plan;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (LeadsNumberingPlan) plan = NULL;
  char line[MAX_LINE];
  int i = 1;

  setlocale (LC_ALL, "");
  if (argc > 3 && strcmp (argv[1], "--table") == 0)
    {
      plan = load (argv[2]);
      i = 3;
    }
  else
    plan = leads_numbering_plan_new_builtin ();
  if (plan == NULL || argc <= i)
    return 2;

  if (strcmp (argv[i], "probe") == 0)
    {
      probe (plan);
      return 0;
    }
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      line[strcspn (line, "\n")] = '\0';
      if (strcmp (argv[i], "describe") == 0)
        describe (plan, line);
      else
        suggest (plan, line, argc > i + 1 ? argv[i + 1] : NULL);
    }
  return 0;
}
