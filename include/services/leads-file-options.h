/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LeadsFileHeading:
 * @LEADS_FILE_HEADING_AUTO: to be found out
 * @LEADS_FILE_HEADING_YES: the first row with text is a heading
 * @LEADS_FILE_HEADING_NO: the first row is a line like the others
 */
typedef enum {
  LEADS_FILE_HEADING_AUTO,
  LEADS_FILE_HEADING_YES,
  LEADS_FILE_HEADING_NO
} LeadsFileHeading;

/**
 * LeadsFileOptions:
 * @delimiter: the separator, or 0 to find it out
 * @encoding: (nullable): the encoding's name, or %NULL to find it out
 * @heading: whether the first row is a heading
 * @heading_row: which row is the heading, from 1 as a spreadsheet counts them, whatever @heading is; the rows above it
 *   are titles. 0: not said
 * @column: (nullable): the number's column, by number from 1 or by name, or %NULL to find it out
 * @end_column: (nullable): the same for the last number of a range; "" is no such column
 * @count_column: (nullable): the same for how many numbers there are from @column on; "" is no such column
 * @cac_column: (nullable): the same for how many calls at a time; "" is no such column
 * @customer_column: (nullable): the same for the customer's name; "" is no such column
 * @service_column: (nullable): the same for the service's name; "" is no such column
 * @sheet: (nullable): the name of a workbook's sheet, or its position from 1; %NULL to find it out. Other files have none
 * @country: (nullable): whose national forms get a suggestion, ISO 3166-1 alpha-2; "" is nobody's, %NULL the draft's
 *   country
 *
 * @short_ranges: a valid number whose last hyphen may stand between a number and the last digits of a range, such as
 *   "+4930123456-78", is that range
 *
 * What a person said about a file, which no guess contradicts. All zero: guess everything. The texts are
 * owned: leads_file_options_clear() frees them, a plain assignment does not copy them.
 */
typedef struct {
  char              delimiter;
  char             *encoding;
  LeadsFileHeading  heading;
  guint             heading_row;
  char             *column;
  char             *end_column;
  char             *count_column;
  char             *cac_column;
  char             *customer_column;
  char             *service_column;
  char             *sheet;
  char             *country;
  gboolean          short_ranges;
} LeadsFileOptions;

/* Makes @copy, which holds nothing yet, the same as @options; %NULL is all zero. */
void     leads_file_options_copy  (const LeadsFileOptions *options,
                                   LeadsFileOptions       *copy);

/* Frees the texts; all is guessed again. */
void     leads_file_options_clear (LeadsFileOptions       *options);

gboolean leads_file_options_equal (const LeadsFileOptions *options,
                                   const LeadsFileOptions *other);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LeadsFileOptions, leads_file_options_clear)

G_END_DECLS
