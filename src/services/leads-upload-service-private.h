/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-tools-private.h"
#include "leads-upload-service.h"

G_BEGIN_DECLS

/* Borrowed. */
LeadsTools *leads_upload_service_get_tools (LeadsUploadService *self);

/* A cancel came first: FALSE. For the store's about_to_commit; @job may be %NULL. */
gboolean     leads_upload_service_close_cancel (gpointer job);

G_END_DECLS
