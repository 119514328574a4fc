/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "upload-support.h"

#include "../../src/services/leads-draft-keeper-private.h"
#include "../../src/services/leads-draft-session-private.h"

G_BEGIN_DECLS

/* A desk whose draft is kept. */
typedef struct
{
  Fixture base;
  LeadsDraftSession *session;
} Kept;

#define FILE_TEXT                                                                                                      \
  "Number,Name\n"                                                                                                      \
  "+12127881500,One\n"                                                                                                 \
  "12127881501,Two\n"                                                                                                  \
  "+12127881500,Three\n"                                                                                               \
  "\n"                                                                                                                 \
  "hello,Four\n"                                                                                                       \
  "+12127881502,Five\n"

/* For g_test_add(); at the end nothing is left of the draft. */
void     kept_set_up    (Kept          *self,
                         gconstpointer  data);
void     kept_tear_down (Kept          *self,
                         gconstpointer  data);
/* Keeps the draft that there is. */
void     kept_start     (Kept          *self);
/* As the dialog does: the draft is emptied after its session has let go of it. */
void     kept_leave     (Kept          *self);
/* The program ends and starts again. */
void     kept_restart   (Kept          *self);
/* What was kept comes back, and is read. */
gboolean kept_restore   (Kept          *self,
                         GError       **error);
void     kept_discard   (Kept          *self);
/* Waits until all is on the disk. */
void     kept_wait_saved (LeadsDraftSession *session);

/* A file in the draft's folder; @name: %NULL: the folder. (transfer full) */
char    *kept_path      (Kept          *self,
                         const char    *name);
/* How many files it has; the first that is not the state. */
guint    kept_count     (Kept          *self);
char    *kept_find_copy (Kept          *self);

void     kept_add       (Kept          *self,
                         const char    *text);
/* One of each kind, with every decision that there is; numbers of a range belong to somebody else. */
void     kept_fill      (Kept          *self);
/* All that a person sees of the draft. (transfer full) */
char    *kept_describe  (LeadsDraft    *draft);
void     kept_assert_same_after_restart (Kept *self);

G_END_DECLS
