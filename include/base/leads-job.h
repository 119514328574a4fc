/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LeadsJobState:
 * @LEADS_JOB_RUNNING: at work, can be cancelled
 * @LEADS_JOB_FINISHING: at work on a step that cannot be cancelled any more
 * @LEADS_JOB_DONE: ended well
 * @LEADS_JOB_CANCELLED: ended by a cancel; nothing was changed
 * @LEADS_JOB_FAILED: ended with an error; nothing was changed
 */
typedef enum {
  LEADS_JOB_RUNNING,
  LEADS_JOB_FINISHING,
  LEADS_JOB_DONE,
  LEADS_JOB_CANCELLED,
  LEADS_JOB_FAILED
} LeadsJobState;

#define LEADS_TYPE_JOB (leads_job_get_type ())

/**
 * LeadsJob:
 *
 * Observable work off the main thread. Its owner runs the work (usually as a
 * #GTask in a thread) and hands the job to it; the work reports from any
 * thread, the properties change and notify only in the thread-default main
 * context the job was created in, at most 20 times a second.
 *
 * Properties (all readable, notifying): `state` (#LeadsJobState as int),
 * `fraction` (double, 0 to 1, or -1 while unknown), `done` and `total`
 * (int64, bytes unless the owner says otherwise), `count` (int64, lines or numbers so far).
 */
G_DECLARE_FINAL_TYPE (LeadsJob, leads_job, LEADS, JOB, GObject)

LeadsJob      *leads_job_new             (void);

LeadsJobState  leads_job_get_state       (LeadsJob *self);
double         leads_job_get_fraction    (LeadsJob *self);
gint64         leads_job_get_done        (LeadsJob *self);
gint64         leads_job_get_total       (LeadsJob *self);
gint64         leads_job_get_count       (LeadsJob *self);

/* Borrowed. Cancelled by leads_job_cancel(). */
GCancellable  *leads_job_get_cancellable (LeadsJob *self);

/* Asks the work to stop; does nothing once it is finishing or has ended. Any thread. */
void           leads_job_cancel          (LeadsJob *self);

/*
 * For the work, from any thread; @self may be %NULL (nobody watches).
 * leads_job_enter_finishing() returns FALSE when a cancel came first: then the
 * work must stop; after TRUE a cancel has no effect any more.
 * leads_job_end() also delivers the last report.
 */
void           leads_job_report          (LeadsJob      *self,
                                          gint64         done,
                                          gint64         total,
                                          gint64         count);
gboolean       leads_job_enter_finishing (LeadsJob      *self);
void           leads_job_end             (LeadsJob      *self,
                                          LeadsJobState  state);

G_END_DECLS
