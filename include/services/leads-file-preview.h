/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many of a file's first rows a preview shows, blank ones left out. Only a preview ends there. */
#define LEADS_FILE_PREVIEW_ROWS 50
/* How many columns it shows; those that are chosen are looked for in all. */
#define LEADS_FILE_PREVIEW_COLUMNS 64

/**
 * LeadsFileColumn:
 * @LEADS_FILE_COLUMN_NUMBER: the number, or the first of a range
 * @LEADS_FILE_COLUMN_END: the last number of a range
 * @LEADS_FILE_COLUMN_COUNT: how many numbers a range has
 * @LEADS_FILE_COLUMN_CAC: how many calls at a time
 * @LEADS_FILE_COLUMN_CUSTOMER: in a file for several leads: whose the line is
 * @LEADS_FILE_COLUMN_SERVICE: and for which service
 *
 * What a column is read as.
 */
typedef enum {
  LEADS_FILE_COLUMN_NUMBER,
  LEADS_FILE_COLUMN_END,
  LEADS_FILE_COLUMN_COUNT,
  LEADS_FILE_COLUMN_CAC,
  LEADS_FILE_COLUMN_CUSTOMER,
  LEADS_FILE_COLUMN_SERVICE
} LeadsFileColumn;

#define LEADS_FILE_N_ROLES (LEADS_FILE_COLUMN_SERVICE + 1)

/**
 * LeadsPreviewKind:
 * @LEADS_PREVIEW_HEADING: a heading, a title above it, or a line "sep=;"
 * @LEADS_PREVIEW_VALID: its numbers are right by themselves
 * @LEADS_PREVIEW_REFUSED: they are not
 */
typedef enum {
  LEADS_PREVIEW_HEADING,
  LEADS_PREVIEW_VALID,
  LEADS_PREVIEW_REFUSED
} LeadsPreviewKind;

#define LEADS_TYPE_PREVIEW_ROW (leads_preview_row_get_type ())

/**
 * LeadsPreviewRow:
 *
 * A row of a file as it would be read; immutable.
 */
G_DECLARE_FINAL_TYPE (LeadsPreviewRow, leads_preview_row, LEADS, PREVIEW_ROW, GObject)

/* Physical line, from 1. */
guint64           leads_preview_row_get_line     (LeadsPreviewRow *self);
LeadsPreviewKind  leads_preview_row_get_kind     (LeadsPreviewRow *self);
/* What is wrong, in a few words; %NULL when nothing is. */
const char       *leads_preview_row_get_sentence (LeadsPreviewRow *self);
/* For showing: control characters have become their pictures. "" where the row has no such cell. */
const char       *leads_preview_row_get_cell     (LeadsPreviewRow *self,
                                                  guint            column);

#define LEADS_TYPE_FILE_PREVIEW (leads_file_preview_get_type ())

/**
 * LeadsFilePreview:
 *
 * How a file would be read with the options that were given: what was found out, and its first rows with the verdict
 * that they have by themselves, whatever else is in the draft or the store. A #GListModel of #LeadsPreviewRow;
 * immutable.
 */
G_DECLARE_FINAL_TYPE (LeadsFilePreview, leads_file_preview, LEADS, FILE_PREVIEW, GObject)

/* "UTF-8, separated by semicolons, column “Number”". */
const char        *leads_file_preview_get_dialect      (LeadsFilePreview *self);
/* What of it is not sure, in sentences; %NULL when all is. */
const char        *leads_file_preview_get_doubt        (LeadsFilePreview *self);

/* (nullable): the country that nobody chose and that counts for nothing, because most numbers of the file are of another:
 * it is judged without one; %NULL: there is none, or it counts. */
const char        *leads_file_preview_get_doubted_country (LeadsFilePreview *self);
/* How many lines are single numbers and may be ranges, as `short_ranges` of #LeadsFileOptions says; of files, only where
 * that was found out. */
gint64             leads_file_preview_get_n_short_ranges  (LeadsFilePreview *self);

/* "UTF-8"; the separator; whether there is a heading, and below titles its row (0: it is the first one with text). Of a
 * workbook only the heading means something. */
const char        *leads_file_preview_get_encoding     (LeadsFilePreview *self);
char               leads_file_preview_get_delimiter    (LeadsFilePreview *self);
gboolean           leads_file_preview_get_has_heading  (LeadsFilePreview *self);
guint              leads_file_preview_get_heading_row  (LeadsFilePreview *self);

/* The columns to choose from, without those of our own reports, and what each is called: its heading, or "Column 2". */
guint              leads_file_preview_get_n_columns    (LeadsFilePreview *self);
const char        *leads_file_preview_get_column_title (LeadsFilePreview *self,
                                                        guint             column);
/* Which column is read as that, from 0; -1: none. */
int                leads_file_preview_get_column       (LeadsFilePreview *self,
                                                        LeadsFileColumn   role);

/* (nullable) (array zero-terminated=1): the sheets of a workbook, and which of them it is; %NULL: it is no workbook. */
const char *const *leads_file_preview_get_sheets       (LeadsFilePreview *self);
const char        *leads_file_preview_get_sheet        (LeadsFilePreview *self);

/* Whether the file has rows beyond those that are shown. */
gboolean           leads_file_preview_get_has_more     (LeadsFilePreview *self);

G_END_DECLS
