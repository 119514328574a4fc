/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-number-cursor-private.h"

#include "leads-number-stream-private.h"
#include "leads-statements-private.h"
#include "leads-words-private.h"

/*
 * A scope's numbers in its query's order, one of three ways:
 *
 * - newest first: upload after upload, each by its index;
 * - ascending, of a few uploads: their streams merged through a heap;
 * - ascending, of all uploads or of too many to merge: by the table's key.
 *
 * Invariant: rows come strictly in leads_number_query_compare()'s order.
 */

static const char SQL_COUNT_LIVE[] = "SELECT coalesce(sum(live), 0) FROM upload";

const char *const leads_number_cursor_statements[] = { SQL_COUNT_LIVE, NULL };

/*
 * To merge costs a look-up an upload; to go by the table's key costs, at worst, a step for every number there is,
 * and some fifty steps are one look-up. So few uploads are merged in any case.
 */
#define FEW_UPLOADS      512
#define STEPS_OF_LOOK_UP 50

#define BATCH        1024
#define MERGED_BATCH 128

struct _LeadsNumberCursor
{
  LeadsNumberScope *scope;
  gboolean newest;
  LeadsStoreKey start; /* upload 0: from the beginning */

  /* Newest first, and ascending by key. */
  LeadsNumberStream stream;
  LeadsScopeUploads *uploads;
  gboolean in_upload;

  /* Ascending, of some uploads. */
  GHashTable *among;
  LeadsNumberStream *merged;
  guint n_merged;
  GPtrArray *heap; /* of LeadsNumberStream in `merged` that have a row */
};

/* Every upload that matches, as a list. */
static GArray *
collect_uploads (LeadsNumberCursor *self, GError **error)
{
  g_autoptr (LeadsScopeUploads) uploads = leads_scope_uploads_new (self->scope, G_MAXINT64, error);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (LeadsScopeUpload));
  LeadsScopeUpload upload;
  LeadsSourceResult result;

  if (uploads == NULL)
    return NULL;
  while ((result = leads_scope_uploads_next (uploads, &upload, error)) == LEADS_SOURCE_ITEM)
    g_array_append_val (all, upload);
  return result == LEADS_SOURCE_END ? g_steal_pointer (&all) : NULL;
}

static gint64
head_of (gpointer stream)
{
  const LeadsNumberStream *self = stream;

  return g_array_index (self->rows, LeadsNumberRow, self->position).key.e164;
}

static void
sift_down (GPtrArray *heap, guint i)
{
  for (;;)
    {
      guint least = i;

      for (guint child = 2 * i + 1; child <= 2 * i + 2 && child < heap->len; child++)
        if (head_of (heap->pdata[child]) < head_of (heap->pdata[least]))
          least = child;
      if (least == i)
        return;
      gpointer other = heap->pdata[least];
      heap->pdata[least] = heap->pdata[i];
      heap->pdata[i] = other;
      i = least;
    }
}

static gboolean
start_merge (LeadsNumberCursor *self, GArray *uploads, gboolean details, gint64 from, GError **error)
{
  self->merged = g_new0 (LeadsNumberStream, uploads->len);
  self->heap = g_ptr_array_new ();
  for (guint i = 0; i < uploads->len; i++)
    {
      const LeadsScopeUpload *upload = &g_array_index (uploads, LeadsScopeUpload, i);
      LeadsNumberStream *stream = &self->merged[self->n_merged++];
      const LeadsNumberRow *row;
      LeadsSourceResult result;

      leads_number_stream_init (stream, self->scope, details, MERGED_BATCH);
      leads_number_stream_set (stream, upload->id, MAX (from, upload->lowest), upload->highest);
      result = leads_number_stream_peek (stream, &row, error);
      if (result == LEADS_SOURCE_ERROR)
        return FALSE;
      if (result == LEADS_SOURCE_ITEM)
        g_ptr_array_add (self->heap, stream);
    }
  for (guint i = self->heap->len / 2; i > 0; i--)
    sift_down (self->heap, i - 1);
  return TRUE;
}

static gboolean
is_worth_merging (LeadsNumberCursor *self, guint n_uploads, gboolean *worth, GError **error)
{
  gint64 n_live;

  *worth = TRUE;
  if (n_uploads <= FEW_UPLOADS)
    return TRUE;
  if (!leads_transaction_query_int (self->scope->transaction, SQL_COUNT_LIVE, &n_live, NULL, error, ""))
    return FALSE;
  *worth = (gint64) n_uploads * STEPS_OF_LOOK_UP < n_live;
  return TRUE;
}

static gboolean
start_ascending (LeadsNumberCursor *self, gboolean details, gint64 from, GError **error)
{
  g_autoptr (GArray) uploads = NULL;
  gboolean worth;

  if (!self->scope->all_uploads)
    {
      uploads = collect_uploads (self, error);
      if (uploads == NULL || !is_worth_merging (self, uploads->len, &worth, error))
        return FALSE;
      if (worth)
        return start_merge (self, uploads, details, from, error);
      self->among = leads_id_set_new ();
      for (guint i = 0; i < uploads->len; i++)
        leads_id_set_add (self->among, g_array_index (uploads, LeadsScopeUpload, i).id);
    }
  self->stream.among = self->among;
  leads_number_stream_set (&self->stream, 0, from, LEADS_NUMBER_MAX);
  return TRUE;
}

LeadsNumberCursor *
leads_number_cursor_new (LeadsNumberScope *scope,
                         gboolean details,
                         const LeadsStoreKey *from,
                         gboolean inclusive,
                         GError **error)
{
  g_autoptr (LeadsNumberCursor) self = g_new0 (LeadsNumberCursor, 1);

  self->scope = scope;
  self->newest = scope->query->order == LEADS_STORE_ORDER_NEWEST;
  leads_number_stream_init (&self->stream, scope, details, BATCH);
  if (from != NULL)
    {
      self->start = *from;
      self->start.e164 += inclusive ? 0 : 1;
    }
  if (!self->newest)
    return start_ascending (self, details, from != NULL ? self->start.e164 : 1, error) ? g_steal_pointer (&self) : NULL;
  self->uploads = leads_scope_uploads_new (scope, from != NULL ? from->upload : G_MAXINT64, error);
  return self->uploads != NULL ? g_steal_pointer (&self) : NULL;
}

void
leads_number_cursor_free (LeadsNumberCursor *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_merged; i++)
    leads_number_stream_clear (&self->merged[i]);
  g_free (self->merged);
  g_clear_pointer (&self->heap, g_ptr_array_unref);
  g_clear_pointer (&self->among, g_hash_table_unref);
  leads_scope_uploads_free (self->uploads);
  leads_number_stream_clear (&self->stream);
  g_free (self);
}

static LeadsSourceResult
next_of_stream (LeadsNumberStream *stream, LeadsNumberRow *row, GError **error)
{
  const LeadsNumberRow *here;
  LeadsSourceResult result = leads_number_stream_peek (stream, &here, error);

  if (result == LEADS_SOURCE_ITEM)
    {
      *row = *here;
      leads_number_stream_skip (stream);
    }
  return result;
}

static LeadsSourceResult
next_newest (LeadsNumberCursor *self, LeadsNumberRow *row, GError **error)
{
  for (;;)
    {
      LeadsScopeUpload upload;
      LeadsSourceResult result;
      gint64 from;

      if (self->in_upload)
        {
          result = next_of_stream (&self->stream, row, error);
          if (result != LEADS_SOURCE_END)
            return result;
        }
      result = leads_scope_uploads_next (self->uploads, &upload, error);
      if (result != LEADS_SOURCE_ITEM)
        {
          self->in_upload = FALSE;
          return result;
        }
      from = upload.id == self->start.upload ? MAX (self->start.e164, upload.lowest) : upload.lowest;
      leads_number_stream_set (&self->stream, upload.id, from, upload.highest);
      self->in_upload = TRUE;
    }
}

static LeadsSourceResult
next_merged (LeadsNumberCursor *self, LeadsNumberRow *row, GError **error)
{
  LeadsNumberStream *stream;
  const LeadsNumberRow *here;
  LeadsSourceResult result;

  if (self->heap->len == 0)
    return LEADS_SOURCE_END;
  stream = self->heap->pdata[0];
  next_of_stream (stream, row, NULL);
  result = leads_number_stream_peek (stream, &here, error);
  if (result == LEADS_SOURCE_ERROR)
    return result;
  if (result == LEADS_SOURCE_END)
    g_ptr_array_remove_index_fast (self->heap, 0);
  if (self->heap->len > 0)
    sift_down (self->heap, 0);
  return LEADS_SOURCE_ITEM;
}

LeadsSourceResult
leads_number_cursor_next (LeadsNumberCursor *self, LeadsNumberRow *row, GError **error)
{
  if (self->newest)
    return next_newest (self, row, error);
  if (self->heap != NULL)
    return next_merged (self, row, error);
  return next_of_stream (&self->stream, row, error);
}
