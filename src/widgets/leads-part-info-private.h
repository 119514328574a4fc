/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include <leads-draft-part.h>

G_BEGIN_DECLS

/* Lets @button show the service info of @part, and write it in a popover. While the text cannot be one, the part keeps the
 * one before. @name: customer and service, for who hears and does not see. */
void leads_part_info_start (GtkMenuButton  *button,
                            LeadsDraftPart *part,
                            const char     *name);

G_END_DECLS
