/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LeadsNumberType:
 * @LEADS_NUMBER_TYPE_UNKNOWN: the plan in force does not tell
 * @LEADS_NUMBER_TYPE_UAN: a universal access number, answered at several places
 *
 * What a number is for. The words (leads_number_type_to_word()) are stable: scripts rely on them.
 */
typedef enum {
  LEADS_NUMBER_TYPE_UNKNOWN = 0,
  LEADS_NUMBER_TYPE_FIXED_LINE,
  LEADS_NUMBER_TYPE_MOBILE,
  LEADS_NUMBER_TYPE_FIXED_LINE_OR_MOBILE,
  LEADS_NUMBER_TYPE_TOLL_FREE,
  LEADS_NUMBER_TYPE_PREMIUM_RATE,
  LEADS_NUMBER_TYPE_SHARED_COST,
  LEADS_NUMBER_TYPE_VOIP,
  LEADS_NUMBER_TYPE_PERSONAL_NUMBER,
  LEADS_NUMBER_TYPE_PAGER,
  LEADS_NUMBER_TYPE_UAN,
  LEADS_NUMBER_TYPE_VOICEMAIL,
  LEADS_N_NUMBER_TYPES
} LeadsNumberType;

/* The word ("toll_free"); "" for unknown. Static. */
const char *leads_number_type_to_word   (LeadsNumberType  type);

/* FALSE if no type has that word. */
gboolean    leads_number_type_from_word (const char      *word,
                                         LeadsNumberType *type);

G_END_DECLS
