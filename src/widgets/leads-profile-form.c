/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-profile-form-private.h"

#include "leads-message-row-private.h"

#include <glib/gi18n-lib.h>

/*
 * A new calling profile in three fields. What was typed stays until it is stored.
 */

struct _LeadsProfileForm
{
  AdwBin parent_instance;

  AdwEntryRow *name_row;
  LeadsMessageRow *name_message;
  AdwEntryRow *carrier_row;
  AdwEntryRow *trunks_row;
  LeadsMessageRow *trunks_message;
  GtkWidget *add_button;

  /* owned */
  LeadsDirectoryService *directory;
  GCancellable *cancellable;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsProfileForm, leads_profile_form, ADW_TYPE_BIN)

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsProfileForm) self = data;
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

/* Host names between commas, semicolons or spaces. (transfer full) */
static GStrv
dup_trunks (LeadsProfileForm *self)
{
  g_auto (GStrv) words = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->trunks_row)), ",; \t", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);

  return g_strv_builder_end (builder);
}

static void
add (LeadsProfileForm *self)
{
  g_autoptr (LeadsProfile) profile = NULL;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  g_autofree char *carrier = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->carrier_row))));
  g_auto (GStrv) trunks = dup_trunks (self);

  if (*name == '\0')
    {
      leads_message_row_say (self->name_message, LEADS_MESSAGE_ERROR, _("Enter a name for the profile."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return;
    }

  profile = leads_profile_new ();
  leads_profile_set_name (profile, name);
  if (*carrier != '\0')
    leads_profile_set_carrier (profile, carrier);
  leads_profile_set_trunks (profile, (const char *const *) trunks);

  gtk_widget_set_sensitive (self->add_button, FALSE);
  leads_directory_service_save_async (self->directory, profile, self->cancellable, on_saved, g_object_ref (self));
}

static void
on_trunks_changed (LeadsProfileForm *self)
{
  g_auto (GStrv) trunks = dup_trunks (self);

  leads_message_row_say (self->trunks_message, LEADS_MESSAGE_WARNING,
                         g_strv_length (trunks) == 1
                         ? _("With one trunk, calls have no other way when it fails. Add a second after a comma.")
                         : NULL);
}

static void
on_name_changed (LeadsProfileForm *self)
{
  leads_message_row_say (self->name_message, LEADS_MESSAGE_HINT, NULL);
}

static gboolean
leads_profile_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LEADS_PROFILE_FORM (widget)->name_row));
}

static void
leads_profile_form_dispose (GObject *object)
{
  LeadsProfileForm *self = LEADS_PROFILE_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->directory);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_PROFILE_FORM);

  G_OBJECT_CLASS (leads_profile_form_parent_class)->dispose (object);
}

static void
leads_profile_form_finalize (GObject *object)
{
  g_clear_object (&LEADS_PROFILE_FORM (object)->cancellable);

  G_OBJECT_CLASS (leads_profile_form_parent_class)->finalize (object);
}

static void
leads_profile_form_class_init (LeadsProfileFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = leads_profile_form_dispose;
  object_class->finalize = leads_profile_form_finalize;
  widget_class->grab_focus = leads_profile_form_grab_focus;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (LEADS_TYPE_MESSAGE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-profile-form.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsProfileForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsProfileForm, name_message);
  gtk_widget_class_bind_template_child (widget_class, LeadsProfileForm, carrier_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsProfileForm, trunks_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsProfileForm, trunks_message);
  gtk_widget_class_bind_template_child (widget_class, LeadsProfileForm, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_trunks_changed);
}

static void
leads_profile_form_init (LeadsProfileForm *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  leads_message_row_set_field (self->name_message, GTK_WIDGET (self->name_row));
  leads_message_row_set_field (self->trunks_message, GTK_WIDGET (self->trunks_row));
}

void
leads_profile_form_start (LeadsProfileForm *self, LeadsDirectoryService *directory)
{
  g_return_if_fail (LEADS_IS_PROFILE_FORM (self));
  g_return_if_fail (LEADS_IS_DIRECTORY_SERVICE (directory));

  g_set_object (&self->directory, directory);
}
