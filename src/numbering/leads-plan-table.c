/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include "leads-plan-table-private.h"

#include "leads-plan-values-private.h"

#include <string.h>

/*
 * Reads the table row by row. Invariant: what it returns is complete and in order: every code has its regions,
 * every value is one that can be; only the patterns are not looked into.
 */

#define MAX_COLUMNS 5
/* The national prefix is shown to people and matched nowhere; longer ones are mistakes. */
#define MAX_PREFIX 8
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef struct {
  LeadsPlanTable *table;
  LeadsPlanFault *fault;
  guint line;
  char *columns[MAX_COLUMNS];
  guint n_columns;
  gboolean has_format;
  LeadsPlanCodeRows *code;     /* the block that is read */
  LeadsPlanRegionRows *region; /* within it */
} Reader;

typedef struct {
  const char *keyword;
  guint n_columns; /* with the keyword */
  gboolean (*read) (Reader *self);
} Row;

static gboolean
fail (Reader             *self,
      LeadsPlanFaultKind  kind,
      const char         *detail)
{
  return leads_plan_fault_set (self->fault, kind, self->line, detail);
}

static gboolean
refuse_value (Reader *self,
              guint   column)
{
  return fail (self, LEADS_PLAN_FAULT_VALUE, self->columns[column]);
}

static gboolean
is_absent (const char *value)
{
  return strcmp (value, "-") == 0;
}

static const char *
keep (Reader     *self,
      const char *value)
{
  return g_string_chunk_insert (self->table->texts, value);
}

static LeadsPlanText
keep_text (Reader     *self,
           const char *value)
{
  return (LeadsPlanText){ is_absent (value) ? NULL : keep (self, value), self->line };
}

static void
region_rows_free (gpointer data)
{
  LeadsPlanRegionRows *rows = data;

  g_array_unref (rows->numbers);
  g_free (rows);
}

static void
code_rows_free (gpointer data)
{
  LeadsPlanCodeRows *rows = data;

  g_ptr_array_unref (rows->regions);
  g_array_unref (rows->displays);
  g_free (rows);
}

/* What every code must have when its block ends. */
static gboolean
finish_code (Reader *self)
{
  if (self->code == NULL || self->code->regions->len == self->code->n_names)
    return TRUE;
  return fail (self, LEADS_PLAN_FAULT_MISSING, "region");
}

static gboolean
read_format (Reader *self)
{
  guint layout;

  if (self->has_format)
    return fail (self, LEADS_PLAN_FAULT_KEYWORD, "format");
  if (!leads_plan_parse_number (self->columns[1], 4, &layout))
    return refuse_value (self, 1);
  if (layout > LEADS_PLAN_LAYOUT)
    return fail (self, LEADS_PLAN_FAULT_NEWER_LAYOUT, self->columns[1]);
  self->has_format = TRUE;
  return TRUE;
}

static gboolean
read_version (Reader *self)
{
  if (self->table->version != NULL || self->code != NULL)
    return fail (self, LEADS_PLAN_FAULT_KEYWORD, "version");
  if (!leads_plan_parse_version (self->columns[1]))
    return refuse_value (self, 1);
  self->table->version = keep (self, self->columns[1]);
  return TRUE;
}

static gboolean
read_date (Reader *self)
{
  if (self->table->date != NULL || self->code != NULL)
    return fail (self, LEADS_PLAN_FAULT_KEYWORD, "date");
  if (!leads_plan_parse_date (self->columns[1]))
    return refuse_value (self, 1);
  self->table->date = keep (self, self->columns[1]);
  return TRUE;
}

static gboolean
read_names (Reader            *self,
            LeadsPlanCodeRows *code)
{
  g_auto (GStrv) names = g_strsplit (self->columns[2], ",", LEADS_PLAN_MAX_REGIONS + 1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (i == LEADS_PLAN_MAX_REGIONS)
        return fail (self, LEADS_PLAN_FAULT_TOO_LARGE, self->columns[2]);
      if (!leads_plan_parse_region (names[i], code->names[i]) || (strcmp (names[i], "001") == 0 && (i > 0 || names[1] != NULL)))
        return refuse_value (self, 2);
      code->n_names++;
    }
  return code->n_names > 0 || refuse_value (self, 2);
}

/* Codes come in the order of their digits, and none begins with another. */
static gboolean
check_order (Reader *self)
{
  GPtrArray *codes = self->table->codes;
  g_autofree char *previous = NULL;

  if (codes->len == 0)
    return TRUE;
  previous = g_strdup_printf ("%u", ((LeadsPlanCodeRows *) codes->pdata[codes->len - 1])->value);
  if (strcmp (previous, self->columns[1]) < 0 && !g_str_has_prefix (self->columns[1], previous))
    return TRUE;
  return fail (self, LEADS_PLAN_FAULT_ORDER, self->columns[1]);
}

static gboolean
read_code (Reader *self)
{
  LeadsPlanCodeRows *code;
  guint value;

  if (!finish_code (self))
    return FALSE;
  if (!leads_plan_parse_number (self->columns[1], 3, &value))
    return refuse_value (self, 1);
  if (!check_order (self))
    return FALSE;

  code = g_new0 (LeadsPlanCodeRows, 1);
  code->value = (guint16) value;
  code->n_digits = (guint8) strlen (self->columns[1]);
  code->line = self->line;
  code->regions = g_ptr_array_new_with_free_func (region_rows_free);
  code->displays = g_array_new (FALSE, FALSE, sizeof (LeadsPlanDisplay));
  g_ptr_array_add (self->table->codes, code);
  self->code = code;
  self->region = NULL;
  if (!read_names (self, code))
    return FALSE;
  if (!is_absent (self->columns[3]))
    {
      if (!leads_plan_parse_region (self->columns[3], code->home) || strcmp (code->home, "001") == 0)
        return refuse_value (self, 3);
    }
  return TRUE;
}

static gboolean
read_region (Reader *self)
{
  LeadsPlanRegionRows *region;
  const char *prefix = self->columns[4];

  if (self->code == NULL || self->code->regions->len == self->code->n_names)
    return fail (self, LEADS_PLAN_FAULT_KEYWORD, "region");
  if (strcmp (self->columns[1], self->code->names[self->code->regions->len]) != 0)
    return refuse_value (self, 1);
  if (!is_absent (prefix) && (strlen (prefix) > MAX_PREFIX || strspn (prefix, "0123456789") != strlen (prefix)))
    return refuse_value (self, 4);

  region = g_new0 (LeadsPlanRegionRows, 1);
  region->numbers = g_array_new (FALSE, FALSE, sizeof (LeadsPlanNumbers));
  g_strlcpy (region->name, self->columns[1], LEADS_REGION_SIZE);
  g_ptr_array_add (self->code->regions, region);
  self->region = region;
  if (!leads_plan_parse_lengths (self->columns[2], &region->lengths))
    return refuse_value (self, 2);
  region->international_prefix = keep_text (self, self->columns[3]);
  region->national_prefix = is_absent (prefix) ? NULL : keep (self, prefix);
  return TRUE;
}

/* Whether the row is about the region that is read. */
static gboolean
check_region (Reader *self)
{
  if (self->region == NULL)
    return fail (self, LEADS_PLAN_FAULT_KEYWORD, self->columns[0]);
  return strcmp (self->columns[1], self->region->name) == 0 || refuse_value (self, 1);
}

static gboolean
read_leading (Reader *self)
{
  if (!check_region (self))
    return FALSE;
  if (self->region->leading.text != NULL)
    return fail (self, LEADS_PLAN_FAULT_KEYWORD, "leading");
  self->region->leading = keep_text (self, self->columns[2]);
  return self->region->leading.text != NULL || refuse_value (self, 2);
}

static gboolean
read_strip (Reader *self)
{
  if (!check_region (self))
    return FALSE;
  if (self->region->strip.text != NULL)
    return fail (self, LEADS_PLAN_FAULT_KEYWORD, "strip");
  self->region->strip = keep_text (self, self->columns[2]);
  self->region->transform = is_absent (self->columns[3]) ? NULL : keep (self, self->columns[3]);
  return self->region->strip.text != NULL || refuse_value (self, 2);
}

static gboolean
add_numbers (Reader          *self,
             LeadsNumberType  type)
{
  LeadsPlanNumbers numbers = { .type = (guint8) type };

  if (!check_region (self))
    return FALSE;
  if (!is_absent (self->columns[2]) && !leads_plan_parse_lengths (self->columns[2], &numbers.lengths))
    return refuse_value (self, 2);
  numbers.pattern = keep_text (self, self->columns[3]);
  if (numbers.pattern.text == NULL)
    return refuse_value (self, 3);
  g_array_append_val (self->region->numbers, numbers);
  return TRUE;
}

static gboolean
read_general (Reader *self)
{
  return add_numbers (self, LEADS_NUMBER_TYPE_UNKNOWN);
}

/* Whether the row is about the code that is read, all of whose regions are known. */
static gboolean
check_code (Reader *self)
{
  guint value;

  if (self->code == NULL || self->code->regions->len < self->code->n_names)
    return fail (self, LEADS_PLAN_FAULT_KEYWORD, self->columns[0]);
  return (leads_plan_parse_number (self->columns[1], 3, &value) && value == self->code->value) || refuse_value (self, 1);
}

static gboolean
read_mobile_token (Reader *self)
{
  const char *token = self->columns[2];

  if (!check_code (self))
    return FALSE;
  if (!g_ascii_isdigit (token[0]) || token[1] != '\0')
    return refuse_value (self, 2);
  self->code->mobile_token = (guint8) (token[0] - '0' + 1);
  return TRUE;
}

static gboolean
read_display (Reader *self)
{
  LeadsPlanDisplay display;

  if (!check_code (self))
    return FALSE;
  display.pattern = keep_text (self, self->columns[2]);
  display.template = keep (self, self->columns[3]);
  display.leading = keep_text (self, self->columns[4]);
  if (display.pattern.text == NULL)
    return refuse_value (self, 2);
  g_array_append_val (self->code->displays, display);
  return TRUE;
}

static const Row rows[] = {
  { "format", 2, read_format },   { "version", 2, read_version },           { "date", 2, read_date },
  { "code", 4, read_code },       { "region", 5, read_region },             { "leading", 3, read_leading },
  { "strip", 4, read_strip },     { "general", 4, read_general },           { "mobile_token", 3, read_mobile_token },
  { "display", 5, read_display },
};

#define N_NUMBER_COLUMNS 4

static gboolean
read_row (Reader *self)
{
  LeadsNumberType type;

  if (!self->has_format && strcmp (self->columns[0], "format") != 0)
    return fail (self, LEADS_PLAN_FAULT_MISSING, "format");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (self->columns[0], rows[i].keyword) == 0)
      return self->n_columns == rows[i].n_columns ? rows[i].read (self)
                                                  : fail (self, LEADS_PLAN_FAULT_COLUMNS, self->columns[0]);
  if (self->columns[0][0] == '\0' || !leads_number_type_from_word (self->columns[0], &type))
    return fail (self, LEADS_PLAN_FAULT_KEYWORD, self->columns[0]);
  return self->n_columns == N_NUMBER_COLUMNS ? add_numbers (self, type)
                                             : fail (self, LEADS_PLAN_FAULT_COLUMNS, self->columns[0]);
}

static gboolean
read_line (Reader *self,
           char   *line)
{
  if (line[0] == '\0' || line[0] == '#')
    return TRUE;
  self->n_columns = 0;
  for (char *column = line; column != NULL;)
    {
      char *tab = strchr (column, '\t');

      if (self->n_columns == MAX_COLUMNS)
        return fail (self, LEADS_PLAN_FAULT_COLUMNS, self->columns[0]);
      if (tab != NULL)
        *tab++ = '\0';
      self->columns[self->n_columns++] = column;
      column = tab;
    }
  return read_row (self);
}

static gboolean
finish (Reader *self)
{
  const char *missing = NULL;

  self->line++;
  if (!self->has_format)
    missing = "format";
  else if (self->table->version == NULL)
    missing = "version";
  else if (self->table->date == NULL)
    missing = "date";
  else if (self->code == NULL)
    missing = "code";
  return missing == NULL ? finish_code (self) : fail (self, LEADS_PLAN_FAULT_MISSING, missing);
}

LeadsPlanTable *
leads_plan_table_read (const char     *text,
                       gsize           length,
                       LeadsPlanFault *fault)
{
  g_autoptr (LeadsPlanTable) table = NULL;
  Reader self = { .fault = fault };
  g_autofree char *copy = NULL;
  const char *end;

  *fault = (LeadsPlanFault){ 0 };
  /* Some editors mark a text as UTF-8. */
  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      text += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }
  if (length > LEADS_PLAN_TABLE_MAX_SIZE)
    {
      leads_plan_fault_set (fault, LEADS_PLAN_FAULT_TOO_LARGE, 0, "");
      return NULL;
    }
  if (!g_utf8_validate_len (text, length, &end))
    {
      guint line = 1;

      for (const char *c = text; c < end; c++)
        line += *c == '\n';
      leads_plan_fault_set (fault, LEADS_PLAN_FAULT_NO_TEXT, line, "");
      return NULL;
    }

  table = g_new0 (LeadsPlanTable, 1);
  table->texts = g_string_chunk_new (4096);
  table->codes = g_ptr_array_new_with_free_func (code_rows_free);
  self.table = table;
  copy = g_strndup (text, length);
  for (char *line = copy; line != NULL;)
    {
      char *next = strchr (line, '\n');

      self.line++;
      if (next != NULL)
        *next++ = '\0';
      if (next != NULL && *next == '\0')
        next = NULL;
      g_strchomp (line);
      if (!read_line (&self, line))
        return NULL;
      line = next;
    }
  if (!finish (&self))
    return NULL;
  table->n_lines = self.line;
  return g_steal_pointer (&table);
}

void
leads_plan_table_free (LeadsPlanTable *self)
{
  g_ptr_array_unref (self->codes);
  g_string_chunk_free (self->texts);
  g_free (self);
}
