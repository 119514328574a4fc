/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LeadsSortRecord:
 * @number: the key
 * @index: what the key belongs to: a line, a place in a spool; the caller's business
 */
typedef struct {
  guint64 number;
  guint64 index;
} LeadsSortRecord;

/**
 * LeadsRun:
 *
 * Records in ascending order of number, then index; the same number may occur
 * more than once. A run never changes: any thread may read it. It is in memory
 * while it is small and in a #LeadsSpool otherwise.
 */
typedef struct _LeadsRun LeadsRun;

#define LEADS_TYPE_RUN (leads_run_get_type ())
GType leads_run_get_type (void);

/* A run of a sorted copy of @records, in memory: meant for a few. */
LeadsRun *leads_run_new   (const LeadsSortRecord *records,
                           gsize                  n_records);
LeadsRun *leads_run_ref   (LeadsRun *self);
void      leads_run_unref (LeadsRun *self);

guint64 leads_run_get_n_records (LeadsRun *self);

/* All records, one after another; owned by the run. %NULL when there are none. */
const LeadsSortRecord *leads_run_get_records (LeadsRun *self);

/* The record at @position, which is less than leads_run_get_n_records(). */
const LeadsSortRecord *leads_run_get (LeadsRun *self,
                                      guint64   position);

/* The position of the first record whose number is @number or more; the number of records if there is none. */
guint64 leads_run_lower_bound (LeadsRun *self,
                               guint64   number);

/* leads_spool_relax() for a run in a spool. Who goes through leads_run_get_records() calls it now and then. */
void leads_run_relax (LeadsRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsRun, leads_run_unref)

G_END_DECLS
