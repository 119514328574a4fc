/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include <leads-number-type.h>

/*
 * The stable words of the types of numbers.
 */

static const char *const words[LEADS_N_NUMBER_TYPES] = {
  [LEADS_NUMBER_TYPE_UNKNOWN] = "",
  [LEADS_NUMBER_TYPE_FIXED_LINE] = "fixed_line",
  [LEADS_NUMBER_TYPE_MOBILE] = "mobile",
  [LEADS_NUMBER_TYPE_FIXED_LINE_OR_MOBILE] = "fixed_line_or_mobile",
  [LEADS_NUMBER_TYPE_TOLL_FREE] = "toll_free",
  [LEADS_NUMBER_TYPE_PREMIUM_RATE] = "premium_rate",
  [LEADS_NUMBER_TYPE_SHARED_COST] = "shared_cost",
  [LEADS_NUMBER_TYPE_VOIP] = "voip",
  [LEADS_NUMBER_TYPE_PERSONAL_NUMBER] = "personal_number",
  [LEADS_NUMBER_TYPE_PAGER] = "pager",
  [LEADS_NUMBER_TYPE_UAN] = "uan",
  [LEADS_NUMBER_TYPE_VOICEMAIL] = "voicemail",
};

const char *
leads_number_type_to_word (LeadsNumberType type)
{
  g_return_val_if_fail ((guint) type < LEADS_N_NUMBER_TYPES, "");

  return words[type];
}

gboolean
leads_number_type_from_word (const char      *word,
                             LeadsNumberType *type)
{
  g_return_val_if_fail (word != NULL, FALSE);

  for (guint i = LEADS_NUMBER_TYPE_UNKNOWN + 1; i < LEADS_N_NUMBER_TYPES; i++)
    if (g_str_equal (words[i], word))
      {
        *type = (LeadsNumberType) i;
        return TRUE;
      }
  return FALSE;
}
