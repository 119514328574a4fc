/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <string.h>

/* Uploads that belong together: written all or none, listed, and undone together or one by one. */

#define N_PARTS 3

static const gint64 numbers[] = { 12127881500, 12127881501, 12127881502, 12127881503, 442079460000 };
static const guint places[] = { 1, 0, 1, 2, 0 };

typedef struct
{
  ArraySource array;
  gboolean lost; /* the last number says a place that is not there */
} PlacedSource;

static LeadsSourceResult
placed_next (LeadsNumberSource *source, gint64 *e164, gint64 *cac, GError **error)
{
  PlacedSource *self = (PlacedSource *) source;
  const gsize position = self->array.position;
  ArraySource *array = &self->array;

  if (position == array->n_numbers)
    return LEADS_SOURCE_END;
  if (array->fail_at != 0 && position + 1 == array->fail_at)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "torn");
      return LEADS_SOURCE_ERROR;
    }
  *e164 = array->numbers[array->position++];
  source->place = self->lost && position + 1 == array->n_numbers ? N_PARTS : places[position];
  return LEADS_SOURCE_ITEM;
}

typedef struct
{
  LeadsLineSource source;
  guint position;
} PlacedLines;

static LeadsSourceResult
line_next (LeadsLineSource *source, LeadsStoredLine *line, GError **error)
{
  static const LeadsStoredLine lines[] = {
    { .file = 1, .line = 3, .text = "abc", .reason = LEADS_REASON_LETTERS, .place = 2 },
    { .file = 1, .line = 5, .text = "12", .reason = LEADS_REASON_TOO_SHORT, .place = 0 },
    { .file = 1, .line = 9, .text = "x", .reason = LEADS_REASON_LETTERS, .place = 2 },
  };
  PlacedLines *self = (PlacedLines *) source;

  if (self->position == G_N_ELEMENTS (lines))
    return LEADS_SOURCE_END;
  *line = lines[self->position++];
  return LEADS_SOURCE_ITEM;
}

typedef struct
{
  Desk *desk;
  gint64 leads[N_PARTS];
  gint64 connections[N_PARTS];
  PlacedSource numbers;
  PlacedLines lines;
} Batch;

static Batch *
batch_new (void)
{
  Batch *self = g_new0 (Batch, 1);

  self->desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  for (guint i = 0; i < N_PARTS; i++)
    {
      g_autofree char *customer = g_strdup_printf ("Customer %u", i);
      g_autofree char *channel = g_strdup_printf ("Channel %u", i);

      self->leads[i] = desk_add_lead (self->desk, customer, "Teams Calling", channel);
      self->connections[i] = desk_add_connection (self->desk, self->leads[i], "PSTN", LEADS_SIDE_PSTN);
    }
  array_source_init (&self->numbers.array, numbers, G_N_ELEMENTS (numbers));
  self->numbers.array.source.next = placed_next;
  self->lines.source.next = line_next;
  return self;
}

static void
batch_free (Batch *self)
{
  desk_free (self->desk);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static gboolean
insert (Batch *self, guint n_parts, gint64 *id, GError **error)
{
  LeadsUploadPart parts[N_PARTS] = { 0 };
  LeadsUploadContent content = { .numbers = &self->numbers.array.source, .lines = &self->lines.source };
  gboolean inserted;

  for (guint i = 0; i < n_parts; i++)
    {
      LeadsTotals totals = { .lines = 4, .accepted = 2, .invalid = 2 };

      totals.reasons[LEADS_REASON_LETTERS] = 2;
      parts[i].upload = desk_new_upload (self->desk, self->leads[i], self->connections[i], 0);
      parts[i].files = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_stored_file_free);
      leads_upload_set_totals (parts[i].upload, &totals);
      g_ptr_array_add (parts[i].files, leads_stored_file_new ("carrier.csv", "aa", NULL, &totals));
    }
  self->numbers.array.position = 0;
  self->lines.position = 0;
  inserted = leads_upload_store_insert_batch (self->desk->uploads, parts, n_parts, &content, id, NULL, error);
  for (guint i = 0; i < n_parts; i++)
    {
      g_object_unref (parts[i].upload);
      g_ptr_array_unref (parts[i].files);
    }
  return inserted;
}

static void
assert_nothing (Batch *self)
{
  static const char *const tables[] = { "upload", "number", "number_history", "upload_line", "upload_file",
                                        "upload_reason" };
  g_autofree char *path = desk_path (self->desk);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", tables[i]);

      g_assert_cmpint (query_file (path, sql), ==, 0);
    }
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM event WHERE entity IN ('upload', 'batch')"), ==, 0);
}

static void
test_insert (void)
{
  g_autoptr (Batch) self = batch_new ();
  g_autofree char *path = desk_path (self->desk);
  g_autoptr (GPtrArray) uploads = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  static const gint64 counts[N_PARTS] = { 2, 2, 1 };
  gint64 id = 0;

  g_assert_true (insert (self, N_PARTS, &id, &error));
  g_assert_no_error (error);
  uploads = leads_upload_store_list_batch (self->desk->uploads, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uploads->len, ==, N_PARTS);
  for (guint i = 0; i < N_PARTS; i++)
    {
      LeadsUpload *upload = g_ptr_array_index (uploads, i);

      g_assert_cmpint (leads_upload_get_id (upload), ==, id + i);
      g_assert_cmpint (leads_upload_get_lead_id (upload), ==, self->leads[i]);
      g_assert_cmpint (leads_upload_get_batch_id (upload), ==, id);
      g_assert_cmpint (leads_upload_get_batch_size (upload), ==, N_PARTS);
      g_assert_cmpint (leads_upload_get_n_uploaded (upload), ==, counts[i]);
      g_assert_cmpint (leads_upload_get_totals (upload)->reasons[LEADS_REASON_LETTERS], ==, 2);
    }
  g_assert_cmpint (query_file (path, "SELECT upload FROM number WHERE e164 = 12127881502"), ==, id + 1);
  g_assert_cmpint (query_file (path, "SELECT lowest FROM upload WHERE batch <> id AND lead = 4"), ==, 12127881503);
  g_assert_cmpint (query_file (path, "SELECT max(highest) FROM upload"), ==, 442079460000);
  g_assert_cmpint (query_file (path, "SELECT sum(live) FROM upload"), ==, G_N_ELEMENTS (numbers));
  /* Each upload counts its lines from 0. */
  g_assert_cmpint (query_file (path, "SELECT line FROM upload_line WHERE upload = (SELECT max(id) FROM upload)"
                                     " AND position = 1"), ==, 9);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM upload_line WHERE position > 0"), ==, 1);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM event WHERE entity = 'upload' AND action = 'add'"), ==,
                   N_PARTS);
  events = leads_event_store_list_for (self->desk->events, "batch", id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
}

/* One that is alone is no batch. */
static void
test_alone (void)
{
  g_autoptr (Batch) self = batch_new ();
  g_autofree char *path = desk_path (self->desk);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  self->numbers.array.n_numbers = 0;
  self->lines.position = 0;
  self->lines.source.next = NULL;
  {
    g_autoptr (LeadsUpload) upload = desk_new_upload (self->desk, self->leads[0], self->connections[0], 0);
    const LeadsUploadPart part = { upload, NULL };
    const LeadsUploadContent content = { .numbers = &self->numbers.array.source };

    g_assert_true (leads_upload_store_insert_batch (self->desk->uploads, &part, 1, &content, &id, NULL, &error));
  }
  g_assert_no_error (error);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM upload WHERE batch IS NULL AND batch_size = 1"), ==, 1);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM event WHERE entity = 'batch'"), ==, 0);
}

/* Whatever goes wrong in the middle leaves nothing. */
static void
test_all_or_nothing (void)
{
  g_autoptr (Batch) self = batch_new ();
  const gint64 taken = 12127881503;
  g_autoptr (GError) error = NULL;
  gint64 right;

  self->numbers.array.fail_at = 4;
  g_assert_false (insert (self, N_PARTS, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_nothing (self);
  self->numbers.array.fail_at = 0;

  g_clear_error (&error);
  self->numbers.lost = TRUE;
  g_assert_false (insert (self, N_PARTS, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_FAILED);
  assert_nothing (self);
  self->numbers.lost = FALSE;

  g_clear_error (&error);
  right = self->connections[2];
  self->connections[2] = self->connections[1];
  g_assert_false (insert (self, N_PARTS, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
  assert_nothing (self);
  self->connections[2] = right;

  g_clear_error (&error);
  g_assert_cmpint (desk_upload (self->desk, &taken, 1, &error), !=, 0);
  g_assert_false (insert (self, N_PARTS, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_CONFLICT);
  {
    g_autofree char *path = desk_path (self->desk);

    g_assert_cmpint (query_file (path, "SELECT count(*) FROM upload"), ==, 1);
    g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 1);
  }
}

static void
test_undo (void)
{
  g_autoptr (Batch) self = batch_new ();
  g_autofree char *path = desk_path (self->desk);
  g_autoptr (GError) error = NULL;
  LeadsUndoDetail detail;
  gint64 id = 0;

  g_assert_true (insert (self, N_PARTS, &id, &error));
  /* One of them alone; the act takes the rest. */
  g_assert_true (leads_upload_store_undo (self->desk->uploads, id + 1, NULL, NULL, &detail, NULL, &error));
  g_assert_cmpint (detail.undone, ==, 2);
  g_assert_true (leads_upload_store_undo_batch (self->desk->uploads, id, NULL, NULL, &detail, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (detail.undone, ==, 3);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 0);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number_history WHERE why = 'undone'"), ==, 5);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM upload WHERE state = 'undone'"), ==, N_PARTS);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM event WHERE entity = 'batch' AND action = 'undo'"), ==, 1);

  g_assert_false (leads_upload_store_undo_batch (self->desk->uploads, id, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_ALREADY_UNDONE);
  g_clear_error (&error);
  /* Redo gives all of them back. */
  g_assert_true (leads_upload_store_redo_batch (self->desk->uploads, id, NULL, NULL, &detail, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (detail.undone, ==, 5);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 5);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM upload WHERE state = 'undone'"), ==, 0);
  g_assert_false (leads_upload_store_redo_batch (self->desk->uploads, id, NULL, NULL, &detail, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (leads_upload_store_undo_batch (self->desk->uploads, id, NULL, NULL, &detail, NULL, &error));
  g_assert_false (leads_upload_store_undo_batch (self->desk->uploads, 99, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* The numbers are free again. */
  g_assert_true (insert (self, N_PARTS, &id, &error));
  g_assert_no_error (error);
}

/* Numbers of two of the uploads changed since: the whole is refused, and they are counted and named. */
static void
test_undo_refused (void)
{
  g_autoptr (Batch) self = batch_new ();
  g_autofree char *path = desk_path (self->desk);
  g_autoptr (GError) error = NULL;
  LeadsUndoDetail detail;
  gint64 id = 0;

  g_assert_true (insert (self, N_PARTS, &id, &error));
  change_file (path, "UPDATE number SET state = 1 WHERE e164 IN (12127881500, 442079460000)");
  g_assert_false (leads_upload_store_undo_batch (self->desk->uploads, id, NULL, NULL, &detail, NULL, &error));
  g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_CHANGED);
  g_assert_cmpint (detail.changed, ==, 2);
  g_assert_cmpuint (detail.n_named, ==, 2);
  g_assert_cmpint (detail.undone, ==, 0);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number"), ==, 5);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM number_history"), ==, 0);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM upload WHERE state = 'undone'"), ==, 0);
  g_assert_cmpint (query_file (path, "SELECT count(*) FROM event WHERE action = 'undo'"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/upload-batch/insert", test_insert);
  g_test_add_func ("/storage/upload-batch/alone", test_alone);
  g_test_add_func ("/storage/upload-batch/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/storage/upload-batch/undo", test_undo);
  g_test_add_func ("/storage/upload-batch/undo-refused", test_undo_refused);
  return g_test_run ();
}
