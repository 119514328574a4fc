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

/* The heading of a column, or %NULL. */
static const char *
get_name (const LeadsCsvDialect *dialect, int column)
{
  if (dialect->column_names == NULL || column < 0 || (guint) column >= g_strv_length (dialect->column_names) ||
      dialect->column_names[column][0] == '\0')
    return NULL;
  return dialect->column_names[column];
}

/* A column within a sentence. */
static char *
name_column (const LeadsCsvDialect *dialect, int column)
{
  if (get_name (dialect, column) != NULL)
    /* Translators: the name of a column within a sentence */
    return g_strdup_printf (C_ ("column", "“%s”"), dialect->column_names[column]);
  /* Translators: the number of a column within a sentence: “ranges from column 1 to column 2” */
  return g_strdup_printf (C_ ("column", "column %d"), column + 1);
}

static char *
describe_sheet (const LeadsCsvDialect *dialect)
{
  const int column = dialect->number_column;

  if (dialect->n_columns <= 1 || column < 0)
    return g_strdup_printf (_("Workbook, sheet “%s”"), dialect->sheet);
  if (get_name (dialect, column) != NULL)
    return g_strdup_printf (_("Workbook, sheet “%s”, column “%s”"), dialect->sheet, dialect->column_names[column]);
  return g_strdup_printf (_("Workbook, sheet “%s”, column %d"), dialect->sheet, column + 1);
}

static char *
describe_file (const LeadsCsvDialect *dialect)
{
  const char *encoding = leads_csv_encoding_to_name (dialect->encoding);
  const int column = dialect->number_column;
  const char *delimiter = describe_delimiter (dialect->delimiter);
  g_autofree char *custom = NULL;

  /* A single column has no separator worth telling. */
  if (dialect->n_columns <= 1)
    return g_strdup_printf (_("%s, one column"), encoding);
  if (delimiter == NULL)
    delimiter = custom = g_strdup_printf (_("separated by “%c”"), dialect->delimiter);
  if (column < 0)
    return g_strdup_printf (_("%s, %s"), encoding, delimiter);
  if (get_name (dialect, column) != NULL)
    return g_strdup_printf (_("%s, %s, column “%s”"), encoding, delimiter, dialect->column_names[column]);
  return g_strdup_printf (_("%s, %s, column %d"), encoding, delimiter, column + 1);
}

/* What else is read of a line, behind the sentence so far. */
static char *
add_columns (const LeadsCsvDialect *dialect, char *sentence)
{
  if (dialect->n_titles > 0)
    {
      g_autofree char *before = sentence;

      /* Translators: %1$s is how a file is read, %2$u the row with the heading, which has titles above it */
      sentence = g_strdup_printf (_("%1$s, heading in row %2$u"), before, dialect->heading_line);
    }
  if (dialect->end_column >= 0)
    {
      g_autofree char *before = sentence;
      g_autofree char *end = name_column (dialect, dialect->end_column);

      /* Translators: %1$s is how a file is read, %2$s a column: “UTF-8, separated by commas, column “Start”, ranges to “End”” */
      sentence = g_strdup_printf (_("%1$s, ranges to %2$s"), before, end);
    }
  if (dialect->size_column >= 0)
    {
      g_autofree char *before = sentence;
      g_autofree char *count = name_column (dialect, dialect->size_column);

      /* Translators: %1$s is how a file is read, %2$s the column that says how many numbers each range has: those whose
       * ends say otherwise are refused */
      sentence = g_strdup_printf (_("%1$s, their lengths compared with %2$s"), before, count);
    }
  if (dialect->count_column >= 0)
    {
      g_autofree char *before = sentence;
      g_autofree char *count = name_column (dialect, dialect->count_column);

      /* Translators: %1$s is how a file is read, %2$s the column that says how many numbers each range has */
      sentence = g_strdup_printf (_("%1$s, ranges as long as %2$s says"), before, count);
    }
  if (dialect->cac_column >= 0)
    {
      g_autofree char *before = sentence;
      g_autofree char *cac = name_column (dialect, dialect->cac_column);

      /* Translators: %1$s is how a file is read, %2$s the column with the CAC (how many calls at a time) */
      sentence = g_strdup_printf (_("%1$s, CAC in %2$s"), before, cac);
    }
  return sentence;
}

char *
leads_dialect_to_sentence (const LeadsCsvDialect *dialect)
{
  return add_columns (dialect, dialect->sheet != NULL ? describe_sheet (dialect) : describe_file (dialect));
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
  g_autofree char *number = name_column (dialect, dialect->number_column);
  g_autofree char *end = name_column (dialect, dialect->possible_end_column);

  if (dialect->end_column >= 0)
    return g_strdup_printf (_("Column %d is read as the end of ranges, but may be something else."),
                            dialect->end_column + 1);
  if (dialect->count_column >= 0)
    return g_strdup_printf (_("Column %d is read as how many numbers a range has, but may be something else."),
                            dialect->count_column + 1);
  if (dialect->possible_end_column >= 0)
    /* Translators: %1$s and %2$s are columns: “DDI To” or column 2 */
    return g_strdup_printf (_("The lines may be ranges that end in %2$s; only the numbers in %1$s are read, one from each "
                              "line."),
                            number, end);
  return g_strdup (_("Another column may have the end or the size of ranges; none is read so."));
}

static char *
doubt_heading (const LeadsCsvDialect *dialect)
{
  if (dialect->n_titles > 0)
    return g_strdup_printf (ngettext ("The heading is read from row %1$u, and %2$u row above it as a title, which may be "
                                      "a line.",
                                      "The heading is read from row %1$u, and %2$u rows above it as titles, which may be "
                                      "lines.",
                                      dialect->n_titles),
                            dialect->heading_line, dialect->n_titles);
  return g_strdup (dialect->has_header ? _("The first row is read as a heading, but may be a line.")
                                       : _("The first row is read as a line, but may be a heading."));
}

char *
leads_dialect_doubts_to_sentence (const LeadsCsvDialect *dialect)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *column = NULL;
  g_autofree char *range = NULL;
  g_autofree char *sheet = NULL;

  if ((dialect->doubts & LEADS_CSV_DOUBT_ENCODING) != 0)
    {
      encoding = g_strdup_printf (_("The text is read as %s, but may be in another encoding."),
                                  leads_csv_encoding_to_name (dialect->encoding));
      g_strv_builder_add (builder, encoding);
    }
  if ((dialect->doubts & LEADS_CSV_DOUBT_DELIMITER) != 0)
    g_strv_builder_add (builder, _("The columns may be separated by another character."));
  if ((dialect->doubts & LEADS_CSV_DOUBT_HEADER) != 0)
    g_strv_builder_add (builder, heading = doubt_heading (dialect));
  if ((dialect->doubts & LEADS_CSV_DOUBT_COLUMN) != 0)
    g_strv_builder_add (builder, column = doubt_column (dialect));
  if ((dialect->doubts & LEADS_CSV_DOUBT_RANGE) != 0)
    g_strv_builder_add (builder, range = doubt_range (dialect));

  if ((dialect->doubts & LEADS_CSV_DOUBT_SHEET) != 0)
    {
      sheet = g_strdup_printf (_("The sheet “%s” has numbers, too, and is not read."), dialect->other_sheet);
      g_strv_builder_add (builder, sheet);
    }

  sentences = g_strv_builder_end (builder);
  return sentences[0] != NULL ? g_strjoinv (" ", sentences) : NULL;
}

char *
leads_dialect_unused_to_sentence (const LeadsCsvDialect *dialect)
{
  const char *name = get_name (dialect, dialect->customer_column);

  if (name == NULL)
    return NULL;
  return g_strdup_printf (_("The column “%s” is not looked at: all of the file is for one lead. Import Numbers for "
                            "Several Leads, in the main menu, gives each customer its own."),
                          name);
}
