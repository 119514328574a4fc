/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-database.h>
#include <leads-number-store.h>
#include <leads-upload-store.h>

#include "leads-outcome-private.h"
#include "leads-problem.h"
#include "leads-region-names.h"
#include "leads-validation-service.h"

G_BEGIN_DECLS

/**
 * LeadsTools:
 *
 * What a draft and its lines need of the world, for any thread; never changes.
 */
typedef struct {
  gatomicrefcount         ref_count;
  LeadsDatabase          *database;
  LeadsValidationService *validation;
  LeadsRegionNames       *names;
  LeadsUploadStore       *uploads;
  LeadsNumberStore       *numbers;
  char                   *directory; /* for temporary files */
} LeadsTools;

LeadsTools *leads_tools_new   (LeadsDatabase          *database,
                               LeadsValidationService *validation);
LeadsTools *leads_tools_ref   (LeadsTools             *self);
void        leads_tools_unref (LeadsTools             *self);

/**
 * LeadsTeller:
 *
 * Says in words what is wrong with lines; remembers the owners it has looked
 * up. One thread at a time, a worker: it reads the store.
 */
typedef struct _LeadsTeller LeadsTeller;

LeadsTeller *leads_teller_new  (LeadsTools  *tools);
void         leads_teller_free (LeadsTeller *self);

/* The owner's upload, %NULL when it is gone. Borrowed. */
LeadsUpload *leads_teller_get_upload (LeadsTeller  *self,
                                      gint64        upload_id,
                                      GCancellable *cancellable);

/* Fills what @problem (its reason, number) says about a number that the store has. Strings live as long as @self. */
void         leads_teller_add_owner  (LeadsTeller  *self,
                                      LeadsProblem *problem,
                                      gint64        upload_id,
                                      GCancellable *cancellable);

/* Which limit an over_limit is about. */
void         leads_teller_add_limit  (LeadsProblem *problem,
                                      gboolean      is_cac);

/* What is wrong with @line of @outcome, whose fate is @fate. */
void         leads_teller_find_problem (LeadsTeller            *self,
                                        LeadsOutcome           *outcome,
                                        const LeadsContentLine *line,
                                        guint64                 fate,
                                        LeadsProblem           *problem,
                                        GCancellable           *cancellable);

/* Few words for a list, or a whole sentence. (transfer full) */
char        *leads_teller_say          (LeadsTeller        *self,
                                        const LeadsProblem *problem,
                                        gboolean            in_full);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsTools, leads_tools_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsTeller, leads_teller_free)

G_END_DECLS
