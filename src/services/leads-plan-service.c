/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-plan-service.h>

#include "leads-plan-file-private.h"
#include "leads-service-error-private.h"
#include "leads-work-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/*
 * The plan in force and the file it comes from. Invariant: what is in force
 * changes in the main context alone, after a worker has read and compiled it.
 */

struct _LeadsPlanService
{
  GObject parent_instance;

  char *dir;
  char *path;
  LeadsValidationService *validation;
  LeadsNumberingPlan *builtin;

  char *checksum; /* of the file as it was looked at last; NULL: there was none */
  gboolean installed;
  char *problem;

  GFileMonitor *monitor;
  gboolean loading;
  gboolean stale; /* the file changed while it was being read */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsPlanService, leads_plan_service, G_TYPE_OBJECT)

/* What a worker found: all NULL when there is no file. */
typedef struct
{
  char *checksum;
  LeadsNumberingPlan *plan;
  char *problem;
  gboolean unchanged;
} Found;

static void
found_free (Found *found)
{
  g_free (found->checksum);
  g_clear_pointer (&found->plan, leads_numbering_plan_unref);
  g_free (found->problem);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

typedef struct
{
  char *dir;
  char *path;
  GFile *file;    /* to install */
  char *checksum; /* what is known already, or NULL */
} Request;

static void
request_free (Request *request)
{
  g_free (request->dir);
  g_free (request->path);
  g_clear_object (&request->file);
  g_free (request->checksum);
  g_free (request);
}

static Request *
request_new (LeadsPlanService *self, GFile *file)
{
  Request *request = g_new0 (Request, 1);

  request->dir = g_strdup (self->dir);
  request->path = g_strdup (self->path);
  g_set_object (&request->file, file);
  request->checksum = g_strdup (self->checksum);
  return request;
}

static char *
hash (GBytes *table)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, table);
}

/* Also what cannot be read is there: a link that leads nowhere, a folder that may not be entered. */
static gboolean
is_there (const char *path)
{
  GStatBuf info;

  return g_lstat (path, &info) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

/* Looks at the installed file. A file that cannot be read has a checksum of its own, so that it is told once. */
static Found *
find_installed (const Request *request)
{
  const char *name = LEADS_PLAN_FILE_NAME;
  g_autoptr (GFile) file = g_file_new_for_path (request->path);
  g_autoptr (Found) found = g_new0 (Found, 1);
  g_autoptr (GBytes) table = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  if (is_there (request->path))
    {
      /* Reading from what is neither may last for ever. */
      if (g_stat (request->path, &info) != 0 || S_ISREG (info.st_mode) || S_ISDIR (info.st_mode))
        table = leads_plan_file_read (file, name, NULL, &error);
      else
        g_set_error (&error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE, _("“%s” is no file that can be read."), name);
      found->checksum = table != NULL ? hash (table) : g_strdup (error->message);
    }
  found->unchanged = g_strcmp0 (found->checksum, request->checksum) == 0;
  if (found->unchanged)
    return g_steal_pointer (&found);
  if (table != NULL)
    found->plan = leads_plan_file_compile (table, name, &error);
  if (error != NULL)
    /* Translators: what is wrong with the file of a numbering plan, and what that means */
    found->problem = g_strdup_printf (_("%s The numbering plan of this program is used instead."), error->message);
  return g_steal_pointer (&found);
}

/* Takes over what was found; says whether anything is different now. */
static gboolean
take (LeadsPlanService *self, Found *found)
{
  /* The same file may be found twice: by who installed it, and by watching. */
  if (found->unchanged || g_strcmp0 (found->checksum, self->checksum) == 0)
    return FALSE;
  g_free (self->checksum);
  self->checksum = g_steal_pointer (&found->checksum);
  g_free (self->problem);
  self->problem = g_steal_pointer (&found->problem);
  self->installed = found->plan != NULL;
  leads_validation_service_set_plan (self->validation, found->plan != NULL ? found->plan : self->builtin);
  return TRUE;
}

static void
take_and_tell (LeadsPlanService *self, Found *found)
{
  if (take (self, found))
    g_signal_emit (self, signals[CHANGED], 0);
}

void
leads_plan_service_load (LeadsPlanService *self)
{
  g_autoptr (Found) found = NULL;
  Request *request;

  g_return_if_fail (LEADS_IS_PLAN_SERVICE (self));

  request = request_new (self, NULL);
  found = find_installed (request);
  take (self, found);
  request_free (request);
}

/* Reading again, when someone else changed the file */

static void start_loading (LeadsPlanService *self);

static gpointer
load_in_thread (const LeadsWork *work, GError **error)
{
  return find_installed (work->data);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  LeadsPlanService *self = LEADS_PLAN_SERVICE (source);
  g_autoptr (Found) found = leads_work_finish (self, result, start_loading, NULL);

  self->loading = FALSE;
  if (self->stale)
    start_loading (self);
  else if (found != NULL)
    take_and_tell (self, found);
}

static void
start_loading (LeadsPlanService *self)
{
  self->loading = TRUE;
  self->stale = FALSE;
  leads_work_start (self, start_loading, NULL, NULL, load_in_thread, request_new (self, NULL),
                    (GDestroyNotify) request_free, (GDestroyNotify) found_free, on_loaded, NULL);
}

/* Every event: which ones tell that a file is whole differs between file systems, and the checksum tells what is news. */
static void
on_file_event (LeadsPlanService *self)
{
  self->stale = self->loading;
  if (!self->loading)
    start_loading (self);
}

void
leads_plan_service_watch (LeadsPlanService *self, gboolean watch)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (LEADS_IS_PLAN_SERVICE (self));

  if (watch == (self->monitor != NULL))
    return;
  if (!watch)
    {
      g_file_monitor_cancel (self->monitor);
      g_clear_object (&self->monitor);
      return;
    }
  file = g_file_new_for_path (self->path);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
  if (self->monitor == NULL)
    {
      /* Then a new plan is seen at the next start. */
      g_info ("The numbering plan's file cannot be watched: %s", error->message);
      return;
    }
  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (on_file_event), self, G_CONNECT_SWAPPED);
}

/* Installing, and going back */

static gpointer
install_in_thread (const LeadsWork *work, GError **error)
{
  const Request *request = work->data;
  g_autofree char *name = leads_file_dup_display_name (request->file);
  g_autoptr (Found) found = g_new0 (Found, 1);
  g_autoptr (GBytes) table = leads_plan_file_read (request->file, name, work->cancellable, error);

  if (table == NULL)
    return NULL;
  found->checksum = hash (table);
  found->plan = leads_plan_file_compile (table, name, error);
  if (found->plan == NULL || g_cancellable_set_error_if_cancelled (work->cancellable, error) ||
      !leads_plan_file_write (request->dir, table, error))
    return NULL;
  return g_steal_pointer (&found);
}

static gpointer
remove_in_thread (const LeadsWork *work, GError **error)
{
  const Request *request = work->data;

  return leads_plan_file_remove (request->dir, error) ? g_new0 (Found, 1) : NULL;
}

void
leads_plan_service_install_async (LeadsPlanService *self,
                                  GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  g_return_if_fail (LEADS_IS_PLAN_SERVICE (self));
  g_return_if_fail (G_IS_FILE (file));

  leads_work_start (self, leads_plan_service_install_async, NULL, cancellable, install_in_thread,
                    request_new (self, file), (GDestroyNotify) request_free, (GDestroyNotify) found_free, callback,
                    data);
}

static gboolean
finish (LeadsPlanService *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_autoptr (Found) found = leads_work_finish (self, result, tag, error);

  if (found == NULL)
    return FALSE;
  take_and_tell (self, found);
  return TRUE;
}

gboolean
leads_plan_service_install_finish (LeadsPlanService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_PLAN_SERVICE (self), FALSE);

  return finish (self, result, leads_plan_service_install_async, error);
}

void
leads_plan_service_use_builtin_async (LeadsPlanService *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  g_return_if_fail (LEADS_IS_PLAN_SERVICE (self));

  leads_work_start (self, leads_plan_service_use_builtin_async, NULL, cancellable, remove_in_thread,
                    request_new (self, NULL), (GDestroyNotify) request_free, (GDestroyNotify) found_free, callback,
                    data);
}

gboolean
leads_plan_service_use_builtin_finish (LeadsPlanService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LEADS_IS_PLAN_SERVICE (self), FALSE);

  return finish (self, result, leads_plan_service_use_builtin_async, error);
}

static void
leads_plan_service_dispose (GObject *object)
{
  leads_plan_service_watch (LEADS_PLAN_SERVICE (object), FALSE);

  G_OBJECT_CLASS (leads_plan_service_parent_class)->dispose (object);
}

static void
leads_plan_service_finalize (GObject *object)
{
  LeadsPlanService *self = LEADS_PLAN_SERVICE (object);

  g_free (self->dir);
  g_free (self->path);
  g_object_unref (self->validation);
  leads_numbering_plan_unref (self->builtin);
  g_free (self->checksum);
  g_free (self->problem);

  G_OBJECT_CLASS (leads_plan_service_parent_class)->finalize (object);
}

static void
leads_plan_service_class_init (LeadsPlanServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = leads_plan_service_dispose;
  object_class->finalize = leads_plan_service_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
leads_plan_service_init (LeadsPlanService *self)
{
  self->builtin = leads_numbering_plan_new_builtin ();
  self->validation = leads_validation_service_new (self->builtin);
}

LeadsPlanService *
leads_plan_service_new (const char *dir)
{
  LeadsPlanService *self;

  g_return_val_if_fail (dir != NULL, NULL);

  self = g_object_new (LEADS_TYPE_PLAN_SERVICE, NULL);
  self->dir = g_strdup (dir);
  self->path = g_build_filename (dir, LEADS_PLAN_FILE_NAME, NULL);
  return self;
}

LeadsValidationService *
leads_plan_service_get_validation (LeadsPlanService *self)
{
  g_return_val_if_fail (LEADS_IS_PLAN_SERVICE (self), NULL);

  return self->validation;
}

gboolean
leads_plan_service_is_installed (LeadsPlanService *self)
{
  g_return_val_if_fail (LEADS_IS_PLAN_SERVICE (self), FALSE);

  return self->installed;
}

const char *
leads_plan_service_get_path (LeadsPlanService *self)
{
  g_return_val_if_fail (LEADS_IS_PLAN_SERVICE (self), NULL);

  return self->path;
}

const char *
leads_plan_service_get_version (LeadsPlanService *self)
{
  g_return_val_if_fail (LEADS_IS_PLAN_SERVICE (self), NULL);

  return leads_validation_service_get_plan_version (self->validation);
}

const char *
leads_plan_service_get_date (LeadsPlanService *self)
{
  g_return_val_if_fail (LEADS_IS_PLAN_SERVICE (self), NULL);

  return leads_validation_service_get_plan_date (self->validation);
}

const char *
leads_plan_service_get_builtin_version (LeadsPlanService *self)
{
  g_return_val_if_fail (LEADS_IS_PLAN_SERVICE (self), NULL);

  return leads_numbering_plan_get_version (self->builtin);
}

const char *
leads_plan_service_get_builtin_date (LeadsPlanService *self)
{
  g_return_val_if_fail (LEADS_IS_PLAN_SERVICE (self), NULL);

  return leads_numbering_plan_get_date (self->builtin);
}

gboolean
leads_plan_service_is_older (LeadsPlanService *self)
{
  g_return_val_if_fail (LEADS_IS_PLAN_SERVICE (self), FALSE);

  /* Dates in ISO 8601 are in the order of their letters. */
  return self->installed && strcmp (leads_plan_service_get_date (self), leads_plan_service_get_builtin_date (self)) < 0;
}

const char *
leads_plan_service_get_problem (LeadsPlanService *self)
{
  g_return_val_if_fail (LEADS_IS_PLAN_SERVICE (self), NULL);

  return self->problem;
}
