/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include "leads-plan-compiler-private.h"

#include <locale.h>
#include <stdio.h>

/*
 * Writes the plan that is built in: leads-plan-compiler TABLE OUTPUT. Messages are for those who build the program.
 */

#define PER_LINE 24

static const char *
describe (LeadsPlanFaultKind kind)
{
  switch (kind)
    {
    case LEADS_PLAN_FAULT_NO_TEXT:
      return "no UTF-8 text";
    case LEADS_PLAN_FAULT_NEWER_LAYOUT:
      return "a layout newer than this program reads";
    case LEADS_PLAN_FAULT_KEYWORD:
      return "a row that does not belong here";
    case LEADS_PLAN_FAULT_COLUMNS:
      return "too few or too many columns";
    case LEADS_PLAN_FAULT_VALUE:
      return "a value that cannot be";
    case LEADS_PLAN_FAULT_PATTERN:
      return "a malformed pattern";
    case LEADS_PLAN_FAULT_ORDER:
      return "a country code out of order";
    case LEADS_PLAN_FAULT_MISSING:
      return "missing before this line";
    case LEADS_PLAN_FAULT_TOO_LARGE:
      return "more than a plan can hold";
    case LEADS_PLAN_FAULT_NONE:
    default:
      return "";
    }
}

/* A text as a C string; templates and versions hold nothing but printable ASCII and NUL. */
static void
write_text (GString    *out,
            const char *text,
            gsize       length)
{
  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\0')
      g_string_append (out, "\\0\"\n  \"");
    else if (text[i] == '"' || text[i] == '\\' || text[i] == '?')
      g_string_append_printf (out, "\\%c", text[i]);
    else
      g_string_append_c (out, text[i]);
  g_string_append_c (out, '"');
}

static void
write_rows (GString             *out,
            const char          *name,
            const LeadsPlanNext *rows,
            guint                n)
{
  g_string_append_printf (out, "\nstatic const LeadsPlanNext %s[] = {\n", name);
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, "  { ");
      for (guint digit = 0; digit < 10; digit++)
        g_string_append_printf (out, "%u%s", rows[i][digit], digit < 9 ? ", " : " },\n");
    }
  g_string_append (out, "};\n");
}

static void
write_bytes (GString      *out,
             const char   *name,
             const guint8 *values,
             guint         n)
{
  g_string_append_printf (out, "\nstatic const guint8 %s[] = {", name);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%u,", i % PER_LINE == 0 ? "\n  " : " ", values[i]);
  g_string_append (out, "\n};\n");
}

static void
write_words (GString       *out,
             const char    *name,
             const guint16 *values,
             guint          n)
{
  g_string_append_printf (out, "\nstatic const guint16 %s[] = {", name);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%u,", i % PER_LINE == 0 ? "\n  " : " ", values[i]);
  g_string_append (out, "\n};\n");
}

static void
write_meanings (GString               *out,
                const LeadsPlanTables *tables)
{
  g_string_append (out, "\nstatic const LeadsPlanLabel label_meanings[] = {\n");
  for (guint i = 0; i < tables->n_labels; i++)
    g_string_append_printf (out, "  { %u, %u },\n", tables->label_meanings[i].region, tables->label_meanings[i].type);
  g_string_append (out, "};\n\nstatic const LeadsPatternStep steps[] = {\n");
  for (guint i = 0; i < tables->n_steps; i++)
    g_string_append_printf (out, "  { %d, %d, %d },\n", tables->steps[i].operation, tables->steps[i].a,
                            tables->steps[i].b);
  g_string_append (out, "};\n");
}

static void
write_codes (GString               *out,
             const LeadsPlanTables *tables)
{
  g_string_append (out, "\nstatic const LeadsPlanCode codes[] = {\n");
  for (guint i = 0; i < tables->n_codes; i++)
    {
      const LeadsPlanCode *code = &tables->codes[i];

      g_string_append_printf (out, "  { %u, %u, %u, %u, %u, 0x%04x, %u, %u, \"%s\" },\n", code->value,
                              code->first_region, code->n_regions, code->state, code->display, code->lengths,
                              code->n_digits, code->mobile_token, code->home);
    }
  g_string_append (out, "};\n\nstatic const LeadsPlanRegion regions[] = {\n");
  for (guint i = 0; i < tables->n_regions; i++)
    {
      const LeadsPlanRegion *region = &tables->regions[i];

      g_string_append_printf (out, "  { \"%s\", %u, %u, %u, %u, %u, %u, \"%s\", \"%s\" },\n", region->name, region->code,
                              region->international_prefix, region->n_international_prefix, region->strip,
                              region->n_strip, region->group, region->literal, region->national_prefix);
    }
  g_string_append (out, "};\n");
}

static void
write_formats (GString               *out,
               const LeadsPlanTables *tables)
{
  g_string_append (out, "\nstatic const LeadsPlanFormat formats[] = {\n");
  for (guint i = 0; i < tables->n_formats; i++)
    {
      const LeadsPlanFormat *format = &tables->formats[i];

      g_string_append_printf (out, "  { %u, %u, { ", format->template, format->n_groups);
      for (guint j = 0; j < LEADS_PLAN_FORMAT_MAX_GROUPS; j++)
        g_string_append_printf (out, "%u, ", format->least[j]);
      g_string_append (out, "}, { ");
      for (guint j = 0; j < LEADS_PLAN_FORMAT_MAX_GROUPS; j++)
        g_string_append_printf (out, "%u, ", format->most[j]);
      g_string_append (out, "} },\n");
    }
  g_string_append (out, "};\n\nstatic const char texts[] =\n  ");
  write_text (out, tables->texts, tables->n_texts);
  g_string_append (out, ";\n");
}

static void
write_summary (GString               *out,
               const LeadsPlanTables *tables)
{
  g_string_append (out, "\nstatic const LeadsPlanTables builtin_plan = {\n  .version = ");
  write_text (out, tables->version, strlen (tables->version));
  g_string_append (out, ",\n  .date = ");
  write_text (out, tables->date, strlen (tables->date));
  g_string_append_printf (out,
                          ",\n  .next = next,\n  .labels = labels,\n  .n_states = %u,\n"
                          "  .label_meanings = label_meanings,\n  .n_labels = %u,\n"
                          "  .codes = codes,\n  .n_codes = %u,\n  .regions = regions,\n  .n_regions = %u,\n"
                          "  .steps = steps,\n  .n_steps = %u,\n"
                          "  .displays = displays,\n  .display_choices = display_choices,\n  .n_displays = %u,\n"
                          "  .choices = choices,\n  .n_choices = %u,\n  .formats = formats,\n  .n_formats = %u,\n"
                          "  .texts = texts,\n  .n_texts = %u,\n};\n",
                          tables->n_states, tables->n_labels, tables->n_codes, tables->n_regions, tables->n_steps,
                          tables->n_displays, tables->n_choices, tables->n_formats, tables->n_texts);
}

static gboolean
write_plan (const LeadsPlanTables *tables,
            const char            *path,
            GError               **error)
{
  g_autoptr (GString) out = g_string_new ("#include \"leads-plan-tables-private.h\"\n");

  write_rows (out, "next", tables->next, tables->n_states);
  write_bytes (out, "labels", tables->labels, tables->n_states);
  write_meanings (out, tables);
  write_codes (out, tables);
  write_rows (out, "displays", tables->displays, tables->n_displays);
  write_words (out, "display_choices", tables->display_choices, tables->n_displays);
  write_words (out, "choices", tables->choices, tables->n_choices);
  write_formats (out, tables);
  write_summary (out, tables);
  return g_file_set_contents (path, out->str, (gssize) out->len, error);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *text = NULL;
  g_autoptr (LeadsPlanCompiled) compiled = NULL;
  g_autoptr (GError) error = NULL;
  LeadsPlanFault fault;
  gsize length;

  setlocale (LC_ALL, "");
  if (argc != 3)
    {
      fprintf (stderr, "Usage: leads-plan-compiler TABLE OUTPUT\n");
      return 2;
    }
  if (!g_file_get_contents (argv[1], &text, &length, &error))
    {
      fprintf (stderr, "leads-plan-compiler: %s\n", error->message);
      return 1;
    }
  compiled = leads_plan_compile (text, length, &fault);
  if (compiled == NULL)
    {
      fprintf (stderr, "%s:%u: %s: “%s”\n", argv[1], fault.line, describe (fault.kind), fault.detail);
      return 1;
    }
  if (!write_plan (leads_plan_compiled_get_tables (compiled), argv[2], &error))
    {
      fprintf (stderr, "leads-plan-compiler: %s\n", error->message);
      return 1;
    }
  return 0;
}
