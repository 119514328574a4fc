/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include <leads-job.h>

G_BEGIN_DECLS

#define LEADS_TYPE_JOB_BAR (leads_job_bar_get_type ())

/**
 * LeadsJobBar:
 *
 * A bar at a page's bottom that shows one job: what it does, how far it is,
 * Cancel. Hidden while there is none.
 */
G_DECLARE_FINAL_TYPE (LeadsJobBar, leads_job_bar, LEADS, JOB_BAR, GtkWidget)

/* Shows @job until it has ended. @text says what it does ("Exporting numbers…"). */
void leads_job_bar_watch (LeadsJobBar *self,
                          LeadsJob    *job,
                          const char  *text);

G_END_DECLS
