/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-part-info-private.h"

#include "leads-ui-util.h"

#include <leads-text.h>
#include <leads-upload-service.h>

#include <glib/gi18n-lib.h>

/*
 * The service info of one lead of several: metering counts by it. The popover is made when it is asked for, as most leads
 * keep what they begin with.
 */

#define MARGIN     12
#define INFO_CHARS 28

typedef struct
{
  LeadsDraftPart *part;
  char *name;
} Info;

static void
info_free (Info *info)
{
  g_object_unref (info->part);
  g_free (info->name);
  g_free (info);
}

static void
update_button (GtkMenuButton *button, LeadsDraftPart *part)
{
  const Info *info = g_object_get_data (G_OBJECT (button), "leads-part-info");
  /* Translators: %s is what metering counts a lead’s numbers under */
  g_autofree char *label = g_strdup_printf (_("Service info: %s"), leads_draft_part_get_service_info (part));
  /* Translators: a customer and service, and its service info */
  g_autofree char *words = g_strdup_printf (_("Change the Service Info of %s: %s"), info->name,
                                            leads_draft_part_get_service_info (part));

  gtk_menu_button_set_label (button, label);
  leads_ui_set_accessible (GTK_WIDGET (button), words);
}

static void
on_part_notify (LeadsDraftPart *part, GParamSpec *pspec, GtkMenuButton *button)
{
  update_button (button, part);
}

static void
on_typed (GtkEditable *entry, LeadsDraftPart *part)
{
  g_autofree char *text = leads_text_collapse (gtk_editable_get_text (entry));
  GtkWidget *problem = g_object_get_data (G_OBJECT (entry), "problem");
  const gboolean good = *text != '\0';

  gtk_widget_set_visible (problem, !good);
  leads_ui_set_css_class (GTK_WIDGET (entry), "error", !good);
  if (good)
    leads_draft_part_set_service_info (part, text);
}

static void
on_entered (GtkWidget *popover, GtkEntry *entry)
{
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "max-width-chars",
                                   INFO_CHARS, NULL);

  gtk_widget_add_css_class (label, style);
  return label;
}

static void
make_popover (GtkMenuButton *button, gpointer data)
{
  const Info *info = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "text", leads_draft_part_get_service_info (info->part), "max-length",
                                   LEADS_SERVICE_INFO_MAX, "width-chars", INFO_CHARS, NULL);
  GtkWidget *problem = new_label (_("Enter a service info: metering counts the numbers under it."), "error");

  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  gtk_widget_set_margin_top (box, MARGIN);
  gtk_widget_set_margin_bottom (box, MARGIN);
  leads_ui_set_accessible (entry, _("Service Info"));
  gtk_widget_set_visible (problem, FALSE);
  gtk_box_append (GTK_BOX (box), new_label (_("Service Info"), "heading"));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), problem);
  gtk_box_append (GTK_BOX (box),
                  new_label (_("Metering counts the numbers of this upload under it. The lead itself stays as it is."),
                             "caption"));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_object_set_data (G_OBJECT (entry), "problem", problem);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_typed), info->part, 0);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_entered), popover, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

void
leads_part_info_start (GtkMenuButton *button, LeadsDraftPart *part, const char *name)
{
  Info *info = g_new0 (Info, 1);

  info->part = g_object_ref (part);
  info->name = g_strdup (name);
  g_object_set_data_full (G_OBJECT (button), "leads-part-info", info, (GDestroyNotify) info_free);
  gtk_menu_button_set_create_popup_func (button, make_popover, info, NULL);
  g_signal_connect_object (part, "notify::service-info", G_CALLBACK (on_part_notify), button, 0);
  update_button (button, part);
}
