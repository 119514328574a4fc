/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-numbering-plan.h>

/* A country code with what the built-in plan knows of it: a line of data/numbering/country-codes.txt. */
typedef struct {
  guint16 value;
  guint8 n_digits; /* of the code */
  guint8 zero;     /* whether a number can begin with 0 after the code */
  guint32 lengths; /* bit n: numbers can have n digits after the code */
  char region[LEADS_REGION_SIZE];
  char home[LEADS_REGION_SIZE];
} LeadsCountryCode;

/* An immutable plan: threads share it. */
struct _LeadsNumberingPlan
{
  gatomicrefcount ref_count;
  const char *version;
  const char *date;
  const LeadsCountryCode *codes; /* in the order of their digits; none begins with another */
  guint n_codes;
  const guint8 *index; /* of 1,000: see country_code_index */
};

/* Powers of ten, as far as numbers reach. */
extern const guint64 leads_powers_of_ten[LEADS_NUMBER_MAX_DIGITS + 1];
