/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-edges-private.h"

#include "leads-csv-names-private.h"

#include <string.h>

/*
 * The words by which the headings of a range's two columns differ.
 *
 * Invariant: every word here is in the form that leads_csv_name_make_plain() makes.
 */

static const char * const start_words[] = {
  "begin", "beginning", "first", "from", "low", "lower", "lowest", "min", "minimum", "start", "starting", "ab", "anfang",
  "anfangs", "beginn", "erste", "erster", "erstes", "von", "vom", "eerste", "van", "debut", "premier", "premiere", "dal",
  "inizio", "prima", "primo", "desde", "inicial", "inicio", "primeira", "primeiro", "primer", "primera", "f\u00f8rste",
  "fra", "fran", "forsta", "od", "pierwszy", "poczatek", "pocatek", "zacatek", "\u043d\u0430\u0447\u0430\u043b\u043e",
  "\u8d77\u59cb", "\u5f00\u59cb", "\u958b\u59cb", "\uc2dc\uc791", NULL
};
static const char * const end_words[] = {
  "end", "ending", "finish", "high", "higher", "highest", "last", "max", "maximum", "stop", "through", "thru", "till",
  "to", "until", "upper", "bis", "ende", "letzte", "letzter", "letztes", "schluss", "eind", "einde", "laatste", "tot",
  "dernier", "derniere", "fin", "jusqua", "al", "fine", "ultima", "ultimo", "ate", "fim", "final", "hasta", "sidste",
  "sista", "siste", "slut", "til", "do", "koniec", "konec", "ostatni", "\u043a\u043e\u043d\u0435\u0446",
  "\u7ed3\u675f", "\u7d42\u4e86", "\ub05d", NULL
};
/* These have other meanings: only where the headings differ by nothing else. */
static const char * const short_start_words[] = { "da", "de", "du", NULL };
static const char * const short_end_words[] = { "a", "au", NULL };

static gboolean
is_word_at (const char *word,
            const char *text,
            const char *rest)
{
  const gsize length = strlen (word);

  return strncmp (text, word, length) == 0 && strcmp (text + length, rest) == 0;
}

/* Whether one of @words is at @text, with @rest behind it. */
static gboolean
has_word (const char * const *words,
          const char         *text,
          const char         *rest)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (is_word_at (words[i], text, rest))
        return TRUE;
    }

  return FALSE;
}

/* Whether @start begins with one of @words, and @end with an end's word and the same behind it. */
static gboolean
differ_here (const char         *start,
             const char         *end,
             const char * const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *rest = start + strlen (words[i]);

      if (g_str_has_prefix (start, words[i])
          && (has_word (end_words, end, rest) || has_word (short_end_words, end, rest)))
        return TRUE;
    }

  return FALSE;
}

/* Whether two plain names are the same but for one word, be it joined to the others ("Endrufnummer"). */
static gboolean
differ_by_edge (const char *start,
                const char *end)
{
  for (gsize i = 0;; i++)
    {
      if (differ_here (start + i, end + i, start_words) || differ_here (start + i, end + i, short_start_words))
        return TRUE;
      if (start[i] == '\0' || start[i] != end[i])
        return FALSE;
    }
}

/* Whether the second plain name is the first with one word more. */
static gboolean
has_edge_more (const char *name,
               const char *end)
{
  for (gsize i = 0;; i++)
    {
      if (has_word (end_words, end + i, name + i))
        return TRUE;
      if (name[i] == '\0' || name[i] != end[i])
        return FALSE;
    }
}

/* Whether one of @words stands alone in @heading. */
static gboolean
has_word_alone (const char         *heading,
                const char * const *words)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = heading;; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      /* The marks of letters, and the apostrophe of "jusqu’à". */
      if (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019)
        {
          g_string_append_unichar (word, c);
          continue;
        }
      if (word->len > 0)
        {
          g_autofree char *plain = leads_csv_name_make_plain (word->str);

          if (g_strv_contains (words, plain))
            return TRUE;
          g_string_truncate (word, 0);
        }
      if (c == '\0')
        return FALSE;
    }
}

LeadsCsvEdges
leads_csv_edges_compare (const char *start,
                         const char *end)
{
  g_autofree char *plain_start = leads_csv_name_make_plain (start);
  g_autofree char *plain_end = leads_csv_name_make_plain (end);

  if (*plain_start == '\0' || *plain_end == '\0')
    return LEADS_CSV_EDGES_NONE;
  if (differ_by_edge (plain_start, plain_end))
    return LEADS_CSV_EDGES_SURE;
  if (has_edge_more (plain_start, plain_end))
    return LEADS_CSV_EDGES_PERHAPS;
  if (leads_csv_name_has_role (plain_start, LEADS_CSV_ROLE_START) || has_word_alone (start, start_words))
    return has_word_alone (end, end_words) ? LEADS_CSV_EDGES_PERHAPS : LEADS_CSV_EDGES_NONE;

  return LEADS_CSV_EDGES_NONE;
}
