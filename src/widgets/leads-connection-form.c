/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-connection-form-private.h"

#include "leads-message-row-private.h"

#include <glib/gi18n-lib.h>

/*
 * A new PSTN SIP connection in two fields. What was typed stays until it is stored.
 */

struct _LeadsConnectionForm
{
  AdwBin parent_instance;

  AdwEntryRow *name_row;
  LeadsMessageRow *name_message;
  AdwEntryRow *sbc_row;
  GtkWidget *add_button;

  /* owned */
  LeadsDirectoryService *directory;
  GCancellable *cancellable;

  gint64 lead_id;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsConnectionForm, leads_connection_form, ADW_TYPE_BIN)

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsConnectionForm) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = leads_directory_service_save_finish (LEADS_DIRECTORY_SERVICE (source), result, &error);

  if (self->directory == NULL)
    return; /* closed meanwhile */

  gtk_widget_set_sensitive (self->add_button, TRUE);
  if (error != NULL)
    {
      leads_message_row_say (self->name_message, LEADS_MESSAGE_ERROR, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return;
    }

  g_signal_emit (self, signals[ADDED], 0, id);
}

static void
add (LeadsConnectionForm *self)
{
  g_autoptr (LeadsConnection) connection = NULL;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  g_autofree char *sbc = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->sbc_row))));

  if (*name == '\0')
    {
      leads_message_row_say (self->name_message, LEADS_MESSAGE_ERROR, _("Enter a name for the connection."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return;
    }

  connection = leads_connection_new ();
  leads_connection_set_lead_id (connection, self->lead_id);
  leads_connection_set_side (connection, LEADS_SIDE_PSTN);
  leads_connection_set_name (connection, name);
  if (*sbc != '\0')
    leads_connection_set_sbc_name (connection, sbc);

  gtk_widget_set_sensitive (self->add_button, FALSE);
  leads_directory_service_save_async (self->directory, connection, self->cancellable, on_saved, g_object_ref (self));
}

static void
on_name_changed (LeadsConnectionForm *self)
{
  leads_message_row_say (self->name_message, LEADS_MESSAGE_HINT, NULL);
}

static gboolean
leads_connection_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LEADS_CONNECTION_FORM (widget)->name_row));
}

static void
leads_connection_form_dispose (GObject *object)
{
  LeadsConnectionForm *self = LEADS_CONNECTION_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->directory);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_CONNECTION_FORM);

  G_OBJECT_CLASS (leads_connection_form_parent_class)->dispose (object);
}

static void
leads_connection_form_finalize (GObject *object)
{
  g_clear_object (&LEADS_CONNECTION_FORM (object)->cancellable);

  G_OBJECT_CLASS (leads_connection_form_parent_class)->finalize (object);
}

static void
leads_connection_form_class_init (LeadsConnectionFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = leads_connection_form_dispose;
  object_class->finalize = leads_connection_form_finalize;
  widget_class->grab_focus = leads_connection_form_grab_focus;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (LEADS_TYPE_MESSAGE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-connection-form.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsConnectionForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsConnectionForm, name_message);
  gtk_widget_class_bind_template_child (widget_class, LeadsConnectionForm, sbc_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsConnectionForm, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
}

static void
leads_connection_form_init (LeadsConnectionForm *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  leads_message_row_set_field (self->name_message, GTK_WIDGET (self->name_row));
}

void
leads_connection_form_start (LeadsConnectionForm *self, LeadsDirectoryService *directory, gint64 lead_id)
{
  g_return_if_fail (LEADS_IS_CONNECTION_FORM (self));
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (directory));

  g_set_object (&self->directory, directory);
  self->lead_id = lead_id;
}
