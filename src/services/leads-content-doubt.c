/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-content-doubt-private.h"

#include "leads-dialect-sentence-private.h"
#include "leads-sentences-private.h"

#include <glib/gi18n.h>

/* What is not sure about what was read: of the whole file, and of lines that may be meant otherwise. */

static char *
doubt_country (const LeadsContent *content)
{
  g_autoptr (LeadsRegionNames) names = NULL;
  g_autofree char *count = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;

  if (content->n_doubted == 0)
    return NULL;
  names = leads_region_names_new ();
  count = leads_sentence_count ((guint64) content->n_doubted);
  theirs = leads_sentence_country (content->contrary_country, content->contrary_code, names);
  ours = leads_sentence_country (content->doubted_country, 0, names);
  /* Translators: %1$s is a count, %2$s the customer’s country, %3$s another country, both as within a sentence */
  return g_strdup_printf (ngettext ("%1$s number has no country code and may be of %2$s or of %3$s, as most others are. "
                                    "Choose its country.",
                                    "%1$s numbers have no country code and may be of %2$s or of %3$s, as most others are. "
                                    "Choose their country.",
                                    (gulong) content->n_doubted),
                          count, ours, theirs);
}

static char *
doubt_short_ranges (const LeadsContent *content)
{
  g_autofree char *count = leads_sentence_count ((guint64) content->n_short_ranges);

  if (content->n_short_ranges == 0)
    return NULL;
  /* Translators: %1$s is a count, %2$s one of the numbers as it stands in the file, “+4930123456-78” */
  return g_strdup_printf (ngettext ("%1$s line is read as one number and may be a range: %2$s.",
                                    "%1$s lines are read as one number each and may be ranges, such as %2$s.",
                                    (gulong) content->n_short_ranges),
                          count, content->short_range);
}

static char *
doubt_width (const LeadsContent *content)
{
  g_autofree char *count = leads_sentence_count ((guint64) content->n_wide);

  if (content->n_wide == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%s line has more columns than the others; what is behind them is not read.",
                                    "%s lines have more columns than the others; what is behind them is not read.",
                                    (gulong) content->n_wide),
                          count);
}

/* The sentences, which are taken, one after another; %NULL for none. */
static char *
join (char **doubts, guint n_doubts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_doubts; i++)
    {
      if (doubts[i] == NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, doubts[i]);
      g_free (doubts[i]);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

char *
leads_content_dup_doubt (const LeadsContent *self)
{
  char *doubts[] = {
    self->leads == NULL ? leads_dialect_unused_to_sentence (&self->dialect) : NULL,
    leads_dialect_doubts_to_sentence (&self->dialect),
    doubt_country (self),
    doubt_short_ranges (self),
    doubt_width (self),
  };

  return join (doubts, G_N_ELEMENTS (doubts));
}

char *
leads_content_dup_choosable_doubt (const LeadsContent *self, const LeadsCsvDialect *dialect)
{
  char *doubts[] = {
    leads_dialect_doubts_to_sentence (dialect),
    doubt_country (self),
    doubt_short_ranges (self),
  };

  return join (doubts, G_N_ELEMENTS (doubts));
}
