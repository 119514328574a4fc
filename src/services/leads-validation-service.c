/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-validation-service.h>

/*
 * The numbering plan in force, for all who ask. Invariant: it changes in the main context alone; who asks from another
 * thread holds the plan meanwhile.
 */

struct _LeadsValidationService
{
  GObject parent_instance;

  GMutex mutex; /* for the pointer: plans themselves never change */
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
      leads_validation_service_set_plan (self, g_value_get_pointer (value));
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
  g_mutex_clear (&self->mutex);

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
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_EXPLICIT_NOTIFY |
                                                G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
leads_validation_service_init (LeadsValidationService *self)
{
  g_mutex_init (&self->mutex);
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

LeadsNumberingPlan *
leads_validation_service_ref_plan (LeadsValidationService *self)
{
  LeadsNumberingPlan *plan;

  g_return_val_if_fail (LEADS_IS_VALIDATION_SERVICE (self), NULL);

  g_mutex_lock (&self->mutex);
  plan = leads_numbering_plan_ref (self->plan);
  g_mutex_unlock (&self->mutex);
  return plan;
}

void
leads_validation_service_set_plan (LeadsValidationService *self,
                                   LeadsNumberingPlan     *plan)
{
  LeadsNumberingPlan *old;

  g_return_if_fail (LEADS_IS_VALIDATION_SERVICE (self));
  g_return_if_fail (plan != NULL);

  if (plan == self->plan)
    return;
  g_mutex_lock (&self->mutex);
  old = self->plan;
  self->plan = leads_numbering_plan_ref (plan);
  g_mutex_unlock (&self->mutex);
  if (old != NULL)
    leads_numbering_plan_unref (old);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
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
  g_autoptr (LeadsNumberingPlan) plan = NULL;

  g_return_val_if_fail (LEADS_IS_VALIDATION_SERVICE (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  plan = leads_validation_service_ref_plan (self);
  return leads_numbering_plan_judge (plan, text, -1, verdict);
}

gboolean
leads_validation_service_judge_number (LeadsValidationService *self,
                                       guint64                 number,
                                       LeadsVerdict           *verdict)
{
  g_autoptr (LeadsNumberingPlan) plan = NULL;

  g_return_val_if_fail (LEADS_IS_VALIDATION_SERVICE (self), FALSE);

  plan = leads_validation_service_ref_plan (self);
  return leads_numbering_plan_judge_number (plan, number, verdict);
}

guint64
leads_validation_service_judge_range (LeadsValidationService *self,
                                      guint64                 start,
                                      guint64                 end,
                                      guint64                *first_invalid,
                                      guint64                *last_invalid)
{
  g_autoptr (LeadsNumberingPlan) plan = NULL;
  guint64 first = 0;
  guint64 last = 0;

  g_return_val_if_fail (LEADS_IS_VALIDATION_SERVICE (self), 0);

  plan = leads_validation_service_ref_plan (self);
  if (first_invalid != NULL || last_invalid != NULL)
    leads_numbering_plan_find_invalid (plan, start, end, &first, &last);
  if (first_invalid != NULL)
    *first_invalid = first;
  if (last_invalid != NULL)
    *last_invalid = last;
  return leads_numbering_plan_count_valid (plan, start, end);
}
