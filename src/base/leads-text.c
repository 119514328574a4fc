/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-text.h"

#include <string.h>

/*
 * Text as people compare it and as it can be shown.
 *
 * Invariant: what comes out is valid UTF-8, whatever went in.
 */

/* First of the pictures of control characters: U+2400 + c shows c. */
#define CONTROL_PICTURES 0x2400
#define PICTURE_OF_DELETE 0x2421

/* Marks that have no width: they order, join or tag text and cannot be seen. */
static gboolean
is_invisible (gunichar c)
{
  if (c < 0xad)
    return FALSE;

  switch (g_unichar_type (c))
    {
    case G_UNICODE_FORMAT:
      return TRUE;
    default:
      return c == 0x034f || c == 0x3164 || c == 0xffa0;
    }
}

static gboolean
is_edge (gunichar c)
{
  return g_unichar_isspace (c) || is_invisible (c) || c == '\v';
}

/* What neither shows nor belongs into a name: controls, and marks that turn round what stands beside the name. */
static gboolean
is_control (gunichar c)
{
  if (g_unichar_isspace (c) || c == '\v' || c == 0x85)
    return FALSE;

  return g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static char *
strip_valid (const char *valid)
{
  const char *end = valid + strlen (valid);

  while (*valid != '\0' && is_edge (g_utf8_get_char (valid)))
    valid = g_utf8_next_char (valid);

  while (end > valid)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_edge (g_utf8_get_char (last)))
        break;
      end = last;
    }

  return g_strndup (valid, end - valid);
}

char *
leads_text_make_valid (const char *text,
                       gssize      length)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_utf8_make_valid (text, length);
}

char *
leads_text_fold (const char *text)
{
  g_autofree char *valid = leads_text_make_valid (text, -1);
  g_autofree char *composed = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (valid != NULL, NULL);

  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  folded = g_utf8_casefold (composed, -1);

  /* Folding can leave what composes again. */
  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

char *
leads_text_strip (const char *text)
{
  g_autofree char *valid = leads_text_make_valid (text, -1);

  g_return_val_if_fail (valid != NULL, NULL);

  return strip_valid (valid);
}

char *
leads_text_collapse (const char *text)
{
  g_autofree char *valid = leads_text_make_valid (text, -1);
  g_autoptr (GString) result = NULL;
  gboolean in_space = FALSE;

  g_return_val_if_fail (valid != NULL, NULL);

  result = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_space = g_unichar_isspace (c) || c == '\v' || c == 0x85;

      if (is_control (c))
        continue;
      if (!is_space)
        g_string_append_unichar (result, c);
      else if (!in_space)
        g_string_append_c (result, ' ');
      in_space = is_space;
    }

  return strip_valid (result->str);
}

char *
leads_text_escape (const char *text,
                   gssize      length)
{
  g_autofree char *valid = leads_text_make_valid (text, length);
  GString *result;

  g_return_val_if_fail (valid != NULL, NULL);

  result = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20)
        g_string_append_unichar (result, CONTROL_PICTURES + c);
      else if (c == 0x7f)
        g_string_append_unichar (result, PICTURE_OF_DELETE);
      else if (g_unichar_iscntrl (c) || is_invisible (c) || c == 0x2028 || c == 0x2029)
        g_string_append_printf (result, "<U+%04X>", c);
      else
        g_string_append_unichar (result, c);
    }

  return g_string_free (result, FALSE);
}

gboolean
leads_text_is_blank (const char *text,
                     gssize      length)
{
  const char *end;

  g_return_val_if_fail (text != NULL, TRUE);

  end = text + (length < 0 ? strlen (text) : (gsize) length);
  while (text < end)
    {
      gunichar c;

      if (*text > 0x20 && *text < 0x7f)
        return FALSE;
      if ((guchar) *text < 0x80)
        {
          text++;
          continue;
        }

      c = g_utf8_get_char_validated (text, end - text);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        return FALSE;
      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && !is_invisible (c))
        return FALSE;
      text = g_utf8_next_char (text);
    }

  return TRUE;
}

gsize
leads_text_write_int (gint64 value,
                      char   text[LEADS_TEXT_INT_SIZE])
{
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;
  char digits[LEADS_TEXT_INT_SIZE];
  gsize begin = LEADS_TEXT_INT_SIZE - 1;

  digits[begin] = '\0';
  do
    digits[--begin] = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    digits[--begin] = '-';
  memcpy (text, digits + begin, LEADS_TEXT_INT_SIZE - begin);

  return LEADS_TEXT_INT_SIZE - 1 - begin;
}
