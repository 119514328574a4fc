/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-leads-page-private.h"

#include "leads-check-button-private.h"
#include "leads-closures.h"
#include "leads-ui-util.h"

#include <glib/gi18n.h>
#include <stdio.h>

/*
 * The filters of Customer Leads. Their state is that of the actions `leads.*`,
 * which chips, popovers and the one button of the narrow form share.
 */

static char *
status_action (guint i)
{
  return g_strdup_printf ("status-%u", i);
}

static void
set_chip (GtkMenuButton *chip,
          const char    *label,
          gboolean       on)
{
  gtk_menu_button_set_label (chip, label);
  leads_ui_set_accessible (GTK_WIDGET (chip), label);
  leads_ui_set_css_class (GTK_WIDGET (chip), "on", on);
}

static void
update_chips (LeadsLeadsPage *self)
{
  LeadsLeadFilter *filter = &self->filter;
  guint count = leads_lead_filter_count (filter);
  gboolean narrow = gtk_widget_get_visible (GTK_WIDGET (self->filters_button));
  g_autofree char *status = NULL;
  g_autofree char *consented = NULL;
  g_autofree char *modified = NULL;
  g_autofree char *filters = NULL;

  if (filter->statuses != LEADS_LEAD_FILTER_ALL_STATUSES)
    /* Translators: a filter that shows some of the deployment statuses, “Status: 2 of 7”. */
    status = g_strdup_printf (_("Status: %d of %d"), __builtin_popcount (filter->statuses), LEADS_N_DEPLOYMENT_STATUSES);
  if (filter->consented != LEADS_WITHIN_ALL)
    consented = g_strdup_printf (_("Consented: %s"), leads_within_to_label (filter->consented));
  if (filter->modified != LEADS_WITHIN_ALL)
    modified = g_strdup_printf (_("Modified: %s"), leads_within_to_label (filter->modified));
  if (count > 0)
    /* Translators: how many filters are on. */
    filters = g_strdup_printf (_("Filters: %u"), count);

  set_chip (self->status_chip, status != NULL ? status : _("Status"), status != NULL);
  set_chip (self->consented_chip, consented != NULL ? consented : _("Consented"), consented != NULL);
  set_chip (self->modified_chip, modified != NULL ? modified : _("Modified"), modified != NULL);
  set_chip (self->filters_button, filters != NULL ? filters : _("Filters"), count > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->clear_chip), count > 0 && !narrow);
}

static void
on_state_changed (LeadsLeadsPage *self,
                  const char     *name)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), name);
  guint i;

  if (g_str_equal (name, "consented"))
    self->filter.consented = leads_within_from_word (g_variant_get_string (state, NULL));
  else if (g_str_equal (name, "modified"))
    self->filter.modified = leads_within_from_word (g_variant_get_string (state, NULL));
  else if (g_str_equal (name, "without-numbers"))
    self->filter.without_numbers = g_variant_get_boolean (state);
  else if (sscanf (name, "status-%u", &i) == 1)
    {
      if (g_variant_get_boolean (state))
        self->filter.statuses |= 1u << i;
      else
        self->filter.statuses &= ~(1u << i);
    }
  leads_leads_page_filter_changed (self);
}

static void
on_clear_filters (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  GActionGroup *group = G_ACTION_GROUP (LEADS_LEADS_PAGE (data)->actions);

  for (guint i = 0; i < LEADS_N_DEPLOYMENT_STATUSES; i++)
    {
      g_autofree char *name = status_action (i);

      g_action_group_change_action_state (group, name, g_variant_new_boolean (TRUE));
    }
  g_action_group_change_action_state (group, "consented", g_variant_new_string ("all"));
  g_action_group_change_action_state (group, "modified", g_variant_new_string ("all"));
  g_action_group_change_action_state (group, "without-numbers", g_variant_new_boolean (FALSE));
}

static void
on_clear_all (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  LeadsLeadsPage *self = LEADS_LEADS_PAGE (data);

  on_clear_filters (action, parameter, self);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  g_object_set (self, "search-mode", FALSE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* One of the seven: icon, words and what they mean, so that the filter is the legend too. */
static GtkWidget *
new_status_choice (guint i)
{
  const LeadsDeploymentStatus *pair = &leads_deployment_status_get_pairs ()[i];
  const char *words = leads_status_words (pair->deploy, pair->health);
  GtkWidget *check = leads_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (leads_status_icon (pair->health));
  GtkWidget *title = gtk_label_new (words);
  GtkWidget *meaning = gtk_label_new (leads_status_meaning (pair->deploy, pair->health));
  g_autofree char *name = status_action (i);
  g_autofree char *action = g_strconcat ("leads.", name, NULL);

  gtk_widget_add_css_class (icon, leads_status_style (pair->health));
  gtk_widget_add_css_class (meaning, "caption");
  gtk_widget_add_css_class (meaning, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (meaning), 0);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), meaning);
  gtk_widget_set_margin_start (box, 3);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (check), action);
  leads_ui_set_accessible (check, words);
  return check;
}

static GMenuModel *
new_filters_menu (LeadsLeadsPage *self)
{
  const LeadsDeploymentStatus *pairs = leads_deployment_status_get_pairs ();
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) statuses = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  for (guint i = 0; i < LEADS_N_DEPLOYMENT_STATUSES; i++)
    {
      g_autofree char *name = status_action (i);
      g_autofree char *action = g_strconcat ("leads.", name, NULL);

      g_menu_append (statuses, leads_status_words (pairs[i].deploy, pairs[i].health), action);
    }
  g_menu_append_submenu (menu, _("Deployment Status"), G_MENU_MODEL (statuses));
  g_menu_append_submenu (menu, _("Consented"), self->consented_menu);
  g_menu_append_submenu (menu, _("Modified"), self->modified_menu);
  g_menu_append (last, _("Without Numbers"), "leads.without-numbers");
  g_menu_append (last, _("Clear Filters"), "leads.clear-filters");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static void
add_state (LeadsLeadsPage *self,
           const char     *name,
           GVariant       *state)
{
  const GVariantType *type = g_variant_is_of_type (state, G_VARIANT_TYPE_STRING) ? G_VARIANT_TYPE_STRING : NULL;
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (name, type, state);

  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

void
leads_leads_page_init_filters (LeadsLeadsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "clear-filters", .activate = on_clear_filters },
    { .name = "clear-all", .activate = on_clear_all },
  };
  g_autoptr (GMenuModel) menu = new_filters_menu (self);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  add_state (self, "consented", g_variant_new_string ("all"));
  add_state (self, "modified", g_variant_new_string ("all"));
  add_state (self, "without-numbers", g_variant_new_boolean (FALSE));
  for (guint i = 0; i < LEADS_N_DEPLOYMENT_STATUSES; i++)
    {
      g_autofree char *name = status_action (i);

      add_state (self, name, g_variant_new_boolean (TRUE));
      gtk_box_append (self->status_choices, new_status_choice (i));
    }
  g_signal_connect_object (self->actions, "action-state-changed", G_CALLBACK (on_state_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "leads", G_ACTION_GROUP (self->actions));

  gtk_menu_button_set_menu_model (self->filters_button, menu);
  leads_ui_align_popover (gtk_menu_button_get_popover (self->filters_button), GTK_ALIGN_START);
  leads_ui_align_popover (gtk_menu_button_get_popover (self->status_chip), GTK_ALIGN_START);
  leads_ui_align_popover (gtk_menu_button_get_popover (self->consented_chip), GTK_ALIGN_START);
  leads_ui_align_popover (gtk_menu_button_get_popover (self->modified_chip), GTK_ALIGN_START);
  update_chips (self);
}

void
leads_leads_page_fold_filters (LeadsLeadsPage *self,
                               gboolean        fold)
{
  gtk_widget_set_visible (GTK_WIDGET (self->filters_button), fold);
  gtk_widget_set_visible (GTK_WIDGET (self->status_chip), !fold);
  gtk_widget_set_visible (GTK_WIDGET (self->consented_chip), !fold);
  gtk_widget_set_visible (GTK_WIDGET (self->modified_chip), !fold);
  gtk_widget_set_visible (GTK_WIDGET (self->without_chip), !fold);
  update_chips (self);
}

void
leads_leads_page_filter_changed (LeadsLeadsPage *self)
{
  update_chips (self);
  if (self->match != NULL)
    gtk_filter_changed (GTK_FILTER (self->match), GTK_FILTER_CHANGE_DIFFERENT);
}
