/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-cli"

#include "cli-private.h"

#include <glib/gi18n.h>

/* The totals of a draft or an upload, as JSON members and as text for people. */

void
leads_cli_json_totals (JsonBuilder       *builder,
                       const LeadsTotals *totals)
{
  const struct {
    const char *key;
    gint64      value;
  } members[] = {
    { "lines", totals->lines },         { "header", totals->header },       { "blank", totals->blank },
    { "accepted", totals->accepted },   { "repaired", totals->repaired },   { "duplicate", totals->duplicate },
    { "existing", totals->existing },   { "invalid", totals->invalid },     { "uploaded", totals->uploaded },
    { "skipped", totals->skipped },     { "unplanned", totals->unplanned },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    leads_cli_json_int (builder, members[i].key, members[i].value);
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_object (builder);
  for (LeadsReason reason = LEADS_REASON_NONE + 1; reason < LEADS_N_REASONS; reason++)
    if (totals->reasons[reason] > 0)
      leads_cli_json_int (builder, leads_reason_to_word (reason), totals->reasons[reason]);
  json_builder_end_object (builder);
}

static void
print_total (const char *label,
             gint64      value)
{
  const glong wide = (glong) strlen (label) - g_utf8_strlen (label, -1);

  g_print ("%-*s %'" G_GINT64_FORMAT "\n", (int) (12 + wide), label, value);
}

void
leads_cli_print_totals (const LeadsTotals *totals)
{
  const struct {
    const char *label;
    gint64      value;
  } rows[] = {
    { _("Lines"), totals->lines },        { _("Heading"), totals->header },   { _("Blank"), totals->blank },
    { _("Accepted"), totals->accepted },  { _("Repaired"), totals->repaired }, { _("Repeated"), totals->duplicate },
    { _("Existing"), totals->existing },  { _("Wrong"), totals->invalid },    { _("Numbers"), totals->uploaded },
    { _("Skipped"), totals->skipped },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    print_total (rows[i].label, rows[i].value);
  /* Rare, and then worth a line. */
  if (totals->unplanned > 0)
    print_total (_("Unplanned"), totals->unplanned);
  for (LeadsReason reason = LEADS_REASON_NONE + 1; reason < LEADS_N_REASONS; reason++)
    if (totals->reasons[reason] > 0)
      g_print ("  %s: %'" G_GINT64_FORMAT "\n", leads_reason_to_word (reason), totals->reasons[reason]);
}
