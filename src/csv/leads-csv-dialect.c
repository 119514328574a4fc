/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-dialect.h"

#include "leads-csv-error.h"

#include <leads-text.h>

#include <string.h>

/*
 * How a file is to be read: a value that is copied about, and the names of its parts.
 *
 * Invariant: `column_names`, when set, has n_columns names.
 */

typedef struct {
  const char       *name;
  LeadsCsvEncoding  encoding;
} EncodingName;

/* Without the characters that spellings differ in. */
static const EncodingName encoding_names[] = {
  { "auto", LEADS_CSV_ENCODING_AUTO },
  { "utf8", LEADS_CSV_ENCODING_UTF_8 },
  { "ascii", LEADS_CSV_ENCODING_UTF_8 },
  { "usascii", LEADS_CSV_ENCODING_UTF_8 },
  { "utf8sig", LEADS_CSV_ENCODING_UTF_8 },
  { "utf16", LEADS_CSV_ENCODING_UTF_16 },
  { "ucs2", LEADS_CSV_ENCODING_UTF_16 },
  { "unicode", LEADS_CSV_ENCODING_UTF_16 },
  { "utf16le", LEADS_CSV_ENCODING_UTF_16LE },
  { "ucs2le", LEADS_CSV_ENCODING_UTF_16LE },
  { "utf16be", LEADS_CSV_ENCODING_UTF_16BE },
  { "ucs2be", LEADS_CSV_ENCODING_UTF_16BE },
  { "windows1252", LEADS_CSV_ENCODING_WINDOWS_1252 },
  { "win1252", LEADS_CSV_ENCODING_WINDOWS_1252 },
  { "cp1252", LEADS_CSV_ENCODING_WINDOWS_1252 },
  { "ansi", LEADS_CSV_ENCODING_WINDOWS_1252 },
  { "iso88591", LEADS_CSV_ENCODING_ISO_8859_1 },
  { "latin1", LEADS_CSV_ENCODING_ISO_8859_1 },
  { "l1", LEADS_CSV_ENCODING_ISO_8859_1 },
};

void
leads_csv_dialect_init (LeadsCsvDialect *dialect)
{
  g_return_if_fail (dialect != NULL);

  *dialect = (LeadsCsvDialect) {
    .encoding = LEADS_CSV_ENCODING_UTF_8,
    .delimiter = ',',
    .remove_guard = TRUE,
    .n_columns = 1,
    .number_column = 0,
    .end_column = -1,
    .size_column = -1,
    .possible_end_column = -1,
    .count_column = -1,
    .cac_column = -1,
    .customer_column = -1,
    .service_column = -1,
  };
}

void
leads_csv_dialect_clear (LeadsCsvDialect *dialect)
{
  g_return_if_fail (dialect != NULL);

  g_clear_pointer (&dialect->column_names, g_strfreev);
  g_clear_pointer (&dialect->sheet, g_free);
  g_clear_pointer (&dialect->other_sheet, g_free);
}

void
leads_csv_dialect_copy (const LeadsCsvDialect *dialect,
                        LeadsCsvDialect       *copy)
{
  g_return_if_fail (dialect != NULL);
  g_return_if_fail (copy != NULL);

  *copy = *dialect;
  copy->column_names = g_strdupv (dialect->column_names);
  copy->sheet = g_strdup (dialect->sheet);
  copy->other_sheet = g_strdup (dialect->other_sheet);
}

int
leads_csv_dialect_find_column (const LeadsCsvDialect *dialect,
                               const char            *name)
{
  g_autofree char *stripped = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (dialect != NULL, -1);
  g_return_val_if_fail (name != NULL, -1);

  if (dialect->column_names == NULL)
    return -1;

  stripped = leads_text_collapse (name);
  folded = leads_text_fold (stripped);
  for (int i = 0; i < dialect->n_columns - dialect->n_own_columns; i++)
    {
      g_autofree char *other = leads_text_collapse (dialect->column_names[i]);
      g_autofree char *other_folded = leads_text_fold (other);

      if (g_str_equal (folded, other_folded))
        return i;
    }

  return -1;
}

const char *
leads_csv_encoding_to_name (LeadsCsvEncoding encoding)
{
  switch (encoding)
    {
    case LEADS_CSV_ENCODING_AUTO:
      return "auto";
    case LEADS_CSV_ENCODING_UTF_8:
      return "UTF-8";
    case LEADS_CSV_ENCODING_UTF_16LE:
      return "UTF-16LE";
    case LEADS_CSV_ENCODING_UTF_16BE:
      return "UTF-16BE";
    case LEADS_CSV_ENCODING_WINDOWS_1252:
      return "Windows-1252";
    case LEADS_CSV_ENCODING_ISO_8859_1:
      return "ISO-8859-1";
    case LEADS_CSV_ENCODING_UTF_16:
      return "UTF-16";
    default:
      g_return_val_if_reached ("");
    }
}

gboolean
leads_csv_encoding_from_name (const char       *name,
                              LeadsCsvEncoding *encoding)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (encoding != NULL, FALSE);

  for (const char *p = name; *p != '\0'; p++)
    {
      if (strchr ("-_ .", *p) == NULL)
        g_string_append_c (plain, g_ascii_tolower (*p));
    }

  for (guint i = 0; i < G_N_ELEMENTS (encoding_names); i++)
    {
      if (g_str_equal (plain->str, encoding_names[i].name))
        {
          *encoding = encoding_names[i].encoding;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
can_separate (char c)
{
  return c > 0 && c < 0x7f && !g_ascii_isalnum (c) && strchr ("+\"\r\n", c) == NULL;
}

gboolean
leads_csv_delimiter_from_text (const char  *text,
                               char        *delimiter,
                               GError     **error)
{
  static const struct {
    const char *name;
    char        delimiter;
  } names[] = {
    { "tab", '\t' }, { "\\t", '\t' }, { "comma", ',' }, { "semicolon", ';' }, { "pipe", '|' },
  };

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (delimiter != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_ascii_strcasecmp (text, names[i].name) == 0)
        {
          *delimiter = names[i].delimiter;
          return TRUE;
        }
    }

  if (!can_separate (text[0]) || text[1] != '\0')
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_BAD_DELIMITER, text);
      return FALSE;
    }

  *delimiter = text[0];

  return TRUE;
}
