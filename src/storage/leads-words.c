/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-words-private.h"

#include "leads-statements-private.h"
#include "leads-store-private.h"

#include <string.h>

/* Search by words over the folded names: SQL's own LIKE and NOCASE know ASCII only. */

static const char SQL_MATCH[] =
    "SELECT l.id FROM lead AS l JOIN customer AS c ON c.id = l.customer LEFT JOIN channel AS h ON h.id = c.channel"
    " WHERE c.full_name_key LIKE $1 ESCAPE '\\' OR l.service_name_key LIKE $1 ESCAPE '\\'"
    " OR h.name_key LIKE $1 ESCAPE '\\'";

/* No name is that long, and SQLite refuses patterns past 50,000 bytes. */
#define MAX_WORD 1000

const char *const leads_words_statements[] = { SQL_MATCH, NULL };

char **
leads_words_split (const char *text)
{
  g_autofree char *folded = leads_store_fold (text);

  if (*folded == '\0')
    return g_new0 (char *, 1);
  return g_strsplit (folded, " ", -1);
}

GHashTable *
leads_id_set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
leads_id_set_add (GHashTable *set, gint64 id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

/* The leads that match @word and are in @among (NULL: all). */
static GHashTable *
match_word (LeadsTransaction *transaction, const char *word, GHashTable *among, GError **error)
{
  g_autoptr (GHashTable) matching = leads_id_set_new ();
  g_autofree char *pattern = leads_store_make_pattern (word);
  g_autoptr (LeadsStatement) statement = leads_statement_new (transaction, SQL_MATCH, error);
  LeadsSourceResult result;

  if (statement == NULL)
    return NULL;
  if (strlen (word) > MAX_WORD)
    return g_steal_pointer (&matching);
  leads_statement_bind (statement, "t", pattern);
  while ((result = leads_statement_step (statement, error)) == LEADS_SOURCE_ITEM)
    {
      gint64 id = leads_statement_get_int (statement, 0);

      if (among == NULL || g_hash_table_contains (among, &id))
        leads_id_set_add (matching, id);
    }
  return result == LEADS_SOURCE_END ? g_steal_pointer (&matching) : NULL;
}

GHashTable *
leads_words_find_leads (LeadsTransaction *transaction, const char *const *words, GError **error)
{
  g_autoptr (GHashTable) matching = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      GHashTable *narrower = match_word (transaction, words[i], matching, error);

      if (narrower == NULL)
        return NULL;
      g_clear_pointer (&matching, g_hash_table_unref);
      matching = narrower;
    }
  return matching != NULL ? g_steal_pointer (&matching) : leads_id_set_new ();
}
