/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-total-line-private.h"

#include <leads-text.h>

#include <string.h>

/* Rows that sum up a file, as carriers write them below their numbers. */

/* Folded as names are compared. */
static const char *const words[] = {
  "total",    "totals",   "grand total", "subtotal",   "sub-total",     "sub total",     "sum",      "summe",
  "gesamt",   "gesamtsumme", "zwischensumme", "total general", "sous-total", "somme",     "suma",     "totale",
  "subtotale", "totaal",  "subtotaal",   "summa",      "yhteensä",      "i alt",         "totalt",   "razem",
  "celkem",   "összesen", "toplam",      "итого",      "всего",         "合計",          "总计",     "小計",
};

/* Longer cells are none of them. */
#define MAX_LENGTH 64
/* A telephone number has at least this many digits. */
#define FEW_DIGITS 7

static gboolean
is_word (const LeadsCsvCell *cell)
{
  g_autofree char *text = NULL;
  g_autofree char *collapsed = NULL;
  g_autofree char *folded = NULL;
  gsize length;

  if (cell->length == 0 || cell->length > MAX_LENGTH)
    return FALSE;
  text = g_strndup (cell->text, cell->length);
  collapsed = leads_text_collapse (text);
  length = strlen (collapsed);
  while (length > 0 && strchr (":= ", collapsed[length - 1]) != NULL)
    collapsed[--length] = '\0';
  folded = leads_text_fold (collapsed);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (folded, words[i]))
      return TRUE;
  return FALSE;
}

gboolean
leads_total_line_is_one (const LeadsCsvRecord *record)
{
  for (guint i = 0; i < record->n_cells; i++)
    if (is_word (&record->cells[i]))
      return TRUE;
  return FALSE;
}

gboolean
leads_total_line_sums_up (const LeadsCsvRecord *record, const LeadsCsvCell *number)
{
  guint n_digits = 0;

  for (gsize i = 0; i < number->length; i++)
    {
      if (number->text[i] == '+')
        return FALSE;
      n_digits += g_ascii_isdigit (number->text[i]);
    }
  return n_digits < FEW_DIGITS && record->n_cells > 1 && leads_total_line_is_one (record);
}
