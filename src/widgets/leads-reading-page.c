/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-reading-page-private.h"

#include "leads-reading-choice.h"
#include "leads-reading-table-private.h"
#include "leads-ui-util.h"

#include <glib/gi18n-lib.h>

/*
 * Choices and their preview. Invariant: what the lists show is what the options say; a preview that is late, because the
 * options were changed again, is dropped.
 */

struct _LeadsReadingPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkButton *apply_button;
  GtkWidget *warning;
  GtkWidget *boxes[LEADS_READING_N_CHOICES];
  GtkDropDown *drop_downs[LEADS_READING_N_CHOICES];
  GtkLabel *dialect;
  GtkWidget *doubt;
  GtkLabel *doubt_label;
  GtkStack *stack;
  GtkColumnView *table;
  GtkLabel *error;
  GtkLabel *extent;

  /* owned */
  LeadsDraft *draft;
  LeadsEntry *entry; /* the one or the other: */
  char *text;
  LeadsRegionNames *names;
  const char **codes;
  LeadsFileOptions options;
  LeadsFilePreview *preview;
  GCancellable *looking;
  guint reveal_tick;
  gboolean laid_out; /* the rows that are to be scrolled */
  LeadsFileColumn chosen; /* the column that was chosen last */
  gboolean good;     /* the file can be read so */
  gboolean updating; /* lists change because of us */
};

enum
{
  BACK,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsReadingPage, leads_reading_page, ADW_TYPE_BIN)

/* Whether some numbers may be ranges by their last hyphen. */
static gboolean
has_short_ranges (LeadsReadingPage *self)
{
  return self->options.short_ranges ||
         (self->preview != NULL && leads_file_preview_get_n_short_ranges (self->preview) > 0) ||
         (self->entry != NULL && (leads_entry_get_n_short_ranges (self->entry) > 0 ||
                                  leads_entry_get_options (self->entry)->short_ranges));
}

static LeadsReadingFacts
get_facts (LeadsReadingPage *self)
{
  return (LeadsReadingFacts){
    .preview = self->preview,
    .country = leads_draft_get_country (self->draft),
    .names = self->names,
    .codes = self->codes,
    .for_many = leads_draft_is_for_many (self->draft),
    .is_text = self->text != NULL || leads_entry_get_source (self->entry) == LEADS_UPLOAD_SOURCE_PASTE,
    .short_ranges = has_short_ranges (self),
  };
}

static gboolean
has_list (GtkDropDown *drop_down, char **list)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);
  const guint n = g_strv_length (list);

  if (model == NULL || g_list_model_get_n_items (model) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), list[i]))
      return FALSE;
  return TRUE;
}

static void
update_choices (LeadsReadingPage *self)
{
  const LeadsReadingFacts facts = get_facts (self);

  self->updating = TRUE;
  for (int i = 0; i < LEADS_READING_N_CHOICES; i++)
    {
      g_auto (GStrv) list = leads_reading_choice_list (i, &facts, &self->options);

      if (!has_list (self->drop_downs[i], list))
        {
          g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) list);

          gtk_drop_down_set_model (self->drop_downs[i], G_LIST_MODEL (model));
        }
      gtk_drop_down_set_selected (self->drop_downs[i], leads_reading_choice_find (i, &facts, &self->options));
      gtk_widget_set_visible (self->boxes[i], leads_reading_choice_is_there (i, &facts));
    }
  self->updating = FALSE;
}

static void
update_apply (LeadsReadingPage *self)
{
  const gboolean changed = self->entry == NULL ||
                           !leads_file_options_equal (&self->options, leads_entry_get_options (self->entry)) ||
                           leads_entry_get_state (self->entry) == LEADS_ENTRY_FAILED;

  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), self->good && changed);
}

/* Frames are laid out after their tick: the next one finds the table in its place. */
static gboolean
reveal_chosen (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LeadsReadingPage *self = LEADS_READING_PAGE (widget);
  const int column = self->preview != NULL ? leads_file_preview_get_column (self->preview, self->chosen) : -1;

  if (!self->laid_out)
    {
      self->laid_out = TRUE;
      return G_SOURCE_CONTINUE;
    }
  self->reveal_tick = 0;
  if (column >= 0)
    leads_reading_table_reveal (self->table, (guint) column);
  return G_SOURCE_REMOVE;
}

/* How much of it the table shows. */
static char *
dup_extent (LeadsReadingPage *self)
{
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->preview));

  if (!leads_file_preview_get_has_more (self->preview))
    return g_strdup (_("All lines are shown."));
  if (self->entry == NULL)
    return g_strdup_printf (ngettext ("The first %u line is shown. Add takes all of them.",
                                      "The first %u lines are shown. Add takes all of them.", n_rows),
                            n_rows);
  return g_strdup_printf (ngettext ("The first %u line is shown. Apply reads all of them.",
                                    "The first %u lines are shown. Apply reads all of them.", n_rows),
                          n_rows);
}

static void
show_preview (LeadsReadingPage *self)
{
  const char *doubt = leads_file_preview_get_doubt (self->preview);
  g_autofree char *extent = dup_extent (self);
  g_autofree char *text = NULL;

  gtk_label_set_label (self->dialect, leads_file_preview_get_dialect (self->preview));
  gtk_label_set_label (self->doubt_label, doubt != NULL ? doubt : "");
  gtk_widget_set_visible (self->doubt, doubt != NULL);
  /* Translators: how many lines are shown, a sentence, and what is said of them */
  text = g_strdup_printf (_("%s Each is judged by itself: numbers that are repeated or uploaded already are found when it is "
                            "read."),
                          extent);
  gtk_label_set_label (self->extent, text);
  leads_reading_table_show (self->table, self->preview, leads_draft_is_for_many (self->draft));
  gtk_stack_set_visible_child_name (self->stack, "table");
  self->laid_out = FALSE;
  if (self->reveal_tick == 0)
    self->reveal_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_chosen, NULL, NULL);
}

static void
on_previewed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsReadingPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LeadsFilePreview) preview = leads_draft_preview_finish (LEADS_DRAFT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->draft == NULL)
    return;
  g_clear_object (&self->looking);
  self->good = preview != NULL;
  if (preview != NULL)
    {
      g_set_object (&self->preview, preview);
      show_preview (self);
      update_choices (self);
    }
  else
    {
      gtk_label_set_label (self->error, error->message);
      gtk_label_set_label (self->dialect, "");
      gtk_label_set_label (self->extent, "");
      gtk_widget_set_visible (self->doubt, FALSE);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  update_apply (self);
}

static void
stop_looking (LeadsReadingPage *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
look (LeadsReadingPage *self)
{
  stop_looking (self);
  self->good = FALSE;
  self->looking = g_cancellable_new ();
  if (self->entry != NULL)
    leads_draft_preview_async (self->draft, self->entry, &self->options, self->looking, on_previewed,
                               g_object_ref (self));
  else
    leads_draft_preview_text_async (self->draft, self->text, &self->options, self->looking, on_previewed,
                                    g_object_ref (self));
  update_apply (self);
}

static void
on_selected (LeadsReadingPage *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  static const LeadsFileColumn columns[] = {
    [LEADS_READING_NUMBER] = LEADS_FILE_COLUMN_NUMBER,     [LEADS_READING_END] = LEADS_FILE_COLUMN_END,
    [LEADS_READING_COUNT] = LEADS_FILE_COLUMN_COUNT,       [LEADS_READING_CAC] = LEADS_FILE_COLUMN_CAC,
    [LEADS_READING_CUSTOMER] = LEADS_FILE_COLUMN_CUSTOMER, [LEADS_READING_SERVICE] = LEADS_FILE_COLUMN_SERVICE,
  };
  const guint selected = gtk_drop_down_get_selected (drop_down);
  LeadsReadingFacts facts;

  if (self->updating || self->draft == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  facts = get_facts (self);
  for (int i = 0; i < LEADS_READING_N_CHOICES; i++)
    if (drop_down == self->drop_downs[i])
      {
        leads_reading_choice_take (i, &facts, selected, &self->options);
        self->chosen = i <= LEADS_READING_SERVICE ? columns[i] : LEADS_FILE_COLUMN_NUMBER;
      }
  look (self);
}

static void
on_reread (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LeadsReadingPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!leads_draft_reread_finish (LEADS_DRAFT (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
on_apply (LeadsReadingPage *self)
{
  if (self->entry != NULL)
    leads_draft_reread_async (self->draft, self->entry, &self->options, on_reread, g_object_ref (self));
  else
    leads_draft_add_table (self->draft, self->text, &self->options);
  g_signal_emit (self, signals[BACK], 0);
}

static void
on_cancel (LeadsReadingPage *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static gboolean
leads_reading_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LEADS_READING_PAGE (widget)->drop_downs[LEADS_READING_NUMBER]));
}

static void
leads_reading_page_dispose (GObject *object)
{
  LeadsReadingPage *self = LEADS_READING_PAGE (object);

  leads_reading_page_leave (self);
  g_clear_object (&self->names);
  g_clear_pointer (&self->codes, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_READING_PAGE);

  G_OBJECT_CLASS (leads_reading_page_parent_class)->dispose (object);
}

static void
leads_reading_page_class_init (LeadsReadingPageClass *klass)
{
  static const char *const ids[LEADS_READING_N_CHOICES] = {
    [LEADS_READING_NUMBER] = "number",       [LEADS_READING_END] = "end",           [LEADS_READING_COUNT] = "count",
    [LEADS_READING_CAC] = "cac",             [LEADS_READING_HEADING] = "heading",   [LEADS_READING_DELIMITER] = "delimiter",
    [LEADS_READING_ENCODING] = "encoding",   [LEADS_READING_SHEET] = "sheet",       [LEADS_READING_COUNTRY] = "country",
    [LEADS_READING_HYPHENS] = "hyphens",     [LEADS_READING_CUSTOMER] = "customer",
    [LEADS_READING_SERVICE] = "service",
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_reading_page_dispose;
  widget_class->grab_focus = leads_reading_page_grab_focus;

  signals[BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-reading-page.ui");
  for (int i = 0; i < LEADS_READING_N_CHOICES; i++)
    {
      g_autofree char *box = g_strconcat (ids[i], "_box", NULL);

      gtk_widget_class_bind_template_child_full (widget_class, g_intern_string (box), FALSE,
                                                 G_STRUCT_OFFSET (LeadsReadingPage, boxes) + i * sizeof (gpointer));
      gtk_widget_class_bind_template_child_full (widget_class, ids[i], FALSE,
                                                 G_STRUCT_OFFSET (LeadsReadingPage, drop_downs) + i * sizeof (gpointer));
    }
  gtk_widget_class_bind_template_child (widget_class, LeadsReadingPage, title);
  gtk_widget_class_bind_template_child (widget_class, LeadsReadingPage, apply_button);
  gtk_widget_class_bind_template_child (widget_class, LeadsReadingPage, warning);
  gtk_widget_class_bind_template_child (widget_class, LeadsReadingPage, dialect);
  gtk_widget_class_bind_template_child (widget_class, LeadsReadingPage, doubt);
  gtk_widget_class_bind_template_child (widget_class, LeadsReadingPage, doubt_label);
  gtk_widget_class_bind_template_child (widget_class, LeadsReadingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LeadsReadingPage, table);
  gtk_widget_class_bind_template_child (widget_class, LeadsReadingPage, error);
  gtk_widget_class_bind_template_child (widget_class, LeadsReadingPage, extent);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
set_up_chosen (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
}

static void
bind_chosen (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (string));
}

/* What is chosen may be as long as a heading or a country: it gives way, so that two lists fit beside each other. */
static void
let_give_way (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_chosen), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_chosen), NULL);
  gtk_drop_down_set_list_factory (drop_down, gtk_drop_down_get_factory (drop_down));
  gtk_drop_down_set_factory (drop_down, factory);
}

static void
leads_reading_page_init (LeadsReadingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < LEADS_READING_N_CHOICES; i++)
    let_give_way (self->drop_downs[i]);
}

static void
start (LeadsReadingPage *self, LeadsDraft *draft, LeadsRegionNames *names, const char *title)
{
  self->draft = g_object_ref (draft);
  if (g_set_object (&self->names, names))
    {
      g_free (self->codes);
      self->codes = leads_region_names_list (names);
    }
  adw_window_title_set_subtitle (self->title, title);
  gtk_button_set_label (self->apply_button, self->entry != NULL ? _("_Apply") : _("_Add"));
  leads_ui_set_accessible (GTK_WIDGET (self->apply_button), self->entry != NULL ? _("Apply") : _("Add"));
  gtk_widget_set_visible (self->warning, self->entry != NULL && leads_entry_has_decisions (self->entry));
  gtk_label_set_label (self->dialect, "");
  gtk_label_set_label (self->extent, "");
  gtk_widget_set_visible (self->doubt, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  update_choices (self);
  look (self);
}

void
leads_reading_page_show (LeadsReadingPage *self, LeadsDraft *draft, LeadsEntry *entry, LeadsRegionNames *names)
{
  g_return_if_fail (LEADS_IS_READING_PAGE (self));
  g_return_if_fail (LEADS_IS_DRAFT (draft));
  g_return_if_fail (LEADS_IS_ENTRY (entry));
  g_return_if_fail (LEADS_IS_REGION_NAMES (names));

  leads_reading_page_leave (self);
  self->entry = g_object_ref (entry);
  leads_file_options_copy (leads_entry_get_options (entry), &self->options);
  start (self, draft, names, leads_entry_get_title (entry));
}

void
leads_reading_page_show_text (LeadsReadingPage *self, LeadsDraft *draft, const char *text, LeadsRegionNames *names)
{
  g_return_if_fail (LEADS_IS_READING_PAGE (self));
  g_return_if_fail (LEADS_IS_DRAFT (draft));
  g_return_if_fail (text != NULL);
  g_return_if_fail (LEADS_IS_REGION_NAMES (names));

  leads_reading_page_leave (self);
  self->text = g_strdup (text);
  start (self, draft, names, _("Pasted List"));
}

void
leads_reading_page_leave (LeadsReadingPage *self)
{
  g_return_if_fail (LEADS_IS_READING_PAGE (self));

  stop_looking (self);
  if (self->reveal_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->reveal_tick);
  self->reveal_tick = 0;
  self->chosen = LEADS_FILE_COLUMN_NUMBER;
  g_clear_object (&self->preview);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->draft);
  leads_file_options_clear (&self->options);
}
