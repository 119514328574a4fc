/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is written in a workbook and what it means. */

/* The text of a number: whole ones below 10^15 as digits, others as they are. */
void leads_workbook_append_number (GString    *text,
                                   const char *value,
                                   gsize       length);

/*
 * The text of a number in a cell that shows dates: "2024-02-29T12:30:00", or
 * "12:30:00" where there is no day. What is no day of the calendar, such as a
 * telephone number, is a number after all.
 */
void leads_workbook_append_date (GString    *text,
                                 const char *value,
                                 gsize       length,
                                 gboolean    since_1904);

/* Whether cells of that format show dates or times. */
gboolean leads_workbook_is_date_format  (const char *code);
gboolean leads_workbook_is_date_builtin (guint id);

/* Text in which characters that XML cannot have, and some that it can, are written as "_x000D_". */
void leads_workbook_append_unescaped (GString    *text,
                                      const char *escaped,
                                      gsize       length);

/* The opposite, for what a workbook is to have; it has no form for NUL. */
void leads_workbook_append_escaped (GString    *escaped,
                                    const char *text,
                                    gsize       length);

/* The row (from 1) and column (from 0) of "B3"; FALSE if it is none. */
gboolean leads_workbook_read_place (const char *place,
                                    guint64    *row,
                                    guint64    *column);

G_END_DECLS
