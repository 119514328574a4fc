/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-facts-private.h"

#include "leads-upload-text-private.h"

#include <leads-closures.h>
#include <leads-ui-util.h>

#include <glib/gi18n.h>

/* What is known of a stored upload: what became of its lines, and where they came from. */

/* Totals that are shown though they are 0. */
#define STATS_ALWAYS 6

static void
add_stat (GtkFlowBox *stats, gint64 value, const char *label, const char *style)
{
  g_autofree char *count = leads_format_count (value);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = gtk_label_new (count);
  GtkWidget *words = gtk_label_new (label);

  gtk_widget_add_css_class (number, "stat-value");
  gtk_widget_add_css_class (number, "numeric");
  if (style != NULL && value > 0)
    gtk_widget_add_css_class (number, style);
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_add_css_class (words, "dim-label");
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), words);
  gtk_flow_box_append (stats, box);
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
}

void
leads_upload_facts_show_totals (GtkFlowBox *stats, const LeadsTotals *totals)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (stats))) != NULL)
    gtk_flow_box_remove (stats, child);
  add_stat (stats, totals->lines, ngettext ("line", "lines", (gulong) totals->lines), NULL);
  add_stat (stats, totals->header, ngettext ("heading", "headings", (gulong) totals->header), NULL);
  if (totals->blank > 0)
    add_stat (stats, totals->blank, C_("lines", "blank"), NULL);
  add_stat (stats, totals->accepted, C_("lines", "valid"), NULL);
  if (totals->repaired > 0)
    add_stat (stats, totals->repaired, C_("lines", "repaired"), NULL);
  add_stat (stats, totals->duplicate, C_("lines", "repeated"), NULL);
  add_stat (stats, totals->existing, C_("lines", "existing"), NULL);
  add_stat (stats, totals->invalid, C_("lines", "wrong"), "error");
  /* All of them share the line, where it is long enough for all. */
  gtk_flow_box_set_max_children_per_line (stats, STATS_ALWAYS + (totals->blank > 0) + (totals->repaired > 0));
}

static void
add_fact (GtkListBox *facts, const char *title, const char *value)
{
  GtkWidget *row;
  GtkWidget *label;

  if (value == NULL || *value == '\0')
    return;
  row = leads_ui_action_row_new (title, NULL);
  label = g_object_new (GTK_TYPE_LABEL, "label", value, "selectable", TRUE, "ellipsize", PANGO_ELLIPSIZE_MIDDLE, "max-width-chars", 40, "xalign", 1.0f, NULL);
  gtk_widget_set_tooltip_text (label, value);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (facts, row);
}

void
leads_upload_facts_show (GtkListBox *facts, LeadsUpload *upload)
{
  g_autofree char *when = leads_format_when_full (leads_upload_get_uploaded_at (upload));
  g_autofree char *unplanned = leads_upload_unplanned_words (leads_upload_get_totals (upload)->unplanned);
  const char *sha256 = leads_upload_get_file_sha256 (upload);

  leads_ui_clear_list (facts);
  add_fact (facts, _("State"), leads_upload_state_words (leads_upload_get_state (upload)));
  add_fact (facts, _("Calling Profile"), leads_upload_get_profile_name (upload));
  add_fact (facts, _("SIP Connection"), leads_upload_get_connection_name (upload));
  add_fact (facts, _("Service Info"), leads_upload_get_service_info (upload));
  add_fact (facts, _("Source"), leads_upload_source_words (leads_upload_get_source (upload)));
  add_fact (facts, _("File"), leads_upload_get_file_name (upload));
  add_fact (facts, _("SHA-256"), sha256);
  add_fact (facts, _("Outside the Plan"), unplanned);
  add_fact (facts, _("Ticket"), leads_upload_get_ticket (upload));
  add_fact (facts, _("Uploaded On"), when);
  add_fact (facts, _("Uploaded By"), leads_upload_get_uploaded_by (upload));
}
