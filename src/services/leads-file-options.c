/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-file-options-private.h"

#include "leads-service-error.h"

#include <glib/gi18n.h>

/* What a person said about a file. Invariant: @texts names every text of the struct, so that none is forgotten. */

static const gsize texts[] = {
  G_STRUCT_OFFSET (LeadsFileOptions, encoding),        G_STRUCT_OFFSET (LeadsFileOptions, column),
  G_STRUCT_OFFSET (LeadsFileOptions, end_column),      G_STRUCT_OFFSET (LeadsFileOptions, count_column),
  G_STRUCT_OFFSET (LeadsFileOptions, cac_column),      G_STRUCT_OFFSET (LeadsFileOptions, customer_column),
  G_STRUCT_OFFSET (LeadsFileOptions, service_column),  G_STRUCT_OFFSET (LeadsFileOptions, sheet),
  G_STRUCT_OFFSET (LeadsFileOptions, country),
};

void
leads_file_options_copy (const LeadsFileOptions *options, LeadsFileOptions *copy)
{
  *copy = (LeadsFileOptions){ 0 };
  if (options == NULL)
    return;
  copy->delimiter = options->delimiter;
  copy->heading = options->heading;
  copy->heading_row = options->heading_row;
  copy->short_ranges = options->short_ranges;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    G_STRUCT_MEMBER (char *, copy, texts[i]) = g_strdup (G_STRUCT_MEMBER (char *, options, texts[i]));
}

void
leads_file_options_clear (LeadsFileOptions *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (G_STRUCT_MEMBER (char *, options, texts[i]));
  *options = (LeadsFileOptions){ 0 };
}

gboolean
leads_file_options_equal (const LeadsFileOptions *options, const LeadsFileOptions *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (g_strcmp0 (G_STRUCT_MEMBER (char *, options, texts[i]), G_STRUCT_MEMBER (char *, other, texts[i])) != 0)
        return FALSE;
    }
  return options->delimiter == other->delimiter && options->heading == other->heading &&
         options->heading_row == other->heading_row && options->short_ranges == other->short_ranges;
}

gboolean
leads_file_options_get_overrides (const LeadsFileOptions *options, LeadsCsvOverrides *overrides, GError **error)
{
  static const LeadsCsvHeader headers[] = {
    [LEADS_FILE_HEADING_AUTO] = LEADS_CSV_HEADER_AUTO,
    [LEADS_FILE_HEADING_YES] = LEADS_CSV_HEADER_YES,
    [LEADS_FILE_HEADING_NO] = LEADS_CSV_HEADER_NO,
  };

  *overrides = (LeadsCsvOverrides){
    .delimiter = options->delimiter,
    .header = headers[options->heading],
    .heading_line = options->heading_row,
    .column = options->column,
    .end_column = options->end_column,
    .count_column = options->count_column,
    .cac_column = options->cac_column,
    .customer_column = options->customer_column,
    .service_column = options->service_column,
    .sheet = options->sheet,
  };
  if (options->encoding == NULL || leads_csv_encoding_from_name (options->encoding, &overrides->encoding))
    return TRUE;
  g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
               _("The encoding “%s” is not known. Use UTF-8, UTF-16, Windows-1252 or ISO-8859-1."), options->encoding);
  return FALSE;
}
