/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-channel.h>
#include <leads-connection.h>
#include <leads-customer.h>
#include <leads-lead.h>
#include <leads-profile.h>

G_BEGIN_DECLS

#define LEADS_TYPE_DIRECTORY_SERVICE (leads_directory_service_get_type ())

/**
 * LeadsDirectoryService:
 *
 * Who and what numbers are uploaded for: channels, customers, leads, calling
 * profiles, SIP connections. Every operation is asynchronous, works on a
 * thread and returns to the caller's main context; errors are
 * #LeadsServiceError sentences. A cancelled operation changed nothing.
 *
 * "save" adds a record whose id is 0 and updates one whose id is not; the
 * finish function gives the id. Names are stripped of outer spaces and must
 * not be empty; they are unique without regard to case (leads: the service
 * name within the customer; connections: within the lead).
 */
G_DECLARE_FINAL_TYPE (LeadsDirectoryService, leads_directory_service, LEADS, DIRECTORY_SERVICE, GObject)

/*
 * The records of @type, which is that of one of the five: (transfer full) (element-type LeadsLead …); in name
 * order, leads by Last Modified, newest first. Of connections those of the lead @lead_id (0: of all).
 */
void       leads_directory_service_list_async      (LeadsDirectoryService *self,
                                                    GType                  type,
                                                    gint64                 lead_id,
                                                    GCancellable          *cancellable,
                                                    GAsyncReadyCallback    callback,
                                                    gpointer               data);
GPtrArray *leads_directory_service_list_finish     (LeadsDirectoryService *self,
                                                    GAsyncResult          *result,
                                                    GError               **error);

/* One lead with its counts as they are now; %LEADS_SERVICE_ERROR_NOT_FOUND. */
void       leads_directory_service_get_lead_async  (LeadsDirectoryService *self,
                                                    gint64                 lead_id,
                                                    GCancellable          *cancellable,
                                                    GAsyncReadyCallback    callback,
                                                    gpointer               data);
LeadsLead *leads_directory_service_get_lead_finish (LeadsDirectoryService *self,
                                                    GAsyncResult          *result,
                                                    GError               **error);

/* A lead's customer and channel, and a customer's channel, go by name: those that are new are made. */
void       leads_directory_service_save_async      (LeadsDirectoryService *self,
                                                    gpointer               record,
                                                    GCancellable          *cancellable,
                                                    GAsyncReadyCallback    callback,
                                                    gpointer               data);
/* The id, or 0 with @error. */
gint64     leads_directory_service_save_finish     (LeadsDirectoryService *self,
                                                    GAsyncResult          *result,
                                                    GError               **error);

/* Deletes one record; refused with %LEADS_SERVICE_ERROR_IN_USE, whose sentence says what uses it and how many. */
void       leads_directory_service_delete_async    (LeadsDirectoryService *self,
                                                    GType                  type,
                                                    gint64                 id,
                                                    GCancellable          *cancellable,
                                                    GAsyncReadyCallback    callback,
                                                    gpointer               data);
gboolean   leads_directory_service_delete_finish   (LeadsDirectoryService *self,
                                                    GAsyncResult          *result,
                                                    GError               **error);

G_END_DECLS
