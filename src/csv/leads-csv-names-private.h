/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What a column is for, by its name in the heading. Names are those that operators, carriers and
 * spreadsheets use, in several languages, and are compared without case, accents, spaces and punctuation.
 */
typedef enum {
  LEADS_CSV_ROLE_NUMBER,
  LEADS_CSV_ROLE_START,
  LEADS_CSV_ROLE_END,
  LEADS_CSV_ROLE_COUNT,
  LEADS_CSV_ROLE_CAC,
  LEADS_CSV_ROLE_CUSTOMER,
  LEADS_CSV_ROLE_SERVICE
} LeadsCsvRole;

/* How well a name says that numbers are in the column: from what says something else to what says so. */
typedef enum {
  LEADS_CSV_FIT_OTHER,
  LEADS_CSV_FIT_NONE,
  LEADS_CSV_FIT_WEAK,
  LEADS_CSV_FIT_STRONG,
  LEADS_CSV_FIT_EXACT
} LeadsCsvFit;

/* The form in which names are compared. */
char *leads_csv_name_make_plain (const char *name);

/* Whether @plain is one of the names for @role. */
gboolean leads_csv_name_has_role (const char   *plain,
                                  LeadsCsvRole  role);

/* Exact: a name for numbers, or for the first of a range. Other: a name for digits of another kind. */
LeadsCsvFit leads_csv_name_fit_number (const char *plain);

/* Whether @plain says that what is there is something else, such as a customer's own telephone number. */
gboolean leads_csv_name_is_other (const char *plain);

G_END_DECLS
