/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../../src/csv/leads-csv-ahead-private.h"

#include <gio/gunixinputstream.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <unistd.h>

/* A stream that is read ahead gives what it has, fails where it fails, and is let go of while it waits. */

#define CHUNK_BYTES 1000

/* @length bytes in no order. */
static GBytes *
make_bytes (gsize length)
{
  guint8 *bytes = g_malloc (MAX (length, 1));

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) g_test_rand_int_range (0, 256);

  return g_bytes_new_take (bytes, length);
}

static LeadsCsvAhead *
start (GInputStream        *stream,
       LeadsCsvFingerprint *fingerprint)
{
  leads_csv_fingerprint_init (fingerprint);

  return leads_csv_ahead_new (stream, fingerprint, CHUNK_BYTES);
}

static void
test_same_bytes (void)
{
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (GBytes) bytes = make_bytes (g_test_rand_int_range (0, 8 * CHUNK_BYTES));
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
      LeadsCsvFingerprint fingerprint;
      g_autofree char *expected = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      g_autoptr (GByteArray) got = g_byte_array_new ();
      g_autoptr (GError) error = NULL;
      LeadsCsvAhead *ahead = start (stream, &fingerprint);
      guint8 buffer[3 * CHUNK_BYTES];
      gssize n;

      while ((n = leads_csv_ahead_read (ahead, buffer, g_test_rand_int_range (1, sizeof buffer), NULL, &error)) > 0)
        g_byte_array_append (got, buffer, n);
      g_assert_no_error (error);
      g_assert_cmpint (leads_csv_ahead_read (ahead, buffer, 1, NULL, &error), ==, 0);
      g_assert_cmpmem (got->data, got->len, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      leads_csv_ahead_free (ahead);
      g_assert_cmpstr (leads_csv_fingerprint_finish (&fingerprint), ==, expected);
    }
}

/* A pipe with @length bytes in it whose other end stays open: (transfer full) */
static GInputStream *
open_pipe (gsize length, int *other_end)
{
  g_autoptr (GBytes) bytes = make_bytes (length);
  int ends[2];

  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  g_assert_cmpint (write (ends[1], g_bytes_get_data (bytes, NULL), length), ==, length);
  *other_end = ends[1];

  return g_unix_input_stream_new (ends[0], TRUE);
}

static void
test_end_comes_last (void)
{
  int other_end;
  g_autoptr (GInputStream) stream = open_pipe (2 * CHUNK_BYTES + 5, &other_end);
  LeadsCsvFingerprint fingerprint;
  g_autoptr (GError) error = NULL;
  guint8 buffer[4 * CHUNK_BYTES];
  LeadsCsvAhead *ahead;
  gsize length = 0;
  gssize n;

  ahead = start (stream, &fingerprint);
  while (length < 2 * CHUNK_BYTES + 5)
    {
      n = leads_csv_ahead_read (ahead, buffer, sizeof buffer, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (n, >, 0);
      length += n;
    }
  close (other_end);
  g_assert_cmpint (leads_csv_ahead_read (ahead, buffer, sizeof buffer, NULL, &error), ==, 0);
  leads_csv_ahead_free (ahead);
}

static void
test_failure (void)
{
  g_autoptr (GBytes) bytes = make_bytes (CHUNK_BYTES);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  LeadsCsvFingerprint fingerprint;
  g_autoptr (GError) error = NULL;
  guint8 buffer[CHUNK_BYTES];
  LeadsCsvAhead *ahead;

  g_assert_true (g_input_stream_close (stream, NULL, NULL));
  ahead = start (stream, &fingerprint);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (leads_csv_ahead_read (ahead, buffer, sizeof buffer, NULL, &error), ==, -1);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
      g_clear_error (&error);
    }
  leads_csv_ahead_free (ahead);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (30 * G_TIME_SPAN_MILLISECOND);
  g_cancellable_cancel (data);

  return NULL;
}

/* Nothing comes any more. */
static void
test_waiting (void)
{
  int other_end;
  g_autoptr (GInputStream) stream = open_pipe (5, &other_end);
  LeadsCsvFingerprint fingerprint;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  LeadsCsvAhead *ahead = start (stream, &fingerprint);
  guint8 buffer[CHUNK_BYTES];
  GThread *thread;

  g_assert_cmpint (leads_csv_ahead_read (ahead, buffer, sizeof buffer, cancellable, &error), ==, 5);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_cmpint (leads_csv_ahead_read (ahead, buffer, sizeof buffer, cancellable, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  /* The thread waits for the pipe still. */
  leads_csv_ahead_free (ahead);
  close (other_end);
}

/* Nobody takes what it has read. */
static void
test_full (void)
{
  g_autoptr (GBytes) bytes = make_bytes (10 * CHUNK_BYTES);

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
      LeadsCsvFingerprint fingerprint;
      LeadsCsvAhead *ahead = start (stream, &fingerprint);

      if (i % 2 == 1)
        g_usleep (1000);
      leads_csv_ahead_free (ahead);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/ahead/same-bytes", test_same_bytes);
  g_test_add_func ("/csv/ahead/end-comes-last", test_end_comes_last);
  g_test_add_func ("/csv/ahead/failure", test_failure);
  g_test_add_func ("/csv/ahead/waiting", test_waiting);
  g_test_add_func ("/csv/ahead/full", test_full);

  return g_test_run ();
}
