/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-form-bin.h"

#include "leads-ui-util.h"

/*
 * A bin that tells its users which of several widths fit. Its child always gets
 * at least the minimum it asks for, even where the bin is narrower for the
 * moment before the form has followed; what sticks out is clipped.
 *
 * Invariant: `form` never changes while sizes are allocated.
 */

#define DEFAULT_MINIMUM_WIDTH 340

struct _LeadsFormBin
{
  GtkWidget parent_instance;

  GtkWidget *child;

  char *widths;
  GArray *limits; /* int, ascending */
  guint form;
  int minimum_width;
  int width; /* of the last allocation */
  guint idle;
};

enum
{
  PROP_CHILD = 1,
  PROP_WIDTHS,
  PROP_FORM,
  PROP_MINIMUM_WIDTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void leads_form_bin_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LeadsFormBin, leads_form_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, leads_form_bin_buildable_init))

static GtkBuildableIface *parent_buildable;

static guint
form_for_width (LeadsFormBin *self,
                int           width)
{
  double scale = leads_ui_text_scale (GTK_WIDGET (self));
  guint form = 0;

  while (form < self->limits->len && width >= g_array_index (self->limits, int, form) * scale)
    form++;
  return form;
}

static gboolean
follow_width (gpointer data)
{
  LeadsFormBin *self = LEADS_FORM_BIN (data);
  guint form = form_for_width (self, self->width);

  self->idle = 0;
  if (form != self->form)
    {
      self->form = form;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FORM]);
    }
  return G_SOURCE_REMOVE;
}

static void
set_widths (LeadsFormBin *self,
            const char   *widths)
{
  g_auto (GStrv) words = g_strsplit (widths != NULL ? widths : "", " ", -1);

  g_array_set_size (self->limits, 0);
  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      {
        int limit = (int) g_ascii_strtoll (*word, NULL, 10);

        g_array_append_val (self->limits, limit);
      }
  g_free (self->widths);
  self->widths = g_strdup (widths);
  self->form = self->width > 0 ? form_for_width (self, self->width) : self->limits->len;
}

static GtkSizeRequestMode
leads_form_bin_get_request_mode (GtkWidget *widget)
{
  LeadsFormBin *self = LEADS_FORM_BIN (widget);

  return self->child != NULL ? gtk_widget_get_request_mode (self->child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
leads_form_bin_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  LeadsFormBin *self = LEADS_FORM_BIN (widget);

  *minimum = 0;
  *natural = 0;
  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      int child_minimum;

      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      for_size = MAX (for_size, child_minimum);
    }
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (*minimum, self->minimum_width);
      *natural = MAX (*natural, *minimum);
    }
}

static void
leads_form_bin_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  LeadsFormBin *self = LEADS_FORM_BIN (widget);
  int child_width = width;
  int child_height = height;

  if (self->child != NULL && gtk_widget_should_layout (self->child))
    {
      GskTransform *transform = NULL;
      int minimum;

      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      child_width = MAX (child_width, minimum);
      gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, child_width, &minimum, NULL, NULL, NULL);
      child_height = MAX (child_height, minimum);
      /* From right to left it is the left side that sticks out. */
      if (child_width > width && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (width - child_width, 0));
      gtk_widget_allocate (self->child, child_width, child_height, baseline, transform);
    }

  self->width = width;
  if (self->idle == 0 && form_for_width (self, width) != self->form)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_width, self, NULL);
}

static void
leads_form_bin_buildable_add_child (GtkBuildable *buildable,
                                    GtkBuilder   *builder,
                                    GObject      *child,
                                    const char   *type)
{
  if (GTK_IS_WIDGET (child) && type == NULL)
    leads_form_bin_set_child (LEADS_FORM_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
leads_form_bin_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = leads_form_bin_buildable_add_child;
}

static void
leads_form_bin_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  LeadsFormBin *self = LEADS_FORM_BIN (object);

  switch (property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_WIDTHS:
      g_value_set_string (value, self->widths);
      break;
    case PROP_FORM:
      g_value_set_uint (value, self->form);
      break;
    case PROP_MINIMUM_WIDTH:
      g_value_set_int (value, self->minimum_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
leads_form_bin_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  LeadsFormBin *self = LEADS_FORM_BIN (object);

  switch (property_id)
    {
    case PROP_CHILD:
      leads_form_bin_set_child (self, g_value_get_object (value));
      break;
    case PROP_WIDTHS:
      if (g_strcmp0 (self->widths, g_value_get_string (value)) != 0)
        {
          set_widths (self, g_value_get_string (value));
          g_object_notify_by_pspec (object, pspec);
          g_object_notify_by_pspec (object, properties[PROP_FORM]);
        }
      break;
    case PROP_MINIMUM_WIDTH:
      if (self->minimum_width != g_value_get_int (value))
        {
          self->minimum_width = g_value_get_int (value);
          gtk_widget_queue_resize (GTK_WIDGET (self));
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
leads_form_bin_dispose (GObject *object)
{
  LeadsFormBin *self = LEADS_FORM_BIN (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (leads_form_bin_parent_class)->dispose (object);
}

static void
leads_form_bin_finalize (GObject *object)
{
  LeadsFormBin *self = LEADS_FORM_BIN (object);

  g_free (self->widths);
  g_array_unref (self->limits);

  G_OBJECT_CLASS (leads_form_bin_parent_class)->finalize (object);
}

static void
leads_form_bin_class_init (LeadsFormBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = leads_form_bin_dispose;
  object_class->finalize = leads_form_bin_finalize;
  object_class->get_property = leads_form_bin_get_property;
  object_class->set_property = leads_form_bin_set_property;
  widget_class->get_request_mode = leads_form_bin_get_request_mode;
  widget_class->measure = leads_form_bin_measure;
  widget_class->size_allocate = leads_form_bin_size_allocate;

  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTHS] =
    g_param_spec_string ("widths", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FORM] =
    g_param_spec_uint ("form", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MINIMUM_WIDTH] =
    g_param_spec_int ("minimum-width", NULL, NULL, 0, G_MAXINT, DEFAULT_MINIMUM_WIDTH,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "formbin");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
leads_form_bin_init (LeadsFormBin *self)
{
  self->limits = g_array_new (FALSE, FALSE, sizeof (int));
  self->minimum_width = DEFAULT_MINIMUM_WIDTH;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
leads_form_bin_new (void)
{
  return g_object_new (LEADS_TYPE_FORM_BIN, NULL);
}

GtkWidget *
leads_form_bin_get_child (LeadsFormBin *self)
{
  g_return_val_if_fail (LEADS_IS_FORM_BIN (self), NULL);

  return self->child;
}

void
leads_form_bin_set_child (LeadsFormBin *self,
                          GtkWidget    *child)
{
  g_return_if_fail (LEADS_IS_FORM_BIN (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

guint
leads_form_bin_get_form (LeadsFormBin *self)
{
  g_return_val_if_fail (LEADS_IS_FORM_BIN (self), 0);

  return self->form;
}
