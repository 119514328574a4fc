/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-number-scope-private.h"

#include "leads-statements-private.h"
#include "leads-words-private.h"

#include <string.h>

/*
 * From what a person asks to uploads and spans of numbers. Invariant: a
 * number matches if and only if its upload is one of the scope's, it lies in one of
 * the spans, and it contains the substring, where there is one.
 */

#define MAX_DIGITS 15

#define COLUMNS "SELECT id, lead, profile, connection, uploaded_at, live, lowest, highest FROM upload"

static const char SQL_ALL[] = COLUMNS " WHERE id <= $1 AND live > 0 ORDER BY id DESC";

static const char SQL_OF_LEAD[] = COLUMNS " WHERE lead = $2 AND id <= $1 AND live > 0 ORDER BY id DESC";

static const char SQL_ONE[] = COLUMNS " WHERE id <= $1 AND id = $2 AND live > 0";

static const char SQL_LEADS_OF_CUSTOMER[] = "SELECT id FROM lead WHERE customer = $1";

const char *const leads_number_scope_statements[] = { SQL_ALL, SQL_OF_LEAD, SQL_ONE, SQL_LEADS_OF_CUSTOMER, NULL };

/* The numbers of each length that begin with @digits. */
static void
add_prefix_spans (GArray *spans, const char *digits)
{
  gint64 prefix;
  gint64 factor = 1;
  size_t n_digits = strlen (digits);

  if (n_digits > MAX_DIGITS || digits[0] == '0')
    return;
  prefix = g_ascii_strtoll (digits, NULL, 10);
  for (size_t length = n_digits; length <= MAX_DIGITS; length++, factor *= 10)
    {
      LeadsSpan span = { .start = prefix * factor, .end = prefix * factor + factor - 1 };

      g_array_append_val (spans, span);
    }
}

static void
set_spans (LeadsNumberScope *self)
{
  const char *digits = self->query->digits;
  LeadsSpan everything = { .start = 1, .end = LEADS_NUMBER_MAX };

  self->spans = g_array_new (FALSE, FALSE, sizeof (LeadsSpan));
  if (digits != NULL && !self->query->anywhere)
    {
      add_prefix_spans (self->spans, digits);
      return;
    }
  self->all_numbers = TRUE;
  self->substring = digits;
  if (digits == NULL || strlen (digits) <= MAX_DIGITS)
    g_array_append_val (self->spans, everything);
}

static gboolean
restrict_to_customer (LeadsNumberScope *self, GError **error)
{
  g_autoptr (GHashTable) of_customer = leads_id_set_new ();
  g_autoptr (LeadsStatement) statement = leads_statement_new (self->transaction, SQL_LEADS_OF_CUSTOMER, error);
  LeadsSourceResult result;

  if (statement == NULL)
    return FALSE;
  leads_statement_bind (statement, "i", self->query->customer);
  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    {
      gint64 id = leads_statement_get_int (statement, 0);

      if (self->leads == NULL || g_hash_table_contains (self->leads, &id))
        leads_id_set_add (of_customer, id);
    }
  g_clear_pointer (&self->leads, g_hash_table_unref);
  self->leads = g_steal_pointer (&of_customer);
  return result == LEADS_SOURCE_END;
}

static gboolean
set_leads (LeadsNumberScope *self, GError **error)
{
  const LeadsNumberQuery *query = self->query;

  if (query->words[0] != NULL)
    {
      self->leads = leads_words_find_leads (self->transaction, (const char *const *) query->words, error);
      if (self->leads == NULL)
        return FALSE;
    }
  if (query->customer != 0 && !restrict_to_customer (self, error))
    return FALSE;

  self->lead = query->lead;
  if (self->lead == 0 && self->leads != NULL && g_hash_table_size (self->leads) == 1)
    {
      GHashTableIter iter;
      gpointer id;

      g_hash_table_iter_init (&iter, self->leads);
      g_hash_table_iter_next (&iter, &id, NULL);
      self->lead = *(gint64 *) id;
    }
  return TRUE;
}

LeadsNumberScope *
leads_number_scope_new (LeadsTransaction *transaction, const LeadsNumberQuery *query, GError **error)
{
  g_autoptr (LeadsNumberScope) self = g_new0 (LeadsNumberScope, 1);

  self->transaction = transaction;
  self->query = query;
  set_spans (self);
  if (!set_leads (self, error))
    return NULL;
  self->all_uploads = self->leads == NULL && self->lead == 0 && query->upload == 0 && query->profile == 0 &&
                      query->connection == 0 && query->since == 0;
  return g_steal_pointer (&self);
}

void
leads_number_scope_free (LeadsNumberScope *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->leads, g_hash_table_unref);
  g_free (self);
}

gboolean
leads_number_scope_has_substring (const LeadsNumberScope *self, gint64 e164)
{
  char text[MAX_DIGITS + 5];
  char *first = text + sizeof text - 1;

  if (self->substring == NULL)
    return TRUE;
  *first = '\0';
  for (; e164 > 0; e164 /= 10)
    *--first = (char) ('0' + e164 % 10);
  return strstr (first, self->substring) != NULL;
}

struct _LeadsScopeUploads
{
  LeadsNumberScope *scope;
  LeadsStatement *statement;
};

LeadsScopeUploads *
leads_scope_uploads_new (LeadsNumberScope *scope, gint64 from, GError **error)
{
  const LeadsNumberQuery *query = scope->query;
  const char *sql = query->upload != 0 ? SQL_ONE : scope->lead != 0 ? SQL_OF_LEAD : SQL_ALL;
  g_autoptr (LeadsStatement) statement = leads_statement_new (scope->transaction, sql, error);
  LeadsScopeUploads *self;

  if (statement == NULL)
    return NULL;
  leads_statement_bind (statement, sql == SQL_ALL ? "i" : "ii", from, query->upload != 0 ? query->upload : scope->lead);
  self = g_new0 (LeadsScopeUploads, 1);
  self->scope = scope;
  self->statement = g_steal_pointer (&statement);
  return self;
}

void
leads_scope_uploads_free (LeadsScopeUploads *self)
{
  if (self == NULL)
    return;
  leads_statement_release (self->statement);
  g_free (self);
}

static gboolean
matches (LeadsScopeUploads *self)
{
  const LeadsNumberScope *scope = self->scope;
  const LeadsNumberQuery *query = scope->query;
  gint64 lead = leads_statement_get_int (self->statement, 1);

  return (scope->lead == 0 || lead == scope->lead) &&
         (scope->leads == NULL || g_hash_table_contains (scope->leads, &lead)) &&
         (query->profile == 0 || leads_statement_get_int (self->statement, 2) == query->profile) &&
         (query->connection == 0 || leads_statement_get_int (self->statement, 3) == query->connection) &&
         leads_statement_get_int (self->statement, 4) >= query->since;
}

LeadsSourceResult
leads_scope_uploads_next (LeadsScopeUploads *self, LeadsScopeUpload *upload, GError **error)
{
  LeadsSourceResult result;

  while ((result = leads_statement_step (self->statement, error)) == LEADS_SOURCE_ITEM)
    {
      if (!matches (self))
        continue;
      upload->id = leads_statement_get_int (self->statement, 0);
      upload->live = leads_statement_get_int (self->statement, 5);
      upload->lowest = leads_statement_get_int (self->statement, 6);
      upload->highest = leads_statement_get_int (self->statement, 7);
      return LEADS_SOURCE_ITEM;
    }
  return result;
}
