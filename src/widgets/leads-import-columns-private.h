/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of an import's preview: line, customer, service, channel, status, what will happen. */
void leads_import_columns_add (GtkColumnView *view);

G_END_DECLS
