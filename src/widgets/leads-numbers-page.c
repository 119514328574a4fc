/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-numbers-page.h"
#include "leads-export-ui-private.h"
#include "leads-job-bar.h"
#include "leads-number-view-private.h"
#include "leads-reflow-box-private.h"
#include "leads-ui-util.h"

#include <leads-closures.h>
#include <leads-number-record.h>
#include <leads-lead-filter.h>
#include <leads-ui-util.h>

#include <glib/gi18n.h>

/* Search, filters and order make a filter; a filter makes a list; the list is
 * shown as a whole. When the store changes, the same filter makes a new list. */

struct _LeadsNumbersPage
{
  GtkWidget parent_instance;

  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkButton *limit_chip;
  GtkLabel *limit_label;
  GtkMenuButton *period_chip;
  GtkMenuButton *order_chip;
  GtkLabel *count;
  GtkButton *export_button;
  GtkStack *stack;
  LeadsNumberView *view;
  AdwStatusPage *error_page;
  LeadsJobBar *job_bar;

  LeadsDesk *desk;
  LeadsNumberList *list;
  GSignalGroup *list_signals;
  gint64 lead_id;
  gint64 upload_id;
  LeadsWithin period;
  LeadsNumberOrder order;
  guint reload_id;
};

G_DEFINE_FINAL_TYPE (LeadsNumbersPage, leads_numbers_page, GTK_TYPE_WIDGET)

enum {
  PROP_DESK = 1,
  PROP_SEARCH_MODE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* How long after a change of the store the list is made anew, so that a burst of changes makes one. */
#define RELOAD_DELAY_MS 100

static gboolean
is_filtered (LeadsNumbersPage *self)
{
  return self->lead_id != 0 || self->upload_id != 0 || self->period != LEADS_WITHIN_ALL || *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

/* UTC microseconds; 0: any time. */
static gint64
get_period_start (LeadsWithin period)
{
  LeadsLeadFilter days;

  leads_lead_filter_init (&days);
  leads_lead_filter_set_now (&days, g_get_real_time ());
  switch (period)
    {
    case LEADS_WITHIN_TODAY:
      return days.day_start;
    case LEADS_WITHIN_WEEK:
      return days.week_start;
    case LEADS_WITHIN_MONTH:
      return days.month_start;
    case LEADS_WITHIN_ALL:
    default:
      return 0;
    }
}

static LeadsNumberFilter
get_filter (LeadsNumbersPage *self)
{
  return (LeadsNumberFilter) {
    .text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
    .lead_id = self->lead_id,
    .upload_id = self->upload_id,
    .uploaded_since = get_period_start (self->period),
    .order = self->order,
  };
}

static char *
describe_count (LeadsNumberList *list)
{
  gint64 n_rows = leads_number_list_get_n_rows (list);
  g_autofree char *numbers = leads_format_n_numbers (n_rows);

  if (!leads_number_list_get_complete (list))
    return g_strdup_printf (_("%s so far"), numbers);
  if (n_rows > LEADS_NUMBER_LIST_MAX)
    return g_strdup_printf (_("%s; search to see the last ones"), numbers);
  return g_steal_pointer (&numbers);
}

static void
list_changed (LeadsNumbersPage *self)
{
  gint64 n_rows = leads_number_list_get_n_rows (self->list);
  const char *error = leads_number_list_get_error (self->list);
  g_autofree char *count = describe_count (self->list);
  gboolean empty = n_rows == 0 && leads_number_list_get_complete (self->list);

  gtk_label_set_label (self->count, count);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), n_rows > 0);
  if (error != NULL)
    leads_ui_describe_page (self->error_page, error);
  gtk_stack_set_visible_child_name (self->stack, error != NULL ? "error" : !empty ? "numbers" : is_filtered (self) ? "no-match" : "empty");
}

static void
reload (LeadsNumbersPage *self,
        gboolean          keep_place)
{
  const LeadsNumberFilter filter = get_filter (self);
  g_autoptr (LeadsNumberList) list = leads_number_list_new (leads_desk_get_numbers (self->desk), &filter);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_set_object (&self->list, list);
  g_signal_group_set_target (self->list_signals, list);
  leads_number_view_set_list (self->view, list, keep_place);
  list_changed (self);
}

static void
reload_from_start (LeadsNumbersPage *self)
{
  reload (self, FALSE);
}

static gboolean
reload_in_place (gpointer data)
{
  LeadsNumbersPage *self = data;

  self->reload_id = 0;
  reload (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
desk_changed (LeadsNumbersPage *self,
              guint             changes)
{
  if (self->reload_id == 0)
    self->reload_id = g_timeout_add (RELOAD_DELAY_MS, reload_in_place, self);
}

/* Countries and display forms are those of the plan in force. */
static void
plan_changed (LeadsNumbersPage *self)
{
  desk_changed (self, LEADS_CHANGE_NUMBERS);
}

static void
set_chip (GtkMenuButton *chip,
          const char    *label,
          gboolean       on)
{
  gtk_menu_button_set_label (chip, label);
  leads_ui_set_accessible (GTK_WIDGET (chip), label);
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (chip), "on");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (chip), "on");
}

static void
update_chips (LeadsNumbersPage *self)
{
  g_autofree char *period = g_strdup_printf (_("Uploaded: %s"), leads_within_to_label (self->period));

  set_chip (self->period_chip, self->period != LEADS_WITHIN_ALL ? period : _("Uploaded"), self->period != LEADS_WITHIN_ALL);
  set_chip (self->order_chip, self->order == LEADS_NUMBER_ORDER_NEWEST ? _("Newest First") : _("By Number"), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->limit_chip), self->lead_id != 0 || self->upload_id != 0);
}

static void
period_activated (GSimpleAction    *action,
                  GVariant         *parameter,
                  LeadsNumbersPage *self)
{
  g_simple_action_set_state (action, parameter);
  self->period = leads_within_from_word (g_variant_get_string (parameter, NULL));
  update_chips (self);
  reload (self, FALSE);
}

static void
order_activated (GSimpleAction    *action,
                 GVariant         *parameter,
                 LeadsNumbersPage *self)
{
  g_simple_action_set_state (action, parameter);
  self->order = g_str_equal (g_variant_get_string (parameter, NULL), "number") ? LEADS_NUMBER_ORDER_NUMBER : LEADS_NUMBER_ORDER_NEWEST;
  update_chips (self);
  reload (self, FALSE);
}

static void
limit_clicked (LeadsNumbersPage *self)
{
  self->lead_id = 0;
  self->upload_id = 0;
  update_chips (self);
  reload (self, FALSE);
}

static void
clear_clicked (LeadsNumbersPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "numbers-page.uploaded", "s", "all");
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  limit_clicked (self);
}

static void
export_clicked (LeadsNumbersPage *self)
{
  const LeadsNumberFilter filter = get_filter (self);

  leads_export_ui_ask (GTK_WIDGET (self), self->desk, &filter, LEADS_EXPORT_TABLE, 0, self->job_bar, _("numbers.csv"));
}

static void
row_activated (LeadsNumbersPage *self,
               LeadsNumber      *number)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-upload", "x", leads_number_get_upload_id (number));
}

void
leads_numbers_page_show (LeadsNumbersPage *self,
                         gint64            lead_id,
                         gint64            upload_id,
                         const char       *label)
{
  g_autofree char *remove = g_strdup_printf (_("Show all numbers, not just %s"), label != NULL ? label : "");

  gtk_widget_activate_action (GTK_WIDGET (self), "numbers-page.uploaded", "s", "all");
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->lead_id = lead_id;
  self->upload_id = upload_id;
  gtk_label_set_label (self->limit_label, label != NULL ? label : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->limit_chip), remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->limit_chip), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  update_chips (self);
  reload (self, FALSE);
}

static void
leads_numbers_page_constructed (GObject *object)
{
  LeadsNumbersPage *self = LEADS_NUMBERS_PAGE (object);

  G_OBJECT_CLASS (leads_numbers_page_parent_class)->constructed (object);
  leads_number_view_set_validation (self->view, leads_desk_get_validation (self->desk));
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (desk_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (leads_desk_get_validation (self->desk), "notify::plan", G_CALLBACK (plan_changed), self,
                           G_CONNECT_SWAPPED);
  update_chips (self);
  reload (self, FALSE);
}

static void
leads_numbers_page_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  LeadsNumbersPage *self = LEADS_NUMBERS_PAGE (object);

  switch (prop_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, gtk_search_bar_get_search_mode (self->search_bar));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_numbers_page_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  LeadsNumbersPage *self = LEADS_NUMBERS_PAGE (object);

  switch (prop_id)
    {
    case PROP_DESK:
      self->desk = g_value_dup_object (value);
      break;
    case PROP_SEARCH_MODE:
      gtk_search_bar_set_search_mode (self->search_bar, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
search_mode_changed (LeadsNumbersPage *self)
{
  leads_ui_leave_search (self->search_bar, GTK_WIDGET (self->view));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCH_MODE]);
}

static void
leads_numbers_page_dispose (GObject *object)
{
  LeadsNumbersPage *self = LEADS_NUMBERS_PAGE (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_clear_object (&self->list_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_NUMBERS_PAGE);
  leads_ui_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->list);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (leads_numbers_page_parent_class)->dispose (object);
}

static gboolean
leads_numbers_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LEADS_NUMBERS_PAGE (widget)->view));
}

static void
leads_numbers_page_class_init (LeadsNumbersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = leads_numbers_page_constructed;
  object_class->get_property = leads_numbers_page_get_property;
  object_class->set_property = leads_numbers_page_set_property;
  object_class->dispose = leads_numbers_page_dispose;
  widget_class->grab_focus = leads_numbers_page_grab_focus;

  props[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, LEADS_TYPE_DESK, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_SEARCH_MODE] =
    g_param_spec_boolean ("search-mode", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (LEADS_TYPE_NUMBER_VIEW);
  g_type_ensure (LEADS_TYPE_JOB_BAR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-numbers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsNumbersPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumbersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumbersPage, limit_chip);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumbersPage, limit_label);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumbersPage, period_chip);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumbersPage, order_chip);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumbersPage, count);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumbersPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumbersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumbersPage, view);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumbersPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumbersPage, job_bar);
  gtk_widget_class_bind_template_callback (widget_class, reload_from_start);
  gtk_widget_class_bind_template_callback (widget_class, limit_clicked);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_changed);
}

static void
leads_numbers_page_init (LeadsNumbersPage *self)
{
  const GActionEntry entries[] = {
    { .name = "uploaded",
      .activate = (void (*) (GSimpleAction *, GVariant *, gpointer)) (void (*) (void)) period_activated,
      .parameter_type = "s",
      .state = "'all'" },
    { .name = "order",
      .activate = (void (*) (GSimpleAction *, GVariant *, gpointer)) (void (*) (void)) order_activated,
      .parameter_type = "s",
      .state = "'newest'" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "numbers-page", G_ACTION_GROUP (group));
  self->list_signals = g_signal_group_new (LEADS_TYPE_NUMBER_LIST);
  g_signal_group_connect_swapped (self->list_signals, "notify", G_CALLBACK (list_changed), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  leads_ui_align_popover (gtk_menu_button_get_popover (self->period_chip), GTK_ALIGN_START);
  leads_ui_align_popover (gtk_menu_button_get_popover (self->order_chip), GTK_ALIGN_START);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));
}

LeadsNumbersPage *
leads_numbers_page_new (LeadsDesk *desk)
{
  return g_object_new (LEADS_TYPE_NUMBERS_PAGE, "desk", desk, NULL);
}
