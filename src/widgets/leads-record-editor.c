/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-record-editor-private.h"

#include <leads-ui-util.h>
#include <leads-text.h>

#include <glib/gi18n.h>

/* Builds its fields from the spec, so that each kind of record needs no form
 * of its own. The record that is shown is never written to: a copy is. */

struct _LeadsRecordEditor
{
  AdwBin parent_instance;

  GtkListBox *list;

  const LeadsRecordSpec *spec;
  LeadsRecord *record;
  GPtrArray *rows; /* borrowed widgets, one a field */
  gboolean valid;
};

G_DEFINE_FINAL_TYPE (LeadsRecordEditor, leads_record_editor, ADW_TYPE_BIN)

enum {
  PROP_VALID = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

enum {
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Most sessions a connection can be limited to: what a 32-bit counter of a session border controller holds. */
#define MAX_AMOUNT G_MAXINT32

static char *
field_text (const LeadsFieldSpec *field,
            gpointer              record)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  gint64 amount = 0;

  switch (field->kind)
    {
    case LEADS_FIELD_TEXT:
    case LEADS_FIELD_NAME:
      g_object_get (record, field->property, &text, NULL);
      return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
    case LEADS_FIELD_WORDS:
      g_object_get (record, field->property, &words, NULL);
      return words != NULL ? g_strjoinv (" ", words) : g_strdup ("");
    case LEADS_FIELD_AMOUNT:
      g_object_get (record, field->property, &amount, NULL);
      return amount > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, amount) : g_strdup ("");
    case LEADS_FIELD_CHOICE:
    default:
      return g_strdup ("");
    }
}

static char **
split_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " ,;\t\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

/* The sentence that says why @text cannot be saved, or %NULL. */
static const char *
judge_text (const LeadsFieldSpec *field,
            const char           *text)
{
  g_autofree char *stripped = leads_text_strip (text);
  guint64 amount;

  if (field->kind == LEADS_FIELD_NAME && *stripped == '\0')
    return _("A name is needed.");
  if (field->kind == LEADS_FIELD_AMOUNT && *stripped != '\0' && !g_ascii_string_to_unsigned (stripped, 10, 1, MAX_AMOUNT, &amount, NULL))
    return _("Type a whole number from 1, or nothing for no limit.");
  return NULL;
}

static void
update_valid (LeadsRecordEditor *self)
{
  gboolean valid = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    if (GTK_IS_EDITABLE (g_ptr_array_index (self->rows, i)))
      valid &= judge_text (&self->spec->fields[i], gtk_editable_get_text (g_ptr_array_index (self->rows, i))) == NULL;
  if (valid == self->valid)
    return;
  self->valid = valid;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALID]);
}

static void
text_changed (LeadsRecordEditor *self,
              GtkWidget         *row)
{
  guint index;

  if (!g_ptr_array_find (self->rows, row, &index))
    return;
  leads_ui_set_field_error (row, judge_text (&self->spec->fields[index], gtk_editable_get_text (GTK_EDITABLE (row))));
  update_valid (self);
}

static void
entry_activated (LeadsRecordEditor *self)
{
  if (self->valid)
    g_signal_emit (self, signals[ACCEPTED], 0);
}

static GtkWidget *
make_choice_row (const LeadsFieldSpec *field,
                 gpointer              record)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", _(field->title), NULL);
  GValue value = G_VALUE_INIT;

  for (guint i = 0; field->choices[i] != NULL; i++)
    gtk_string_list_append (model, _(field->choices[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  g_object_get_property (record, field->property, &value);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) g_value_get_enum (&value));
  g_value_unset (&value);
  return row;
}

static GtkWidget *
make_text_row (LeadsRecordEditor    *self,
               const LeadsFieldSpec *field,
               gpointer              record)
{
  g_autofree char *text = field_text (field, record);
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _(field->title), "text", text, NULL);

  leads_ui_set_accessible (row, _(field->title));
  g_signal_connect_object (row, "changed", G_CALLBACK (text_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (entry_activated), self, G_CONNECT_SWAPPED);
  return row;
}

void
leads_record_editor_edit (LeadsRecordEditor     *self,
                          const LeadsRecordSpec *spec,
                          gpointer               record)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  self->spec = spec;
  g_set_object (&self->record, record);
  for (guint i = 0; i < spec->n_fields; i++)
    {
      const LeadsFieldSpec *field = &spec->fields[i];
      GtkWidget *row = field->kind == LEADS_FIELD_CHOICE ? make_choice_row (field, record) : make_text_row (self, field, record);

      gtk_list_box_append (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
  update_valid (self);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}

static void
read_field (const LeadsFieldSpec *field,
            GtkWidget            *row,
            gpointer              record)
{
  g_autofree char *text = GTK_IS_EDITABLE (row) ? leads_text_strip (gtk_editable_get_text (GTK_EDITABLE (row))) : NULL;
  g_auto (GStrv) words = NULL;
  guint64 amount = 0;

  switch (field->kind)
    {
    case LEADS_FIELD_TEXT:
    case LEADS_FIELD_NAME:
      g_object_set (record, field->property, *text != '\0' ? text : NULL, NULL);
      break;
    case LEADS_FIELD_WORDS:
      words = split_words (text);
      g_object_set (record, field->property, words, NULL);
      break;
    case LEADS_FIELD_AMOUNT:
      if (!g_ascii_string_to_unsigned (text, 10, 1, MAX_AMOUNT, &amount, NULL))
        amount = 0;
      g_object_set (record, field->property, (gint64) amount, NULL);
      break;
    case LEADS_FIELD_CHOICE:
    default:
      g_object_set (record, field->property, (int) adw_combo_row_get_selected (ADW_COMBO_ROW (row)), NULL);
      break;
    }
}

gpointer
leads_record_editor_dup_record (LeadsRecordEditor *self)
{
  LeadsRecord *record = leads_record_dup (self->record);

  for (guint i = 0; i < self->rows->len; i++)
    read_field (&self->spec->fields[i], g_ptr_array_index (self->rows, i), record);
  return record;
}

gboolean
leads_record_editor_get_changed (LeadsRecordEditor *self)
{
  g_autoptr (LeadsRecord) record = NULL;

  if (self->record == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text = field_text (&self->spec->fields[i], self->record);

      if (GTK_IS_EDITABLE (row) && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
        return TRUE;
    }
  return FALSE;
}

gboolean
leads_record_editor_get_valid (LeadsRecordEditor *self)
{
  return self->valid;
}

void
leads_record_editor_show_error (LeadsRecordEditor *self,
                                const char        *sentence)
{
  leads_ui_set_field_error (g_ptr_array_index (self->rows, 0), sentence);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}

static void
leads_record_editor_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  LeadsRecordEditor *self = LEADS_RECORD_EDITOR (object);

  switch (prop_id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, self->valid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_record_editor_dispose (GObject *object)
{
  LeadsRecordEditor *self = LEADS_RECORD_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_RECORD_EDITOR);
  g_clear_object (&self->record);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (leads_record_editor_parent_class)->dispose (object);
}

static void
leads_record_editor_class_init (LeadsRecordEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = leads_record_editor_get_property;
  object_class->dispose = leads_record_editor_dispose;

  props[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-record-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsRecordEditor, list);
}

static void
leads_record_editor_init (LeadsRecordEditor *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
