/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-sorter.h>

#include "leads-check-private.h"
#include "leads-check-route-private.h"

G_BEGIN_DECLS

/* Lines that are kept before they go to the spool, and their texts. */
#define LEADS_CHECKER_RECORDS    2048
#define LEADS_CHECKER_TEXT_BYTES (64 * 1024)

/*
 * What the records of one file become: the verdict of every line, kept in @content.
 *
 * @mendable: those that are needed
 * @route: (nullable): of a file for several leads
 * @has_pairs: two columns may be a range
 */
typedef struct
{
  LeadsContent *content;
  const char *directory;
  LeadsSorter *accepted;
  LeadsSorter *mendable[LEADS_N_REPAIRS];
  LeadsSorter *unplanned;
  LeadsSorter *ranges;
  LeadsCheckRoute *route;
  gboolean has_unplanned[2];
  gboolean has_pairs;
  guint n_columns;

  LeadsContentRecord records[LEADS_CHECKER_RECORDS];
  guint n_records;
  GByteArray *texts;
  guint64 texts_offset;
  GString *joined;
} LeadsChecker;

/* @content: (transfer full): as it is before anything was read */
LeadsChecker *leads_checker_new (LeadsContent *content);
void leads_checker_free (LeadsChecker *self);

/* Opens the spools, once the content has its dialect. @directory: borrowed */
gboolean leads_checker_prepare (LeadsChecker *self, const char *directory, GError **error);

/* The number's cell, its numbers and its verdict by itself. */
void leads_checker_judge (LeadsChecker *self, const LeadsCsvRecord *record, LeadsCsvCell *cell, LeadsContentRecord *line);

/* Takes in all of @reader and completes the content. @job hears bytes and lines. */
gboolean leads_checker_read_all (LeadsChecker *self,
                                 LeadsCsvReader *reader,
                                 LeadsJob *job,
                                 GCancellable *cancellable,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsChecker, leads_checker_free)

G_END_DECLS
