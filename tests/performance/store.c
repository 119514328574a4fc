/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "performance-store"

#include <leads-customer-store.h>
#include <leads-lead-store.h>
#include <leads-connection-store.h>
#include <leads-number-store.h>
#include <leads-profile-store.h>
#include <leads-upload-store.h>

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

/*
 * What the store costs: store [NUMBERS]. A million numbers unless told
 * otherwise. Prints, asserts nothing about speed.
 */

#define UPLOAD_SIZE 1000000
#define SCATTERED   1000000
#define JUMPS       200
/* Rows that a view asks for at a jump. */
#define PAGE 206

typedef struct
{
  LeadsNumberSource source;
  gint64 first;
  gint64 step;
  gint64 n_numbers;
  gint64 position;
} Sequence;

static LeadsSourceResult
sequence_next (LeadsNumberSource *source, gint64 *e164, gint64 *cac, GError **error)
{
  Sequence *self = (Sequence *) source;

  if (self->position == self->n_numbers)
    return LEADS_SOURCE_END;
  *e164 = self->first + self->step * self->position++;
  return LEADS_SOURCE_ITEM;
}

static double
since (gint64 begun)
{
  return (double) (g_get_monotonic_time () - begun) / 1000.0;
}

static void
check (gboolean succeeded, GError *error)
{
  if (succeeded)
    return;
  g_printerr ("failed: %s\n", error != NULL ? error->message : "?");
  exit (1);
}

/* A step/reset loop into a bare table: what everything is compared with. */
static double
measure_bare (const char *directory, gint64 n_numbers)
{
  g_autofree char *path = g_build_filename (directory, "bare.db", NULL);
  sqlite3 *sqlite = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 begun;
  double took;

  sqlite3_open (path, &sqlite);
  sqlite3_exec (sqlite,
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;"
                "CREATE TABLE bare (e164 INTEGER PRIMARY KEY, upload INTEGER)",
                NULL, NULL, NULL);
  begun = g_get_monotonic_time ();
  sqlite3_exec (sqlite, "BEGIN", NULL, NULL, NULL);
  sqlite3_prepare_v2 (sqlite, "INSERT INTO bare VALUES ($1, 1)", -1, &statement, NULL);
  for (gint64 i = 0; i < n_numbers; i++)
    {
      sqlite3_bind_int64 (statement, 1, 12000000000 + 3 * i);
      sqlite3_step (statement);
      sqlite3_reset (statement);
    }
  sqlite3_exec (sqlite, "COMMIT", NULL, NULL, NULL);
  took = since (begun);
  sqlite3_finalize (statement);
  sqlite3_close (sqlite);
  g_unlink (path);
  return took;
}

typedef struct
{
  LeadsDatabase *database;
  LeadsUploadStore *uploads;
  LeadsNumberStore *numbers;
  gint64 lead;
  gint64 profile;
  gint64 connection;
} Store;

static void
prepare (Store *store)
{
  g_autoptr (LeadsCustomerStore) customers = leads_customer_store_new (store->database);
  g_autoptr (LeadsLeadStore) leads = leads_lead_store_new (store->database);
  g_autoptr (LeadsProfileStore) profiles = leads_profile_store_new (store->database);
  g_autoptr (LeadsConnectionStore) connections = leads_connection_store_new (store->database);
  g_autoptr (LeadsCustomer) customer = leads_customer_new ();
  g_autoptr (LeadsLead) lead = leads_lead_new ();
  g_autoptr (LeadsProfile) profile = leads_profile_new ();
  g_autoptr (LeadsConnection) connection = leads_connection_new ();
  gint64 id;

  leads_customer_set_full_name (customer, "Contoso Ltd");
  check (leads_customer_store_add (customers, customer, &id, NULL, NULL), NULL);
  leads_lead_set_customer_id (lead, id);
  leads_lead_set_service_name (lead, "Calling");
  check (leads_lead_store_add (leads, lead, &store->lead, NULL, NULL), NULL);
  leads_profile_set_name (profile, "Standard");
  check (leads_profile_store_add (profiles, profile, &store->profile, NULL, NULL), NULL);
  leads_connection_set_lead_id (connection, store->lead);
  leads_connection_set_name (connection, "PSTN");
  leads_connection_set_side (connection, LEADS_SIDE_PSTN);
  check (leads_connection_store_add (connections, connection, &store->connection, NULL, NULL), NULL);
}

static double
insert (Store *store, gint64 first, gint64 step, gint64 n_numbers, gint64 *id)
{
  Sequence numbers = { { sequence_next, NULL }, first, step, n_numbers, 0 };
  g_autoptr (LeadsUpload) upload = leads_upload_new ();
  LeadsTotals totals = { .lines = n_numbers, .accepted = n_numbers };
  LeadsUploadContent content = { .upload = upload, .numbers = &numbers.source };
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();

  leads_upload_set_lead_id (upload, store->lead);
  leads_upload_set_profile_id (upload, store->profile);
  leads_upload_set_connection_id (upload, store->connection);
  leads_upload_set_service_info (upload, "Calling");
  leads_upload_set_totals (upload, &totals);
  check (leads_upload_store_insert (store->uploads, &content, id, NULL, &error), error);
  return since (begun);
}

typedef struct
{
  GArray *anchors;
} Index;

static gboolean
keep_anchor (gint64 position, const LeadsStoreKey *key, gpointer data)
{
  g_array_append_vals (((Index *) data)->anchors, key, 1);
  return TRUE;
}

static void
measure_pages (Store *store, LeadsStoreOrder order, const char *text, gboolean anywhere, const char *title)
{
  g_autoptr (LeadsNumberQuery) query = leads_number_query_new (order);
  Index index = { g_array_new (FALSE, FALSE, sizeof (LeadsStoreKey)) };
  g_autoptr (GError) error = NULL;
  gint64 n_numbers;
  gint64 begun = g_get_monotonic_time ();
  double counted;
  double scanned;
  double longest = 0;
  double all = 0;

  leads_number_query_set_text (query, text);
  leads_number_query_set_anywhere (query, anywhere);
  check (leads_number_store_count (store->numbers, query, &n_numbers, NULL, &error), error);
  counted = since (begun);
  begun = g_get_monotonic_time ();
  check (leads_number_store_scan_index (store->numbers, query, LEADS_STORE_MAX_SKIP, keep_anchor, &index, &n_numbers,
                                        NULL, &error),
         error);
  scanned = since (begun);
  for (guint i = 0; i < JUMPS && n_numbers > 0; i++)
    {
      gint64 position = ((gint64) g_random_int () << 20 ^ g_random_int ()) % n_numbers;
      LeadsStoreKey *anchor = &g_array_index (index.anchors, LeadsStoreKey, position / LEADS_STORE_MAX_SKIP);
      g_autoptr (GPtrArray) page = NULL;
      double took;

      begun = g_get_monotonic_time ();
      page = leads_number_store_read_page (store->numbers, query, anchor, TRUE,
                                           (guint) (position % LEADS_STORE_MAX_SKIP), PAGE, NULL, &error);
      check (page != NULL, error);
      took = since (begun);
      longest = MAX (longest, took);
      all += took;
    }
  g_print ("%-28s %9" G_GINT64_FORMAT " match; count %8.2f ms, index %8.2f ms, jump: mean %6.2f ms, longest %6.2f ms\n",
           title, n_numbers, counted, scanned, all / JUMPS, longest);
  g_array_unref (index.anchors);
}

typedef struct
{
  LeadsSpanSource source;
  gint64 next;
  gint64 last;
  gint64 gap;
} Scattered;

static LeadsSourceResult
scattered_next (LeadsSpanSource *source, LeadsSpan *span, GError **error)
{
  Scattered *self = (Scattered *) source;

  if (self->next > self->last)
    return LEADS_SOURCE_END;
  *span = (LeadsSpan){ self->next, self->next };
  self->next += self->gap;
  return LEADS_SOURCE_ITEM;
}

static gboolean
count_existing (const LeadsExisting *existing, gpointer data)
{
  ++*(gint64 *) data;
  return TRUE;
}

static void
measure_existing (Store *store, gint64 first, gint64 last, gint64 gap, const char *title)
{
  Scattered spans = { { scattered_next, NULL }, first, last, gap };
  g_autoptr (GError) error = NULL;
  gint64 n_existing = 0;
  gint64 begun = g_get_monotonic_time ();

  check (leads_number_store_find_existing (store->numbers, &spans.source, count_existing, &n_existing, NULL, &error),
         error);
  g_print ("%-28s %9" G_GINT64_FORMAT " looked up, %9" G_GINT64_FORMAT " there: %8.1f ms\n", title,
           (last - first) / gap + 1, n_existing, since (begun));
}

int
main (int argc, char **argv)
{
  gint64 n_numbers = argc > 1 ? g_ascii_strtoll (argv[1], NULL, 10) : UPLOAD_SIZE;
  g_autofree char *directory = g_dir_make_tmp ("store-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  Store store = { leads_database_open (directory, LEADS_DATABASE_DEFAULT, NULL, &error) };
  gint64 last = 12000000000;
  gint64 upload = 0;
  gint64 begun;
  double bare;
  double took = 0;

  check (store.database != NULL, error);
  store.uploads = leads_upload_store_new (store.database);
  store.numbers = leads_number_store_new (store.database);
  prepare (&store);
  bare = measure_bare (directory, UPLOAD_SIZE);
  g_print ("a million into a bare table, step and reset: %.0f ms\n", bare);
  for (gint64 n = 0; n < n_numbers; n += UPLOAD_SIZE)
    {
      took = insert (&store, last, 3, MIN (UPLOAD_SIZE, n_numbers - n), &upload);
      g_print ("upload of %" G_GINT64_FORMAT ": %.0f ms (%.2f of the bare table)\n", MIN (UPLOAD_SIZE, n_numbers - n),
               took, took / bare);
      last += 3 * UPLOAD_SIZE;
    }

  measure_pages (&store, LEADS_STORE_ORDER_NEWEST, NULL, FALSE, "newest first");
  measure_pages (&store, LEADS_STORE_ORDER_NUMBER, NULL, FALSE, "by number");
  measure_pages (&store, LEADS_STORE_ORDER_NUMBER, "contoso", FALSE, "by number, of one customer");
  measure_pages (&store, LEADS_STORE_ORDER_NEWEST, "12001", FALSE, "digits 12001, newest first");
  measure_pages (&store, LEADS_STORE_ORDER_NEWEST, "+1200", FALSE, "digits 1200, newest first");
  measure_pages (&store, LEADS_STORE_ORDER_NEWEST, "777", TRUE, "777 anywhere, newest first");

  measure_existing (&store, 12000000000, last, MAX ((last - 12000000000) / SCATTERED, 1), "scattered over the store");
  measure_existing (&store, 12000000000, 12000000000 + SCATTERED, 1, "close together");
  measure_existing (&store, 99000000000, 99000000000 + SCATTERED * 100, 100, "past the store");

  took = insert (&store, 12000000001, MAX ((last - 12000000000) / UPLOAD_SIZE / 3, 1) * 3, UPLOAD_SIZE, &upload);
  g_print ("upload of a million between those there: %.0f ms (%.2f of the bare table)\n", took, took / bare);
  begun = g_get_monotonic_time ();
  check (leads_upload_store_undo (store.uploads, upload, NULL, NULL, NULL, NULL, &error), error);
  g_print ("undo of that: %.0f ms (%.2f of the bare table)\n", since (begun), since (begun) / bare);

  g_object_unref (store.uploads);
  g_object_unref (store.numbers);
  begun = g_get_monotonic_time ();
  g_object_unref (store.database);
  g_print ("close: %.0f ms\n", since (begun));
  return 0;
}
