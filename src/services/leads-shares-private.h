/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-content-private.h"

G_BEGIN_DECLS

/**
 * LeadsShare:
 * @lead_id: whose; 0: lines that are nobody's
 * @first: index of its first line
 * @totals: what becomes of its lines; the heading and blank lines are in none
 * @n_claimed: how many numbers its accepted lines have
 *
 * What a file for several leads has for one of them.
 */
typedef struct
{
  gint64 lead_id;
  guint64 first;
  LeadsTotals totals;
  gint64 n_claimed;
} LeadsShare;

/**
 * LeadsShares:
 *
 * The shares of a file. One thread fills it; then it never changes.
 */
typedef struct _LeadsShares LeadsShares;

LeadsShares      *leads_shares_new   (void);
void              leads_shares_free  (LeadsShares *self);

/* The share of @lead_id, made when it is not there. */
LeadsShare       *leads_shares_open  (LeadsShares *self,
                                      gint64       lead_id);
/* The same; %NULL when it is not there. */
const LeadsShare *leads_shares_find  (LeadsShares *self,
                                      gint64       lead_id);

/* Counts line @index, of which became @reason. @repaired: it is right because it was mended; @n_numbers: how many
 * numbers it has. */
void              leads_shares_count (LeadsShares *self,
                                      gint64       lead_id,
                                      guint64      index,
                                      LeadsReason  reason,
                                      gboolean     repaired,
                                      guint64      n_numbers);
/* All lines and numbers are counted: puts the shares in the order of their first lines. */
void              leads_shares_close (LeadsShares *self);

guint             leads_shares_get_n (LeadsShares *self);
const LeadsShare *leads_shares_get   (LeadsShares *self,
                                      guint        position);

G_END_DECLS
