/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-reflow-box-private.h"

/*
 * A row that becomes a column when it is too narrow. Whether it does depends on
 * the width it is measured or allocated for and on nothing else, so the height it
 * asks for always belongs to the form it takes.
 */

struct _LeadsReflowBox
{
  GtkWidget parent_instance;

  int spacing;
  int row_spacing;
  int first_width;
};

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_ROW_SPACING,
  PROP_FIRST_WIDTH,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LeadsReflowBox, leads_reflow_box, GTK_TYPE_WIDGET)

static int
get_natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

/* The first child's width in a row of @width; -1 when the children need a column. */
static int
get_first_width (LeadsReflowBox *self, int width)
{
  int rest = width;
  int wanted = 0;
  gboolean first = TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;

      if (first)
        {
          wanted = get_natural_width (child);
          if (self->first_width >= 0)
            {
              int minimum;

              gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
              wanted = MAX (minimum, MIN (wanted, self->first_width));
            }
          first = FALSE;
        }
      else
        {
          rest -= get_natural_width (child) + self->spacing;
        }
    }

  return rest >= wanted ? rest : -1;
}

static void
measure_width (LeadsReflowBox *self, int *minimum, int *natural)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (n++ > 0 ? self->spacing : 0);
    }
}

static void
measure_height (LeadsReflowBox *self, int width, int *minimum, int *natural)
{
  int first_width = width < 0 ? 0 : get_first_width (self, width);
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural, child_width;

      if (!gtk_widget_should_layout (child))
        continue;

      if (width < 0)
        child_width = -1;
      else if (first_width < 0)
        child_width = width;
      else
        child_width = n == 0 ? first_width : get_natural_width (child);

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, &child_minimum, &child_natural, NULL, NULL);
      if (first_width >= 0)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum += child_minimum + (n > 0 ? self->row_spacing : 0);
          *natural += child_natural + (n > 0 ? self->row_spacing : 0);
        }
      n++;
    }
}

static GtkSizeRequestMode
leads_reflow_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
leads_reflow_box_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  LeadsReflowBox *self = LEADS_REFLOW_BOX (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    measure_height (self, for_size, minimum, natural);
}

static void
leads_reflow_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LeadsReflowBox *self = LEADS_REFLOW_BOX (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int first_width = get_first_width (self, width);
  int x = 0, y = 0, n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation area = { 0, y, width, 0 };

      if (!gtk_widget_should_layout (child))
        continue;

      if (first_width >= 0)
        {
          area.width = n == 0 ? first_width : get_natural_width (child);
          area.x = rtl ? width - x - area.width : x;
          area.height = height;
          x += area.width + self->spacing;
        }
      else
        {
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &area.height, NULL, NULL);
          y += area.height + self->row_spacing;
        }
      gtk_widget_size_allocate (child, &area, -1);
      n++;
    }
}

static void
leads_reflow_box_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LeadsReflowBox *self = LEADS_REFLOW_BOX (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_ROW_SPACING:
      g_value_set_int (value, self->row_spacing);
      break;
    case PROP_FIRST_WIDTH:
      g_value_set_int (value, self->first_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
leads_reflow_box_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  LeadsReflowBox *self = LEADS_REFLOW_BOX (object);
  int *field;

  switch (prop_id)
    {
    case PROP_SPACING:
      field = &self->spacing;
      break;
    case PROP_ROW_SPACING:
      field = &self->row_spacing;
      break;
    case PROP_FIRST_WIDTH:
      field = &self->first_width;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  if (*field == g_value_get_int (value))
    return;

  *field = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
leads_reflow_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (leads_reflow_box_parent_class)->dispose (object);
}

static void
leads_reflow_box_class_init (LeadsReflowBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = leads_reflow_box_dispose;
  object_class->get_property = leads_reflow_box_get_property;
  object_class->set_property = leads_reflow_box_set_property;
  widget_class->get_request_mode = leads_reflow_box_get_request_mode;
  widget_class->measure = leads_reflow_box_measure;
  widget_class->size_allocate = leads_reflow_box_size_allocate;

  props[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_ROW_SPACING] = g_param_spec_int ("row-spacing", NULL, NULL, 0, G_MAXINT, 0,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_FIRST_WIDTH] = g_param_spec_int ("first-width", NULL, NULL, -1, G_MAXINT, -1,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "box");
}

static void
leads_reflow_box_init (LeadsReflowBox *self)
{
  self->first_width = -1;
}
