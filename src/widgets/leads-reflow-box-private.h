/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LEADS_TYPE_REFLOW_BOX (leads_reflow_box_get_type ())

/**
 * LeadsReflowBox:
 *
 * Lays its children beside each other while there is room and beneath each
 * other when there is not: what a breakpoint does elsewhere, decided afresh in
 * every measure, so that nothing has to be told or undone.
 *
 * The first child takes what the others leave. The box counts as too narrow
 * when the others have not their natural width, or the first has less than
 * `first-width` (-1: its natural width).
 *
 * Properties: `spacing`, `row-spacing` (pixels), `first-width` (pixels).
 */
G_DECLARE_FINAL_TYPE (LeadsReflowBox, leads_reflow_box, LEADS, REFLOW_BOX, GtkWidget)

G_END_DECLS
