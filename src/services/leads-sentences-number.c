/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-sentences.h>

#include "leads-sentences-private.h"

#include <glib/gi18n.h>

/*
 * What is said of a number, or of a file, that is not wrong. Invariant: nothing here stops anybody.
 */

char *
leads_sentence_for_lengths (const LeadsVerdict *verdict)
{
  g_autofree char *lengths = NULL;

  g_return_val_if_fail (verdict != NULL, NULL);

  if (verdict->lengths == 0)
    return NULL;
  lengths = leads_sentence_lengths (verdict->lengths);
  /* Translators: what is still being typed: %1$s is one length or several, “7, 9 or 10”, %2$u a country code */
  return g_strdup_printf (_ ("%1$s digits after +%2$u"), lengths, verdict->country_code);
}

static gboolean
is_foreign (const LeadsVerdict *verdict,
            const char         *country)
{
  /* "001" is nobody's. */
  return verdict->valid && country != NULL && *country != '\0' && g_ascii_isalpha (verdict->region[0]) &&
         g_ascii_strcasecmp (verdict->region, country) != 0;
}

/* What is unusual about the number's kind; NULL when nothing is. */
static const char *
get_kind_warning (const LeadsVerdict *verdict,
                  gulong              count)
{
  if (!verdict->valid)
    return NULL;
  if (verdict->type == LEADS_NUMBER_TYPE_TOLL_FREE)
    return ngettext ("This is a toll-free number. Check that it is meant.",
                     "These are toll-free numbers. Check that they are meant.", count);
  if (verdict->type == LEADS_NUMBER_TYPE_PREMIUM_RATE)
    return ngettext ("This is a premium-rate number. Check that it is meant.",
                     "These are premium-rate numbers. Check that they are meant.", count);
  return NULL;
}

char *
leads_sentence_for_warnings (const LeadsVerdict *verdict,
                             guint64             count,
                             const char         *country,
                             LeadsRegionNames   *names)
{
  const char *kind;
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *foreign = NULL;

  g_return_val_if_fail (verdict != NULL, NULL);

  kind = get_kind_warning (verdict, (gulong) count);
  if (!is_foreign (verdict, country))
    return g_strdup (kind);

  theirs = leads_sentence_country (verdict->region, verdict->country_code, names);
  ours = leads_sentence_country (country, 0, names);
  /* Translators: countries within a sentence: “This is a number of Canada, but the customer is in the United States.” */
  foreign = g_strdup_printf (ngettext ("This is a number of %s, but the customer is in %s.",
                                       "These are numbers of %s, but the customer is in %s.", (gulong) count),
                             theirs, ours);
  return kind != NULL ? g_strjoin (" ", foreign, kind, NULL) : g_steal_pointer (&foreign);
}

char *
leads_sentence_for_range (guint64 start,
                          guint64 end,
                          guint64 n_numbers)
{
  const guint64 n_all = end - start + 1;
  g_autofree char *part = leads_sentence_part (start, end);
  g_autofree char *count = leads_sentence_count (n_numbers);
  g_autofree char *all = leads_sentence_count (n_all);

  if (n_numbers == n_all)
    /* Translators: how many numbers a range has, and which: “100 numbers, +12127881500 to 1599” */
    return g_strdup_printf (ngettext ("%s number, %s", "%s numbers, %s", (gulong) n_all), all, part);
  /* Translators: how many numbers of a range are uploaded: “50 of 100 numbers, +12127881500 to 1599” */
  return g_strdup_printf (ngettext ("%s of %s number, %s", "%s of %s numbers, %s", (gulong) n_all), count, all, part);
}

char *
leads_sentence_for_skipped (guint64 n_skipped,
                            guint64 n_numbers)
{
  g_autofree char *skipped = leads_sentence_count (n_skipped);
  g_autofree char *count = leads_sentence_count (n_numbers);

  /* Translators: of a range: “50 of 100 numbers are taken already” */
  return g_strdup_printf (ngettext ("%s of %s numbers is taken already", "%s of %s numbers are taken already",
                                    (gulong) n_skipped),
                          skipped, count);
}

char *
leads_sentence_for_same_content (const char *title)
{
  /* Translators: the name of a file */
  return g_strdup_printf (_("Already in this draft: “%s” has the same content"), title);
}

char *
leads_sentence_for_imported_before (LeadsUpload *upload)
{
  g_autofree char *date = leads_sentence_day (leads_upload_get_uploaded_at (upload));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, leads_upload_get_id (upload));
  const char *customer = leads_upload_get_customer_name (upload);

  if (leads_upload_get_state (upload) == LEADS_UPLOAD_STATE_UNDONE)
    /* Translators: a date, the upload's number, a customer */
    return g_strdup_printf (_("Imported before, on %s as upload %s for %s, which was undone"), date, id, customer);
  /* Translators: a date, the upload's number, a customer */
  return g_strdup_printf (_("Imported before, on %s as upload %s for %s"), date, id, customer);
}
