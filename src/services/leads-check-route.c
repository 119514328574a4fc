/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-check-route-private.h"

#include "leads-service-error.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * Each line of a file for several leads goes to the lead that its customer and service name. Invariant: the spool of
 * leads has one id for each record, in their order; 0 is no lead.
 */

struct _LeadsCheckRoute
{
  LeadsContent *content; /* borrowed */

  /* Files go customer by customer, so the last answer is mostly the next one. */
  GString *customer;
  GString *service;
  gboolean has_last;
  LeadsReason reason;
  gint64 lead_id;
};

LeadsCheckRoute *
leads_check_route_new (LeadsContent *content,
                       LeadsDatabase *database,
                       const char *directory,
                       GCancellable *cancellable,
                       GError **error)
{
  LeadsCheckRoute *self;

  if (content->dialect.customer_column < 0)
    {
      g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                           _("The file has no column with customers. Give it a heading that names one Customer, or "
                             "upload its numbers for one lead."));
      return NULL;
    }
  content->leads = leads_spool_new (directory, error);
  if (content->leads == NULL)
    return NULL;
  content->roster = leads_roster_new (database, cancellable, error);
  if (content->roster == NULL)
    return NULL;
  self = g_new0 (LeadsCheckRoute, 1);
  self->content = content;
  self->customer = g_string_new (NULL);
  self->service = g_string_new (NULL);
  return self;
}

void
leads_check_route_free (LeadsCheckRoute *self)
{
  g_string_free (self->customer, TRUE);
  g_string_free (self->service, TRUE);
  g_free (self);
}

static LeadsCsvCell
get_cell (const LeadsCsvRecord *record, int column)
{
  return column >= 0 && (guint) column < record->n_cells ? record->cells[column] : (LeadsCsvCell){ "", 0 };
}

static gboolean
is_same (const GString *last, const LeadsCsvCell *cell)
{
  return last->len == cell->length && memcmp (last->str, cell->text, cell->length) == 0;
}

static void
find (LeadsCheckRoute *self, const LeadsCsvRecord *record)
{
  const LeadsCsvDialect *dialect = &self->content->dialect;
  const LeadsCsvCell customer = get_cell (record, dialect->customer_column);
  const LeadsCsvCell service = get_cell (record, dialect->service_column);

  if (self->has_last && is_same (self->customer, &customer) && is_same (self->service, &service))
    return;
  g_string_truncate (self->customer, 0);
  g_string_append_len (self->customer, customer.text, (gssize) customer.length);
  g_string_truncate (self->service, 0);
  g_string_append_len (self->service, service.text, (gssize) service.length);
  self->reason = leads_roster_find (self->content->roster, self->customer->str, self->service->str, &self->lead_id);
  self->has_last = TRUE;
}

gboolean
leads_check_route_line (LeadsCheckRoute *self, const LeadsCsvRecord *record, LeadsContentRecord *line, GError **error)
{
  gint64 lead_id = 0;

  /* The cells of a record that could not be taken apart are nobody's. */
  if (record->problem == LEADS_REASON_NONE)
    {
      find (self, record);
      lead_id = self->lead_id;
    }
  if (lead_id == 0)
    {
      if (line->extent > 0)
        self->content->n_in_ranges -= line->extent + 1;
      *line = (LeadsContentRecord){
        .line = line->line,
        .reason = record->problem != LEADS_REASON_NONE ? record->problem : self->reason,
      };
    }
  return leads_spool_append (self->content->leads, &lead_id, sizeof lead_id, NULL, error);
}
