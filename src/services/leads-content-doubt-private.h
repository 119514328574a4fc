/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-content-private.h"

G_BEGIN_DECLS

/* (nullable) (transfer full): what is not sure about how a file or a list was read, a sentence or several. */
char *leads_content_dup_doubt (const LeadsContent *self);
/* The same of what somebody can choose, where @self has it. @dialect: how it is read. */
char *leads_content_dup_choosable_doubt (const LeadsContent    *self,
                                         const LeadsCsvDialect *dialect);

G_END_DECLS
