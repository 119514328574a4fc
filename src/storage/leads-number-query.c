/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-number-query-private.h"

#include "leads-words-private.h"

#include <leads-text.h>

#include <string.h>

/* What a list of numbers asks for. */

/* Words of so many digits, one after another, are part of a number even among other words; fewer may be part of a name
 * ("3 Mobile"). */
#define DIGITS_OF_A_NUMBER 4

/* How a trunk zero is written in an international number, and where it is not dialled: "+44 (0)20 …". */
#define TRUNK_ZERO "(0)"

G_DEFINE_BOXED_TYPE (LeadsNumberQuery, leads_number_query, leads_number_query_ref, leads_number_query_unref)

LeadsNumberQuery *
leads_number_query_new (LeadsStoreOrder order)
{
  LeadsNumberQuery *self = g_atomic_rc_box_new0 (LeadsNumberQuery);

  self->order = order;
  self->words = g_new0 (char *, 1);
  return self;
}

LeadsNumberQuery *
leads_number_query_ref (LeadsNumberQuery *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  LeadsNumberQuery *self = data;

  g_strfreev (self->words);
  g_free (self->digits);
}

void
leads_number_query_unref (LeadsNumberQuery *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

LeadsNumberQuery *
leads_number_query_copy (const LeadsNumberQuery *self)
{
  LeadsNumberQuery *copy = leads_number_query_new (self->order);

  g_strfreev (copy->words);
  *copy = *self;
  copy->words = g_strdupv (self->words);
  copy->digits = g_strdup (self->digits);
  return copy;
}

gboolean
leads_number_query_equal (const LeadsNumberQuery *self, const LeadsNumberQuery *other)
{
  return self->order == other->order && self->upload == other->upload && self->lead == other->lead &&
         self->customer == other->customer && self->profile == other->profile &&
         self->connection == other->connection && self->since == other->since && self->anywhere == other->anywhere &&
         g_strcmp0 (self->digits, other->digits) == 0 &&
         g_strv_equal ((const char *const *) self->words, (const char *const *) other->words);
}

LeadsStoreOrder
leads_number_query_get_order (const LeadsNumberQuery *self)
{
  return self->order;
}

void
leads_number_query_set_order (LeadsNumberQuery *self, LeadsStoreOrder order)
{
  self->order = order;
}

void
leads_number_query_set_upload (LeadsNumberQuery *self, gint64 upload)
{
  self->upload = upload;
}

void
leads_number_query_set_lead (LeadsNumberQuery *self, gint64 lead)
{
  self->lead = lead;
}

void
leads_number_query_set_customer (LeadsNumberQuery *self, gint64 customer)
{
  self->customer = customer;
}

void
leads_number_query_set_profile (LeadsNumberQuery *self, gint64 profile)
{
  self->profile = profile;
}

void
leads_number_query_set_connection (LeadsNumberQuery *self, gint64 connection)
{
  self->connection = connection;
}

void
leads_number_query_set_since (LeadsNumberQuery *self, gint64 since)
{
  self->since = since;
}

static gboolean
is_notation (char c)
{
  return strchr ("+-.()/ ", c) != NULL;
}

static gboolean
is_number_like (const char *text)
{
  gboolean has_digit = FALSE;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_isdigit (*c) && !is_notation (*c))
        return FALSE;
      has_digit |= g_ascii_isdigit (*c);
    }
  return has_digit;
}

static void
append_digits (GString *digits, const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (g_str_has_prefix (c, TRUNK_ZERO))
      c += strlen (TRUNK_ZERO) - 1;
    else if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);
}

/* No number begins with 0: what does was typed as it is dialled, "020 7946" or "0044 20 7946". */
static void
drop_dialled_zeros (GString *digits)
{
  const gsize n_zeros = strspn (digits->str, "0");

  if (n_zeros > 0 && n_zeros <= 2 && digits->len >= n_zeros + DIGITS_OF_A_NUMBER)
    g_string_erase (digits, 0, (gssize) n_zeros);
}

static guint
count_digits (const char *text)
{
  guint n_digits = 0;

  for (const char *c = text; *c != '\0'; c++)
    n_digits += g_ascii_isdigit (*c) ? 1 : 0;
  return n_digits;
}

/* How many words from the first of @words on are groups of one number: 0, if it is none. */
static guint
count_groups (char **words, gboolean all_number)
{
  guint n_groups = 0, n_digits = 0;

  for (; words[n_groups] != NULL && is_number_like (words[n_groups]); n_groups++)
    n_digits += count_digits (words[n_groups]);
  return all_number || words[0][0] == '+' || n_digits >= DIGITS_OF_A_NUMBER ? n_groups : 0;
}

void
leads_number_query_set_text (LeadsNumberQuery *self, const char *text)
{
  /* Folding also makes full-width digits plain ones, and splitting leaves single spaces. */
  g_auto (GStrv) words = leads_words_split (text);
  g_autofree char *joined = g_strjoinv (" ", words);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GString *digits = g_string_new (NULL);
  gboolean all_number = is_number_like (joined);

  for (guint i = 0; words[i] != NULL;)
    {
      const guint end = i + count_groups (words + i, all_number);

      if (end == i)
        g_strv_builder_add (names, words[i++]);
      for (; i < end; i++)
        append_digits (digits, words[i]);
    }
  if (strchr (joined, '+') == NULL)
    drop_dialled_zeros (digits);
  g_strfreev (self->words);
  self->words = g_strv_builder_end (names);
  g_free (self->digits);
  self->digits = g_string_free (digits, digits->len == 0);
}

void
leads_number_query_set_anywhere (LeadsNumberQuery *self, gboolean anywhere)
{
  self->anywhere = anywhere;
}

gboolean
leads_number_query_get_anywhere (const LeadsNumberQuery *self)
{
  return self->anywhere;
}

const char *
leads_number_query_get_digits (const LeadsNumberQuery *self)
{
  return self->digits;
}

static int
compare_int (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

int
leads_number_query_compare (const LeadsNumberQuery *self, const LeadsStoreKey *a, const LeadsStoreKey *b)
{
  if (self->order == LEADS_STORE_ORDER_NEWEST && a->upload != b->upload)
    return compare_int (b->upload, a->upload);
  return compare_int (a->e164, b->e164);
}
