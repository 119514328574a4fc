/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

/* What needs no store: `verdict` and `example`; the numbering plan is the data directory's. */

/* A longer line is no number; what is beyond is printed and forgotten. The same limit as a cell's of a file. */
#define MAX_LINE_BYTES (64 * 1024)

typedef struct {
  GString  *text; /* the line without its end, up to the limit */
  gboolean  too_long;
  gboolean  has_nul;
} Line;

/* Takes @c as the line's next byte, and prints it unless JSON is wanted. */
static void
take_byte (Line     *line,
           int       c,
           gboolean  print)
{
  if (print)
    putchar_unlocked (c);
  line->has_nul |= c == '\0';
  if (line->text->len < MAX_LINE_BYTES)
    g_string_append_c (line->text, (char) c);
  else
    line->too_long = TRUE;
}

/* FALSE at the end of the input. */
static gboolean
read_line (Line     *line,
           gboolean  print)
{
  gsize n_returns = 0;
  int c = getchar_unlocked ();

  if (c == EOF)
    return FALSE;
  g_string_truncate (line->text, 0);
  line->too_long = line->has_nul = FALSE;
  for (; c != EOF && c != '\n'; c = getchar_unlocked ())
    {
      /* Carriage returns belong to the line only when something follows. */
      if (c == '\r')
        {
          n_returns++;
          continue;
        }
      for (; n_returns > 0; n_returns--)
        take_byte (line, '\r', print);
      take_byte (line, c, print);
    }
  return TRUE;
}

static void
judge_line (const LeadsNumberingPlan *plan,
            const Line               *line,
            LeadsVerdict             *verdict)
{
  leads_numbering_plan_judge (plan, line->text->str, -1, verdict);
  if (!line->too_long && !line->has_nul)
    return;
  verdict->valid = FALSE;
  verdict->reason = line->too_long ? LEADS_REASON_FIELD_TOO_LONG : LEADS_REASON_BAD_ENCODING;
}

static void
print_verdict (const LeadsVerdict *verdict)
{
  if (verdict->valid)
    printf ("\tvalid\t\t%s\t%s\n", verdict->region, leads_number_type_to_word (verdict->type));
  else
    printf ("\tinvalid\t%s\t\t\n", leads_reason_to_word (verdict->reason));
}

static void
print_verdict_json (const Line         *line,
                    const LeadsVerdict *verdict,
                    gboolean            is_first)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *input = g_utf8_make_valid (line->text->str, (gssize) line->text->len);
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  leads_cli_json_string (builder, "input", input);
  json_builder_set_member_name (builder, "valid");
  json_builder_add_boolean_value (builder, verdict->valid);
  leads_cli_json_string (builder, "reason", verdict->valid ? "" : leads_reason_to_word (verdict->reason));
  leads_cli_json_string (builder, "region", verdict->valid ? verdict->region : "");
  leads_cli_json_string (builder, "type", verdict->valid ? leads_number_type_to_word (verdict->type) : "");
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  printf ("%s%s", is_first ? "" : ",\n", text);
}

int
leads_cli_verdict (LeadsCli *cli,
                   int       argc,
                   char    **argv)
{
  g_autoptr (LeadsPlanService) plans = NULL;
  const LeadsNumberingPlan *plan;
  Line line = { 0 };
  gboolean is_first = TRUE;
  int status = LEADS_CLI_DONE;

  if (!leads_cli_parse (cli, NULL, NULL, &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 0))
    return LEADS_CLI_USAGE;
  plans = leads_cli_load_plans (cli);
  plan = leads_validation_service_get_plan (leads_plan_service_get_validation (plans));
  line.text = g_string_new (NULL);
  if (cli->json)
    putchar ('[');
  for (; !ferror (stdout) && read_line (&line, !cli->json); is_first = FALSE)
    {
      LeadsVerdict verdict;

      judge_line (plan, &line, &verdict);
      if (cli->json)
        print_verdict_json (&line, &verdict, is_first);
      else
        print_verdict (&verdict);
      if (!verdict.valid)
        status = LEADS_CLI_PARTLY;
    }
  if (cli->json)
    puts ("]");
  g_string_free (line.text, TRUE);
  if (!ferror (stdin))
    return status;
  g_printerr ("%s\n", _("Standard input could not be read. Give one number a line."));
  return LEADS_CLI_NOT_DONE;
}

int
leads_cli_example (LeadsCli *cli,
                   int       argc,
                   char    **argv)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  const char *out;
  const char *ending;
  const char *text;
  gsize size;

  if (!leads_cli_parse (cli, NULL, _("[FILE]"), &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 1))
    return LEADS_CLI_USAGE;
  out = argc > 1 ? argv[1] : "-";
  name = g_path_get_basename (out);
  ending = strrchr (name, '.');
  if (*out != '\0' && ending != NULL && ending[1] != '\0' && g_ascii_strcasecmp (ending, ".csv") != 0)
    return leads_cli_misused (_("This format is not available yet. Give a file name that ends in .csv."));
  if (!g_str_equal (out, "-"))
    {
      file = leads_cli_new_file (out);
      if (file == NULL)
        return LEADS_CLI_USAGE;
      return leads_export_service_write_example (file, NULL, &error) ? LEADS_CLI_DONE : leads_cli_fail (error);
    }
  content = leads_export_service_dup_example (&error);
  if (content == NULL)
    return leads_cli_fail (error);
  text = g_bytes_get_data (content, &size);
  fwrite (text, 1, size, stdout);
  return LEADS_CLI_DONE;
}
