/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-lead-dialog.h"

#include "leads-consented-row-private.h"
#include "leads-country-row-private.h"
#include "leads-lead-filter.h"
#include "leads-name-completion.h"
#include "leads-status-row-private.h"
#include "leads-ui-util.h"

#include <glib/gi18n.h>
#include <leads-record-list.h>
#include <leads-record.h>
#include <leads-service-error.h>
#include <leads-text.h>
#include <leads-time.h>

/*
 * New Lead and Edit Lead. A field says what is wrong once it was touched or
 * Save was tried, never before something was typed.
 */

struct _LeadsLeadDialog
{
  AdwWindow parent_instance;

  /* template */
  AdwEntryRow *customer_row;
  AdwEntryRow *service_row;
  AdwEntryRow *channel_row;
  AdwEntryRow *country_row;
  AdwComboRow *status_row;
  LeadsConsentedRow *consented_row;
  GtkButton *save_button;

  /* owned */
  LeadsDesk *desk;
  LeadsLead *lead; /* as it was; NULL for a new one */
  LeadsRecordList *leads;
  LeadsRecordList *customers;
  LeadsRecordList *channels;
  LeadsRegionNames *names;
  GCancellable *cancellable;
  gboolean chose_country; /* somebody did: another customer does not bring theirs */
  gboolean filling;
  gboolean saving;
};

enum
{
  PROP_DESK = 1,
  PROP_LEAD,
  N_PROPS
};

enum
{
  SAVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsLeadDialog, leads_lead_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (AdwEntryRow *row)
{
  return leads_text_collapse (gtk_editable_get_text (GTK_EDITABLE (row)));
}

static gboolean
same_name (const char *a,
           const char *b)
{
  g_autofree char *folded_a = leads_text_fold (a != NULL ? a : "");
  g_autofree char *folded_b = leads_text_fold (b != NULL ? b : "");

  return g_str_equal (folded_a, folded_b);
}

/* Whether another lead has this customer and this service already. */
static gboolean
is_taken (LeadsLeadDialog *self,
          const char      *customer,
          const char      *service)
{
  gint64 id = self->lead != NULL ? leads_lead_get_id (self->lead) : 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->leads)); i++)
    {
      g_autoptr (LeadsLead) other = g_list_model_get_item (G_LIST_MODEL (self->leads), i);

      if (leads_lead_get_id (other) != id && same_name (leads_lead_get_service_name (other), service) &&
          same_name (leads_lead_get_customer_name (other), customer))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_customer (LeadsLeadDialog *self)
{
  g_autofree char *customer = dup_text (self->customer_row);

  leads_ui_set_field_error (GTK_WIDGET (self->customer_row),
                            *customer == '\0' ? _("Enter the customer’s full name.") : NULL);
  return *customer != '\0';
}

static gboolean
check_service (LeadsLeadDialog *self)
{
  g_autofree char *customer = dup_text (self->customer_row);
  g_autofree char *service = dup_text (self->service_row);
  g_autofree char *message = NULL;

  if (*service == '\0')
    message = g_strdup (_("Enter the name of the service."));
  else if (*customer != '\0' && is_taken (self, customer, service))
    message = g_strdup_printf (_("%s already has a service with this name. Choose another name."), customer);
  leads_ui_set_field_error (GTK_WIDGET (self->service_row), message);
  return message == NULL;
}

/* The customer of that name, or NULL. */
static LeadsCustomer *
find_customer (LeadsLeadDialog *self,
               const char      *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->customers)); i++)
    {
      g_autoptr (LeadsCustomer) customer = g_list_model_get_item (G_LIST_MODEL (self->customers), i);

      if (same_name (leads_customer_get_full_name (customer), name))
        return g_steal_pointer (&customer);
    }
  return NULL;
}

static void
set_country (LeadsLeadDialog *self,
             const char      *code)
{
  self->filling = TRUE;
  leads_country_row_set (self->country_row, self->names, code);
  self->filling = FALSE;
}

static void
on_customer_changed (LeadsLeadDialog *self)
{
  g_autofree char *channel = dup_text (self->channel_row);
  g_autoptr (LeadsCustomer) customer = NULL;

  if (self->filling)
    return;
  check_customer (self);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->service_row)) != '\0')
    check_service (self);

  /* A known customer brings channel and country. */
  customer = find_customer (self, gtk_editable_get_text (GTK_EDITABLE (self->customer_row)));
  if (customer != NULL && *channel == '\0' && leads_customer_get_channel_name (customer) != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->channel_row), leads_customer_get_channel_name (customer));
  if (customer != NULL && !self->chose_country)
    set_country (self, leads_customer_get_country (customer));
}

static void
on_country_changed (LeadsLeadDialog *self)
{
  if (self->filling)
    return;
  self->chose_country = TRUE;
  /* What is being typed is no country yet. */
  leads_ui_set_field_error (GTK_WIDGET (self->country_row), NULL);
}

static void
on_service_changed (LeadsLeadDialog *self)
{
  if (!self->filling)
    check_service (self);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (LeadsLeadDialog) self = LEADS_LEAD_DIALOG (data);
  g_autoptr (GError) error = NULL;
  gint64 id = leads_directory_service_save_finish (LEADS_DIRECTORY_SERVICE (source), result, &error);

  self->saving = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), TRUE);
  if (id != 0)
    {
      g_signal_emit (self, signals[SAVED], 0, id);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (g_error_matches (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NAME_TAKEN))
    {
      leads_ui_set_field_error (GTK_WIDGET (self->service_row), error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->service_row));
    }
  else
    leads_ui_show_error (GTK_WIDGET (self), _("The Lead Was Not Saved"), error);
}

static void
on_save (LeadsLeadDialog *self)
{
  gboolean customer_ok = check_customer (self);
  gboolean service_ok = check_service (self);
  gint64 consented_on;
  gboolean consented_ok = leads_consented_row_get (self->consented_row, &consented_on);
  const char *country = NULL;
  gboolean country_ok = leads_country_row_get (self->country_row, self->names, &country);
  const LeadsDeploymentStatus *pair = leads_status_row_get (self->status_row);
  g_autoptr (LeadsLead) lead = NULL;
  g_autofree char *customer = dup_text (self->customer_row);
  g_autofree char *service = dup_text (self->service_row);
  g_autofree char *channel = dup_text (self->channel_row);

  if (!customer_ok || !service_ok || !country_ok || !consented_ok)
    {
      gtk_widget_grab_focus (!customer_ok  ? GTK_WIDGET (self->customer_row)
                             : !service_ok ? GTK_WIDGET (self->service_row)
                             : !country_ok ? GTK_WIDGET (self->country_row)
                                           : GTK_WIDGET (self->consented_row));
      return;
    }
  if (self->saving)
    return;

  lead = self->lead != NULL ? LEADS_LEAD (leads_record_dup (self->lead)) : leads_lead_new ();
  leads_lead_set_customer_name (lead, customer);
  leads_lead_set_service_name (lead, service);
  leads_lead_set_channel_name (lead, *channel != '\0' ? channel : NULL);
  leads_lead_set_country (lead, country);
  leads_lead_set_deploy (lead, pair->deploy);
  leads_lead_set_health (lead, pair->health);
  leads_lead_set_consented_on (lead, consented_on);
  self->saving = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  leads_directory_service_save_async (leads_desk_get_directory (self->desk), lead, self->cancellable,
                                      on_saved, g_object_ref (self));
}

static void
fill (LeadsLeadDialog *self)
{
  const char *channel = self->lead != NULL ? leads_lead_get_channel_name (self->lead) : NULL;

  self->filling = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), self->lead != NULL ? _("Edit Lead") : _("New Lead"));
  gtk_button_set_label (self->save_button, self->lead != NULL ? _("_Save") : _("_Add"));
  leads_ui_set_accessible (GTK_WIDGET (self->save_button), self->lead != NULL ? C_("button", "Save") : C_("button", "Add"));
  leads_consented_row_set (self->consented_row,
                           self->lead != NULL ? leads_lead_get_consented_on (self->lead) : leads_time_now ());
  if (self->lead != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->customer_row), leads_lead_get_customer_name (self->lead));
      gtk_editable_set_text (GTK_EDITABLE (self->service_row), leads_lead_get_service_name (self->lead));
      gtk_editable_set_text (GTK_EDITABLE (self->channel_row), channel != NULL ? channel : "");
      leads_country_row_set (self->country_row, self->names, leads_lead_get_country (self->lead));
      adw_combo_row_set_selected (self->status_row, leads_lead_status_index (self->lead));
    }
  self->filling = FALSE;
}

static void
leads_lead_dialog_constructed (GObject *object)
{
  LeadsLeadDialog *self = LEADS_LEAD_DIALOG (object);

  G_OBJECT_CLASS (leads_lead_dialog_parent_class)->constructed (object);

  self->leads = leads_record_list_new (self->desk, LEADS_RECORDS_LEADS, 0);
  self->customers = leads_record_list_new (self->desk, LEADS_RECORDS_CUSTOMERS, 0);
  self->channels = leads_record_list_new (self->desk, LEADS_RECORDS_CHANNELS, 0);
  leads_name_completion_attach (self->customer_row, G_LIST_MODEL (self->customers), "full-name");
  leads_name_completion_attach (self->channel_row, G_LIST_MODEL (self->channels), "name");
  self->names = leads_region_names_new ();
  leads_country_row_start (self->country_row, self->names);
  leads_status_row_start (self->status_row);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->customer_row));
}

static void
leads_lead_dialog_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  LeadsLeadDialog *self = LEADS_LEAD_DIALOG (object);

  switch (property_id)
    {
    case PROP_DESK:
      self->desk = g_value_dup_object (value);
      break;
    case PROP_LEAD:
      self->lead = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
leads_lead_dialog_dispose (GObject *object)
{
  LeadsLeadDialog *self = LEADS_LEAD_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_LEAD_DIALOG);
  g_clear_object (&self->names);
  g_clear_object (&self->channels);
  g_clear_object (&self->customers);
  g_clear_object (&self->leads);
  g_clear_object (&self->lead);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (leads_lead_dialog_parent_class)->dispose (object);
}

static void
leads_lead_dialog_finalize (GObject *object)
{
  g_clear_object (&LEADS_LEAD_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (leads_lead_dialog_parent_class)->finalize (object);
}

static void
leads_lead_dialog_class_init (LeadsLeadDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = leads_lead_dialog_constructed;
  object_class->dispose = leads_lead_dialog_dispose;
  object_class->finalize = leads_lead_dialog_finalize;
  object_class->set_property = leads_lead_dialog_set_property;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, LEADS_TYPE_DESK,
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LEAD] = g_param_spec_object ("lead", NULL, NULL, LEADS_TYPE_LEAD,
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (LEADS_TYPE_CONSENTED_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-lead-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadDialog, customer_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadDialog, service_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadDialog, channel_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadDialog, country_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadDialog, status_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadDialog, consented_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsLeadDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_country_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_customer_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_service_changed);
}

static void
leads_lead_dialog_init (LeadsLeadDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

LeadsLeadDialog *
leads_lead_dialog_new (GtkWindow *parent,
                       LeadsDesk *desk,
                       LeadsLead *lead)
{
  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (LEADS_IS_DESK (desk), NULL);
  g_return_val_if_fail (lead == NULL || LEADS_IS_LEAD (lead), NULL);

  return g_object_new (LEADS_TYPE_LEAD_DIALOG, "transient-for", parent, "desk", desk, "lead", lead, NULL);
}
