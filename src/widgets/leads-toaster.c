/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include <leads-toaster.h>

/*
 * One toast after the other. libadwaita 1.2 frees a toast that left before it had wholly come, and then its coming
 * ends: a crash. Invariant: nothing is dismissed or added while a toast comes or leaves.
 */

/* Longer than libadwaita's movements, which take 300 ms, in the microseconds of a frame clock. */
#define MOVEMENT (350 * 1000)

struct _LeadsToaster
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* borrowed, NULL once it is gone */
  AdwToast *shown;
  AdwToast *next;
  gboolean unwanted; /* the one that is shown */
  guint movement;    /* tick callback */
  gint64 began;      /* time of the movement's first frame, or 0 */
};

G_DEFINE_FINAL_TYPE (LeadsToaster, leads_toaster, G_TYPE_OBJECT)

static void go_on (LeadsToaster *self);

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LeadsToaster *self = LEADS_TOASTER (data);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->began == 0)
    self->began = now;
  if (now - self->began < MOVEMENT)
    return G_SOURCE_CONTINUE;

  self->movement = 0;
  go_on (self);
  return G_SOURCE_REMOVE;
}

static void
start_movement (LeadsToaster *self)
{
  self->began = 0;
  /* What is out of sight does not move. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->overlay)) && self->movement == 0)
    self->movement = gtk_widget_add_tick_callback (GTK_WIDGET (self->overlay), on_frame, self, NULL);
}

/* By us, by its time or by the person. */
static void
on_dismissed (LeadsToaster *self, AdwToast *toast)
{
  g_signal_handlers_disconnect_by_func (toast, on_dismissed, self);
  if (toast == self->shown)
    g_clear_object (&self->shown);
  if (self->overlay == NULL)
    return;
  start_movement (self);
  go_on (self);
}

static void
go_on (LeadsToaster *self)
{
  if (self->overlay == NULL || self->movement != 0)
    return;

  if (self->shown != NULL && (self->unwanted || self->next != NULL))
    {
      adw_toast_dismiss (self->shown);
    }
  else if (self->shown == NULL && self->next != NULL)
    {
      self->shown = g_steal_pointer (&self->next);
      self->unwanted = FALSE;
      g_signal_connect_object (self->shown, "dismissed", G_CALLBACK (on_dismissed), self, G_CONNECT_SWAPPED);
      adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->shown));
      start_movement (self);
    }
}

static void
leads_toaster_dispose (GObject *object)
{
  LeadsToaster *self = LEADS_TOASTER (object);

  if (self->overlay != NULL && self->movement != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->overlay), self->movement);
  self->movement = 0;
  g_clear_weak_pointer (&self->overlay);
  g_clear_object (&self->shown);
  g_clear_object (&self->next);
  G_OBJECT_CLASS (leads_toaster_parent_class)->dispose (object);
}

static void
leads_toaster_class_init (LeadsToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = leads_toaster_dispose;
}

static void
leads_toaster_init (LeadsToaster *self)
{
}

LeadsToaster *
leads_toaster_new (AdwToastOverlay *overlay)
{
  LeadsToaster *self = g_object_new (LEADS_TYPE_TOASTER, NULL);

  g_set_weak_pointer (&self->overlay, overlay);
  return self;
}

void
leads_toaster_show (LeadsToaster *self, AdwToast *toast)
{
  g_return_if_fail (LEADS_IS_TOASTER (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  g_set_object (&self->next, toast);
  go_on (self);
}

void
leads_toaster_dismiss (LeadsToaster *self)
{
  g_return_if_fail (LEADS_IS_TOASTER (self));

  g_clear_object (&self->next);
  self->unwanted = self->shown != NULL;
  go_on (self);
}
