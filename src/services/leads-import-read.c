/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-import-private.h"

#include "leads-file-state-private.h"
#include "leads-sentences.h"
#include "leads-service-error-private.h"

#include "leads-csv-sniffer.h"
#include "leads-record.h"
#include "leads-text.h"

#include <glib/gi18n.h>

/* Leads and calling profiles as they stand in a file: which column is which, and the judged rows. The file is read once. */

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

LeadsImportPreview *
leads_import_read (LeadsDirectory   *directory,
                   LeadsImportKind   kind,
                   GFile            *file,
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
  gint64 size = query_size (file, work->cancellable);
  gint64 n_rows = 0;
  LeadsCsvRecord record;
  Columns columns;

  if ((stream = leads_csv_open (file, work->cancellable, error)) == NULL ||
      !leads_csv_sniff (stream, &overrides, &dialect, work->cancellable, error) ||
      !find_columns (kind, &dialect, file_name, &columns, error) ||
      (judge = leads_import_judge_new (directory, kind, work->cancellable, error)) == NULL)
    return NULL;

  state = leads_file_state_dup (stream, work->cancellable);
  reader = leads_csv_reader_new (stream, &dialect);
  preview = leads_import_preview_new (kind);
  leads_import_preview_take_unused (preview, describe_unused (&dialect, &columns));
  while (leads_csv_reader_next (reader, &record, work->cancellable, &local_error))
    {
      take_record (preview, judge, &record, &columns, kind);
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
