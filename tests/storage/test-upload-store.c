/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "leads-transaction-private.h"

#include <leads-time.h>
#include <string.h>

/* Uploads: written whole, read back as given, refused whole, undone whole. */

typedef struct
{
  LeadsLineSource source;
  const LeadsStoredLine *lines;
  gsize n_lines;
  gsize position;
} LineArray;

static LeadsSourceResult
line_next (LeadsLineSource *source, LeadsStoredLine *line, GError **error)
{
  LineArray *self = (LineArray *) source;

  if (self->position == self->n_lines)
    return LEADS_SOURCE_END;
  *line = self->lines[self->position++];
  return LEADS_SOURCE_ITEM;
}

static const gint64 three[] = { 12127881500, 12127881501, 442079460000 };

static const LeadsStoredLine refused_lines[] = {
  { .file = 1, .line = 3, .record = "abc;\"x\r\ny\"", .text = "abc", .reason = LEADS_REASON_LETTERS },
  { .file = 1,
    .line = 5,
    .record = "+12127881500;",
    .text = "+12127881500",
    .reason = LEADS_REASON_DUPLICATE_IN_FILE,
    .detail = "2" },
  { .file = 2, .line = 1, .text = "12127881502", .reason = LEADS_REASON_NO_PLUS, .suggestion = "+12127881502" },
  { .file = 0, .line = 1, .reason = LEADS_REASON_TOO_SHORT, .text = "+1_2%" },
};

static void
count_progress (gint64 done, gpointer data)
{
  gint64 *last = data;

  g_assert_cmpint (done, >=, *last);
  *last = done;
}

/* Two files and a typed entry, four refused lines. */
static gint64
upload_much (Desk *desk, GError **error)
{
  g_autoptr (LeadsUpload) upload = desk_new_upload (desk, desk->lead, desk->connection, 0);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_stored_file_free);
  LineArray lines = { { line_next, NULL }, refused_lines, G_N_ELEMENTS (refused_lines), 0 };
  LeadsTotals first = { .lines = 5, .header = 1, .accepted = 2, .duplicate = 1, .invalid = 1, .uploaded = 2 };
  LeadsTotals second = { .lines = 2, .accepted = 1, .invalid = 1, .uploaded = 1 };
  LeadsTotals all = { .lines = 8, .header = 1, .accepted = 3, .duplicate = 1, .invalid = 3, .skipped = 9,
                      .unplanned = 2 };
  gint64 progress = 0;
  ArraySource source;
  LeadsUploadContent content = { .upload = upload, .files = files, .numbers = &source.source, .lines = &lines.source };
  gint64 id = 0;

  first.reasons[LEADS_REASON_LETTERS] = 1;
  first.reasons[LEADS_REASON_DUPLICATE_IN_FILE] = 1;
  second.reasons[LEADS_REASON_NO_PLUS] = 1;
  second.unplanned = 1;
  all.reasons[LEADS_REASON_LETTERS] = 1;
  all.reasons[LEADS_REASON_DUPLICATE_IN_FILE] = 1;
  all.reasons[LEADS_REASON_NO_PLUS] = 1;
  all.reasons[LEADS_REASON_TOO_SHORT] = 1;
  g_ptr_array_add (files, leads_stored_file_new ("a.csv", "aa", "Numbers;Note", &first));
  g_ptr_array_add (files, leads_stored_file_new ("b.csv", NULL, NULL, &second));
  leads_upload_set_totals (upload, &all);
  leads_upload_set_ticket (upload, "INC-1");
  leads_upload_set_source (upload, LEADS_UPLOAD_SOURCE_MIXED);
  leads_upload_set_file_name (upload, "a.csv, b.csv");
  leads_upload_set_file_sha256 (upload, "aa");
  array_source_init (&source, three, G_N_ELEMENTS (three));
  content.progress = count_progress;
  content.data = &progress;
  if (leads_upload_store_insert (desk->uploads, &content, &id, NULL, error))
    g_assert_cmpint (progress, ==, 3);
  return id;
}

static void
test_insert (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  g_autoptr (GError) error = NULL;
  gint64 id = upload_much (desk, &error);
  g_autoptr (LeadsUpload) upload = leads_upload_store_get (desk->uploads, id, NULL, &error);
  g_autoptr (GPtrArray) files = leads_upload_store_list_files (desk->uploads, id, NULL, &error);
  g_autoptr (LeadsNumber) number = leads_number_store_get (desk->numbers, 442079460000, NULL, &error);
  g_autoptr (GPtrArray) events = leads_event_store_list_for (desk->events, "upload", id, NULL, &error);
  const LeadsTotals *totals = leads_upload_get_totals (upload);
  const LeadsStoredFile *file;

  g_assert_no_error (error);
  g_assert_cmpint (id, ==, 1);
  g_assert_cmpstr (leads_upload_get_customer_name (upload), ==, "Contoso Ltd");
  g_assert_cmpstr (leads_upload_get_service_name (upload), ==, "Teams Calling");
  g_assert_cmpstr (leads_upload_get_channel_name (upload), ==, "Acme Telecom");
  g_assert_cmpstr (leads_upload_get_profile_name (upload), ==, "Standard");
  g_assert_cmpstr (leads_upload_get_connection_name (upload), ==, "PSTN 1");
  g_assert_cmpstr (leads_upload_get_service_info (upload), ==, "Teams Calling");
  g_assert_cmpstr (leads_upload_get_ticket (upload), ==, "INC-1");
  g_assert_cmpint (leads_upload_get_source (upload), ==, LEADS_UPLOAD_SOURCE_MIXED);
  g_assert_cmpstr (leads_upload_get_file_name (upload), ==, "a.csv, b.csv");
  g_assert_cmpstr (leads_upload_get_uploaded_by (upload), ==, "Tester");
  g_assert_cmpint (leads_upload_get_state (upload), ==, LEADS_UPLOAD_STATE_PARTIAL);
  g_assert_true (leads_totals_add_up (totals));
  g_assert_cmpint (totals->lines, ==, 8);
  g_assert_cmpint (totals->uploaded, ==, 3);
  g_assert_cmpint (totals->skipped, ==, 9);
  g_assert_cmpint (totals->unplanned, ==, 2);
  g_assert_cmpint (totals->reasons[LEADS_REASON_TOO_SHORT], ==, 1);
  g_assert_cmpint (totals->reasons[LEADS_REASON_TOO_LONG], ==, 0);

  g_assert_cmpuint (files->len, ==, 2);
  file = g_ptr_array_index (files, 0);
  g_assert_cmpstr (file->name, ==, "a.csv");
  g_assert_cmpstr (file->sha256, ==, "aa");
  g_assert_cmpstr (file->heading, ==, "Numbers;Note");
  g_assert_cmpint (file->totals.duplicate, ==, 1);
  g_assert_cmpint (file->totals.reasons[LEADS_REASON_DUPLICATE_IN_FILE], ==, 1);
  file = g_ptr_array_index (files, 1);
  g_assert_null (file->sha256);
  g_assert_cmpint (file->totals.uploaded, ==, 1);
  g_assert_cmpint (file->totals.unplanned, ==, 1);
  g_assert_cmpint (file->totals.reasons[LEADS_REASON_NO_PLUS], ==, 1);

  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 3);
  g_assert_cmpuint (leads_number_get_e164 (number), ==, 442079460000);
  g_assert_cmpint (leads_number_get_upload_id (number), ==, id);
  g_assert_cmpstr (leads_number_get_customer_name (number), ==, "Contoso Ltd");
  g_assert_null (leads_number_store_get (desk->numbers, 442079460001, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_null (strstr (leads_event_get_after (g_ptr_array_index (events, 0)), "212788"));
  desk_free (desk);
}

static gboolean
collect_line (const LeadsStoredLine *line, gpointer data)
{
  GString *seen = data;

  g_string_append_printf (seen, "%d:%u:%d:%s:%s:%s:%s:%s|", (int) line->index, line->file, (int) line->line,
                          line->record != NULL ? line->record : "-", line->text != NULL ? line->text : "-",
                          leads_reason_to_word (line->reason), line->detail != NULL ? line->detail : "-",
                          line->suggestion != NULL ? line->suggestion : "-");
  return TRUE;
}

static void
assert_lines (Desk *desk,
              LeadsReason reason,
              const char *text,
              gint64 first,
              guint limit,
              gint64 n_matching,
              const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) seen = g_string_new (NULL);
  gint64 n_lines;

  g_assert_true (
      leads_upload_store_foreach_line (desk->uploads, 1, reason, text, first, limit, collect_line, seen, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (seen->str, ==, wanted);
  g_assert_true (leads_upload_store_count_lines (desk->uploads, 1, reason, text, &n_lines, NULL, &error));
  g_assert_cmpint (n_lines, ==, n_matching);
}

static void
test_lines (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);

  g_assert_cmpint (upload_much (desk, NULL), ==, 1);
  assert_lines (desk, LEADS_REASON_NONE, NULL, 0, 0, 4,
                "0:1:3:abc;\"x\r\ny\":abc:letters:-:-|"
                "1:1:5:+12127881500;:+12127881500:duplicate_in_file:2:-|"
                "2:2:1:-:12127881502:no_plus:-:+12127881502|"
                "3:0:1:-:+1_2%:too_short:-:-|");
  assert_lines (desk, LEADS_REASON_NONE, NULL, 2, 1, 4, "2:2:1:-:12127881502:no_plus:-:+12127881502|");
  assert_lines (desk, LEADS_REASON_NO_PLUS, NULL, 0, 0, 1, "2:2:1:-:12127881502:no_plus:-:+12127881502|");
  assert_lines (desk, LEADS_REASON_NO_PLUS, NULL, 3, 0, 1, "");
  assert_lines (desk, LEADS_REASON_NONE, "_2%", 0, 0, 1, "3:0:1:-:+1_2%:too_short:-:-|");
  assert_lines (desk, LEADS_REASON_LETTERS, "121", 0, 0, 0, "");
  desk_free (desk);
}

/* Nothing of a refused upload is in the store. */
static void
assert_nothing_stored (Desk *desk, gint64 n_uploads, gint64 n_numbers)
{
  g_autofree char *path = desk_path (desk);
  g_autofree char *check = check_file (path);

  g_assert_cmpstr (check, ==, "ok");
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM upload"), ==, n_uploads);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, n_numbers);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM upload_line"), ==, 0);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM event WHERE entity = 'upload'"), ==, n_uploads);
}

static void
test_conflict (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  Desk *other = desk_new (g_strdup (desk->directory), LEADS_DATABASE_DEFAULT);
  const gint64 overlapping[] = { 12127000000, 12127881501, 442079460001 };
  g_autoptr (GError) error = NULL;
  gint64 modified;
  g_autofree char *path = desk_path (desk);

  g_assert_cmpint (desk_upload (desk, three, G_N_ELEMENTS (three), &error), ==, 1);
  modified = query_file (path, "SELECT last_modified FROM lead WHERE id = 1");
  g_assert_cmpint (desk_upload (other, overlapping, G_N_ELEMENTS (overlapping), &error), ==, 0);
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_CONFLICT);
  assert_nothing_stored (desk, 1, 3);
  g_assert_cmpint (query_file (path, "SELECT last_modified FROM lead WHERE id = 1"), ==, modified);
  desk_close (other);
  desk_free (desk);
}

typedef struct
{
  Desk *desk;
  gint64 first;
  gint64 id;
  GError *error;
} Racer;

static gpointer
race (gpointer data)
{
  Racer *racer = data;
  SequenceSource source;

  sequence_source_init (&source, racer->first, 1, 20000);
  racer->id = desk_upload_to (racer->desk, racer->desk->lead, racer->desk->connection, &source.source, 20000,
                              &racer->error);
  return NULL;
}

/* Two programs at once with overlapping numbers: one wins whole, the other is told. */
static void
test_race (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  Desk *other = desk_new (g_strdup (desk->directory), LEADS_DATABASE_DEFAULT);
  Racer racers[2] = { { desk, 12127000000, 0, NULL }, { other, 12127010000, 0, NULL } };
  GThread *threads[2];
  guint winner;
  g_autofree char *path = desk_path (desk);

  for (guint i = 0; i < 2; i++)
    threads[i] = g_thread_new ("race", race, &racers[i]);
  for (guint i = 0; i < 2; i++)
    g_thread_join (threads[i]);
  winner = racers[0].id != 0 ? 0 : 1;
  g_assert_no_error (racers[winner].error);
  g_assert_error (racers[1 - winner].error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_CONFLICT);
  g_clear_error (&racers[1 - winner].error);
  assert_nothing_stored (desk, 1, 20000);
  g_assert_cmpint (query_file (path, "SELECT min(e164) FROM number"), ==, racers[winner].first);
  desk_close (other);
  desk_free (desk);
}

static gboolean
refuse_commit (gpointer data)
{
  return FALSE;
}

static gboolean
cancel_then_allow (gpointer data)
{
  g_cancellable_cancel (data);
  return TRUE;
}

static gboolean
cancel_in_vain (gpointer data)
{
  return TRUE;
}

static gint64
insert_with (Desk *desk,
             gboolean (*about_to_commit) (gpointer),
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (LeadsUpload) upload = desk_new_upload (desk, desk->lead, desk->connection, 3);
  ArraySource source;
  LeadsUploadContent content = {
    .upload = upload, .numbers = &source.source, .about_to_commit = about_to_commit, .data = data
  };
  gint64 id = 0;

  array_source_init (&source, three, G_N_ELEMENTS (three));
  leads_upload_store_insert (desk->uploads, &content, &id, cancellable, error);
  return id;
}

typedef struct
{
  SequenceSource sequence;
  LeadsSourceResult (*next) (LeadsNumberSource *, gint64 *, gint64 *, GError **);
  GCancellable *cancellable;
} CancellingSource;

static LeadsSourceResult
cancelling_next (LeadsNumberSource *source, gint64 *e164, gint64 *cac, GError **error)
{
  CancellingSource *self = (CancellingSource *) source;

  if (self->sequence.position == 10000)
    g_cancellable_cancel (self->cancellable);
  return self->next (source, e164, cac, error);
}

static void
test_cancel (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LeadsUpload) upload = desk_new_upload (desk, desk->lead, desk->connection, 3);
  g_autoptr (GError) error = NULL;
  CancellingSource source;
  LeadsUploadContent content = { .upload = upload, .numbers = &source.sequence.source };

  /* Before it began. */
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (insert_with (desk, NULL, NULL, cancellable, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_nothing_stored (desk, 0, 0);

  /* In the middle: long before the end of a hundred million. */
  g_cancellable_reset (cancellable);
  sequence_source_init (&source.sequence, 1000000000, 1, 100000000);
  source.next = source.sequence.source.next;
  source.sequence.source.next = cancelling_next;
  source.cancellable = cancellable;
  g_assert_false (leads_upload_store_insert (desk->uploads, &content, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (source.sequence.position, <, 20000);
  assert_nothing_stored (desk, 0, 0);

  /* At the last moment. */
  g_assert_cmpint (insert_with (desk, refuse_commit, NULL, NULL, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_nothing_stored (desk, 0, 0);

  /* After it: too late. */
  g_cancellable_reset (cancellable);
  g_assert_cmpint (insert_with (desk, cancel_then_allow, cancellable, cancellable, &error), >, 0);
  g_assert_no_error (error);
  assert_nothing_stored (desk, 1, 3);
  desk_free (desk);
}

/* What a bulk insert leaves to its source SQLite looks at again afterwards. */
static gboolean
look_at_checks (LeadsTransaction *transaction, gpointer data, GError **error)
{
  static const char *const wrong[] = {
    "INSERT INTO number (e164, upload) VALUES (1000000000000000, 1)",
    "INSERT INTO lead (customer, service_name) VALUES (4711, 'x')",
  };
  gint64 n_broken = -1;

  g_assert_true (leads_handle_query_int (transaction->handle, "SELECT count(*) FROM pragma_foreign_key_check", &n_broken,
                                         NULL));
  g_assert_cmpint (n_broken, ==, 0);
  g_assert_true (leads_handle_query_int (transaction->handle, "PRAGMA foreign_keys", &n_broken, NULL));
  g_assert_cmpint (n_broken, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (leads_handle_exec (transaction->handle, wrong[i], NULL));
  return FALSE;
}

static void
assert_checking (Desk *desk)
{
  g_assert_false (leads_database_write (desk->database, look_at_checks, NULL, NULL, NULL));
}

static void
test_bad_sources (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  const gint64 descending[] = { 12127881501, 12127881500 };
  const gint64 repeated[] = { 12127881500, 12127881500 };
  const gint64 too_long[] = { 12127881500, 1000000000000000 };
  g_autoptr (GError) error = NULL;
  ArraySource source;

  g_assert_cmpint (desk_upload (desk, descending, 2, &error), ==, 0);
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (desk_upload (desk, repeated, 2, &error), ==, 0);
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (desk_upload (desk, too_long, 2, &error), ==, 0);
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED);
  g_clear_error (&error);
  array_source_init (&source, three, 3);
  source.fail_at = 3;
  g_assert_cmpint (desk_upload_to (desk, desk->lead, desk->connection, &source.source, 3, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED);
  g_clear_error (&error);
  assert_nothing_stored (desk, 0, 0);
  assert_checking (desk);

  /* Totals that do not add up. */
  array_source_init (&source, three, 3);
  {
    g_autoptr (LeadsUpload) upload = desk_new_upload (desk, desk->lead, desk->connection, 3);
    LeadsTotals totals = { .lines = 4, .accepted = 3 };
    LeadsUploadContent content = { .upload = upload, .numbers = &source.source };

    leads_upload_set_totals (upload, &totals);
    g_assert_false (leads_upload_store_insert (desk->uploads, &content, NULL, NULL, &error));
    g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED);
    g_clear_error (&error);
  }
  assert_nothing_stored (desk, 0, 0);
  g_assert_cmpint (desk_upload (desk, three, 3, &error), >, 0);
  assert_checking (desk);
  desk_free (desk);
}

static void
test_references (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  gint64 other_lead = desk_add_lead (desk, "Fabrikam", "Direct Routing", "Acme Telecom");
  gint64 customer_side = desk_add_connection (desk, desk->lead, "Customer", LEADS_SIDE_CUSTOMER);
  gint64 of_other = desk_add_connection (desk, other_lead, "PSTN", LEADS_SIDE_PSTN);
  const struct
  {
    gint64 lead;
    gint64 connection;
    gint64 profile;
  } wrong[] = {
    { 4711, desk->connection, desk->profile }, { desk->lead, 4711, desk->profile },
    { desk->lead, desk->connection, 4711 },    { desk->lead, customer_side, desk->profile },
    { desk->lead, of_other, desk->profile },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      ArraySource source;

      desk->profile = wrong[i].profile;
      array_source_init (&source, three, 3);
      g_assert_cmpint (desk_upload_to (desk, wrong[i].lead, wrong[i].connection, &source.source, 3, &error), ==, 0);
      g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
    }
  assert_nothing_stored (desk, 0, 0);
  desk_free (desk);
}

static void
test_lists (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  gint64 other = desk_add_lead (desk, "Fabrikam", "Direct Routing", "Acme Telecom");
  gint64 other_connection = desk_add_connection (desk, other, "PSTN", LEADS_SIDE_PSTN);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) of_other = NULL;
  g_autoptr (GPtrArray) older = NULL;
  g_autoptr (LeadsUpload) last = NULL;
  g_autofree char *similar = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (leads_upload_store_get_last (desk->uploads, desk->lead, NULL, &error));
  g_assert_null (leads_upload_store_get_last_undoable (desk->uploads, 0, NULL, &error));
  g_assert_no_error (error);
  for (gint64 i = 0; i < 6; i++)
    {
      SequenceSource source;

      sequence_source_init (&source, 12127881500 + i, 1, 1);
      g_assert_cmpint (desk_upload_to (desk, i % 2 ? other : desk->lead, i % 2 ? other_connection : desk->connection,
                                       &source.source, 1, &error),
                       ==, i + 1);
    }
  all = leads_upload_store_list (desk->uploads, 0, 0, 0, NULL, &error);
  g_assert_cmpuint (all->len, ==, 6);
  g_assert_cmpint (leads_upload_get_id (g_ptr_array_index (all, 0)), ==, 6);
  of_other = leads_upload_store_list (desk->uploads, other, 0, 0, NULL, &error);
  g_assert_cmpuint (of_other->len, ==, 3);
  older = leads_upload_store_list (desk->uploads, other, 6, 1, NULL, &error);
  g_assert_cmpuint (older->len, ==, 1);
  g_assert_cmpint (leads_upload_get_id (g_ptr_array_index (older, 0)), ==, 4);
  last = leads_upload_store_get_last (desk->uploads, desk->lead, NULL, &error);
  g_assert_cmpint (leads_upload_get_id (last), ==, 5);
  g_assert_null (leads_upload_store_get (desk->uploads, 7, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (leads_upload_store_find_similar_service_info (desk->uploads, "Teams Calling", NULL, &error));
  g_assert_null (leads_upload_store_find_similar_service_info (desk->uploads, "Teams", NULL, &error));
  similar = leads_upload_store_find_similar_service_info (desk->uploads, "teams  calling", NULL, &error);
  g_assert_cmpstr (similar, ==, "Teams Calling");
  desk_free (desk);
}

static void
test_undo (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  const gint64 later[] = { 12127881502 };
  g_autoptr (LeadsUpload) upload = NULL;
  g_autoptr (LeadsUpload) undoable = NULL;
  g_autoptr (LeadsLead) lead = NULL;
  g_autoptr (GError) error = NULL;
  LeadsUndoDetail detail;
  gint64 modified;

  g_assert_cmpint (desk_upload (desk, three, 3, &error), ==, 1);
  g_assert_cmpint (desk_upload (desk, later, 1, &error), ==, 2);
  modified = query_file (path, "SELECT last_modified FROM lead WHERE id = 1");

  g_assert_false (leads_upload_store_undo (desk->uploads, 1, refuse_commit, NULL, &detail, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 4);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number_history"), ==, 0);

  g_assert_true (leads_upload_store_undo (desk->uploads, 1, cancel_in_vain, NULL, &detail, NULL, &error));
  g_assert_cmpint (detail.undone, ==, 3);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 1);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number_history WHERE upload = 1 AND why = 'undone'"), ==, 3);
  g_assert_cmpint (query_file (path, "SELECT last_modified FROM lead WHERE id = 1"), >, modified);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM event WHERE entity = 'upload' AND action = 'undo'"), ==, 1);
  upload = leads_upload_store_get (desk->uploads, 1, NULL, &error);
  g_assert_cmpint (leads_upload_get_state (upload), ==, LEADS_UPLOAD_STATE_UNDONE);
  g_assert_cmpint (leads_upload_get_n_uploaded (upload), ==, 3);
  lead = leads_lead_store_get (desk->leads, desk->lead, NULL, &error);
  g_assert_cmpint (leads_lead_get_n_numbers (lead), ==, 1);
  g_assert_cmpint (leads_lead_get_n_uploads (lead), ==, 2);
  undoable = leads_upload_store_get_last_undoable (desk->uploads, 0, NULL, &error);
  g_assert_cmpint (leads_upload_get_id (undoable), ==, 2);

  g_assert_false (leads_upload_store_undo (desk->uploads, 1, NULL, NULL, &detail, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_ALREADY_UNDONE);
  g_clear_error (&error);
  g_assert_false (leads_upload_store_undo (desk->uploads, 4711, NULL, NULL, &detail, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Undone after a restart; the numbers are free again, and can be undone again. */
  {
    char *directory = g_strdup (desk->directory);

    desk_close (desk);
    desk = desk_new (directory, LEADS_DATABASE_DEFAULT);
  }
  g_assert_cmpint (desk_upload (desk, three, 3, &error), ==, 3);
  g_assert_true (leads_upload_store_undo (desk->uploads, 3, NULL, NULL, &detail, NULL, &error));
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number_history"), ==, 6);
  g_assert_true (leads_upload_store_undo (desk->uploads, 2, NULL, NULL, &detail, NULL, &error));
  g_assert_null (leads_upload_store_get_last_undoable (desk->uploads, 0, NULL, &error));
  g_assert_no_error (error);
  desk_free (desk);
}

static void
test_undo_refused (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  g_autoptr (GError) error = NULL;
  SequenceSource source;
  LeadsUndoDetail detail;

  sequence_source_init (&source, 12127881500, 1, 100);
  g_assert_cmpint (desk_upload_to (desk, desk->lead, desk->connection, &source.source, 100, &error), ==, 1);
  /* Two are to be released, one rests, eleven were released: as those acts will leave them. */
  change_file (path, "UPDATE number SET state = 1 WHERE e164 IN (12127881503, 12127881505);"
                     "UPDATE number SET state = 2, until = 1 WHERE e164 = 12127881501;"
                     "INSERT INTO number_history (e164, upload, ended_at, why)"
                     " SELECT e164, upload, 1, 'released' FROM number WHERE e164 >= 12127881589;"
                     "DELETE FROM number WHERE e164 >= 12127881589;"
                     "UPDATE upload SET live = live - 11 WHERE id = 1");
  g_assert_false (leads_upload_store_undo (desk->uploads, 1, NULL, NULL, &detail, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_CHANGED);
  g_assert_cmpint (detail.changed, ==, 14);
  g_assert_cmpuint (detail.n_named, ==, LEADS_UNDO_MAX_NAMED);
  g_assert_cmpint (detail.named[0], ==, 12127881501);
  g_assert_cmpint (detail.named[1], ==, 12127881503);
  g_assert_cmpint (detail.named[2], ==, 12127881505);
  g_assert_cmpint (detail.named[3], ==, 12127881589);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 89);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number_history"), ==, 11);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM upload WHERE state = 'complete'"), ==, 1);
  desk_free (desk);
}

typedef struct
{
  LeadsNumberSource source;
  gint64 cac;
  gint64 position;
} CacSource;

/* The first number has no sessions, the second has. */
static LeadsSourceResult
cac_next (LeadsNumberSource *source, gint64 *e164, gint64 *cac, GError **error)
{
  CacSource *self = (CacSource *) source;

  if (self->position == 2)
    return LEADS_SOURCE_END;
  if (self->position == 1)
    *cac = self->cac;
  *e164 = 12127881500 + self->position++;
  return LEADS_SOURCE_ITEM;
}

static void
test_cac (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  CacSource source = { { cac_next, NULL }, 1, 0 };
  g_autoptr (LeadsNumber) without = NULL;
  g_autoptr (LeadsNumber) with = NULL;

  /* One concurrent call is no limit anyone sets (at least 2). */
  g_assert_cmpint (desk_upload_to (desk, desk->lead, desk->connection, &source.source, 2, NULL), ==, 0);
  assert_nothing_stored (desk, 0, 0);
  source.cac = 30;
  source.position = 0;
  g_assert_cmpint (desk_upload_to (desk, desk->lead, desk->connection, &source.source, 2, NULL), >, 0);
  without = leads_number_store_get (desk->numbers, 12127881500, NULL, NULL);
  with = leads_number_store_get (desk->numbers, 12127881501, NULL, NULL);
  g_assert_cmpint (leads_number_get_cac (without), ==, 0);
  g_assert_cmpint (leads_number_get_cac (with), ==, 30);
  desk_free (desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/upload-store/insert", test_insert);
  g_test_add_func ("/upload-store/lines", test_lines);
  g_test_add_func ("/upload-store/conflict", test_conflict);
  g_test_add_func ("/upload-store/race", test_race);
  g_test_add_func ("/upload-store/cancel", test_cancel);
  g_test_add_func ("/upload-store/bad-sources", test_bad_sources);
  g_test_add_func ("/upload-store/references", test_references);
  g_test_add_func ("/upload-store/lists", test_lists);
  g_test_add_func ("/upload-store/undo", test_undo);
  g_test_add_func ("/upload-store/undo-refused", test_undo_refused);
  g_test_add_func ("/upload-store/cac", test_cac);
  return g_test_run ();
}
