/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <leads-text.h>
#include <leads-time.h>

#include <stdio.h>
#include <string.h>

/* What goes to standard output: one JSON value, or a table whose columns are aligned. A table
 * is read on a terminal, so its cells hold nothing that a terminal obeys. */

struct _LeadsCliTable {
  guint      n_columns;
  GPtrArray *cells; /* row by row, the headings first */
};

void
leads_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  /* JSON is UTF-8 in every locale: g_print() would write it in the locale's encoding. */
  fputs (text, stdout);
  fputc ('\n', stdout);
}

void
leads_cli_json_string (JsonBuilder *builder,
                       const char  *key,
                       const char  *value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, value != NULL ? value : "");
}

void
leads_cli_json_int (JsonBuilder *builder,
                    const char  *key,
                    gint64       value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, value);
}

void
leads_cli_json_time (JsonBuilder *builder,
                     const char  *key,
                     gint64       micros)
{
  g_autofree char *text = micros != 0 ? leads_time_to_iso8601 (micros) : NULL;

  leads_cli_json_string (builder, key, text);
}

/* Of g_printerr(): a message is one line, which may begin where the progress stands. What is in it was typed or read by
 * somebody. */
static void
print_error (const char *text)
{
  const char *line = *text == '\r' ? text + 1 : text;
  const gsize length = strlen (line);
  const gboolean ends = length > 0 && line[length - 1] == '\n';
  g_autofree char *escaped = leads_text_escape (line, (gssize) (length - ends));
  const char *charset;
  g_autofree char *converted = g_get_charset (&charset) ? NULL : g_convert_with_fallback (escaped, -1, charset, "UTF-8", "?", NULL, NULL, NULL);

  fprintf (stderr, "%s%s%s", line != text ? "\r" : "", converted != NULL ? converted : escaped, ends ? "\n" : "");
  fflush (stderr);
}

void
leads_cli_guard_errors (void)
{
  g_set_printerr_handler (print_error);
}

void
leads_cli_print_name (const char *name)
{
  g_autofree char *escaped = leads_text_escape (name, -1);

  g_print ("%s\n", escaped);
}

void
leads_cli_print_id (LeadsCli *cli,
                    gint64    id)
{
  if (cli->json)
    g_print ("{\"id\":%" G_GINT64_FORMAT "}\n", id);
  else
    g_print ("%" G_GINT64_FORMAT "\n", id);
}

static void
add_cell (LeadsCliTable *table,
          const char    *cell)
{
  g_ptr_array_add (table->cells, leads_text_escape (cell != NULL ? cell : "", -1));
}

LeadsCliTable *
leads_cli_table_new (const char *first_heading,
                     ...)
{
  LeadsCliTable *table = g_new0 (LeadsCliTable, 1);
  va_list args;

  table->cells = g_ptr_array_new_with_free_func (g_free);
  va_start (args, first_heading);
  for (const char *heading = first_heading; heading != NULL; heading = va_arg (args, const char *))
    add_cell (table, heading);
  va_end (args);
  table->n_columns = table->cells->len;
  return table;
}

void
leads_cli_table_add (LeadsCliTable *table,
                     const char    *first_cell,
                     ...)
{
  va_list args;

  /* Counted, not ended by NULL: a cell that is not known may be NULL. */
  add_cell (table, first_cell);
  va_start (args, first_cell);
  for (guint i = 1; i < table->n_columns; i++)
    add_cell (table, va_arg (args, const char *));
  va_end (args);
}

void
leads_cli_table_print (LeadsCliTable *table)
{
  g_autofree long *widths = g_new0 (long, table->n_columns);

  for (guint i = 0; i < table->cells->len; i++)
    widths[i % table->n_columns] = MAX (widths[i % table->n_columns], g_utf8_strlen (g_ptr_array_index (table->cells, i), -1));
  for (guint i = 0; i < table->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (table->cells, i);
      gboolean last = i % table->n_columns == table->n_columns - 1;

      g_print ("%s", cell);
      if (last)
        g_print ("\n");
      else
        g_print ("%*s", (int) (widths[i % table->n_columns] - g_utf8_strlen (cell, -1) + 2), "");
    }
  g_ptr_array_unref (table->cells);
  g_free (table);
}
