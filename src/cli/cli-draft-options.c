/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>
#include <leads-csv-dialect.h>
#include <leads-region-names.h>

/* The options that `check` and `upload` share. Invariant: none is taken and then ignored; what says nothing about
 * what is to be read is wrong usage. */

static void
source_free (gpointer data)
{
  LeadsCliSource *source = data;

  g_free (source->first);
  g_free (source->last);
  g_free (source);
}

void
leads_cli_draft_options_init (LeadsCliDraftOptions *options)
{
  *options = (LeadsCliDraftOptions) { .sources = g_ptr_array_new_with_free_func (source_free) };
}

void
leads_cli_draft_options_clear (LeadsCliDraftOptions *options)
{
  g_ptr_array_unref (options->sources);
  g_free (options->report);
  g_clear_object (&options->report_pipe);
  g_free (options->delimiter);
  g_free (options->heading);
  leads_file_options_clear (&options->file);
}

void
leads_cli_draft_options_add (LeadsCliDraftOptions *options,
                             LeadsCliSourceKind    kind,
                             const char           *first,
                             const char           *last)
{
  LeadsCliSource *source = g_new0 (LeadsCliSource, 1);

  source->kind = kind;
  source->first = g_strdup (first);
  source->last = g_strdup (last);
  g_ptr_array_add (options->sources, source);
}

gboolean
leads_cli_check_country (const char *country)
{
  g_autoptr (LeadsRegionNames) names = NULL;

  if (country == NULL)
    return TRUE;
  names = leads_region_names_new ();
  if (leads_region_names_has (names, country))
    return TRUE;
  leads_cli_misused (_("“%s” is not a country. Use two letters of ISO 3166-1, such as GB."), country);
  return FALSE;
}

gboolean
leads_cli_check_value (const char *option,
                       const char *value)
{
  if (value == NULL || *value != '\0')
    return TRUE;
  leads_cli_misused (_("%s is empty. Give a value, or leave the option out."), option);
  return FALSE;
}

static gboolean
take_delimiter (LeadsCliDraftOptions *options)
{
  const char *delimiter = options->delimiter;

  if (delimiter == NULL)
    return TRUE;
  if (g_str_equal (delimiter, "tab") || g_str_equal (delimiter, "\\t"))
    delimiter = "\t";
  if (strlen (delimiter) != 1 || strchr (",;|\t", delimiter[0]) == NULL)
    {
      leads_cli_misused (_("“%s” is not a separator. Use a comma, a semicolon, | or tab."), delimiter);
      return FALSE;
    }
  options->file.delimiter = delimiter[0];
  return TRUE;
}

static gboolean
take_heading (LeadsCliDraftOptions *options)
{
  guint64 row = 0;

  if (options->heading == NULL)
    return TRUE;
  if (g_str_equal (options->heading, "yes"))
    options->file.heading = LEADS_FILE_HEADING_YES;
  else if (g_str_equal (options->heading, "no"))
    options->file.heading = LEADS_FILE_HEADING_NO;
  else if (g_ascii_string_to_unsigned (options->heading, 10, 1, G_MAXINT, &row, NULL))
    options->file.heading_row = (guint) row;
  else
    leads_cli_misused (_("“%s” does not say where the heading is. Use yes (the first row), no, or the number of a row."),
                       options->heading);
  return options->file.heading != LEADS_FILE_HEADING_AUTO || row > 0;
}

static gboolean
check_encoding (const char *encoding)
{
  LeadsCsvEncoding ignored;

  if (encoding == NULL || leads_csv_encoding_from_name (encoding, &ignored))
    return TRUE;
  leads_cli_misused (_("The encoding “%s” is not known. Use UTF-8, UTF-16, Windows-1252 or ISO-8859-1."), encoding);
  return FALSE;
}

static guint
count_files (const LeadsCliDraftOptions *options)
{
  guint n_files = 0;

  for (guint i = 0; i < options->sources->len; i++)
    n_files += ((const LeadsCliSource *) g_ptr_array_index (options->sources, i))->kind == LEADS_CLI_SOURCE_FILE ? 1 : 0;
  return n_files;
}

/* Options about files, and those about leads in files. */
static gboolean
check_use (const LeadsCliDraftOptions *options)
{
  const struct {
    const char *name;
    const char *value;
    gboolean    may_be_empty;
    gboolean    by_customer;
  } rows[] = {
    { "--delimiter", options->delimiter, FALSE, FALSE },
    { "--encoding", options->file.encoding, FALSE, FALSE },
    { "--heading", options->heading, FALSE, FALSE },
    { "--column", options->file.column, FALSE, FALSE },
    { "--end-column", options->file.end_column, TRUE, FALSE },
    { "--count-column", options->file.count_column, TRUE, FALSE },
    { "--cac-column", options->file.cac_column, TRUE, FALSE },
    { "--customer-column", options->file.customer_column, FALSE, TRUE },
    { "--service-column", options->file.service_column, TRUE, TRUE },
    { "--sheet", options->file.sheet, FALSE, FALSE },
    { "--short-ranges", options->file.short_ranges ? "yes" : NULL, FALSE, FALSE },
  };
  const gboolean has_files = count_files (options) > 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i].value == NULL)
        continue;
      if (!rows[i].may_be_empty && !leads_cli_check_value (rows[i].name, rows[i].value))
        return FALSE;
      if (rows[i].by_customer && !options->by_customer)
        leads_cli_misused (_("%s is for files for several leads. Give --by-customer, too, or leave it out."), rows[i].name);
      else if (!has_files)
        leads_cli_misused (_("%s is about files, but there is none. Leave it out."), rows[i].name);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

gboolean
leads_cli_draft_options_check (LeadsCliDraftOptions *options)
{
  guint n_inputs = 0;

  if (options->report != NULL && *options->report == '\0')
    {
      leads_cli_misused (_("The name of a file is empty. Give a file."));
      return FALSE;
    }
  for (guint i = 0; i < options->sources->len; i++)
    {
      const LeadsCliSource *source = g_ptr_array_index (options->sources, i);

      if (source->kind != LEADS_CLI_SOURCE_FILE)
        continue;
      n_inputs += g_str_equal (source->first, "-") ? 1 : 0;
      if (*source->first == '\0')
        leads_cli_misused (_("The name of a file is empty. Give a file."));
      else if (n_inputs > 1)
        leads_cli_misused (_("Standard input (-) can be read once. Leave the second - out."));
      else
        continue;
      return FALSE;
    }
  return leads_cli_check_country (options->file.country) && check_use (options) && take_delimiter (options) &&
         take_heading (options) && check_encoding (options->file.encoding) && leads_cli_check_report_target (options);
}

gboolean
leads_cli_draft_options_check_read (const LeadsCliDraftOptions *options,
                                    guint                       n_workbooks)
{
  if (options->file.sheet != NULL && n_workbooks == 0)
    leads_cli_misused (_("--sheet is about workbooks, but no file is one. Leave it out."));
  else if (options->delimiter != NULL && n_workbooks == count_files (options))
    leads_cli_misused (_("--delimiter is about text files, but every file is a workbook. Leave it out."));
  else if (options->file.encoding != NULL && n_workbooks == count_files (options))
    leads_cli_misused (_("--encoding is about text files, but every file is a workbook. Leave it out."));
  else
    return TRUE;
  return FALSE;
}
