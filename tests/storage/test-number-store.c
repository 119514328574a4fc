/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <string.h>

/*
 * Number queries against a list in memory that is filtered and sorted the simple way, while uploads come
 * and go at random.
 */

#define N_LEADS 5

typedef struct
{
  gint64 upload;
  gint64 e164;
  guint lead; /* index into Model.leads */
  gint64 profile;
} Entry;

typedef struct
{
  Desk *desk;
  gint64 leads[N_LEADS];
  gint64 connections[N_LEADS];
  gint64 customers[N_LEADS];
  GArray *entries; /* of Entry, live */
  GArray *uploads; /* of gint64, not undone */
  gint64 second_profile;
  gboolean no_conflicts;
} Model;

/* Folded text by which each lead is found. */
static const char *const lead_texts[N_LEADS] = {
  "contoso ltd|teams calling|acme telecom", "fabrikam|direct routing|acme telecom", "straße|teams calling|nord_kanal",
  "adatum 100%|sip trunk|nord_kanal",       "fourth coffee|teams calling|süd",
};

static Model *
model_new (void)
{
  static const char *const names[N_LEADS][3] = {
    { "", "", "" },
    { "Fabrikam", "Direct Routing", "Acme Telecom" },
    { "Straße", "Teams Calling", "Nord_Kanal" },
    { "Adatum 100%", "SIP Trunk", "Nord_Kanal" },
    { "Fourth Coffee", "Teams Calling", "Süd" },
  };
  Model *model = g_new0 (Model, 1);

  model->desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  model->leads[0] = model->desk->lead;
  model->connections[0] = model->desk->connection;
  for (guint i = 1; i < N_LEADS; i++)
    {
      model->leads[i] = desk_add_lead (model->desk, names[i][0], names[i][1], names[i][2]);
      model->connections[i] = desk_add_connection (model->desk, model->leads[i], "PSTN", LEADS_SIDE_PSTN);
    }
  for (guint i = 0; i < N_LEADS; i++)
    {
      g_autoptr (LeadsLead) lead = leads_lead_store_get (model->desk->leads, model->leads[i], NULL, NULL);

      model->customers[i] = leads_lead_get_customer_id (lead);
    }
  model->second_profile = desk_add_profile (model->desk, "Second");
  model->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  model->uploads = g_array_new (FALSE, FALSE, sizeof (gint64));
  return model;
}

static void
model_free (Model *model)
{
  desk_free (model->desk);
  g_array_unref (model->entries);
  g_array_unref (model->uploads);
  g_free (model);
}

static gboolean
model_has (Model *model, gint64 e164)
{
  for (guint i = 0; i < model->entries->len; i++)
    if (g_array_index (model->entries, Entry, i).e164 == e164)
      return TRUE;
  return FALSE;
}

/* Of seven to fifteen digits, close enough together to meet. */
static gint64
random_number (void)
{
  static const gint64 stems[] = { 2904000, 12127881000, 442079460000, 4930901820000, 999999999999000 };

  return stems[g_test_rand_int_range (0, G_N_ELEMENTS (stems))] + g_test_rand_int_range (0, 1000);
}

static int
compare_int64 (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
model_upload (Model *model, guint n_wanted)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  guint lead = (guint) g_test_rand_int_range (0, N_LEADS);
  gint64 first_profile = model->desk->profile;
  gboolean second = g_test_rand_bit ();
  gboolean conflict = FALSE;
  ArraySource source;
  gint64 id;

  for (guint i = 0; i < n_wanted; i++)
    {
      gint64 number = random_number ();
      gboolean twice = FALSE;

      for (guint j = 0; j < numbers->len; j++)
        twice |= g_array_index (numbers, gint64, j) == number;
      /* Now and then one that is taken already: then the whole must fail. */
      if (twice || (model_has (model, number) && (model->no_conflicts || g_test_rand_int_range (0, 200) != 0)))
        continue;
      conflict |= model_has (model, number);
      g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, compare_int64);
  array_source_init (&source, (gint64 *) (void *) numbers->data, numbers->len);
  if (second)
    model->desk->profile = model->second_profile;
  id = desk_upload_to (model->desk, model->leads[lead], model->connections[lead], &source.source, numbers->len, &error);
  model->desk->profile = first_profile;
  if (conflict)
    {
      g_assert_error (error, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_CONFLICT);
      return;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < numbers->len; i++)
    {
      Entry entry = { id, g_array_index (numbers, gint64, i), lead, second ? model->second_profile : first_profile };

      g_array_append_val (model->entries, entry);
    }
  g_array_append_val (model->uploads, id);
}

static void
model_undo (Model *model)
{
  guint which;
  gint64 id;
  g_autoptr (GError) error = NULL;

  if (model->uploads->len == 0)
    return;
  which = (guint) g_test_rand_int_range (0, (gint32) model->uploads->len);
  id = g_array_index (model->uploads, gint64, which);
  leads_upload_store_undo (model->desk->uploads, id, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_array_remove_index_fast (model->uploads, which);
  for (guint i = model->entries->len; i > 0; i--)
    if (g_array_index (model->entries, Entry, i - 1).upload == id)
      g_array_remove_index_fast (model->entries, i - 1);
}

/* A query with what a naive filter needs to know of it. */
typedef struct
{
  LeadsNumberQuery *query;
  gint64 upload;
  int lead;
  int customer;
  gint64 profile;
  const char *word;
  char *digits;
  gboolean anywhere;
} Asked;

static gboolean
entry_matches (Model *model, const Asked *asked, const Entry *entry)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, entry->e164);

  if ((asked->upload != 0 && entry->upload != asked->upload) ||
      (asked->lead >= 0 && entry->lead != (guint) asked->lead) ||
      (asked->customer >= 0 && entry->lead != (guint) asked->customer) ||
      (asked->profile != 0 && entry->profile != asked->profile) ||
      (asked->word != NULL && strstr (lead_texts[entry->lead], asked->word) == NULL))
    return FALSE;
  if (asked->digits == NULL)
    return TRUE;
  return asked->anywhere ? strstr (digits, asked->digits) != NULL : g_str_has_prefix (digits, asked->digits);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->upload != y->upload)
    return x->upload > y->upload ? -1 : 1;
  return (x->e164 > y->e164) - (x->e164 < y->e164);
}

static int
compare_number (gconstpointer a, gconstpointer b)
{
  const Entry *x = a;
  const Entry *y = b;

  return (x->e164 > y->e164) - (x->e164 < y->e164);
}

static GArray *
model_query (Model *model, const Asked *asked)
{
  GArray *result = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < model->entries->len; i++)
    if (entry_matches (model, asked, &g_array_index (model->entries, Entry, i)))
      g_array_append_val (result, g_array_index (model->entries, Entry, i));
  g_array_sort (result, leads_number_query_get_order (asked->query) == LEADS_STORE_ORDER_NEWEST ? compare_newest
                                                                                                : compare_number);
  return result;
}

static Asked
random_query (Model *model)
{
  static const char *const words[] = { "teams", "kanal", "100%", "_k", "nowhere", "acme" };
  Asked asked = { .lead = -1, .customer = -1 };
  g_autoptr (GString) text = g_string_new (NULL);

  asked.query = leads_number_query_new (g_test_rand_bit () ? LEADS_STORE_ORDER_NEWEST : LEADS_STORE_ORDER_NUMBER);
  if (g_test_rand_int_range (0, 6) == 0 && model->uploads->len > 0)
    {
      asked.upload = g_array_index (model->uploads, gint64, g_test_rand_int_range (0, (gint32) model->uploads->len));
      leads_number_query_set_upload (asked.query, asked.upload);
    }
  if (g_test_rand_int_range (0, 5) == 0)
    {
      asked.lead = g_test_rand_int_range (0, N_LEADS);
      leads_number_query_set_lead (asked.query, model->leads[asked.lead]);
    }
  if (g_test_rand_int_range (0, 6) == 0)
    {
      asked.customer = g_test_rand_int_range (0, N_LEADS);
      leads_number_query_set_customer (asked.query, model->customers[asked.customer]);
    }
  if (g_test_rand_int_range (0, 5) == 0)
    {
      asked.profile = model->second_profile;
      leads_number_query_set_profile (asked.query, asked.profile);
    }
  if (g_test_rand_int_range (0, 3) == 0)
    {
      asked.word = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
      g_string_append_printf (text, "%s ", asked.word);
    }
  if (g_test_rand_bit ())
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, random_number ());
      guint length = (guint) strlen (number);

      asked.anywhere = g_test_rand_bit ();
      asked.digits = asked.anywhere ? g_strndup (number + length - 3, (gsize) g_test_rand_int_range (1, 4))
                                    : g_strndup (number, (gsize) g_test_rand_int_range (1, (gint32) length + 1));
      leads_number_query_set_anywhere (asked.query, asked.anywhere);
      g_string_append_printf (text, "+%s", asked.digits);
    }
  leads_number_query_set_text (asked.query, text->str);
  return asked;
}

typedef struct
{
  GArray *wanted;
  guint every;
  guint n_seen;
} Anchors;

static gboolean
check_anchor (gint64 position, const LeadsStoreKey *key, gpointer data)
{
  Anchors *anchors = data;
  const Entry *entry;

  g_assert_cmpint (position, ==, anchors->n_seen * anchors->every);
  g_assert_cmpint (position, <, anchors->wanted->len);
  entry = &g_array_index (anchors->wanted, Entry, position);
  g_assert_cmpint (key->upload, ==, entry->upload);
  g_assert_cmpint (key->e164, ==, entry->e164);
  anchors->n_seen++;
  return TRUE;
}

static gboolean
check_each (LeadsNumber *number, gpointer data)
{
  Anchors *anchors = data;
  const Entry *entry = &g_array_index (anchors->wanted, Entry, anchors->n_seen++);

  g_assert_cmpuint (leads_number_get_e164 (number), ==, (guint64) entry->e164);
  g_assert_cmpint (leads_number_get_upload_id (number), ==, entry->upload);
  return TRUE;
}

static void
check_page (Model *model, LeadsNumberQuery *query, GArray *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) page = NULL;
  guint skip = (guint) g_test_rand_int_range (0, 30);
  guint limit = (guint) g_test_rand_int_range (1, 60);
  gboolean inclusive = g_test_rand_bit ();
  gboolean from_start = wanted->len == 0 || g_test_rand_bit ();
  guint start = from_start ? 0 : (guint) g_test_rand_int_range (0, (gint32) wanted->len);
  guint first = start + skip + (from_start || inclusive ? 0 : 1);
  LeadsStoreKey key = { 0, 0 };

  if (!from_start)
    key = (LeadsStoreKey){ g_array_index (wanted, Entry, start).upload, g_array_index (wanted, Entry, start).e164 };
  page = leads_number_store_read_page (model->desk->numbers, query, from_start ? NULL : &key, inclusive, skip, limit,
                                       NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->len, ==, first >= wanted->len ? 0 : MIN (limit, wanted->len - first));
  for (guint i = 0; i < page->len; i++)
    {
      LeadsNumber *number = g_ptr_array_index (page, i);
      const Entry *entry = &g_array_index (wanted, Entry, first + i);

      g_assert_cmpuint (leads_number_get_e164 (number), ==, (guint64) entry->e164);
      g_assert_cmpint (leads_number_get_upload_id (number), ==, entry->upload);
      g_assert_cmpint (leads_number_get_lead_id (number), ==, model->leads[entry->lead]);
      if (i > 0 && leads_number_get_upload_id (g_ptr_array_index (page, i - 1)) == entry->upload)
        g_assert_true (leads_number_get_upload (g_ptr_array_index (page, i - 1)) == leads_number_get_upload (number));
    }
}

static void
check_position (Model *model, LeadsNumberQuery *query, GArray *wanted)
{
  g_autoptr (GError) error = NULL;
  LeadsStoreKey key = { 1 + g_test_rand_int_range (0, 40), random_number () };
  gint64 position;
  gint64 n_before = 0;
  gboolean there = FALSE;
  gboolean exists;

  if (wanted->len > 0 && g_test_rand_bit ())
    {
      const Entry *entry = &g_array_index (wanted, Entry, g_test_rand_int_range (0, (gint32) wanted->len));

      key = (LeadsStoreKey){ entry->upload, entry->e164 };
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      const LeadsStoreKey other = { g_array_index (wanted, Entry, i).upload, g_array_index (wanted, Entry, i).e164 };
      int order = leads_number_query_compare (query, &other, &key);

      n_before += order < 0 ? 1 : 0;
      there |= order == 0;
    }
  leads_number_store_position_of (model->desk->numbers, query, &key, &position, &exists, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (position, ==, n_before);
  g_assert_cmpint (exists, ==, there);
}

static void
check_query (Model *model)
{
  Asked asked = random_query (model);
  g_autoptr (GArray) wanted = model_query (model, &asked);
  g_autoptr (GError) error = NULL;
  Anchors anchors = { .wanted = wanted, .every = (guint) g_test_rand_int_range (1, 70) };
  gint64 n_numbers;

  leads_number_store_count (model->desk->numbers, asked.query, &n_numbers, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_numbers, ==, wanted->len);

  leads_number_store_scan_index (model->desk->numbers, asked.query, anchors.every, check_anchor, &anchors, &n_numbers,
                                 NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_numbers, ==, wanted->len);
  g_assert_cmpuint (anchors.n_seen, ==, (wanted->len + anchors.every - 1) / anchors.every);

  anchors.n_seen = 0;
  leads_number_store_foreach (model->desk->numbers, asked.query, check_each, &anchors, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anchors.n_seen, ==, wanted->len);
  for (guint i = 0; i < 3; i++)
    {
      check_page (model, asked.query, wanted);
      check_position (model, asked.query, wanted);
    }
  leads_number_query_unref (asked.query);
  g_free (asked.digits);
}

typedef struct
{
  LeadsSpanSource source;
  GArray *spans;
  guint position;
} SpanArray;

static LeadsSourceResult
span_next (LeadsSpanSource *source, LeadsSpan *span, GError **error)
{
  SpanArray *self = (SpanArray *) source;

  if (self->position == self->spans->len)
    return LEADS_SOURCE_END;
  *span = g_array_index (self->spans, LeadsSpan, self->position++);
  return LEADS_SOURCE_ITEM;
}

static gboolean
collect_existing (const LeadsExisting *existing, gpointer data)
{
  g_array_append_vals (data, existing, 1);
  return TRUE;
}

/* Random spans that ascend and do not overlap: single numbers and wide ones. */
static GArray *
random_spans (void)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (LeadsSpan));
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < 60; i++)
    {
      gint64 edge = random_number ();

      g_array_append_val (edges, edge);
    }
  g_array_sort (edges, compare_int64);
  for (guint i = 0; i + 1 < edges->len; i += 2)
    {
      LeadsSpan span = { g_array_index (edges, gint64, i), g_array_index (edges, gint64, i + 1) };

      if (g_test_rand_bit ())
        span.end = span.start;
      if (spans->len == 0 || g_array_index (spans, LeadsSpan, spans->len - 1).end < span.start)
        g_array_append_val (spans, span);
    }
  g_array_unref (edges);
  return spans;
}

static void
check_existing (Model *model)
{
  g_autoptr (GArray) spans = random_spans ();
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (LeadsExisting));
  g_autoptr (GArray) all = g_array_copy (model->entries);
  SpanArray source = { { span_next, NULL }, spans, 0 };
  g_autoptr (GError) error = NULL;
  guint n_wanted = 0;

  leads_number_store_find_existing (model->desk->numbers, &source.source, collect_existing, found, NULL, &error);
  g_assert_no_error (error);
  g_array_sort (all, compare_number);
  for (guint i = 0; i < all->len; i++)
    {
      const Entry *entry = &g_array_index (all, Entry, i);
      gboolean within = FALSE;

      for (guint j = 0; j < spans->len; j++)
        within |= entry->e164 >= g_array_index (spans, LeadsSpan, j).start &&
                  entry->e164 <= g_array_index (spans, LeadsSpan, j).end;
      if (within)
        {
          const LeadsExisting *existing = &g_array_index (found, LeadsExisting, n_wanted++);

          g_assert_cmpuint (n_wanted, <=, found->len);
          g_assert_cmpint (existing->e164, ==, entry->e164);
          g_assert_cmpint (existing->upload, ==, entry->upload);
          g_assert_cmpint (existing->lead, ==, model->leads[entry->lead]);
          g_assert_cmpint (existing->state, ==, LEADS_NUMBER_STATE_ACTIVE);
        }
    }
  g_assert_cmpuint (found->len, ==, n_wanted);
}

static void
test_against_model (void)
{
  Model *model = model_new ();
  guint n_rounds = g_test_thorough () ? 400 : 60;

  check_query (model);
  check_existing (model);
  for (guint i = 0; i < n_rounds; i++)
    {
      if (g_test_rand_int_range (0, 4) == 0)
        model_undo (model);
      else
        model_upload (model, (guint) g_test_rand_int_range (0, 120));
      for (guint j = 0; j < 4; j++)
        check_query (model);
      check_existing (model);
    }
  model_free (model);
}

typedef struct
{
  Model *model;
  guint n_uploads;
} Many;

static gboolean
upload_many (LeadsTransaction *transaction, gpointer data, GError **error)
{
  Many *many = data;

  for (guint i = 0; i < many->n_uploads; i++)
    model_upload (many->model, 2);
  return TRUE;
}

/* More uploads than are merged: the other way must give the same. (The acts join one transaction.) */
static void
test_many_uploads (void)
{
  Model *model = model_new ();
  Many many = { model, 1100 };
  g_autoptr (GError) error = NULL;
  Asked asked = { .lead = -1, .customer = -1, .word = "teams" };
  g_autoptr (GArray) wanted = NULL;
  Anchors anchors = { .every = 100 };
  gint64 n_numbers;

  /* A conflict would end the whole transaction. */
  model->no_conflicts = TRUE;
  leads_database_write (model->desk->database, upload_many, &many, NULL, &error);
  g_assert_no_error (error);
  asked.query = leads_number_query_new (LEADS_STORE_ORDER_NUMBER);
  leads_number_query_set_text (asked.query, asked.word);
  wanted = model_query (model, &asked);
  g_assert_cmpuint (wanted->len, >, 600);
  anchors.wanted = wanted;
  leads_number_store_scan_index (model->desk->numbers, asked.query, anchors.every, check_anchor, &anchors, &n_numbers,
                                 NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_numbers, ==, wanted->len);
  for (guint i = 0; i < 20; i++)
    {
      check_page (model, asked.query, wanted);
      check_position (model, asked.query, wanted);
    }
  leads_number_query_unref (asked.query);
  model_free (model);
}

static LeadsSourceResult
span_forever (LeadsSpanSource *source, LeadsSpan *span, GError **error)
{
  gint64 *next = source->data;

  *span = (LeadsSpan){ *next, *next };
  *next += 2;
  return LEADS_SOURCE_ITEM;
}

static gboolean
ignore_existing (const LeadsExisting *existing, gpointer data)
{
  return TRUE;
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (30 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

/* Long looks end soon after a cancel. */
static void
test_cancel (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 next = 1000000000;
  LeadsSpanSource spans = { span_forever, &next };
  SequenceSource numbers;
  GThread *canceller;

  sequence_source_init (&numbers, 1000000000, 2, 30000);
  g_assert_cmpint (desk_upload_to (desk, desk->lead, desk->connection, &numbers.source, 30000, &error), ==, 1);
  canceller = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (leads_number_store_find_existing (desk->numbers, &spans, ignore_existing, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (canceller);
  desk_free (desk);
}

static void
test_since (void)
{
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  g_autofree char *path = desk_path (desk);
  g_autoptr (LeadsNumberQuery) query = leads_number_query_new (LEADS_STORE_ORDER_NEWEST);
  g_autoptr (LeadsNumberQuery) of_connection = leads_number_query_new (LEADS_STORE_ORDER_NEWEST);
  const gint64 first[] = { 12127881500, 12127881501 };
  const gint64 second[] = { 12127881502 };
  gint64 n_numbers;

  g_assert_cmpint (desk_upload (desk, first, 2, NULL), ==, 1);
  g_assert_cmpint (desk_upload (desk, second, 1, NULL), ==, 2);
  leads_number_query_set_since (query, query_file (path, "SELECT uploaded_at FROM upload WHERE id = 2"));
  g_assert_true (leads_number_store_count (desk->numbers, query, &n_numbers, NULL, NULL));
  g_assert_cmpint (n_numbers, ==, 1);
  leads_number_query_set_connection (of_connection, desk->connection);
  g_assert_true (leads_number_store_count (desk->numbers, of_connection, &n_numbers, NULL, NULL));
  g_assert_cmpint (n_numbers, ==, 3);
  leads_number_query_set_connection (of_connection, 4711);
  g_assert_true (leads_number_store_count (desk->numbers, of_connection, &n_numbers, NULL, NULL));
  g_assert_cmpint (n_numbers, ==, 0);
  desk_free (desk);
}

/* Text that asks for what no number can be. */
static void
test_impossible_digits (void)
{
  static const char *const texts[] = { "0", "+0123", "1234567890123456", "99999999999999999999999999999" };
  Desk *desk = desk_new (NULL, LEADS_DATABASE_DEFAULT);
  const gint64 numbers[] = { 12127881500, 999999999999999 };

  g_assert_cmpint (desk_upload (desk, numbers, 2, NULL), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint anywhere = 0; anywhere < 2; anywhere++)
      {
        g_autoptr (LeadsNumberQuery) query = leads_number_query_new (LEADS_STORE_ORDER_NEWEST);
        g_autoptr (GPtrArray) page = NULL;
        gint64 n_numbers;

        leads_number_query_set_text (query, texts[i]);
        leads_number_query_set_anywhere (query, anywhere);
        g_assert_true (leads_number_store_count (desk->numbers, query, &n_numbers, NULL, NULL));
        /* Only a lone 0 is in a number. */
        g_assert_cmpint (n_numbers, ==, i == 0 && anywhere ? 1 : 0);
        page = leads_number_store_read_page (desk->numbers, query, NULL, TRUE, 0, 10, NULL, NULL);
        g_assert_cmpuint (page->len, ==, n_numbers);
      }
  desk_free (desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-store/against-model", test_against_model);
  g_test_add_func ("/number-store/many-uploads", test_many_uploads);
  g_test_add_func ("/number-store/cancel", test_cancel);
  g_test_add_func ("/number-store/since", test_since);
  g_test_add_func ("/number-store/impossible-digits", test_impossible_digits);
  return g_test_run ();
}
