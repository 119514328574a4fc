/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_EXAMPLE_POPOVER (leads_example_popover_get_type ())

/* Which example to export, and what speaks for each: its buttons are the action upload.export-example. */
G_DECLARE_FINAL_TYPE (LeadsExamplePopover, leads_example_popover, LEADS, EXAMPLE_POPOVER, GtkPopover)

G_END_DECLS
