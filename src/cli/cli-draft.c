/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>
#include <leads-sentences.h>

/* What `check` and `upload` share: the sources of a draft in the order of the
 * command line, the wait for their verdicts, the totals. */

static gboolean
add_typed (LeadsCli                   *cli,
           LeadsDraft                 *draft,
           const LeadsCliSource       *source,
           const LeadsCliDraftOptions *options)
{
  const LeadsDraftFlags flags = LEADS_DRAFT_KEEP_REFUSED | (options->add_rest ? LEADS_DRAFT_ADD_REST : 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LeadsEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  if (source->kind == LEADS_CLI_SOURCE_NUMBER)
    leads_draft_add_number_async (draft, source->first, flags, cli->cancellable, leads_cli_take_result, cli);
  else
    leads_draft_add_range_async (draft, source->first, source->last, flags, cli->cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  entry = leads_draft_add_finish (draft, result, &error);
  if (entry == NULL)
    leads_cli_fail (error);
  return entry != NULL;
}

static gboolean
add_file (LeadsCli                   *cli,
          LeadsDraft                 *draft,
          const LeadsCliSource       *source,
          const LeadsCliDraftOptions *options)
{
  g_autoptr (GFile) file = leads_cli_new_file (source->first);
  g_autoptr (LeadsEntry) entry = g_object_ref (leads_draft_add_file (draft, file, &options->file));
  g_autofree char *what = g_strdup_printf (_("Checking %s"), leads_entry_get_title (entry));
  g_autoptr (LeadsJob) job = leads_entry_get_job (entry) != NULL ? g_object_ref (leads_entry_get_job (entry)) : NULL;

  if (options->add_rest)
    leads_draft_add_rest (draft, entry);
  if (job != NULL)
    {
      leads_cli_show_job (job, what);
      cli->job = job;
    }
  while (leads_entry_get_state (entry) == LEADS_ENTRY_CHECKING && !g_cancellable_is_cancelled (cli->cancellable))
    g_main_context_iteration (NULL, TRUE);
  if (job != NULL)
    leads_cli_end_job (cli, job);
  if (g_cancellable_is_cancelled (cli->cancellable))
    {
      const GError cancelled = { G_IO_ERROR, G_IO_ERROR_CANCELLED, NULL };

      leads_cli_fail (&cancelled);
      return FALSE;
    }
  if (leads_entry_get_state (entry) == LEADS_ENTRY_READY)
    return TRUE;
  leads_cli_fail (leads_entry_get_error (entry));
  return FALSE;
}

/* A warning: it stops nothing. */
static void
say_imported_before (LeadsDraft *draft)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (draft)); i++)
    {
      g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (draft), i);
      LeadsUpload *upload = leads_entry_get_imported_before (entry);
      g_autofree char *sentence = upload != NULL ? leads_sentence_for_imported_before (upload) : NULL;

      if (sentence != NULL)
        g_printerr ("%s: %s.\n", leads_entry_get_title (entry), sentence);
    }
}

static guint
count_workbooks (LeadsDraft *draft)
{
  guint n_workbooks = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (draft)); i++)
    {
      g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (draft), i);

      n_workbooks += leads_entry_is_workbook (entry) ? 1 : 0;
    }
  return n_workbooks;
}

int
leads_cli_fill_draft (LeadsCli                   *cli,
                      LeadsDraft                 *draft,
                      const LeadsCliDraftOptions *options)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  leads_draft_set_includes_unplanned (draft, options->include_unplanned);
  leads_draft_set_repairs (draft, options->repair);
  if (options->file.country != NULL)
    leads_draft_set_country (draft, options->file.country);
  for (guint i = 0; i < options->sources->len; i++)
    {
      const LeadsCliSource *source = g_ptr_array_index (options->sources, i);

      if (source->kind == LEADS_CLI_SOURCE_FILE ? !add_file (cli, draft, source, options) : !add_typed (cli, draft, source, options))
        return LEADS_CLI_NOT_DONE;
    }
  if (!leads_cli_draft_options_check_read (options, count_workbooks (draft)))
    return LEADS_CLI_USAGE;
  leads_draft_settle_async (draft, cli->cancellable, leads_cli_take_result, cli);
  result = leads_cli_await (cli);
  if (leads_draft_settle_finish (draft, result, &error))
    {
      say_imported_before (draft);
      return LEADS_CLI_DONE;
    }
  return leads_cli_fail (error);
}

/* What is told of @totals: an upload that was refused has stored none of the numbers that it would have. */
static LeadsTotals
tell_totals (const LeadsTotals *totals,
             gboolean           refused)
{
  LeadsTotals told = *totals;

  if (refused)
    told.uploaded = told.unplanned = 0;
  return told;
}

static void
add_files_json (JsonBuilder *builder,
                LeadsDraft  *draft,
                gboolean     refused)
{
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (draft)); i++)
    {
      g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (draft), i);
      const LeadsTotals totals = tell_totals (leads_entry_get_totals (entry), refused);

      if (leads_entry_get_source (entry) != LEADS_UPLOAD_SOURCE_FILE)
        continue;
      json_builder_begin_object (builder);
      leads_cli_json_string (builder, "file", leads_entry_get_title (entry));
      leads_cli_json_totals (builder, &totals);
      if (leads_entry_get_imported_before (entry) != NULL)
        leads_cli_json_int (builder, "imported_before", leads_upload_get_id (leads_entry_get_imported_before (entry)));
      if (leads_entry_get_doubt (entry) != NULL)
        leads_cli_json_string (builder, "doubt", leads_entry_get_doubt (entry));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What was stored of a draft for one lead, or what is shown of one for several. */
static const LeadsTotals *
get_totals (LeadsDraft *draft,
            GPtrArray  *uploads)
{
  if (uploads == NULL || leads_draft_is_for_many (draft))
    return leads_draft_get_totals (draft);
  return leads_upload_get_totals (g_ptr_array_index (uploads, 0));
}

static void
print_doubts (LeadsDraft *draft)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (draft)); i++)
    {
      g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (draft), i);

      g_autofree char *line = NULL;

      if (leads_entry_get_doubt (entry) == NULL)
        continue;
      line = g_strdup_printf ("%s: %s", leads_entry_get_title (entry), leads_entry_get_doubt (entry));
      leads_cli_print_name (line);
    }
}

static void
print_draft_text (LeadsDraft *draft,
                  GPtrArray  *uploads,
                  gboolean    refused)
{
  const LeadsTotals totals = tell_totals (get_totals (draft, uploads), refused);
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (draft));

  for (guint i = 0; n_entries > 1 && i < n_entries; i++)
    {
      g_autoptr (LeadsEntry) entry = g_list_model_get_item (G_LIST_MODEL (draft), i);

      const LeadsTotals part = tell_totals (leads_entry_get_totals (entry), refused);

      leads_cli_print_name (leads_entry_get_title (entry));
      leads_cli_print_totals (&part);
      g_print ("\n");
    }
  leads_cli_print_totals (&totals);
  print_doubts (draft);
  if (leads_draft_is_for_many (draft))
    leads_cli_print_leads (draft, uploads);
  else if (uploads != NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, leads_upload_get_id (g_ptr_array_index (uploads, 0)));

      g_print (_("Stored as upload %s."), id);
      g_print ("\n");
    }
}

void
leads_cli_print_draft (LeadsCli   *cli,
                       LeadsDraft *draft,
                       GPtrArray  *uploads,
                       gboolean    refused)
{
  const LeadsTotals totals = tell_totals (get_totals (draft, uploads), refused);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      print_draft_text (draft, uploads, refused);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  leads_cli_json_totals (builder, &totals);
  add_files_json (builder, draft, refused);
  if (leads_draft_is_for_many (draft))
    leads_cli_json_leads (builder, draft, uploads);
  if (uploads != NULL)
    leads_cli_json_int (builder, "upload_id", leads_upload_get_id (g_ptr_array_index (uploads, 0)));
  json_builder_end_object (builder);
  leads_cli_print_json (builder);
}
