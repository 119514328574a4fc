/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include "leads-number-text-private.h"

#include <leads-number.h>

#include <string.h>

/*
 * Reads a number as people, spreadsheets and other programs write it. The text is folded first
 * (leads-folded-text.c); here it is recognised what the folded text is. Invariant: what is only
 * notation disappears here, and what would have to be inferred is named by a reason and never passed as read.
 */

/* A spreadsheet shows a whole number with at most this many decimals by mistake ("441632960000.00"). */
#define MAX_DECIMALS 2
/* A number has at least this many digits where a short text could be something else (a price, a total). */
#define FEW_DIGITS 7

static guint
skip_digits (const LeadsFoldedText *folded,
             guint                  i)
{
  while (i < folded->end && g_ascii_isdigit (folded->text[i]))
    i++;
  return i;
}

/* 4.41633E+11, 4,41633E+11: what a spreadsheet makes of a number it takes for a quantity. */
static gboolean
is_exponent_form (const LeadsFoldedText *folded)
{
  guint i = folded->begin;
  guint digits;

  if (i < folded->end && (folded->text[i] == '+' || folded->text[i] == '-'))
    i++;
  digits = i;
  i = skip_digits (folded, i);
  if (i == digits)
    return FALSE;
  if (i < folded->end && (folded->text[i] == '.' || folded->text[i] == ','))
    i = skip_digits (folded, i + 1);
  if (i >= folded->end || g_ascii_tolower (folded->text[i]) != 'e')
    return FALSE;
  i++;
  if (i < folded->end && (folded->text[i] == '+' || folded->text[i] == '-'))
    i++;
  return i < folded->end && skip_digits (folded, i) == folded->end;
}

/* 441632960000.0: sets where the point is, and whether only zeros follow. After a plus the point is a separator,
 * unless what follows can hardly be anything but a spreadsheet's decimals. */
static gboolean
is_decimal (const LeadsFoldedText *folded,
            guint                 *point,
            gboolean              *zeros)
{
  guint i = folded->begin;
  gboolean plus = i < folded->end && folded->text[i] == '+';
  guint first = plus ? i + 1 : i;
  guint n_decimals;
  guint n_digits;

  i = skip_digits (folded, first);
  n_digits = i - first;
  if (n_digits == 0 || i >= folded->end || (folded->text[i] != '.' && folded->text[i] != ','))
    return FALSE;
  *point = i;
  *zeros = TRUE;
  n_decimals = folded->end - (i + 1);
  if (n_decimals == 0 || skip_digits (folded, i + 1) != folded->end)
    return FALSE;
  for (i = *point + 1; i < folded->end; i++)
    if (folded->text[i] != '0')
      *zeros = FALSE;

  if (plus)
    return n_digits >= FEW_DIGITS && n_decimals <= MAX_DECIMALS && *zeros;
  return n_decimals <= MAX_DECIMALS || (n_digits >= FEW_DIGITS && *zeros);
}

/* ";ext=12", " ext. 12", " x12", "#12" from @i to the end. */
static gboolean
is_extension (const LeadsFoldedText *folded,
              guint                  i)
{
  static const char *const words[] = { "extension", "extn", "ext", "x", "#" };
  const char *text = folded->text;
  gboolean found = FALSE;

  if (text[i] == ';' || text[i] == ',')
    i++;
  while (i < folded->end && text[i] == ' ')
    i++;
  for (guint w = 0; w < G_N_ELEMENTS (words) && !found; w++)
    if (g_ascii_strncasecmp (text + i, words[w], strlen (words[w])) == 0)
      {
        i += strlen (words[w]);
        found = TRUE;
      }
  if (!found)
    return FALSE;
  while (i < folded->end && strchr (".:= ", text[i]) != NULL)
    i++;
  return i < folded->end && skip_digits (folded, i) == folded->end;
}

/* The first character that is neither digit nor separator, or the end. A plus belongs only before the first. */
static guint
find_stranger (const LeadsFoldedText *folded,
               guint                  from)
{
  guint i = from;

  if (i < folded->end && folded->text[i] == '+')
    i++;
  while (i < folded->end && (g_ascii_isdigit (folded->text[i]) || strchr (" -.()", folded->text[i]) != NULL))
    i++;
  return i;
}

/* The end of "(0)" at @i, or 0. */
static guint
end_of_bracket_zero (const LeadsFoldedText *folded,
                     guint                  i)
{
  static const char zero[] = "(0)";
  guint n = 0;

  for (; i < folded->end && zero[n] != '\0'; i++)
    {
      if (folded->text[i] == zero[n])
        n++;
      else if (folded->text[i] != ' ')
        return 0;
    }
  return zero[n] == '\0' ? i : 0;
}

/* Takes the digits from @from to the end, leaving out a bracketed trunk zero; those before @to are the number's.
 * Returns whether there was such a zero. */
static gboolean
take_digits (LeadsNumberText       *self,
             const LeadsFoldedText *folded,
             guint                  from,
             guint                  to)
{
  gboolean zero = FALSE;

  self->n_digits = 0;
  self->n_all = 0;
  for (guint i = from; i < folded->end; i++)
    {
      guint end = self->n_all > 0 && folded->text[i] == '(' ? end_of_bracket_zero (folded, i) : 0;

      if (end > 0)
        {
          zero = TRUE;
          self->zero = self->n_all;
          i = end - 1;
        }
      else if (g_ascii_isdigit (folded->text[i]))
        self->digits[self->n_all++] = folded->text[i];
      if (i < to)
        self->n_digits = self->n_all;
    }
  return zero;
}

static void
refuse (LeadsNumberText       *self,
        const LeadsFoldedText *folded,
        guint                  i)
{
  char c = folded->text[i];

  take_digits (self, folded, folded->begin, folded->end);
  self->character = folded->character[i];
  self->position = folded->at[i];
  if (c == LEADS_FOLDED_BROKEN)
    self->reason = LEADS_REASON_BAD_ENCODING;
  else if (c == LEADS_FOLDED_LETTER || g_ascii_isalpha (c))
    self->reason = LEADS_REASON_LETTERS;
  else
    self->reason = LEADS_REASON_BAD_CHARACTER;
  if (self->n_digits == 0 ||
      (self->reason == LEADS_REASON_LETTERS && i == folded->begin && self->n_digits < FEW_DIGITS))
    self->flags |= LEADS_VERDICT_NO_NUMBER;
}

/* "(+44) 20 …": the brackets around the plus are no notation, yet nothing else can be meant. */
static gboolean
read_plus_in_brackets (LeadsNumberText       *self,
                       const LeadsFoldedText *folded)
{
  guint i = folded->begin;

  while (i < folded->end && (folded->text[i] == '(' || folded->text[i] == ' '))
    i++;
  if (i == folded->begin || folded->text[i] != '+' || find_stranger (folded, i) != folded->end)
    return FALSE;
  refuse (self, folded, folded->begin);
  self->mendable = !take_digits (self, folded, i, folded->end);
  return TRUE;
}

/* What is left when it is no decimal or exponent form: digits and separators, perhaps with strangers among them. */
static void
read_digits (LeadsNumberText       *self,
             const LeadsFoldedText *folded)
{
  guint begin = folded->begin;
  guint stranger = find_stranger (folded, begin);
  gboolean bracket_zero;

  if (read_plus_in_brackets (self, folded))
    return;
  if (stranger < folded->end && stranger > begin && is_extension (folded, stranger))
    {
      bracket_zero = take_digits (self, folded, begin, stranger);
      if (self->n_digits > 0)
        {
          self->reason = LEADS_REASON_EXTENSION_PRESENT;
          self->mendable = self->plus && !bracket_zero;
          return;
        }
    }
  if (stranger < folded->end)
    {
      refuse (self, folded, stranger);
      return;
    }

  bracket_zero = take_digits (self, folded, begin, folded->end);
  if (!self->plus && (self->n_digits == 0 || strchr ("-.)", folded->text[begin]) != NULL))
    {
      refuse (self, folded, begin);
      return;
    }
  if (bracket_zero && self->plus)
    {
      self->reason = LEADS_REASON_TRUNK_ZERO;
      self->flags |= LEADS_VERDICT_BRACKETS;
    }
  self->mendable = self->plus || !bracket_zero;
  if (folded->truncated)
    self->reason = LEADS_REASON_TOO_LONG;
}

void
leads_number_text_read (LeadsNumberText *self,
                        const char      *text,
                        gsize            length)
{
  LeadsFoldedText folded;
  gboolean tel;
  gboolean zeros = FALSE;
  guint point = 0;

  memset (self, 0, G_STRUCT_OFFSET (LeadsNumberText, digits));
  leads_folded_text_fold (&folded, text, length);
  tel = leads_folded_text_drop_marks (&folded);
  if (folded.begin == folded.end)
    {
      self->reason = tel ? LEADS_REASON_TOO_SHORT : LEADS_REASON_BLANK_LINE;
      return;
    }
  self->plus = folded.text[folded.begin] == '+';

  if (is_exponent_form (&folded))
    {
      self->reason = LEADS_REASON_EXPONENT_FORM;
      take_digits (self, &folded, folded.begin, folded.end);
    }
  else if (is_decimal (&folded, &point, &zeros))
    {
      self->reason = LEADS_REASON_DECIMAL_POINT;
      self->mendable = zeros;
      take_digits (self, &folded, folded.begin, point);
    }
  else
    read_digits (self, &folded);
}

gboolean
leads_number_parse_last_digits (const char *text,
                                gssize      length,
                                guint64    *value,
                                guint      *n_digits)
{
  LeadsNumberText read;

  g_return_val_if_fail (text != NULL && value != NULL && n_digits != NULL, FALSE);

  leads_number_text_read (&read, text, length < 0 ? strlen (text) : (gsize) length);
  if (read.reason != LEADS_REASON_NONE || read.plus || !read.mendable || read.n_digits >= LEADS_NUMBER_MAX_DIGITS)
    return FALSE;
  *value = 0;
  *n_digits = read.n_digits;
  for (guint i = 0; i < read.n_digits; i++)
    *value = *value * 10 + (guint64) (read.digits[i] - '0');
  return TRUE;
}
