/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LeadsPagerRows:
 *
 * The rows of a #LeadsPager that are here: the pages that were read last, and every object that somebody outside holds.
 */
typedef struct _LeadsPagerRows LeadsPagerRows;

/* @fill: as of #LeadsPagerFuncs. @released: a placeholder goes that nothing came for; @page: the one that it waited for */
LeadsPagerRows *leads_pager_rows_new   (void           (*fill) (gpointer placeholder, gpointer row),
                                        void           (*released) (gpointer data, guint page),
                                        gpointer         data);
void            leads_pager_rows_free  (LeadsPagerRows  *self);

/* Forgets all of them, for good: what is taken in just now is not filled any more. */
void            leads_pager_rows_close (LeadsPagerRows  *self);

gboolean        leads_pager_rows_has_page (LeadsPagerRows *self,
                                           guint           number);

/* The row's object: the same one as long as anybody holds it; %NULL: there is none yet. @wanted: (out): whether its page is
 * to be read; that of a page that came short is not: reading again would give the same. (transfer full) */
gpointer        leads_pager_rows_find  (LeadsPagerRows  *self,
                                        guint            position,
                                        gboolean        *wanted);

/* @object: gets its values when its page comes, if anybody still holds it then. */
void            leads_pager_rows_add_placeholder (LeadsPagerRows *self,
                                                  guint           position,
                                                  gpointer        object);

/* Takes a page of @rows in, from @first_row on; objects that are held outside stay, and get the values. */
void            leads_pager_rows_take_page (LeadsPagerRows *self,
                                            guint           number,
                                            GPtrArray      *rows,
                                            guint           first_row);

/* Forgets the pages that were not asked for the longest, when they are too many. */
void            leads_pager_rows_trim  (LeadsPagerRows  *self);

/* Forgets what is past the end. */
void            leads_pager_rows_shrink (LeadsPagerRows *self,
                                         guint           n_rows);

G_END_DECLS
