/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-draft.h"
#include "leads-file-options.h"

G_BEGIN_DECLS

/**
 * LeadsDraftInput:
 * @source: where the numbers come from
 * @title: (nullable): of a file or list: what its entry is called
 * @start: (nullable): what was typed: the number, or the start of a range
 * @end: (nullable): and its end
 * @flags: with which it was typed, without %LEADS_DRAFT_KEEP_REFUSED; whether it included what is outside the plan
 *   is resolved
 * @repairs: whether what was typed was to be repaired where it has one reading
 * @uri: (nullable): the file
 * @bytes: (nullable): the text that was pasted; %NULL when the draft came back from its folder, where @copy is
 * @options: what was said about it
 * @country: (nullable): whose national forms get a suggestion
 * @copy: (nullable): the name of the copy of its bytes in the draft's folder; it may not have come about
 * @origin: (nullable) (atomic): what the file was like when it was read: leads_file_state_dup()
 *
 * What a person gave a draft: enough to have the same entry again. But for @origin it does not change after it was
 * given to an entry, so that any thread may read it.
 */
typedef struct {
  gatomicrefcount    ref_count;
  LeadsUploadSource  source;
  char              *title;
  char              *start;
  char              *end;
  LeadsDraftFlags    flags;
  gboolean           repairs;
  char              *uri;
  GBytes            *bytes;
  LeadsFileOptions   options;
  char              *country;
  char              *copy;
  char              *origin;
} LeadsDraftInput;

LeadsDraftInput *leads_draft_input_new   (LeadsUploadSource source);
/* What was typed; @end: (nullable): of a range. */
LeadsDraftInput *leads_draft_input_typed (const char       *start,
                                          const char       *end,
                                          LeadsDraftFlags   flags,
                                          const char       *country);
/* The same of another country. */
LeadsDraftInput *leads_draft_input_copy  (const LeadsDraftInput *input,
                                          const char       *country);
LeadsDraftInput *leads_draft_input_ref   (LeadsDraftInput  *self);
void             leads_draft_input_unref (LeadsDraftInput  *self);

/* Once, from any thread. (transfer full) (nullable): @origin. */
void             leads_draft_input_take_origin (LeadsDraftInput *self,
                                                char            *origin);
/* Borrowed. */
const char      *leads_draft_input_get_origin  (LeadsDraftInput *self);

gboolean         leads_draft_input_is_typed    (const LeadsDraftInput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsDraftInput, leads_draft_input_unref)

G_END_DECLS
