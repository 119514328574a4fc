/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-application"

#include "leads-application.h"

#include <locale.h>
#include <signal.h>

#include <glib/gi18n.h>

/* The window's program: sets up the locale and hands over to the application. */

int
main (int argc, char **argv)
{
  g_autoptr (LeadsApplication) application = NULL;

  /* A file that may not grow any more is an error that is told, no reason to end. */
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Customer Leads"));

  application = leads_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
