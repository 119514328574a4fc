/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-store-window.h"

#include "leads-ui-util.h"

#include <glib/gi18n.h>
#include <leads-service-error.h>

/* The window before there is a store: nothing here can change the file that could not be opened. */

struct _LeadsStoreWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  GtkMenuButton *menu_button;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *working_label;
  AdwStatusPage *error_page;
  GtkButton *retry_button;
  GtkButton *folder_button;

  /* owned */
  char *dir;
};

enum
{
  RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsStoreWindow, leads_store_window, ADW_TYPE_APPLICATION_WINDOW)

static const char *
title_for (const GError *error)
{
  if (error->domain != LEADS_SERVICE_ERROR)
    return _("The Store Cannot Be Opened");
  switch ((LeadsServiceError) error->code)
    {
    case LEADS_SERVICE_ERROR_NOT_OURS:
      return _("This Is Not a Store of Leads");
    case LEADS_SERVICE_ERROR_NEWER:
      return _("The Store Is From a Newer Version");
    case LEADS_SERVICE_ERROR_READ_ONLY:
      return _("The Store Cannot Be Written");
    case LEADS_SERVICE_ERROR_DAMAGED:
      return _("The Store Is Damaged");
    case LEADS_SERVICE_ERROR_NO_ACCESS:
      return _("No Permission to Open the Store");
    case LEADS_SERVICE_ERROR_BUSY:
      return _("The Store Is in Use");
    case LEADS_SERVICE_ERROR_DISK_FULL:
      return _("The Disk Is Full");
    case LEADS_SERVICE_ERROR_FAILED:
    case LEADS_SERVICE_ERROR_NAME_TAKEN:
    case LEADS_SERVICE_ERROR_IN_USE:
    case LEADS_SERVICE_ERROR_NOT_FOUND:
    case LEADS_SERVICE_ERROR_BAD_VALUE:
    case LEADS_SERVICE_ERROR_NOT_TEXT:
    case LEADS_SERVICE_ERROR_FILE:
    case LEADS_SERVICE_ERROR_NUMBERS_TAKEN:
    case LEADS_SERVICE_ERROR_NOTHING_TO_UPLOAD:
    case LEADS_SERVICE_ERROR_CHANGED_SINCE:
    default:
      return _("The Store Cannot Be Opened");
    }
}

static void
on_retry (LeadsStoreWindow *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
on_open_folder (LeadsStoreWindow *self)
{
  g_autofree char *uri = g_filename_to_uri (self->dir, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
leads_store_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LEADS_TYPE_STORE_WINDOW);

  G_OBJECT_CLASS (leads_store_window_parent_class)->dispose (object);
}

static void
leads_store_window_finalize (GObject *object)
{
  g_free (LEADS_STORE_WINDOW (object)->dir);

  G_OBJECT_CLASS (leads_store_window_parent_class)->finalize (object);
}

static void
leads_store_window_class_init (LeadsStoreWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = leads_store_window_dispose;
  object_class->finalize = leads_store_window_finalize;

  signals[RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-store-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsStoreWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsStoreWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LeadsStoreWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, LeadsStoreWindow, working_label);
  gtk_widget_class_bind_template_child (widget_class, LeadsStoreWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsStoreWindow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsStoreWindow, folder_button);
  gtk_widget_class_bind_template_callback (widget_class, on_open_folder);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
leads_store_window_init (LeadsStoreWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  leads_ui_label (GTK_WIDGET (self->menu_button), _("Main Menu"));
}

LeadsStoreWindow *
leads_store_window_new (AdwApplication *application)
{
  g_return_val_if_fail (ADW_IS_APPLICATION (application), NULL);

  return g_object_new (LEADS_TYPE_STORE_WINDOW, "application", application, NULL);
}

void
leads_store_window_show_working (LeadsStoreWindow *self,
                                 const char       *sentence)
{
  g_return_if_fail (LEADS_IS_STORE_WINDOW (self));

  gtk_label_set_label (self->working_label, sentence);
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "working");
}

void
leads_store_window_show_error (LeadsStoreWindow *self,
                               const GError     *error,
                               const char       *dir)
{
  g_return_if_fail (LEADS_IS_STORE_WINDOW (self));
  g_return_if_fail (error != NULL);

  g_free (self->dir);
  self->dir = g_strdup (dir);
  gtk_spinner_stop (self->spinner);
  adw_status_page_set_title (self->error_page, title_for (error));
  leads_ui_describe_page (self->error_page, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->folder_button), dir != NULL && g_file_test (dir, G_FILE_TEST_IS_DIR));
  gtk_stack_set_visible_child_name (self->stack, "error");
  gtk_widget_grab_focus (GTK_WIDGET (self->retry_button));
}
