/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-upload-words.h"

#include "leads-closures.h"
#include <leads-upload-service.h>

#include <glib/gi18n-lib.h>

/*
 * What the Upload Numbers dialog says about numbers that are not uploaded yet.
 * Every number in a sentence is a string made by leads_format_count(), so that it
 * has the locale's separators; the plural form follows the number itself.
 */

/* ngettext() takes an unsigned long; plural rules look at the last digits only. */
#define PLURAL(n) ((gulong) (n))

char *
leads_upload_words_lead (const char *customer, const char *service)
{
  /* Translators: a customer and one of its services */
  return g_strdup_printf (_("%s, %s"), customer != NULL ? customer : "", service != NULL ? service : "");
}

char *
leads_upload_words_submit (gint64 n_numbers)
{
  g_autofree char *count = leads_format_count (n_numbers);

  if (n_numbers == 0)
    return g_strdup (_("Submit"));

  return g_strdup_printf (ngettext ("Submit %s Number", "Submit %s Numbers", PLURAL (n_numbers)), count);
}

static char *
checking_words (guint n_checking)
{
  if (n_checking == 1)
    return g_strdup (_("One file is being checked"));

  return g_strdup_printf (ngettext ("%u file is being checked", "%u files are being checked", n_checking), n_checking);
}

char *
leads_upload_words_totals (const LeadsTotals *totals, guint n_checking)
{
  g_autofree char *count = leads_format_count (totals->uploaded);

  if (n_checking > 0 && totals->uploaded == 0)
    return checking_words (n_checking);
  if (n_checking > 0)
    return g_strdup_printf (ngettext ("%s number so far", "%s numbers so far", PLURAL (totals->uploaded)), count);
  if (totals->uploaded > 0)
    return g_strdup_printf (ngettext ("%s number will be uploaded", "%s numbers will be uploaded",
                                      PLURAL (totals->uploaded)),
                            count);
  if (leads_totals_get_refused (totals) > 0)
    return g_strdup (_("No number will be uploaded"));

  return g_strdup ("");
}

char *
leads_upload_words_totals_detail (const LeadsTotals *totals, guint n_checking)
{
  gint64 repeated = totals->duplicate + totals->existing;
  gint64 refused = leads_totals_get_refused (totals);
  g_autofree char *refused_count = leads_format_count (refused);
  g_autofree char *repeated_count = leads_format_count (repeated);
  g_autofree char *invalid_count = leads_format_count (totals->invalid);

  if (n_checking > 0)
    return totals->uploaded > 0 ? checking_words (n_checking) : g_strdup ("");
  if (refused == 0)
    return g_strdup ("");
  if (totals->invalid == 0)
    return g_strdup_printf (ngettext ("%s line will not: it is repeated or already uploaded",
                                      "%s lines will not: they are repeated or already uploaded", PLURAL (refused)),
                            refused_count);
  if (repeated == 0)
    return g_strdup_printf (ngettext ("%s line will not: it is wrong", "%s lines will not: they are wrong",
                                      PLURAL (refused)),
                            refused_count);

  /* Translators: 13 lines will not be uploaded: 9 repeated or already uploaded, 4 wrong */
  return g_strdup_printf (ngettext ("%s line will not: %s repeated or already uploaded, %s wrong",
                                    "%s lines will not: %s repeated or already uploaded, %s wrong", PLURAL (refused)),
                          refused_count, repeated_count, invalid_count);
}

char *
leads_upload_words_uploading (gint64 done, gint64 total)
{
  g_autofree char *done_count = leads_format_count (done);
  g_autofree char *total_count = leads_format_count (total);

  if (total <= 0)
    return g_strdup (_("Uploading…"));

  return g_strdup_printf (ngettext ("Uploading: %s of %s number", "Uploading: %s of %s numbers", PLURAL (total)),
                          done_count, total_count);
}

char *
leads_upload_words_added (const char *title, gint64 n_numbers)
{
  g_autofree char *count = leads_format_count (n_numbers);

  return g_strdup_printf (ngettext ("Added %s, %s number so far", "Added %s, %s numbers so far", PLURAL (n_numbers)),
                          title, count);
}

char *
leads_upload_words_checking (gint64 done, gint64 total, gint64 lines)
{
  g_autofree char *done_size = g_format_size (MAX (done, 0));
  g_autofree char *total_size = g_format_size (MAX (total, 0));
  g_autofree char *count = leads_format_count (lines);

  if (total <= 0 && lines <= 0)
    return g_strdup (_("Checking…"));
  if (total <= 0)
    return g_strdup_printf (ngettext ("Checking: %s line", "Checking: %s lines", PLURAL (lines)), count);

  return g_strdup_printf (ngettext ("Checking: %s of %s, %s line", "Checking: %s of %s, %s lines", PLURAL (lines)),
                          done_size, total_size, count);
}

const char *
leads_upload_words_deployment (LeadsDeploy deploy)
{
  switch (deploy)
    {
    case LEADS_DEPLOY_FAILED:
      return _("The deployment of this service failed. Numbers can be uploaded all the same.");
    case LEADS_DEPLOY_UNKNOWN:
      return _("The deployment of this service is not confirmed yet. Numbers can be uploaded all the same.");
    case LEADS_DEPLOY_READY:
      return _("This service is not deployed yet. Numbers can be uploaded all the same.");
    case LEADS_DEPLOY_DEPLOYED:
    default:
      return NULL;
    }
}

char *
leads_upload_words_trunks (const char *const *trunks)
{
  guint n = trunks != NULL ? g_strv_length ((char **) trunks) : 0;

  if (n >= 2)
    return NULL;
  if (n == 1)
    return g_strdup_printf (_("This profile has only one trunk, %s: calls have no failover."), trunks[0]);

  return g_strdup (_("This profile has no trunks: calls have no failover."));
}

char *
leads_upload_words_service_info (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  glong length = g_utf8_strlen (stripped, -1);

  if (length == 0)
    return g_strdup (_("Enter the name of the service that is metered."));
  if (length > LEADS_SERVICE_INFO_MAX)
    return g_strdup_printf (ngettext ("%ld character of at most %d. Shorten it to submit.",
                                      "%ld characters of at most %d. Shorten it to submit.", length),
                            length, LEADS_SERVICE_INFO_MAX);

  return NULL;
}

char *
leads_upload_words_discard (gint64 n_numbers)
{
  g_autofree char *count = leads_format_count (n_numbers);

  if (n_numbers == 0)
    return g_strdup (_("Discard These Entries?"));

  return g_strdup_printf (ngettext ("Discard %s Number?", "Discard %s Numbers?", PLURAL (n_numbers)), count);
}

char *
leads_upload_words_big_range (guint64 n_numbers)
{
  g_autofree char *count = leads_format_count ((gint64) n_numbers);

  return g_strdup_printf (ngettext ("Add %s Number?", "Add %s Numbers?", PLURAL (n_numbers)), count);
}

char *
leads_upload_words_result (gint64 n_numbers)
{
  g_autofree char *count = leads_format_count (n_numbers);

  return g_strdup_printf (ngettext ("%s Number Uploaded", "%s Numbers Uploaded", PLURAL (n_numbers)), count);
}

static char *
refused_words (const LeadsTotals *totals)
{
  gint64 repeated = totals->duplicate + totals->existing;
  gint64 refused = leads_totals_get_refused (totals);
  g_autofree char *refused_count = leads_format_count (refused);
  g_autofree char *repeated_count = leads_format_count (repeated);
  g_autofree char *invalid_count = leads_format_count (totals->invalid);

  if (refused == 0)
    return NULL;
  if (totals->invalid == 0)
    return g_strdup_printf (ngettext ("%s line was not: it was repeated or already uploaded",
                                      "%s lines were not: they were repeated or already uploaded", PLURAL (refused)),
                            refused_count);
  if (repeated == 0)
    return g_strdup_printf (ngettext ("%s line was not: it is wrong", "%s lines were not: they are wrong",
                                      PLURAL (refused)),
                            refused_count);

  /* Translators: 13 lines were not uploaded: 9 repeated or already uploaded, 4 wrong */
  return g_strdup_printf (ngettext ("%s line was not: %s repeated or already uploaded, %s wrong",
                                    "%s lines were not: %s repeated or already uploaded, %s wrong", PLURAL (refused)),
                          refused_count, repeated_count, invalid_count);
}

char *
leads_upload_words_skipped (gint64 n_numbers)
{
  g_autofree char *count = leads_format_count (n_numbers);

  if (n_numbers == 0)
    return NULL;
  /* Translators: numbers of ranges that were not uploaded, though others of the range were */
  return g_strdup_printf (ngettext ("%s number skipped: it is taken already or was left out",
                                    "%s numbers skipped: they are taken already or were left out", PLURAL (n_numbers)),
                          count);
}

char *
leads_upload_words_result_detail (const LeadsTotals *totals)
{
  g_autofree char *refused = refused_words (totals);
  g_autofree char *skipped = leads_upload_words_skipped (totals->skipped);

  if (refused != NULL && skipped != NULL)
    return g_strjoin ("\n", refused, skipped, NULL);
  if (refused == NULL && skipped == NULL)
    return g_strdup ("");
  return refused != NULL ? g_steal_pointer (&refused) : g_steal_pointer (&skipped);
}
