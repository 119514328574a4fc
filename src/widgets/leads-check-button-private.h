/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_CHECK_BUTTON (leads_check_button_get_type ())

/**
 * LeadsCheckButton:
 *
 * A check button that can be ticked through the accessibility bus, too: there it has the action `check.toggle`.
 */
G_DECLARE_FINAL_TYPE (LeadsCheckButton, leads_check_button, LEADS, CHECK_BUTTON, GtkCheckButton)

GtkWidget *leads_check_button_new (void);

G_END_DECLS
