/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-window-private.h"

#include "leads-plan-words.h"
#include "leads-reflow-box-private.h"
#include "leads-ui-util.h"

#include <glib/gi18n.h>

/*
 * The main window: the three pages, their names at every width, and what the
 * header does for the page in view. Actions, drops, toasts and undo are in
 * files of their own.
 */

/* The forms of the window's bin: from which width toasts have room for two buttons and tabs for long names. */
#define FORM_LONG_NAMES 2

enum
{
  PROP_DESK = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LeadsWindow, leads_window, ADW_TYPE_APPLICATION_WINDOW)

static GtkWidget *
visible_page (LeadsWindow *self)
{
  GtkWidget *bin = adw_view_stack_get_visible_child (self->stack);

  return ADW_IS_BIN (bin) ? adw_bin_get_child (ADW_BIN (bin)) : NULL;
}

static const char *
page_title (LeadsWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (name, "numbers") == 0)
    return _("Numbers Management");
  if (g_strcmp0 (name, "uploads") == 0)
    return _("Uploads");
  return _("Customer Leads");
}

static void
on_form_changed (LeadsWindow *self)
{
  gboolean has_room = leads_form_bin_get_form (self->form_bin) >= FORM_LONG_NAMES;

  adw_view_stack_page_set_title (self->leads_stack_page, has_room ? _("Customer Leads") : C_("tab", "Leads"));
  adw_view_stack_page_set_title (self->numbers_stack_page, has_room ? _("Numbers Management") : C_("tab", "Numbers"));
  adw_view_stack_page_set_title (self->uploads_stack_page, _("Uploads"));
}

static void
on_page_changed (LeadsWindow *self)
{
  GtkWidget *page = visible_page (self);
  gboolean can_search = page != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (page), "search-mode") != NULL;

  g_clear_pointer (&self->search_binding, g_binding_unbind);
  if (can_search)
    self->search_binding = g_object_bind_property (page, "search-mode", self->search_button, "active",
                                                   G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), can_search);
  gtk_widget_set_visible (GTK_WIDGET (self->new_button), page == GTK_WIDGET (self->leads_page));
  adw_view_switcher_title_set_title (self->switcher, page_title (self));
}

/* An installed numbering plan that cannot be used is never passed over in silence. */
static void
update_notice (LeadsWindow *self)
{
  const char *problem = leads_plan_service_get_problem (leads_desk_get_plans (self->desk));

  gtk_label_set_label (self->plan_notice_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (self->plan_notice, problem != NULL);
}

static void
on_notice_closed (LeadsWindow *self)
{
  gtk_widget_set_visible (self->plan_notice, FALSE);
}

static void
on_plan_changed (LeadsWindow *self)
{
  LeadsPlanService *plans = leads_desk_get_plans (self->desk);
  g_autofree char *text = leads_plan_words_changed (leads_plan_service_get_version (plans));

  update_notice (self);
  if (leads_plan_service_get_problem (plans) == NULL)
    leads_window_show_toast (self, text);
}

/* Dialogs above the window may have something to lose: they are asked first. */
static gboolean
leads_window_close_request (GtkWindow *window)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (other) == window)
        g_ptr_array_add (children, g_steal_pointer (&other));
    }
  for (guint i = 0; i < children->len; i++)
    {
      GtkWindow *child = g_ptr_array_index (children, i);

      gtk_window_close (child);
      if (gtk_window_get_transient_for (child) == window && gtk_widget_get_visible (GTK_WIDGET (child)))
        return TRUE;
    }
  return GTK_WINDOW_CLASS (leads_window_parent_class)->close_request (window);
}

static gboolean
on_undo_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));

  /* In a field Ctrl+Z is about the text, also when there is none left to undo. */
  if (focus != NULL && GTK_IS_EDITABLE (focus))
    return FALSE;
  return gtk_widget_activate_action (widget, "win.undo-last", NULL);
}

static gboolean
on_redo_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));

  if (focus != NULL && GTK_IS_EDITABLE (focus))
    return FALSE;
  return gtk_widget_activate_action (widget, "win.redo-last", NULL);
}

static void
leads_window_constructed (GObject *object)
{
  LeadsWindow *self = LEADS_WINDOW (object);

  G_OBJECT_CLASS (leads_window_parent_class)->constructed (object);

  self->settings = leads_ui_new_settings ();
  if (self->settings != NULL)
    {
      g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
    }

  self->leads_page = LEADS_LEADS_PAGE (leads_leads_page_new (self->desk));
  adw_bin_set_child (self->leads_bin, GTK_WIDGET (self->leads_page));
  leads_window_init_pages (self);
  leads_window_follow_drafts (self);
  g_signal_connect_object (leads_desk_get_plans (self->desk), "changed", G_CALLBACK (on_plan_changed), self,
                           G_CONNECT_SWAPPED);
  update_notice (self);
  on_form_changed (self);
  on_page_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->leads_page));
}

static void
leads_window_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  LeadsWindow *self = LEADS_WINDOW (object);

  switch (property_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
leads_window_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  LeadsWindow *self = LEADS_WINDOW (object);

  switch (property_id)
    {
    case PROP_DESK:
      self->desk = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
leads_window_dispose (GObject *object)
{
  LeadsWindow *self = LEADS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->search_binding, g_binding_unbind);
  g_clear_weak_pointer (&self->many_dialog);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_WINDOW);
  g_clear_handle_id (&self->undo_slow, g_source_remove);
  g_clear_object (&self->toaster);
  g_clear_object (&self->undo_job);
  g_clear_object (&self->settings);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (leads_window_parent_class)->dispose (object);
}

static void
leads_window_finalize (GObject *object)
{
  g_clear_object (&LEADS_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (leads_window_parent_class)->finalize (object);
}

static void
leads_window_class_init (LeadsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = leads_window_constructed;
  object_class->dispose = leads_window_dispose;
  object_class->finalize = leads_window_finalize;
  object_class->get_property = leads_window_get_property;
  object_class->set_property = leads_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = leads_window_close_request;

  properties[PROP_DESK] =
    g_param_spec_object ("desk", NULL, NULL, LEADS_TYPE_DESK,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LEADS_TYPE_FORM_BIN);
  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, form_bin);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, leads_stack_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, numbers_stack_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, uploads_stack_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, leads_bin);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, numbers_bin);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, uploads_bin);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, drop_revealer);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, plan_notice);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, plan_notice_label);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, many_notice);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, many_notice_label);
  gtk_widget_class_bind_template_child (widget_class, LeadsWindow, many_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_notice_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_key, NULL);
}

static void
leads_window_init (LeadsWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toaster = leads_toaster_new (self->toasts);
  leads_ui_label (GTK_WIDGET (self->menu_button), _("Main Menu"));
  leads_ui_align_popover (gtk_menu_button_get_popover (self->menu_button), GTK_ALIGN_END);
  leads_window_init_actions (self);
  leads_window_init_drop (self);
}

LeadsWindow *
leads_window_new (AdwApplication *application,
                  LeadsDesk      *desk)
{
  g_return_val_if_fail (ADW_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (LEADS_IS_DESK (desk), NULL);

  return g_object_new (LEADS_TYPE_WINDOW, "application", application, "desk", desk, NULL);
}

LeadsDesk *
leads_window_get_desk (LeadsWindow *self)
{
  g_return_val_if_fail (LEADS_IS_WINDOW (self), NULL);

  return self->desk;
}
