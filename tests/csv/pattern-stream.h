/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <string.h>

/*
 * A stream of so much data that it is better not held: a beginning, a pattern
 * again and again, and an end. It gives what is asked for, or, with splits, no
 * more at a time than up to the next of them.
 */

typedef struct {
  const char *text;
  gsize       length;
  guint64     times;
} PatternPart;

#define PATTERN_PARTS 3
#define PATTERN_SPLITS 2

G_DECLARE_FINAL_TYPE (PatternStream, pattern_stream, PATTERN, STREAM, GInputStream)

struct _PatternStream {
  GInputStream parent_instance;
  PatternPart  parts[PATTERN_PARTS];
  guint64      splits[PATTERN_SPLITS];
  guint        part;
  guint64      at;
  guint64      total;
};

G_DEFINE_FINAL_TYPE (PatternStream, pattern_stream, G_TYPE_INPUT_STREAM)

static gssize
pattern_stream_read (GInputStream  *stream,
                     void          *buffer,
                     gsize          count,
                     GCancellable  *cancellable,
                     GError       **error)
{
  PatternStream *self = PATTERN_STREAM (stream);
  gsize done = 0;

  for (guint i = 0; i < PATTERN_SPLITS; i++)
    {
      if (self->total < self->splits[i])
        count = (gsize) MIN (count, self->splits[i] - self->total);
    }

  while (done < count && self->part < PATTERN_PARTS)
    {
      const PatternPart *part = &self->parts[self->part];
      guint64 left = part->length * part->times - self->at;
      gsize within = left > 0 ? (gsize) (self->at % part->length) : 0;
      gsize n = (gsize) MIN (left, MIN (count - done, part->length - within));

      if (left == 0)
        {
          self->part++;
          self->at = 0;
          continue;
        }
      memcpy ((char *) buffer + done, part->text + within, n);
      self->at += n;
      done += n;
    }
  self->total += done;

  return (gssize) done;
}

static void
pattern_stream_class_init (PatternStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = pattern_stream_read;
}

static void
pattern_stream_init (PatternStream *self)
{
}

/* The texts are borrowed. */
static inline GInputStream *
pattern_stream_new (const PatternPart *parts,
                    guint              n_parts)
{
  PatternStream *self = g_object_new (pattern_stream_get_type (), NULL);

  memcpy (self->parts, parts, n_parts * sizeof *parts);

  return G_INPUT_STREAM (self);
}
