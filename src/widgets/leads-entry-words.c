/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-words.h"

#include "leads-closures.h"
#include "leads-number-words.h"

#include <glib/gi18n-lib.h>

/*
 * What a row of the Upload Numbers dialog says about its entry. The count
 * buttons and the subtitle tell the same totals, each the part the other leaves out.
 */

#define PLURAL(n) ((gulong) (n))

static char *
range_subtitle (const LeadsTotals *totals, gboolean leaves_out)
{
  gint64 all = totals->uploaded + totals->skipped;
  g_autofree char *uploaded = leads_format_count (totals->uploaded);
  g_autofree char *skipped = leads_format_count (totals->skipped);
  g_autofree char *count = leads_format_count (all);

  if (leads_totals_get_refused (totals) > 0)
    return g_strdup (_("No number of this range will be added"));
  if (totals->skipped == 0)
    return g_strdup_printf (ngettext ("Range of %s number", "Range of %s numbers", PLURAL (all)), count);

  if (leaves_out)
    /* Translators: 88 of 100 will be added, 12 are left out because the numbering plan does not have them */
    return g_strdup_printf (ngettext ("%s of %s will be added, %s is left out", "%s of %s will be added, %s are left out",
                                      PLURAL (totals->skipped)),
                            uploaded, count, skipped);

  /* Translators: 99 of 100 will be added, 1 is taken already: by a lead, or by an earlier entry of the list */
  return g_strdup_printf (ngettext ("%s of %s will be added, %s is taken already",
                                    "%s of %s will be added, %s are taken already", PLURAL (totals->skipped)),
                          uploaded, count, skipped);
}

static char *
heading_subtitle (const LeadsTotals *totals, gboolean has_header)
{
  g_autofree char *lines = leads_format_count (totals->lines);

  if (totals->lines == 0)
    return g_strdup (_("There is no line in it"));
  if (has_header && totals->header > 1)
    {
      g_autofree char *above = leads_format_count (totals->header);

      return g_strdup_printf (ngettext ("%s line, %s of them the heading and what stands above it",
                                        "%s lines, %s of them the heading and what stands above it",
                                        PLURAL (totals->lines)),
                              lines, above);
    }
  if (has_header)
    return g_strdup_printf (ngettext ("%s line, the first is a heading", "%s lines, the first is a heading",
                                      PLURAL (totals->lines)),
                            lines);

  return g_strdup_printf (ngettext ("%s line, without a heading", "%s lines, without a heading",
                                    PLURAL (totals->lines)),
                          lines);
}

/* Blank lines have no button of their own: they are told here, so that all adds up. */
static char *
lines_subtitle (const LeadsTotals *totals, gboolean has_header)
{
  g_autofree char *subtitle = heading_subtitle (totals, has_header);
  g_autofree char *blank = leads_format_count (totals->blank);

  if (totals->blank == 0)
    return g_steal_pointer (&subtitle);
  /* Translators: %1$s is “1,204 lines, the first is a heading”, %2$s how many of them are blank */
  return g_strdup_printf (ngettext ("%1$s, %2$s of them blank", "%1$s, %2$s of them blank", PLURAL (totals->blank)),
                          subtitle, blank);
}

char *
leads_upload_words_entry_title (const LeadsNumberingPlan *plan,
                                LeadsUploadSource source,
                                const char *title,
                                guint64 first,
                                guint64 last)
{
  switch (source)
    {
    case LEADS_UPLOAD_SOURCE_PASTE:
      return g_strdup (_("Pasted List"));
    case LEADS_UPLOAD_SOURCE_SINGLE:
      return first != 0 ? leads_number_words_display (plan, first) : g_strdup (title);
    case LEADS_UPLOAD_SOURCE_RANGE:
      return first != 0 ? leads_number_words_range (plan, first, last) : g_strdup (title);
    case LEADS_UPLOAD_SOURCE_FILE:
    case LEADS_UPLOAD_SOURCE_MIXED:
    default:
      return g_strdup (title);
    }
}

char *
leads_upload_words_will_include (gint64 n_numbers)
{
  g_autofree char *count = leads_format_count (n_numbers);

  if (n_numbers == 1)
    return g_strdup (_("Outside the numbering plan, and will be included"));
  return g_strdup_printf (ngettext ("%s number is outside the numbering plan and will be included",
                                    "%s numbers are outside the numbering plan and will be included",
                                    PLURAL (n_numbers)),
                          count);
}

static char *
entry_subtitle (LeadsUploadSource source,
                const LeadsTotals *totals,
                gboolean has_header,
                const char *region,
                gboolean leaves_out)
{
  switch (source)
    {
    case LEADS_UPLOAD_SOURCE_SINGLE:
      if (region == NULL)
        return g_strdup (_("Single number"));
      return g_strdup_printf (_("Single number, %s"), region);
    case LEADS_UPLOAD_SOURCE_RANGE:
      return range_subtitle (totals, leaves_out);
    case LEADS_UPLOAD_SOURCE_FILE:
    case LEADS_UPLOAD_SOURCE_PASTE:
    case LEADS_UPLOAD_SOURCE_MIXED:
    default:
      return lines_subtitle (totals, has_header);
    }
}

char *
leads_upload_words_entry_subtitle (LeadsUploadSource source,
                                   const LeadsTotals *totals,
                                   gboolean has_header,
                                   const char *region,
                                   gboolean leaves_out)
{
  g_autofree char *subtitle = entry_subtitle (source, totals, has_header, region, leaves_out);
  g_autofree char *count = leads_format_count (totals->unplanned);

  if (totals->unplanned == 0)
    return g_steal_pointer (&subtitle);
  if (source == LEADS_UPLOAD_SOURCE_SINGLE)
    return g_strdup (_("Single number, outside the numbering plan"));

  /* Translators: %1$s is what an entry is, such as “Range of 100 numbers” or “1,204 lines, without a heading” */
  return g_strdup_printf (ngettext ("%1$s, %2$s outside the numbering plan", "%1$s, %2$s outside the numbering plan",
                                    PLURAL (totals->unplanned)),
                          subtitle, count);
}

gint64
leads_upload_words_count (LeadsLineKind kind, const LeadsTotals *totals)
{
  switch (kind)
    {
    case LEADS_LINES_VALID:
      return totals->uploaded;
    case LEADS_LINES_REFUSED:
      return leads_totals_get_refused (totals);
    case LEADS_LINES_SKIPPED:
      return totals->skipped;
    default:
      g_return_val_if_reached (0);
    }
}

char *
leads_upload_words_count_label (LeadsLineKind kind, gint64 count)
{
  g_autofree char *text = leads_format_count (count);

  switch (kind)
    {
    case LEADS_LINES_VALID:
      /* The lines of a range and a list are other counts: what is counted here is said. */
      return g_strdup_printf (ngettext ("%s valid number", "%s valid numbers", PLURAL (count)), text);
    case LEADS_LINES_REFUSED:
      return g_strdup_printf (ngettext ("%s invalid", "%s invalid", PLURAL (count)), text);
    case LEADS_LINES_SKIPPED:
      return g_strdup_printf (ngettext ("%s skipped", "%s skipped", PLURAL (count)), text);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
leads_upload_words_count_name (LeadsLineKind kind, gint64 count)
{
  g_autofree char *text = leads_format_count (count);

  switch (kind)
    {
    case LEADS_LINES_VALID:
      return g_strdup_printf (ngettext ("%s valid number, show lines", "%s valid numbers, show lines", PLURAL (count)), text);
    case LEADS_LINES_REFUSED:
      return g_strdup_printf (ngettext ("%s invalid, show lines", "%s invalid, show lines", PLURAL (count)), text);
    case LEADS_LINES_SKIPPED:
      return g_strdup_printf (ngettext ("%s skipped, show numbers", "%s skipped, show numbers", PLURAL (count)), text);
    default:
      g_return_val_if_reached (NULL);
    }
}
