/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <leads-csv-writer.h>
#include <leads-number.h>
#include <leads-text.h>
#include <leads-time.h>
#include <stdio.h>
#include <unistd.h>

/* `numbers`: finds numbers and prints them as they come, so that ten million need no memory. */

typedef enum {
  FORMAT_TABLE,
  FORMAT_CSV,
  FORMAT_JSON
} Format;

typedef struct {
  LeadsCli      *cli;
  Format         format;
  gint64         n_printed;
  JsonGenerator  *generator;
  LeadsCsvWriter *writer;
} Printer;

typedef struct {
  char *lead;
  char *order;
  char *limit;
  char *after;
  char *format;
  gboolean count;
} NumberOptions;

static void
number_options_clear (NumberOptions *options)
{
  g_free (options->lead);
  g_free (options->order);
  g_free (options->limit);
  g_free (options->after);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NumberOptions, number_options_clear)

/* The row's keys, in the order of the columns. */
static const char *const keys[] = {
  "number", "customer", "service", "channel", "profile", "connection", "service_info", "upload", "uploaded_on", "state",
  "region", "type", "cac",
};

#define N_KEYS G_N_ELEMENTS (keys)

static void
fill_row (Printer     *printer,
          LeadsNumber *number,
          char       **cells)
{
  LeadsVerdict verdict;
  char text[LEADS_NUMBER_TEXT_SIZE];
  guint i = 0;

  leads_number_format (leads_number_get_e164 (number), text);
  leads_validation_service_judge_number (leads_desk_get_validation (printer->cli->desk), leads_number_get_e164 (number), &verdict);
  cells[i++] = g_strdup (text);
  cells[i++] = g_strdup (leads_number_get_customer_name (number));
  cells[i++] = g_strdup (leads_number_get_service_name (number));
  cells[i++] = g_strdup (leads_number_get_channel_name (number));
  cells[i++] = g_strdup (leads_number_get_profile_name (number));
  cells[i++] = g_strdup (leads_number_get_connection_name (number));
  cells[i++] = g_strdup (leads_number_get_service_info (number));
  cells[i++] = g_strdup_printf ("%" G_GINT64_FORMAT, leads_number_get_upload_id (number));
  cells[i++] = leads_time_to_iso8601 (leads_number_get_uploaded_at (number));
  cells[i++] = g_strdup (leads_number_state_to_word (leads_number_get_state (number)));
  cells[i++] = g_strdup (verdict.region);
  cells[i++] = g_strdup (leads_number_type_to_word (verdict.type));
  if (leads_number_get_cac (number) > 0)
    cells[i] = g_strdup_printf ("%" G_GINT64_FORMAT, leads_number_get_cac (number));
  i++;
  g_assert (i == N_KEYS);
}

static void
print_json_row (Printer *printer,
                char   **cells)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < N_KEYS; i++)
    if (g_str_equal (keys[i], "cac") && cells[i] == NULL)
      json_builder_add_null_value (json_builder_set_member_name (builder, keys[i]));
    else if (g_str_equal (keys[i], "upload") || g_str_equal (keys[i], "cac"))
      leads_cli_json_int (builder, keys[i], g_ascii_strtoll (cells[i], NULL, 10));
    else
      leads_cli_json_string (builder, keys[i], cells[i]);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (printer->generator, root);
  text = json_generator_to_data (printer->generator, NULL);
  printf ("%s%s", printer->n_printed > 0 ? ",\n" : "", text);
}

static gboolean
print_csv_row (Printer *printer,
               guint64  number,
               char   **cells,
               GError **error)
{
  /* The number is the first column; it is written as is, every other cell guarded against being a formula. */
  leads_csv_writer_add_number (printer->writer, number);
  for (guint i = 1; i < N_KEYS; i++)
    leads_csv_writer_add_cell (printer->writer, cells[i] != NULL ? cells[i] : "", -1);
  return leads_csv_writer_end_record (printer->writer, NULL, error);
}

/* A cell holds no TAB and nothing that a terminal obeys. */
static void
print_table_row (char **cells)
{
  for (guint i = 0; i < N_KEYS; i++)
    {
      g_autofree char *shown = leads_text_escape (cells[i] != NULL ? cells[i] : "", -1);

      printf ("%s%s", i > 0 ? "\t" : "", shown);
    }
  printf ("\n");
}

static gboolean
print_batch (GPtrArray *numbers,
             gpointer   data,
             GError   **error)
{
  Printer *printer = data;

  for (guint n = 0; n < numbers->len; n++)
    {
      LeadsNumber *number = g_ptr_array_index (numbers, n);
      char *cells[N_KEYS] = { NULL };
      gboolean printed = TRUE;

      fill_row (printer, number, cells);
      if (printer->format == FORMAT_JSON)
        print_json_row (printer, cells);
      else if (printer->format == FORMAT_CSV)
        printed = print_csv_row (printer, leads_number_get_e164 (number), cells, error);
      else
        print_table_row (cells);
      for (guint i = 0; i < N_KEYS; i++)
        g_free (cells[i]);
      if (!printed)
        {
          printer->cli->output_failed = TRUE;
          return FALSE;
        }
      printer->n_printed++;
    }
  if (ferror (stdout))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "standard output");
  return !ferror (stdout);
}

static gboolean
print_heading (Printer *printer,
               GError **error)
{
  if (printer->format == FORMAT_JSON)
    {
      printf ("[");
      return TRUE;
    }
  if (printer->format == FORMAT_TABLE)
    {
      print_table_row ((char **) keys);
      return TRUE;
    }
  for (guint i = 0; i < N_KEYS; i++)
    leads_csv_writer_add_cell (printer->writer, keys[i], -1);
  return leads_csv_writer_end_record (printer->writer, NULL, error);
}

static gboolean
parse_filter (LeadsCli            *cli,
              const NumberOptions *options,
              LeadsNumberFilter   *filter,
              guint64             *after,
              gint64              *limit,
              Format              *format)
{
  guint64 value = 0;

  *limit = 0;
  *after = 0;
  if (options->lead != NULL && !leads_cli_parse_id (options->lead, &filter->lead_id))
    return FALSE;
  if (options->limit != NULL)
    {
      if (!g_ascii_string_to_unsigned (options->limit, 10, 1, G_MAXINT64, &value, NULL))
        {
          leads_cli_misused (_("--limit takes a whole number from 1."));
          return FALSE;
        }
      *limit = (gint64) value;
    }
  if (options->order != NULL && !g_str_equal (options->order, "newest") && !g_str_equal (options->order, "number"))
    {
      leads_cli_misused (_("--order takes “newest” or “number”."));
      return FALSE;
    }
  filter->order = g_strcmp0 (options->order, "number") == 0 ? LEADS_NUMBER_ORDER_NUMBER : LEADS_NUMBER_ORDER_NEWEST;
  if (options->after != NULL)
    {
      const char *digits = options->after[0] == '+' ? options->after + 1 : options->after;

      if (!g_ascii_string_to_unsigned (digits, 10, 1, G_GUINT64_CONSTANT (999999999999999), after, NULL))
        {
          leads_cli_misused (_("--after takes a number such as +12127881500."));
          return FALSE;
        }
      filter->order = LEADS_NUMBER_ORDER_NUMBER;
    }
  *format = cli->json || g_strcmp0 (options->format, "json") == 0 ? FORMAT_JSON : g_strcmp0 (options->format, "csv") == 0 ? FORMAT_CSV : FORMAT_TABLE;
  if (options->format != NULL && *format == FORMAT_TABLE && !g_str_equal (options->format, "table"))
    {
      leads_cli_misused (_("--format takes “table”, “csv” or “json”."));
      return FALSE;
    }
  return TRUE;
}

/* What one option says and another takes back. */
static gboolean
check_options (LeadsCli            *cli,
               const NumberOptions *options)
{
  if (options->after != NULL && g_strcmp0 (options->order, "newest") == 0)
    leads_cli_misused (_("--after goes by number. Leave --order newest out."));
  else if (options->count && (options->limit != NULL || options->after != NULL || options->format != NULL))
    leads_cli_misused (_("--count counts all that is found. Leave --limit, --after and --format out."));
  else if (cli->json && options->format != NULL && !g_str_equal (options->format, "json"))
    leads_cli_misused (_("--json and --format %s are two formats. Give one of them."), options->format);
  else
    return TRUE;
  return FALSE;
}

static int
print_count (LeadsCli                *cli,
             const LeadsNumberFilter *filter)
{
  LeadsNumberService *numbers = leads_desk_get_numbers (cli->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 count;

  leads_number_service_count_async (numbers, filter, cli->cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  count = leads_number_service_count_finish (numbers, result, &error);
  if (count < 0)
    return leads_cli_fail (error);
  g_print (cli->json ? "{\"count\":%" G_GINT64_FORMAT "}\n" : "%" G_GINT64_FORMAT "\n", count);
  return LEADS_CLI_DONE;
}

static int
print_numbers (LeadsCli                *cli,
               const LeadsNumberFilter *filter,
               guint64                  after,
               gint64                   limit,
               Format                   format)
{
  LeadsNumberService *numbers = leads_desk_get_numbers (cli->desk);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GOutputStream) output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (LeadsCsvWriter) writer = leads_csv_writer_new (output, ',', LEADS_CSV_WRITER_NONE);
  Printer printer = { .cli = cli, .format = format, .generator = generator, .writer = writer };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (!print_heading (&printer, &error))
    return leads_cli_fail (error);
  leads_number_service_each_async (numbers, filter, after, limit, print_batch, &printer, cli->cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  done = leads_number_service_each_finish (numbers, result, &error);
  if (done && format == FORMAT_CSV)
    {
      done = leads_csv_writer_close (writer, NULL, &error);
      cli->output_failed = !done;
    }
  if (format == FORMAT_JSON)
    printf ("]\n");
  fflush (stdout);
  if (done || ferror (stdout) || cli->output_failed)
    return LEADS_CLI_DONE; /* what could not be written is said at the end of the program */
  return leads_cli_fail (error);
}

int
leads_cli_numbers (LeadsCli *cli,
                   int       argc,
                   char    **argv)
{
  g_auto (NumberOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "lead", 0, 0, G_OPTION_ARG_STRING, &options.lead, N_("Only this lead’s"), N_("ID") },
    { "order", 0, 0, G_OPTION_ARG_STRING, &options.order, N_("“newest” upload first, or by “number”"), N_("ORDER") },
    { "limit", 0, 0, G_OPTION_ARG_STRING, &options.limit, N_("At most this many"), N_("N") },
    { "after", 0, 0, G_OPTION_ARG_STRING, &options.after, N_("Only numbers after this one, by number"), N_("NUMBER") },
    { "count", 0, 0, G_OPTION_ARG_NONE, &options.count, N_("Print only how many"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("table, csv or json"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  LeadsNumberFilter filter = { 0 };
  g_autofree char *query = NULL;
  guint64 after;
  gint64 limit;
  Format format;

  if (!leads_cli_parse (cli, entries, _("[QUERY]"), &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 1))
    return LEADS_CLI_USAGE;
  if (!parse_filter (cli, &options, &filter, &after, &limit, &format) || !check_options (cli, &options))
    return LEADS_CLI_USAGE;
  query = leads_cli_dup_text (argc > 1 ? argv[1] : "");
  if (query == NULL)
    return LEADS_CLI_USAGE;
  filter.text = argc > 1 ? query : NULL;
  if (!leads_cli_open_desk (cli) || !leads_cli_has_lead (cli, filter.lead_id))
    return LEADS_CLI_NOT_DONE;
  return options.count ? print_count (cli, &filter) : print_numbers (cli, &filter, after, limit, format);
}
