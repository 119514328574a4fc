/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-watch.h"

/* Milliseconds between two looks at the loop, and between two frames that are asked for. */
#define LOOK_INTERVAL 1
#define ASK_INTERVAL  20

typedef struct
{
  GtkWidget *window;
  gulong painted_handler;
  GtkWidget *bar; /* weak */
  GArray *gaps;   /* of double, in milliseconds */
  GArray *frames; /* of double, in milliseconds */
  gint64 start;
  gint64 looked_at;
  gint64 worked_at;  /* the thread's own time then */
  double work;       /* the most the thread worked in one gap, in milliseconds */
  gint64 asked_at; /* 0 when no frame is due */
  gint64 moved_at;
  double fraction;
  double standstill; /* the longest, in milliseconds */
  guint n_moves;
  guint n_back;
} Watch;

static Watch watch;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* Microseconds that the thread was on a processor: other programs do not count. */
static gint64
get_thread_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
on_look (gpointer data)
{
  double gap = watch_since (watch.looked_at);
  gint64 worked_at = get_thread_time ();

  watch.work = MAX (watch.work, (worked_at - watch.worked_at) / 1000.0);
  watch.worked_at = worked_at;
  watch.looked_at = g_get_monotonic_time ();
  g_array_append_val (watch.gaps, gap);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_ask (gpointer data)
{
  if (watch.window != NULL && watch.asked_at == 0)
    {
      watch.asked_at = g_get_monotonic_time ();
      gtk_widget_queue_draw (watch.window);
    }
  return G_SOURCE_CONTINUE;
}

static void
on_painted (void)
{
  double took = watch_since (watch.asked_at);

  if (watch.asked_at == 0)
    return;
  watch.asked_at = 0;
  g_array_append_val (watch.frames, took);
}

static void
on_moved (GtkProgressBar *bar)
{
  double fraction = gtk_progress_bar_get_fraction (bar);

  if (fraction == watch.fraction || fraction == 0)
    return; /* set back for the next job */
  watch.n_moves++;
  watch.n_back += fraction < watch.fraction;
  watch.standstill = MAX (watch.standstill, watch_since (watch.moved_at));
  watch.moved_at = g_get_monotonic_time ();
  watch.fraction = fraction;
}

static void
print_values (GArray *values)
{
  g_print (" %6.1f %6.1f %6.1f |", watch_part_of (values, 0.5), watch_part_of (values, 0.99), watch_part_of (values, 1));
}

void
watch_start (void)
{
  watch.gaps = g_array_new (FALSE, FALSE, sizeof (double));
  watch.frames = g_array_new (FALSE, FALSE, sizeof (double));
  /* The priority of events and of finished work: what delays it delays a key. */
  g_timeout_add_full (G_PRIORITY_DEFAULT, LOOK_INTERVAL, on_look, NULL, NULL);
  g_timeout_add_full (G_PRIORITY_DEFAULT, ASK_INTERVAL, on_ask, NULL, NULL);
  g_print ("%-42s %7s | %20s | %6s | %20s |\n", "", "", "gap of the main loop", "work", "a frame, when asked");
  g_print ("%-42s %7s | %6s %6s %6s | %6s | %6s %6s %6s |\n", "in milliseconds", "took", "p50", "p99", "max", "max",
           "p50", "p99", "max");
}

void
watch_window (gpointer window)
{
  if (watch.window != NULL)
    g_signal_handler_disconnect (gtk_widget_get_frame_clock (watch.window), watch.painted_handler);
  watch.window = window;
  watch.asked_at = 0;
  if (window != NULL)
    watch.painted_handler = g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                                              G_CALLBACK (on_painted), NULL);
}

void
watch_progress (gpointer bar)
{
  if (watch.bar != NULL)
    g_signal_handlers_disconnect_by_func (watch.bar, on_moved, NULL);
  g_set_weak_pointer (&watch.bar, bar);
  watch.fraction = 0;
  watch.n_moves = 0;
  watch.moved_at = g_get_monotonic_time ();
  g_signal_connect (bar, "notify::fraction", G_CALLBACK (on_moved), NULL);
}

guint
watch_n_moves (void)
{
  return watch.n_moves;
}

void
watch_begin (void)
{
  g_array_set_size (watch.gaps, 0);
  g_array_set_size (watch.frames, 0);
  watch.n_moves = watch.n_back = 0;
  watch.standstill = watch.work = 0;
  watch.worked_at = get_thread_time ();
  watch.start = watch.looked_at = g_get_monotonic_time ();
}

double
watch_passed (void)
{
  return watch_since (watch.start);
}

void
watch_end (const char *what)
{
  on_look (NULL);
  g_print ("%-42s %7.0f |", what, watch_since (watch.start));
  print_values (watch.gaps);
  g_print (" %6.1f |", watch.work);
  print_values (watch.frames);
  g_print ("\n");
  if (watch.n_moves > 1)
    g_print ("  progress moved %u times, %u times back, and stood still for %.0f ms at most\n", watch.n_moves,
             watch.n_back, MAX (watch.standstill, watch_since (watch.moved_at)));
}

void
watch_wait_painted (void)
{
  watch.asked_at = 0;
  on_ask (NULL);
  watch_wait_for (watch.asked_at == 0);
}

double
watch_since (gint64 start)
{
  return measure_since (start) * 1000;
}

double
watch_part_of (GArray *values, double part)
{
  if (values->len == 0)
    return 0;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, MIN ((guint) (part * values->len), values->len - 1));
}
