/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-csv-reader.h>
#include <leads-csv-sniffer.h>
#include <leads-desk.h>

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>

/*
 * Prints how long a file of a million lines (or as many as the first argument
 * says) takes to check, to compare and to submit, and how the main loop fares
 * meanwhile: the longest time it did not answer, and how soon a cancelled
 * check gives the draft back.
 */

#define DEFAULT_LINES 1000000

static gint64 last_tick;
static gint64 longest_gap;

static gboolean
on_tick (gpointer data)
{
  gint64 now = g_get_monotonic_time ();

  longest_gap = MAX (longest_gap, now - last_tick);
  last_tick = now;
  return G_SOURCE_CONTINUE;
}

static void
watch_loop (void)
{
  longest_gap = 0;
  last_tick = g_get_monotonic_time ();
}

static double
seconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
fail (const char *what, const GError *error)
{
  g_printerr ("%s: %s\n", what, error != NULL ? error->message : "failed");
  exit (1);
}

/* Distinct numbers of several countries in no order, with 5 % that lack the plus and 2 % repeated. */
static void
write_file (const char *path, guint n_lines)
{
  static const char *prefixes[] = { "1212", "1646", "4420", "4930", "331", "3906", "6129", "8133" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  FILE *file = g_fopen (path, "w");
  guint step = 7919;

  if (file == NULL)
    fail (path, NULL);
  fputs ("Numbers\n", file);
  for (guint i = 0; i < n_lines; i++)
    {
      guint kind = g_rand_int_range (rand, 0, 100);
      guint value = (guint) ((guint64) (kind >= 98 && i > 0 ? i / 2 : i) * step % 9999991);
      const char *prefix = prefixes[(kind >= 98 ? i / 2 : i) % G_N_ELEMENTS (prefixes)];

      fprintf (file, "%s%s%07u\n", kind < 5 ? "" : "+", prefix, value);
    }
  fclose (file);
}

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
    fail ("sniff", error);
  reader = leads_csv_reader_new (stream, &dialect);
  while (leads_csv_reader_next (reader, &record, NULL, &error))
    ;
  if (error != NULL)
    fail ("read", error);
  return seconds_since (start);
}

static LeadsDesk *
open_desk (const char *dir)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsDesk *desk;

  leads_desk_open_async (dir, FALSE, NULL, keep_result, &result);
  desk = leads_desk_open_finish (wait_for (&result), &error);
  if (desk == NULL)
    fail ("open", error);
  return desk;
}

static gint64
finish_save (LeadsDirectoryService *directory, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  gint64 id = leads_directory_service_save_finish (directory, wait_for (result), &error);

  if (id == 0)
    fail ("save", error);
  g_clear_object (result);
  return id;
}

static LeadsLead *
add_lead (LeadsDesk *desk, LeadsUploadSettings *settings)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (desk);
  LeadsLead *lead = leads_lead_new ();
  g_autoptr (LeadsProfile) profile = leads_profile_new ();
  g_autoptr (LeadsConnection) connection = leads_connection_new ();
  g_autoptr (GAsyncResult) result = NULL;

  leads_lead_set_customer_name (lead, "Adatum Corporation");
  leads_lead_set_service_name (lead, "Teams Calling");
  leads_directory_service_save_lead_async (directory, lead, NULL, keep_result, &result);
  leads_lead_set_id (lead, finish_save (directory, &result));
  leads_profile_set_name (profile, "Default");
  leads_directory_service_save_profile_async (directory, profile, NULL, keep_result, &result);
  settings->profile_id = finish_save (directory, &result);
  leads_connection_set_lead_id (connection, leads_lead_get_id (lead));
  leads_connection_set_name (connection, "PSTN");
  leads_connection_set_side (connection, LEADS_SIDE_PSTN);
  leads_directory_service_save_connection_async (directory, connection, NULL, keep_result, &result);
  settings->connection_id = finish_save (directory, &result);
  settings->service_info = "Teams Calling";
  return lead;
}

/* How long after a cancel the entry is gone, and how long until its thread has ended. */
static void
measure_cancel (LeadsDesk *desk, LeadsLead *lead, GFile *file)
{
  double longest = 0.0, longest_end = 0.0;

  for (guint delay = 20; delay <= 320; delay *= 2)
    {
      g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (leads_desk_get_uploads (desk), lead);
      LeadsEntry *entry = leads_draft_add_file (draft, file, NULL);
      g_autoptr (LeadsJob) job = g_object_ref (leads_entry_get_job (entry));
      gint64 start = g_get_monotonic_time ();

      while (g_get_monotonic_time () - start < delay * 1000)
        g_main_context_iteration (NULL, TRUE);
      start = g_get_monotonic_time ();
      leads_job_cancel (job);
      while (g_list_model_get_n_items (G_LIST_MODEL (draft)) > 0 || leads_draft_get_busy (draft))
        g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, seconds_since (start));
      while (leads_job_get_state (job) == LEADS_JOB_RUNNING)
        g_main_context_iteration (NULL, TRUE);
      longest_end = MAX (longest_end, seconds_since (start));
    }
  g_print ("cancel: the draft is back after %.1f ms, the thread after %.1f ms (the longest of 5)\n", longest * 1000,
           longest_end * 1000);
}

static void
settle (LeadsDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_draft_settle_async (draft, NULL, keep_result, &result);
  if (!leads_draft_settle_finish (draft, wait_for (&result), &error))
    fail ("compare", error);
}

static void
measure_derive (LeadsDraft *draft, LeadsEntry *entry, const char *what)
{
  gint64 start = g_get_monotonic_time ();

  watch_loop ();
  settle (draft);
  g_print ("compare %s: %.2f s, longest stall %.1f ms\n", what, seconds_since (start), longest_gap / 1000.0);
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
  leads_upload_service_submit_async (leads_desk_get_uploads (desk), draft, settings, job, keep_result, &result);
  upload = leads_upload_service_submit_finish (leads_desk_get_uploads (desk), wait_for (&result), &error);
  if (upload == NULL)
    fail ("submit", error);
  g_print ("submit of %" G_GINT64_FORMAT " numbers: %.2f s, longest stall %.1f ms\n",
           leads_upload_get_n_uploaded (upload), seconds_since (start), longest_gap / 1000.0);
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
  seconds = seconds_since (start);
  if (leads_entry_get_state (entry) == LEADS_ENTRY_FAILED)
    fail ("check", leads_entry_get_error (entry));
  g_print ("check: %.2f s, %.2f times the reader alone (%.2f s), longest stall %.1f ms\n", seconds, seconds / alone,
           alone, longest_gap / 1000.0);
  measure_derive (draft, entry, "with an empty store");
  leads_draft_repair (draft, entry, LEADS_REASON_NO_PLUS);
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

int
main (int argc, char **argv)
{
  const guint n_lines = argc > 1 ? strtoul (argv[1], NULL, 10) : DEFAULT_LINES;
  g_autofree char *dir = g_dir_make_tmp ("leads-import-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "numbers.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LeadsDesk) desk = open_desk (dir);
  LeadsUploadSettings settings = { 0 };
  g_autoptr (LeadsLead) lead = add_lead (desk, &settings);
  struct rusage usage;
  guint tick;

  write_file (path, n_lines);
  tick = g_timeout_add_full (G_PRIORITY_HIGH, 1, on_tick, NULL, NULL);
  measure_cancel (desk, lead, file);
  measure_import (desk, lead, file, &settings);
  measure_again (desk, lead, file);
  g_source_remove (tick);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("peak memory: %ld MB for %u lines\n", usage.ru_maxrss / 1024, n_lines);
  return 0;
}
