/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-run.h"
#include "leads-spool.h"

G_BEGIN_DECLS

/*
 * Sorted pieces, in a spool and in memory, read as one ascending sequence.
 */
typedef struct _LeadsPieces LeadsPieces;

/* @spool: (nullable): where the spooled ones are, one after another from its start */
LeadsPieces *leads_pieces_new         (LeadsSpool             *spool);
void         leads_pieces_free        (LeadsPieces            *self);

/* Before the first take: the next piece of the spool, or one in memory; borrowed. */
void         leads_pieces_add_spooled (LeadsPieces            *self,
                                       gsize                   n_records);
void         leads_pieces_add         (LeadsPieces            *self,
                                       const LeadsSortRecord  *records,
                                       gsize                   n_records);

/* The next @room records into @block. @n_records: (out): how many those are; fewer only at the end */
gboolean     leads_pieces_take        (LeadsPieces            *self,
                                       LeadsSortRecord        *block,
                                       gsize                   room,
                                       gsize                  *n_records,
                                       GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsPieces, leads_pieces_free)

G_END_DECLS
