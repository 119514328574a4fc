/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is said of numbering plans: pure functions without a display. All (transfer full). */

/* "29 September 2026", from ISO 8601; what is no date stays as it is. */
char *leads_plan_words_date    (const char *date);
/* "Version 3.2.47" */
char *leads_plan_words_version (const char *version);
/* "29 September 2026, part of this program", "29 September 2026, installed" */
char *leads_plan_words_origin  (const char *date,
                                gboolean    installed);
/* "Version 3.2.47, 29 September 2026" */
char *leads_plan_words_whole   (const char *version,
                                const char *date);
/* "The numbering plan 3.2.47 is used now" */
char *leads_plan_words_changed (const char *version);

G_END_DECLS
