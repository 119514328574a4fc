/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-validation-service.h>

G_BEGIN_DECLS

#define LEADS_TYPE_PLAN_SERVICE (leads_plan_service_get_type ())

/**
 * LeadsPlanService:
 *
 * Which numbering plan is in force: the one that the program was built with, or
 * a newer one that was installed as `numbering-plan.txt` in the data directory.
 * An installed file that cannot be used leaves the built-in plan in force, and a
 * sentence says why. One that is older than the built-in plan is in force
 * all the same, for it was installed; callers say so and offer the built-in one.
 *
 * Numbers that were judged before a plan came into force keep their verdict in
 * drafts that are open; what is added is judged by the new plan.
 *
 * Used in one main context, but for leads_plan_service_load(), which may come
 * before on any thread.
 *
 * Signal `changed`: another plan is in force, or another file cannot be used.
 */
G_DECLARE_FINAL_TYPE (LeadsPlanService, leads_plan_service, LEADS, PLAN_SERVICE, GObject)

/* For the data directory @dir, which need not be there; the built-in plan is in force. */
LeadsPlanService *leads_plan_service_new  (const char       *dir);

/* Reads and compiles the installed plan, if there is one. Blocks (some 0.3 s when there is): for before the service is used. */
void              leads_plan_service_load (LeadsPlanService *self);

/* Whether to look for plans that other programs install or remove; seen within a second. */
void              leads_plan_service_watch (LeadsPlanService *self,
                                            gboolean          watch);

/* Judges by the plan in force; it stays the same object. Borrowed. */
LeadsValidationService *leads_plan_service_get_validation (LeadsPlanService *self);

/* Whether the plan in force is one that was installed; the path of its file. Borrowed. */
gboolean    leads_plan_service_is_installed        (LeadsPlanService *self);
const char *leads_plan_service_get_path            (LeadsPlanService *self);

/* Of the plan in force, and of the built-in one; the date as ISO 8601. Borrowed until the next `changed`. */
const char *leads_plan_service_get_version         (LeadsPlanService *self);
const char *leads_plan_service_get_date            (LeadsPlanService *self);
const char *leads_plan_service_get_builtin_version (LeadsPlanService *self);
const char *leads_plan_service_get_builtin_date    (LeadsPlanService *self);

/* Whether the plan in force was installed, and the built-in one has a later date. */
gboolean    leads_plan_service_is_older            (LeadsPlanService *self);

/* Why the installed file cannot be used: whole sentences with its name, line and reason; %NULL when all is well. Borrowed. */
const char *leads_plan_service_get_problem         (LeadsPlanService *self);

/* Checks a plan's file, compiles it, puts it into the data directory and into force. Errors:
 * #LeadsServiceError with a sentence; then nothing was changed. */
void        leads_plan_service_install_async       (LeadsPlanService    *self,
                                                    GFile               *file,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             data);
gboolean    leads_plan_service_install_finish      (LeadsPlanService    *self,
                                                    GAsyncResult        *result,
                                                    GError             **error);

/* Removes the installed file, also one that cannot be used, and goes back to the built-in plan. */
void        leads_plan_service_use_builtin_async   (LeadsPlanService    *self,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             data);
gboolean    leads_plan_service_use_builtin_finish  (LeadsPlanService    *self,
                                                    GAsyncResult        *result,
                                                    GError             **error);

G_END_DECLS
