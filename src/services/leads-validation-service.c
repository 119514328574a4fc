/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-validation-service.h>

/*
 * The numbering plan in force, for all who ask. Invariant: the plan never changes during the service's life, so
 * that any thread may ask without a lock.
 */

struct _LeadsValidationService
{
  GObject parent_instance;

  LeadsNumberingPlan *plan;
};

enum
{
  PROP_0,
  PROP_PLAN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LeadsValidationService, leads_validation_service, G_TYPE_OBJECT)

static void
leads_validation_service_set_property (GObject      *object,
                                       guint         property,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  LeadsValidationService *self = LEADS_VALIDATION_SERVICE (object);

  switch (property)
    {
    case PROP_PLAN:
      self->plan = leads_numbering_plan_ref (g_value_get_pointer (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
leads_validation_service_get_property (GObject    *object,
                                       guint       property,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  LeadsValidationService *self = LEADS_VALIDATION_SERVICE (object);

  switch (property)
    {
    case PROP_PLAN:
      g_value_set_pointer (value, self->plan);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
leads_validation_service_finalize (GObject *object)
{
  LeadsValidationService *self = LEADS_VALIDATION_SERVICE (object);

  g_clear_pointer (&self->plan, leads_numbering_plan_unref);

  G_OBJECT_CLASS (leads_validation_service_parent_class)->finalize (object);
}

static void
leads_validation_service_class_init (LeadsValidationServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = leads_validation_service_get_property;
  object_class->set_property = leads_validation_service_set_property;
  object_class->finalize = leads_validation_service_finalize;

  properties[PROP_PLAN] = g_param_spec_pointer ("plan", NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
leads_validation_service_init (LeadsValidationService *self)
{
}

LeadsValidationService *
leads_validation_service_new (LeadsNumberingPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  return g_object_new (LEADS_TYPE_VALIDATION_SERVICE, "plan", plan, NULL);
}

LeadsValidationService *
leads_validation_service_new_builtin (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  return leads_validation_service_new (plan);
}

const LeadsNumberingPlan *
leads_validation_service_get_plan (LeadsValidationService *self)
{
  g_return_val_if_fail (LEADS_IS_VALIDATION_SERVICE (self), NULL);

  return self->plan;
}

const char *
leads_validation_service_get_plan_version (LeadsValidationService *self)
{
  g_return_val_if_fail (LEADS_IS_VALIDATION_SERVICE (self), NULL);

  return leads_numbering_plan_get_version (self->plan);
}

const char *
leads_validation_service_get_plan_date (LeadsValidationService *self)
{
  g_return_val_if_fail (LEADS_IS_VALIDATION_SERVICE (self), NULL);

  return leads_numbering_plan_get_date (self->plan);
}

gboolean
leads_validation_service_judge_text (LeadsValidationService *self,
                                     const char             *text,
                                     LeadsVerdict           *verdict)
{
  g_return_val_if_fail (LEADS_IS_VALIDATION_SERVICE (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  return leads_numbering_plan_judge (self->plan, text, -1, verdict);
}

gboolean
leads_validation_service_judge_number (LeadsValidationService *self,
                                       guint64                 number,
                                       LeadsVerdict           *verdict)
{
  g_return_val_if_fail (LEADS_IS_VALIDATION_SERVICE (self), FALSE);

  return leads_numbering_plan_judge_number (self->plan, number, verdict);
}

guint64
leads_validation_service_judge_range (LeadsValidationService *self,
                                      guint64                 start,
                                      guint64                 end,
                                      guint64                *first_invalid,
                                      guint64                *last_invalid)
{
  guint64 first = 0;
  guint64 last = 0;

  g_return_val_if_fail (LEADS_IS_VALIDATION_SERVICE (self), 0);

  if (first_invalid != NULL || last_invalid != NULL)
    leads_numbering_plan_find_invalid (self->plan, start, end, &first, &last);
  if (first_invalid != NULL)
    *first_invalid = first;
  if (last_invalid != NULL)
    *last_invalid = last;
  return leads_numbering_plan_count_valid (self->plan, start, end);
}
