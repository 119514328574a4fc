/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-base"

#include "leads-spool.h"
#include "leads-nameless.h"
#include "leads-spool-private.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * A private temporary file: appended to through a buffer, read through mappings.
 *
 * A mapping reaches past the end of the file, into what is still to come; when
 * the file outgrows it a mapping twice as large is added and the old ones stay,
 * so pointers that were given out stay good.
 *
 * Invariant: the file has no name, and bytes below `written` never change.
 */

#define BUFFER_BYTES (256 * 1024)
#define FIRST_MAP_BYTES (1024 * 1024)

/*
 * How much of a spool its readers may have in memory, as far as they are counted: by windows of the size that Linux maps
 * around a page that is touched (fault_around_bytes).
 */
#define RESIDENT_BYTES (1024 * 1024)
#define WINDOW_BITS 16

struct _LeadsSpool {
  GObject     parent_instance;

  char       *directory;
  int         fd;

  GMutex      lock;
  guint8     *buffer;
  gsize       buffered;
  guint64     written;
  guint64     limit;
  GError     *failure;
  /* The last one is the largest. */
  GArray     *maps;
  guint64     last_window;
  gsize       resident;
};

typedef struct {
  guint8 *base;
  gsize   length;
} Map;

G_DEFINE_FINAL_TYPE (LeadsSpool, leads_spool, G_TYPE_OBJECT)

/* What one system call would write, the limit of the tests minded. Returns -1 with errno set. */
static gssize
write_some (LeadsSpool   *self,
            const guint8 *data,
            gsize         length)
{
  if (self->written + length > self->limit)
    {
      if (self->written >= self->limit)
        {
          errno = ENOSPC;
          return -1;
        }
      length = self->limit - self->written;
    }

  return pwrite (self->fd, data, length, (off_t) self->written);
}

/* Called with the lock held. */
static gboolean
write_all (LeadsSpool    *self,
           const guint8  *data,
           gsize          length,
           GError       **error)
{
  while (length > 0)
    {
      gssize n = write_some (self, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          int errnum = n < 0 ? errno : EIO;

          leads_base_error_set (&self->failure,
                                leads_nameless_is_full (errnum) ? LEADS_BASE_ERROR_SPOOL_FULL : LEADS_BASE_ERROR_SPOOL_IO,
                                self->directory, errnum);
          g_propagate_error (error, g_error_copy (self->failure));
          return FALSE;
        }

      self->written += n;
      data += n;
      length -= n;
    }

  return TRUE;
}

/* Called with the lock held. */
static gboolean
flush_buffer (LeadsSpool  *self,
              GError     **error)
{
  gsize length = self->buffered;

  if (self->failure != NULL)
    {
      g_propagate_error (error, g_error_copy (self->failure));
      return FALSE;
    }

  self->buffered = 0;

  return write_all (self, self->buffer, length, error);
}

/* Called with the lock held. Returns the start of a mapping of at least @length bytes, or NULL. */
static guint8 *
ensure_map (LeadsSpool  *self,
            guint64      length,
            GError     **error)
{
  Map map = { NULL, FIRST_MAP_BYTES };

  if (self->maps->len > 0)
    {
      Map *last = &g_array_index (self->maps, Map, self->maps->len - 1);

      if (last->length >= length)
        return last->base;
      map.length = last->length;
    }

  while (map.length < length && map.length <= G_MAXSIZE / 2)
    map.length *= 2;

  map.base = map.length >= length ? mmap (NULL, map.length, PROT_READ, MAP_SHARED, self->fd, 0) : MAP_FAILED;
  if (map.base == MAP_FAILED)
    {
      leads_base_error_set (error, LEADS_BASE_ERROR_SPOOL_IO, self->directory, map.length >= length ? errno : ENOMEM);
      return NULL;
    }

  g_array_append_val (self->maps, map);

  return map.base;
}

/* Called with the lock held. The pages come back, from the file, when they are looked at again. */
static void
drop_pages (LeadsSpool *self)
{
  for (guint i = 0; i < self->maps->len; i++)
    {
      Map *map = &g_array_index (self->maps, Map, i);

      madvise (map->base, map->length, MADV_DONTNEED);
    }
  self->resident = 0;
}

/* Called with the lock held, before the bytes are looked at. */
static void
count_pages (LeadsSpool *self,
             guint64     offset,
             gsize       length)
{
  const guint64 first = offset >> WINDOW_BITS;
  const guint64 last = (offset + length) >> WINDOW_BITS;

  if (first == self->last_window && last == first)
    return;
  if (self->resident > RESIDENT_BYTES)
    drop_pages (self);
  self->resident += (last - first + 1) << WINDOW_BITS;
  self->last_window = last;
}

static void
unmap (gpointer data)
{
  Map *map = data;

  munmap (map->base, map->length);
}

static void
leads_spool_finalize (GObject *object)
{
  LeadsSpool *self = LEADS_SPOOL (object);

  g_array_unref (self->maps);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->buffer);
  g_free (self->directory);
  g_clear_error (&self->failure);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (leads_spool_parent_class)->finalize (object);
}

static void
leads_spool_class_init (LeadsSpoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = leads_spool_finalize;
}

static void
leads_spool_init (LeadsSpool *self)
{
  g_mutex_init (&self->lock);
  self->fd = -1;
  self->limit = G_MAXINT64;
  self->maps = g_array_new (FALSE, FALSE, sizeof (Map));
  g_array_set_clear_func (self->maps, unmap);
}

LeadsSpool *
leads_spool_new (const char  *directory,
                 GError     **error)
{
  g_autoptr (LeadsSpool) self = g_object_new (LEADS_TYPE_SPOOL, NULL);

  self->fd = leads_nameless_open (directory, &self->directory, error);
  if (self->fd < 0)
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
leads_spool_append (LeadsSpool     *self,
                    gconstpointer   data,
                    gsize           length,
                    guint64        *offset,
                    GError        **error)
{
  gboolean good = TRUE;

  g_return_val_if_fail (LEADS_IS_SPOOL (self), FALSE);
  g_return_val_if_fail (data != NULL || length == 0, FALSE);

  g_mutex_lock (&self->lock);

  if (self->failure != NULL || self->buffered + length > BUFFER_BYTES)
    good = flush_buffer (self, error);
  if (good)
    {
      if (offset != NULL)
        *offset = self->written + self->buffered;

      if (length >= BUFFER_BYTES)
        {
          good = write_all (self, data, length, error);
        }
      else if (length > 0)
        {
          if (self->buffer == NULL)
            self->buffer = g_malloc (BUFFER_BYTES);
          memcpy (self->buffer + self->buffered, data, length);
          self->buffered += length;
        }
    }

  g_mutex_unlock (&self->lock);

  return good;
}

gboolean
leads_spool_flush (LeadsSpool  *self,
                   GError     **error)
{
  gboolean good;

  g_return_val_if_fail (LEADS_IS_SPOOL (self), FALSE);

  g_mutex_lock (&self->lock);
  good = flush_buffer (self, error);
  g_mutex_unlock (&self->lock);

  return good;
}

gconstpointer
leads_spool_read (LeadsSpool  *self,
                  guint64      offset,
                  gsize        length,
                  GError     **error)
{
  guint8 *base = NULL;
  gboolean in_range;

  g_return_val_if_fail (LEADS_IS_SPOOL (self), NULL);

  g_mutex_lock (&self->lock);

  in_range = offset <= self->written + self->buffered && length <= self->written + self->buffered - offset;
  if (in_range && (offset + length <= self->written || flush_buffer (self, error)))
    base = ensure_map (self, MAX (offset + length, 1), error);
  if (base != NULL)
    count_pages (self, offset, length);

  g_mutex_unlock (&self->lock);

  g_return_val_if_fail (in_range, NULL);

  return base != NULL ? base + offset : NULL;
}

void
leads_spool_relax (LeadsSpool *self)
{
  g_return_if_fail (LEADS_IS_SPOOL (self));

  g_mutex_lock (&self->lock);
  drop_pages (self);
  g_mutex_unlock (&self->lock);
}

gboolean
leads_spool_copy (LeadsSpool *self,
                  guint64     offset,
                  gpointer    buffer,
                  gsize       length,
                  GError    **error)
{
  guint8 *at = buffer;
  gboolean in_range;
  gboolean good;

  g_return_val_if_fail (LEADS_IS_SPOOL (self), FALSE);
  g_return_val_if_fail (buffer != NULL || length == 0, FALSE);

  g_mutex_lock (&self->lock);
  in_range = offset <= self->written + self->buffered && length <= self->written + self->buffered - offset;
  good = in_range && (offset + length <= self->written || flush_buffer (self, error));
  g_mutex_unlock (&self->lock);

  g_return_val_if_fail (in_range, FALSE);

  /* What was written never changes: no lock is needed to read it. */
  while (good && length > 0)
    {
      gssize n = pread (self->fd, at, length, (off_t) offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          leads_base_error_set (error, LEADS_BASE_ERROR_SPOOL_IO, self->directory, n < 0 ? errno : EIO);
          return FALSE;
        }
      at += n;
      offset += n;
      length -= n;
    }

  return good;
}

guint64
leads_spool_get_size (LeadsSpool *self)
{
  guint64 size;

  g_return_val_if_fail (LEADS_IS_SPOOL (self), 0);

  g_mutex_lock (&self->lock);
  size = self->written + self->buffered;
  g_mutex_unlock (&self->lock);

  return size;
}

const char *
leads_spool_get_directory (LeadsSpool *self)
{
  g_return_val_if_fail (LEADS_IS_SPOOL (self), NULL);

  return self->directory;
}

void
leads_spool_set_limit (LeadsSpool *self,
                       guint64     bytes)
{
  g_return_if_fail (LEADS_IS_SPOOL (self));

  g_mutex_lock (&self->lock);
  self->limit = bytes;
  g_mutex_unlock (&self->lock);
}
