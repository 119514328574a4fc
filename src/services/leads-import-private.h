/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-import-service.h"

#include "leads-directory-private.h"
#include "leads-work-private.h"

#include "leads-csv-dialect.h"
#include "leads-csv-reader.h"

G_BEGIN_DECLS

/* The columns of an import, by their places in leads_import_columns_*. */
enum {
  LEADS_COLUMN_FULL_NAME,
  LEADS_COLUMN_SERVICE_NAME,
  LEADS_COLUMN_CHANNEL_NAME,
  LEADS_COLUMN_DEPLOYMENT_STATUS,
  LEADS_COLUMN_CONSENTED_ON,
  LEADS_COLUMN_SIP_CONNECTION,
  LEADS_COLUMN_SIDE,
  LEADS_COLUMN_COUNTRY,
  LEADS_COLUMN_DEPLOY,
  LEADS_N_LEAD_COLUMNS
};

enum {
  LEADS_COLUMN_NAME,
  LEADS_COLUMN_GUID,
  LEADS_COLUMN_CARRIER,
  LEADS_COLUMN_REGION,
  LEADS_COLUMN_EMERGENCY,
  LEADS_COLUMN_TRUNKS,
  LEADS_N_PROFILE_COLUMNS
};

#define LEADS_IMPORT_MAX_COLUMNS LEADS_N_LEAD_COLUMNS

typedef enum {
  LEADS_IMPORT_ADD,
  LEADS_IMPORT_UPDATE,
  LEADS_IMPORT_SAME,
  LEADS_IMPORT_REFUSE
} LeadsImportAction;

/**
 * LeadsImportLine:
 * @line: physical line, from 1
 * @cells: what stands in each column, without spaces around it; %NULL: the file has no such column
 * @action: what it does
 * @reason: the total that a refused line counts in
 * @sentence: why it is refused
 * @record: the lead or profile as it will be saved; %NULL when refused
 * @connection: the SIP connection that will be saved with the lead, or %NULL
 *
 * A line of the file as it was judged.
 */
typedef struct {
  guint64            line;
  char              *cells[LEADS_IMPORT_MAX_COLUMNS];
  LeadsImportAction  action;
  LeadsReason        reason;
  char              *sentence;
  GObject           *record;
  LeadsConnection   *connection;
} LeadsImportLine;

void            leads_import_line_refuse (LeadsImportLine *self,
                                          LeadsReason      reason,
                                          char            *sentence);

/* Takes everything out of @line. */
LeadsImportRow *leads_import_row_new     (LeadsImportKind  kind,
                                          LeadsImportLine *line);

/* What apply stores of a row; borrowed. */
LeadsImportAction leads_import_row_get_act        (LeadsImportRow *self);
gpointer          leads_import_row_get_record     (LeadsImportRow *self);
LeadsConnection  *leads_import_row_get_connection (LeadsImportRow *self);

LeadsImportPreview *leads_import_preview_new      (LeadsImportKind      kind);
LeadsImportKind     leads_import_preview_get_kind (LeadsImportPreview  *self);
LeadsTotals        *leads_import_preview_edit_totals (LeadsImportPreview *self);
/* @unused: (transfer full) (nullable): a sentence */
void                leads_import_preview_take_unused (LeadsImportPreview *self,
                                                      char               *unused);
void                leads_import_preview_add      (LeadsImportPreview  *self,
                                                   LeadsImportRow      *row);
LeadsImportRow     *leads_import_preview_peek     (LeadsImportPreview  *self,
                                                   guint                position);

/**
 * LeadsImportJudge:
 *
 * What is stored and what earlier lines of the file would store: the lines are
 * judged one after another as if each were applied at once.
 */
typedef struct _LeadsImportJudge LeadsImportJudge;

LeadsImportJudge *leads_import_judge_new  (LeadsDirectory    *directory,
                                           LeadsImportKind    kind,
                                           GCancellable      *cancellable,
                                           GError           **error);
void              leads_import_judge_free (LeadsImportJudge  *self);

/* Decides what @line does: sets its action, sentence and records. */
void              leads_import_judge_line (LeadsImportJudge  *self,
                                           LeadsImportLine   *line);

/* Reads and judges all of @file, which people call @file_name. Errors are those of csv and storage, and
 * %LEADS_SERVICE_ERROR_BAD_VALUE with a sentence. (transfer full) */
LeadsImportPreview *leads_import_read  (LeadsDirectory      *directory,
                                        LeadsImportKind      kind,
                                        GFile               *file,
                                        const char          *file_name,
                                        const LeadsWork     *work,
                                        GError             **error);
/* Stores what @preview shows, or nothing. */
gboolean            leads_import_apply (LeadsDirectory      *directory,
                                        LeadsImportPreview  *preview,
                                        const LeadsWork     *work,
                                        GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsImportJudge, leads_import_judge_free)

G_END_DECLS
