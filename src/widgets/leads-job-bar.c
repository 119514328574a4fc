/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-job-bar.h"

#include <glib/gi18n.h>

/* Follows one job; Cancel has no effect any more once the job is finishing, and says so by being insensitive. */

struct _LeadsJobBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress;
  GtkButton *cancel_button;

  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (LeadsJobBar, leads_job_bar, GTK_TYPE_WIDGET)

static void
job_changed (LeadsJobBar *self,
             GParamSpec  *pspec,
             LeadsJob    *job)
{
  double fraction = leads_job_get_fraction (job);
  LeadsJobState state = leads_job_get_state (job);

  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress, fraction);
  else
    gtk_progress_bar_pulse (self->progress);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), state == LEADS_JOB_RUNNING);
  gtk_button_set_label (self->cancel_button, state == LEADS_JOB_FINISHING ? _("Finishing…") : _("_Cancel"));
  if (state != LEADS_JOB_RUNNING && state != LEADS_JOB_FINISHING)
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
cancel_clicked (LeadsJobBar *self)
{
  g_autoptr (LeadsJob) job = g_signal_group_dup_target (self->signals);

  if (job != NULL)
    leads_job_cancel (job);
}

void
leads_job_bar_watch (LeadsJobBar *self,
                     LeadsJob    *job,
                     const char  *text)
{
  gtk_label_set_label (self->label, text);
  gtk_progress_bar_set_fraction (self->progress, 0);
  g_signal_group_set_target (self->signals, job);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  job_changed (self, NULL, job);
}

static void
leads_job_bar_dispose (GObject *object)
{
  LeadsJobBar *self = LEADS_JOB_BAR (object);

  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_JOB_BAR);
  G_OBJECT_CLASS (leads_job_bar_parent_class)->dispose (object);
}

static void
leads_job_bar_class_init (LeadsJobBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_job_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-job-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsJobBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, LeadsJobBar, label);
  gtk_widget_class_bind_template_child (widget_class, LeadsJobBar, progress);
  gtk_widget_class_bind_template_child (widget_class, LeadsJobBar, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked);
}

static void
leads_job_bar_init (LeadsJobBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (LEADS_TYPE_JOB);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (job_changed), self);
}
