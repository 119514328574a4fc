/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-dialect-sentence-private.h"

#include <glib/gi18n.h>

/* How a file was read, for people. */

static const char *
describe_delimiter (char delimiter)
{
  switch (delimiter)
    {
    case ',':
      return _("separated by commas");
    case ';':
      return _("separated by semicolons");
    case '\t':
      return _("separated by tabs");
    case '|':
      return _("separated by vertical bars");
    default:
      return NULL;
    }
}

static char *
describe_sheet (const LeadsCsvDialect *dialect)
{
  const int column = dialect->number_column;

  if (dialect->n_columns <= 1 || column < 0)
    return g_strdup_printf (_("Workbook, sheet “%s”"), dialect->sheet);
  if (dialect->column_names != NULL && (guint) column < g_strv_length (dialect->column_names) &&
      dialect->column_names[column][0] != '\0')
    return g_strdup_printf (_("Workbook, sheet “%s”, column “%s”"), dialect->sheet, dialect->column_names[column]);
  return g_strdup_printf (_("Workbook, sheet “%s”, column %d"), dialect->sheet, column + 1);
}

char *
leads_dialect_to_sentence (const LeadsCsvDialect *dialect)
{
  const char *encoding = leads_csv_encoding_to_name (dialect->encoding);
  const int column = dialect->number_column;
  const char *delimiter = describe_delimiter (dialect->delimiter);
  g_autofree char *custom = NULL;

  if (dialect->sheet != NULL)
    return describe_sheet (dialect);
  /* A single column has no separator worth telling. */
  if (dialect->n_columns <= 1)
    return g_strdup_printf (_("%s, one column"), encoding);
  if (delimiter == NULL)
    delimiter = custom = g_strdup_printf (_("separated by “%c”"), dialect->delimiter);
  if (column < 0)
    return g_strdup_printf (_("%s, %s"), encoding, delimiter);
  if (dialect->column_names != NULL && (guint) column < g_strv_length (dialect->column_names) &&
      dialect->column_names[column][0] != '\0')
    return g_strdup_printf (_("%s, %s, column “%s”"), encoding, delimiter, dialect->column_names[column]);
  return g_strdup_printf (_("%s, %s, column %d"), encoding, delimiter, column + 1);
}

/* The heading of a column, or %NULL. */
static const char *
get_name (const LeadsCsvDialect *dialect, int column)
{
  if (dialect->column_names == NULL || column < 0 || (guint) column >= g_strv_length (dialect->column_names) ||
      dialect->column_names[column][0] == '\0')
    return NULL;
  return dialect->column_names[column];
}

static char *
doubt_column (const LeadsCsvDialect *dialect)
{
  const char *name = get_name (dialect, dialect->number_column);

  if (name != NULL)
    return g_strdup_printf (_("The numbers are read from the column “%s”, but may be in another one."), name);
  return g_strdup_printf (_("The numbers are read from column %d, but may be in another one."),
                          dialect->number_column + 1);
}

static char *
doubt_range (const LeadsCsvDialect *dialect)
{
  if (dialect->end_column >= 0)
    return g_strdup_printf (_("Column %d is read as the end of ranges, but may be something else."),
                            dialect->end_column + 1);
  if (dialect->count_column >= 0)
    return g_strdup_printf (_("Column %d is read as how many numbers a range has, but may be something else."),
                            dialect->count_column + 1);
  return g_strdup (_("Another column may have the end or the size of ranges; none is read so."));
}

char *
leads_dialect_doubts_to_sentence (const LeadsCsvDialect *dialect)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *column = NULL;
  g_autofree char *range = NULL;

  if ((dialect->doubts & LEADS_CSV_DOUBT_ENCODING) != 0)
    {
      encoding = g_strdup_printf (_("The text is read as %s, but may be in another encoding."),
                                  leads_csv_encoding_to_name (dialect->encoding));
      g_strv_builder_add (builder, encoding);
    }
  if ((dialect->doubts & LEADS_CSV_DOUBT_DELIMITER) != 0)
    g_strv_builder_add (builder, _("The columns may be separated by another character."));
  if ((dialect->doubts & LEADS_CSV_DOUBT_HEADER) != 0)
    g_strv_builder_add (builder, dialect->has_header ? _("The first row is read as a heading, but may be a line.")
                                                     : _("The first row is read as a line, but may be a heading."));
  if ((dialect->doubts & LEADS_CSV_DOUBT_COLUMN) != 0)
    g_strv_builder_add (builder, column = doubt_column (dialect));
  if ((dialect->doubts & LEADS_CSV_DOUBT_RANGE) != 0)
    g_strv_builder_add (builder, range = doubt_range (dialect));

  sentences = g_strv_builder_end (builder);
  return sentences[0] != NULL ? g_strjoinv (" ", sentences) : NULL;
}
