/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-leads-page-private.h"

#include "leads-draft-words.h"
#include "leads-ui-util.h"

/*
 * Which leads have a draft: a mark beside their numbers. A mark follows the lead
 * that its row shows just now.
 */

#define MARK_KEY "leads-draft-mark"

static char *
make_tooltip (GtkWidget *mark)
{
  gpointer lead = g_object_get_data (G_OBJECT (mark), MARK_KEY);
  LeadsDraftKeeper *drafts = g_object_get_data (G_OBJECT (mark), MARK_KEY "-keeper");

  return lead != NULL ? leads_draft_words_mark (leads_draft_keeper_get_n_numbers (drafts, leads_lead_get_id (lead)))
                      : NULL;
}

static void
update_mark (GtkWidget *mark, LeadsDraftKeeper *drafts)
{
  gpointer lead = g_object_get_data (G_OBJECT (mark), MARK_KEY);
  const gboolean has_draft = lead != NULL && leads_draft_keeper_has (drafts, leads_lead_get_id (lead));

  if (has_draft)
    {
      g_autofree char *words = make_tooltip (mark);

      leads_ui_set_accessible (mark, words);
    }
  gtk_widget_set_visible (mark, has_draft);
}

static void
on_draft_changed (GtkWidget *mark, gint64 lead_id, LeadsDraftKeeper *drafts)
{
  gpointer lead = g_object_get_data (G_OBJECT (mark), MARK_KEY);

  if (lead != NULL && leads_lead_get_id (lead) == lead_id)
    update_mark (mark, drafts);
}

GtkWidget *
leads_leads_page_new_draft_mark (LeadsLeadsPage *self)
{
  LeadsDraftKeeper *drafts = leads_desk_get_drafts (self->desk);
  GtkWidget *mark = gtk_image_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_add_css_class (mark, "accent");
  gtk_widget_set_visible (mark, FALSE);
  g_object_set_data_full (G_OBJECT (mark), MARK_KEY "-keeper", g_object_ref (drafts), g_object_unref);
  leads_ui_set_cell_tooltip_maker (mark, make_tooltip);
  g_signal_connect_object (drafts, "changed", G_CALLBACK (on_draft_changed), mark, G_CONNECT_SWAPPED);
  return mark;
}

void
leads_leads_page_bind_draft_mark (GtkWidget *mark, LeadsLead *lead)
{
  LeadsDraftKeeper *drafts = g_object_get_data (G_OBJECT (mark), MARK_KEY "-keeper");

  g_object_set_data (G_OBJECT (mark), MARK_KEY, lead);
  update_mark (mark, drafts);
}
