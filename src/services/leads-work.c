/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-work-private.h"

#include "leads-service-error-private.h"

/*
 * One way to run a function on a worker thread as a GTask, with a job and with
 * errors in sentences. Invariant: the job has ended before the callback runs,
 * and a result that was reached is never turned into a late "cancelled".
 */

typedef struct
{
  LeadsWork work;
  LeadsWorkFunc func;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  GTask *task;
  gpointer result;
  GError *error;
} Closure;

static void
closure_free (Closure *closure)
{
  if (closure->free_data != NULL && closure->work.data != NULL)
    closure->free_data (closure->work.data);
  g_clear_object (&closure->work.job);
  g_clear_object (&closure->work.cancellable);
  g_clear_object (&closure->task);
  g_free (closure);
}

static void
run_in_thread (GTask *inner, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Closure *closure = task_data;
  LeadsJobState state = LEADS_JOB_DONE;
  GError *cause = NULL;

  if (!g_cancellable_set_error_if_cancelled (closure->work.cancellable, &cause))
    closure->result = closure->func (&closure->work, &cause);
  if (cause != NULL)
    {
      leads_service_error_take (&closure->error, cause, NULL);
      state = g_error_matches (closure->error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? LEADS_JOB_CANCELLED
                                                                                 : LEADS_JOB_FAILED;
    }
  if (closure->work.job != NULL)
    leads_job_end (closure->work.job, state);
  g_task_return_boolean (inner, TRUE);
}

static void
on_thread_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Closure *closure = data;

  if (closure->error != NULL)
    g_task_return_error (closure->task, g_steal_pointer (&closure->error));
  else
    g_task_return_pointer (closure->task, g_steal_pointer (&closure->result), closure->free_result);
  closure_free (closure);
}

/* Two tasks: the thread may be the last to let go of its own, and must then free neither the source nor the data. */
void
leads_work_start (gpointer source,
                  gpointer tag,
                  LeadsJob *job,
                  GCancellable *cancellable,
                  LeadsWorkFunc func,
                  gpointer data,
                  GDestroyNotify free_data,
                  GDestroyNotify free_result,
                  GAsyncReadyCallback callback,
                  gpointer callback_data)
{
  Closure *closure = g_new0 (Closure, 1);
  g_autoptr (GTask) inner = NULL;

  g_return_if_fail (G_IS_OBJECT (source));
  g_return_if_fail (func != NULL);

  if (job != NULL)
    cancellable = leads_job_get_cancellable (job);
  closure->work.data = data;
  g_set_object (&closure->work.job, job);
  g_set_object (&closure->work.cancellable, cancellable);
  closure->func = func;
  closure->free_data = free_data;
  closure->free_result = free_result;
  closure->task = g_task_new (source, cancellable, callback, callback_data);
  g_task_set_source_tag (closure->task, tag);
  g_task_set_check_cancellable (closure->task, FALSE);

  inner = g_task_new (NULL, NULL, on_thread_done, closure);
  g_task_set_source_tag (inner, leads_work_start);
  g_task_set_task_data (inner, closure, NULL);
  g_task_run_in_thread (inner, run_in_thread);
}

gpointer
leads_work_finish (gpointer source, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
leads_work_finish_boolean (gpointer source, GAsyncResult *result, gpointer tag, GError **error)
{
  return GPOINTER_TO_INT (leads_work_finish (source, result, tag, error)) != FALSE;
}

gpointer
leads_work_int64 (gint64 value)
{
  return g_memdup2 (&value, sizeof value);
}

gint64
leads_work_finish_int64 (gpointer source, GAsyncResult *result, gpointer tag, GError **error)
{
  g_autofree gint64 *value = leads_work_finish (source, result, tag, error);

  return value != NULL ? *value : -1;
}
