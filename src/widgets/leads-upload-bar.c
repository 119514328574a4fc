/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-bar-private.h"

#include "leads-reflow-box-private.h"
#include "leads-ui-util.h"
#include "leads-unread-words.h"
#include "leads-upload-words.h"

#include <glib/gi18n-lib.h>

/*
 * Either totals and Submit, or progress and Cancel.
 */

struct _LeadsUploadBar
{
  AdwBin parent_instance;

  GtkLabel *totals;
  GtkLabel *detail;
  GtkProgressBar *progress;
  GtkButton *submit_button;
  GtkButton *cancel_button;

  GSignalGroup *job_signals; /* owned */

  guint n_unread;
  gboolean can_submit;
};

G_DEFINE_FINAL_TYPE (LeadsUploadBar, leads_upload_bar, ADW_TYPE_BIN)

static void
set_dim (GtkWidget *widget, gboolean dim)
{
  if (dim)
    gtk_widget_add_css_class (widget, "dim-label");
  else
    gtk_widget_remove_css_class (widget, "dim-label");
}

static void
say (LeadsUploadBar *self, const char *totals, const char *detail, gboolean dim)
{
  gtk_label_set_label (self->totals, totals);
  set_dim (GTK_WIDGET (self->totals), dim);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
}

static void
on_progress (LeadsUploadBar *self)
{
  g_autoptr (LeadsJob) job = g_signal_group_dup_target (self->job_signals);
  g_autofree char *text = NULL;
  gboolean finishing;

  if (job == NULL)
    return;

  finishing = leads_job_get_state (job) != LEADS_JOB_RUNNING;
  text = finishing ? g_strdup (_("Finishing…"))
                   : leads_upload_words_uploading (leads_job_get_done (job), leads_job_get_total (job));
  say (self, text, "", FALSE);
  if (leads_job_get_fraction (job) < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, finishing ? 1 : leads_job_get_fraction (job));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), !finishing);
}

static void
on_cancel (LeadsUploadBar *self)
{
  g_autoptr (LeadsJob) job = g_signal_group_dup_target (self->job_signals);

  if (job != NULL)
    leads_job_cancel (job);
}

static void
leads_upload_bar_dispose (GObject *object)
{
  LeadsUploadBar *self = LEADS_UPLOAD_BAR (object);

  g_clear_object (&self->job_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_UPLOAD_BAR);

  G_OBJECT_CLASS (leads_upload_bar_parent_class)->dispose (object);
}

static void
leads_upload_bar_class_init (LeadsUploadBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_upload_bar_dispose;

  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-upload-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadBar, totals);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadBar, detail);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadBar, progress);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadBar, submit_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsUploadBar, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

static void
leads_upload_bar_init (LeadsUploadBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->job_signals = g_signal_group_new (LEADS_TYPE_JOB);
  g_signal_group_connect_swapped (self->job_signals, "notify", G_CALLBACK (on_progress), self);
}

void
leads_upload_bar_set_n_unread (LeadsUploadBar *self, guint n_files)
{
  g_return_if_fail (LEADS_IS_UPLOAD_BAR (self));

  self->n_unread = n_files;
}

/* What is left out: lines, and whole files. */
static char *
dup_detail (LeadsUploadBar *self, const LeadsTotals *totals, guint n_checking)
{
  g_autofree char *lines = leads_upload_words_totals_detail (totals, n_checking);
  g_autofree char *files = leads_unread_words_count (self->n_unread);

  return g_strconcat (files, *files != '\0' && *lines != '\0' ? "\n" : "", lines, NULL);
}

void
leads_upload_bar_update (LeadsUploadBar *self, const LeadsTotals *totals, guint n_checking, const char *problem)
{
  g_autoptr (LeadsJob) job = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  g_autofree char *detail = NULL;

  g_return_if_fail (LEADS_IS_UPLOAD_BAR (self));

  label = leads_upload_words_submit (totals->uploaded);
  gtk_button_set_label (self->submit_button, label);
  leads_ui_set_accessible (GTK_WIDGET (self->submit_button), label);
  self->can_submit = totals->uploaded > 0 && n_checking == 0 && problem == NULL;

  job = g_signal_group_dup_target (self->job_signals);
  if (job != NULL)
    return;

  text = leads_upload_words_totals (totals, n_checking);
  detail = dup_detail (self, totals, n_checking);
  if (problem != NULL && *problem != '\0')
    say (self, problem, text, TRUE);
  else if (*text == '\0')
    say (self, _("Add numbers to submit them"), detail, TRUE);
  else
    say (self, text, detail, FALSE);
}

void
leads_upload_bar_set_job (LeadsUploadBar *self, LeadsJob *job)
{
  g_return_if_fail (LEADS_IS_UPLOAD_BAR (self));
  g_return_if_fail (job == NULL || LEADS_IS_JOB (job));

  g_signal_group_set_target (self->job_signals, job);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), job != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), job != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->submit_button), job == NULL);
  if (job != NULL)
    {
      on_progress (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
    }
}

gboolean
leads_upload_bar_can_submit (LeadsUploadBar *self)
{
  g_return_val_if_fail (LEADS_IS_UPLOAD_BAR (self), FALSE);

  return self->can_submit && gtk_widget_get_visible (GTK_WIDGET (self->submit_button));
}
