/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-desk.h>

#include <glib/gstdio.h>
#include <stdlib.h>

/* For the programs that measure an import: a file of numbers, and a desk with a lead to upload them to. */

static inline double
measure_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
}

static inline void
measure_fail (const char *what, const GError *error)
{
  g_printerr ("%s: %s\n", what, error != NULL ? error->message : "failed");
  exit (1);
}

static inline void
measure_keep (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static inline GAsyncResult *
measure_await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* Distinct numbers of several countries in no order, with 5 % that lack the plus and 2 % repeated. */
static inline void
measure_write_file (const char *path, guint n_lines)
{
  static const char *prefixes[] = { "1212", "1646", "4420", "4930", "331", "3906", "6129", "8133" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  FILE *file = g_fopen (path, "w");
  guint step = 7919;

  if (file == NULL)
    measure_fail (path, NULL);
  fputs ("Numbers\n", file);
  for (guint i = 0; i < n_lines; i++)
    {
      guint kind = g_rand_int_range (rand, 0, 100);
      guint value = (guint) ((guint64) (kind >= 98 && i > 0 ? i / 2 : i) * step % 9999991);
      const char *prefix = prefixes[(kind >= 98 ? i / 2 : i) % G_N_ELEMENTS (prefixes)];

      fprintf (file, "%s%s%07u\n", kind < 5 ? "" : "+", prefix, value);
    }
  fclose (file);
}

static inline gint64
measure_finish_save (LeadsDirectoryService *directory, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  gint64 id = leads_directory_service_save_finish (directory, measure_await (result), &error);

  if (id == 0)
    measure_fail ("save", error);
  g_clear_object (result);
  return id;
}

/* A lead with what an upload needs; @settings borrows nothing. */
static inline LeadsLead *
measure_add_lead (LeadsDesk *desk, LeadsUploadSettings *settings)
{
  LeadsDirectoryService *directory = leads_desk_get_directory (desk);
  LeadsLead *lead = leads_lead_new ();
  g_autoptr (LeadsProfile) profile = leads_profile_new ();
  g_autoptr (LeadsConnection) connection = leads_connection_new ();
  g_autoptr (GAsyncResult) result = NULL;

  leads_lead_set_customer_name (lead, "Adatum Corporation");
  leads_lead_set_service_name (lead, "Teams Calling");
  leads_directory_service_save_async (directory, lead, NULL, measure_keep, &result);
  leads_lead_set_id (lead, measure_finish_save (directory, &result));
  leads_profile_set_name (profile, "Default");
  leads_directory_service_save_async (directory, profile, NULL, measure_keep, &result);
  settings->profile_id = measure_finish_save (directory, &result);
  leads_connection_set_lead_id (connection, leads_lead_get_id (lead));
  leads_connection_set_name (connection, "PSTN");
  leads_connection_set_side (connection, LEADS_SIDE_PSTN);
  leads_directory_service_save_async (directory, connection, NULL, measure_keep, &result);
  settings->connection_id = measure_finish_save (directory, &result);
  settings->service_info = "Teams Calling";
  return lead;
}
