/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-country-row-private.h"

#include <leads-name-completion.h>
#include <leads-text.h>
#include <leads-ui-util.h>

#include <glib/gi18n.h>

/* Names for people, codes for the store. */

void
leads_country_row_start (AdwEntryRow      *row,
                         LeadsRegionNames *names)
{
  g_autofree const char **codes = leads_region_names_list (names);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    gtk_string_list_append (list, leads_region_names_get_name (names, codes[i]));
  leads_name_completion_attach (row, G_LIST_MODEL (list), "string");
}

void
leads_country_row_set (AdwEntryRow      *row,
                       LeadsRegionNames *names,
                       const char       *code)
{
  gtk_editable_set_text (GTK_EDITABLE (row), code != NULL ? leads_region_names_get_name (names, code) : "");
}

gboolean
leads_country_row_get (AdwEntryRow      *row,
                       LeadsRegionNames *names,
                       const char      **code)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  const char *found = leads_region_names_find (names, text);
  gboolean empty = leads_text_is_blank (text, -1);

  leads_ui_set_field_error (GTK_WIDGET (row), found != NULL || empty
                                                ? NULL
                                                : _("Enter the name of a country, or its two letters, such as GB."));
  if (code != NULL)
    *code = found;
  return found != NULL || empty;
}
