/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-reason.h>
#include <leads-totals.h>

G_BEGIN_DECLS

/**
 * LeadsSourceResult:
 *
 * What the next() of a source gives.
 */
typedef enum
{
  LEADS_SOURCE_ERROR = -1, /* @error is set */
  LEADS_SOURCE_END = 0,
  LEADS_SOURCE_ITEM = 1
} LeadsSourceResult;

/**
 * LeadsNumberSource:
 * @next: the next number, in strictly ascending order; @cac stays as it is (0) where the number has none
 * @data: the source's own
 * @place: which upload of a batch the number that was given last is for; 0 where there is one upload
 *
 * Numbers to store. Embed it as the first member of a larger struct or use @data.
 * @next runs on the writer thread, must not call a store, and should look at
 * the job's cancellable now and then (%G_IO_ERROR_CANCELLED).
 */
typedef struct _LeadsNumberSource LeadsNumberSource;
struct _LeadsNumberSource
{
  LeadsSourceResult (*next) (LeadsNumberSource *self, gint64 *e164, gint64 *cac, GError **error);
  gpointer data;
  guint place;
};

/**
 * LeadsSpan:
 *
 * Numbers from @start to @end, both included.
 */
typedef struct
{
  gint64 start;
  gint64 end;
} LeadsSpan;

/**
 * LeadsSpanSource:
 * @next: the next span; spans ascend and do not overlap
 *
 * Numbers to look up.
 */
typedef struct _LeadsSpanSource LeadsSpanSource;
struct _LeadsSpanSource
{
  LeadsSourceResult (*next) (LeadsSpanSource *self, LeadsSpan *span, GError **error);
  gpointer data;
};

/* In the place of an upload of a batch: the line names no lead, or one of which nothing is uploaded. */
#define LEADS_PLACE_UNMATCHED G_MAXUINT

/**
 * LeadsStoredLine:
 * @index: position among the refused lines of the upload, from 0; given by the store
 * @file: position of the file within the upload, from 1; 0 for what was typed
 * @line: physical line where the record begins, from 1
 * @record: (nullable): the whole record as it stands in the file (UTF-8)
 * @text: (nullable): the number's cell (UTF-8)
 * @reason: why it was refused
 * @detail: (nullable): what the reason names (another line, an owner); the services' own notation
 * @suggestion: (nullable): what might have been meant
 * @place: which upload of a batch refused it; 0 where there is one upload; %LEADS_PLACE_UNMATCHED: none of them has it
 *
 * A line that was not accepted. Texts are borrowed until the next call.
 */
typedef struct
{
  gint64 index;
  guint file;
  gint64 line;
  const char *record;
  const char *text;
  LeadsReason reason;
  const char *detail;
  const char *suggestion;
  guint place;
} LeadsStoredLine;

/**
 * LeadsLineSource:
 * @next: the next refused line, in the order in which they are to be read again
 */
typedef struct _LeadsLineSource LeadsLineSource;
struct _LeadsLineSource
{
  LeadsSourceResult (*next) (LeadsLineSource *self, LeadsStoredLine *line, GError **error);
  gpointer data;
};

/**
 * LeadsStoredFile:
 * @name: base name of the file (no path)
 * @sha256: (nullable): of its bytes, 64 hexadecimal digits
 * @heading: (nullable): its heading record, for reports
 * @totals: what became of its lines
 * @problem: (nullable): why it could not be read, a sentence: it has no lines then
 *
 * One file of an upload.
 */
typedef struct
{
  char *name;
  char *sha256;
  char *heading;
  LeadsTotals totals;
  char *problem;
} LeadsStoredFile;

LeadsStoredFile *
leads_stored_file_new (const char *name, const char *sha256, const char *heading, const LeadsTotals *totals);
/* One that could not be read. Such files come after all that were. */
LeadsStoredFile *leads_stored_file_new_unread (const char *name, const char *problem);
void leads_stored_file_free (LeadsStoredFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsStoredFile, leads_stored_file_free)

G_END_DECLS
