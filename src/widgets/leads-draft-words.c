/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-draft-words.h"

#include "leads-closures.h"

#include <glib/gi18n-lib.h>

/* The words for kept drafts. */

#define PLURAL(n) ((gulong) (n))

char *
leads_draft_words_continue (gint64 n_numbers)
{
  g_autofree char *count = leads_format_count (n_numbers);

  if (n_numbers <= 0)
    return g_strdup (_("_Continue Upload"));
  return g_strdup_printf (ngettext ("_Continue Upload: %s Number", "_Continue Upload: %s Numbers", PLURAL (n_numbers)),
                          count);
}

char *
leads_draft_words_continue_several (gint64 n_numbers)
{
  g_autofree char *count = leads_format_count (n_numbers);

  if (n_numbers <= 0)
    return g_strdup (_("Continue _Upload for Several Leads"));
  return g_strdup_printf (ngettext ("Continue _Upload for Several Leads: %s Number",
                                    "Continue _Upload for Several Leads: %s Numbers", PLURAL (n_numbers)),
                          count);
}

char *
leads_draft_words_several (gint64 n_numbers)
{
  g_autofree char *count = leads_format_count (n_numbers);

  if (n_numbers <= 0)
    return g_strdup (_("The draft for several leads was not submitted"));
  return g_strdup_printf (ngettext ("The draft for several leads was not submitted: %s number",
                                    "The draft for several leads was not submitted: %s numbers", PLURAL (n_numbers)),
                          count);
}

char *
leads_draft_words_mark (gint64 n_numbers)
{
  g_autofree char *count = leads_format_count (n_numbers);

  if (n_numbers <= 0)
    return g_strdup (_("Draft"));
  return g_strdup_printf (ngettext ("Draft of %s number", "Draft of %s numbers", PLURAL (n_numbers)), count);
}

char *
leads_draft_words_kept (gint64 n_numbers)
{
  g_autofree char *count = leads_format_count (n_numbers);

  if (n_numbers <= 0)
    return g_strdup (_("Draft kept"));
  return g_strdup_printf (ngettext ("Draft kept: %s number", "Draft kept: %s numbers", PLURAL (n_numbers)), count);
}

char *
leads_draft_words_discard (const char *customer, const char *service)
{
  /* Translators: a customer and a service. */
  return g_strdup_printf (_("The draft for %s, %s was not submitted. If you discard it, nothing is uploaded, and it "
                            "cannot be brought back."),
                          customer, service);
}

char *
leads_draft_words_delete (const char *customer, const char *service, gint64 n_numbers)
{
  g_autofree char *count = leads_format_count (n_numbers);

  if (n_numbers <= 0)
    return g_strdup_printf (_("%s, %s, its SIP connections and its draft will be deleted. This cannot be undone."),
                            customer, service);
  /* Translators: customer, service, how many. */
  return g_strdup_printf (ngettext ("%s, %s, its SIP connections and its draft of %s number will be deleted. This "
                                    "cannot be undone.",
                                    "%s, %s, its SIP connections and its draft of %s numbers will be deleted. This "
                                    "cannot be undone.",
                                    PLURAL (n_numbers)),
                          customer, service, count);
}
