/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-export-service.h"

#include "leads-export-private.h"
#include "leads-own-files-private.h"
#include "leads-service-error-private.h"
#include "leads-target-private.h"
#include "leads-work-private.h"

#include "leads-examples-resources.h"

#include <leads-csv-sniffer.h>
#include <leads-csv-writer.h>
#include <leads-special-file.h>
#include <leads-workbook.h>

/*
 * The example file: as it ships, or its cells in a workbook, where a spreadsheet
 * leaves them as they are.
 *
 * Invariant: what was there stays until all of the new file is written.
 */

/* The shipped example, the same file that lies in data/examples. */
#define EXAMPLE_RESOURCE APP_PATH "/examples/numbers-example.csv"

GBytes *
leads_export_service_dup_example (GError **error)
{
  return g_resource_lookup_data (leads_examples_get_resource (), EXAMPLE_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static gboolean
copy_records (LeadsCsvReader *reader, LeadsCsvWriter *writer, GCancellable *cancellable, GError **error)
{
  LeadsCsvRecord record;
  GError *failure = NULL;

  while (leads_csv_reader_next (reader, &record, cancellable, &failure))
    {
      for (guint i = 0; i < record.n_cells; i++)
        leads_csv_writer_add_cell (writer, record.cells[i].text, (gssize) record.cells[i].length);
      if (!leads_csv_writer_end_record (writer, cancellable, error))
        return FALSE;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return leads_csv_writer_close (writer, cancellable, error);
}

static gboolean
write_workbook (GBytes *example, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (example);
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_autoptr (LeadsCsvWriter) writer = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };

  if (!leads_csv_sniff (stream, NULL, &dialect, cancellable, error))
    return FALSE;
  reader = leads_csv_reader_new (stream, &dialect);
  writer = leads_csv_writer_new_for_file (file, ',', LEADS_CSV_WRITER_WORKBOOK, cancellable, error);
  return writer != NULL && copy_records (reader, writer, cancellable, error);
}

static gboolean
write_pipe (const char *contents, gsize length, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = leads_special_file_write_pipe (file, cancellable, error);

  return stream != NULL && g_output_stream_write_all (stream, contents, length, NULL, cancellable, error) &&
         g_output_stream_close (stream, cancellable, error);
}

static gboolean
write_text (GBytes *example, GFile *file, GCancellable *cancellable, GError **error)
{
  gboolean was_there = g_file_query_exists (file, cancellable);
  gsize length;
  const char *contents = g_bytes_get_data (example, &length);

  if (leads_special_file_is_pipe (file))
    return write_pipe (contents, length, file, cancellable, error);
  if (g_file_replace_contents (file, contents, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error))
    return TRUE;
  /* GIO writes a new file in its place: half of it is no example. */
  if (!was_there)
    g_file_delete (file, NULL, NULL);
  return FALSE;
}

static gboolean
write_example (const char *store, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = leads_file_dup_display_name (file);
  g_autoptr (GBytes) example = leads_export_service_dup_example (error);
  GError *cause = NULL;

  if (example == NULL || !leads_own_files_check_target (store, file, error))
    return FALSE;
  if (leads_workbook_is_name (name) ? write_workbook (example, file, cancellable, &cause)
                                    : write_text (example, file, cancellable, &cause))
    return TRUE;
  leads_target_take_error (error, cause, file);
  return FALSE;
}

gboolean
leads_export_service_write_example (GFile *file, GCancellable *cancellable, GError **error)
{
  return write_example (NULL, file, cancellable, error);
}

typedef struct {
  char  *store;
  GFile *file;
} Example;

static void
example_free (gpointer data)
{
  Example *example = data;

  g_object_unref (example->file);
  g_free (example->store);
  g_free (example);
}

static gpointer
run_example (const LeadsWork *work, GError **error)
{
  const Example *example = work->data;

  return GINT_TO_POINTER (write_example (example->store, example->file, work->cancellable, error));
}

void
leads_export_service_example_async (LeadsExportService *self,
                                    GFile *file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  Example *example;

  g_return_if_fail (LEADS_IS_EXPORT_SERVICE (self));
  g_return_if_fail (G_IS_FILE (file));

  example = g_new0 (Example, 1);
  example->store = g_strdup (leads_export_service_get_store (self));
  example->file = g_object_ref (file);
  leads_work_start (self, leads_export_service_example_async, NULL, cancellable, run_example, example, example_free,
                    NULL, callback, data);
}

gboolean
leads_export_service_example_finish (LeadsExportService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_EXPORT_SERVICE (self), FALSE);

  return leads_work_finish_boolean (self, result, leads_export_service_example_async, error);
}
