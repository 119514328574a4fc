/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-application"

#include "leads-application-private.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

/* The program's life: options, activation, files to open, and ending tidily. */

G_DEFINE_FINAL_TYPE (LeadsApplication, leads_application, ADW_TYPE_APPLICATION)

static gboolean
on_signal (gpointer data)
{
  g_application_quit (G_APPLICATION (data));
  return G_SOURCE_CONTINUE;
}

static void
leads_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (leads_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APP_ID);
  leads_application_init_actions (LEADS_APPLICATION (application));
  /* A demonstration leaves nothing behind, however it ends. */
  g_unix_signal_add (SIGINT, on_signal, application);
  g_unix_signal_add (SIGTERM, on_signal, application);
  g_unix_signal_add (SIGHUP, on_signal, application);
}

static void
leads_application_activate (GApplication *application)
{
  leads_application_present (LEADS_APPLICATION (application));
}

static void
leads_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  LeadsApplication *self = LEADS_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    g_list_store_append (self->files, files[i]);
  leads_application_present (self);
}

static void
leads_application_shutdown (GApplication *application)
{
  LeadsApplication *self = LEADS_APPLICATION (application);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->slow_source, g_source_remove);
  /* A signal ends the program with windows open: what stands in them is kept. */
  while (gtk_application_get_windows (GTK_APPLICATION (self)) != NULL)
    gtk_window_destroy (gtk_application_get_windows (GTK_APPLICATION (self))->data);
  if (self->desk != NULL)
    leads_draft_keeper_wait (leads_desk_get_drafts (self->desk));
  G_APPLICATION_CLASS (leads_application_parent_class)->shutdown (application);
  g_clear_object (&self->desk);
  leads_application_remove_demo (self);
}

static int
leads_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  LeadsApplication *self = LEADS_APPLICATION (application);
  g_autofree char *dir = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_autofree char *versions = leads_application_dup_versions ();

      g_print ("%s\n", versions);
      return 0;
    }

  self->demo = g_variant_dict_contains (options, "demo");
  if (g_variant_dict_lookup (options, "data-dir", "^ay", &dir))
    {
      if (self->demo)
        {
          g_printerr ("%s\n", _("--demo makes a store of its own: leave out --data-dir."));
          return 2;
        }
      self->dir = g_canonicalize_filename (dir, NULL);
    }
  if (self->demo || self->dir != NULL)
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
leads_application_finalize (GObject *object)
{
  LeadsApplication *self = LEADS_APPLICATION (object);

  g_clear_weak_pointer (&self->store_window);
  g_clear_weak_pointer (&self->preferences);
  g_clear_object (&self->files);
  g_clear_object (&self->cancellable);
  g_free (self->dir);

  G_OBJECT_CLASS (leads_application_parent_class)->finalize (object);
}

static void
leads_application_class_init (LeadsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = leads_application_finalize;
  application_class->activate = leads_application_activate;
  application_class->handle_local_options = leads_application_handle_local_options;
  application_class->open = leads_application_open;
  application_class->shutdown = leads_application_shutdown;
  application_class->startup = leads_application_startup;
}

static void
leads_application_init (LeadsApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  self->cancellable = g_cancellable_new ();
  self->files = g_list_store_new (G_TYPE_FILE);
  g_application_set_option_context_parameter_string (application, _("[FILE…]"));
  g_application_set_option_context_summary (application, _("Uploads telephone numbers to customer leads."));
  g_application_add_main_option (application, "demo", 0, 0, G_OPTION_ARG_NONE,
                                 _("Show a believable desk in a store that is thrown away at the end"), NULL);
  g_application_add_main_option (application, "data-dir", 0, 0, G_OPTION_ARG_FILENAME,
                                 _("Keep the store in DIR"), _("DIR"));
  g_application_add_main_option (application, "version", 0, 0, G_OPTION_ARG_NONE,
                                 _("Show the versions of the program and of what it runs against"), NULL);
}

LeadsApplication *
leads_application_new (void)
{
  return g_object_new (LEADS_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
