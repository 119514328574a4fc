/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-part-row-private.h"

#include "leads-check-button-private.h"
#include "leads-part-info-private.h"
#include "leads-reflow-box-private.h"
#include "leads-ui-util.h"
#include "leads-upload-words.h"

#include <glib/gi18n-lib.h>

/*
 * One lead of a file for several. It shows the part of the draft and changes only what was chosen for it. A list to
 * choose from is made only where there is a choice: most leads have one connection.
 */

struct _LeadsPartRow
{
  GtkListBoxRow parent_instance;

  GtkCheckButton *included;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkButton *valid_button;
  GtkButton *invalid_button;
  GtkBox *connection_box;
  GtkWidget *warning;
  GtkLabel *connection;
  GtkWidget *add_button;
  GtkMenuButton *info_button;
  GtkDropDown *choice; /* or NULL */

  /* owned */
  LeadsDraftPart *part;
  GPtrArray *choices; /* what the list was made of */
};

enum
{
  SHOW_LINES,
  ADD_CONNECTION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsPartRow, leads_part_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_chosen (LeadsPartRow *self)
{
  const guint position = gtk_drop_down_get_selected (self->choice);

  /* The first is the invitation to choose. */
  if (position > 0 && position <= self->choices->len)
    leads_draft_part_set_connection_id (self->part,
                                        leads_connection_get_id (g_ptr_array_index (self->choices, position - 1)));
}

static void
drop_choice (LeadsPartRow *self)
{
  if (self->choice != NULL)
    gtk_box_remove (self->connection_box, GTK_WIDGET (self->choice));
  self->choice = NULL;
  g_clear_pointer (&self->choices, g_ptr_array_unref);
}

static void
make_choice (LeadsPartRow *self, GPtrArray *connections)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  if (self->choices == connections)
    return;
  drop_choice (self);
  self->choices = g_ptr_array_ref (connections);
  gtk_string_list_append (names, _("Choose a SIP Connection"));
  for (guint i = 0; i < connections->len; i++)
    {
      LeadsConnection *connection = g_ptr_array_index (connections, i);

      gtk_string_list_append (names, leads_connection_get_name (connection));
      if (leads_connection_get_id (connection) == leads_draft_part_get_connection_id (self->part))
        selected = i + 1;
    }
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL));
  gtk_drop_down_set_selected (self->choice, selected);
  leads_ui_set_accessible (GTK_WIDGET (self->choice), _("SIP Connection"));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_chosen), self);
  gtk_box_append (self->connection_box, GTK_WIDGET (self->choice));
}

static void
update_connection (LeadsPartRow *self)
{
  GPtrArray *connections = leads_draft_part_get_connections (self->part);
  const gboolean missing = leads_draft_part_get_connection_id (self->part) == 0;

  if (connections->len > 1)
    make_choice (self, connections);
  else
    drop_choice (self);
  gtk_label_set_label (self->connection, connections->len == 0 ? _("No SIP connection")
                                         : connections->len == 1
                                             ? leads_connection_get_name (g_ptr_array_index (connections, 0))
                                             : "");
  gtk_widget_set_visible (GTK_WIDGET (self->connection), connections->len < 2);
  leads_ui_set_css_class (GTK_WIDGET (self->connection), "dim-label", !missing);
  gtk_widget_set_visible (self->warning, missing);
  gtk_widget_set_visible (self->add_button, connections->len == 0);
}

static void
update_count (GtkButton *button, LeadsLineKind kind, const LeadsTotals *totals)
{
  const gint64 count = leads_upload_words_count (kind, totals);
  g_autofree char *label = leads_upload_words_count_label (kind, count);
  g_autofree char *name = leads_upload_words_count_name (kind, count);

  gtk_button_set_label (button, label);
  leads_ui_set_accessible (GTK_WIDGET (button), name);
  gtk_widget_set_visible (GTK_WIDGET (button), count > 0);
}

static void
update (LeadsPartRow *self)
{
  const LeadsTotals *totals = leads_draft_part_get_totals (self->part);
  const gboolean included = leads_draft_part_get_included (self->part);

  update_count (self->valid_button, LEADS_LINES_VALID, totals);
  update_count (self->invalid_button, LEADS_LINES_REFUSED, totals);
  update_connection (self);
  gtk_check_button_set_active (self->included, included);
  /* A lead without a number to upload cannot be uploaded or left out. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->included), totals->uploaded > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->connection_box), included);
  gtk_widget_set_visible (GTK_WIDGET (self->connection_box), totals->uploaded > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->info_button), included);
  gtk_widget_set_visible (GTK_WIDGET (self->info_button), totals->uploaded > 0);
  leads_ui_set_css_class (GTK_WIDGET (self->title), "dim-label", !included || totals->uploaded == 0);
}

static void
on_toggled (LeadsPartRow *self)
{
  if (self->part != NULL)
    leads_draft_part_set_included (self->part, gtk_check_button_get_active (self->included));
}

static void
on_count_clicked (LeadsPartRow *self, GtkButton *button)
{
  g_signal_emit (self, signals[SHOW_LINES], 0, self->part,
                 button == self->valid_button ? LEADS_LINES_VALID : LEADS_LINES_REFUSED);
}

static void
on_add_connection (LeadsPartRow *self)
{
  g_signal_emit (self, signals[ADD_CONNECTION], 0, self->part);
}

static void
leads_part_row_dispose (GObject *object)
{
  LeadsPartRow *self = LEADS_PART_ROW (object);

  if (self->part != NULL)
    g_signal_handlers_disconnect_by_data (self->part, self);
  g_clear_object (&self->part);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_PART_ROW);

  G_OBJECT_CLASS (leads_part_row_parent_class)->dispose (object);
}

static void
leads_part_row_class_init (LeadsPartRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_part_row_dispose;

  signals[SHOW_LINES] = g_signal_new ("show-lines", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, LEADS_TYPE_DRAFT_PART, G_TYPE_INT);
  signals[ADD_CONNECTION] = g_signal_new ("add-connection", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, LEADS_TYPE_DRAFT_PART);

  g_type_ensure (LEADS_TYPE_CHECK_BUTTON);
  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-part-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsPartRow, included);
  gtk_widget_class_bind_template_child (widget_class, LeadsPartRow, title);
  gtk_widget_class_bind_template_child (widget_class, LeadsPartRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, LeadsPartRow, valid_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsPartRow, invalid_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsPartRow, connection_box);
  gtk_widget_class_bind_template_child (widget_class, LeadsPartRow, warning);
  gtk_widget_class_bind_template_child (widget_class, LeadsPartRow, connection);
  gtk_widget_class_bind_template_child (widget_class, LeadsPartRow, add_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsPartRow, info_button);
  gtk_widget_class_bind_template_callback (widget_class, on_add_connection);
  gtk_widget_class_bind_template_callback (widget_class, on_count_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
leads_part_row_init (LeadsPartRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
leads_part_row_new (LeadsDraftPart *part)
{
  LeadsPartRow *self;
  LeadsLead *lead;
  g_autofree char *name = NULL;
  g_autofree char *include = NULL;
  g_autofree char *add = NULL;

  g_return_val_if_fail (LEADS_IS_DRAFT_PART (part), NULL);

  self = g_object_new (LEADS_TYPE_PART_ROW, NULL);
  lead = leads_draft_part_get_lead (part);
  name = leads_upload_words_lead (leads_lead_get_customer_name (lead), leads_lead_get_service_name (lead));
  /* Translators: %s is a customer and service, “Adatum Research, Zoom Phone” */
  include = g_strdup_printf (_("Upload numbers to %s"), name);
  add = g_strdup_printf (_("Add a SIP Connection for %s"), name);
  gtk_label_set_label (self->title, leads_lead_get_customer_name (lead));
  gtk_label_set_label (self->subtitle, leads_lead_get_service_name (lead));
  leads_ui_label (GTK_WIDGET (self->included), include);
  leads_ui_label (self->add_button, add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  leads_part_info_start (self->info_button, part, name);
  self->part = g_object_ref (part);
  g_signal_connect_swapped (part, "notify", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}
