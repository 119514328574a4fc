/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-plan-file-private.h"

#include "leads-service-error-private.h"

#include <leads-special-file.h>
#include <leads-text.h>

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/*
 * A numbering plan in a file. Invariant: what stands in the data directory is a table that compiled, unless someone
 * else put it there.
 */

#define DIRECTORY_MODE 0700
#define FILE_MODE      0600

GBytes *
leads_plan_file_read (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autofree char *text = NULL;
  GError *cause = NULL;
  gsize length = 0;

  stream = leads_special_file_read (file, cancellable, &cause);
  if (stream != NULL)
    {
      /* One byte more tells whether there is more than may be. */
      text = g_malloc (LEADS_PLAN_FILE_MAX_BYTES + 1);
      g_input_stream_read_all (stream, text, LEADS_PLAN_FILE_MAX_BYTES + 1, &length, cancellable,
                               &cause);
    }
  if (cause != NULL)
    {
      leads_service_error_take_reading (error, cause, file, name);
      return NULL;
    }
  if (length > LEADS_PLAN_FILE_MAX_BYTES)
    {
      g_autofree char *limit = g_format_size_full (LEADS_PLAN_FILE_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                   _("“%s” has more than %s, so it is no numbering plan. Choose another file."), name, limit);
      return NULL;
    }
  return g_bytes_new (text, length);
}

char *
leads_plan_fault_to_sentence (const LeadsPlanFault *fault, const char *name)
{
  g_autofree char *detail = leads_text_escape (fault->detail, -1);
  g_autofree char *line = g_strdup_printf ("%'u", fault->line);

  switch (fault->kind)
    {
    case LEADS_PLAN_FAULT_NO_TEXT:
      return g_strdup_printf (_("“%s” is no numbering plan: line %s is no text in UTF-8."), name, line);
    case LEADS_PLAN_FAULT_NEWER_LAYOUT:
      return g_strdup_printf (_("“%s” has a newer layout (line %s: “%s”) than this version of Customer Leads reads."),
                              name, line, detail);
    case LEADS_PLAN_FAULT_KEYWORD:
      return g_strdup_printf (_("“%s” is no numbering plan: line %s begins with “%s”, which does not belong there."),
                              name, line, detail);
    case LEADS_PLAN_FAULT_COLUMNS:
      return g_strdup_printf (_("“%s” is no numbering plan: line %s has too few or too many columns."), name, line);
    case LEADS_PLAN_FAULT_VALUE:
      return g_strdup_printf (_("“%s” is no numbering plan: in line %s “%s” cannot stand where it stands."), name, line,
                              detail);
    case LEADS_PLAN_FAULT_PATTERN:
      return g_strdup_printf (_("“%s” is no numbering plan: the pattern “%s” in line %s cannot be read."), name, detail,
                              line);
    case LEADS_PLAN_FAULT_ORDER:
      return g_strdup_printf (_("“%s” is no numbering plan: the country code “%s” in line %s is there twice, out of order, or begins with another one."),
                              name, detail, line);
    case LEADS_PLAN_FAULT_MISSING:
      return g_strdup_printf (_("“%s” is no numbering plan: “%s” is missing in line %s."), name, detail, line);
    case LEADS_PLAN_FAULT_TOO_LARGE:
      return g_strdup_printf (_("“%s” holds more than a numbering plan can hold; line %s is too much."), name, line);
    case LEADS_PLAN_FAULT_NONE:
    default:
      return g_strdup_printf (_("“%s” is no numbering plan."), name);
    }
}

LeadsNumberingPlan *
leads_plan_file_compile (GBytes *table, const char *name, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (table, &length);
  LeadsPlanFault fault = { 0 };
  LeadsNumberingPlan *plan = leads_numbering_plan_new_from_table (text != NULL ? text : "", (gssize) length, &fault);

  if (plan == NULL)
    {
      g_autofree char *sentence = leads_plan_fault_to_sentence (&fault, name);

      g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE, sentence);
    }
  return plan;
}

static gboolean
fail (GError **error, int code, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  leads_service_error_take (error,
                            g_error_new_literal (G_FILE_ERROR, (int) g_file_error_from_errno (code), g_strerror (code)),
                            name);
  return FALSE;
}

/* What a program that was killed left while it wrote. It was never read, so that nothing is lost when it cannot be removed. */
static void
remove_leftovers (const char *dir)
{
  g_autoptr (GPatternSpec) leftover = g_pattern_spec_new (LEADS_PLAN_FILE_NAME ".??????");
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *entry;

  while (entries != NULL && (entry = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, entry, NULL);

      if (g_pattern_spec_match_string (leftover, entry))
        g_unlink (path);
    }
}

gboolean
leads_plan_file_write (const char *dir, GBytes *table, GError **error)
{
  g_autofree char *path = g_build_filename (dir, LEADS_PLAN_FILE_NAME, NULL);
  g_autofree char *name = g_filename_display_name (path);
  gsize length;
  const char *text = g_bytes_get_data (table, &length);
  GError *cause = NULL;

  if (g_mkdir_with_parents (dir, DIRECTORY_MODE) != 0)
    {
      g_autofree char *folder = g_filename_display_name (dir);

      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE,
                   _("The folder “%s” could not be made (%s). Use another data folder."), folder, g_strerror (errno));
      return FALSE;
    }
  if (g_file_set_contents_full (path, text, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, FILE_MODE, &cause))
    {
      remove_leftovers (dir);
      return TRUE;
    }
  leads_service_error_take (error, cause, name);
  return FALSE;
}

gboolean
leads_plan_file_remove (const char *dir, GError **error)
{
  g_autofree char *path = g_build_filename (dir, LEADS_PLAN_FILE_NAME, NULL);

  return g_unlink (path) == 0 || errno == ENOENT || fail (error, errno, path);
}
