/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-example-popover-private.h"

/* The formats of the example. It knows no file: the dialog has the action. */

struct _LeadsExamplePopover
{
  GtkPopover parent_instance;
};

G_DEFINE_FINAL_TYPE (LeadsExamplePopover, leads_example_popover, GTK_TYPE_POPOVER)

static void
leads_example_popover_class_init (LeadsExamplePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-example-popover.ui");
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
leads_example_popover_init (LeadsExamplePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
