/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "upload-support.h"

#include "../support/fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

/*
 * A disk that breaks at any call while a file is checked, submitted and undone: a sentence names the cause, nothing is
 * half done, and the same act goes through afterwards.
 */

typedef struct
{
  const char *name;
  int code; /* 0: what is usual for each call */
  FaultCalls calls;
  gboolean once;
  LeadsServiceError error;
} Fault;

static const Fault faults[] = {
  { "error", 0, FAULT_ANY, FALSE, LEADS_SERVICE_ERROR_FAILED },
  { "error-once", 0, FAULT_ANY, TRUE, LEADS_SERVICE_ERROR_FAILED },
  { "full", SQLITE_FULL, FAULT_WRITE, FALSE, LEADS_SERVICE_ERROR_DISK_FULL },
};

#define LIST  "+12127881500\n+12127881501\nhello\n+12127881509\n"
#define FOUND "lines=4 accepted=2 existing=1 invalid=1 uploaded=2"

/* Every place in the beginning, then ever fewer. */
static int
next_place (int place)
{
  return place + 1 + place / 10;
}

/* Disarms; whether anything failed, and if @error is set it says so. */
static gboolean
end_fault (const Fault *fault, const GError *error)
{
  const gboolean hit = fault_vfs_disarm ();

  if (error == NULL)
    return hit;
  g_assert_true (hit);
  g_assert_error (error, LEADS_SERVICE_ERROR, (int) fault->error);
  g_assert_true (g_str_has_suffix (error->message, "."));
  if (fault->code == SQLITE_FULL)
    g_assert_nonnull (strstr (error->message, "The disk is full"));
  else
    g_assert_nonnull (strstr (error->message, "disk I/O error"));
  return TRUE;
}

static void
begin_fault (const Fault *fault, int place)
{
  fault_vfs_arm_calls (place, fault->code, fault->calls, fault->once);
}

static gboolean
compare (LeadsDraft *draft, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  leads_draft_settle_async (draft, NULL, keep_result, &result);
  return leads_draft_settle_finish (draft, wait_for (&result), error);
}

/* (transfer full) */
static LeadsUpload *
take_back (Fixture *self, LeadsUpload *upload, GError **error)
{
  LeadsUploadService *uploads = leads_desk_get_uploads (self->desk);
  g_autoptr (GAsyncResult) result = NULL;

  leads_upload_service_undo_async (uploads, leads_upload_get_id (upload), NULL, keep_result, &result);
  return leads_upload_service_undo_finish (uploads, wait_for (&result), error);
}

static guint
count_numbers (Fixture *self)
{
  g_autoptr (GArray) numbers = list_numbers (self, leads_lead_get_id (self->lead));

  return numbers->len;
}

static gboolean
break_check (Fixture *self, const Fault *fault, int place, LeadsDraft *draft, GFile *file)
{
  g_autoptr (GError) error = NULL;
  gboolean hit;

  begin_fault (fault, place);
  leads_draft_add_file (draft, file, NULL);
  compare (draft, &error);
  hit = end_fault (fault, error);
  g_clear_error (&error);
  g_assert_true (compare (draft, &error));
  g_assert_no_error (error);
  assert_totals (leads_draft_get_totals (draft), FOUND);
  return hit;
}

static gboolean
break_submit (Fixture *self, const Fault *fault, int place, LeadsDraft *draft, LeadsUpload **upload)
{
  g_autoptr (GError) error = NULL;
  gboolean hit;

  begin_fault (fault, place);
  *upload = submit (self, draft, &error);
  hit = end_fault (fault, error);
  g_assert_cmpuint (count_numbers (self), ==, (*upload != NULL ? 2 : 0));
  g_clear_error (&error);
  if (*upload == NULL)
    *upload = submit (self, draft, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_numbers (self), ==, 2);
  return hit;
}

static gboolean
break_undo (Fixture *self, const Fault *fault, int place, LeadsUpload *upload)
{
  g_autoptr (LeadsUpload) undone = NULL;
  g_autoptr (GError) error = NULL;
  gboolean hit;

  begin_fault (fault, place);
  undone = take_back (self, upload, &error);
  hit = end_fault (fault, error);
  g_assert_cmpuint (count_numbers (self), ==, (undone != NULL ? 0 : 2));
  g_clear_error (&error);
  if (undone == NULL)
    undone = take_back (self, upload, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_numbers (self), ==, 0);
  return hit;
}

static void
test_fault (Fixture *self, gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *path = g_build_filename (self->dir, "carrier.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean hit = TRUE;
  int n_hits = 0;

  g_assert_true (g_file_set_contents (path, LIST, -1, NULL));
  give_other (self, "+12127881509\n");
  for (int place = 1; hit; place = next_place (place))
    {
      g_autoptr (LeadsDraft) draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->desk), self->lead);
      g_autoptr (LeadsUpload) upload = NULL;

      hit = break_check (self, fault, place, draft, file);
      hit = break_submit (self, fault, place, draft, &upload) || hit;
      hit = break_undo (self, fault, place, upload) || hit;
      n_hits += hit ? 1 : 0;
    }
  g_assert_cmpint (n_hits, >, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/services/io-errors/", faults[i].name, NULL);

      g_test_add (path, Fixture, &faults[i], fixture_set_up, test_fault, fixture_tear_down);
    }
  return g_test_run ();
}
