/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LEADS_TYPE_TOASTER (leads_toaster_get_type ())

/**
 * LeadsToaster:
 *
 * Shows one toast at a time on an overlay, the newest: the one before leaves
 * for it, but never while it is still coming.
 */
G_DECLARE_FINAL_TYPE (LeadsToaster, leads_toaster, LEADS, TOASTER, GObject)

/* @overlay is borrowed: it may go first. */
LeadsToaster *leads_toaster_new     (AdwToastOverlay *overlay);

/* Shows @toast as soon as the one before has left; one that still waits for that is forgotten. (transfer none) */
void          leads_toaster_show    (LeadsToaster    *self,
                                     AdwToast        *toast);

/* Lets the toast in view leave, and forgets one that waits. */
void          leads_toaster_dismiss (LeadsToaster    *self);

G_END_DECLS
