/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-channel-store.h"
#include "leads-connection-store.h"
#include "leads-customer-store.h"
#include "leads-lead-store.h"
#include "leads-profile-store.h"

G_BEGIN_DECLS

/**
 * LeadsDirectory:
 *
 * The stores of who and what numbers are uploaded for. Everything here is
 * synchronous, for worker threads, and joins a transaction that is under way.
 */
typedef struct {
  LeadsDatabase        *database;
  LeadsChannelStore    *channels;
  LeadsCustomerStore   *customers;
  LeadsLeadStore       *leads;
  LeadsProfileStore    *profiles;
  LeadsConnectionStore *connections;
} LeadsDirectory;

void leads_directory_init  (LeadsDirectory *self,
                            LeadsDatabase  *database);
void leads_directory_clear (LeadsDirectory *self);

/* Strips and judges the fields of a record, in place; %LEADS_SERVICE_ERROR_BAD_VALUE. */
gboolean   leads_directory_check  (gpointer         record,
                                   GError         **error);

/* The records of @type; for connections those of the lead @lead_id (0: of all). Errors are storage's. */
GPtrArray *leads_directory_list   (LeadsDirectory  *self,
                                   GType            type,
                                   gint64           lead_id,
                                   GCancellable    *cancellable,
                                   GError         **error);

/* The others fail with a #LeadsServiceError sentence. */
LeadsLead *leads_directory_get_lead (LeadsDirectory  *self,
                                     gint64           id,
                                     GCancellable    *cancellable,
                                     GError         **error);

/* Judges and stores @record (which it may change); 0 with @error. */
gint64     leads_directory_save   (LeadsDirectory  *self,
                                   gpointer         record,
                                   GCancellable    *cancellable,
                                   GError         **error);

gboolean   leads_directory_delete (LeadsDirectory  *self,
                                   GType            type,
                                   gint64           id,
                                   GCancellable    *cancellable,
                                   GError         **error);

/* %TRUE unless @text is longer than a name or another single line of text may be. */
gboolean leads_directory_check_length (const char  *text,
                                       GError     **error);

G_END_DECLS
