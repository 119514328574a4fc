/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-many-dialog-private.h"

#include "leads-entry-row-private.h"
#include "leads-many-words.h"
#include "leads-part-row-private.h"
#include "leads-records-dialog.h"
#include "leads-ui-util.h"
#include "leads-upload-questions-private.h"

#include <glib/gi18n-lib.h>

/*
 * What the dialog for several leads shows of its draft: a row for the file and one for each lead, and what keeps Submit
 * shut. Leads that ask for a decision come first, and only so many rows are made as somebody asks to see.
 */

/* Rows of leads that are made at first, and with each Show More. */
#define PARTS_AT_ONCE 100

void
leads_many_dialog_notice (LeadsManyDialog *self, const char *text)
{
  gtk_label_set_label (self->notice_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->notice, text != NULL);
  if (text != NULL)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

LeadsTotals
leads_many_dialog_sum (LeadsManyDialog *self, guint *n_missing)
{
  GListModel *parts = leads_draft_get_parts (self->draft);
  LeadsTotals totals = *leads_draft_get_totals (self->draft);

  *n_missing = 0;
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (LeadsDraftPart) part = g_list_model_get_item (parts, i);

      if (!leads_draft_part_get_included (part))
        totals.uploaded -= leads_draft_part_get_totals (part)->uploaded;
      else if (leads_draft_part_is_submitted (part) && leads_draft_part_get_connection_id (part) == 0)
        (*n_missing)++;
    }
  return totals;
}

/* What has to be done before Submit. (transfer full) (nullable) */
static char *
find_problem (LeadsManyDialog *self, guint n_missing)
{
  if (!leads_record_chooser_get_ready (self->profile_row))
    return g_strdup ("");
  if (leads_record_list_get_error (self->profiles) != NULL)
    return g_strdup (_("The data cannot be read"));
  if (leads_record_chooser_get_n_choices (self->profile_row) == 0)
    return g_strdup (_("Add a calling profile first"));
  if (leads_record_chooser_get_chosen_id (self->profile_row) == 0)
    return g_strdup (_("Choose a calling profile first"));
  return leads_many_words_missing (n_missing);
}

static void
update_leads (LeadsManyDialog *self)
{
  const guint n_parts = g_list_model_get_n_items (leads_draft_get_parts (self->draft));
  const guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown_parts));
  g_autofree char *heading = leads_many_words_leads (n_parts);
  g_autofree char *unmatched = leads_many_words_unmatched (leads_draft_get_unmatched (self->draft));
  g_autofree char *more = leads_many_words_more (MIN (n_parts - n_shown, PARTS_AT_ONCE), n_parts - n_shown);

  gtk_label_set_label (self->leads_heading, heading);
  gtk_label_set_label (self->unmatched_label, unmatched != NULL ? unmatched : "");
  gtk_widget_set_visible (self->unmatched, unmatched != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->parts), n_parts > 0);
  leads_many_dialog_show_strangers (self);
  gtk_widget_set_visible (self->leads_group, n_parts > 0 || unmatched != NULL);
  gtk_button_set_label (self->more_button, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n_shown < n_parts);
}

void
leads_many_dialog_update (LeadsManyDialog *self)
{
  guint n_missing;
  const LeadsTotals totals = leads_many_dialog_sum (self, &n_missing);
  g_autofree char *problem = find_problem (self, n_missing);
  g_autoptr (GPtrArray) unread = leads_upload_list_unread (self->draft);

  gtk_widget_set_visible (GTK_WIDGET (self->profile_form),
                          leads_record_chooser_get_ready (self->profile_row) &&
                              leads_record_chooser_get_n_choices (self->profile_row) == 0);
  gtk_widget_set_visible (self->settings, !gtk_widget_get_visible (GTK_WIDGET (self->profile_form)));
  update_leads (self);
  gtk_widget_set_sensitive (self->body, leads_many_dialog_can_edit (self));
  leads_upload_bar_set_n_unread (self->bar, unread->len);
  leads_upload_bar_update (self->bar, &totals, leads_draft_get_n_checking (self->draft),
                           totals.uploaded > 0 ? problem : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "upload.submit", leads_upload_bar_can_submit (self->bar));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "upload.discard",
                                 leads_kept_draft_has_entries (self->kept) && leads_many_dialog_can_edit (self));
}

static void
leads_many_dialog_on_draft_notify (LeadsManyDialog *self)
{
  const GError *error = leads_draft_get_error (self->draft);

  if (self->submit_job == NULL)
    {
      if (error != NULL)
        leads_many_dialog_notice (self, error->message);
      else
        leads_kept_draft_clear_notice (self->kept);
    }
  leads_many_dialog_update (self);
}

static void
on_part_notify (LeadsManyDialog *self)
{
  leads_many_dialog_update (self);
}

static void
on_parts_changed (LeadsManyDialog *self, guint position, guint removed, guint added)
{
  GListModel *parts = leads_draft_get_parts (self->draft);

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (LeadsDraftPart) part = g_list_model_get_item (parts, i);

      g_signal_handlers_disconnect_by_func (part, on_part_notify, self);
      g_signal_connect_object (part, "notify::connection-id", G_CALLBACK (on_part_notify), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (part, "notify::included", G_CALLBACK (on_part_notify), self, G_CONNECT_SWAPPED);
    }
  leads_many_dialog_update (self);
}

static void
on_add_connection (LeadsManyDialog *self, LeadsDraftPart *part)
{
  GtkWidget *dialog = leads_connections_dialog_new (GTK_WINDOW (self), self->desk, leads_draft_part_get_lead (part));

  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
create_entry_row (gpointer item, gpointer data)
{
  LeadsManyDialog *self = data;
  GtkWidget *row = leads_entry_row_new (self->draft, item, NULL);

  g_signal_connect_object (row, "show-lines", G_CALLBACK (leads_many_dialog_show_entry_lines), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "change-reading", G_CALLBACK (leads_many_dialog_change_reading), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
create_part_row (gpointer item, gpointer data)
{
  GtkWidget *row = leads_part_row_new (item);

  g_signal_connect_object (row, "show-lines", G_CALLBACK (leads_many_dialog_show_part_lines), data, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "add-connection", G_CALLBACK (on_add_connection), data, G_CONNECT_SWAPPED);
  return row;
}

/* Those that ask for a decision; the others as the file has them. */
static int
compare_parts (gconstpointer a, gconstpointer b, gpointer data)
{
  const gboolean left = leads_draft_part_get_connections ((LeadsDraftPart *) a)->len == 1;
  const gboolean right = leads_draft_part_get_connections ((LeadsDraftPart *) b)->len == 1;

  return left - right;
}

void
leads_many_dialog_show_more (LeadsManyDialog *self)
{
  gtk_slice_list_model_set_size (self->shown_parts, gtk_slice_list_model_get_size (self->shown_parts) + PARTS_AT_ONCE);
  leads_many_dialog_update (self);
}


void
leads_many_dialog_bind_draft (LeadsManyDialog *self)
{
  GListModel *parts = leads_draft_get_parts (self->draft);
  GtkSortListModel *sorted;

  sorted = gtk_sort_list_model_new (g_object_ref (parts), GTK_SORTER (gtk_custom_sorter_new (compare_parts, NULL, NULL)));
  self->shown_parts = gtk_slice_list_model_new (G_LIST_MODEL (sorted), 0, PARTS_AT_ONCE);
  gtk_list_box_bind_model (self->entries, G_LIST_MODEL (self->draft), create_entry_row, self, NULL);
  gtk_list_box_bind_model (self->parts, G_LIST_MODEL (self->shown_parts), create_part_row, self, NULL);
  g_signal_connect_object (self->draft, "items-changed", G_CALLBACK (leads_many_dialog_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "notify", G_CALLBACK (leads_many_dialog_on_draft_notify), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (parts, "items-changed", G_CALLBACK (on_parts_changed), self, G_CONNECT_SWAPPED);
}
