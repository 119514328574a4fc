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

/**
 * LeadsDirectoryKind:
 * @check: strips and judges the fields of a record, in place; %LEADS_SERVICE_ERROR_BAD_VALUE
 * @put: adds or updates it; errors are storage's
 * @remove: deletes one; errors are storage's
 * @say_taken: the sentence for a record whose name is taken
 * @gone: (translatable) the sentence for a record that is not there
 *
 * What differs between the kinds of records.
 */
typedef struct {
  gboolean    (*check)  (gpointer record, GError **error);
  gboolean    (*put)    (LeadsDirectory *self, gpointer record, gint64 *id, GCancellable *cancellable, GError **error);
  gboolean    (*remove) (LeadsDirectory *self, gint64 id, LeadsInUse *in_use, GCancellable *cancellable, GError **error);
  char       *(*say_taken) (gpointer record);
  const char *gone;
} LeadsDirectoryKind;

extern const LeadsDirectoryKind leads_directory_lead;
extern const LeadsDirectoryKind leads_directory_customer;
extern const LeadsDirectoryKind leads_directory_channel;
extern const LeadsDirectoryKind leads_directory_profile;
extern const LeadsDirectoryKind leads_directory_connection;

/* Judges and stores @record (which it may change); 0 with a #LeadsServiceError sentence. */
gint64   leads_directory_save   (LeadsDirectory            *self,
                                 const LeadsDirectoryKind  *kind,
                                 gpointer                   record,
                                 GCancellable              *cancellable,
                                 GError                   **error);

gboolean leads_directory_delete (LeadsDirectory            *self,
                                 const LeadsDirectoryKind  *kind,
                                 gint64                     id,
                                 GCancellable              *cancellable,
                                 GError                   **error);

/* Replaces a storage error by this kind's sentence; @record and @in_use may be %NULL. Takes @storage_error. */
void     leads_directory_propagate (GError                  **error,
                                    GError                   *storage_error,
                                    const LeadsDirectoryKind *kind,
                                    gpointer                  record,
                                    const LeadsInUse         *in_use);

/* %TRUE unless @text is longer than a name or another single line of text may be. */
gboolean leads_directory_check_length (const char  *text,
                                       GError     **error);

G_END_DECLS
