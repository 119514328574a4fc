/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-desk.h"

#include "leads-desk-private.h"
#include "leads-own-files-private.h"
#include "leads-draft-keeper-private.h"
#include "leads-service-error-private.h"
#include "leads-target-private.h"

#include <glib/gi18n.h>

/*
 * One open store and the services on it. Invariant: a store that cannot be
 * opened is left as it is; the error's sentence names its file and says what to do.
 */

/* The data directory's name below $XDG_DATA_HOME. */
#define DATA_DIR_NAME "customer-leads"

struct _LeadsDesk
{
  GObject parent_instance;

  LeadsDatabase          *database;
  char                   *dir;
  LeadsDirectoryService  *directory;
  LeadsUploadService     *uploads;
  LeadsNumberService     *numbers;
  LeadsImportService     *imports;
  LeadsExportService     *exports;
  LeadsPlanService       *plans;
  LeadsDraftKeeper       *drafts;
};

G_DEFINE_FINAL_TYPE (LeadsDesk, leads_desk, G_TYPE_OBJECT)

enum
{
  PROP_DATABASE = 1,
  PROP_PLANS,
  PROP_DRAFTS,
  N_PROPERTIES
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static LeadsChange
change_from_storage (guint what)
{
  static const struct {
    LeadsChanged what;
    LeadsChange  change;
  } table[] = {
    { LEADS_CHANGED_CHANNELS | LEADS_CHANGED_CUSTOMERS | LEADS_CHANGED_LEADS, LEADS_CHANGE_LEADS },
    { LEADS_CHANGED_PROFILES, LEADS_CHANGE_PROFILES },
    { LEADS_CHANGED_CONNECTIONS, LEADS_CHANGE_CONNECTIONS },
    { LEADS_CHANGED_UPLOADS, LEADS_CHANGE_UPLOADS },
    { LEADS_CHANGED_NUMBERS, LEADS_CHANGE_NUMBERS },
  };
  LeadsChange change = 0;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (what & table[i].what)
      change |= table[i].change;
  return change;
}

static void
database_changed (LeadsDatabase *database,
                  guint          what,
                  LeadsDesk     *self)
{
  LeadsChange change = change_from_storage (what);

  if (change != 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint) change);
}

typedef struct {
  char             *dir;
  gboolean          watch;
  LeadsPlanService *plans; /* loaded on the thread, so that the first verdict is the right one */
  LeadsDraftKeeper *drafts;
} OpenRequest;

static void
open_request_free (gpointer data)
{
  OpenRequest *request = data;

  g_free (request->dir);
  g_clear_object (&request->plans);
  g_clear_object (&request->drafts);
  g_free (request);
}

/* The sentence for a store that could not be opened: it names the file. What is not about the file goes the common way. */
static void
propagate_open_error (GError     **error,
                      GError      *storage_error,
                      const char  *dir)
{
  g_autofree char *path = g_build_filename (dir, LEADS_DATABASE_FILE_NAME, NULL);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *folder = g_filename_display_name (dir);
  g_autoptr (GError) owned = storage_error;

  if (owned->domain != LEADS_STORAGE_ERROR)
    {
      leads_service_error_take (error, g_steal_pointer (&owned), name);
      return;
    }
  switch ((LeadsStorageError) owned->code)
    {
    case LEADS_STORAGE_ERROR_NOT_OURS:
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NOT_OURS,
                   _("“%s” was not made by Customer Leads. It was left as it is: move it elsewhere, or use another data folder."), name);
      break;
    case LEADS_STORAGE_ERROR_NEWER:
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NEWER,
                   _("“%s” was written by a newer version of Customer Leads. It was left as it is: update this program to open it."), name);
      break;
    case LEADS_STORAGE_ERROR_READ_ONLY:
      if (!g_file_test (dir, G_FILE_TEST_EXISTS))
        g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_READ_ONLY,
                     _("The folder “%s” cannot be made because its place is read-only. Use another data folder."), folder);
      else
        g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_READ_ONLY,
                     _("“%s” is read-only. Allow yourself to write to the file and its folder, or use another data folder."), name);
      break;
    case LEADS_STORAGE_ERROR_DAMAGED:
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DAMAGED,
                   _("“%s” is damaged. It was left as it is: move it elsewhere, and put a backup in its place."), name);
      break;
    case LEADS_STORAGE_ERROR_NO_ACCESS:
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NO_ACCESS,
                   _("You have no permission to open “%s”. Check its permissions, or use another data folder."), name);
      break;
    case LEADS_STORAGE_ERROR_LOCATION:
      if (g_file_test (dir, G_FILE_TEST_EXISTS) && !g_file_test (dir, G_FILE_TEST_IS_DIR))
        g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NO_ACCESS,
                     _("“%s” is a file, not a folder. Use another data folder."), folder);
      else
        g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NO_ACCESS,
                     _("“%s” cannot be kept in this place. Use a data folder on a local disk."), name);
      break;
    case LEADS_STORAGE_ERROR_BUSY:
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BUSY,
                   _("“%s” is held by another program. Wait a moment and try again."), name);
      break;
    case LEADS_STORAGE_ERROR_FULL:
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DISK_FULL,
                   _("“%s” could not be opened because the disk is full. Make room and try again."), name);
      break;
    case LEADS_STORAGE_ERROR_LINK:
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NO_ACCESS,
                   _("“%s” is a link to a file that was not found. Put that file back, or use another data folder."), name);
      break;
    case LEADS_STORAGE_ERROR_FAILED:
    case LEADS_STORAGE_ERROR_CONFLICT:
    case LEADS_STORAGE_ERROR_IN_USE:
    case LEADS_STORAGE_ERROR_NOT_FOUND:
    case LEADS_STORAGE_ERROR_NAME_TAKEN:
    case LEADS_STORAGE_ERROR_CHANGED:
    case LEADS_STORAGE_ERROR_ALREADY_UNDONE:
    case LEADS_STORAGE_ERROR_NOT_UNDONE:
    case LEADS_STORAGE_ERROR_MOVED:
    default:
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FAILED,
                   _("“%s” could not be opened (%s). Try again, or use another data folder."), name, owned->message);
    }
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  OpenRequest *request = task_data;
  GError *storage_error = NULL;
  LeadsDatabase *database = leads_database_open (request->dir, LEADS_DATABASE_DEFAULT, cancellable, &storage_error);

  if (database == NULL)
    {
      GError *error = NULL;

      propagate_open_error (&error, storage_error, request->dir);
      g_task_return_error (task, error);
      return;
    }
  request->plans = leads_plan_service_new (request->dir);
  leads_plan_service_load (request->plans);
  request->drafts = leads_draft_keeper_new (request->dir);
  if (request->watch)
    leads_draft_keeper_load (request->drafts);
  g_task_return_pointer (task, database, g_object_unref);
}

static void
leads_desk_constructed (GObject *object)
{
  LeadsDesk *self = LEADS_DESK (object);

  G_OBJECT_CLASS (leads_desk_parent_class)->constructed (object);

  self->dir = g_path_get_dirname (leads_database_get_path (self->database));
  self->directory = g_object_new (LEADS_TYPE_DIRECTORY_SERVICE, "database", self->database, NULL);
  self->uploads = g_object_new (LEADS_TYPE_UPLOAD_SERVICE,
                                "database", self->database,
                                "validation", leads_plan_service_get_validation (self->plans),
                                NULL);
  self->numbers = g_object_new (LEADS_TYPE_NUMBER_SERVICE, "database", self->database, NULL);
  self->imports = g_object_new (LEADS_TYPE_IMPORT_SERVICE, "database", self->database, NULL);
  self->exports = g_object_new (LEADS_TYPE_EXPORT_SERVICE, "numbers", self->numbers, NULL);
  g_signal_connect_object (self->database, "changed", G_CALLBACK (database_changed), self, 0);
}

static void
leads_desk_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  LeadsDesk *self = LEADS_DESK (object);

  switch (id)
    {
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    case PROP_PLANS:
      self->plans = g_value_dup_object (value);
      break;
    case PROP_DRAFTS:
      self->drafts = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leads_desk_dispose (GObject *object)
{
  LeadsDesk *self = LEADS_DESK (object);

  if (self->database != NULL)
    leads_database_watch (self->database, FALSE);
  if (self->plans != NULL)
    leads_plan_service_watch (self->plans, FALSE);
  if (self->drafts != NULL)
    leads_draft_keeper_wait (self->drafts);
  g_clear_object (&self->drafts);
  g_clear_object (&self->exports);
  g_clear_object (&self->imports);
  g_clear_object (&self->numbers);
  g_clear_object (&self->uploads);
  g_clear_object (&self->directory);
  g_clear_object (&self->plans);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (leads_desk_parent_class)->dispose (object);
}

static void
leads_desk_finalize (GObject *object)
{
  LeadsDesk *self = LEADS_DESK (object);

  g_free (self->dir);
  G_OBJECT_CLASS (leads_desk_parent_class)->finalize (object);
}

static void
leads_desk_class_init (LeadsDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = leads_desk_constructed;
  object_class->set_property = leads_desk_set_property;
  object_class->dispose = leads_desk_dispose;
  object_class->finalize = leads_desk_finalize;

  properties[PROP_DATABASE] =
    g_param_spec_object ("database", NULL, NULL, LEADS_TYPE_DATABASE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLANS] =
    g_param_spec_object ("plans", NULL, NULL, LEADS_TYPE_PLAN_SERVICE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DRAFTS] =
    g_param_spec_object ("drafts", NULL, NULL, LEADS_TYPE_DRAFT_KEEPER,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
leads_desk_init (LeadsDesk *self)
{
}

char *
leads_desk_dup_default_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), DATA_DIR_NAME, NULL);
}

void
leads_desk_open_async (const char          *dir,
                       gboolean             watch,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  OpenRequest *request = g_new0 (OpenRequest, 1);

  g_return_if_fail (dir != NULL);

  request->dir = g_canonicalize_filename (dir, NULL);
  request->watch = watch;
  g_task_set_source_tag (task, leads_desk_open_async);
  g_task_set_task_data (task, request, open_request_free);
  g_task_run_in_thread (task, open_thread);
}

LeadsDesk *
leads_desk_open_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_autoptr (LeadsDatabase) database = NULL;
  OpenRequest *request;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  database = g_task_propagate_pointer (G_TASK (result), error);
  if (database == NULL)
    return NULL;
  request = g_task_get_task_data (G_TASK (result));
  if (request->watch)
    {
      leads_database_watch (database, TRUE);
      leads_plan_service_watch (request->plans, TRUE);
    }
  return g_object_new (LEADS_TYPE_DESK, "database", database, "plans", request->plans, "drafts", request->drafts, NULL);
}

const char *
leads_desk_get_dir (LeadsDesk *self)
{
  g_return_val_if_fail (LEADS_IS_DESK (self), NULL);

  return self->dir;
}

LeadsDirectoryService *
leads_desk_get_directory (LeadsDesk *self)
{
  g_return_val_if_fail (LEADS_IS_DESK (self), NULL);

  return self->directory;
}

LeadsUploadService *
leads_desk_get_uploads (LeadsDesk *self)
{
  g_return_val_if_fail (LEADS_IS_DESK (self), NULL);

  return self->uploads;
}

LeadsNumberService *
leads_desk_get_numbers (LeadsDesk *self)
{
  g_return_val_if_fail (LEADS_IS_DESK (self), NULL);

  return self->numbers;
}

LeadsImportService *
leads_desk_get_imports (LeadsDesk *self)
{
  g_return_val_if_fail (LEADS_IS_DESK (self), NULL);

  return self->imports;
}

LeadsExportService *
leads_desk_get_exports (LeadsDesk *self)
{
  g_return_val_if_fail (LEADS_IS_DESK (self), NULL);

  return self->exports;
}

LeadsValidationService *
leads_desk_get_validation (LeadsDesk *self)
{
  g_return_val_if_fail (LEADS_IS_DESK (self), NULL);

  return leads_plan_service_get_validation (self->plans);
}

LeadsPlanService *
leads_desk_get_plans (LeadsDesk *self)
{
  g_return_val_if_fail (LEADS_IS_DESK (self), NULL);

  return self->plans;
}

LeadsDraftKeeper *
leads_desk_get_drafts (LeadsDesk *self)
{
  g_return_val_if_fail (LEADS_IS_DESK (self), NULL);

  return self->drafts;
}

LeadsDatabase *
leads_desk_get_database (LeadsDesk *self)
{
  g_return_val_if_fail (LEADS_IS_DESK (self), NULL);

  return self->database;
}

gboolean
leads_desk_check_target (LeadsDesk *self, GFile *file, GError **error)
{
  g_return_val_if_fail (LEADS_IS_DESK (self), FALSE);

  return leads_own_files_check_target (leads_database_get_path (self->database), file, error) &&
         leads_target_check (file, error);
}
