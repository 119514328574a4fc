/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-number-source.h>

#include "leads-number-query-private.h"
#include "leads-statement-private.h"

G_BEGIN_DECLS

/* The largest number: fifteen digits (E.164). */
#define LEADS_NUMBER_MAX G_GINT64_CONSTANT (999999999999999)

/**
 * LeadsNumberScope:
 * @query: borrowed
 * @spans: (element-type LeadsSpan): the numbers that may match, ascending, apart; never empty
 *   unless nothing can match
 * @all_numbers: whether @spans is the one of all numbers
 * @substring: (nullable): digits that a number must contain besides
 * @all_uploads: whether every upload matches
 *
 * A query as the store can answer it, in one transaction.
 */
typedef struct
{
  LeadsTransaction *transaction;
  const LeadsNumberQuery *query;
  GArray *spans;
  gboolean all_numbers;
  const char *substring;
  gboolean all_uploads;
  GHashTable *leads; /* NULL: any */
  gint64 lead;       /* 0: several or any */
} LeadsNumberScope;

/**
 * LeadsScopeUpload:
 * @live: how many numbers it has
 * @lowest: none of them is lower
 * @highest: none of them is higher
 *
 * An upload that matches and has numbers.
 */
typedef struct
{
  gint64 id;
  gint64 live;
  gint64 lowest;
  gint64 highest;
} LeadsScopeUpload;

LeadsNumberScope *leads_number_scope_new (LeadsTransaction *transaction, const LeadsNumberQuery *query, GError **error);
void leads_number_scope_free (LeadsNumberScope *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsNumberScope, leads_number_scope_free)

/* Whether @e164 has the scope's digits. Spans are not looked at. */
gboolean leads_number_scope_has_substring (const LeadsNumberScope *self, gint64 e164);

/* Uploads that match, newest first, from the one with id @from down. */
typedef struct _LeadsScopeUploads LeadsScopeUploads;

LeadsScopeUploads *leads_scope_uploads_new (LeadsNumberScope *scope, gint64 from, GError **error);
void leads_scope_uploads_free (LeadsScopeUploads *self);
LeadsSourceResult leads_scope_uploads_next (LeadsScopeUploads *self, LeadsScopeUpload *upload, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsScopeUploads, leads_scope_uploads_free)

G_END_DECLS
