/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-settings-group-private.h"

#include "leads-connection-form-private.h"
#include "leads-message-row-private.h"
#include "leads-profile-form-private.h"
#include "leads-record-chooser-private.h"
#include "leads-upload-words.h"

#include <glib/gi18n-lib.h>

/*
 * One thing is asked at a time: a SIP connection when there is none, then a
 * profile when there is none, else the three rows. The rows stand there from the
 * start, so that in the usual case nothing jumps when the lists arrive.
 */

struct _LeadsSettingsGroup
{
  AdwBin parent_instance;

  GtkWidget *deployment_notice;
  GtkLabel *deployment_label;
  GtkWidget *missing_notice;
  GtkLabel *missing_title;
  GtkLabel *missing_text;
  LeadsConnectionForm *connection_form;
  LeadsProfileForm *profile_form;
  GtkWidget *rows;
  LeadsRecordChooser *profile_row;
  LeadsMessageRow *profile_message;
  LeadsRecordChooser *connection_row;
  AdwEntryRow *info_row;
  LeadsMessageRow *info_message;

  /* owned */
  LeadsRecordList *profiles;
  LeadsRecordList *connections;
  LeadsUploadService *uploads;
  LeadsLead *lead;
  GCancellable *cancellable;

  const char *problem;
  gboolean info_touched;
};

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsSettingsGroup, leads_settings_group, ADW_TYPE_BIN)

static gboolean
is_pstn (gpointer record)
{
  return leads_connection_get_side (record) == LEADS_SIDE_PSTN;
}

static gboolean
is_ready (LeadsSettingsGroup *self)
{
  return leads_record_chooser_get_ready (self->profile_row) && leads_record_chooser_get_ready (self->connection_row);
}

/* Why there is nothing to choose from, unless it is that there is nothing. (nullable) */
static const char *
find_error (LeadsSettingsGroup *self)
{
  const char *error = leads_record_list_get_error (self->connections);

  return error != NULL ? error : leads_record_list_get_error (self->profiles);
}

static const char *
find_problem (LeadsSettingsGroup *self)
{
  g_autofree char *info = NULL;

  if (!is_ready (self))
    return "";
  if (find_error (self) != NULL)
    return _("The data cannot be read");
  if (leads_record_chooser_get_n_choices (self->connection_row) == 0)
    return _("Add a SIP connection first");
  if (leads_record_chooser_get_n_choices (self->profile_row) == 0)
    return _("Add a calling profile first");
  if (leads_record_chooser_get_chosen_id (self->profile_row) == 0)
    return _("Choose a calling profile first");
  if (leads_record_chooser_get_chosen_id (self->connection_row) == 0)
    return _("Choose a SIP connection first");

  info = leads_upload_words_service_info (gtk_editable_get_text (GTK_EDITABLE (self->info_row)));

  return info != NULL ? _("Mend the service info first") : NULL;
}

static void
update_problem (LeadsSettingsGroup *self)
{
  const char *problem = find_problem (self);

  g_signal_emit (self, signals[CHANGED], 0);
  if (g_strcmp0 (problem, self->problem) == 0)
    return;

  self->problem = problem;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

static void
say_missing (LeadsSettingsGroup *self, const char *error, gboolean no_connection, gboolean no_profile)
{
  gtk_widget_set_visible (self->missing_notice, error != NULL || no_connection || no_profile);
  if (error != NULL)
    {
      gtk_label_set_label (self->missing_title, _("Profiles and SIP connections cannot be read"));
      gtk_label_set_label (self->missing_text, error);
    }
  else if (no_connection)
    {
      gtk_label_set_label (self->missing_title, _("This service has no PSTN SIP connection"));
      gtk_label_set_label (self->missing_text, _("Numbers can be uploaded only to a SIP connection. Add one here; "
                                                 "numbers added below are kept meanwhile."));
    }
  else if (no_profile)
    {
      gtk_label_set_label (self->missing_title, _("There is no calling profile yet"));
      gtk_label_set_label (self->missing_text, _("Every number has a calling profile. Add the first one here; "
                                                 "numbers added below are kept meanwhile."));
    }
}

static void
update (LeadsSettingsGroup *self)
{
  const char *error = is_ready (self) ? find_error (self) : NULL;
  gboolean ready = is_ready (self) && error == NULL;
  gboolean no_connection = ready && leads_record_chooser_get_n_choices (self->connection_row) == 0;
  gboolean no_profile = ready && !no_connection && leads_record_chooser_get_n_choices (self->profile_row) == 0;
  gboolean form_is_new;

  form_is_new = (no_connection && !gtk_widget_get_visible (GTK_WIDGET (self->connection_form))) ||
                (no_profile && !gtk_widget_get_visible (GTK_WIDGET (self->profile_form)));

  say_missing (self, error, no_connection, no_profile);
  gtk_widget_set_visible (GTK_WIDGET (self->connection_form), no_connection);
  gtk_widget_set_visible (GTK_WIDGET (self->profile_form), no_profile);
  gtk_widget_set_visible (self->rows, !no_connection && !no_profile);

  if (form_is_new)
    gtk_widget_grab_focus (no_connection ? GTK_WIDGET (self->connection_form) : GTK_WIDGET (self->profile_form));

  update_problem (self);
}

static void
on_profile_chosen (LeadsSettingsGroup *self)
{
  LeadsProfile *profile = leads_record_chooser_get_chosen (self->profile_row);
  g_autofree char *warning = NULL;

  if (profile != NULL)
    warning = leads_upload_words_trunks (leads_profile_get_trunks (profile));
  leads_message_row_say (self->profile_message, LEADS_MESSAGE_WARNING, warning);
  update_problem (self);
}

static void
on_info_changed (LeadsSettingsGroup *self)
{
  g_autofree char *wrong = leads_upload_words_service_info (gtk_editable_get_text (GTK_EDITABLE (self->info_row)));

  self->info_touched = TRUE;
  leads_message_row_say (self->info_message, LEADS_MESSAGE_ERROR, wrong);
  update_problem (self);
}

static void
set_info (LeadsSettingsGroup *self, const char *info)
{
  if (self->info_touched)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->info_row), info);
  self->info_touched = FALSE;
}

static void
on_last_used (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsSettingsGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *info = NULL;
  gint64 profile_id = 0, connection_id = 0;

  leads_upload_service_last_used_finish (LEADS_UPLOAD_SERVICE (source), result, &profile_id, &connection_id, &info,
                                         &error);
  if (self->uploads == NULL)
    return; /* closed meanwhile */

  /* What was used last is a convenience: without it the person chooses. */
  if (error != NULL)
    g_message ("Cannot read what was used last: %s", error->message);

  set_info (self, info != NULL ? info : leads_lead_get_service_name (self->lead));
  leads_record_chooser_suggest (self->profile_row, profile_id);
  leads_record_chooser_suggest (self->connection_row, connection_id);
}

static void
on_connection_added (LeadsSettingsGroup *self, gint64 id)
{
  leads_record_chooser_choose (self->connection_row, id);
  leads_record_list_reload (self->connections);
}

static void
on_profile_added (LeadsSettingsGroup *self, gint64 id)
{
  leads_record_chooser_choose (self->profile_row, id);
  leads_record_list_reload (self->profiles);
}

static void
leads_settings_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, LEADS_SETTINGS_GROUP (object)->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_settings_group_dispose (GObject *object)
{
  LeadsSettingsGroup *self = LEADS_SETTINGS_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->uploads);
  g_clear_object (&self->profiles);
  g_clear_object (&self->connections);
  g_clear_object (&self->lead);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_SETTINGS_GROUP);

  G_OBJECT_CLASS (leads_settings_group_parent_class)->dispose (object);
}

static void
leads_settings_group_finalize (GObject *object)
{
  g_clear_object (&LEADS_SETTINGS_GROUP (object)->cancellable);

  G_OBJECT_CLASS (leads_settings_group_parent_class)->finalize (object);
}

static void
leads_settings_group_class_init (LeadsSettingsGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = leads_settings_group_dispose;
  object_class->finalize = leads_settings_group_finalize;
  object_class->get_property = leads_settings_group_get_property;

  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (LEADS_TYPE_CONNECTION_FORM);
  g_type_ensure (LEADS_TYPE_MESSAGE_ROW);
  g_type_ensure (LEADS_TYPE_PROFILE_FORM);
  g_type_ensure (LEADS_TYPE_RECORD_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-settings-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsSettingsGroup, deployment_notice);
  gtk_widget_class_bind_template_child (widget_class, LeadsSettingsGroup, deployment_label);
  gtk_widget_class_bind_template_child (widget_class, LeadsSettingsGroup, missing_notice);
  gtk_widget_class_bind_template_child (widget_class, LeadsSettingsGroup, missing_title);
  gtk_widget_class_bind_template_child (widget_class, LeadsSettingsGroup, missing_text);
  gtk_widget_class_bind_template_child (widget_class, LeadsSettingsGroup, connection_form);
  gtk_widget_class_bind_template_child (widget_class, LeadsSettingsGroup, profile_form);
  gtk_widget_class_bind_template_child (widget_class, LeadsSettingsGroup, rows);
  gtk_widget_class_bind_template_child (widget_class, LeadsSettingsGroup, profile_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsSettingsGroup, profile_message);
  gtk_widget_class_bind_template_child (widget_class, LeadsSettingsGroup, connection_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsSettingsGroup, info_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsSettingsGroup, info_message);
  gtk_widget_class_bind_template_callback (widget_class, on_connection_added);
  gtk_widget_class_bind_template_callback (widget_class, on_info_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_profile_added);
  gtk_widget_class_bind_template_callback (widget_class, on_profile_chosen);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
leads_settings_group_init (LeadsSettingsGroup *self)
{
  self->problem = "";
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  leads_message_row_set_field (self->profile_message, GTK_WIDGET (self->profile_row));
  leads_message_row_set_field (self->info_message, GTK_WIDGET (self->info_row));
}

void
leads_settings_group_start (LeadsSettingsGroup *self, LeadsDesk *desk, LeadsLead *lead)
{
  const char *warning;

  g_return_if_fail (LEADS_IS_SETTINGS_GROUP (self));
  g_return_if_fail (LEADS_IS_DESK (desk));
  g_return_if_fail (LEADS_IS_LEAD (lead));
  g_return_if_fail (self->lead == NULL);

  self->lead = g_object_ref (lead);
  self->uploads = g_object_ref (leads_desk_get_uploads (desk));
  self->profiles = leads_record_list_new (desk, LEADS_RECORDS_PROFILES, 0);
  self->connections = leads_record_list_new (desk, LEADS_RECORDS_CONNECTIONS, leads_lead_get_id (lead));

  warning = leads_upload_words_deployment (leads_lead_get_deploy (lead));
  gtk_label_set_label (self->deployment_label, warning != NULL ? warning : "");
  gtk_widget_set_visible (self->deployment_notice, warning != NULL);

  leads_connection_form_start (self->connection_form, leads_desk_get_directory (desk), leads_lead_get_id (lead));
  leads_profile_form_start (self->profile_form, leads_desk_get_directory (desk));
  g_signal_connect_object (self->profiles, "notify::error", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->connections, "notify::error", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  leads_record_chooser_start (self->profile_row, self->profiles, NULL);
  leads_record_chooser_start (self->connection_row, self->connections, is_pstn);
  leads_upload_service_last_used_async (self->uploads, leads_lead_get_id (lead), self->cancellable, on_last_used,
                                        g_object_ref (self));
}

gboolean
leads_settings_group_get_ready (LeadsSettingsGroup *self)
{
  g_return_val_if_fail (LEADS_IS_SETTINGS_GROUP (self), FALSE);

  return is_ready (self);
}

void
leads_settings_group_restore (LeadsSettingsGroup *self, const LeadsUploadSettings *settings)
{
  g_return_if_fail (LEADS_IS_SETTINGS_GROUP (self));

  if (settings->service_info != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->info_row), settings->service_info);
      self->info_touched = TRUE;
    }
  if (settings->profile_id != 0)
    leads_record_chooser_choose (self->profile_row, settings->profile_id);
  if (settings->connection_id != 0)
    leads_record_chooser_choose (self->connection_row, settings->connection_id);
}

const char *
leads_settings_group_get_problem (LeadsSettingsGroup *self)
{
  g_return_val_if_fail (LEADS_IS_SETTINGS_GROUP (self), NULL);

  return self->problem;
}

gint64
leads_settings_group_get_profile_id (LeadsSettingsGroup *self)
{
  g_return_val_if_fail (LEADS_IS_SETTINGS_GROUP (self), 0);

  return leads_record_chooser_get_chosen_id (self->profile_row);
}

gint64
leads_settings_group_get_connection_id (LeadsSettingsGroup *self)
{
  g_return_val_if_fail (LEADS_IS_SETTINGS_GROUP (self), 0);

  return leads_record_chooser_get_chosen_id (self->connection_row);
}

char *
leads_settings_group_dup_service_info (LeadsSettingsGroup *self)
{
  g_return_val_if_fail (LEADS_IS_SETTINGS_GROUP (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->info_row))));
}
