/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-stored-layout-private.h"

#include <string.h>

/* What a stored upload keeps of the form of its files: enough to take its lines apart again for a report. */

#define WITHOUT_GUARD "guard=no\n"

char *
leads_stored_layout_to_text (const LeadsCsvDialect *dialect, const char *heading)
{
  const int n_columns = MAX (dialect->n_columns - dialect->n_own_columns, 1);

  return g_strdup_printf ("sep=%c\ncolumns=%d\nnumber=%d\n%s%s", dialect->delimiter, n_columns,
                          MAX (dialect->number_column, 0) + 1, dialect->remove_guard ? "" : WITHOUT_GUARD,
                          heading != NULL ? heading : "");
}

/* The value of the line "@key=…" at @text, which moves behind it; %NULL if it is another line. */
static const char *
take_value (const char **text, const char *key)
{
  const char *value = *text;
  const char *end;

  if (!g_str_has_prefix (value, key))
    return NULL;
  value += strlen (key);
  end = strchr (value, '\n');
  if (end == NULL)
    return NULL;
  *text = end + 1;
  return value;
}

void
leads_stored_layout_from_text (const char *text, LeadsCsvDialect *dialect, const char **heading)
{
  const char *rest = text != NULL ? text : "";
  const char *delimiter, *columns, *number;

  leads_csv_dialect_init (dialect);
  dialect->n_columns = 1;
  dialect->number_column = 0;
  delimiter = take_value (&rest, "sep=");
  columns = take_value (&rest, "columns=");
  number = take_value (&rest, "number=");
  dialect->remove_guard = !g_str_has_prefix (rest, WITHOUT_GUARD);
  if (!dialect->remove_guard)
    rest += strlen (WITHOUT_GUARD);
  if (delimiter != NULL)
    dialect->delimiter = *delimiter;
  if (columns != NULL)
    dialect->n_columns = CLAMP (g_ascii_strtoll (columns, NULL, 10), 1, G_MAXINT16);
  if (number != NULL)
    dialect->number_column = CLAMP (g_ascii_strtoll (number, NULL, 10), 1, dialect->n_columns) - 1;
  *heading = *rest != '\0' ? rest : NULL;
}
