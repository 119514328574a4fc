/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-columns-private.h"

/* The columns of a file's first rows, with what they are called and how much they look like numbers. */

void
leads_csv_columns_init (LeadsCsvColumns    *self,
                        const LeadsCsvRows *rows,
                        int                 heading,
                        GPtrArray          *names,
                        guint               n_columns)
{
  *self = (LeadsCsvColumns) { .rows = rows, .names = names, .first_row = (guint) (heading + 1), .n_columns = n_columns };
  self->heading = names != NULL ? leads_csv_rows_get_row (rows, (guint) heading) : NULL;
  self->ratings = g_new0 (guint, n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      self->ratings[i] = leads_csv_rows_rate_column (rows, self->first_row, (int) i);
      self->best_rating = MAX (self->best_rating, self->ratings[i]);
    }
}

void
leads_csv_columns_clear (LeadsCsvColumns *self)
{
  g_free (self->ratings);
}

const char *
leads_csv_columns_get_name (const LeadsCsvColumns *self,
                            guint                  column)
{
  return self->names != NULL && column < self->names->len ? g_ptr_array_index (self->names, column) : "";
}

int
leads_csv_columns_find_role (const LeadsCsvColumns *self,
                             LeadsCsvRole           role,
                             int                    except)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if ((int) i != except && leads_csv_name_has_role (leads_csv_columns_get_name (self, i), role))
        return (int) i;
    }

  return -1;
}

gboolean
leads_csv_columns_is_candidate (const LeadsCsvColumns *self,
                                guint                  column)
{
  return self->best_rating == 0 || (self->ratings[column] > 0 && self->ratings[column] * 3 >= self->best_rating);
}
