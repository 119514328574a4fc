/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-application"

#include "leads-application-private.h"

#include <glib/gi18n.h>

/* The application's actions, the shortcuts of all actions, and About. */

/* Windows are asked one by one, the newest first: one that has something to lose keeps the program open. */
static void
activate_quit (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  GtkApplication *application = GTK_APPLICATION (data);
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  guint before = G_MAXUINT;

  while (gtk_application_get_windows (application) != NULL && g_list_model_get_n_items (windows) < before)
    {
      GtkWindow *window = gtk_application_get_active_window (application);

      if (window == NULL)
        window = gtk_application_get_windows (application)->data;
      before = g_list_model_get_n_items (windows);
      gtk_window_close (window);
    }
}

static void
activate_preferences (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  LeadsApplication *self = LEADS_APPLICATION (data);

  if (self->preferences == NULL)
    g_set_weak_pointer (&self->preferences,
                        leads_preferences_window_new (gtk_application_get_active_window (GTK_APPLICATION (self)),
                                                      self->desk != NULL ? leads_desk_get_plans (self->desk) : NULL));
  gtk_window_present (GTK_WINDOW (self->preferences));
}

static void
activate_about (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  GtkApplication *application = GTK_APPLICATION (data);
  g_autofree char *versions = leads_application_dup_versions ();

  adw_show_about_window (gtk_application_get_active_window (application),
                         "application-name", _("Customer Leads"),
                         "application-icon", APP_ID,
                         "version", PACKAGE_VERSION,
                         "comments", _("Uploads telephone numbers to customer leads: single numbers, ranges and CSV files, with every refused line explained."),
                         "developer-name", _("The Customer Leads developers"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "debug-info", versions,
                         "debug-info-filename", "customer-leads.txt",
                         /* Translators: your name, and your e-mail address if you like. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

void
leads_application_init_actions (LeadsApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = activate_about },
    { .name = "preferences", .activate = activate_preferences },
    { .name = "quit", .activate = activate_quit },
  };
  static const struct
  {
    const char *action;
    const char *accels[3];
  } shortcuts[] = {
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "window.close", { "<Control>w" } },
    { "win.new-lead", { "<Control>n" } },
    { "win.import-leads", { "<Control>i" } },
    { "win.search", { "<Control>f" } },
    { "win.show-help-overlay", { "<Control>question", "<Control>F1" } },
    { "win.page('leads')", { "<Alt>1" } },
    { "win.page('numbers')", { "<Alt>2" } },
    { "win.page('uploads')", { "<Alt>3" } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action, shortcuts[i].accels);
}

char *
leads_application_dup_versions (void)
{
  return g_strdup_printf ("Customer Leads %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u", PACKAGE_VERSION,
                          gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
                          adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
                          glib_major_version, glib_minor_version, glib_micro_version);
}
