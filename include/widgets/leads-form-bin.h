/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_FORM_BIN (leads_form_bin_get_type ())

/**
 * LeadsFormBin:
 *
 * A container of one child whose form depends on the width there is: what
 * breakpoints are in later libadwaita.
 *
 * Properties: `child`; `widths` (string: ascending widths in pixels, separated
 * by spaces, for text of the usual size: larger text needs more); `form` (uint, read only, notifying: how many of the widths fit,
 * 0 the narrowest; changes from an idle, never while sizes are allocated);
 * `minimum-width` (int, 340 at first: what it asks for, however wide its child would be).
 */
G_DECLARE_FINAL_TYPE (LeadsFormBin, leads_form_bin, LEADS, FORM_BIN, GtkWidget)

GtkWidget *leads_form_bin_new       (void);
GtkWidget *leads_form_bin_get_child (LeadsFormBin *self);
void       leads_form_bin_set_child (LeadsFormBin *self,
                                     GtkWidget    *child);
guint      leads_form_bin_get_form  (LeadsFormBin *self);

G_END_DECLS
