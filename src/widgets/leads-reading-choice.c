/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-reading-choice.h"

#include "leads-reading-heading-private.h"

#include <glib/gi18n-lib.h>

/*
 * From what a person can say about a file to lists, and back. Invariant: a list's position and the options say the
 * same, whatever was found out.
 */

static const char *const encodings[] = { "UTF-8", "UTF-16", "Windows-1252", "ISO-8859-1" };

static const struct
{
  char character;
  const char *name;
} delimiters[] = {
  { ',', N_("comma") },
  { ';', N_("semicolon") },
  { '\t', N_("tab") },
  { '|', N_("vertical bar") },
};

typedef struct
{
  LeadsReadingChoice choice;
  LeadsFileColumn role;
  gsize option;
} ColumnChoice;

static const ColumnChoice column_choices[] = {
  { LEADS_READING_NUMBER, LEADS_FILE_COLUMN_NUMBER, G_STRUCT_OFFSET (LeadsFileOptions, column) },
  { LEADS_READING_END, LEADS_FILE_COLUMN_END, G_STRUCT_OFFSET (LeadsFileOptions, end_column) },
  { LEADS_READING_COUNT, LEADS_FILE_COLUMN_COUNT, G_STRUCT_OFFSET (LeadsFileOptions, count_column) },
  { LEADS_READING_CAC, LEADS_FILE_COLUMN_CAC, G_STRUCT_OFFSET (LeadsFileOptions, cac_column) },
  { LEADS_READING_CUSTOMER, LEADS_FILE_COLUMN_CUSTOMER, G_STRUCT_OFFSET (LeadsFileOptions, customer_column) },
  { LEADS_READING_SERVICE, LEADS_FILE_COLUMN_SERVICE, G_STRUCT_OFFSET (LeadsFileOptions, service_column) },
};

#define COLUMN_OPTION(options, column) G_STRUCT_MEMBER (char *, options, (column)->option)

static const ColumnChoice *
find_column_choice (LeadsReadingChoice choice)
{
  for (guint i = 0; i < G_N_ELEMENTS (column_choices); i++)
    if (column_choices[i].choice == choice)
      return &column_choices[i];
  return NULL;
}

/* Positions before the first column: what is found out, and none where there need not be one. */
static guint
get_n_before (const ColumnChoice *column)
{
  return column->choice == LEADS_READING_NUMBER ? 1 : 2;
}

static char *
automatic (const char *found)
{
  return found != NULL ? g_strdup_printf (_("Automatic (%s)"), found) : g_strdup (_("Automatic"));
}

static const char *
name_delimiter (char character)
{
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i].character == character)
      return _(delimiters[i].name);
  return NULL;
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

/* The column that was asked for, from 0; -1: none. */
static int
find_asked_column (const ColumnChoice *column, const LeadsReadingFacts *facts, const char *asked)
{
  guint64 position;

  if (g_ascii_string_to_unsigned (asked, 10, 1, G_MAXINT, &position, NULL))
    return (int) position - 1;
  return facts->preview != NULL && *asked != '\0' ? leads_file_preview_get_column (facts->preview, column->role) : -1;
}

static void
list_columns (const ColumnChoice *column, const LeadsReadingFacts *facts, const LeadsFileOptions *options, GStrvBuilder *list)
{
  const char *asked = COLUMN_OPTION (options, column);
  const guint n_columns = facts->preview != NULL ? leads_file_preview_get_n_columns (facts->preview) : 0;
  const int found = facts->preview != NULL ? leads_file_preview_get_column (facts->preview, column->role) : -1;
  const int last = asked != NULL ? find_asked_column (column, facts, asked) : -1;
  const char *title = NULL;
  g_autofree char *first = NULL;

  if (asked == NULL && found >= 0 && (guint) found < n_columns)
    title = leads_file_preview_get_column_title (facts->preview, (guint) found);
  else if (asked == NULL && facts->preview != NULL)
    title = _("none");
  first = automatic (title);
  g_strv_builder_add (list, first);
  if (get_n_before (column) > 1)
    g_strv_builder_add (list, _("None"));
  for (guint i = 0; i < n_columns; i++)
    g_strv_builder_add (list, leads_file_preview_get_column_title (facts->preview, i));
  /* What was asked for and is not there stays in sight. */
  for (int i = (int) n_columns; i <= last; i++)
    {
      g_autofree char *name = g_strdup_printf (_("Column %d"), i + 1);

      g_strv_builder_add (list, name);
    }
}

static guint
find_column (const ColumnChoice *column, const LeadsReadingFacts *facts, const LeadsFileOptions *options)
{
  const char *asked = COLUMN_OPTION (options, column);
  int position;

  if (asked == NULL)
    return 0;
  position = find_asked_column (column, facts, asked);
  return position < 0 ? get_n_before (column) - 1 : (guint) position + get_n_before (column);
}

static void
take_column (const ColumnChoice *column, guint position, LeadsFileOptions *options)
{
  const guint n_before = get_n_before (column);
  g_autofree char *number = g_strdup_printf ("%u", position - n_before + 1);

  if (position == 0)
    set_text (&COLUMN_OPTION (options, column), NULL);
  else
    set_text (&COLUMN_OPTION (options, column), position < n_before ? "" : number);
}

/* A range has one other column. */
static void
end_or_count (LeadsReadingChoice choice, LeadsFileOptions *options)
{
  if (choice == LEADS_READING_END && options->end_column != NULL && *options->end_column != '\0')
    set_text (&options->count_column, NULL);
  else if (choice == LEADS_READING_COUNT && options->count_column != NULL && *options->count_column != '\0')
    set_text (&options->end_column, NULL);
}

static void
forget_columns (LeadsFileOptions *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (column_choices); i++)
    set_text (&COLUMN_OPTION (options, &column_choices[i]), NULL);
}

static void
list_headings (const LeadsReadingFacts *facts, const LeadsFileOptions *options, GStrvBuilder *list)
{
  g_autofree char *found = leads_reading_heading_describe (facts, options);
  g_autofree char *first = automatic (found);

  g_strv_builder_add (list, first);
  leads_reading_heading_list (facts, options, list);
}

static void
list_delimiters (const LeadsReadingFacts *facts, const LeadsFileOptions *options, GStrvBuilder *list)
{
  const gboolean guessed = facts->preview != NULL && options->delimiter == '\0';
  g_autofree char *first = automatic (guessed ? name_delimiter (leads_file_preview_get_delimiter (facts->preview)) : NULL);

  g_strv_builder_add (list, first);
  g_strv_builder_add (list, _("Comma"));
  g_strv_builder_add (list, _("Semicolon"));
  g_strv_builder_add (list, _("Tab"));
  g_strv_builder_add (list, _("Vertical Bar"));
}

static void
list_encodings (const LeadsReadingFacts *facts, const LeadsFileOptions *options, GStrvBuilder *list)
{
  const gboolean guessed = facts->preview != NULL && options->encoding == NULL;
  g_autofree char *first = automatic (guessed ? leads_file_preview_get_encoding (facts->preview) : NULL);

  g_strv_builder_add (list, first);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    g_strv_builder_add (list, encodings[i]);
}

static void
list_sheets (const LeadsReadingFacts *facts, GStrvBuilder *list)
{
  const char *const *sheets = facts->preview != NULL ? leads_file_preview_get_sheets (facts->preview) : NULL;

  for (guint i = 0; sheets != NULL && sheets[i] != NULL; i++)
    g_strv_builder_add (list, sheets[i]);
}

/* What becomes of the customer's country is found out with the file. */
static char *
automatic_country (const LeadsReadingFacts *facts, const LeadsFileOptions *options)
{
  if (options->country != NULL || facts->preview == NULL)
    return automatic (NULL);
  if (facts->country == NULL)
    return automatic (_("none"));
  if (leads_file_preview_get_doubted_country (facts->preview) == NULL)
    return automatic (leads_region_names_get_name (facts->names, facts->country));
  /* Translators: %s is the customer’s country; the numbers of the file are of another, so that no country is taken */
  return g_strdup_printf (_("Automatic (none, not %s)"), leads_region_names_get_name (facts->names, facts->country));
}

static void
list_countries (const LeadsReadingFacts *facts, const LeadsFileOptions *options, GStrvBuilder *list)
{
  g_autofree char *first = automatic_country (facts, options);

  g_strv_builder_add (list, first);
  g_strv_builder_add (list, _("None"));
  for (guint i = 0; facts->codes[i] != NULL; i++)
    g_strv_builder_add (list, leads_region_names_get_name (facts->names, facts->codes[i]));
}

GStrv
leads_reading_choice_list (LeadsReadingChoice choice, const LeadsReadingFacts *facts, const LeadsFileOptions *options)
{
  const ColumnChoice *column = find_column_choice (choice);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  if (column != NULL)
    list_columns (column, facts, options, list);
  else if (choice == LEADS_READING_HEADING)
    list_headings (facts, options, list);
  else if (choice == LEADS_READING_DELIMITER)
    list_delimiters (facts, options, list);
  else if (choice == LEADS_READING_ENCODING)
    list_encodings (facts, options, list);
  else if (choice == LEADS_READING_SHEET)
    list_sheets (facts, list);
  else if (choice == LEADS_READING_HYPHENS)
    {
      g_strv_builder_add (list, _("Parts of a Number"));
      g_strv_builder_add (list, _("Number and Last Digits of a Range"));
    }
  else
    list_countries (facts, options, list);
  return g_strv_builder_end (list);
}

static guint
find_sheet (const LeadsReadingFacts *facts)
{
  const char *const *sheets = facts->preview != NULL ? leads_file_preview_get_sheets (facts->preview) : NULL;

  for (guint i = 0; sheets != NULL && sheets[i] != NULL; i++)
    if (g_strcmp0 (sheets[i], leads_file_preview_get_sheet (facts->preview)) == 0)
      return i;
  return 0;
}

static guint
find_country (const LeadsReadingFacts *facts, const char *country)
{
  if (country == NULL)
    return 0;
  for (guint i = 0; facts->codes[i] != NULL; i++)
    if (g_ascii_strcasecmp (facts->codes[i], country) == 0)
      return i + 2;
  return 1;
}

guint
leads_reading_choice_find (LeadsReadingChoice choice, const LeadsReadingFacts *facts, const LeadsFileOptions *options)
{
  const ColumnChoice *column = find_column_choice (choice);

  if (column != NULL)
    return find_column (column, facts, options);
  if (choice == LEADS_READING_HEADING)
    return leads_reading_heading_find (facts, options);
  if (choice == LEADS_READING_SHEET)
    return find_sheet (facts);
  if (choice == LEADS_READING_HYPHENS)
    return options->short_ranges ? 1 : 0;
  if (choice == LEADS_READING_COUNTRY)
    return find_country (facts, options->country);
  if (choice == LEADS_READING_DELIMITER)
    {
      for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
        if (delimiters[i].character == options->delimiter)
          return i + 1;
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (options->encoding != NULL && g_ascii_strcasecmp (encodings[i], options->encoding) == 0)
      return i + 1;
  return 0;
}

static void
take_country (const LeadsReadingFacts *facts, guint position, LeadsFileOptions *options)
{
  if (position < 2)
    set_text (&options->country, position == 0 ? NULL : "");
  else if (position - 2 < g_strv_length ((char **) facts->codes))
    set_text (&options->country, facts->codes[position - 2]);
}

static void
take_sheet (const LeadsReadingFacts *facts, guint position, LeadsFileOptions *options)
{
  const char *const *sheets = facts->preview != NULL ? leads_file_preview_get_sheets (facts->preview) : NULL;

  if (sheets == NULL || position >= g_strv_length ((char **) sheets))
    return;
  set_text (&options->sheet, sheets[position]);
  options->heading_row = 0;
  forget_columns (options);
}

void
leads_reading_choice_take (LeadsReadingChoice choice,
                           const LeadsReadingFacts *facts,
                           guint position,
                           LeadsFileOptions *options)
{
  const ColumnChoice *column = find_column_choice (choice);

  if (column != NULL)
    {
      take_column (column, position, options);
      end_or_count (choice, options);
    }
  else if (choice == LEADS_READING_HEADING)
    leads_reading_heading_take (facts, position, options);
  else if (choice == LEADS_READING_DELIMITER)
    {
      options->delimiter = position == 0 ? '\0' : delimiters[MIN (position, G_N_ELEMENTS (delimiters)) - 1].character;
      forget_columns (options);
    }
  else if (choice == LEADS_READING_ENCODING)
    set_text (&options->encoding, position == 0 ? NULL : encodings[MIN (position, G_N_ELEMENTS (encodings)) - 1]);
  else if (choice == LEADS_READING_SHEET)
    take_sheet (facts, position, options);
  else if (choice == LEADS_READING_HYPHENS)
    options->short_ranges = position == 1;
  else
    take_country (facts, position, options);
}

gboolean
leads_reading_choice_is_there (LeadsReadingChoice choice, const LeadsReadingFacts *facts)
{
  const gboolean is_workbook = facts->preview != NULL && leads_file_preview_get_sheets (facts->preview) != NULL;

  if (choice == LEADS_READING_SHEET)
    return is_workbook;
  if (choice == LEADS_READING_HYPHENS)
    return facts->short_ranges;
  if (choice == LEADS_READING_CUSTOMER || choice == LEADS_READING_SERVICE)
    return facts->for_many;
  if (choice == LEADS_READING_ENCODING && facts->is_text)
    return FALSE;
  return !is_workbook || (choice != LEADS_READING_DELIMITER && choice != LEADS_READING_ENCODING);
}
