/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_NUMBER_FORMAT_POPOVER (leads_number_format_popover_get_type ())

/**
 * LeadsNumberFormatPopover:
 *
 * What a number looks like, taken apart, and how to keep a spreadsheet from
 * destroying it, with a figure of its cells.
 */
G_DECLARE_FINAL_TYPE (LeadsNumberFormatPopover, leads_number_format_popover, LEADS, NUMBER_FORMAT_POPOVER, GtkPopover)

G_END_DECLS
