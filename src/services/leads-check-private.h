/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-csv-reader.h>
#include <leads-job.h>

#include "leads-content-private.h"
#include "leads-draft-folder-private.h"
#include "leads-draft-state-private.h"
#include "leads-file-options.h"
#include "leads-range.h"
#include "leads-validation-service.h"

G_BEGIN_DECLS

/**
 * LeadsCheck:
 * @source: file or paste
 * @title: what the entry is called
 * @file: (nullable): what to read
 * @bytes: (nullable): or this
 * @options: what overrides the guesses; its country is in @country
 * @country: (nullable): whose national forms get a suggestion
 * @database: (nullable): of a file for several leads: where they are
 * @matches: (nullable): the same: which of them a person meant
 * @directory: for temporary files
 * @input: (nullable): what was given, when the draft is kept
 * @folder: (nullable): where the draft is kept
 * @item: (nullable): how the entry was kept, when it is read again
 *
 * A file that is to be read.
 */
typedef struct {
  LeadsUploadSource       source;
  char                   *title;
  GFile                  *file;
  GBytes                 *bytes;
  LeadsFileOptions        options;
  char                   *country;
  LeadsDatabase          *database;
  LeadsMatches           *matches;
  char                   *directory;
  LeadsValidationService *validation;
  LeadsDraftInput        *input;
  LeadsDraftFolder       *folder;
  LeadsDraftItem         *item;
} LeadsCheck;

LeadsCheck   *leads_check_new  (LeadsUploadSource        source,
                                const char              *title,
                                const LeadsFileOptions  *options,
                                const char              *directory,
                                LeadsValidationService  *validation);
void          leads_check_free (LeadsCheck *self);

/* Reads the file once and judges every line. Blocks: for a worker thread. @job hears bytes and lines.
 * Errors: %LEADS_SERVICE_ERROR sentences that name the file, or %G_IO_ERROR_CANCELLED. */
LeadsContent *leads_check_run  (const LeadsCheck  *self,
                                LeadsJob          *job,
                                GCancellable      *cancellable,
                                GError           **error);

/* Reads a range whose start is @cell and whose end or count is another cell of @record. Then @cell becomes a text of
 * both, in @joined, that leads_range_read_text() reads as the same. FALSE: the record has no such cell. */
gboolean      leads_check_read_columns (const LeadsContent   *content,
                                        const LeadsCsvRecord *record,
                                        GString              *joined,
                                        LeadsCsvCell         *cell,
                                        LeadsRangeReading    *reading);

/* Judges @cell, a number or a range in one text. @whole: it is all of the record; @n_in_ranges: (inout): as below.
 * Returns: whether it is a number that may be meant as a range by its last hyphen. */
gboolean         leads_check_judge_cell   (const LeadsContent      *content,
                                        const LeadsCsvCell      *cell,
                                        gboolean                 whole,
                                        guint64                 *n_in_ranges,
                                        LeadsContentRecord      *line);

/* What a reading says of its line. Refuses (over_limit) what goes past %LEADS_RANGE_FILE_LIMIT together with the
 * ranges before, which have @n_in_ranges numbers. */
void          leads_check_take_range   (const LeadsRangeReading *reading,
                                        guint64                 *n_in_ranges,
                                        LeadsContentRecord      *line);

gboolean      leads_check_is_blank     (const LeadsCsvCell   *cell);

/* How many calls at a time the line allows. A line whose CAC is not a whole number of at least 2 is refused
 * (over_limit): without it its numbers would get more calls than were asked for. */
void          leads_check_take_cac     (LeadsContent         *content,
                                        const LeadsCsvRecord *record,
                                        LeadsContentRecord   *line);
/* The same of a cell: 0 when it is blank, %LEADS_CONTENT_BAD_CAC when it is none. */
guint16       leads_check_read_cac     (const LeadsCsvCell   *cell);

/**
 * LeadsCheckSight:
 * @content: how it is read and judged
 * @record: a record, blank ones and headings too
 * @line: (nullable): what the record says; %NULL of headings and blank ones
 * @cell: where it says it
 *
 * What a look at a file sees of a record. Borrowed.
 */
typedef struct {
  const LeadsContent       *content;
  const LeadsCsvRecord     *record;
  const LeadsContentRecord *line;
  const LeadsCsvCell       *cell;
} LeadsCheckSight;

/* What is wrong with the line by itself, in full; reason NONE when nothing is, and of headings and blank ones. */
void          leads_check_sight_find_problem (const LeadsCheckSight *self,
                                              LeadsProblem          *problem);

/* FALSE: enough was seen. */
typedef gboolean (*LeadsCheckSightFunc) (const LeadsCheckSight *sight,
                                         gpointer               data);

/* Reads a file as leads_check_run() does and judges its records one after another, until @func has seen enough; keeps
 * nothing of it. @dialect: (out caller-allocates): cleared by the caller when TRUE is returned; @sheets: (out)
 * (nullable) (element-type LeadsWorkbookSheet): of a workbook. */
gboolean      leads_check_peek (const LeadsCheck     *self,
                                LeadsCheckSightFunc   func,
                                gpointer              data,
                                LeadsCsvDialect      *dialect,
                                GPtrArray           **sheets,
                                GCancellable         *cancellable,
                                GError              **error);

/* The line, which would be right, is refused because of its CAC. */
void          leads_check_refuse_cac   (LeadsContentRecord   *line);

G_END_DECLS
