/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says the same to eyes (tooltip) and ears (accessible label): every button without words needs it. */
void       leads_ui_label              (GtkWidget         *widget,
                                        const char        *label);

/* The accessible label alone, for what shows its own words. */
void       leads_ui_set_accessible     (GtkWidget         *widget,
                                        const char        *label);

/* At which end of its button a popover begins: at a window's edge a centred one would leave the window.
 * GTK's own alignment of popovers does not turn round with the direction of text. */
void       leads_ui_align_popover      (GtkPopover        *popover,
                                        GtkAlign           align);

/* Text of a file or a number, which reads from left to right in every language too. (transfer full) */
char      *leads_ui_dup_ltr            (const char        *text);

/* A toast of plain text: markup characters in names are shown as they are. */
AdwToast  *leads_ui_toast_new          (const char        *text) G_GNUC_WARN_UNUSED_RESULT;

/* A row of plain text. Names of people and texts of files are never markup, and "use-markup" in one g_object_new()
 * with a text comes too late: it reaches the labels when all properties are set. @subtitle is nullable. */
GtkWidget *leads_ui_action_row_new     (const char        *title,
                                        const char        *subtitle) G_GNUC_WARN_UNUSED_RESULT;

/* The description of a status page is always markup; @text, which may be %NULL, is not. */
void       leads_ui_describe_page      (AdwStatusPage     *page,
                                        const char        *text);

/* A modal message with Close, for an error that needs to be read. @parent is any widget in the window. */
void       leads_ui_show_message       (GtkWidget         *parent,
                                        const char        *heading,
                                        const char        *body);

/* As leads_ui_show_message() with the sentence of @error; says nothing of a cancel. */
void       leads_ui_show_error         (GtkWidget         *parent,
                                        const char        *heading,
                                        const GError      *error);

/* A question: Cancel or @action (translated, with mnemonic). @destructive colours it. The answer comes to
 * @callback with TRUE for @action; the callback is not called when @parent is destroyed first. */
typedef void (*LeadsUiAnswer) (GtkWidget *parent,
                               gboolean   accepted,
                               gpointer   data);
void       leads_ui_ask                (GtkWidget         *parent,
                                        const char        *heading,
                                        const char        *body,
                                        const char        *action,
                                        gboolean           destructive,
                                        LeadsUiAnswer      callback,
                                        gpointer           data,
                                        GDestroyNotify     destroy);

/**
 * leads_ui_set_field_error:
 * @row: the field, usually an #AdwEntryRow or #AdwComboRow in a boxed list
 * @message: (nullable): the sentence, or %NULL when all is well
 *
 * Says beneath a field what is wrong: a row of its own, inserted after @row in
 * its list and tied to it by described-by; class `error` on @row.
 */
void       leads_ui_set_field_error    (GtkWidget         *row,
                                        const char        *message);

/* The settings of the application; %NULL where the schema is not installed. (transfer full) */
GSettings *leads_ui_new_settings       (void);

/* A label for a cell: one line, ellipsized, with the whole text as tooltip when it is cut. */
GtkWidget *leads_ui_cell_label_new     (void);

/* The tooltip of a cell that is bound to many rows in turn. gtk_widget_set_tooltip_text() asks the display where
 * the pointer is, and waits for the answer, every time. @text is nullable. */
void       leads_ui_set_cell_tooltip   (GtkWidget         *cell,
                                        const char        *text);

/* The same, made when it is asked for: what a cell says of the item that it is bound to; %NULL: nothing. */
typedef char *(*LeadsUiCellTooltip) (GtkWidget *cell);
void leads_ui_set_cell_tooltip_maker (GtkWidget          *cell,
                                      LeadsUiCellTooltip  make);

void       leads_ui_set_css_class      (GtkWidget         *widget,
                                        const char        *css_class,
                                        gboolean           set);

/* How much larger than usual text is (1.0; 1.5 with GNOME's Large Text at its most). */
double     leads_ui_text_scale         (GtkWidget         *widget);

/* When @bar was closed: moves the focus from its field to @widget. The field keeps it until it has slid out of sight,
 * and Ctrl+Z would bring back a search that nobody sees. */
void       leads_ui_leave_search       (GtkSearchBar      *bar,
                                        GtkWidget         *widget);

/* For dispose: GTK 4.8 unparents only those children of a template that are bound by name. */
void       leads_ui_unparent_children  (GtkWidget         *widget);

/* GTK has no way to align a column's title: this finds its label, or leaves the title as it is. Do it again
 * after columns were inserted. */
void       leads_ui_align_column_title (GtkColumnView       *view,
                                        GtkColumnViewColumn *column,
                                        GtkAlign             align);

/* Takes all rows out of @list. */
void leads_ui_clear_list (GtkListBox *list);

G_END_DECLS
