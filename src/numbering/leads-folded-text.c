/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include "leads-folded-text-private.h"

#include <string.h>

/*
 * Typographic, full-width and invisible characters brought down to the ASCII that means the same, with the way
 * back to the original for messages. Invariant: no digit is ever added, dropped or changed here.
 */

static gboolean
is_invisible (gunichar c)
{
  return c == 0x00ad ||                  /* soft hyphen */
         c == 0x061c ||                  /* Arabic letter mark */
         (c >= 0x200b && c <= 0x200f) || /* zero-width space and joiners, left-to-right and right-to-left mark */
         (c >= 0x202a && c <= 0x202e) || /* embeddings and overrides */
         (c >= 0x2060 && c <= 0x2064) || /* word joiner, invisible operators */
         (c >= 0x2066 && c <= 0x2069) || /* isolates */
         c == 0xfeff;                    /* byte order mark */
}

static char
fold_character (gunichar c)
{
  if (c < 0x80)
    {
      if (g_ascii_isspace ((char) c) || c == '\v')
        return ' ';
      return g_ascii_isprint ((char) c) ? (char) c : LEADS_FOLDED_OTHER;
    }
  if (c >= 0xff01 && c <= 0xff5e) /* full-width forms of ! to ~ */
    return (char) (c - 0xff01 + '!');
  if (is_invisible (c))
    return LEADS_FOLDED_INVISIBLE;
  if (c == 0x2212 || (c >= 0x2010 && c <= 0x2015)) /* minus sign, hyphen to horizontal bar */
    return '-';
  if (c == 0x2018 || c == 0x2019) /* an apostrophe as writing programs set it */
    return '\'';
  if (c == 0x85 || g_unichar_isspace (c))
    return ' ';
  return g_unichar_isalpha (c) ? LEADS_FOLDED_LETTER : LEADS_FOLDED_OTHER;
}

void
leads_folded_text_fold (LeadsFoldedText *folded,
                        const char      *text,
                        gsize            length)
{
  const char *end = text + length;
  guint32 at = 0;
  guint n = 0;

  folded->truncated = FALSE;
  for (const char *p = text; p < end; at++)
    {
      gunichar c = (guchar) *p;
      char folded_to;

      if (c >= 0x80)
        c = g_utf8_get_char_validated (p, end - p);
      if (c >= (gunichar) -2)
        {
          folded_to = LEADS_FOLDED_BROKEN;
          c = 0;
          p++;
        }
      else
        {
          folded_to = fold_character (c);
          p = g_utf8_next_char (p);
        }

      if (folded_to == LEADS_FOLDED_INVISIBLE || (folded_to == ' ' && (n == 0 || folded->text[n - 1] == ' ')))
        continue;
      if (n == LEADS_FOLDED_TEXT_MAX)
        {
          folded->truncated = TRUE;
          break;
        }
      folded->text[n] = folded_to;
      folded->character[n] = c;
      folded->at[n] = at;
      n++;
    }
  if (n > 0 && !folded->truncated && folded->text[n - 1] == ' ')
    n--;
  folded->text[n] = '\0';
  folded->begin = 0;
  folded->end = n;
}

static void
skip_spaces (LeadsFoldedText *folded)
{
  while (folded->begin < folded->end && folded->text[folded->begin] == ' ')
    folded->begin++;
  while (folded->begin < folded->end && folded->text[folded->end - 1] == ' ')
    folded->end--;
}

gboolean
leads_folded_text_drop_marks (LeadsFoldedText *folded)
{
  const char *text = folded->text;

  if (text[folded->begin] == '\'' || text[folded->begin] == '`')
    {
      folded->begin++;
      skip_spaces (folded);
    }
  if (folded->end - folded->begin >= strlen ("=\"\"") && text[folded->begin] == '=' &&
      text[folded->begin + 1] == '"' && text[folded->end - 1] == '"')
    {
      folded->begin += 2;
      folded->end--;
      skip_spaces (folded);
    }
  if (folded->end - folded->begin >= strlen ("tel:") &&
      g_ascii_strncasecmp (text + folded->begin, "tel:", strlen ("tel:")) == 0)
    {
      folded->begin += strlen ("tel:");
      skip_spaces (folded);
      return TRUE;
    }
  return FALSE;
}
