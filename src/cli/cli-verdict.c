/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/*
 * `verdict`: a line of standard input, a line of standard output. Both go through large blocks, as the verdict itself takes
 * less time than reading or printing a line by itself. Invariant: before more input is waited for, all that can be
 * said about what has come is printed, so that another program can ask and wait for the answer.
 */

#define BLOCK_BYTES (256 * 1024)
/* A longer line is no number; what is beyond is printed and forgotten. The same limit as a cell's of a file. */
#define MAX_LINE_BYTES (64 * 1024)
/* More than a verdict takes behind its line. */
#define MAX_VERDICT_BYTES 128

typedef struct {
  const LeadsNumberingPlan *plan;
  gboolean json;
  gboolean is_first;
  gboolean all_valid;

  char *in;
  gsize begin; /* of what is not judged yet */
  gsize end;
  GString *endless;  /* the beginning of a line that fills the whole block, or empty */
  gsize n_returns;   /* at the end of what was printed of such a line: they belong to it if something follows */
  gboolean continues; /* whether such a line goes on */

  char *out;
  gsize n_out;
} Stream;

static void
flush (Stream *self)
{
  if (self->n_out > 0)
    fwrite (self->out, 1, self->n_out, stdout);
  self->n_out = 0;
  fflush (stdout);
}

static void
append (Stream     *self,
        const char *text,
        gsize       length)
{
  if (self->n_out + length > BLOCK_BYTES)
    {
      fwrite (self->out, 1, self->n_out, stdout);
      self->n_out = 0;
    }
  if (length > BLOCK_BYTES)
    {
      fwrite (text, 1, length, stdout);
      return;
    }
  memcpy (self->out + self->n_out, text, length);
  self->n_out += length;
}

/* Carriage returns at the end of a line are none of its. */
static gsize
without_returns (const char *text,
                 gsize       length)
{
  while (length > 0 && text[length - 1] == '\r')
    length--;
  return length;
}

static void
print_verdict (Stream             *self,
               const LeadsVerdict *verdict)
{
  char text[MAX_VERDICT_BYTES];
  char *end = text;

  if (verdict->valid)
    {
      end = g_stpcpy (end, "\tvalid\t\t");
      end = g_stpcpy (end, verdict->region);
      *end++ = '\t';
      end = g_stpcpy (end, leads_number_type_to_word ((LeadsNumberType) verdict->type));
      *end++ = '\n';
    }
  else
    {
      end = g_stpcpy (end, "\tinvalid\t");
      end = g_stpcpy (end, leads_reason_to_word (verdict->reason));
      end = g_stpcpy (end, "\t\t\n");
    }
  append (self, text, (gsize) (end - text));
}

static void
print_verdict_json (Stream             *self,
                    const char         *line,
                    gsize               length,
                    const LeadsVerdict *verdict)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *input = g_utf8_make_valid (line, (gssize) length);
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  leads_cli_json_string (builder, "input", input);
  json_builder_set_member_name (builder, "valid");
  json_builder_add_boolean_value (builder, verdict->valid);
  leads_cli_json_string (builder, "reason", verdict->valid ? "" : leads_reason_to_word (verdict->reason));
  leads_cli_json_string (builder, "region", verdict->valid ? verdict->region : "");
  leads_cli_json_string (builder, "type",
                         verdict->valid ? leads_number_type_to_word ((LeadsNumberType) verdict->type) : "");
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  if (!self->is_first)
    append (self, ",\n", strlen (",\n"));
  append (self, text, strlen (text));
}

/* Judges a line without its end, and prints it before its verdict unless that was done already. */
static void
judge_line (Stream     *self,
            const char *line,
            gsize       length,
            gboolean    printed)
{
  gsize n_kept = MIN (length, MAX_LINE_BYTES);
  LeadsVerdict verdict;

  leads_numbering_plan_judge (self->plan, line, (gssize) n_kept, &verdict);
  if (length > n_kept || memchr (line, '\0', n_kept) != NULL)
    {
      verdict.valid = FALSE;
      verdict.reason = length > n_kept ? LEADS_REASON_FIELD_TOO_LONG : LEADS_REASON_BAD_ENCODING;
    }

  if (self->json)
    print_verdict_json (self, line, n_kept, &verdict);
  else
    {
      if (!printed)
        append (self, line, length);
      print_verdict (self, &verdict);
    }
  self->all_valid = self->all_valid && verdict.valid;
  self->is_first = FALSE;
}

/* Takes the whole block as a part of a line that is too long to be held, and prints it. */
static void
take_part (Stream     *self,
           const char *part,
           gsize       length)
{
  gsize n_text = without_returns (part, length);

  if (!self->continues)
    g_string_truncate (self->endless, 0);
  self->continues = TRUE;
  if (n_text > 0)
    {
      for (; self->n_returns > 0; self->n_returns--)
        {
          if (!self->json)
            append (self, "\r", 1);
          if (self->endless->len <= MAX_LINE_BYTES)
            g_string_append_c (self->endless, '\r');
        }
      if (!self->json)
        append (self, part, n_text);
      /* One byte more than is allowed says that it is too long. */
      if (self->endless->len <= MAX_LINE_BYTES)
        g_string_append_len (self->endless, part, (gssize) MIN (n_text, MAX_LINE_BYTES + 1 - self->endless->len));
    }
  self->n_returns += length - n_text;
}

/* A line up to its end or the end of the input. */
static void
take_line (Stream     *self,
           const char *line,
           gsize       length)
{
  if (!self->continues)
    {
      judge_line (self, line, without_returns (line, length), FALSE);
      return;
    }
  take_part (self, line, length);
  judge_line (self, self->endless->str, self->endless->len, TRUE);
  self->continues = FALSE;
  self->n_returns = 0;
}

/* Reads on behind what is not judged yet. Returns how many bytes came; -1 for an error. */
static gssize
read_more (Stream *self)
{
  gssize n;

  memmove (self->in, self->in + self->begin, self->end - self->begin);
  self->end -= self->begin;
  self->begin = 0;
  if (self->end == BLOCK_BYTES)
    {
      take_part (self, self->in, self->end);
      self->end = 0;
    }
  flush (self);
  do
    n = read (STDIN_FILENO, self->in + self->end, BLOCK_BYTES - self->end);
  while (n < 0 && errno == EINTR);
  if (n > 0)
    self->end += (gsize) n;
  return n;
}

/* FALSE when the input cannot be read. */
static gboolean
judge_input (Stream *self)
{
  gssize n;

  while (!ferror (stdout) && (n = read_more (self)) != 0)
    {
      const char *line_end;

      if (n < 0)
        return FALSE;
      while ((line_end = memchr (self->in + self->begin, '\n', self->end - self->begin)) != NULL)
        {
          gsize next = (gsize) (line_end - self->in) + 1;

          take_line (self, self->in + self->begin, next - 1 - self->begin);
          self->begin = next;
        }
    }
  if (!ferror (stdout) && (self->continues || self->end > self->begin))
    take_line (self, self->in + self->begin, self->end - self->begin);
  return TRUE;
}

int
leads_cli_verdict (LeadsCli *cli,
                   int       argc,
                   char    **argv)
{
  g_autoptr (LeadsPlanService) plans = NULL;
  g_autofree char *in = NULL;
  g_autofree char *out = NULL;
  g_autoptr (GString) endless = g_string_new (NULL);
  Stream stream = { .json = cli->json, .is_first = TRUE, .all_valid = TRUE, .endless = endless };
  gboolean done;

  if (!leads_cli_parse (cli, NULL, NULL, &argc, &argv) || !leads_cli_want_args (argc, argv, 0, 0))
    return LEADS_CLI_USAGE;
  plans = leads_cli_load_plans (cli);
  stream.plan = leads_validation_service_get_plan (leads_plan_service_get_validation (plans));
  stream.in = in = g_malloc (BLOCK_BYTES);
  stream.out = out = g_malloc (BLOCK_BYTES);
  if (cli->json)
    append (&stream, "[", 1);
  done = judge_input (&stream);
  if (cli->json)
    append (&stream, "]\n", strlen ("]\n"));
  flush (&stream);
  if (done)
    return stream.all_valid ? LEADS_CLI_DONE : LEADS_CLI_PARTLY;
  g_printerr ("%s\n", _("Standard input could not be read. Give one number a line."));
  return LEADS_CLI_NOT_DONE;
}
