/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-desk.h>

G_BEGIN_DECLS

/* A desk in a directory of its own with two leads of two customers, a calling profile, and a PSTN connection for each. */
typedef struct {
  char        *dir;
  LeadsDesk   *desk;
  LeadsLead   *lead;
  LeadsLead   *other;
  gint64       profile;
  gint64       connection;
  gint64       other_connection;
  LeadsDraft  *draft;
} Fixture;

/* For g_test_add(); the draft is for `lead`. */
void fixture_set_up    (Fixture       *self,
                        gconstpointer  data);
void fixture_tear_down (Fixture       *self,
                        gconstpointer  data);

/* One that waits: a callback that stores its result, and the loop until it is there. (transfer full) */
void          keep_result (GObject       *source,
                           GAsyncResult  *result,
                           gpointer       data);
GAsyncResult *wait_for    (GAsyncResult **result);
/* Runs the main loop for @milliseconds. */
void          spin        (guint          milliseconds);

/* Brings the small numbering plan of the tests into force (tests/numbering/fixtures); its path. */
void          install_small_plan (Fixture *self);
char         *small_plan_path    (void);

/* Adds and waits; %NULL with @error. (transfer full) */
LeadsEntry  *add_number   (LeadsDraft      *draft,
                           const char      *text,
                           LeadsDraftFlags  flags,
                           GError         **error);
LeadsEntry  *add_range    (LeadsDraft      *draft,
                           const char      *start,
                           const char      *end,
                           LeadsDraftFlags  flags,
                           GError         **error);
/* Writes @text to a file, adds it and waits until all is compared. Borrowed. */
LeadsEntry  *add_file     (Fixture         *self,
                           LeadsDraft      *draft,
                           const char      *name,
                           const char      *text);
void         settle       (LeadsDraft      *draft);

LeadsUpload *submit       (Fixture         *self,
                           LeadsDraft      *draft,
                           GError         **error);
LeadsUpload *submit_with  (Fixture                   *self,
                           LeadsDraft                *draft,
                           const LeadsUploadSettings *settings,
                           LeadsJob                  *job,
                           GError                   **error);
/* A draft for the other lead with the numbers of @text, a list, submitted; also those outside the plan. */
void         give_other   (Fixture         *self,
                           const char      *text);

LeadsLineSet *find_lines  (LeadsEntry      *entry,
                           LeadsLineKind    kind,
                           LeadsReason      reason,
                           const char      *text);
/* (transfer full) */
GPtrArray    *read_lines  (LeadsLineSet    *set,
                           gint64           position,
                           guint            n_lines);
/* All refused lines as "line:reason" joined by spaces. (transfer full) */
char         *list_refused (LeadsEntry     *entry);
/* The same as the report of the entry says it. (transfer full) */
char         *list_reported (Fixture     *self,
                             LeadsEntry  *entry);

/* All live numbers of a lead (0: of all), ascending: (element-type guint64). (transfer full) */
GArray       *list_numbers (Fixture        *self,
                            gint64          lead_id);

/* "lines=5 accepted=3 …": what is not 0. (transfer full) */
char         *show_totals  (const LeadsTotals *totals);

#define assert_totals(totals, expected) G_STMT_START { \
    g_autofree char *shown = show_totals (totals); \
    g_assert_true (leads_totals_add_up (totals)); \
    g_assert_cmpstr (shown, ==, expected); \
  } G_STMT_END

G_END_DECLS
