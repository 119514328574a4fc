/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-uploads-page.h"
#include "leads-ui-util.h"
#include "leads-upload-details-private.h"
#include "leads-upload-text-private.h"

#include <leads-closures.h>
#include <leads-record-list.h>
#include <leads-text.h>

#include <glib/gi18n.h>

/* List and details, side by side or one after the other. The selection is kept
 * by id: the list follows the store and its objects change. */

struct _LeadsUploadsPage
{
  GtkWidget parent_instance;

  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  AdwStatusPage *error_page;
  AdwLeaflet *leaflet;
  GtkWidget *list_leaf;
  GtkWidget *details_leaf;
  GtkListView *list;
  GtkWidget *back_bar;
  LeadsUploadDetails *details;

  LeadsDesk *desk;
  LeadsRecordList *uploads;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  char *needle;
  gint64 selected_id;
  gint64 wanted_id; /* to be selected, now or when the list has it; 0 */
  guint settling;
};

G_DEFINE_FINAL_TYPE (LeadsUploadsPage, leads_uploads_page, GTK_TYPE_WIDGET)

enum {
  PROP_DESK = 1,
  PROP_SEARCH_MODE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static gboolean
matches (gpointer item,
         gpointer data)
{
  LeadsUploadsPage *self = data;
  const char *file_name = leads_upload_get_file_name (item);
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (self->needle == NULL || *self->needle == '\0')
    return TRUE;
  text = g_strjoin ("\n", leads_upload_get_customer_name (item), leads_upload_get_service_name (item), leads_upload_get_uploaded_by (item),
                    leads_upload_get_service_info (item), file_name != NULL ? file_name : "", NULL);
  folded = leads_text_fold (text);
  return strstr (folded, self->needle) != NULL;
}

static void
update_stack (LeadsUploadsPage *self)
{
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->uploads));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  const char *error = leads_record_list_get_error (self->uploads);

  if (error != NULL)
    leads_ui_describe_page (self->error_page, error);
  gtk_stack_set_visible_child_name (self->stack, error != NULL                                    ? "error"
                                                 : n_shown > 0                                    ? "uploads"
                                                 : n_all > 0                                      ? "no-match"
                                                 : leads_record_list_get_loading (self->uploads) ? "loading"
                                                                                                  : "empty");
}

static void
show_selected (LeadsUploadsPage *self)
{
  LeadsUpload *upload = gtk_single_selection_get_selected_item (self->selection);

  self->selected_id = upload != NULL ? leads_upload_get_id (upload) : self->selected_id;
  leads_upload_details_show (self->details, upload);
}

/* FALSE: the list does not have it. */
static gboolean
find_upload (LeadsUploadsPage *self,
             gint64            upload_id,
             guint            *position)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (*position = 0; *position < n_items && upload_id != 0; ++*position)
    {
      g_autoptr (LeadsUpload) upload = g_list_model_get_item (G_LIST_MODEL (self->selection), *position);

      if (leads_upload_get_id (upload) == upload_id)
        return TRUE;
    }
  return FALSE;
}

/* After the list changed the selected upload may be another object at another place, and the wanted one may have come. */
static void
list_changed (LeadsUploadsPage *self)
{
  gboolean came;
  guint position;

  came = find_upload (self, self->wanted_id, &position);
  if (came)
    self->wanted_id = 0;
  if ((came || find_upload (self, self->selected_id, &position)) &&
      gtk_single_selection_get_selected (self->selection) != position)
    gtk_single_selection_set_selected (self->selection, position);
  if (came)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  show_selected (self);
  update_stack (self);
}

static void
search_changed (LeadsUploadsPage *self)
{
  g_free (self->needle);
  self->needle = leads_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static void
clear_clicked (LeadsUploadsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
try_again_clicked (LeadsUploadsPage *self)
{
  leads_record_list_reload (self->uploads);
}

static void
row_activated (LeadsUploadsPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->details_leaf);
}

static void
back_clicked (LeadsUploadsPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->list_leaf);
}

static void
folded_changed (LeadsUploadsPage *self)
{
  gtk_widget_set_visible (self->back_bar, adw_leaflet_get_folded (self->leaflet));
}

static void
set_up_row (GtkListItemFactory *factory,
            GtkListItem        *item,
            LeadsUploadsPage   *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *customer = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  GtkWidget *when = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0f, NULL);
  GtkWidget *service = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *summary = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (customer, "heading");
  gtk_widget_add_css_class (when, "caption");
  gtk_widget_add_css_class (when, "dim-label");
  gtk_widget_add_css_class (when, "numeric");
  gtk_widget_add_css_class (summary, "dim-label");
  gtk_widget_add_css_class (summary, "numeric");
  /* A long service gives way to the count. */
  gtk_box_append (GTK_BOX (summary), service);
  gtk_box_append (GTK_BOX (summary), gtk_label_new ("·"));
  gtk_box_append (GTK_BOX (summary), count);
  gtk_widget_set_halign (state, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (state), gtk_image_new ());
  gtk_box_append (GTK_BOX (state), gtk_label_new (NULL));
  gtk_widget_add_css_class (gtk_widget_get_last_child (state), "caption");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_widget_set_margin_top (grid, 6);
  gtk_widget_set_margin_bottom (grid, 6);
  gtk_grid_attach (GTK_GRID (grid), customer, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), when, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), summary, 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), state, 1, 1, 1, 1);
  gtk_list_item_set_child (item, grid);
}

static void
bind_row (GtkListItemFactory *factory,
          GtkListItem        *item,
          LeadsUploadsPage   *self)
{
  GtkGrid *grid = GTK_GRID (gtk_list_item_get_child (item));
  LeadsUpload *upload = gtk_list_item_get_item (item);
  LeadsUploadState state = leads_upload_get_state (upload);
  g_autofree char *when = leads_format_when_now (leads_upload_get_uploaded_at (upload));
  g_autofree char *count = leads_format_n_numbers (leads_upload_get_totals (upload)->uploaded);
  GtkWidget *summary = gtk_grid_get_child_at (grid, 0, 1);
  GtkWidget *box = gtk_grid_get_child_at (grid, 1, 1);
  GtkWidget *icon = gtk_widget_get_first_child (box);
  const char *const classes[] = { leads_upload_state_style (state), NULL };

  gtk_label_set_label (GTK_LABEL (gtk_grid_get_child_at (grid, 0, 0)), leads_upload_get_customer_name (upload));
  gtk_label_set_label (GTK_LABEL (gtk_grid_get_child_at (grid, 1, 0)), when);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (summary)), leads_upload_get_service_name (upload));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (summary)), count);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), leads_upload_state_icon (state));
  gtk_widget_set_css_classes (icon, (const char **) classes);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), leads_upload_state_words (state));
}

static gboolean
settled (gpointer data)
{
  LeadsUploadsPage *self = data;

  self->settling = 0;
  gtk_widget_set_can_target (GTK_WIDGET (self->list), TRUE);
  return G_SOURCE_REMOVE;
}

/* The button that led here by a double-click is still down: its release, over the list, would choose another upload. */
static void
settle (LeadsUploadsPage *self)
{
  int interval;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &interval, NULL);
  g_clear_handle_id (&self->settling, g_source_remove);
  gtk_widget_set_can_target (GTK_WIDGET (self->list), FALSE);
  self->settling = g_timeout_add ((guint) interval, settled, self);
}

void
leads_uploads_page_show (LeadsUploadsPage *self,
                         gint64            upload_id)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->wanted_id = upload_id;
  settle (self);
  list_changed (self);
  adw_leaflet_set_visible_child (self->leaflet, self->details_leaf);
}

void
leads_uploads_page_follow (LeadsUploadsPage *self,
                           gint64            upload_id)
{
  g_return_if_fail (LEADS_IS_UPLOADS_PAGE (self));

  self->wanted_id = upload_id;
  list_changed (self);
}

static void
leads_uploads_page_constructed (GObject *object)
{
  LeadsUploadsPage *self = LEADS_UPLOADS_PAGE (object);
  GtkFilterListModel *filtered;

  G_OBJECT_CLASS (leads_uploads_page_parent_class)->constructed (object);
  leads_upload_details_set_desk (self->details, self->desk);
  self->uploads = leads_record_list_new (self->desk, LEADS_RECORDS_UPLOADS, 0);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->uploads)), g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  /* After the view: it knows no row yet that is selected before it heard of it. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (list_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->uploads, "notify", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  folded_changed (self);
  update_stack (self);
}

static void
leads_uploads_page_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  LeadsUploadsPage *self = LEADS_UPLOADS_PAGE (object);

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
leads_uploads_page_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  LeadsUploadsPage *self = LEADS_UPLOADS_PAGE (object);

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
search_mode_changed (LeadsUploadsPage *self)
{
  leads_ui_leave_search (self->search_bar, GTK_WIDGET (self->list));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCH_MODE]);
}

static void
leads_uploads_page_dispose (GObject *object)
{
  LeadsUploadsPage *self = LEADS_UPLOADS_PAGE (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  /* The filter's function looks at the page. */
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_UPLOADS_PAGE);
  leads_ui_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->uploads);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->needle, g_free);
  G_OBJECT_CLASS (leads_uploads_page_parent_class)->dispose (object);
}

static void
leads_uploads_page_class_init (LeadsUploadsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = leads_uploads_page_constructed;
  object_class->get_property = leads_uploads_page_get_property;
  object_class->set_property = leads_uploads_page_set_property;
  object_class->dispose = leads_uploads_page_dispose;

  props[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, LEADS_TYPE_DESK, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_SEARCH_MODE] =
    g_param_spec_boolean ("search-mode", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (LEADS_TYPE_UPLOAD_DETAILS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-uploads-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadsPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadsPage, list_leaf);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadsPage, details_leaf);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadsPage, list);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadsPage, back_bar);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadsPage, details);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked);
  gtk_widget_class_bind_template_callback (widget_class, try_again_clicked);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked);
  gtk_widget_class_bind_template_callback (widget_class, folded_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_changed);
}

static void
leads_uploads_page_init (LeadsUploadsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));
}

LeadsUploadsPage *
leads_uploads_page_new (LeadsDesk *desk)
{
  return g_object_new (LEADS_TYPE_UPLOADS_PAGE, "desk", desk, NULL);
}
