/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-number-format-popover-private.h"

#include "leads-ui-util.h"

#include <glib/gi18n-lib.h>

/*
 * Help on the number format. The figures read from left to right in every
 * language, as numbers and spreadsheets' formulas do.
 */

struct _LeadsNumberFormatPopover
{
  GtkPopover parent_instance;

  GtkWidget *anatomy;
  GtkWidget *sheet;
};

G_DEFINE_FINAL_TYPE (LeadsNumberFormatPopover, leads_number_format_popover, GTK_TYPE_POPOVER)

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  /* Direction is not inherited. */
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_part (LeadsNumberFormatPopover *self, const char *digits, const char *name, const char *colour)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = new_label (digits, "digits");
  GtkWidget *rule = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *caption = new_label (name, "caption");

  gtk_widget_add_css_class (part, "part");
  gtk_widget_add_css_class (label, colour);
  gtk_widget_add_css_class (rule, "rule");
  gtk_widget_add_css_class (rule, colour);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_label_set_justify (GTK_LABEL (caption), GTK_JUSTIFY_CENTER);
  gtk_widget_set_direction (caption, gtk_widget_get_default_direction ());

  gtk_box_append (GTK_BOX (part), label);
  gtk_box_append (GTK_BOX (part), rule);
  gtk_box_append (GTK_BOX (part), caption);
  gtk_box_append (GTK_BOX (self->anatomy), part);
}

static void
add_cell (LeadsNumberFormatPopover *self, int column, int row, const char *text, const char *css_class, float xalign)
{
  GtkWidget *label = new_label (text, css_class);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_hexpand (label, column > 0);
  gtk_grid_attach (GTK_GRID (self->sheet), label, column, row, 1, 1);
}

static void
fill_sheet (LeadsNumberFormatPopover *self)
{
  static const char *const rows[][2] = {
    { "+12127881500", "12127881500" },
    { "+12127881501", "12127881501" },
    { "+442079460018", "4.42079E+11" },
  };

  add_cell (self, 0, 0, "", "head", 0.5);
  add_cell (self, 1, 0, "A", "head", 0.5);
  add_cell (self, 2, 0, "B", "head", 0.5);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = g_strdup_printf ("%u", i + 1);

      add_cell (self, 0, i + 1, line, "head", 0.5);
      add_cell (self, 1, i + 1, rows[i][0], i == 0 ? "text-cell" : "cell", 0);
      add_cell (self, 2, i + 1, rows[i][1], "cell", 1);
    }
}

static void
leads_number_format_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LEADS_TYPE_NUMBER_FORMAT_POPOVER);

  G_OBJECT_CLASS (leads_number_format_popover_parent_class)->dispose (object);
}

static void
leads_number_format_popover_class_init (LeadsNumberFormatPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_number_format_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-number-format-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsNumberFormatPopover, anatomy);
  gtk_widget_class_bind_template_child (widget_class, LeadsNumberFormatPopover, sheet);
}

static void
leads_number_format_popover_init (LeadsNumberFormatPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  leads_ui_align_popover (GTK_POPOVER (self), GTK_ALIGN_START);

  gtk_widget_set_direction (self->anatomy, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (self->sheet, GTK_TEXT_DIR_LTR);
  add_part (self, "+1", _("country code"), "c1");
  add_part (self, "212", _("area code"), "c2");
  add_part (self, "7881500", _("subscriber number"), "c3");
  fill_sheet (self);
}
