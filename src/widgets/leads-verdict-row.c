/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-verdict-row-private.h"

#include "leads-number-words.h"
#include "leads-reflow-box-private.h"

#include <leads-sentences.h>

#include <glib/gi18n-lib.h>

/* Words of a verdict in their places. A place without words is hidden. */

struct _LeadsVerdictRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *flag;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *display;
  GtkWidget *check;
};

G_DEFINE_FINAL_TYPE (LeadsVerdictRow, leads_verdict_row, ADW_TYPE_PREFERENCES_ROW)

static void
leads_verdict_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LEADS_TYPE_VERDICT_ROW);

  G_OBJECT_CLASS (leads_verdict_row_parent_class)->dispose (object);
}

static void
leads_verdict_row_class_init (LeadsVerdictRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_verdict_row_dispose;

  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-verdict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsVerdictRow, flag);
  gtk_widget_class_bind_template_child (widget_class, LeadsVerdictRow, title);
  gtk_widget_class_bind_template_child (widget_class, LeadsVerdictRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, LeadsVerdictRow, display);
  gtk_widget_class_bind_template_child (widget_class, LeadsVerdictRow, check);
}

static void
leads_verdict_row_init (LeadsVerdictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* A number reads from left to right in every language, from the side where the row begins. */
  gtk_widget_set_direction (GTK_WIDGET (self->display), GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign (self->display, gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? 1 : 0);
}

static void
fill (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show (LeadsVerdictRow *self,
      const char *region,
      const char *title,
      const char *subtitle,
      const char *display,
      const char *parts,
      gboolean valid)
{
  char flag[LEADS_FLAG_SIZE];

  leads_number_words_flag (region, flag);
  fill (self->flag, flag);
  fill (self->title, title);
  fill (self->subtitle, subtitle);
  fill (self->display, display);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->display), parts);
  gtk_widget_set_visible (self->check, valid);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
leads_verdict_row_hide (LeadsVerdictRow *self)
{
  g_return_if_fail (LEADS_IS_VERDICT_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* The country that a code is known by, or the code. (transfer full) */
static char *
dup_place (LeadsRegionNames *names, const LeadsVerdict *verdict)
{
  if (verdict->valid && *verdict->region != '\0')
    return g_strdup (leads_region_names_get_name_for (names, verdict));
  if (*verdict->home != '\0')
    return g_strdup (leads_region_names_get_name (names, verdict->home));
  return g_strdup_printf (_("Country code %u"), verdict->country_code);
}

void
leads_verdict_row_show_number (LeadsVerdictRow *self,
                               const LeadsNumberingPlan *plan,
                               LeadsRegionNames *names,
                               const LeadsVerdict *verdict)
{
  g_autofree char *place = NULL;
  g_autofree char *display = NULL;
  g_autofree char *parts = NULL;

  g_return_if_fail (LEADS_IS_VERDICT_ROW (self));
  g_return_if_fail (verdict->number != 0);

  place = dup_place (names, verdict);
  display = leads_number_words_display (plan, verdict->number);
  parts = leads_number_words_parts (plan, verdict->number);
  show (self, verdict->valid ? verdict->region : verdict->home, place, leads_number_words_type (verdict->type),
        display, parts, verdict->valid);
}

void
leads_verdict_row_show_beginning (LeadsVerdictRow *self, LeadsRegionNames *names, const LeadsVerdict *verdict)
{
  g_autofree char *lengths = NULL;
  g_autofree char *place = NULL;

  g_return_if_fail (LEADS_IS_VERDICT_ROW (self));

  lengths = leads_sentence_for_lengths (verdict);
  if (lengths == NULL)
    {
      leads_verdict_row_hide (self);
      return;
    }
  place = dup_place (names, verdict);
  show (self, verdict->home, place, lengths, "", NULL, FALSE);
}

void
leads_verdict_row_show_range (LeadsVerdictRow *self,
                              const LeadsNumberingPlan *plan,
                              LeadsRegionNames *names,
                              const LeadsRange *range)
{
  g_autofree char *place = NULL;
  g_autofree char *count = NULL;
  g_autofree char *display = NULL;
  LeadsVerdict first;
  LeadsVerdict last;

  g_return_if_fail (LEADS_IS_VERDICT_ROW (self));
  g_return_if_fail (range->count > 0);

  leads_numbering_plan_judge_number (plan, range->start, &first);
  leads_numbering_plan_judge_number (plan, range->end, &last);
  /* A range that goes over a border, or from one type to another, has none. */
  if (!g_str_equal (first.region, last.region))
    first.region[0] = '\0';
  if (first.type != last.type)
    first.type = LEADS_NUMBER_TYPE_UNKNOWN;
  if (first.valid && *first.region != '\0')
    place = leads_number_words_kind (&first, names);
  else
    place = dup_place (names, &first);
  count = leads_number_words_count (range->count, range->n_unplanned);
  display = leads_number_words_range (plan, range->start, range->end);
  show (self, *first.region != '\0' ? first.region : first.home, place, count, display, NULL,
        range->n_unplanned == 0);
}

static void
add_words (GString *summary, GtkLabel *label)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (label)))
    return;
  if (summary->len > 0)
    /* Translators: between the parts of what a screen reader says of a number: “Valid, United Kingdom, Mobile” */
    g_string_append (summary, C_("list", ", "));
  g_string_append (summary, gtk_label_get_label (label));
}

char *
leads_verdict_row_dup_summary (LeadsVerdictRow *self)
{
  GString *summary;

  g_return_val_if_fail (LEADS_IS_VERDICT_ROW (self), NULL);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return NULL;
  summary = g_string_new (gtk_widget_get_visible (self->check) ? _("Valid") : "");
  add_words (summary, self->title);
  add_words (summary, self->subtitle);
  add_words (summary, self->display);
  return g_string_free (summary, FALSE);
}
