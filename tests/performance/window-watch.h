/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "measure.h"

#include <gtk/gtk.h>

/*
 * How a window answers while something goes on: the gaps between two looks at
 * the main loop, the time from asking for a frame to its end, and the moves of
 * a progress bar. One step is watched at a time; its end prints one row.
 */

/* Starts to look at the loop and prints the table's head. */
void    watch_start        (void);

/* The window whose frames are asked for; NULL before it closes. */
void    watch_window       (gpointer    window);

/* The progress bar whose moves count. */
void    watch_progress     (gpointer    bar);
guint   watch_n_moves      (void);

void    watch_begin        (void);
void    watch_end          (const char *what);

/* Milliseconds since watch_begin(). */
double  watch_passed       (void);

/* Runs the main loop until the window has painted a frame that is asked for now. */
void    watch_wait_painted (void);

double  watch_since        (gint64      start);

/* The value below which @part of @values (of double) lie; sorts them. */
double  watch_part_of      (GArray     *values,
                            double      part);

/* Seconds after which what was waited for will not come. */
#define WATCH_PATIENCE 120

/* Runs the main loop until @condition, which must come. */
#define watch_wait_for(condition)                                   \
  G_STMT_START                                                      \
  {                                                                 \
    gint64 wait_start = g_get_monotonic_time ();                    \
                                                                    \
    while (!(condition))                                            \
      {                                                             \
        g_main_context_iteration (NULL, TRUE);                      \
        if (measure_since (wait_start) > WATCH_PATIENCE)            \
          measure_fail ("waited in vain for " #condition, NULL);    \
      }                                                             \
  }                                                                 \
  G_STMT_END
