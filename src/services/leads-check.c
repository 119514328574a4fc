/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-check-country-private.h"
#include "leads-check-private.h"
#include "leads-checker-private.h"
#include "leads-file-options-private.h"
#include "leads-file-state-private.h"
#include "leads-service-error-private.h"
#include "leads-tools-private.h"

#include <leads-csv-sniffer.h>
#include <leads-workbook.h>

#include <string.h>

/*
 * A file that is to be read: opened, its dialect found out, and handed to who judges its lines. It is read once.
 */

/* People paste lists in one line, too: then every separator ends a number. */
static GBytes *
break_lines (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);

  g_strstrip (text);
  if (strpbrk (text, "\r\n\"") != NULL)
    return g_bytes_ref (bytes);
  g_strdelimit (text, ",;\t", '\n');
  length = strlen (text);
  return g_bytes_new_take (g_steal_pointer (&text), length);
}

static GInputStream *
open_stream (const LeadsCheck *self, gint64 *size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;

  if (self->bytes != NULL)
    {
      g_autoptr (GBytes) bytes = break_lines (self->bytes);
      g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);

      *size = g_bytes_get_size (bytes);
      return leads_csv_wrap (memory);
    }
  info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_SIZE))
    *size = g_file_info_get_size (info);
  return leads_csv_open (self->file, cancellable, error);
}

/* Opens the file and finds out how it is to be read; @state: (out): as it is now */
static GInputStream *
open_and_sniff (const LeadsCheck *self, LeadsChecker *checker, char **state, GCancellable *cancellable, GError **error)
{
  LeadsContent *content = checker->content;
  LeadsCsvOverrides overrides;
  g_autoptr (GInputStream) stream = NULL;

  if (!leads_file_options_get_overrides (&self->options, &overrides, error))
    return NULL;
  stream = open_stream (self, &content->size, cancellable, error);
  if (stream == NULL)
    return NULL;
  *state = leads_file_state_dup (stream, cancellable);
  leads_csv_dialect_clear (&content->dialect);
  if (!leads_csv_sniff (stream, &overrides, &content->dialect, cancellable, error))
    {
      leads_csv_dialect_init (&content->dialect);
      return NULL;
    }
  return leads_checker_prepare (checker, self->directory, error) ? g_steal_pointer (&stream) : NULL;
}

static gboolean
check (const LeadsCheck *self, LeadsChecker *checker, LeadsJob *job, GCancellable *cancellable, GError **error)
{
  g_autofree char *state = NULL;
  g_autoptr (GInputStream) stream = open_and_sniff (self, checker, &state, cancellable, error);
  g_autoptr (LeadsCsvReader) reader = NULL;

  if (stream == NULL)
    return FALSE;
  if (self->database != NULL &&
      (checker->route = leads_check_route_new (checker->content, self->database, self->matches, self->directory,
                                               cancellable, error)) == NULL)
    return FALSE;
  reader = leads_csv_reader_new (stream, &checker->content->dialect);
  return leads_checker_read_all (checker, reader, job, cancellable, error) &&
         leads_file_state_check (stream, state, self->title, cancellable, error);
}

static LeadsChecker *
make_checker (const LeadsCheck *self)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_validation_service_ref_plan (self->validation);
  LeadsContent *content = leads_content_new (self->source, self->title, plan);

  content->country = g_strdup (self->country);
  content->short_ranges = self->options.short_ranges;
  return leads_checker_new (content);
}

LeadsContent *
leads_check_run (const LeadsCheck *self, LeadsJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (LeadsChecker) checker = make_checker (self);
  LeadsContent *content = NULL;
  GError *failure = NULL;

  if (check (self, checker, job, cancellable, &failure) &&
      (self->options.country != NULL ||
       leads_check_settle_country (&checker->content, self->directory, job, cancellable, &failure)))
    content = g_steal_pointer (&checker->content);
  else
    leads_service_error_take_reading (error, failure, self->file, self->title);
  return content;
}

static gboolean
look (LeadsChecker *checker, LeadsCsvReader *reader, LeadsCheckSightFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  LeadsCsvRecord record;
  GError *failure = NULL;

  while (leads_csv_reader_next (reader, &record, cancellable, &failure))
    {
      LeadsCheckSight sight = { .content = checker->content, .record = &record };
      LeadsContentRecord line = { .line = record.line };
      LeadsCsvCell cell;

      if (!record.is_header && !record.is_blank)
        {
          leads_checker_judge (checker, &record, &cell, &line);
          sight.line = &line;
          sight.cell = &cell;
        }
      if (!func (&sight, data))
        return TRUE;
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

gboolean
leads_check_peek (const LeadsCheck *self,
                  LeadsCheckSightFunc func,
                  gpointer data,
                  LeadsCsvDialect *dialect,
                  GPtrArray **sheets,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (LeadsChecker) checker = make_checker (self);
  g_autofree char *state = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (LeadsCsvReader) reader = NULL;
  GError *failure = NULL;

  *sheets = NULL;
  stream = open_and_sniff (self, checker, &state, cancellable, &failure);
  if (stream != NULL && checker->content->dialect.sheet != NULL)
    *sheets = leads_workbook_list_sheets (stream, cancellable, &failure);
  if (failure == NULL)
    {
      reader = leads_csv_reader_new (stream, &checker->content->dialect);
      look (checker, reader, func, data, cancellable, &failure);
    }
  if (failure == NULL)
    leads_csv_dialect_copy (&checker->content->dialect, dialect);
  else
    leads_service_error_take_reading (error, failure, self->file, self->title);
  return failure == NULL;
}

LeadsCheck *
leads_check_new (LeadsUploadSource source,
                 const char *title,
                 const LeadsFileOptions *options,
                 const char *directory,
                 LeadsValidationService *validation)
{
  LeadsCheck *self = g_new0 (LeadsCheck, 1);

  self->source = source;
  self->title = g_strdup (title);
  self->directory = g_strdup (directory);
  self->validation = g_object_ref (validation);
  leads_file_options_copy (options, &self->options);
  return self;
}

void
leads_check_free (LeadsCheck *self)
{
  g_free (self->title);
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  leads_file_options_clear (&self->options);
  g_free (self->country);
  g_clear_object (&self->database);
  g_clear_pointer (&self->matches, leads_matches_unref);
  g_free (self->directory);
  g_object_unref (self->validation);
  g_clear_pointer (&self->input, leads_draft_input_unref);
  g_clear_pointer (&self->folder, leads_draft_folder_unref);
  g_clear_pointer (&self->item, leads_draft_item_unref);
  g_free (self);
}
