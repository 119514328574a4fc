/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "leads-number-list.h"

#include "../support/leads-fixture.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/*
 * A long list over a large store: how long until it is there, how long a jump
 * takes to fill, how often get_item is called, and what it costs in memory.
 * Usage: number-list [NUMBERS]
 */

#define N_JUMPS 200
#define N_IN_VIEW 206
#define N_UPLOADS 50

static double
milliseconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

/* Resident memory in MiB, from the second field of statm. */
static double
resident (void)
{
  g_autofree char *text = NULL;
  guint64 pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) && strchr (text, ' ') != NULL)
    pages = g_ascii_strtoull (strchr (text, ' '), NULL, 10);
  return (double) pages * (double) sysconf (_SC_PAGESIZE) / (1024.0 * 1024.0);
}

static gboolean
is_filled (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (leads_number_get_loading (g_ptr_array_index (rows, i)))
      return FALSE;
  return TRUE;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
measure (Fixture                 *fixture,
         const char              *name,
         const LeadsNumberFilter *filter)
{
  double before = resident ();
  gint64 start = g_get_monotonic_time ();
  LeadsNumberList *list = leads_number_list_new (leads_desk_get_numbers (fixture->desk), filter);
  double times[N_JUMPS];
  double first_rows = 0;
  double complete;
  guint n_items;

  while (!leads_number_list_get_complete (list))
    {
      g_main_context_iteration (NULL, TRUE);
      if (first_rows == 0 && g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
        first_rows = milliseconds_since (start);
    }
  complete = milliseconds_since (start);
  n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  printf ("%s: %u rows, first after %.1f ms, all after %.1f ms\n", name, n_items, first_rows, complete);
  if (n_items < N_IN_VIEW)
    {
      g_object_unref (list);
      return;
    }

  for (guint i = 0; i < N_JUMPS; i++)
    {
      guint position = (guint) g_random_int_range (0, (int) (n_items - N_IN_VIEW + 1));
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

      start = g_get_monotonic_time ();
      for (guint j = 0; j < N_IN_VIEW; j++)
        g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (list), position + j));
      while (!is_filled (rows))
        g_main_context_iteration (NULL, TRUE);
      times[i] = milliseconds_since (start);
    }
  qsort (times, N_JUMPS, sizeof *times, compare_doubles);
  printf ("  %d jumps of %d rows, filled after: median %.1f ms, 95 %% %.1f ms, worst %.1f ms\n", N_JUMPS, N_IN_VIEW,
          times[N_JUMPS / 2], times[N_JUMPS * 95 / 100], times[N_JUMPS - 1]);
  printf ("  get_item calls %" G_GUINT64_FORMAT ", reads %" G_GUINT64_FORMAT ", memory %.1f MiB more (%.1f in all)\n",
          leads_number_list_get_n_get_item (list), leads_number_list_get_n_reads (list), resident () - before, resident ());
  g_object_unref (list);
}

/* Texts that change as fast as someone types: how long until the last one's rows are there. */
static void
measure_typing (Fixture *fixture)
{
  static const char *const texts[] = { "1", "12", "120", "1202", "12020", "120202", "1202021" };
  gint64 start = g_get_monotonic_time ();
  LeadsNumberList *list = NULL;
  double shown;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_clear_object (&list);
      list = leads_number_list_new (leads_desk_get_numbers (fixture->desk), &(LeadsNumberFilter){ .text = texts[i] });
      g_main_context_iteration (NULL, FALSE);
    }
  while (!leads_number_list_get_complete (list))
    g_main_context_iteration (NULL, TRUE);
  shown = milliseconds_since (start);
  printf ("%u texts one after another: the last complete after %.1f ms, %u rows\n", (guint) G_N_ELEMENTS (texts), shown,
          g_list_model_get_n_items (G_LIST_MODEL (list)));
  g_object_unref (list);
}

int
main (int    argc,
      char **argv)
{
  gint64 n_numbers = argc > 1 ? g_ascii_strtoll (argv[1], NULL, 10) : 1000000;
  gint64 each = n_numbers / N_UPLOADS;
  gint64 start = g_get_monotonic_time ();
  guint64 first = G_GUINT64_CONSTANT (442020000000);
  Fixture fixture;
  gint64 lead;

  if (each < 1)
    {
      fprintf (stderr, "Usage: number-list [NUMBERS]\n");
      return 2;
    }
  fixture_init (&fixture, FALSE);
  lead = fixture_add_lead (&fixture, "Amberley Instruments", "Teams Calling");
  for (guint i = 0; i < N_UPLOADS; i++)
    fixture_add_numbers (&fixture, lead, first + (guint64) i * (guint64) each * 3, 3, each);
  printf ("%" G_GINT64_FORMAT " numbers in %d uploads stored after %.0f ms, %.1f MiB\n", each * N_UPLOADS, N_UPLOADS,
          milliseconds_since (start), resident ());

  measure (&fixture, "newest first", &(LeadsNumberFilter){ NULL });
  measure (&fixture, "by number", &(LeadsNumberFilter){ .order = LEADS_NUMBER_ORDER_NUMBER });
  measure (&fixture, "of a customer", &(LeadsNumberFilter){ .text = "amberley" });
  measure (&fixture, "digits anywhere", &(LeadsNumberFilter){ .text = "777" });
  measure (&fixture, "first digits", &(LeadsNumberFilter){ .text = "+44202" });
  measure_typing (&fixture);
  fixture_clear (&fixture);
  return 0;
}
