/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-workbook-writer-private.h"

#include "leads-csv-dialect.h"
#include "leads-workbook-rows-private.h"

#include <leads-nameless.h>

#include <gio/gunixinputstream.h>
#include <xlsxwriter.h>

#include <errno.h>
#include <locale.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

/*
 * Rows to a workbook, by libxlsxwriter.
 *
 * The library writes numbers with the decimal point of the language that is set,
 * which no spreadsheet reads, so a thread has none while it writes them. It keeps the rows in temporary files and does not look whether they
 * could be written. So room is looked for before it goes on, and what it made is
 * read again and counted before anyone gets it.
 *
 * Invariant: `sheet` and the formats are there as long as `workbook` is.
 */

#define ROWS_BETWEEN_LOOKS 1024
#define COPY_BYTES (256 * 1024)
/* In characters. */
#define COLUMN_WIDTH 20
#define MAX_CELL_UNITS 32767
/* "@", which keeps what is typed into a cell as it is. */
#define TEXT_FORMAT_INDEX 49
/* Of all text together: what it needs as XML is below what an archive without ZIP64 can have. */
#define MAX_TEXT_BYTES (G_GUINT64_CONSTANT (1) * 1024 * 1024 * 1024)
#define ALL_CELLS "A1:XFD1048576"
#define CUT_MARK "\342\200\246"
#define REPLACEMENT "\357\277\275"

typedef struct {
  guint64 last_row;
  guint64 n_cells;
  guint64 n_bytes;
} Counts;

struct _LeadsWorkbookWriter {
  int            fd;
  char          *directory;

  lxw_workbook  *workbook;
  lxw_worksheet *sheet;
  lxw_format    *heading_format;
  lxw_format    *text_format;

  guint64        n_rows;
  guint          n_columns;
  Counts         counts;
  GString       *cell;
  GError        *failure;
};

static gboolean
fail_temporary (LeadsWorkbookWriter *self,
                int                  errnum)
{
  if (self->failure == NULL)
    leads_base_error_set (&self->failure,
                          leads_nameless_is_full (errnum) ? LEADS_BASE_ERROR_SPOOL_FULL : LEADS_BASE_ERROR_SPOOL_IO,
                          self->directory, errnum);

  return FALSE;
}

static gboolean
fail_full (LeadsWorkbookWriter *self)
{
  if (self->failure == NULL)
    leads_csv_error_set (&self->failure, LEADS_CSV_ERROR_WORKBOOK_FULL, NULL);

  return FALSE;
}

static void
make_formats (LeadsWorkbookWriter *self)
{
  self->text_format = workbook_add_format (self->workbook);
  format_set_num_format_index (self->text_format, TEXT_FORMAT_INDEX);
  self->heading_format = workbook_add_format (self->workbook);
  format_set_num_format_index (self->heading_format, TEXT_FORMAT_INDEX);
  format_set_bold (self->heading_format);
}

LeadsWorkbookWriter *
leads_workbook_writer_new (GError **error)
{
  g_autoptr (LeadsWorkbookWriter) self = g_new0 (LeadsWorkbookWriter, 1);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  g_autofree char *path = NULL;

  self->cell = g_string_new (NULL);
  self->fd = leads_nameless_open (NULL, &self->directory, error);
  if (self->fd < 0)
    return NULL;

  /* The library opens files by their names. */
  path = g_strdup_printf ("/proc/self/fd/%d", self->fd);
  options.tmpdir = self->directory;
  self->workbook = workbook_new_opt (path, &options);
  if (self->workbook != NULL)
    self->sheet = workbook_add_worksheet (self->workbook, "Numbers");
  if (self->sheet == NULL)
    {
      fail_temporary (self, errno != 0 ? errno : EIO);
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return NULL;
    }
  make_formats (self);

  return g_steal_pointer (&self);
}

void
leads_workbook_writer_free (LeadsWorkbookWriter *self)
{
  if (self->workbook != NULL)
    {
      /* Only closing a workbook closes this one. */
      if (self->sheet != NULL && self->sheet->optimize_tmpfile != NULL)
        fclose (self->sheet->optimize_tmpfile);
      lxw_workbook_free (self->workbook);
    }
  if (self->fd >= 0)
    close (self->fd);
  g_string_free (self->cell, TRUE);
  g_free (self->directory);
  g_clear_error (&self->failure);
  g_free (self);
}

/* "_x0041_" stands for a character: text that looks so must not. */
static gboolean
looks_escaped (const char *text,
               gsize       length)
{
  const gsize n_digits = 4;

  if (length < strlen ("_xHHHH_") || text[0] != '_' || text[1] != 'x' || text[2 + n_digits] != '_')
    return FALSE;
  for (gsize i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isxdigit (text[2 + i]))
        return FALSE;
    }

  return TRUE;
}

/* The text as the library is to have it, in `cell`. Returns how many bytes a reader finds. */
static gsize
prepare_cell (LeadsWorkbookWriter *self,
              const char          *text,
              gsize                length)
{
  const char *end = text + length;
  const char *start_of_escape = "_x005F";
  guint n_units = 0;
  gsize n_bytes = 0;
  gsize cell_kept = 0;
  gsize bytes_kept = 0;

  g_string_truncate (self->cell, 0);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize n = (gsize) (g_utf8_next_char (p) - p);

      if (looks_escaped (p, (gsize) (end - p)))
        {
          g_string_append (self->cell, start_of_escape);
          n_units += (guint) strlen (start_of_escape);
        }
      /* No characters, and not allowed in XML. */
      if (c == 0xfffe || c == 0xffff)
        g_string_append (self->cell, REPLACEMENT);
      else
        g_string_append_len (self->cell, p, (gssize) n);
      n_units += c > 0xffff ? 2 : 1;
      n_bytes += n;

      if (n_units > MAX_CELL_UNITS)
        {
          g_string_truncate (self->cell, cell_kept);
          g_string_append (self->cell, CUT_MARK);
          return bytes_kept + strlen (CUT_MARK);
        }
      if (n_units < MAX_CELL_UNITS)
        {
          cell_kept = self->cell->len;
          bytes_kept = n_bytes;
        }
    }

  return n_bytes;
}

void
leads_workbook_writer_add_cell (LeadsWorkbookWriter *self,
                                const char          *text,
                                gsize                length)
{
  guint column = self->n_columns++;

  if (self->failure != NULL || length == 0)
    return;
  if (column >= LEADS_WORKBOOK_MAX_COLUMNS || self->n_rows >= LEADS_WORKBOOK_MAX_ROWS
      || self->counts.n_bytes > MAX_TEXT_BYTES)
    {
      fail_full (self);
      return;
    }

  self->counts.n_bytes += prepare_cell (self, text, length);
  self->counts.n_cells++;
  self->counts.last_row = self->n_rows + 1;
  if (worksheet_write_string (self->sheet, (lxw_row_t) self->n_rows, (lxw_col_t) column, self->cell->str,
                              self->n_rows == 0 ? self->heading_format : self->text_format) != LXW_NO_ERROR)
    fail_temporary (self, EIO);
}

static guint64
get_free_bytes (LeadsWorkbookWriter *self)
{
  struct statvfs info;

  return fstatvfs (self->fd, &info) == 0 ? (guint64) info.f_bavail * info.f_frsize : G_MAXUINT64;
}

/* Whether the rows are in the file that they should be in. */
static gboolean
check_rows (LeadsWorkbookWriter *self)
{
  errno = 0;
  if (fflush (self->sheet->optimize_tmpfile) == 0 && !ferror (self->sheet->optimize_tmpfile))
    return TRUE;

  return fail_temporary (self, errno != 0 ? errno : get_free_bytes (self) < ROWS_BETWEEN_LOOKS ? ENOSPC : EIO);
}

/* How an empty row of a spreadsheet is to look, so that what is typed there is text, too. */
static void
set_up_columns (LeadsWorkbookWriter *self)
{
  const guint n_columns = MIN (self->n_columns, LEADS_WORKBOOK_MAX_COLUMNS);

  worksheet_set_column (self->sheet, 0, (lxw_col_t) (n_columns - 1), COLUMN_WIDTH, self->text_format);
  worksheet_freeze_panes (self->sheet, 1, 0);
  worksheet_ignore_errors (self->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, ALL_CELLS);
}

gboolean
leads_workbook_writer_end_row (LeadsWorkbookWriter  *self,
                               GCancellable         *cancellable,
                               GError              **error)
{
  if (self->n_rows == 0)
    set_up_columns (self);
  self->n_rows++;
  self->n_columns = 0;
  if (self->n_rows > LEADS_WORKBOOK_MAX_ROWS)
    fail_full (self);
  if (self->failure == NULL && self->n_rows % ROWS_BETWEEN_LOOKS == 0
      && !g_cancellable_set_error_if_cancelled (cancellable, &self->failure))
    check_rows (self);
  if (self->failure == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->failure));

  return FALSE;
}

/* The rows are written once more to a temporary file, and packed to another one. */
static gboolean
check_room (LeadsWorkbookWriter *self)
{
  guint64 size;

  if (!check_rows (self))
    return FALSE;
  size = (guint64) MAX (ftello (self->sheet->optimize_tmpfile), 0);

  return get_free_bytes (self) >= size + size / 4 + COPY_BYTES || fail_temporary (self, ENOSPC);
}

static gboolean
close_workbook (LeadsWorkbookWriter *self)
{
  lxw_workbook *workbook = self->workbook;
  locale_t plain = newlocale (LC_ALL_MASK, "C", (locale_t) 0);
  locale_t before = uselocale (plain);
  gboolean good;

  self->workbook = NULL;
  self->sheet = NULL;
  errno = 0;
  good = workbook_close (workbook) == LXW_NO_ERROR || fail_temporary (self, errno != 0 ? errno : EIO);
  uselocale (before);
  freelocale (plain);

  return good;
}

static gboolean
count_rows (LeadsWorkbookRows  *rows,
            Counts             *counts,
            gboolean           *has_long_row,
            GCancellable       *cancellable,
            GError            **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  LeadsWorkbookRow row;
  GError *failure = NULL;

  while (leads_workbook_rows_next (rows, &row, cancellable, &failure))
    {
      *has_long_row = *has_long_row || row.is_too_long;
      if (row.n_cells > 0 || row.is_too_long)
        counts->last_row = row.number;
      counts->n_cells += row.n_cells;
      for (guint i = 0; i < row.n_cells; i++)
        {
          g_string_truncate (text, 0);
          if (!leads_workbook_rows_append_text (rows, &row, &row.cells[i], text, cancellable, error))
            return FALSE;
          counts->n_bytes += text->len;
        }
    }
  if (failure != NULL)
    g_propagate_error (error, failure);

  return failure == NULL;
}

/* Reads what the library made, and counts. */
static gboolean
check_workbook (LeadsWorkbookWriter *self,
                GCancellable        *cancellable)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (self->fd, FALSE);
  g_autoptr (LeadsWorkbook) workbook = NULL;
  g_autoptr (LeadsWorkbookRows) rows = NULL;
  g_autoptr (GError) error = NULL;
  const char *sheet;
  Counts counts = { 0 };
  gboolean has_long_row = FALSE;

  if (lseek (self->fd, 0, SEEK_SET) != 0)
    return fail_temporary (self, errno);
  workbook = leads_workbook_new (stream, cancellable, &error);
  sheet = workbook != NULL ? leads_workbook_find_sheet (workbook, NULL, &error) : NULL;
  rows = sheet != NULL ? leads_workbook_rows_new (workbook, sheet, &error) : NULL;
  if (rows != NULL && count_rows (rows, &counts, &has_long_row, cancellable, &error)
      && counts.last_row == self->counts.last_row
      && (has_long_row || (counts.n_cells == self->counts.n_cells && counts.n_bytes == self->counts.n_bytes)))
    return TRUE;

  /* What another layer says is said; but a workbook of ours that cannot be read was not written whole. */
  if (error != NULL && error->domain != LEADS_CSV_ERROR)
    g_propagate_error (&self->failure, g_steal_pointer (&error));

  return fail_temporary (self, get_free_bytes (self) < COPY_BYTES ? ENOSPC : EIO);
}

static gboolean
copy_to (LeadsWorkbookWriter *self,
         GOutputStream       *stream,
         GCancellable        *cancellable)
{
  g_autofree char *buffer = g_malloc (COPY_BYTES);
  off_t offset = 0;
  gssize n;

  while ((n = pread (self->fd, buffer, COPY_BYTES, offset)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_temporary (self, errno);
      if (!g_output_stream_write_all (stream, buffer, (gsize) n, NULL, cancellable, &self->failure))
        return FALSE;
      offset += n;
    }

  return TRUE;
}

gboolean
leads_workbook_writer_finish (LeadsWorkbookWriter  *self,
                              GOutputStream        *stream,
                              GCancellable         *cancellable,
                              GError              **error)
{
  if (self->failure == NULL && !g_cancellable_set_error_if_cancelled (cancellable, &self->failure)
      && check_room (self) && close_workbook (self)
      && !g_cancellable_set_error_if_cancelled (cancellable, &self->failure)
      && check_workbook (self, cancellable) && copy_to (self, stream, cancellable))
    return TRUE;

  g_propagate_error (error, g_error_copy (self->failure));

  return FALSE;
}
