/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-paste.h>

G_BEGIN_DECLS

/* Marks what stands in the text before. @finds: (element-type LeadsPasteFind) */
void leads_paste_mark_repeated (GPtrArray *finds);

G_END_DECLS
