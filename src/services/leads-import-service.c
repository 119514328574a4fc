/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-import-service.h"

#include "leads-file-state-private.h"
#include "leads-import-private.h"
#include "leads-sentences.h"
#include "leads-service-error-private.h"
#include "leads-work-private.h"

#include "leads-csv-sniffer.h"
#include "leads-record.h"
#include "leads-text.h"

#include <glib/gi18n.h>

/*
 * Leads and calling profiles from a file. Invariant: the file is read once; what
 * apply stores is the preview that was shown, in one transaction.
 */

/* Rows between two reports of progress. */
#define REPORT_EVERY 256

/* Rows are held and judged against each other: some 1,300 bytes each. */
#define MAX_ROWS 100000

/* The headings that are looked for, in any case and order: the first of each is told to people, the others are what our
 * lists and exports, and other programs, call the same. They are not translated, so that a file fits everywhere. */
#define MAX_NAMES 6

static const char *const lead_columns[LEADS_N_LEAD_COLUMNS][MAX_NAMES] = {
  [LEADS_COLUMN_FULL_NAME] = { "Full Name", "Customer", "Customer Name", "Customer Full Name" },
  [LEADS_COLUMN_SERVICE_NAME] = { "Service Name", "Service", "Customer Service" },
  [LEADS_COLUMN_CHANNEL_NAME] = { "Channel Name", "Channel" },
  [LEADS_COLUMN_DEPLOYMENT_STATUS] = { "Deployment Status", "Status" },
  [LEADS_COLUMN_CONSENTED_ON] = { "Consented On", "consented_on", "Consented" },
  [LEADS_COLUMN_SIP_CONNECTION] = { "SIP Connection", "Customer SIP Connection", "Connection" },
  [LEADS_COLUMN_SIDE] = { "Side" },
  [LEADS_COLUMN_COUNTRY] = { "Country", "Country Code" },
  [LEADS_COLUMN_DEPLOY] = { "Deploy" },
};

static const char *const profile_columns[LEADS_N_PROFILE_COLUMNS][MAX_NAMES] = {
  [LEADS_COLUMN_NAME] = { "Name", "Calling Profile" },
  [LEADS_COLUMN_GUID] = { "GUID" },
  [LEADS_COLUMN_CARRIER] = { "Carrier" },
  [LEADS_COLUMN_REGION] = { "Region" },
  [LEADS_COLUMN_EMERGENCY] = { "Emergency" },
  [LEADS_COLUMN_TRUNKS] = { "Trunks" },
};

struct _LeadsImportService
{
  GObject parent_instance;

  LeadsDatabase  *database;
  LeadsDirectory  directory;
};

G_DEFINE_FINAL_TYPE (LeadsImportService, leads_import_service, G_TYPE_OBJECT)

enum
{
  PROP_DATABASE = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

typedef struct {
  LeadsDirectory     *directory;
  LeadsImportKind     kind;
  GFile              *file;
  LeadsImportPreview *preview;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->file);
  g_clear_object (&request->preview);
  g_free (request);
}

/* Where each column stands in the file, -1 if it has none. */
typedef struct {
  guint n_columns;
  int   places[LEADS_IMPORT_MAX_COLUMNS];
} Columns;

/* The first of @names that the file has; -1: none. */
static int
find_column (const LeadsCsvDialect *dialect,
             const char *const     *names)
{
  int place = -1;

  for (guint i = 0; place < 0 && i < MAX_NAMES && names[i] != NULL; i++)
    place = leads_csv_dialect_find_column (dialect, names[i]);
  return place;
}

static gboolean
find_columns (LeadsImportKind         kind,
              const LeadsCsvDialect  *dialect,
              const char             *file_name,
              Columns                *columns,
              GError                **error)
{
  const char *const (*names)[MAX_NAMES] = kind == LEADS_IMPORT_PROFILES ? profile_columns : lead_columns;
  guint n_required = kind == LEADS_IMPORT_PROFILES ? LEADS_COLUMN_NAME + 1 : LEADS_COLUMN_SERVICE_NAME + 1;

  columns->n_columns = kind == LEADS_IMPORT_PROFILES ? LEADS_N_PROFILE_COLUMNS : LEADS_N_LEAD_COLUMNS;
  for (guint i = 0; i < columns->n_columns; i++)
    {
      columns->places[i] = find_column (dialect, names[i]);
      if (columns->places[i] < 0 && i < n_required)
        {
          g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                       _("“%s” has no column “%s”. Give the columns their headings in the first line."), file_name,
                       names[i][0]);
          return FALSE;
        }
    }
  return TRUE;
}

/* What of the file nothing is made of. (transfer full) (nullable) */
static char *
describe_unused (const LeadsCsvDialect *dialect,
                 const Columns         *columns)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_unused = 0;

  for (int column = 0; dialect->column_names != NULL && column < dialect->n_columns - dialect->n_own_columns; column++)
    {
      g_autofree char *name = leads_text_collapse (dialect->column_names[column]);
      g_autofree char *shown = leads_text_escape (name, -1);
      gboolean used = *name == '\0';

      for (guint i = 0; i < columns->n_columns; i++)
        used = used || columns->places[i] == column;
      if (used)
        continue;
      n_unused++;
      g_string_append_printf (names, names->len > 0 ? ", “%s”" : "“%s”", shown);
    }
  if (n_unused == 0)
    return NULL;
  return g_strdup_printf (ngettext ("The column %s is not used.", "The columns %s are not used.", n_unused), names->str);
}

static void
read_cells (const LeadsCsvRecord *record,
            const Columns        *columns,
            LeadsImportLine      *line)
{
  for (guint i = 0; i < columns->n_columns; i++)
    {
      int place = columns->places[i];

      if (place >= 0 && (guint) place < record->n_cells)
        {
          g_autofree char *text = g_strndup (record->cells[place].text, record->cells[place].length);

          line->cells[i] = leads_text_collapse (text);
        }
      else if (place >= 0)
        line->cells[i] = g_strdup ("");
    }
}

/* Our lists have the status in two columns. */
static void
join_status (LeadsImportLine *line)
{
  g_autofree char *deploy = g_steal_pointer (&line->cells[LEADS_COLUMN_DEPLOY]);
  g_autofree char *health = NULL;

  if (deploy == NULL || *deploy == '\0' || line->cells[LEADS_COLUMN_DEPLOYMENT_STATUS] == NULL)
    return;
  health = g_steal_pointer (&line->cells[LEADS_COLUMN_DEPLOYMENT_STATUS]);
  line->cells[LEADS_COLUMN_DEPLOYMENT_STATUS] = g_strdup_printf ("%s, %s", deploy, health);
}

static void
take_record (LeadsImportPreview   *preview,
             LeadsImportJudge     *judge,
             const LeadsCsvRecord *record,
             const Columns        *columns,
             LeadsImportKind       kind)
{
  LeadsTotals *totals = leads_import_preview_edit_totals (preview);
  LeadsImportLine line = { .line = (guint64) record->line };

  if (record->is_header)
    {
      totals->lines++;
      totals->header++;
      return;
    }
  if (record->is_blank)
    {
      leads_totals_count_line (totals, LEADS_REASON_BLANK_LINE, FALSE);
      return;
    }
  read_cells (record, columns, &line);
  if (kind == LEADS_IMPORT_LEADS)
    join_status (&line);
  if (record->problem != LEADS_REASON_NONE)
    {
      LeadsProblem problem = { .reason = record->problem };

      /* The sentences speak of numbers. */
      leads_import_line_refuse (&line, record->problem,
                                record->problem == LEADS_REASON_FIELD_TOO_LONG
                                  ? g_strdup (_("A cell of this line is too long. Shorten it."))
                                  : leads_sentence_for_problem (&problem, NULL));
    }
  else
    leads_import_judge_line (judge, &line);
  leads_totals_count_line (totals, line.action == LEADS_IMPORT_REFUSE ? line.reason : LEADS_REASON_NONE, FALSE);
  leads_import_preview_add (preview, leads_import_row_new (kind, &line));
}

/* The size for progress; 0 when it cannot be known. */
static gint64
query_size (GFile        *file,
            GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_SIZE) ? g_file_info_get_size (info) : 0;
}

static LeadsImportPreview *
read_file (Request          *request,
           const char       *file_name,
           const LeadsWork  *work,
           GError          **error)
{
  LeadsCsvOverrides overrides = { .table = TRUE };
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (LeadsCsvReader) reader = NULL;
  g_autoptr (LeadsImportJudge) judge = NULL;
  g_autoptr (LeadsImportPreview) preview = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *state = NULL;
  gint64 size = query_size (request->file, work->cancellable);
  gint64 n_rows = 0;
  LeadsCsvRecord record;
  Columns columns;

  if ((stream = leads_csv_open (request->file, work->cancellable, error)) == NULL ||
      !leads_csv_sniff (stream, &overrides, &dialect, work->cancellable, error) ||
      !find_columns (request->kind, &dialect, file_name, &columns, error) ||
      (judge = leads_import_judge_new (request->directory, request->kind, work->cancellable, error)) == NULL)
    return NULL;

  state = leads_file_state_dup (stream, work->cancellable);
  reader = leads_csv_reader_new (stream, &dialect);
  preview = leads_import_preview_new (request->kind);
  leads_import_preview_take_unused (preview, describe_unused (&dialect, &columns));
  while (leads_csv_reader_next (reader, &record, work->cancellable, &local_error))
    {
      take_record (preview, judge, &record, &columns, request->kind);
      if (++n_rows % REPORT_EVERY == 0)
        leads_job_report (work->job, record.end_offset, size, n_rows);
      if (n_rows > MAX_ROWS)
        {
          g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                       _("“%s” has more than %'d lines. Import it in several files."), file_name, MAX_ROWS);
          return NULL;
        }
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!leads_file_state_check (stream, state, file_name, work->cancellable, error))
    return NULL;
  return g_steal_pointer (&preview);
}

static gpointer
run_preview (const LeadsWork  *work,
             GError          **error)
{
  Request *request = work->data;
  g_autofree char *name = g_file_get_basename (request->file);
  g_autofree char *shown = g_filename_display_name (name);
  GError *local_error = NULL;
  LeadsImportPreview *preview = read_file (request, shown, work, &local_error);

  if (preview == NULL)
    leads_service_error_take_reading (error, local_error, request->file, shown);
  return preview;
}

typedef struct {
  Request         *request;
  const LeadsWork *work;
} Apply;

/* The lead as it is called in the store now, which may have changed since the preview. */
static gboolean
save_lead (Apply           *apply,
           LeadsImportRow  *row,
           GError         **error)
{
  LeadsDirectory *directory = apply->request->directory;
  GCancellable *cancellable = apply->work->cancellable;
  g_autoptr (LeadsLead) lead = leads_record_dup (leads_import_row_get_record (row));
  g_autoptr (LeadsCustomer) customer = NULL;
  g_autoptr (LeadsLead) stored = NULL;
  g_autoptr (LeadsConnection) connection = NULL;
  g_autoptr (LeadsConnection) stored_connection = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 lead_id;

  customer = leads_customer_store_find (directory->customers, leads_lead_get_customer_name (lead), cancellable, &local_error);
  if (customer != NULL)
    stored = leads_lead_store_find (directory->leads, leads_customer_get_id (customer), leads_lead_get_service_name (lead),
                                    cancellable, &local_error);
  if (local_error == NULL)
    {
      leads_lead_set_id (lead, stored != NULL ? leads_lead_get_id (stored) : 0);
      if (leads_lead_get_country (lead) == NULL && customer != NULL)
        leads_lead_set_country (lead, leads_customer_get_country (customer));
      lead_id = leads_directory_save (directory, lead, cancellable, &local_error);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (leads_import_row_get_connection (row) == NULL)
    return TRUE;

  connection = leads_record_dup (leads_import_row_get_connection (row));
  stored_connection = leads_connection_store_find (directory->connections, lead_id, leads_connection_get_name (connection),
                                                   cancellable, &local_error);
  if (local_error == NULL)
    {
      leads_connection_set_lead_id (connection, lead_id);
      leads_connection_set_id (connection, stored_connection != NULL ? leads_connection_get_id (stored_connection) : 0);
      leads_directory_save (directory, connection, cancellable, &local_error);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
save_profile (Apply           *apply,
              LeadsImportRow  *row,
              GError         **error)
{
  LeadsDirectory *directory = apply->request->directory;
  GCancellable *cancellable = apply->work->cancellable;
  g_autoptr (LeadsProfile) profile = leads_record_dup (leads_import_row_get_record (row));
  g_autoptr (LeadsProfile) stored = NULL;
  g_autoptr (GError) local_error = NULL;

  stored = leads_profile_store_find (directory->profiles, leads_profile_get_name (profile), cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  leads_profile_set_id (profile, stored != NULL ? leads_profile_get_id (stored) : 0);
  return leads_directory_save (directory, profile, cancellable, error) != 0;
}

static gboolean
apply_in_transaction (LeadsTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  Apply *apply = data;
  LeadsImportPreview *preview = apply->request->preview;
  gboolean profiles = leads_import_preview_get_kind (preview) == LEADS_IMPORT_PROFILES;
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (preview));

  for (guint i = 0; i < n_rows; i++)
    {
      LeadsImportRow *row = leads_import_preview_peek (preview, i);
      LeadsImportAction action = leads_import_row_get_act (row);

      if (i % REPORT_EVERY == 0)
        leads_job_report (apply->work->job, i, n_rows, i);
      if (g_cancellable_set_error_if_cancelled (apply->work->cancellable, error))
        return FALSE;
      if (action != LEADS_IMPORT_ADD && action != LEADS_IMPORT_UPDATE)
        continue;
      if (profiles ? !save_profile (apply, row, error) : !save_lead (apply, row, error))
        return FALSE;
    }
  if (apply->work->job != NULL && !leads_job_enter_finishing (apply->work->job))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return FALSE;
    }
  return TRUE;
}

static gpointer
run_apply (const LeadsWork  *work,
           GError          **error)
{
  Request *request = work->data;
  Apply apply = { request, work };

  return GINT_TO_POINTER (leads_database_write (request->directory->database, apply_in_transaction, &apply,
                                                work->cancellable, error));
}

static void
leads_import_service_constructed (GObject *object)
{
  LeadsImportService *self = LEADS_IMPORT_SERVICE (object);

  G_OBJECT_CLASS (leads_import_service_parent_class)->constructed (object);
  leads_directory_init (&self->directory, self->database);
}

static void
leads_import_service_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  LeadsImportService *self = LEADS_IMPORT_SERVICE (object);

  switch (id)
    {
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leads_import_service_finalize (GObject *object)
{
  LeadsImportService *self = LEADS_IMPORT_SERVICE (object);

  leads_directory_clear (&self->directory);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (leads_import_service_parent_class)->finalize (object);
}

static void
leads_import_service_class_init (LeadsImportServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = leads_import_service_constructed;
  object_class->set_property = leads_import_service_set_property;
  object_class->finalize = leads_import_service_finalize;

  properties[PROP_DATABASE] =
    g_param_spec_object ("database", NULL, NULL, LEADS_TYPE_DATABASE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
leads_import_service_init (LeadsImportService *self)
{
}

void
leads_import_service_preview_async (LeadsImportService  *self,
                                    LeadsImportKind      kind,
                                    GFile               *file,
                                    LeadsJob            *job,
                                    GAsyncReadyCallback  callback,
                                    gpointer             data)
{
  Request *request;

  g_return_if_fail (LEADS_IS_IMPORT_SERVICE (self));
  g_return_if_fail (G_IS_FILE (file));

  request = g_new0 (Request, 1);
  request->directory = &self->directory;
  request->kind = kind;
  request->file = g_object_ref (file);
  leads_work_start (self, leads_import_service_preview_async, job, NULL, run_preview, request, request_free,
                    g_object_unref, callback, data);
}

LeadsImportPreview *
leads_import_service_preview_finish (LeadsImportService  *self,
                                     GAsyncResult        *result,
                                     GError             **error)
{
  g_return_val_if_fail (LEADS_IS_IMPORT_SERVICE (self), NULL);

  return leads_work_finish (self, result, leads_import_service_preview_async, error);
}

void
leads_import_service_apply_async (LeadsImportService  *self,
                                  LeadsImportPreview  *preview,
                                  LeadsJob            *job,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data)
{
  Request *request;

  g_return_if_fail (LEADS_IS_IMPORT_SERVICE (self));
  g_return_if_fail (LEADS_IS_IMPORT_PREVIEW (preview));

  request = g_new0 (Request, 1);
  request->directory = &self->directory;
  request->preview = g_object_ref (preview);
  leads_work_start (self, leads_import_service_apply_async, job, NULL, run_apply, request, request_free, NULL, callback,
                    data);
}

gboolean
leads_import_service_apply_finish (LeadsImportService  *self,
                                   GAsyncResult        *result,
                                   GError             **error)
{
  g_return_val_if_fail (LEADS_IS_IMPORT_SERVICE (self), FALSE);

  return leads_work_finish_boolean (self, result, leads_import_service_apply_async, error);
}
