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

/* Where to save a table, as CSV or as a workbook: the ending of the name decides. @name: the proposed name, with the
 * ending of the format that is proposed. Asks before it overwrites. */
void leads_choose_save         (GtkWidget        *parent,
                                const char       *title,
                                const char       *name,
                                LeadsFileChosen   callback);

/* Both formats as filters, the one of the proposed name at first; the other one changes the ending of the name. */
void leads_choose_add_formats  (GtkFileChooserNative *chooser,
                                const char           *name);

G_END_DECLS
