/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-paste-page-private.h"

#include "leads-closures.h"
#include "leads-ui-util.h"

#include <leads-paste.h>
#include <leads-sentences.h>

#include <glib/gi18n-lib.h>

/* What is found in a pasted text, anew after every change of it. */

/* Rows that are shown; all are added. */
#define MAX_ROWS 200
/* Typing pauses that long before the text is looked through. */
#define PAUSE_MS 150

struct _LeadsPastePage
{
  AdwBin parent_instance;

  GtkTextView *text;
  GtkListBox *finds;
  GtkStack *stack;
  GtkLabel *summary;
  GtkLabel *rest;
  GtkWidget *add_button;

  /* owned */
  LeadsDraft *draft;
  LeadsRegionNames *names;
  char *list;

  guint pause;
};

enum
{
  BACK,
  ADD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsPastePage, leads_paste_page, ADW_TYPE_BIN)

static char *
dup_title (const LeadsPasteFind *find)
{
  g_autofree char *start = NULL;

  if (find->range.count == 0)
    return g_strdup (find->text);
  if (find->range.count > 1)
    return leads_sentence_for_range (find->range.start, find->range.end, find->range.count);
  start = g_strdup_printf ("+%" G_GUINT64_FORMAT, find->range.start);
  return g_steal_pointer (&start);
}

static char *
dup_subtitle (LeadsPastePage *self, const LeadsPasteFind *find)
{
  LeadsVerdict verdict;

  if (find->range.count == 0)
    return leads_sentence_for_problem (&find->problem, self->names);
  leads_validation_service_judge_number (leads_draft_get_validation (self->draft), find->range.start, &verdict);
  return g_strdup (leads_region_names_get_name_for (self->names, &verdict));
}

static void
append (LeadsPastePage *self, const LeadsPasteFind *find)
{
  const gboolean good = find->range.count > 0;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (good ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  g_autofree char *title = dup_title (find);
  g_autofree char *subtitle = dup_subtitle (self, find);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  leads_ui_set_css_class (icon, good ? "success" : "warning", TRUE);
  leads_ui_set_accessible (icon, good ? _("Will be added") : _("Not understood"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_append (self->finds, row);
}

static void
show_counts (LeadsPastePage *self, guint n_finds, guint n_good, guint64 n_numbers)
{
  g_autofree char *numbers = leads_format_count ((gint64) n_numbers);
  g_autofree char *left = leads_format_count (n_finds - n_good);
  g_autofree char *found = g_strdup_printf (ngettext ("%s number found", "%s numbers found", (gulong) n_numbers), numbers);
  g_autofree char *rest = g_strdup_printf (ngettext ("%s place is not understood and is left out",
                                                     "%s places are not understood and are left out", n_finds - n_good),
                                           left);

  gtk_label_set_label (self->summary, found);
  gtk_label_set_label (self->rest, rest);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), n_good < n_finds);
}

static void
look (LeadsPastePage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) finds = NULL;
  GtkWidget *row;
  guint64 n_numbers = 0;
  guint n_good = 0;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  finds = leads_paste_find (leads_validation_service_get_plan (leads_draft_get_validation (self->draft)),
                            leads_draft_get_country (self->draft), text, -1);
  g_free (self->list);
  self->list = leads_paste_to_list (finds, &n_numbers);

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->finds))) != NULL)
    gtk_list_box_remove (self->finds, row);
  for (guint i = 0; i < finds->len; i++)
    {
      const LeadsPasteFind *find = g_ptr_array_index (finds, i);

      n_good += find->range.count > 0;
      if (i < MAX_ROWS)
        append (self, find);
    }
  show_counts (self, finds->len, n_good, n_numbers);
  gtk_stack_set_visible_child_name (self->stack, finds->len > 0 ? "finds" : "none");
  gtk_widget_set_sensitive (self->add_button, n_numbers > 0);
}

static gboolean
on_pause (gpointer data)
{
  LeadsPastePage *self = data;

  self->pause = 0;
  if (self->draft != NULL)
    look (self);
  return G_SOURCE_REMOVE;
}

/* What is shown must be what is added: nothing can be added before the text was looked through. */
static void
on_changed (LeadsPastePage *self)
{
  gtk_widget_set_sensitive (self->add_button, FALSE);
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
}

static void
on_add (LeadsPastePage *self)
{
  g_autofree char *list = g_steal_pointer (&self->list);

  g_signal_emit (self, signals[ADD], 0, list);
  g_signal_emit (self, signals[BACK], 0);
}

static void
on_cancel (LeadsPastePage *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static gboolean
leads_paste_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LEADS_PASTE_PAGE (widget)->text));
}

static void
leads_paste_page_dispose (GObject *object)
{
  LeadsPastePage *self = LEADS_PASTE_PAGE (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->draft);
  g_clear_object (&self->names);
  g_clear_pointer (&self->list, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_PASTE_PAGE);

  G_OBJECT_CLASS (leads_paste_page_parent_class)->dispose (object);
}

static void
leads_paste_page_class_init (LeadsPastePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_paste_page_dispose;
  widget_class->grab_focus = leads_paste_page_grab_focus;

  signals[BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-paste-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsPastePage, text);
  gtk_widget_class_bind_template_child (widget_class, LeadsPastePage, finds);
  gtk_widget_class_bind_template_child (widget_class, LeadsPastePage, stack);
  gtk_widget_class_bind_template_child (widget_class, LeadsPastePage, summary);
  gtk_widget_class_bind_template_child (widget_class, LeadsPastePage, rest);
  gtk_widget_class_bind_template_child (widget_class, LeadsPastePage, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

static void
leads_paste_page_init (LeadsPastePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

void
leads_paste_page_show (LeadsPastePage *self, LeadsDraft *draft, LeadsRegionNames *names)
{
  g_return_if_fail (LEADS_IS_PASTE_PAGE (self));
  g_return_if_fail (LEADS_IS_DRAFT (draft));
  g_return_if_fail (LEADS_IS_REGION_NAMES (names));

  g_set_object (&self->draft, draft);
  g_set_object (&self->names, names);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", -1);
  look (self);
}
