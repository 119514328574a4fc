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
