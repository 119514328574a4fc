/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include <leads-numbering-plan.h>

G_BEGIN_DECLS

#define LEADS_TYPE_VALIDATION_SERVICE (leads_validation_service_get_type ())

/**
 * LeadsValidationService:
 *
 * Which numbers are valid, by the numbering plan in force. Verdicts may be
 * asked for from any thread; another plan comes into force in the main context.
 *
 * Property: `plan` (pointer to a #LeadsNumberingPlan, notifying).
 */
G_DECLARE_FINAL_TYPE (LeadsValidationService, leads_validation_service, LEADS, VALIDATION_SERVICE, GObject)

/* With @plan (kept by reference), or with the plan that the program was built with. */
LeadsValidationService *leads_validation_service_new         (LeadsNumberingPlan     *plan);
LeadsValidationService *leads_validation_service_new_builtin (void);

/* In the main context: borrowed until it runs again. */
const LeadsNumberingPlan *leads_validation_service_get_plan (LeadsValidationService *self);
/* For loops on a worker thread, and for what keeps the plan that it was judged by. (transfer full) */
LeadsNumberingPlan       *leads_validation_service_ref_plan (LeadsValidationService *self);
/* Brings @plan into force (kept by reference). In the main context. */
void                      leads_validation_service_set_plan (LeadsValidationService *self,
                                                             LeadsNumberingPlan     *plan);

/* Which plan is in force; in the main context, borrowed until another one is. */
const char *leads_validation_service_get_plan_version (LeadsValidationService *self);
const char *leads_validation_service_get_plan_date    (LeadsValidationService *self);

/* Verdicts: see leads_numbering_plan_judge() and the others there. */
gboolean leads_validation_service_judge_text   (LeadsValidationService *self,
                                                const char             *text,
                                                LeadsVerdict           *verdict);
gboolean leads_validation_service_judge_number (LeadsValidationService *self,
                                                guint64                 number,
                                                LeadsVerdict           *verdict);

/**
 * leads_validation_service_judge_range:
 * @first_invalid: (out) (optional): where the first run that is not valid begins, 0 when all are
 * @last_invalid: (out) (optional): where that run ends
 *
 * Returns: how many numbers from @start to @end, both included, are valid.
 */
guint64 leads_validation_service_judge_range (LeadsValidationService *self,
                                              guint64                 start,
                                              guint64                 end,
                                              guint64                *first_invalid,
                                              guint64                *last_invalid);

G_END_DECLS
