/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-sentences.h>

#include "leads-sentences-private.h"

#include <glib/gi18n.h>

/* What lines that one kind of repair mends have in common, and the repair in the words of a button. */

static const char *
get_title (LeadsRepair repair, gulong n)
{
  switch ((guint) repair)
    {
    case LEADS_REPAIR_ADD_PLUS:
      return ngettext ("%s number lacks the +", "%s numbers lack the +", n);
    case LEADS_REPAIR_INTERNATIONAL_PREFIX:
      return ngettext ("%s number begins with an international prefix instead of +",
                       "%s numbers begin with an international prefix instead of +", n);
    case LEADS_REPAIR_TRUNK_ZERO:
      return ngettext ("%s number has a 0 after the country code", "%s numbers have a 0 after the country code", n);
    case LEADS_REPAIR_DECIMALS:
      return ngettext ("%s number ends in .0", "%s numbers end in .0", n);
    case LEADS_REPAIR_EXTENSION:
      return ngettext ("%s number has an extension", "%s numbers have an extension", n);
    case LEADS_REPAIR_BRACKETS:
      return ngettext ("%s number has brackets around the +", "%s numbers have brackets around the +", n);
    case LEADS_REPAIR_NATIONAL_FORM:
      return ngettext ("%s number is written as it is dialled within its country",
                       "%s numbers are written as they are dialled within their country", n);
    default:
      g_return_val_if_reached ("%s");
    }
}

char *
leads_sentence_for_repair (LeadsRepair repair, gint64 n_lines)
{
  g_autofree char *count = leads_sentence_count ((guint64) MAX (n_lines, 0));
  g_auto (GStrv) parts = g_strsplit (get_title (repair, (gulong) n_lines), "%s", -1);

  return g_strjoinv (count, parts);
}

const char *
leads_sentence_for_repair_act (LeadsRepair repair)
{
  switch ((guint) repair)
    {
    case LEADS_REPAIR_ADD_PLUS:
      return _ ("Add Plus Signs");
    case LEADS_REPAIR_INTERNATIONAL_PREFIX:
      return _ ("Replace Prefixes");
    case LEADS_REPAIR_TRUNK_ZERO:
      return _ ("Remove Zeros");
    case LEADS_REPAIR_DECIMALS:
      return _ ("Remove Decimals");
    case LEADS_REPAIR_EXTENSION:
      return _ ("Remove Extensions");
    case LEADS_REPAIR_BRACKETS:
      return _ ("Remove Brackets");
    case LEADS_REPAIR_NATIONAL_FORM:
      return _ ("Add Country Codes");
    default:
      g_return_val_if_reached ("");
    }
}

char *
leads_sentence_for_repair_all (gint64 n_lines)
{
  g_autofree char *count = leads_sentence_count ((guint64) MAX (n_lines, 0));

  return g_strdup_printf (ngettext ("%s line can be repaired without doubt", "%s lines can be repaired without doubt",
                                    (gulong) n_lines),
                          count);
}

char *
leads_sentence_for_repair_all_act (gint64 n_lines)
{
  g_autofree char *count = leads_sentence_count ((guint64) MAX (n_lines, 0));

  return g_strdup_printf (ngettext ("Repair %s Line", "Repair All %s Lines", (gulong) n_lines), count);
}
