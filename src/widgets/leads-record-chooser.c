/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-record-chooser-private.h"

#include <glib/gi18n-lib.h>

/*
 * The choice is the id in `wanted`. The row's model is a list of our own that
 * changes only in refill(), so that no selection the library makes while the store's
 * list changes is taken for a person's choice.
 */

struct _LeadsRecordChooser
{
  AdwComboRow parent_instance;

  LeadsRecordFilter filter;

  /* owned */
  LeadsRecordList *list;
  GListStore *choices;

  gint64 wanted;
  gboolean suggested;
  gboolean filling;
  gboolean was_ready;
};

enum
{
  PROP_0,
  PROP_CHOSEN,
  PROP_N_CHOICES,
  PROP_READY,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LeadsRecordChooser, leads_record_chooser, ADW_TYPE_COMBO_ROW)

static gint64
get_id (gpointer record)
{
  gint64 id = 0;

  if (record != NULL)
    g_object_get (record, "id", &id, NULL);

  return id;
}

static guint
find (LeadsRecordChooser *self, gint64 id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->choices));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) record = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      if (get_id (record) == id)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
select_wanted (LeadsRecordChooser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->choices));
  guint position = find (self, self->wanted);
  gboolean filling = self->filling;

  if (position == GTK_INVALID_LIST_POSITION && self->suggested && n == 1)
    position = 0;

  self->filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), position == GTK_INVALID_LIST_POSITION ? _("Choose one") : "");
  self->filling = filling;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
}

static void
update_ready (LeadsRecordChooser *self)
{
  gboolean ready = leads_record_chooser_get_ready (self);

  if (self->was_ready == ready)
    return;

  self->was_ready = ready;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READY]);
}

static void
refill (LeadsRecordChooser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) record = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (self->filter == NULL || self->filter (record))
        g_ptr_array_add (records, g_steal_pointer (&record));
    }

  self->filling = TRUE;
  g_list_store_splice (self->choices, 0, g_list_model_get_n_items (G_LIST_MODEL (self->choices)), records->pdata,
                       records->len);
  select_wanted (self);
  self->filling = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CHOICES]);
  update_ready (self);
}

static void
on_selected (LeadsRecordChooser *self)
{
  if (self->filling)
    return;

  self->wanted = get_id (leads_record_chooser_get_chosen (self));
  select_wanted (self);
}

static void
leads_record_chooser_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LeadsRecordChooser *self = LEADS_RECORD_CHOOSER (object);

  switch (prop_id)
    {
    case PROP_CHOSEN:
      g_value_set_object (value, leads_record_chooser_get_chosen (self));
      break;
    case PROP_N_CHOICES:
      g_value_set_uint (value, leads_record_chooser_get_n_choices (self));
      break;
    case PROP_READY:
      g_value_set_boolean (value, leads_record_chooser_get_ready (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_record_chooser_dispose (GObject *object)
{
  LeadsRecordChooser *self = LEADS_RECORD_CHOOSER (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (leads_record_chooser_parent_class)->dispose (object);
}

static void
leads_record_chooser_class_init (LeadsRecordChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = leads_record_chooser_dispose;
  object_class->get_property = leads_record_chooser_get_property;

  props[PROP_CHOSEN] = g_param_spec_object ("chosen", NULL, NULL, G_TYPE_OBJECT,
                                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_N_CHOICES] = g_param_spec_uint ("n-choices", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
leads_record_chooser_init (LeadsRecordChooser *self)
{
  self->choices = g_list_store_new (G_TYPE_OBJECT);
}

void
leads_record_chooser_start (LeadsRecordChooser *self, LeadsRecordList *list, LeadsRecordFilter filter)
{
  g_autoptr (GtkExpression) name = NULL;

  g_return_if_fail (LEADS_IS_RECORD_CHOOSER (self));
  g_return_if_fail (LEADS_IS_RECORD_LIST (list));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  self->filter = filter;

  name = gtk_property_expression_new (g_list_model_get_item_type (G_LIST_MODEL (list)), NULL, "name");
  adw_combo_row_set_expression (ADW_COMBO_ROW (self), name);
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->choices));
  self->filling = FALSE;

  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (refill), self);
  g_signal_connect_swapped (self->list, "notify::loading", G_CALLBACK (refill), self);
  refill (self);
}

void
leads_record_chooser_suggest (LeadsRecordChooser *self, gint64 id)
{
  g_return_if_fail (LEADS_IS_RECORD_CHOOSER (self));

  self->suggested = TRUE;
  if (self->wanted == 0)
    self->wanted = id;
  select_wanted (self);
  update_ready (self);
}

void
leads_record_chooser_choose (LeadsRecordChooser *self, gint64 id)
{
  g_return_if_fail (LEADS_IS_RECORD_CHOOSER (self));

  self->wanted = id;
  select_wanted (self);
}

gpointer
leads_record_chooser_get_chosen (LeadsRecordChooser *self)
{
  g_return_val_if_fail (LEADS_IS_RECORD_CHOOSER (self), NULL);

  return adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));
}

gint64
leads_record_chooser_get_chosen_id (LeadsRecordChooser *self)
{
  return get_id (leads_record_chooser_get_chosen (self));
}

guint
leads_record_chooser_get_n_choices (LeadsRecordChooser *self)
{
  g_return_val_if_fail (LEADS_IS_RECORD_CHOOSER (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->choices));
}

gboolean
leads_record_chooser_get_ready (LeadsRecordChooser *self)
{
  g_return_val_if_fail (LEADS_IS_RECORD_CHOOSER (self), FALSE);

  return self->suggested && self->list != NULL && !leads_record_list_get_loading (self->list);
}
