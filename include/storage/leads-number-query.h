/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LeadsStoreOrder:
 * @LEADS_STORE_ORDER_NEWEST: newest upload first, numbers ascending within
 * @LEADS_STORE_ORDER_NUMBER: numbers ascending
 *
 * The orders an index serves.
 */
typedef enum
{
  LEADS_STORE_ORDER_NEWEST,
  LEADS_STORE_ORDER_NUMBER
} LeadsStoreOrder;

/**
 * LeadsStoreKey:
 *
 * Where a number stands in a query's order. Lasts as long as the number lives.
 */
typedef struct
{
  gint64 upload;
  gint64 e164;
} LeadsStoreKey;

#define LEADS_TYPE_NUMBER_QUERY (leads_number_query_get_type ())

/**
 * LeadsNumberQuery:
 *
 * Which live numbers, in which order. Reference counted; set up by one
 * thread, then shared and left alone.
 */
typedef struct _LeadsNumberQuery LeadsNumberQuery;

GType leads_number_query_get_type (void);

LeadsNumberQuery *leads_number_query_new (LeadsStoreOrder order);
LeadsNumberQuery *leads_number_query_ref (LeadsNumberQuery *self);
void leads_number_query_unref (LeadsNumberQuery *self);
LeadsNumberQuery *leads_number_query_copy (const LeadsNumberQuery *self);
gboolean leads_number_query_equal (const LeadsNumberQuery *self, const LeadsNumberQuery *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsNumberQuery, leads_number_query_unref)

LeadsStoreOrder leads_number_query_get_order (const LeadsNumberQuery *self);
void leads_number_query_set_order (LeadsNumberQuery *self, LeadsStoreOrder order);

/* Only of this upload, lead, customer, profile, connection (ids; 0: any); several must all hold. */
void leads_number_query_set_upload (LeadsNumberQuery *self, gint64 upload);
void leads_number_query_set_lead (LeadsNumberQuery *self, gint64 lead);
void leads_number_query_set_customer (LeadsNumberQuery *self, gint64 customer);
void leads_number_query_set_profile (LeadsNumberQuery *self, gint64 profile);
void leads_number_query_set_connection (LeadsNumberQuery *self, gint64 connection);

/* Only uploaded at or after @since (UTC microseconds; 0: any time). */
void leads_number_query_set_since (LeadsNumberQuery *self, gint64 since);

/**
 * leads_number_query_set_text:
 * @text: (nullable): what a person typed
 *
 * Text of digits and notation only ("+44 (20) 7946") asks for the numbers that begin
 * with these digits; zeros that are dialled and belong to no number ("020 7946", "0044 20",
 * "+44 (0)20") are left out. In other text a word that starts with `+` or has four digits or
 * more and nothing else asks for the same; every other word must occur in the name of the
 * customer, the service or the channel, whatever its letter case.
 */
void leads_number_query_set_text (LeadsNumberQuery *self, const char *text);

/*
 * Digits may stand anywhere in the number: looks at every number of the other
 * conditions (seconds for millions). Where few match, a position index wants its
 * anchors close together (64), for a page costs the way from its anchor.
 */
void leads_number_query_set_anywhere (LeadsNumberQuery *self, gboolean anywhere);
gboolean leads_number_query_get_anywhere (const LeadsNumberQuery *self);

/* The digits that are asked for, or %NULL. Borrowed. */
const char *leads_number_query_get_digits (const LeadsNumberQuery *self);

/* <0, 0, >0: whether @a comes before @b in @self's order. */
int leads_number_query_compare (const LeadsNumberQuery *self, const LeadsStoreKey *a, const LeadsStoreKey *b);

G_END_DECLS
