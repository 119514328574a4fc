/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-database.h>

G_BEGIN_DECLS

typedef struct _LeadsChangeNotice LeadsChangeNotice;

/* Called in the main context for @owner, with everything since the last call. */
typedef void (*LeadsChangeFunc) (GObject *owner, LeadsChanged what);

/* Speaks in the thread-default main context of the caller. @owner is held weakly. */
LeadsChangeNotice *leads_change_notice_new (GObject *owner, LeadsChangeFunc func);
void leads_change_notice_free (LeadsChangeNotice *self);

/* From any thread. */
void leads_change_notice_add (LeadsChangeNotice *self, LeadsChanged what);

G_END_DECLS
