/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-unread-words.h"

#include "leads-closures.h"

#include <glib/gi18n-lib.h>

/* The words for files that could not be read. */

#define PLURAL(n) ((gulong) (n))

/* Sentences that are told in full: more would push the answer out of a small window. */
#define MAX_SENTENCES 5

char *
leads_unread_words_count (guint n_files)
{
  g_autofree char *count = leads_format_count (n_files);

  if (n_files == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%s file could not be read", "%s files could not be read", PLURAL (n_files)), count);
}

char *
leads_unread_words_question (guint n_files)
{
  g_autofree char *count = leads_format_count (n_files);

  return g_strdup_printf (ngettext ("Upload Without %s File?", "Upload Without %s Files?", PLURAL (n_files)), count);
}

char *
leads_unread_words_result (guint n_files)
{
  g_autofree char *count = leads_format_count (n_files);

  return g_strdup_printf (ngettext ("Nothing was uploaded of %s file:", "Nothing was uploaded of %s files:",
                                    PLURAL (n_files)),
                          count);
}

char *
leads_unread_words_list (GPtrArray *sentences)
{
  GString *text = g_string_new (NULL);
  const guint n_shown = sentences->len <= MAX_SENTENCES ? sentences->len : MAX_SENTENCES - 1;

  for (guint i = 0; i < n_shown; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (sentences, i));
  if (n_shown < sentences->len)
    {
      g_autofree char *count = leads_format_count (sentences->len - n_shown);

      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("%s more file could not be read.", "%s more files could not be read.",
                                        PLURAL (sentences->len - n_shown)),
                              count);
    }
  return g_string_free (text, FALSE);
}
