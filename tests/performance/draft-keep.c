/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loop-watch.h"
#include "measure.h"

#include <leads-draft-keeper.h>

/*
 * Prints what it costs to keep a draft of a million lines (or as many as the first argument says): reading its file
 * with and without the copy, the last save with thousands of decisions, and bringing it back; and the longest time
 * that the main loop did not answer meanwhile.
 */

#define DEFAULT_LINES 1000000
#define DECISIONS     5000

static LeadsDesk *
open_desk (const char *dir)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LeadsDesk *desk;

  leads_desk_open_async (dir, TRUE, NULL, measure_keep, &result);
  desk = leads_desk_open_finish (measure_await (&result), &error);
  if (desk == NULL)
    measure_fail ("open", error);
  return desk;
}

static void
settle (LeadsDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_draft_settle_async (draft, NULL, measure_keep, &result);
  if (!leads_draft_settle_finish (draft, measure_await (&result), &error))
    measure_fail ("settle", error);
}

static void
report (const char *what, gint64 start)
{
  g_print ("%-58s %7.2f s   main loop at most %5.1f ms\n", what, measure_since (start), longest_gap / 1000.0);
  watch_loop ();
}

/* Without a session, or with one that is kept. */
static LeadsDraftSession *
read_file (LeadsDesk *desk, LeadsLead *lead, GFile *file, gboolean keep, LeadsDraft **draft)
{
  LeadsDraftSession *session = NULL;
  gint64 start = g_get_monotonic_time ();

  *draft = leads_upload_service_new_draft (leads_desk_get_uploads (desk), lead);
  if (keep)
    session = leads_draft_keeper_keep (leads_desk_get_drafts (desk), *draft);
  watch_loop ();
  leads_draft_add_file (*draft, file, NULL);
  settle (*draft);
  report (keep ? "read, compared and copied" : "read and compared", start);
  return session;
}

static void
decide (LeadsDraft *draft)
{
  g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (draft), 0);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < DECISIONS; i++)
    {
      g_autofree char *text = g_strdup_printf ("+121278%05u", i);

      leads_draft_remove_line (draft, entry, i * 7);
      leads_draft_edit_line (draft, entry, i * 7 + 3, text, NULL);
    }
  leads_draft_repair_all (draft, entry);
  watch_loop ();
  settle (draft);
  report ("5,000 lines removed, 5,000 edited, all repaired", start);
}

static void
close_session (LeadsDesk *desk, LeadsDraftSession *session)
{
  gint64 start = g_get_monotonic_time ();

  leads_draft_session_close (session);
  report ("closed: on the main thread", start);
  leads_draft_keeper_wait (leads_desk_get_drafts (desk));
  report ("closed: on the disk", start);
}

static void
bring_back (LeadsDesk *desk, LeadsLead *lead, const LeadsTotals *before)
{
  g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (leads_desk_get_uploads (desk), lead);
  g_autoptr (LeadsDraftSession) session = leads_draft_keeper_keep (leads_desk_get_drafts (desk), draft);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  watch_loop ();
  leads_draft_session_restore_async (session, NULL, measure_keep, &result);
  if (!leads_draft_session_restore_finish (session, measure_await (&result), &error))
    measure_fail ("restore", error);
  report ("continued: entries in sight", start);
  settle (draft);
  report ("continued: read again and compared", start);
  if (leads_draft_get_totals (draft)->uploaded != before->uploaded)
    measure_fail ("the draft came back with other totals", NULL);
  leads_draft_session_discard_async (session, measure_keep, &result);
}

int
main (int argc, char **argv)
{
  const guint n_lines = argc > 1 ? (guint) atoi (argv[1]) : DEFAULT_LINES;
  g_autofree char *dir = g_dir_make_tmp ("leads-draft-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "numbers.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LeadsDesk) desk = open_desk (dir);
  LeadsUploadSettings settings = { 0 };
  g_autoptr (LeadsLead) lead = measure_add_lead (desk, &settings);
  g_autoptr (LeadsDraft) plain = NULL;
  g_autoptr (LeadsDraft) draft = NULL;
  g_autoptr (LeadsDraftSession) none = NULL;
  g_autoptr (LeadsDraftSession) session = NULL;
  LeadsTotals totals;

  measure_write_file (path, n_lines);
  g_timeout_add (1, on_tick, NULL);
  none = read_file (desk, lead, file, FALSE, &plain);
  session = read_file (desk, lead, file, TRUE, &draft);
  decide (draft);
  totals = *leads_draft_get_totals (draft);
  close_session (desk, session);
  bring_back (desk, lead, &totals);
  return 0;
}
