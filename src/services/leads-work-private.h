/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-job.h>

G_BEGIN_DECLS

/**
 * LeadsWork:
 * @data: the caller's, see leads_work_start()
 * @job: (nullable): to report to; leads_work_start() ends it
 * @cancellable: (nullable): the job's, or the one that was given
 *
 * A function's work on a thread.
 */
typedef struct {
  gpointer      data;
  LeadsJob     *job;
  GCancellable *cancellable;
} LeadsWork;

/**
 * LeadsWorkFunc:
 *
 * Runs on a worker thread; must touch nothing but @work and what is safe there.
 * An error of any layer is fine: the caller gets it as
 * leads_service_error_from() says it.
 *
 * Returns: (transfer full): the result; %NULL with @error on failure, or without as a result
 */
typedef gpointer (*LeadsWorkFunc) (const LeadsWork  *work,
                                   GError          **error);

/**
 * leads_work_start:
 * @source: the object that leads_work_finish() will be called with
 * @tag: the _async function
 * @job: (nullable): moves to done, cancelled or failed at the end, in the work's thread
 * @cancellable: (nullable): ignored with a @job, which has its own
 * @func: what to do
 * @data: (transfer full) (nullable): freed by @free_data in the thread that calls
 * @free_result: (nullable): for a result that nobody took
 *
 * Runs @func on a thread and @callback in the thread-default main context. A
 * cancel that comes when @func has done its work changes nothing: the result counts.
 */
void     leads_work_start  (gpointer             source,
                            gpointer             tag,
                            LeadsJob            *job,
                            GCancellable        *cancellable,
                            LeadsWorkFunc        func,
                            gpointer             data,
                            GDestroyNotify       free_data,
                            GDestroyNotify       free_result,
                            GAsyncReadyCallback  callback,
                            gpointer             callback_data);

/* The result, or %NULL with @error. */
gpointer leads_work_finish (gpointer             source,
                            GAsyncResult        *result,
                            gpointer             tag,
                            GError             **error);

/* For a @func that returns TRUE as GINT_TO_POINTER (TRUE). */
gboolean leads_work_finish_boolean (gpointer       source,
                                    GAsyncResult  *result,
                                    gpointer       tag,
                                    GError       **error);

/* For a @func that returns leads_work_int64() with g_free() as @free_result; -1 with @error. */
gpointer leads_work_int64          (gint64         value);
gint64   leads_work_finish_int64   (gpointer       source,
                                    GAsyncResult  *result,
                                    gpointer       tag,
                                    GError       **error);

G_END_DECLS
