/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Native file choosers. The callback comes once,
 * with @parent, when something was chosen; not at all after a cancel or when
 * @parent goes first.
 */

/* @files: (element-type GFile). */
typedef void (*LeadsFilesChosen) (GtkWidget  *parent,
                                  GListModel *files);
typedef void (*LeadsFileChosen)  (GtkWidget  *parent,
                                  GFile      *file);

/* Files of numbers, one or several; its verb is Import. */
void leads_choose_number_files (GtkWidget        *parent,
                                LeadsFilesChosen  callback);

/* One file with a numbering plan; its verb is Install. */
void leads_choose_plan         (GtkWidget        *parent,
                                LeadsFileChosen   callback);

/* Where to save; @name: the proposed name. Asks before it overwrites. */
void leads_choose_save         (GtkWidget        *parent,
                                const char       *title,
                                const char       *name,
                                LeadsFileChosen   callback);

G_END_DECLS
