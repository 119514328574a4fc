/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Rows of a page: about what a jump of a full-height view asks for, so that a jump costs one or two reads. */
#define LEADS_PAGER_PAGE_ROWS 256

/* Pages kept: 16,384 rows, some megabytes. */
#define LEADS_PAGER_MAX_PAGES 64

/* Most pages in one read. */
#define LEADS_PAGER_MAX_RUN 16

typedef struct _LeadsPager LeadsPager;

/* A read under way; opaque: handed back with leads_pager_deliver(). */
typedef struct _LeadsPagerRequest LeadsPagerRequest;

/**
 * LeadsPagerFuncs:
 * @make_placeholder: (transfer full): an object for a row that is still on its way
 * @fill: gives a placeholder the values of the row that arrived
 * @load: starts reading @n_rows rows from @position on and calls
 *   leads_pager_deliver() once, later, also after a cancel
 * @pending_changed: leads_pager_get_n_pending() gives something else now
 * @failed: a read failed with @error (not with a cancel)
 * @came_short: a page has fewer rows than the list says: the data has changed since
 *
 * What a list gives its pager. All are called in the list's main context.
 */
typedef struct {
  gpointer (*make_placeholder) (gpointer owner);
  void     (*fill)             (gpointer placeholder, gpointer row);
  void     (*load)             (gpointer owner, guint position, guint n_rows, GCancellable *cancellable,
                                LeadsPagerRequest *request);
  void     (*pending_changed)  (gpointer owner);
  void     (*failed)           (gpointer owner, const GError *error);
  void     (*came_short)       (gpointer owner);
} LeadsPagerFuncs;

/* @funcs must be static; @owner is not referenced and calls leads_pager_close() before it goes. */
LeadsPager *leads_pager_new           (const LeadsPagerFuncs *funcs,
                                       gpointer               owner);

/* Cancels, forgets the rows and frees the pager once no read is under way. */
void        leads_pager_close         (LeadsPager            *self);

/* How many rows there are. Growing keeps every row; shrinking forgets those past the end. */
void        leads_pager_set_n_rows    (LeadsPager            *self,
                                       guint                  n_rows);

/* The row's object, at once: the same one as long as anybody holds it. (transfer full) */
gpointer    leads_pager_get           (LeadsPager            *self,
                                       guint                  position);

/* Pages that were asked for and are not here yet. */
guint       leads_pager_get_n_pending (LeadsPager            *self);

/* Reads that were started. */
guint64     leads_pager_get_n_reads   (LeadsPager            *self);

/* The answer to a request: @rows (transfer full), or %NULL with @error (transfer full). */
void        leads_pager_deliver       (LeadsPagerRequest     *request,
                                       GPtrArray             *rows,
                                       GError                *error);

G_END_DECLS
