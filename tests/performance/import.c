/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loop-watch.h"
#include "measure.h"

#include <leads-csv-reader.h>
#include <leads-csv-sniffer.h>

#include <sys/resource.h>

/*
 * Prints how long a file of a million lines (or as many as the first argument
 * says) takes to check, to compare and to submit, one of ranges that overlap too, and how the main loop fares
 * meanwhile: the longest time it did not answer, and how soon a cancelled
 * check gives the draft back.
 */

#define DEFAULT_LINES 1000000

static double
read_alone (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = leads_csv_open (file, NULL, &error);
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_autoptr (LeadsCsvReader) reader = NULL;
  LeadsCsvRecord record;
  gint64 start = g_get_monotonic_time ();

  if (stream == NULL || !leads_csv_sniff (stream, NULL, &dialect, NULL, &error))
    measure_fail ("sniff", error);
  reader = leads_csv_reader_new (stream, &dialect);
  while (leads_csv_reader_next (reader, &record, NULL, &error))
    ;
  if (error != NULL)
    measure_fail ("read", error);
  return measure_since (start);
}

static LeadsDesk *
open_desk (const char *dir)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsDesk *desk;

  leads_desk_open_async (dir, FALSE, NULL, measure_keep, &result);
  desk = leads_desk_open_finish (measure_await (&result), &error);
  if (desk == NULL)
    measure_fail ("open", error);
  return desk;
}

/* How long after a cancel the entry is gone, and how long until its thread has ended. */
static void
measure_cancel (LeadsDesk *desk, LeadsLead *lead, GFile *file)
{
  double longest = 0.0, longest_end = 0.0;
  guint n_cancels = 0;

  for (guint delay = 10; delay <= 320; delay *= 2)
    {
      g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (leads_desk_get_uploads (desk), lead);
      LeadsEntry *entry = leads_draft_add_file (draft, file, NULL);
      g_autoptr (LeadsJob) job = g_object_ref (leads_entry_get_job (entry));
      gint64 start = g_get_monotonic_time ();

      while (g_get_monotonic_time () - start < delay * 1000)
        g_main_context_iteration (NULL, TRUE);
      if (leads_entry_get_job (entry) == NULL)
        break; /* faster than that */
      n_cancels++;
      start = g_get_monotonic_time ();
      leads_job_cancel (job);
      while (g_list_model_get_n_items (G_LIST_MODEL (draft)) > 0 || leads_draft_get_busy (draft))
        g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, measure_since (start));
      while (leads_job_get_state (job) == LEADS_JOB_RUNNING)
        g_main_context_iteration (NULL, TRUE);
      longest_end = MAX (longest_end, measure_since (start));
    }
  g_print ("cancel: the draft is back after %.1f ms, the thread after %.1f ms (the longest of %u)\n", longest * 1000,
           longest_end * 1000, n_cancels);
}

static void
settle (LeadsDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_draft_settle_async (draft, NULL, measure_keep, &result);
  if (!leads_draft_settle_finish (draft, measure_await (&result), &error))
    measure_fail ("compare", error);
}

static void
measure_derive (LeadsDraft *draft, LeadsEntry *entry, const char *what)
{
  gint64 start = g_get_monotonic_time ();

  watch_loop ();
  settle (draft);
  g_print ("compare %s: %.2f s, longest stall %.1f ms\n", what, measure_since (start), longest_gap / 1000.0);
}

static void
measure_submit (LeadsDesk *desk, LeadsDraft *draft, const LeadsUploadSettings *settings)
{
  g_autoptr (LeadsJob) job = leads_job_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  watch_loop ();
  leads_upload_service_submit_async (leads_desk_get_uploads (desk), draft, settings, job, measure_keep, &result);
  upload = leads_upload_service_submit_finish (leads_desk_get_uploads (desk), measure_await (&result), &error);
  if (upload == NULL)
    measure_fail ("submit", error);
  g_print ("submit of %" G_GINT64_FORMAT " numbers: %.2f s, longest stall %.1f ms\n",
           leads_upload_get_n_uploaded (upload), measure_since (start), longest_gap / 1000.0);
}

static void
measure_import (LeadsDesk *desk, LeadsLead *lead, GFile *file, const LeadsUploadSettings *settings)
{
  g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (leads_desk_get_uploads (desk), lead);
  double alone = read_alone (file), seconds;
  gint64 start = g_get_monotonic_time ();
  LeadsEntry *entry;

  watch_loop ();
  entry = leads_draft_add_file (draft, file, NULL);
  while (leads_entry_get_job (entry) != NULL)
    g_main_context_iteration (NULL, TRUE);
  seconds = measure_since (start);
  if (leads_entry_get_state (entry) == LEADS_ENTRY_FAILED)
    measure_fail ("check", leads_entry_get_error (entry));
  g_print ("check: %.2f s, %.2f times the reader alone (%.2f s), longest stall %.1f ms\n", seconds, seconds / alone,
           alone, longest_gap / 1000.0);
  measure_derive (draft, entry, "with an empty store");
  leads_draft_repair (draft, entry, LEADS_REPAIR_ADD_PLUS);
  measure_derive (draft, entry, "after a repair");
  measure_submit (desk, draft, settings);
}

static void
measure_again (LeadsDesk *desk, LeadsLead *lead, GFile *file)
{
  g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (leads_desk_get_uploads (desk), lead);
  LeadsEntry *entry = leads_draft_add_file (draft, file, NULL);

  while (leads_entry_get_job (entry) != NULL)
    g_main_context_iteration (NULL, TRUE);
  measure_derive (draft, entry, "with a store that has them all");
}

/* A tenth as many lines, each a range of up to two thousand numbers of the same million. */
static void
measure_ranges (LeadsDesk *desk, LeadsLead *lead, const char *path, guint n_lines)
{
  g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (leads_desk_get_uploads (desk), lead);
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  FILE *stream = g_fopen (path, "w");
  gint64 start;
  LeadsEntry *entry;

  if (stream == NULL)
    measure_fail (path, NULL);
  fputs ("Start,End\n", stream);
  for (guint i = 0; i < n_lines; i++)
    {
      const guint first = g_rand_int_range (rand, 0, 998000);

      fprintf (stream, "+447400%06u,+447400%06u\n", first, first + g_rand_int_range (rand, 1, 2000));
    }
  fclose (stream);

  start = g_get_monotonic_time ();
  watch_loop ();
  entry = leads_draft_add_file (draft, file, NULL);
  settle (draft);
  g_print ("check and compare of %u ranges over the same numbers: %.2f s, longest stall %.1f ms, %" G_GINT64_FORMAT
           " numbers\n",
           n_lines, measure_since (start), longest_gap / 1000.0, leads_entry_get_totals (entry)->uploaded);
}

int
main (int argc, char **argv)
{
  const guint n_lines = argc > 1 ? strtoul (argv[1], NULL, 10) : DEFAULT_LINES;
  g_autofree char *dir = g_dir_make_tmp ("leads-import-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "numbers.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LeadsDesk) desk = open_desk (dir);
  LeadsUploadSettings settings = { 0 };
  g_autoptr (LeadsLead) lead = measure_add_lead (desk, &settings);
  struct rusage usage;
  guint tick;

  measure_write_file (path, n_lines);
  tick = g_timeout_add_full (G_PRIORITY_HIGH, 1, on_tick, NULL, NULL);
  measure_cancel (desk, lead, file);
  measure_import (desk, lead, file, &settings);
  measure_again (desk, lead, file);
  measure_ranges (desk, lead, path, n_lines / 10);
  g_source_remove (tick);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("peak memory: %ld MB for %u lines\n", usage.ru_maxrss / 1024, n_lines);
  return 0;
}
