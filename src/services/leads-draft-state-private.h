/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-content-private.h"
#include "leads-draft-choice-private.h"
#include "leads-draft-input-private.h"
#include "leads-edits-private.h"

G_BEGIN_DECLS

/* How the file begins, which format this program writes, and the type of what stands behind the checksum. */
#define LEADS_DRAFT_STATE_MAGIC  "Customer Leads draft "
#define LEADS_DRAFT_STATE_FORMAT 1
#define LEADS_DRAFT_STATE_TYPE   "(a{sv}aa{sv})"

/**
 * LeadsDraftItem:
 * @input: what was given
 * @sha256: (nullable): of the bytes that were read; %NULL when they were not read to their end
 * @n_lines: how many lines with text there were, and
 * @has_header: whether they had a heading, when the decisions were made
 * @removed: (element-type guint64): sorted indices of lines that were taken out; never changes
 * @edits: (nullable): lines that were written anew
 * @edited: (nullable): the same of what is to be read again: their numbers, an array of (index, cell), ascending
 * @edited_cacs: (nullable): and their CACs
 * @restored: (nullable): what became of @edited; made by the thread that reads, for the one that waits for it
 * @repaired: a bit (1 << repair) for each repair that is made, as in #LeadsOutcome
 * @includes_unplanned: whether numbers that are outside the plan are included
 * @adds_rest: whether ranges leave out what others own
 *
 * An entry as it is kept: what was given, and what was decided about it. But for @restored it never changes.
 */
typedef struct {
  gatomicrefcount  ref_count;
  LeadsDraftInput *input;
  char            *sha256;
  guint64          n_lines;
  gboolean         has_header;
  GArray          *removed;
  LeadsEdits      *edits;
  GVariant        *edited;
  GVariant        *edited_cacs;
  LeadsEdits      *restored;
  guint            repaired;
  LeadsUnplanned   includes_unplanned;
  gboolean         adds_rest;
} LeadsDraftItem;

/* @input and @removed are shared. */
LeadsDraftItem *leads_draft_item_new   (LeadsDraftInput *input,
                                        GArray          *removed);
LeadsDraftItem *leads_draft_item_ref   (LeadsDraftItem  *self);
void            leads_draft_item_unref (LeadsDraftItem  *self);

/**
 * LeadsDraftState:
 * @lead_id: whose draft it is; 0: it is for several leads
 * @n_numbers: how many numbers it would upload
 * @saved_at: when, UTC microseconds
 * @profile_id: what was chosen, or 0
 * @connection_id: the same
 * @service_info: (nullable)
 * @ticket: (nullable)
 * @typed_start: (nullable): what stands in the fields and was not added
 * @typed_end: (nullable)
 * @items: (element-type LeadsDraftItem): in their order
 * @matches: of such a draft: what was said about names that no lead has
 * @choices: (element-type LeadsDraftChoice): of a draft for several leads: what was chosen for them
 *
 * A draft as it is kept: what a person gave and decided, nothing that follows from it.
 */
typedef struct {
  gint64     lead_id;
  gint64     n_numbers;
  gint64     saved_at;
  gint64     profile_id;
  gint64     connection_id;
  char      *service_info;
  char      *ticket;
  char      *typed_start;
  char      *typed_end;
  GPtrArray *items;
  LeadsMatches *matches;
  GPtrArray *choices;
} LeadsDraftState;

LeadsDraftState *leads_draft_state_new        (void);
void             leads_draft_state_free       (LeadsDraftState  *self);

/* The texts of #LeadsFileOptions, and what they are called in the state. */
typedef struct {
  const char *key;
  gsize       offset;
} LeadsDraftStateText;

#define LEADS_DRAFT_STATE_N_TEXTS 9
extern const LeadsDraftStateText leads_draft_state_texts[LEADS_DRAFT_STATE_N_TEXTS];

/* What the repairs are called in the state, by their bits. */
extern const char *const leads_draft_state_repairs[LEADS_N_REPAIRS];

/* The bytes of a state file: a line with the format's number, a checksum, and the rest. (transfer full) */
GBytes          *leads_draft_state_to_bytes   (const LeadsDraftState *self);
/* The SHA-256 of what was given and decided: not of when it was kept, how many numbers follow, or what is to be chosen
 * anew. (transfer full) */
char            *leads_draft_state_digest     (const LeadsDraftState *self);
/* %LEADS_SERVICE_ERROR_NEWER or %LEADS_SERVICE_ERROR_DAMAGED, without a sentence for people. */
LeadsDraftState *leads_draft_state_from_bytes (GBytes           *bytes,
                                               GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsDraftItem, leads_draft_item_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsDraftState, leads_draft_state_free)

G_END_DECLS
