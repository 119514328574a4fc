/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-content-private.h"

G_BEGIN_DECLS

/* What can be written in the place of a cell, in bytes. */
#define LEADS_EDIT_MAX_LENGTH 1024

/**
 * LeadsEdit:
 * @index: which line
 * @record: its verdict as it is now
 * @text: the record as it is now
 * @cell: the number's cell as it is now
 * @keeps_number: which is as it was read
 * @cac: (nullable): what stands in the CAC's cell now; %NULL: it is as it was read
 *
 * A line whose number or CAC was written anew.
 */
typedef struct {
  guint64            index;
  LeadsContentRecord record;
  char              *text;
  gsize              text_length;
  char              *cell;
  gsize              cell_length;
  gboolean           keeps_number;
  char              *cac;
} LeadsEdit;

/**
 * LeadsEdits:
 *
 * The lines of an entry that were edited, in their order. They lie over the content, which stays as it was read. A
 * set of edits never changes, so that any thread may read it: each change makes another.
 */
typedef struct _LeadsEdits LeadsEdits;

LeadsEdits      *leads_edits_new     (void);
LeadsEdits      *leads_edits_ref     (LeadsEdits         *self);
void             leads_edits_unref   (LeadsEdits         *self);

guint            leads_edits_get_n   (const LeadsEdits   *self);
/* In ascending order of lines; borrowed. */
const LeadsEdit *leads_edits_get     (const LeadsEdits   *self,
                                      guint               position);
/* The edit of line @index, or %NULL; borrowed. */
const LeadsEdit *leads_edits_find    (const LeadsEdits   *self,
                                      guint64             index);

/* The same edits, but @cell stands in line @index where its number is and @cac where its CAC is, or what was read where
 * that is %NULL; judged by what @content was judged by. %NULL with @error when the line cannot be read. (transfer full) */
LeadsEdits      *leads_edits_set     (const LeadsEdits   *self,
                                      const LeadsContent *content,
                                      guint64             index,
                                      const char         *cell,
                                      const char         *cac,
                                      GError            **error);
/* The same without that of line @index. (transfer full) */
LeadsEdits      *leads_edits_unset   (const LeadsEdits   *self,
                                      guint64             index);
/* The numbers of @kept and the CACs of @kept_cacs, (nullable) arrays of (index, cell) with ascending indices, written
 * anew in @content; lines that are not there are left out. %NULL with @error when a line cannot be read. (transfer full) */
LeadsEdits      *leads_edits_new_kept (const LeadsContent *content,
                                       GVariant           *kept,
                                       GVariant           *kept_cacs,
                                       GError            **error);
/* The same judged anew, after @content was. (transfer full) */
LeadsEdits      *leads_edits_rejudge (const LeadsEdits   *self,
                                      const LeadsContent *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsEdits, leads_edits_unref)

G_END_DECLS
