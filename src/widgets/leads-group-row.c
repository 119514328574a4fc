/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-group-row-private.h"

#include "leads-reflow-box-private.h"
#include "leads-ui-util.h"

/*
 * A group of lines. Only what can be mended or included has a button that does it.
 */

struct _LeadsGroupRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkButton *button;

  LeadsGroupAct act;
  int object;
};

enum
{
  ACT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsGroupRow, leads_group_row, GTK_TYPE_LIST_BOX_ROW)

static const struct
{
  const char *icon;
  const char *css;
} acts[] = {
  [LEADS_GROUP_REPAIR_ALL] = { "document-edit-symbolic", "dim-label" },
  [LEADS_GROUP_REPAIR] = { "document-edit-symbolic", "dim-label" },
  [LEADS_GROUP_SHOW] = { "dialog-error-symbolic", "error" },
  [LEADS_GROUP_UNREPAIR] = { "object-select-symbolic", "success" },
  [LEADS_GROUP_RESTORE_EDITED] = { "document-edit-symbolic", "success" },
  [LEADS_GROUP_RESTORE_REMOVED] = { "user-trash-symbolic", "dim-label" },
  [LEADS_GROUP_INCLUDE] = { "dialog-question-symbolic", "dim-label" },
  [LEADS_GROUP_EXCLUDE] = { "object-select-symbolic", "success" },
  [LEADS_GROUP_ADD_REST] = { "dialog-question-symbolic", "dim-label" },
  [LEADS_GROUP_STOP_RANGES] = { "object-select-symbolic", "success" },
};

static void
on_clicked (LeadsGroupRow *self)
{
  g_signal_emit (self, signals[ACT], 0, self->act, self->object);
}

static void
leads_group_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LEADS_TYPE_GROUP_ROW);

  G_OBJECT_CLASS (leads_group_row_parent_class)->dispose (object);
}

static void
leads_group_row_class_init (LeadsGroupRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_group_row_dispose;

  signals[ACT] = g_signal_new ("act", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                               G_TYPE_INT, G_TYPE_INT);

  g_type_ensure (LEADS_TYPE_REFLOW_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-group-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsGroupRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LeadsGroupRow, title);
  gtk_widget_class_bind_template_child (widget_class, LeadsGroupRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, LeadsGroupRow, button);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
}

static void
leads_group_row_init (LeadsGroupRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
leads_group_row_new (LeadsGroupAct act, int object, const char *title, const char *subtitle, const char *label)
{
  LeadsGroupRow *self = g_object_new (LEADS_TYPE_GROUP_ROW, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, label);

  self->object = object;
  self->act = act;
  gtk_image_set_from_icon_name (self->icon, acts[act].icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), acts[act].css);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL && *subtitle != '\0');
  gtk_button_set_label (self->button, label);
  leads_ui_set_accessible (GTK_WIDGET (self->button), name);
  if (act == LEADS_GROUP_REPAIR_ALL)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  else if (act != LEADS_GROUP_REPAIR && act != LEADS_GROUP_INCLUDE && act != LEADS_GROUP_ADD_REST)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");

  return GTK_WIDGET (self);
}
