/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-paste-other-private.h"

#include "leads-date-text-private.h"

#include <string.h>

/* What has as many digits as a telephone number and is none. Invariant: what begins with a plus is never taken for it. */

/* Of an IBAN, spaces left out. Source: ISO 13616 (SWIFT, IBAN Registry); the check digits are those of ISO 7064. */
#define MIN_IBAN    15
#define MAX_IBAN    34
#define IBAN_MODULO 97
#define IBAN_REST   1
#define HEAD        4 /* the country's letters and the check digits */

/* Of a VAT number behind the country's letters. Source: Council Directive 2006/112/EC and the national formats in VIES. */
#define MIN_VAT 8
#define MAX_VAT 12
#define COUNTRY 2

/* Before it, with the words between. */
#define MAX_NAME 40

static const char *const names[] = {
  "order",     "invoice",   "reference", "ref",       "ticket",   "case",       "po",        "vat",        "iban",
  "account",   "contract",  "customer",  "quote",     "auftrag",  "rechnung",   "bestellung", "vertrag",   "kunde",
  "konto",     "angebot",   "ust-idnr",  "ust-id",    "ustid",    "steuer",     "commande",  "facture",    "contrat",
  "devis",     "tva",       "siret",     "siren",     "pedido",   "factura",    "contrato",  "nif",        "cif",
  "ordine",    "fattura",   "contratto", "p.iva",     "iva",      "bic",        "auftragsnummer", "rechnungsnummer",
  "bestellnummer", "kundennummer", "vertragsnummer", "kontonummer", "steuernummer",
};

/* Words that may stand between a name and what it names. */
static const char *const fillers[] = { "no", "nr", "num", "number", "nummer", "id", "n", "is", "reg" };

static gboolean
is_word_char (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

/* Letters count as two digits, A as 10. */
static guint
add_to_rest (guint rest, char c)
{
  if (g_ascii_isdigit (c))
    return (rest * 10 + (guint) (c - '0')) % IBAN_MODULO;
  return (rest * 100 + (guint) (c - 'A') + 10) % IBAN_MODULO;
}

static gboolean
is_iban (const char *compact, guint length)
{
  guint rest = 0;

  for (guint i = 0; i < length; i++)
    rest = add_to_rest (rest, compact[(i + HEAD) % length]);
  return rest == IBAN_REST;
}

static const char *
take_iban (const char *at, const char *end)
{
  char compact[MAX_IBAN];
  const char *found = NULL;
  guint n = 0;

  for (; at < end && n < MAX_IBAN; at++)
    {
      const gboolean is_head_letter = n < COUNTRY;

      if (*at == ' ' && n >= HEAD)
        continue;
      if (!g_ascii_isdigit (*at) && !g_ascii_isupper (*at))
        break;
      if (n < HEAD && is_head_letter != (gboolean) g_ascii_isupper (*at))
        break;
      compact[n++] = *at;
      if (n >= MIN_IBAN && (at + 1 == end || !is_word_char (at[1])) && is_iban (compact, n))
        found = at + 1;
    }
  return found;
}

static const char *
take_vat (const LeadsNumberingPlan *plan, const char *at, const char *end)
{
  const char *begin = at;
  char number[MAX_VAT + 2] = "+";
  LeadsVerdict verdict;
  gsize length;

  while (at < end && g_ascii_isupper (*at))
    at++;
  if (at - begin != COUNTRY)
    return NULL;
  begin = at;
  while (at < end && g_ascii_isdigit (*at))
    at++;
  length = (gsize) (at - begin);
  if (length < MIN_VAT || length > MAX_VAT || (at < end && is_word_char (*at)))
    return NULL;
  memcpy (number + 1, begin, length);
  return leads_numbering_plan_judge (plan, number, (gssize) length + 1, &verdict) ? NULL : at;
}

const char *
leads_paste_other_take (const LeadsNumberingPlan *plan, const char *at, const char *end)
{
  const char *found;
  gsize length;

  if (g_ascii_isdigit (*at))
    {
      length = leads_date_text_match (at, (gsize) (end - at));
      return length > 0 ? at + length : NULL;
    }
  if (!g_ascii_isupper (*at))
    return NULL;
  found = take_iban (at, end);
  return found != NULL ? found : take_vat (plan, at, end);
}

static gboolean
is_one_of (const char *const *words, guint n_words, const char *word, gsize length)
{
  for (guint i = 0; i < n_words; i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (words[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

gboolean
leads_paste_other_is_named (const char *text, const char *at)
{
  const char *first = at - text > MAX_NAME ? at - MAX_NAME : text;

  for (;;)
    {
      const char *end;

      while (at > first && strchr (" :#.-(=", at[-1]) != NULL)
        at--;
      end = at;
      while (at > first && (is_word_char (at[-1]) || at[-1] == '-' || at[-1] == '.'))
        at--;
      if (at == end)
        return FALSE;
      if (is_one_of (names, G_N_ELEMENTS (names), at, (gsize) (end - at)))
        return TRUE;
      if (!is_one_of (fillers, G_N_ELEMENTS (fillers), at, (gsize) (end - at)))
        return FALSE;
    }
}
