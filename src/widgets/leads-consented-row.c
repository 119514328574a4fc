/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-consented-row-private.h"

#include "leads-closures.h"
#include "leads-ui-util.h"

#include <glib/gi18n.h>
#include <leads-time.h>

/* The text is what counts; the calendar changes the day in it. */

struct _LeadsConsentedRow
{
  AdwEntryRow parent_instance;

  /* template */
  GtkButton *clear_button;
  GtkMenuButton *calendar_button;
  GtkCalendar *calendar;

  gint64 time; /* what was last read from the text */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LeadsConsentedRow, leads_consented_row, ADW_TYPE_ENTRY_ROW)

static gboolean
check (LeadsConsentedRow *self)
{
  gboolean valid = leads_parse_when_entry (gtk_editable_get_text (GTK_EDITABLE (self)), &self->time);

  leads_ui_set_field_error (GTK_WIDGET (self),
                            valid ? NULL : _("Enter a date and time such as 2026-11-24 14:20, or leave it empty."));
  return valid;
}

static void
on_changed (LeadsConsentedRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button), *gtk_editable_get_text (GTK_EDITABLE (self)) != '\0');
  if (!self->filling)
    check (self);
}

static void
on_clear (LeadsConsentedRow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self), "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static GDateTime *
to_local (gint64 time)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return g_date_time_to_local (seconds);
}

/* The day changes, the time of day stays. */
static void
on_day_selected (LeadsConsentedRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autoptr (GDateTime) before = to_local (self->time != 0 ? self->time : leads_time_now ());
  g_autoptr (GDateTime) after =
    g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day),
                           g_date_time_get_hour (before), g_date_time_get_minute (before), 0);
  g_autofree char *text = leads_format_when_entry (g_date_time_to_unix (after) * G_USEC_PER_SEC);

  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

static void
on_calendar_shown (LeadsConsentedRow *self)
{
  g_autoptr (GDateTime) day = NULL;

  if (self->time == 0)
    return;
  day = to_local (self->time);
  g_signal_handlers_block_by_func (self->calendar, on_day_selected, self);
  gtk_calendar_select_day (self->calendar, day);
  g_signal_handlers_unblock_by_func (self->calendar, on_day_selected, self);
}

static void
leads_consented_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LEADS_TYPE_CONSENTED_ROW);

  G_OBJECT_CLASS (leads_consented_row_parent_class)->dispose (object);
}

static void
leads_consented_row_class_init (LeadsConsentedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_consented_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-consented-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsConsentedRow, clear_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsConsentedRow, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsConsentedRow, calendar);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
}

static void
leads_consented_row_init (LeadsConsentedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  leads_ui_label (GTK_WIDGET (self->calendar_button), _("Choose a Day"));
  leads_ui_align_popover (gtk_menu_button_get_popover (self->calendar_button), GTK_ALIGN_END);
  g_signal_connect_swapped (gtk_menu_button_get_popover (self->calendar_button), "show",
                            G_CALLBACK (on_calendar_shown), self);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
}

void
leads_consented_row_set (LeadsConsentedRow *self,
                         gint64             time)
{
  g_autofree char *text = leads_format_when_entry (time);

  self->filling = TRUE;
  self->time = time;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  self->filling = FALSE;
}

gboolean
leads_consented_row_get (LeadsConsentedRow *self,
                         gint64            *time)
{
  const gboolean valid = check (self);

  *time = self->time;
  return valid;
}
