/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-check-route-private.h"

#include "leads-service-error.h"
#include "leads-total-line-private.h"

#include <glib/gi18n.h>

/*
 * Each line of a file for several leads goes to the lead that its customer and service name. Invariant: the spool of
 * leads has one id for each record, in their order; 0 is no lead.
 */

/* How many names are remembered as they stand in the file: comparing them folded takes ten times as long. */
#define MAX_ANSWERS 65536

typedef struct
{
  LeadsReason reason;
  gint64 lead_id;
  LeadsStranger *stranger; /* NULL: one of the leads has these names, or there are too many others */
} Answer;

struct _LeadsCheckRoute
{
  LeadsContent *content; /* borrowed */
  GHashTable *answers;   /* by both names as they stand in the file */
  GHashTable *strangers; /* those of the content by their folded names */
  GString *key;          /* of the last one: files go customer by customer */
  GString *next;
  const Answer *answer;
};

/* What the file lacks. Where nothing looks like a number the columns are not told apart either. */
static const char *
find_missing (const LeadsCsvDialect *dialect)
{
  if (!dialect->has_numbers)
    return _("The file has no telephone numbers. Choose one that has a column with numbers beside the one with customers.");
  if (!dialect->has_header)
    return _("The file has no heading that says which column has the customers. Give it one, choose the column, or upload "
             "its numbers for one lead.");
  return _("The file has no column with customers. Give it a heading that names one Customer, or upload its numbers for "
           "one lead.");
}

LeadsCheckRoute *
leads_check_route_new (LeadsContent *content,
                       LeadsDatabase *database,
                       LeadsMatches *matches,
                       const char *directory,
                       GCancellable *cancellable,
                       GError **error)
{
  LeadsCheckRoute *self;

  if (content->dialect.customer_column < 0)
    {
      g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                           find_missing (&content->dialect));
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
  content->matches = leads_matches_ref (matches);
  content->strangers = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_stranger_free);
  self->strangers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->key = g_string_new (NULL);
  self->next = g_string_new (NULL);
  return self;
}

void
leads_check_route_free (LeadsCheckRoute *self)
{
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->strangers);
  g_string_free (self->key, TRUE);
  g_string_free (self->next, TRUE);
  g_free (self);
}

static LeadsCsvCell
get_cell (const LeadsCsvRecord *record, int column)
{
  return column >= 0 && (guint) column < record->n_cells ? record->cells[column] : (LeadsCsvCell){ "", 0 };
}

/* Names that no lead has: a person may have said whose they are. */
static void
ask_person (LeadsCheckRoute *self, const char *customer, const char *service, Answer *answer)
{
  LeadsContent *content = self->content;
  const gint64 lead_id = leads_matches_find (content->matches, customer, service);
  g_autofree char *key = leads_matches_make_key (customer, service);

  if (lead_id != 0 && leads_roster_get (content->roster, lead_id) != NULL)
    {
      answer->reason = LEADS_REASON_NONE;
      answer->lead_id = lead_id;
    }
  answer->stranger = g_hash_table_lookup (self->strangers, key);
  if (answer->stranger != NULL || content->strangers->len == LEADS_STRANGERS_MAX)
    return;
  answer->stranger = leads_stranger_new (customer, service, 0, answer->lead_id);
  g_ptr_array_add (content->strangers, answer->stranger);
  g_hash_table_insert (self->strangers, g_steal_pointer (&key), answer->stranger);
}

static const Answer *
look_up (LeadsCheckRoute *self, const LeadsCsvCell *customer, const LeadsCsvCell *service)
{
  g_autofree char *customer_name = NULL;
  g_autofree char *service_name = NULL;
  Answer *answer = g_hash_table_lookup (self->answers, self->key->str);

  if (answer != NULL)
    return answer;
  if (g_hash_table_size (self->answers) == MAX_ANSWERS)
    g_hash_table_remove_all (self->answers);
  customer_name = g_strndup (customer->text, customer->length);
  service_name = g_strndup (service->text, service->length);
  answer = g_new0 (Answer, 1);
  answer->reason = leads_roster_find (self->content->roster, customer_name, service_name, &answer->lead_id);
  if (answer->lead_id == 0)
    ask_person (self, customer_name, service_name, answer);
  g_hash_table_insert (self->answers, g_strndup (self->key->str, self->key->len), answer);
  return answer;
}

/* A customer that is called so has numbers, or is a lead’s; then it is no total. */
static gboolean
is_total (const Answer *answer, const LeadsCsvRecord *record, const LeadsContentRecord *line)
{
  return answer->reason == LEADS_REASON_UNKNOWN_LEAD && line->reason != LEADS_REASON_NONE && line->number == 0 &&
         leads_total_line_is_one (record);
}

static const Answer *
find (LeadsCheckRoute *self, const LeadsCsvRecord *record)
{
  const LeadsCsvDialect *dialect = &self->content->dialect;
  const LeadsCsvCell customer = get_cell (record, dialect->customer_column);
  const LeadsCsvCell service = get_cell (record, dialect->service_column);

  /* A cell has no NUL, and its length keeps the two apart. */
  g_string_printf (self->next, "%" G_GSIZE_FORMAT " ", customer.length);
  g_string_append_len (self->next, customer.text, (gssize) customer.length);
  g_string_append_len (self->next, service.text, (gssize) service.length);
  if (self->answer != NULL && g_string_equal (self->key, self->next))
    return self->answer;
  g_string_assign (self->key, self->next->str);
  self->answer = look_up (self, &customer, &service);
  return self->answer;
}

gboolean
leads_check_route_line (LeadsCheckRoute *self, const LeadsCsvRecord *record, LeadsContentRecord *line, GError **error)
{
  LeadsReason reason = record->problem;
  gint64 lead_id = 0;

  /* The cells of a record that could not be taken apart are nobody's. */
  if (record->problem == LEADS_REASON_NONE)
    {
      const Answer *answer = find (self, record);

      reason = answer->reason;
      lead_id = answer->lead_id;
      if (is_total (answer, record, line))
        reason = LEADS_REASON_TOTAL_LINE;
      else if (answer->stranger != NULL)
        answer->stranger->n_lines++;
    }
  if (lead_id == 0)
    {
      if (line->extent > 0)
        self->content->n_in_ranges -= line->extent + 1;
      *line = (LeadsContentRecord){ .line = line->line, .reason = reason };
    }
  return leads_spool_append (self->content->leads, &lead_id, sizeof lead_id, NULL, error);
}
