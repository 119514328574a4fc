/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-export-private.h"

#include "leads-csv-writer.h"
#include "leads-own-files-private.h"
#include "leads-time.h"

#include <string.h>

/*
 * An export's files. One file is written by a writer that replaces its target at
 * the end. Of several, each is written whole under a name of its own beside the
 * targets, and all are moved when the last is done: no cancel, error or crash
 * leaves half an export under the names that were asked for.
 *
 * The headings are not translated: they are what this and other programs look
 * for when they read the file again.
 */

typedef struct {
  GFile    *target;
  GFile    *written; /* NULL once it is in place */
  gboolean  is_new;  /* nothing was there before */
} Part;

struct _LeadsExportFiles {
  char             *store;
  GFile            *target;
  LeadsExportShape  shape;
  gboolean          with_cac;
  gint64            split_at;

  GPtrArray      *parts; /* (element-type Part), only when splitting */
  LeadsCsvWriter *writer;
  gint64          n_in_file;
  gint64          n_numbers;
  guint           n_files;
};

static void
part_free (gpointer data)
{
  Part *part = data;

  if (part->written != NULL)
    g_file_delete (part->written, NULL, NULL);
  g_clear_object (&part->written);
  g_object_unref (part->target);
  g_free (part);
}

/* "numbers.csv" is followed by "numbers-2.csv". */
static GFile *
make_target (GFile *first,
             guint  nth)
{
  g_autofree char *name = g_file_get_basename (first);
  g_autofree char *nth_name = NULL;
  g_autoptr (GFile) parent = g_file_get_parent (first);
  const char *dot = strrchr (name, '.');

  if (nth == 1)
    return g_object_ref (first);
  if (dot == NULL || dot == name)
    dot = name + strlen (name);
  nth_name = g_strdup_printf ("%.*s-%u%s", (int) (dot - name), name, nth, dot);
  return g_file_get_child (parent, nth_name);
}

static Part *
part_new (GFile *first,
          guint  nth)
{
  Part *part = g_new0 (Part, 1);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *written_name = g_strdup_printf (".customer-leads-%s.csv", uuid);
  g_autoptr (GFile) parent = g_file_get_parent (first);

  part->target = make_target (first, nth);
  part->written = g_file_get_child (parent, written_name);
  part->is_new = !g_file_query_exists (part->target, NULL);
  return part;
}

static gboolean
write_heading (LeadsExportFiles  *self,
               GCancellable      *cancellable,
               GError           **error)
{
  static const char *const numbers[] = { "Numbers", NULL };
  static const char *const numbers_with_cac[] = { "Numbers", "CAC", NULL };
  static const char *const table[] = { "Number", "Customer", "Service", "Channel", "Calling Profile",
                                       "SIP Connection", "Service Info", "Uploaded On", "CAC", NULL };

  if (self->shape == LEADS_EXPORT_TABLE)
    return leads_csv_writer_write_cells (self->writer, table, cancellable, error);
  return leads_csv_writer_write_cells (self->writer, self->with_cac ? numbers_with_cac : numbers, cancellable, error);
}

static gboolean
open_next (LeadsExportFiles  *self,
           GCancellable      *cancellable,
           GError           **error)
{
  /* By the mark spreadsheets know that names are UTF-8; numbers alone do without. */
  LeadsCsvWriterFlags flags =
    LEADS_CSV_WRITER_PRIVATE | (self->shape == LEADS_EXPORT_TABLE ? LEADS_CSV_WRITER_BOM : LEADS_CSV_WRITER_NONE);
  GFile *file = self->target;

  self->n_files++;
  self->n_in_file = 0;
  if (self->split_at > 0)
    {
      Part *part = part_new (self->target, self->n_files);

      g_ptr_array_add (self->parts, part);
      if (!leads_own_files_check_target (self->store, part->target, error))
        return FALSE;
      file = part->written;
    }
  self->writer = leads_csv_writer_new_for_file (file, ',', flags, cancellable, error);
  return self->writer != NULL && write_heading (self, cancellable, error);
}

static gboolean
close_current (LeadsExportFiles  *self,
               GCancellable      *cancellable,
               GError           **error)
{
  gboolean closed = leads_csv_writer_close (self->writer, cancellable, error);

  g_clear_object (&self->writer);
  return closed;
}

LeadsExportFiles *
leads_export_files_new (const char       *store,
                        GFile            *target,
                        LeadsExportShape  shape,
                        gboolean          with_cac,
                        gint64            split_at)
{
  LeadsExportFiles *self = g_new0 (LeadsExportFiles, 1);

  self->store = g_strdup (store);
  self->target = g_object_ref (target);
  self->shape = shape;
  self->with_cac = with_cac;
  self->split_at = split_at;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

void
leads_export_files_free (LeadsExportFiles *self)
{
  g_clear_object (&self->writer);
  g_ptr_array_unref (self->parts);
  g_object_unref (self->target);
  g_free (self->store);
  g_free (self);
}

gboolean
leads_export_files_begin (LeadsExportFiles  *self,
                          GCancellable      *cancellable,
                          GError           **error)
{
  return open_next (self, cancellable, error);
}

gboolean
leads_export_files_takes (LeadsExportFiles *self,
                          LeadsNumber      *number)
{
  return self->shape == LEADS_EXPORT_TABLE || self->with_cac || leads_number_get_cac (number) == 0;
}

static void
add_cac (LeadsExportFiles *self,
         LeadsNumber      *number)
{
  if (leads_number_get_cac (number) > 0)
    leads_csv_writer_add_int (self->writer, leads_number_get_cac (number));
  else
    leads_csv_writer_add_cell (self->writer, "", 0);
}

gboolean
leads_export_files_add (LeadsExportFiles  *self,
                        LeadsNumber       *number,
                        GCancellable      *cancellable,
                        GError           **error)
{
  if (self->split_at > 0 && self->n_in_file == self->split_at &&
      !(close_current (self, cancellable, error) && open_next (self, cancellable, error)))
    return FALSE;

  leads_csv_writer_add_number (self->writer, leads_number_get_e164 (number));
  if (self->shape == LEADS_EXPORT_TABLE)
    {
      g_autofree char *uploaded_on = leads_time_to_iso8601 (leads_number_get_uploaded_at (number));
      const char *const cells[] = {
        leads_number_get_customer_name (number), leads_number_get_service_name (number),
        leads_number_get_channel_name (number),  leads_number_get_profile_name (number),
        leads_number_get_connection_name (number), leads_number_get_service_info (number),
        uploaded_on,
      };

      for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
        leads_csv_writer_add_cell (self->writer, cells[i] != NULL ? cells[i] : "", -1);
    }
  if (self->shape == LEADS_EXPORT_TABLE || self->with_cac)
    add_cac (self, number);
  self->n_in_file++;
  self->n_numbers++;
  return leads_csv_writer_end_record (self->writer, cancellable, error);
}

/* Moves all parts; when one cannot be moved, those that came to new places are taken away again. */
static gboolean
move_parts (LeadsExportFiles  *self,
            GError           **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      if (g_file_move (part->written, part->target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL,
                       NULL, error))
        {
          g_clear_object (&part->written);
          continue;
        }
      for (guint j = 0; j < i; j++)
        {
          Part *moved = g_ptr_array_index (self->parts, j);

          if (moved->is_new)
            g_file_delete (moved->target, NULL, NULL);
        }
      return FALSE;
    }
  return TRUE;
}

gboolean
leads_export_files_finish (LeadsExportFiles  *self,
                           LeadsJob          *job,
                           GCancellable      *cancellable,
                           GError           **error)
{
  if (self->split_at > 0 && !close_current (self, cancellable, error))
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (job != NULL && !leads_job_enter_finishing (job))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return FALSE;
    }
  return self->split_at > 0 ? move_parts (self, error) : close_current (self, NULL, error);
}

gint64
leads_export_files_get_n_numbers (LeadsExportFiles *self)
{
  return self->n_numbers;
}

guint
leads_export_files_get_n_files (LeadsExportFiles *self)
{
  return self->n_files;
}
