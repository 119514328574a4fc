/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../support/leads-platform-messages.h"
#include <leads-lead-dialog.h>
#include <leads-lead-picker.h>
#include <leads-leads-page.h>
#include <leads-service-error.h>
#include <leads-store-window.h>
#include <leads-time.h>
#include <leads-ui-util.h>
#include <leads-upload-dialog.h>
#include <leads-window.h>

#include <glib/gstdio.h>
#include <locale.h>

/* The window and the dialogs of leads over a store of their own. */

typedef struct
{
  char *dir;
  LeadsDesk *desk;
  LeadsWindow *window;
  LeadsLeadsPage *page;
} Fixture;

#define TIMEOUT (20 * G_USEC_PER_SEC)

/* Runs the main loop until @condition, which must come. */
#define wait_for(condition)                                                 \
  G_STMT_START                                                              \
  {                                                                         \
    gint64 end = g_get_monotonic_time () + TIMEOUT;                         \
                                                                            \
    while (!(condition) && g_get_monotonic_time () < end)                   \
      if (!g_main_context_iteration (NULL, FALSE))                          \
        g_usleep (1000);                                                    \
    g_assert_true (condition);                                              \
  }                                                                         \
  G_STMT_END

static gpointer
child_of (gpointer    widget,
          const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return child;
}

static void
take_result (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gint64
save_lead (Fixture    *fixture,
           const char *customer,
           const char *service,
           guint       status)
{
  const LeadsDeploymentStatus *pair = &leads_deployment_status_get_pairs ()[status];
  LeadsDirectoryService *directory = leads_desk_get_directory (fixture->desk);
  g_autoptr (LeadsLead) lead = leads_lead_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  leads_lead_set_customer_name (lead, customer);
  leads_lead_set_service_name (lead, service);
  leads_lead_set_channel_name (lead, "Nordwave");
  leads_lead_set_deploy (lead, pair->deploy);
  leads_lead_set_health (lead, pair->health);
  leads_lead_set_consented_on (lead, leads_time_now ());
  leads_directory_service_save_async (directory, lead, NULL, take_result, &result);
  wait_for (result != NULL);
  id = leads_directory_service_save_finish (directory, result, &error);
  g_assert_no_error (error);
  return id;
}

static const char *
shown (Fixture    *fixture,
       const char *stack)
{
  return gtk_stack_get_visible_child_name (child_of (fixture->page, stack));
}

static const char *
count_text (Fixture *fixture)
{
  return gtk_label_get_label (child_of (fixture->page, "count"));
}

static gboolean
message_beneath (gpointer    row,
                 const char *text)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);
  GtkWidget *label = next != NULL && GTK_IS_LIST_BOX_ROW (next) ? gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (next)) : NULL;
  gboolean there = label != NULL && GTK_IS_LABEL (label) && gtk_widget_get_visible (next) &&
                   strstr (gtk_label_get_label (GTK_LABEL (label)), text) != NULL;

  g_assert_cmpint (gtk_widget_has_css_class (row, "error"), ==, there);
  return there;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("leads-window-XXXXXX", &error);
  g_assert_no_error (error);
  leads_desk_open_async (fixture->dir, TRUE, NULL, take_result, &result);
  wait_for (result != NULL);
  fixture->desk = leads_desk_open_finish (result, &error);
  g_assert_no_error (error);

  fixture->window = g_object_new (LEADS_TYPE_WINDOW, "desk", fixture->desk, NULL);
  fixture->page = LEADS_LEADS_PAGE (adw_bin_get_child (child_of (fixture->window, "leads_bin")));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (g_strcmp0 (shown (fixture, "stack"), "loading") != 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) files = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->desk);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  files = g_dir_open (fixture->dir, 0, NULL);
  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->dir, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->dir);
  g_free (fixture->dir);
}

static void
test_empty_and_filled (Fixture       *fixture,
                       gconstpointer  data)
{
  g_assert_cmpstr (shown (fixture, "stack"), ==, "empty");
  save_lead (fixture, "Contoso Ltd", "Teams Calling", 0);
  wait_for (g_strcmp0 (shown (fixture, "stack"), "list") == 0);
  g_assert_cmpstr (count_text (fixture), ==, "1 lead");
  save_lead (fixture, "Contoso Ltd", "SIP Trunk", 1);
  wait_for (g_strcmp0 (count_text (fixture), "2 leads") == 0);
}

static void
test_search_and_filters (Fixture       *fixture,
                         gconstpointer  data)
{
  GtkEditable *entry = child_of (fixture->page, "search_entry");
  GtkMenuButton *chip = child_of (fixture->page, "status_chip");
  GtkWidget *page = GTK_WIDGET (fixture->page);

  save_lead (fixture, "Contoso Ltd", "Teams Calling", 0);
  save_lead (fixture, "Contoso Ltd", "SIP Trunk", 1);
  save_lead (fixture, "Alpha Réseaux", "SIP Trunk", 0);
  wait_for (g_strcmp0 (count_text (fixture), "3 leads") == 0);

  g_object_set (page, "search-mode", TRUE, NULL);
  gtk_editable_set_text (entry, "trunk");
  wait_for (g_strcmp0 (count_text (fixture), "2 of 3 leads") == 0);
  gtk_widget_activate_action (page, "leads.status-0", NULL);
  g_assert_cmpstr (count_text (fixture), ==, "1 of 3 leads");
  g_assert_cmpstr (gtk_menu_button_get_label (chip), ==, "Status: 6 of 7");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (chip), "on"));
  g_assert_true (gtk_widget_get_visible (child_of (fixture->page, "clear_chip")));

  gtk_widget_activate_action (page, "leads.modified", "s", "week");
  g_assert_cmpstr (count_text (fixture), ==, "1 of 3 leads");
  gtk_editable_set_text (entry, "nobody");
  wait_for (g_strcmp0 (shown (fixture, "form"), "none") == 0);
  gtk_widget_activate_action (page, "leads.clear-all", NULL);
  wait_for (g_strcmp0 (count_text (fixture), "3 leads") == 0);
  g_assert_cmpstr (shown (fixture, "form"), ==, "table");
  g_assert_cmpstr (gtk_menu_button_get_label (chip), ==, "Status");
}

/* The selection follows the lead when a change moves it. */
static void
test_selection_follows (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkColumnView *table = child_of (fixture->page, "table");
  gint64 first = save_lead (fixture, "Contoso Ltd", "Teams Calling", 0);
  g_autoptr (LeadsLead) renamed = leads_lead_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GtkSingleSelection *selection;
  LeadsLead *lead;

  save_lead (fixture, "Contoso Ltd", "SIP Trunk", 1);
  wait_for (g_strcmp0 (count_text (fixture), "2 leads") == 0);
  leads_leads_page_reveal (fixture->page, first);
  selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (table));
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);

  leads_lead_set_id (renamed, first);
  leads_lead_set_customer_name (renamed, "Contoso Ltd");
  leads_lead_set_service_name (renamed, "Zoom Phone");
  leads_directory_service_save_async (leads_desk_get_directory (fixture->desk), renamed, NULL, take_result, &result);
  wait_for (gtk_single_selection_get_selected (selection) == 0);
  lead = gtk_single_selection_get_selected_item (selection);
  g_assert_cmpint (leads_lead_get_id (lead), ==, first);
  g_assert_cmpstr (leads_lead_get_service_name (lead), ==, "Zoom Phone");
  wait_for (result != NULL);
}

/* A lead that changes is another row, and the focus goes along. */
static void
test_focus_follows (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *table = child_of (fixture->page, "table");
  gint64 id = save_lead (fixture, "Contoso Ltd", "Teams Calling", 0);
  g_autoptr (LeadsLead) renamed = leads_lead_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GtkSingleSelection *selection;

  wait_for (g_strcmp0 (count_text (fixture), "1 lead") == 0);
  leads_leads_page_reveal (fixture->page, id);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), table));
  selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));

  leads_lead_set_id (renamed, id);
  leads_lead_set_customer_name (renamed, "Contoso Ltd");
  leads_lead_set_service_name (renamed, "Zoom Phone");
  leads_directory_service_save_async (leads_desk_get_directory (fixture->desk), renamed, NULL, take_result, &result);
  wait_for (g_strcmp0 (leads_lead_get_service_name (gtk_single_selection_get_selected_item (selection)), "Zoom Phone") == 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), table));
  wait_for (result != NULL);
}

/* A new lead is looked for before the list has it, in an empty store and beside others. */
static void
test_new_lead_is_selected (Fixture       *fixture,
                           gconstpointer  data)
{
  static const char *const services[] = { "Teams Calling", "SIP Trunk", "Contact Centre" };
  GtkColumnView *table = child_of (fixture->page, "table");

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      gint64 id = save_lead (fixture, "Contoso Ltd", services[i], 0);
      g_autofree char *count = g_strdup_printf (i == 0 ? "%u lead" : "%u leads", i + 1);
      GtkSingleSelection *selection;

      leads_leads_page_reveal (fixture->page, id);
      wait_for (g_strcmp0 (count_text (fixture), count) == 0);
      selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (table));
      wait_for (gtk_single_selection_get_selected_item (selection) != NULL);
      g_assert_cmpint (leads_lead_get_id (gtk_single_selection_get_selected_item (selection)), ==, id);
    }
}

/* “Not yet” is last whichever way Consented On is sorted. */
static void
test_not_yet_last (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkColumnView *table = child_of (fixture->page, "table");
  GListModel *columns = gtk_column_view_get_columns (table);
  g_autoptr (GtkColumnViewColumn) consented = NULL;
  g_autoptr (LeadsLead) later = leads_lead_new ();
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; consented == NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), "Consented On") == 0)
        consented = g_steal_pointer (&column);
    }
  g_assert_nonnull (consented);

  save_lead (fixture, "Contoso Ltd", "Teams Calling", 0);
  leads_lead_set_customer_name (later, "Alpha Réseaux");
  leads_lead_set_service_name (later, "SIP Trunk");
  leads_directory_service_save_async (leads_desk_get_directory (fixture->desk), later, NULL, take_result, &result);
  wait_for (g_strcmp0 (count_text (fixture), "2 leads") == 0);
  wait_for (result != NULL);

  for (int order = GTK_SORT_ASCENDING; order <= GTK_SORT_DESCENDING; order++)
    {
      g_autoptr (LeadsLead) last = NULL;

      gtk_column_view_sort_by_column (table, consented, (GtkSortType) order);
      last = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (table)), 1);
      g_assert_cmpint (leads_lead_get_consented_on (last), ==, 0);
    }
}

static void
take_id (gint64  *saved,
         gint64   id)
{
  *saved = id;
}

static void
test_lead_dialog (Fixture       *fixture,
                  gconstpointer  data)
{
  LeadsLeadDialog *dialog = leads_lead_dialog_new (GTK_WINDOW (fixture->window), fixture->desk, NULL);
  GtkEditable *customer = child_of (dialog, "customer_row");
  GtkEditable *service = child_of (dialog, "service_row");
  GtkEditable *consented = child_of (dialog, "consented_row");
  GtkEditable *country = child_of (dialog, "country_row");
  GtkButton *save = child_of (dialog, "save_button");
  gint64 saved = 0;

  save_lead (fixture, "Contoso Ltd", "Teams Calling", 0);
  g_signal_connect_swapped (dialog, "saved", G_CALLBACK (take_id), &saved);
  gtk_window_present (GTK_WINDOW (dialog));
  wait_for (g_strcmp0 (count_text (fixture), "1 lead") == 0);

  /* Nothing is wrong before something was typed or Add was tried. */
  g_assert_false (message_beneath (customer, ""));
  g_signal_emit_by_name (save, "clicked");
  g_assert_true (message_beneath (customer, "full name"));
  g_assert_true (message_beneath (service, "name of the service"));

  gtk_editable_set_text (customer, "contoso ltd");
  g_assert_false (message_beneath (customer, ""));
  wait_for ((gtk_editable_set_text (service, ""), gtk_editable_set_text (service, "teams calling"),
             message_beneath (service, "already has a service")));
  gtk_editable_set_text (service, "Contact Centre");
  g_assert_false (message_beneath (service, ""));
  gtk_editable_set_text (consented, "tomorrow");
  g_assert_true (message_beneath (consented, "such as"));
  g_signal_emit_by_name (save, "clicked");
  g_assert_cmpint (saved, ==, 0);
  gtk_editable_set_text (consented, "");
  g_assert_false (message_beneath (consented, ""));

  /* A country goes by its name or its letters; what is being typed is not called wrong. */
  gtk_editable_set_text (country, "United");
  g_assert_false (message_beneath (country, ""));
  g_signal_emit_by_name (save, "clicked");
  g_assert_true (message_beneath (country, "two letters"));
  g_assert_cmpint (saved, ==, 0);
  gtk_editable_set_text (country, "united kingdom");
  g_assert_false (message_beneath (country, ""));
  g_signal_emit_by_name (save, "clicked");
  wait_for (saved != 0);
  wait_for (g_strcmp0 (count_text (fixture), "2 leads") == 0);

  /* The next service of the customer finds it there. */
  dialog = leads_lead_dialog_new (GTK_WINDOW (fixture->window), fixture->desk, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  customer = child_of (dialog, "customer_row");
  country = child_of (dialog, "country_row");
  wait_for ((gtk_editable_set_text (customer, ""), gtk_editable_set_text (customer, "Contoso Ltd"),
             g_str_equal (gtk_editable_get_text (country), "United Kingdom")));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
take_lead (LeadsLead **picked,
           LeadsLead  *lead)
{
  g_set_object (picked, lead);
}

static void
test_lead_picker (Fixture       *fixture,
                  gconstpointer  data)
{
  LeadsLeadPicker *picker;
  g_autoptr (LeadsLead) picked = NULL;
  GtkEditable *entry;
  GtkButton *choose;

  save_lead (fixture, "Contoso Ltd", "Teams Calling", 0);
  save_lead (fixture, "Alpha Réseaux", "SIP Trunk", 1);
  picker = leads_lead_picker_new (GTK_WINDOW (fixture->window), fixture->desk, "numbers <new>.csv");
  entry = child_of (picker, "search_entry");
  choose = child_of (picker, "choose_button");
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (take_lead), &picked);
  gtk_window_present (GTK_WINDOW (picker));
  /* A lead that nobody chose would get the numbers of another one. */
  wait_for (g_str_equal (gtk_stack_get_visible_child_name (child_of (picker, "stack")), "list"));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (choose)));
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (picked);

  gtk_editable_set_text (entry, "nobody");
  wait_for (!gtk_widget_get_sensitive (GTK_WIDGET (choose)));
  gtk_editable_set_text (entry, "contoso");
  wait_for (gtk_widget_get_sensitive (GTK_WIDGET (choose)));
  gtk_editable_set_text (entry, "");
  wait_for (!gtk_widget_get_sensitive (GTK_WIDGET (choose)));
  gtk_editable_set_text (entry, "contoso");
  wait_for (gtk_widget_get_sensitive (GTK_WIDGET (choose)));
  g_signal_emit_by_name (choose, "clicked");
  g_assert_nonnull (picked);
  g_assert_cmpstr (leads_lead_get_customer_name (picked), ==, "Contoso Ltd");
}

/* What Preferences say is what a new upload starts with. */
static void
test_unplanned_default (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GSettings) settings = leads_ui_new_settings ();
  g_autoptr (LeadsLead) lead = leads_lead_new ();
  GListModel *toplevels = gtk_window_get_toplevels ();
  LeadsUploadDialog *dialog = NULL;
  GtkWidget *form;

  leads_lead_set_id (lead, save_lead (fixture, "Contoso Ltd", "Teams Calling", 0));
  leads_lead_set_customer_name (lead, "Contoso Ltd");
  leads_lead_set_service_name (lead, "Teams Calling");
  g_settings_set_boolean (settings, "include-unplanned", TRUE);
  leads_window_open_upload (fixture->window, lead, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (LEADS_IS_UPLOAD_DIALOG (window))
        dialog = LEADS_UPLOAD_DIALOG (window);
    }
  g_assert_nonnull (dialog);
  form = child_of (dialog, "add_form");
  gtk_editable_set_text (child_of (form, "start_row"), "+4420794600");
  g_signal_emit_by_name (child_of (form, "start_row"), "entry-activated");
  wait_for (gtk_list_box_get_row_at_index (child_of (dialog, "entries"), 0) != NULL);
  g_settings_set_boolean (settings, "include-unplanned", FALSE);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_store_window (void)
{
  g_autoptr (GError) error = g_error_new_literal (LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NEWER, "Newer <than> this & that.");
  LeadsStoreWindow *window = g_object_new (LEADS_TYPE_STORE_WINDOW, NULL);
  AdwStatusPage *page = child_of (window, "error_page");

  leads_store_window_show_working (window, "Opening the store…");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child_of (window, "stack")), ==, "working");
  leads_store_window_show_error (window, error, g_get_tmp_dir ());
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child_of (window, "stack")), ==, "error");
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "The Store Is From a Newer Version");
  g_assert_cmpstr (adw_status_page_get_description (page), ==, "Newer &lt;than&gt; this &amp; that.");
  g_assert_true (gtk_widget_get_visible (child_of (window, "folder_button")));
  leads_store_window_show_error (window, error, "/nonexistent");
  g_assert_false (gtk_widget_get_visible (child_of (window, "folder_button")));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  leads_pass_platform_messages ();
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  adw_init ();

  g_test_add ("/widgets/window/empty-and-filled", Fixture, NULL, set_up, test_empty_and_filled, tear_down);
  g_test_add ("/widgets/window/search-and-filters", Fixture, NULL, set_up, test_search_and_filters, tear_down);
  g_test_add ("/widgets/window/selection-follows", Fixture, NULL, set_up, test_selection_follows, tear_down);
  g_test_add ("/widgets/window/focus-follows", Fixture, NULL, set_up, test_focus_follows, tear_down);
  g_test_add ("/widgets/window/new-lead-is-selected", Fixture, NULL, set_up, test_new_lead_is_selected, tear_down);
  g_test_add ("/widgets/window/not-yet-last", Fixture, NULL, set_up, test_not_yet_last, tear_down);
  g_test_add ("/widgets/window/lead-dialog", Fixture, NULL, set_up, test_lead_dialog, tear_down);
  g_test_add ("/widgets/window/lead-picker", Fixture, NULL, set_up, test_lead_picker, tear_down);
  g_test_add ("/widgets/window/unplanned-default", Fixture, NULL, set_up, test_unplanned_default, tear_down);
  g_test_add_func ("/widgets/window/store-window", test_store_window);

  return g_test_run ();
}
