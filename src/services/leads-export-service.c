/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-export-service.h"

#include "leads-export-private.h"
#include "leads-number-filter-private.h"
#include "leads-own-files-private.h"
#include "leads-service-error-private.h"
#include "leads-work-private.h"

#include <leads-workbook.h>

#include <glib/gi18n.h>

/*
 * Numbers to files. Invariant: a target is whole or as it was before: rows go to
 * a file beside it that takes its place at the end, when nothing can be
 * cancelled any more.
 */

struct _LeadsExportService
{
  GObject parent_instance;

  LeadsNumberService *numbers;
};

G_DEFINE_FINAL_TYPE (LeadsExportService, leads_export_service, G_TYPE_OBJECT)

enum
{
  PROP_NUMBERS = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

typedef struct {
  LeadsNumberService *numbers;
  LeadsNumberFilter   filter;
  char               *text;
  LeadsExportShape    shape;
  gint64              split_at;
  GFile              *file;
} ExportRequest;

static void
export_request_free (gpointer data)
{
  ExportRequest *request = data;

  g_object_unref (request->file);
  g_free (request->text);
  g_free (request);
}

typedef struct {
  gint64 n_numbers;
  guint  n_files;
} ExportResult;

typedef struct {
  LeadsExportFiles *files;
  LeadsJob         *job;
  GCancellable     *cancellable;
  gint64            total;
  gboolean          needs_cac; /* a number has a CAC that the files have no column for */
} ExportRun;

static gboolean
write_batch (GPtrArray  *numbers,
             gpointer    data,
             GError    **error)
{
  ExportRun *run = data;

  for (guint i = 0; i < numbers->len; i++)
    {
      LeadsNumber *number = g_ptr_array_index (numbers, i);

      if (!leads_export_files_takes (run->files, number))
        {
          run->needs_cac = TRUE;
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "begun anew");
          return FALSE;
        }
      if (!leads_export_files_add (run->files, number, run->cancellable, error))
        return FALSE;
    }
  leads_job_report (run->job, leads_export_files_get_n_numbers (run->files), run->total,
                    leads_export_files_get_n_numbers (run->files));
  return TRUE;
}

/* Writes them all; FALSE without an error when they are to be written anew with a column for the CAC. */
static gboolean
write_all (ExportRequest  *request,
           ExportRun      *run,
           gboolean        with_cac,
           GError        **error)
{
  GError *local_error = NULL;

  g_clear_pointer (&run->files, leads_export_files_free);
  run->needs_cac = FALSE;
  run->files = leads_export_files_new (leads_number_service_get_store (request->numbers), request->file, request->shape, with_cac, request->split_at);
  if (leads_export_files_begin (run->files, run->cancellable, &local_error) &&
      leads_number_service_each (request->numbers, &request->filter, 0, 0, write_batch, run, run->cancellable, &local_error) &&
      leads_export_files_finish (run->files, run->job, run->cancellable, &local_error))
    return TRUE;
  if (run->needs_cac)
    g_clear_error (&local_error);
  else
    g_propagate_error (error, local_error);
  return FALSE;
}

static gpointer
run_export (const LeadsWork  *work,
            GError          **error)
{
  ExportRequest *request = work->data;
  ExportRun run = { .job = work->job, .cancellable = work->cancellable };
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = g_file_get_basename (request->file);
  g_autofree char *shown = g_filename_display_name (name);
  ExportResult *result = NULL;

  if (leads_workbook_is_name (name))
    {
      g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                           _("Numbers are exported as CSV. Choose a file name that ends in .csv."));
      return NULL;
    }
  if (!leads_own_files_check_target (leads_number_service_get_store (request->numbers), request->file, error) ||
      !leads_number_service_count (request->numbers, &request->filter, &run.total, work->cancellable, error))
    return NULL;
  /* Few numbers have a CAC: whether any has is found while they are written, which costs nothing where none has. */
  if (write_all (request, &run, FALSE, &local_error) || (run.needs_cac && write_all (request, &run, TRUE, &local_error)))
    {
      result = g_new0 (ExportResult, 1);
      result->n_numbers = leads_export_files_get_n_numbers (run.files);
      result->n_files = leads_export_files_get_n_files (run.files);
    }
  leads_export_files_free (run.files);
  if (local_error != NULL)
    leads_service_error_take (error, g_steal_pointer (&local_error), shown);
  return result;
}

static void
leads_export_service_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  LeadsExportService *self = LEADS_EXPORT_SERVICE (object);

  switch (id)
    {
    case PROP_NUMBERS:
      self->numbers = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leads_export_service_finalize (GObject *object)
{
  LeadsExportService *self = LEADS_EXPORT_SERVICE (object);

  g_clear_object (&self->numbers);
  G_OBJECT_CLASS (leads_export_service_parent_class)->finalize (object);
}

static void
leads_export_service_class_init (LeadsExportServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = leads_export_service_set_property;
  object_class->finalize = leads_export_service_finalize;

  properties[PROP_NUMBERS] =
    g_param_spec_object ("numbers", NULL, NULL, LEADS_TYPE_NUMBER_SERVICE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
leads_export_service_init (LeadsExportService *self)
{
}

const char *
leads_export_service_get_store (LeadsExportService *self)
{
  return leads_number_service_get_store (self->numbers);
}

void
leads_export_service_export_async (LeadsExportService      *self,
                                   const LeadsNumberFilter *filter,
                                   LeadsExportShape         shape,
                                   gint64                   split_at,
                                   GFile                   *file,
                                   LeadsJob                *job,
                                   GAsyncReadyCallback      callback,
                                   gpointer                 data)
{
  ExportRequest *request;

  g_return_if_fail (LEADS_IS_EXPORT_SERVICE (self));
  g_return_if_fail (filter != NULL && G_IS_FILE (file) && split_at >= 0);

  request = g_new0 (ExportRequest, 1);
  request->numbers = self->numbers;
  request->filter = *filter;
  request->text = g_strdup (filter->text);
  request->filter.text = request->text;
  request->shape = shape;
  request->split_at = split_at;
  request->file = g_object_ref (file);
  leads_work_start (self, leads_export_service_export_async, job, NULL, run_export, request, export_request_free, g_free,
                    callback, data);
}

gint64
leads_export_service_export_finish (LeadsExportService  *self,
                                    GAsyncResult        *result,
                                    guint               *n_files,
                                    GError             **error)
{
  g_autofree ExportResult *exported = NULL;

  g_return_val_if_fail (LEADS_IS_EXPORT_SERVICE (self), -1);

  exported = leads_work_finish (self, result, leads_export_service_export_async, error);
  if (n_files != NULL)
    *n_files = exported != NULL ? exported->n_files : 0;
  return exported != NULL ? exported->n_numbers : -1;
}
