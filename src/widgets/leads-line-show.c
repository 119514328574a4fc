/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-line-show-private.h"

#include "leads-closures.h"
#include "leads-line-cell-private.h"
#include "leads-number-words.h"
#include "leads-ui-util.h"

#include <glib/gi18n-lib.h>

/* What the cells of a table of lines show of a line, in each form of the table. */

gboolean
leads_line_show_is_loading (LeadsLine *line)
{
  return leads_line_get_line (line) == 0 && leads_line_get_text (line) == NULL && leads_line_get_number (line) == 0;
}

static const char *
get_text (LeadsLine *line)
{
  const char *text = leads_line_get_text (line);

  return text != NULL ? text : "";
}

static char *
dup_display (const LeadsLineColumns *columns, guint64 number)
{
  return leads_number_words_display (leads_validation_service_get_plan (columns->validation), number);
}

/* What is wrong with the line; of one where nothing is, its flag and number as people write it. */
static char *
dup_words (LeadsLine *line, const LeadsLineColumns *columns)
{
  const char *sentence = leads_line_get_sentence (line);
  g_autofree char *flagged = NULL;
  LeadsVerdict verdict;

  if (sentence != NULL || leads_line_get_number (line) == 0)
    return g_strdup (sentence != NULL ? sentence : "");

  leads_validation_service_judge_number (columns->validation, leads_line_get_number (line), &verdict);
  flagged = leads_number_words_flagged (leads_validation_service_get_plan (columns->validation), &verdict);
  return leads_ui_dup_ltr (flagged);
}

/* The same with the CAC, where that is what can be edited. */
static char *
dup_sentence (LeadsLine *line, const LeadsLineColumns *columns)
{
  const char *cac = leads_line_get_cac (line);
  g_autofree char *words = dup_words (line, columns);

  if (cac == NULL)
    return g_steal_pointer (&words);
  if (leads_line_get_reason (line) == LEADS_REASON_OVER_LIMIT)
    /* Translators: what stands where the CAC is, and what is wrong with it: “1.5”: The CAC is not a whole number of at
     * least 2 */
    return g_strdup_printf (_("“%1$s”: %2$s"), cac, words);
  if (*cac == '\0')
    /* Translators: %s is a number that allows any number of calls at a time */
    return g_strdup_printf (_("%s, no CAC"), words);
  /* Translators: %1$s is a number, %2$s how many calls at a time it allows (call admission control) */
  return g_strdup_printf (_("%1$s, CAC: %2$s"), words, cac);
}

void
leads_line_show_line (GtkWidget *cell, LeadsLine *line, const LeadsLineColumns *columns)
{
  g_autofree char *text = leads_format_count ((gint64) leads_line_get_line (line));

  gtk_label_set_label (GTK_LABEL (cell), leads_line_get_line (line) > 0 ? text : "");
}

void
leads_line_show_file (GtkWidget *cell, LeadsLine *line, const LeadsLineColumns *columns)
{
  const char *file = leads_line_get_file (line);

  gtk_label_set_label (GTK_LABEL (cell), file != NULL ? file : "");
  gtk_widget_set_tooltip_text (cell, file);
}

/* The same with the number of the line, where that has no column. */
static char *
dup_numbered (LeadsLine *line, const LeadsLineColumns *columns)
{
  g_autofree char *number = leads_format_count ((gint64) leads_line_get_line (line));
  g_autofree char *words = dup_sentence (line, columns);

  if (leads_line_show_is_loading (line) || leads_line_get_line (line) == 0)
    return g_steal_pointer (&words);
  if (leads_line_get_file (line) != NULL)
    /* Translators: the number of a line, its file, and what is wrong with it, “Line 12 of november.csv: Lacks the +” */
    return g_strdup_printf (_("Line %s of %s: %s"), number, leads_line_get_file (line), words);
  /* Translators: the number of a line and what is wrong with it, “Line 12: Lacks the +” */
  return g_strdup_printf (_("Line %s: %s"), number, words);
}

static void
show_act (GtkWidget *act, const char *label, const char *name)
{
  if (!GTK_IS_BUTTON (act))
    {
      gtk_label_set_label (GTK_LABEL (act), label);
      return;
    }
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (act))), label);
  leads_ui_set_accessible (act, name);
  leads_ui_set_cell_tooltip (act, name);
}

/* What can be done about the line, in a word: the number it must have been, or the way to what has its number. */
static void
update_act (GtkWidget *act, LeadsLine *line, const LeadsLineColumns *columns)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  guint64 number = 0;

  gtk_widget_set_visible (act, FALSE);
  if (leads_line_get_suggestion (line) != NULL && leads_number_parse (leads_line_get_suggestion (line), -1, &number))
    {
      text = dup_display (columns, number);
      name = g_strdup_printf (_("Use %s instead"), text);
      gtk_widget_set_visible (act, TRUE);
      show_act (act, text, name);
    }
  else if (leads_line_get_upload (line) > 0 && GTK_IS_BUTTON (act))
    {
      text = g_strdup_printf ("%" G_GINT64_FORMAT, leads_line_get_upload (line));
      name = g_strdup_printf (_("Show upload %s, which has the number"), text);
      gtk_widget_set_visible (act, TRUE);
      show_act (act, _("Show Upload"), name);
    }
}

void
leads_line_show_text (GtkWidget *widget, LeadsLine *line, const LeadsLineColumns *columns)
{
  LeadsLineCell *cell = LEADS_LINE_CELL (widget);
  g_autofree char *words = NULL;

  leads_line_cell_set_text (cell, leads_line_show_is_loading (line) ? "…" : get_text (line));
  leads_line_cell_set_original (cell, leads_line_get_original (line));
  if (columns->form == LEADS_LINE_FORM_WIDE)
    return;
  words = leads_line_columns_has_line (columns) ? dup_sentence (line, columns) : dup_numbered (line, columns);
  leads_line_cell_set_sentence (cell, words);
  update_act (leads_line_cell_get_act (cell), line, columns);
}

void
leads_line_show_wrong (GtkWidget *cell, LeadsLine *line, const LeadsLineColumns *columns)
{
  GtkWidget *sentence = gtk_widget_get_first_child (cell);
  g_autofree char *words = dup_sentence (line, columns);

  gtk_label_set_label (GTK_LABEL (sentence), words);
  update_act (gtk_widget_get_next_sibling (sentence), line, columns);
}

static void
name_button (GtkWidget *button, const char *name)
{
  leads_ui_set_accessible (button, name);
  leads_ui_set_cell_tooltip (button, name);
}

void
leads_line_show_acts (GtkWidget *cell, LeadsLine *line, const LeadsLineColumns *columns)
{
  GtkWidget *edit = gtk_widget_get_first_child (cell);
  g_autofree char *number = leads_format_count ((gint64) leads_line_get_line (line));
  g_autofree char *edit_name = g_strdup_printf (leads_line_get_cac (line) != NULL ? _("Edit the CAC of line %s")
                                                                                 : _("Edit line %s"),
                                                number);
  g_autofree char *remove_name = g_strdup_printf (_("Remove line %s"), number);

  name_button (edit, leads_line_columns_can_edit (line)
                         ? edit_name
                         : _("The line is no lead’s: which number it has changes nothing"));
  name_button (gtk_widget_get_next_sibling (edit), remove_name);
  gtk_widget_set_sensitive (cell, !leads_line_show_is_loading (line));
  gtk_widget_set_sensitive (edit, leads_line_columns_can_edit (line));
}
