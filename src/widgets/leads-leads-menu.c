/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-leads-page-private.h"

#include "leads-draft-words.h"
#include "leads-ui-util.h"

#include <glib/gi18n.h>

/*
 * What can be done with one lead: the menu behind ⋮ in its row, and the same
 * as context menu (right click, long press, Menu key, Shift+F10). Its items are
 * actions of the window with the lead's id.
 */

#define LEAD_KEY "leads-row-lead"

/* How deep below a row's widget the widget bound to the lead is: row, cell, child. */
#define ROW_DEPTH 3

static void
append_item (GMenu      *section,
             const char *label,
             const char *action,
             LeadsLead  *lead)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", leads_lead_get_id (lead));
  g_menu_append_item (section, item);
}

static void
append_upload (GMenu            *section,
               LeadsDraftKeeper *drafts,
               LeadsLead        *lead)
{
  const gint64 id = leads_lead_get_id (lead);
  g_autofree char *label = NULL;

  if (!leads_draft_keeper_has (drafts, id))
    {
      append_item (section, _("_Upload Numbers"), "win.upload", lead);
      return;
    }
  label = leads_draft_words_continue (leads_draft_keeper_get_n_numbers (drafts, id));
  append_item (section, label, "win.upload", lead);
  append_item (section, _("_Discard Draft…"), "win.discard-draft", lead);
}

static GMenuModel *
new_lead_menu (LeadsDraftKeeper *drafts,
               LeadsLead        *lead)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) numbers = g_menu_new ();
  g_autoptr (GMenu) record = g_menu_new ();

  append_upload (numbers, drafts, lead);
  append_item (numbers, _("Show _Numbers"), "win.show-numbers", lead);
  append_item (numbers, _("_SIP Connections"), "win.connections", lead);
  append_item (record, _("_Edit…"), "win.edit-lead", lead);
  append_item (record, _("_Delete…"), "win.delete-lead", lead);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (numbers));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (record));
  return G_MENU_MODEL (menu);
}

static void
create_row_popup (GtkMenuButton *button,
                  gpointer       data)
{
  LeadsLead *lead = gtk_list_item_get_item (GTK_LIST_ITEM (data));
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (button), LEADS_TYPE_LEADS_PAGE);
  g_autoptr (GMenuModel) menu = NULL;

  if (lead != NULL && page != NULL)
    menu = new_lead_menu (leads_desk_get_drafts (LEADS_LEADS_PAGE (page)->desk), lead);

  gtk_menu_button_set_menu_model (button, menu);
  if (menu != NULL)
    leads_ui_align_popover (gtk_menu_button_get_popover (button), GTK_ALIGN_END);
}

static LeadsLead *
lead_of_row (GtkWidget *widget)
{
  for (int depth = 0; widget != NULL && depth < ROW_DEPTH; depth++)
    {
      LeadsLead *lead = g_object_get_data (G_OBJECT (widget), LEAD_KEY);

      if (lead != NULL)
        return lead;
      widget = gtk_widget_get_first_child (widget);
    }
  return NULL;
}

/* From a widget within a row up to the outermost that still belongs to one lead. */
static LeadsLead *
lead_above (LeadsLeadsPage *self,
            GtkWidget      *widget,
            GtkWidget     **row)
{
  LeadsLead *lead = NULL;

  for (; widget != NULL && widget != GTK_WIDGET (self); widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      if (lead == NULL)
        lead = lead_of_row (widget);
      if (lead != NULL && parent != NULL && GTK_IS_LIST_VIEW (parent))
        {
          if (row != NULL)
            *row = widget;
          return lead;
        }
    }
  return NULL;
}

static void
popup_menu (LeadsLeadsPage     *self,
            LeadsLead          *lead,
            const GdkRectangle *at)
{
  g_autoptr (GMenuModel) model = new_lead_menu (leads_desk_get_drafts (self->desk), lead);

  leads_leads_page_reveal (self, leads_lead_get_id (lead));
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
popup_at_point (LeadsLeadsPage *self,
                double          x,
                double          y)
{
  LeadsLead *lead = leads_leads_page_lead_at (self, GTK_WIDGET (self), x, y, NULL);

  if (lead != NULL)
    popup_menu (self, lead, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static void
on_right_click (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                gpointer         data)
{
  popup_at_point (LEADS_LEADS_PAGE (data), x, y);
}

static void
on_long_press (GtkGestureLongPress *gesture,
               double               x,
               double               y,
               gpointer             data)
{
  popup_at_point (LEADS_LEADS_PAGE (data), x, y);
}

static gboolean
on_menu_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  LeadsLeadsPage *self = LEADS_LEADS_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = NULL;
  LeadsLead *lead = NULL;
  graphene_rect_t bounds;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    lead = lead_above (self, focus, &row);
  if (lead == NULL || !gtk_widget_compute_bounds (row, widget, &bounds))
    return FALSE;
  popup_menu (self, lead, &(GdkRectangle) { (int) (bounds.origin.x + bounds.size.width / 4),
                                            (int) bounds.origin.y, 1, (int) bounds.size.height });
  return TRUE;
}

static void
add_menu_key (GtkEventController *controller,
              guint               keyval,
              GdkModifierType     modifiers)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers),
                                                          gtk_callback_action_new (on_menu_key, NULL, NULL)));
}

void
leads_leads_page_init_menus (LeadsLeadsPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_right_click), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_press), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));

  add_menu_key (keys, GDK_KEY_Menu, 0);
  add_menu_key (keys, GDK_KEY_F10, GDK_SHIFT_MASK);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
leads_leads_page_new_row_button (GtkListItem *item)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_row_popup, item, NULL);
  leads_ui_label (button, _("Lead Menu"));
  /* The row keeps the focus, so that Enter opens the upload; the keyboard has the Menu key for this. */
  gtk_widget_set_can_focus (button, FALSE);
  return button;
}

void
leads_leads_page_bind_row_widget (GtkWidget *widget,
                                  LeadsLead *lead)
{
  g_object_set_data (G_OBJECT (widget), LEAD_KEY, lead);
}

LeadsLead *
leads_leads_page_lead_at (LeadsLeadsPage *self,
                          GtkWidget      *widget,
                          double          x,
                          double          y,
                          GtkWidget     **row)
{
  GtkWidget *target;

  g_return_val_if_fail (LEADS_IS_LEADS_PAGE (self), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  target = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  if (target == NULL || !gtk_widget_is_ancestor (target, GTK_WIDGET (self)))
    return NULL;
  return lead_above (self, target, row);
}
