/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-file-options.h>
#include <leads-file-preview.h>
#include <leads-region-names.h>

G_BEGIN_DECLS

/**
 * LeadsReadingChoice:
 *
 * What a person can say about how a file is read, each with a list to choose from.
 */
typedef enum {
  LEADS_READING_NUMBER,
  LEADS_READING_END,
  LEADS_READING_COUNT,
  LEADS_READING_CAC,
  LEADS_READING_CUSTOMER,
  LEADS_READING_SERVICE,
  LEADS_READING_HEADING,
  LEADS_READING_DELIMITER,
  LEADS_READING_ENCODING,
  LEADS_READING_SHEET,
  LEADS_READING_HYPHENS,
  LEADS_READING_COUNTRY
} LeadsReadingChoice;

#define LEADS_READING_N_CHOICES (LEADS_READING_COUNTRY + 1)

/**
 * LeadsReadingFacts:
 * @preview: (nullable): what was found out with the options as they are, or %NULL when the file could not be read so
 * @country: (nullable): whose national forms get a suggestion when nothing is said
 * @names: of countries
 * @codes: (array zero-terminated=1): the countries to choose from
 * @for_many: the file is for several leads: customer and service can be chosen
 * @is_text: it was pasted, so that its encoding is known
 * @short_ranges: some numbers of the file may be ranges by their last hyphen
 *
 * What the lists are made of. Borrowed.
 */
typedef struct {
  LeadsFilePreview  *preview;
  const char        *country;
  LeadsRegionNames  *names;
  const char       **codes;
  gboolean           for_many;
  gboolean           is_text;
  gboolean           short_ranges;
} LeadsReadingFacts;

/* What the list offers, for people: first what is found out ("Automatic (semicolon)"). (transfer full) */
GStrv    leads_reading_choice_list     (LeadsReadingChoice       choice,
                                        const LeadsReadingFacts *facts,
                                        const LeadsFileOptions  *options);
/* Which of them @options say. */
guint    leads_reading_choice_find     (LeadsReadingChoice       choice,
                                        const LeadsReadingFacts *facts,
                                        const LeadsFileOptions  *options);
/* Makes @options say the one at @position. With another separator or sheet the columns are others: they are
 * found out again. */
void     leads_reading_choice_take     (LeadsReadingChoice       choice,
                                        const LeadsReadingFacts *facts,
                                        guint                    position,
                                        LeadsFileOptions        *options);
/* Whether there is anything to choose: a text file has no sheets, a workbook no encoding and no separator, and a file
 * for one lead no customer. */
gboolean leads_reading_choice_is_there (LeadsReadingChoice       choice,
                                        const LeadsReadingFacts *facts);

G_END_DECLS
