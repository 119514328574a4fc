/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-paste-page-private.h"

#include "leads-check-button-private.h"
#include "leads-paste-words.h"
#include "leads-ui-util.h"

#include <leads-sentences.h>

#include <glib/gi18n-lib.h>

/* What is found in a pasted text, anew after every change of it. */

/* Rows that are shown; those behind them are chosen as they come. */
#define MAX_ROWS 200
/* Typing pauses that long before the text is looked through. */
#define PAUSE_MS 150
/* Of an order’s number or a date there are fewer digits than of a telephone number. */
#define MIN_NUMBER_DIGITS 7

/* What is said of a find, and its line of the text. */
#define MAX_SUBTITLE_LINES 4

struct _LeadsPastePage
{
  AdwBin parent_instance;

  GtkTextView *text;
  GtkWidget *hyphens;
  AdwActionRow *hyphens_row;
  GtkSwitch *hyphens_switch;
  GtkListBox *finds;
  GtkStack *stack;
  GtkLabel *summary;
  GtkLabel *rest;
  GtkWidget *add_button;

  /* owned */
  LeadsDraft *draft;
  LeadsRegionNames *names;
  GPtrArray *found; /* element-type LeadsPasteFind */
  gboolean *chosen; /* of each */
  gboolean is_cut;  /* the text is longer than what is looked through */

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
dup_remark (LeadsPastePage *self, const LeadsPasteFind *find)
{
  LeadsVerdict verdict;

  if (find->is_repeated)
    return g_strdup (_ ("Repeated: it stands in the text before"));
  if (find->is_other)
    return g_strdup (_ ("No telephone number"));
  if (find->range.count == 0)
    return leads_sentence_for_problem (&find->problem, self->names);
  leads_validation_service_judge_number (leads_draft_get_validation (self->draft), find->range.start, &verdict);
  return g_strdup (leads_region_names_get_name_for (self->names, &verdict));
}

static char *
dup_subtitle (LeadsPastePage *self, const LeadsPasteFind *find)
{
  g_autofree char *remark = dup_remark (self, find);
  g_autofree char *range = find->is_repeated ? NULL : leads_paste_words_short_range (find);
  const char *lines[4] = { NULL };
  guint n_lines = 0;

  if (remark != NULL)
    lines[n_lines++] = remark;
  if (range != NULL)
    lines[n_lines++] = range;
  if (find->context != NULL)
    lines[n_lines++] = find->context;
  return g_strjoinv ("\n", (char **) lines);
}

/* Whether it could be meant as a telephone number. */
static gboolean
is_long (const LeadsPasteFind *find)
{
  guint n_digits = 0;

  if (find->is_other)
    return FALSE;

  for (const char *at = find->text; *at != '\0'; at++)
    n_digits += g_ascii_isdigit (*at);
  return n_digits >= MIN_NUMBER_DIGITS;
}

static void update_counts (LeadsPastePage *self);

static void
on_toggled (GtkCheckButton *check, LeadsPastePage *self)
{
  const guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "find"));

  self->chosen[i] = gtk_check_button_get_active (check);
  update_counts (self);
}

static void
append (LeadsPastePage *self, const LeadsPasteFind *find, guint i)
{
  const gboolean good = find->range.count > 0;
  GtkWidget *check = leads_check_button_new ();
  g_autofree char *title = dup_title (find);
  g_autofree char *subtitle = dup_subtitle (self, find);
  GtkWidget *row = leads_ui_action_row_new (title, subtitle);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), MAX_SUBTITLE_LINES);
  g_object_set_data (G_OBJECT (check), "find", GUINT_TO_POINTER (i));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), self->chosen[i]);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (check, !find->is_other);
  leads_ui_set_accessible (check, title);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  leads_ui_set_css_class (row, "dim-label", !good && !is_long (find));
  gtk_list_box_append (self->finds, row);
}

static void
update_counts (LeadsPastePage *self)
{
  g_autofree char *list = NULL;
  g_autofree char *all_list = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *rest = NULL;
  guint64 n_numbers, n_all;

  list = leads_paste_to_list (self->found, self->chosen, &n_numbers);
  all_list = leads_paste_to_list (self->found, NULL, &n_all);
  summary = leads_paste_words_summary (n_numbers, n_all);
  rest = leads_paste_words_rest (self->found, self->chosen);
  if (self->is_cut)
    {
      g_free (rest);
      rest = g_strdup (_("This text is too long to be looked through. Save it as a file, and import that."));
    }
  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->rest, rest);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), *rest != '\0');
  /* Of a text of which a part is left out nothing is added. */
  gtk_widget_set_sensitive (self->add_button, *list != '\0' && !self->is_cut);
}

/* What is understood; where nothing is, a list of numbers that were written in another way is to be mended. */
static void
choose (LeadsPastePage *self)
{
  gboolean any = FALSE;

  g_free (self->chosen);
  self->chosen = g_new0 (gboolean, self->found->len + 1);
  for (guint i = 0; i < self->found->len; i++)
    {
      const LeadsPasteFind *find = g_ptr_array_index (self->found, i);

      any |= self->chosen[i] = find->range.count > 0 && !find->is_repeated;
    }
  for (guint i = 0; i < self->found->len && !any; i++)
    {
      const LeadsPasteFind *find = g_ptr_array_index (self->found, i);

      self->chosen[i] = is_long (find) && !find->is_repeated;
    }
}

static void
show_finds (LeadsPastePage *self)
{
  g_autofree char *hyphens = leads_paste_words_short_ranges (self->found);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->finds))) != NULL)
    gtk_list_box_remove (self->finds, row);
  for (guint i = 0; i < MIN (self->found->len, MAX_ROWS); i++)
    append (self, g_ptr_array_index (self->found, i), i);
  adw_action_row_set_subtitle (self->hyphens_row, hyphens != NULL ? hyphens : "");
  gtk_widget_set_visible (self->hyphens, hyphens != NULL);
  gtk_stack_set_visible_child_name (self->stack, self->found->len > 0 ? "finds" : "none");
  update_counts (self);
}

static void
look (LeadsPastePage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  self->is_cut = strlen (text) > LEADS_PASTE_MAX_BYTES;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = leads_paste_find (leads_validation_service_get_plan (leads_draft_get_validation (self->draft)),
                                  leads_draft_get_country (self->draft), text, -1);
  leads_paste_take_short_ranges (self->found, gtk_switch_get_active (self->hyphens_switch));
  choose (self);
  show_finds (self);
}

/* What was chosen stays so; what is repeated is found anew. */
static void
on_hyphens (LeadsPastePage *self)
{
  g_autofree gboolean *repeated = NULL;

  if (self->found == NULL)
    return;
  repeated = g_new (gboolean, self->found->len + 1);
  for (guint i = 0; i < self->found->len; i++)
    repeated[i] = ((LeadsPasteFind *) g_ptr_array_index (self->found, i))->is_repeated;
  leads_paste_take_short_ranges (self->found, gtk_switch_get_active (self->hyphens_switch));
  for (guint i = 0; i < self->found->len; i++)
    {
      const LeadsPasteFind *find = g_ptr_array_index (self->found, i);

      if (find->is_repeated != repeated[i])
        self->chosen[i] = find->range.count > 0 && !find->is_repeated;
    }
  show_finds (self);
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
  guint64 n_numbers;
  g_autofree char *list = leads_paste_to_list (self->found, self->chosen, &n_numbers);

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
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_free);
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
  gtk_widget_class_bind_template_child (widget_class, LeadsPastePage, hyphens);
  gtk_widget_class_bind_template_child (widget_class, LeadsPastePage, hyphens_row);
  gtk_widget_class_bind_template_child (widget_class, LeadsPastePage, hyphens_switch);
  gtk_widget_class_bind_template_child (widget_class, LeadsPastePage, finds);
  gtk_widget_class_bind_template_child (widget_class, LeadsPastePage, stack);
  gtk_widget_class_bind_template_child (widget_class, LeadsPastePage, summary);
  gtk_widget_class_bind_template_child (widget_class, LeadsPastePage, rest);
  gtk_widget_class_bind_template_child (widget_class, LeadsPastePage, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_hyphens);
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
leads_paste_page_show (LeadsPastePage *self, LeadsDraft *draft, LeadsRegionNames *names, const char *text)
{
  g_return_if_fail (LEADS_IS_PASTE_PAGE (self));
  g_return_if_fail (LEADS_IS_DRAFT (draft));
  g_return_if_fail (LEADS_IS_REGION_NAMES (names));

  g_set_object (&self->draft, draft);
  g_set_object (&self->names, names);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text != NULL ? text : "", -1);
  gtk_switch_set_active (self->hyphens_switch, FALSE);
  look (self);
}
