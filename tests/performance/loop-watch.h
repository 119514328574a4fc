/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The longest time that the main loop did not answer: on_tick() is a source of the program's, each millisecond or so. */

static gint64 last_tick;
static gint64 longest_gap;

static gboolean
on_tick (gpointer data)
{
  gint64 now = g_get_monotonic_time ();

  longest_gap = MAX (longest_gap, now - last_tick);
  last_tick = now;
  return G_SOURCE_CONTINUE;
}

static void
watch_loop (void)
{
  longest_gap = 0;
  last_tick = g_get_monotonic_time ();
}
