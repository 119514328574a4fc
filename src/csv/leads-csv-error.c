/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-error.h"

/*
 * The csv layer's errors, with the one detail that a sentence needs.
 *
 * Invariant: every LEADS_CSV_ERROR is made by leads_csv_error_set(), so its detail is never NULL.
 */

typedef struct {
  char *detail;
} LeadsCsvErrorPrivate;

static void
leads_csv_error_private_init (LeadsCsvErrorPrivate *priv)
{
  priv->detail = NULL;
}

static void
leads_csv_error_private_copy (const LeadsCsvErrorPrivate *source,
                              LeadsCsvErrorPrivate       *copy)
{
  copy->detail = g_strdup (source->detail);
}

static void
leads_csv_error_private_clear (LeadsCsvErrorPrivate *priv)
{
  g_clear_pointer (&priv->detail, g_free);
}

G_DEFINE_EXTENDED_ERROR (LeadsCsvError, leads_csv_error)

static const char *
describe (LeadsCsvError code)
{
  switch (code)
    {
    case LEADS_CSV_ERROR_NOT_TEXT:
      return "Not a text file";
    case LEADS_CSV_ERROR_ENCODING:
      return "Encoding cannot be read";
    case LEADS_CSV_ERROR_EMPTY:
      return "Empty file";
    case LEADS_CSV_ERROR_DIRECTORY:
      return "Is a folder";
    case LEADS_CSV_ERROR_NO_COLUMN:
      return "No such column";
    case LEADS_CSV_ERROR_NO_HEADING:
      return "No such heading";
    case LEADS_CSV_ERROR_BAD_DELIMITER:
      return "Cannot separate cells";
    case LEADS_CSV_ERROR_NO_SHEET:
      return "No such sheet";
    case LEADS_CSV_ERROR_WORKBOOK_ENCRYPTED:
      return "Encrypted workbook";
    case LEADS_CSV_ERROR_WORKBOOK_DAMAGED:
      return "Damaged workbook";
    case LEADS_CSV_ERROR_WORKBOOK_UNSAFE:
      return "Unsafe workbook";
    case LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE:
      return "Workbook past a limit";
    case LEADS_CSV_ERROR_WORKBOOK_FULL:
      return "Too many rows for a sheet";
    default:
      g_assert_not_reached ();
    }
}

void
leads_csv_error_set (GError        **error,
                     LeadsCsvError   code,
                     const char     *detail)
{
  if (error == NULL)
    return;

  if (detail == NULL || *detail == '\0')
    g_set_error_literal (error, LEADS_CSV_ERROR, code, describe (code));
  else
    g_set_error (error, LEADS_CSV_ERROR, code, "%s: %s", describe (code), detail);
  leads_csv_error_get_private (*error)->detail = g_strdup (detail != NULL ? detail : "");
}

const char *
leads_csv_error_get_detail (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == LEADS_CSV_ERROR, "");

  return leads_csv_error_get_private (error)->detail;
}
