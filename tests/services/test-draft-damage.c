/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draft-support.h"

#include <glib/gstdio.h>

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* Drafts that cannot be kept or cannot come back: damaged ones, locked ones, full disks. What is said, and what is left. */

static void
assert_failed (Kept *self)
{
  g_autoptr (LeadsEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kept_restore (self, &error));
  g_assert_no_error (error);
  entry = g_list_model_get_item (G_LIST_MODEL (self->base.draft), 0);
  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_FAILED);
  g_assert_error (leads_entry_get_error (entry), LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_FILE);
  g_assert_nonnull (strstr (leads_entry_get_error (entry)->message, "carrier.csv"));
}

/* Without a copy the file itself serves, as long as it is what it was. */
static void
test_copy_missing (Kept *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->base.dir, "carrier.csv", NULL);
  g_autofree char *copy = NULL;
  g_autofree char *again = NULL;

  leads_draft_remove_line (self->base.draft, add_file (&self->base, self->base.draft, "carrier.csv", FILE_TEXT), 0);
  settle (self->base.draft);
  kept_wait_saved (self->session);
  copy = kept_find_copy (self);
  g_assert_cmpint (g_unlink (copy), ==, 0);
  kept_assert_same_after_restart (self);
  again = kept_find_copy (self);
  g_assert_cmpstr (again, ==, copy);

  kept_restart (self);
  g_assert_cmpint (g_unlink (copy), ==, 0);
  g_assert_true (g_file_set_contents (path, "+12127881500\n+12127881501\n", -1, NULL));
  assert_failed (self);
  kept_restart (self);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_failed (self);
}

static void
test_copy_damaged (Kept *self, gconstpointer data)
{
  g_autofree char *copy = NULL;

  add_file (&self->base, self->base.draft, "carrier.csv", FILE_TEXT);
  kept_wait_saved (self->session);
  copy = kept_find_copy (self);
  g_assert_true (g_file_set_contents (copy, "Number,Name\n+12127881509,One\n", -1, NULL));
  kept_restart (self);
  assert_failed (self);
}

/* Lines that were taken out are named by their place: when that says something else now, a person is told. */
static void
test_read_otherwise (Kept *self, gconstpointer data)
{
  g_autoptr (LeadsDraftState) state = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = kept_path (self, "state");

  leads_draft_remove_line (self->base.draft, add_file (&self->base, self->base.draft, "carrier.csv", FILE_TEXT), 0);
  settle (self->base.draft);
  kept_restart (self);
  bytes = leads_draft_folder_read_state (self->session->folder, &error);
  g_assert_no_error (error);
  state = leads_draft_state_from_bytes (bytes, &error);
  g_assert_no_error (error);
  ((LeadsDraftItem *) g_ptr_array_index (state->items, 0))->has_header = FALSE;
  changed = leads_draft_state_to_bytes (state);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (changed, NULL), g_bytes_get_size (changed), NULL));
  g_assert_true (kept_restore (self, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (leads_draft_session_find_changed (self->session), ==, "carrier.csv");
  g_assert_cmpint (leads_draft_get_totals (self->base.draft)->lines, ==, 7);
}

/* What crashes leave: half a copy, a copy that no state names, a folder without a state. */
static void
test_leftovers (Kept *self, gconstpointer data)
{
  g_autofree char *half = kept_path (self, "0e7d5ce6-2f4a-4d5c-9c25-5a2c9b3d7a11.part");
  g_autofree char *stray = kept_path (self, "0e7d5ce6-2f4a-4d5c-9c25-5a2c9b3d7a12");
  g_autofree char *other = g_build_filename (self->base.dir, "drafts", "77", NULL);
  g_autofree char *other_half = g_build_filename (other, "0e7d5ce6-2f4a-4d5c-9c25-5a2c9b3d7a13.part", NULL);
  g_autofree char *foreign = g_build_filename (self->base.dir, "drafts", "78", NULL);
  g_autofree char *letter = g_build_filename (foreign, "letter.txt", NULL);

  add_file (&self->base, self->base.draft, "carrier.csv", FILE_TEXT);
  kept_wait_saved (self->session);
  g_assert_true (g_file_set_contents (half, "+1212", -1, NULL));
  g_assert_true (g_file_set_contents (stray, "+1212", -1, NULL));
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  g_assert_true (g_file_set_contents (other_half, "+1212", -1, NULL));
  g_assert_cmpint (g_mkdir (foreign, 0700), ==, 0);
  g_assert_true (g_file_set_contents (letter, "Dear customer", -1, NULL));
  kept_assert_same_after_restart (self);
  g_assert_cmpuint (kept_count (self), ==, 2);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  /* What is not ours stays. */
  g_assert_cmpint (g_unlink (letter), ==, 0);
  g_assert_cmpint (g_rmdir (foreign), ==, 0);
}

/* Each byte of a state, turned in one bit after the other: never a crash, never another draft. */
static void
test_damaged_bytes (Kept *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *copy = NULL;
  gsize length;

  kept_fill (self);
  kept_wait_saved (self->session);
  bytes = leads_draft_folder_read_state (self->session->folder, NULL);
  copy = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  length = g_bytes_get_size (bytes);
  for (gsize i = 0; i <= length; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, i);
      g_autoptr (LeadsDraftState) whole = leads_draft_state_from_bytes (cut, NULL);

      g_assert_true ((whole != NULL) == (i == length));
      for (guint bit = 0; i < length && bit < 8; bit++)
        {
          g_autoptr (GBytes) turned = NULL;
          g_autoptr (LeadsDraftState) state = NULL;
          g_autoptr (GError) error = NULL;

          copy[i] ^= 1u << bit;
          turned = g_bytes_new_static (copy, length);
          state = leads_draft_state_from_bytes (turned, &error);
          g_assert_null (state);
          g_assert_true (g_error_matches (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DAMAGED) ||
                         g_error_matches (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NEWER));
          copy[i] ^= 1u << bit;
        }
    }
}

/* Random dictionaries with a right checksum: what is no draft is refused, and nothing is read out of place. */
static void
test_crafted (void)
{
  static const char *const keys[] = { "source", "start", "end", "uri", "title", "copy", "removed", "repaired", "lead" };
  static const char *const words[] = { "single", "range", "file", "paste", "mixed", "../../etc/passwd", "", "no_plus" };

  for (guint round = 0; round < 2000; round++)
    {
      GVariantBuilder items;
      g_autoptr (GVariant) variant = NULL;
      g_autoptr (LeadsDraftState) state = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *checksum = NULL;
      g_autofree char *head = NULL;
      GByteArray *array = g_byte_array_new ();
      GVariantDict dict;

      g_variant_builder_init (&items, G_VARIANT_TYPE ("aa{sv}"));
      for (guint i = g_test_rand_int_range (0, 3); i > 0; i--)
        {
          g_variant_dict_init (&dict, NULL);
          for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
            switch (g_test_rand_int_range (0, 5))
              {
              case 0:
                g_variant_dict_insert (&dict, keys[k], "x", (gint64) g_test_rand_int ());
                break;
              case 1:
                g_variant_dict_insert (&dict, keys[k], "@at", g_variant_new_parsed ("[@t 5, 5, 2]"));
                break;
              case 2:
                g_variant_dict_insert (&dict, keys[k], "@as", g_variant_new_parsed ("['no_plus', 'x']"));
                break;
              default:
                g_variant_dict_insert (&dict, keys[k], "s", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
              }
          g_variant_builder_add_value (&items, g_variant_dict_end (&dict));
        }
      g_variant_dict_init (&dict, NULL);
      g_variant_dict_insert (&dict, "numbers", "x", (gint64) -5);
      variant = g_variant_ref_sink (
          g_variant_new ("(@a{sv}@aa{sv})", g_variant_dict_end (&dict), g_variant_builder_end (&items)));
      checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, g_variant_get_data (variant),
                                              g_variant_get_size (variant));
      head = g_strdup_printf ("Customer Leads draft 1\n%s\n", checksum);
      g_byte_array_append (array, (const guint8 *) head, strlen (head));
      g_byte_array_append (array, g_variant_get_data (variant), g_variant_get_size (variant));
      bytes = g_byte_array_free_to_bytes (array);
      state = leads_draft_state_from_bytes (bytes, NULL);
      for (guint i = 0; state != NULL && i < state->items->len; i++)
        {
          const LeadsDraftItem *item = g_ptr_array_index (state->items, i);

          g_assert_true (item->input->copy == NULL || strchr (item->input->copy, '/') == NULL);
          g_assert_cmpuint (item->removed->len, ==, 0);
        }
      g_assert_true (state == NULL || state->n_numbers == 0);
    }
}

static void
write_state (Kept *self, const char *text)
{
  g_autofree char *path = kept_path (self, "state");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_damaged (Kept *self, gconstpointer data)
{
  g_autofree char *folder = kept_path (self, NULL);
  g_autofree char *aside = g_strconcat (folder, ".damaged-1", NULL);
  g_autofree char *state = g_build_filename (aside, "state", NULL);
  g_autoptr (GError) error = NULL;

  kept_add (self, "+12127881500");
  kept_restart (self);
  write_state (self, "Customer Leads draft 1\nnothing of the kind\n");
  g_assert_false (kept_restore (self, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, aside));
  g_assert_true (g_file_test (state, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (state), ==, 0);
  g_assert_cmpint (g_rmdir (aside), ==, 0);
  /* What is added now is kept. */
  kept_add (self, "+12127881501");
  kept_assert_same_after_restart (self);
}

/* What has the name of a state and can be none: nobody waits for it, and it is not read. */
static void
test_no_state (Kept *self, gconstpointer data)
{
  static const char *const kinds[] = { "pipe", "folder", "link", "long" };
  g_autofree char *folder = kept_path (self, NULL);
  g_autofree char *state = kept_path (self, "state");
  g_autofree char *aside = g_strconcat (folder, ".damaged-1", NULL);
  g_autofree char *moved = g_build_filename (aside, "state", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (LeadsDraftFolder) opened = leads_draft_folder_new (folder);
      g_autoptr (GError) cause = NULL;
      g_autoptr (GError) error = NULL;

      kept_add (self, "+12127881500");
      kept_leave (self);
      g_assert_cmpint (g_unlink (state), ==, 0);
      if (g_str_equal (kinds[i], "pipe"))
        g_assert_cmpint (mkfifo (state, 0600), ==, 0);
      else if (g_str_equal (kinds[i], "folder"))
        g_assert_cmpint (g_mkdir (state, 0700), ==, 0);
      else if (g_str_equal (kinds[i], "link"))
        g_assert_cmpint (symlink ("/dev/zero", state), ==, 0);
      else
        {
          g_assert_true (g_file_set_contents (state, "Customer Leads draft 1\n", -1, NULL));
          g_assert_cmpint (truncate (state, 3 * LEADS_DRAFT_STATE_MAX_BYTES), ==, 0);
        }
      g_assert_null (leads_draft_folder_read_state (opened, &cause));
      g_assert_error (cause, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DAMAGED);
      leads_draft_keeper_load (leads_desk_get_drafts (self->base.desk));
      self->base.draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->base.desk), self->base.lead);
      kept_start (self);
      g_assert_false (kept_restore (self, &error));
      g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, aside));
      g_assert_cmpint (g_remove (moved), ==, 0);
      g_assert_cmpint (g_rmdir (aside), ==, 0);
    }
  kept_add (self, "+12127881501");
  kept_assert_same_after_restart (self);
}

/* A folder in the place of a copy: the file itself serves, the folder is moved out of the way with what is in it, and
 * the draft can be discarded. */
static void
test_copy_is_folder (Kept *self, gconstpointer data)
{
  g_autofree char *folder = kept_path (self, NULL);
  g_autofree char *aside = g_strconcat (folder, ".damaged-1", NULL);
  g_autofree char *letter = NULL;
  g_autofree char *moved = g_build_filename (aside, "letter.txt", NULL);
  g_autofree char *copy = NULL;

  add_file (&self->base, self->base.draft, "carrier.csv", FILE_TEXT);
  kept_wait_saved (self->session);
  copy = kept_find_copy (self);
  letter = g_build_filename (copy, "letter.txt", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (g_unlink (copy), ==, 0);
      g_assert_cmpint (g_mkdir (copy, 0700), ==, 0);
      g_assert_true (g_file_set_contents (letter, "Dear customer", -1, NULL));
      if (i == 0)
        kept_assert_same_after_restart (self);
      else
        kept_discard (self);
      g_assert_cmpint (g_unlink (moved), ==, 0);
      g_assert_cmpint (g_rmdir (aside), ==, 0);
    }
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_newer (Kept *self, gconstpointer data)
{
  const char *text = "Customer Leads draft 2\nin a way that is not known yet\n";
  g_autofree char *path = kept_path (self, "state");
  g_autofree char *left = NULL;
  g_autofree char *folder = kept_path (self, NULL);
  g_autoptr (GError) error = NULL;

  kept_add (self, "+12127881500");
  kept_restart (self);
  write_state (self, text);
  g_assert_false (kept_restore (self, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NEWER);
  g_assert_error (leads_draft_session_get_error (self->session), LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NEWER);
  kept_add (self, "+12127881501");
  /* No copy of ours gets among what is not ours. */
  add_file (&self->base, self->base.draft, "carrier.csv", FILE_TEXT);
  g_assert_cmpuint (kept_count (self), ==, 1);
  kept_discard (self);
  g_assert_true (leads_draft_keeper_has (leads_desk_get_drafts (self->base.desk), leads_lead_get_id (self->base.lead)));
  kept_leave (self);
  g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, text);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  self->base.draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->base.desk), self->base.lead);
  kept_start (self);
  kept_restore (self, NULL);
}

/* Two windows have one draft: the second is told, and takes nothing from the first. */
static void
test_locked (Kept *self, gconstpointer data)
{
  LeadsDraftKeeper *keeper = leads_desk_get_drafts (self->base.desk);
  Kept second = { .base = self->base };
  Kept third = { .base = self->base };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;

  second.base.draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->base.desk), self->base.lead);
  kept_start (&second);
  kept_add (self, "+12127881500");
  kept_wait_saved (self->session);

  /* One that was open before the draft was there. */
  kept_add (&second, "+12127881501");
  kept_wait_saved (second.session);
  g_assert_error (leads_draft_session_get_error (second.session), LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BUSY);
  kept_leave (&second);

  third.base.draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->base.desk), self->base.lead);
  kept_start (&third);
  g_assert_false (kept_restore (&third, &error));
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BUSY);
  kept_leave (&third);

  leads_draft_keeper_discard_async (keeper, leads_lead_get_id (self->base.lead), NULL, keep_result, &result);
  g_assert_false (leads_draft_keeper_discard_finish (keeper, wait_for (&result), &refused));
  g_assert_error (refused, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BUSY);
  kept_assert_same_after_restart (self);
}

/* A window that knows of no draft finds the one that another has kept since. */
static void
test_kept_elsewhere (Kept *self, gconstpointer data)
{
  LeadsDraftKeeper *keeper = leads_desk_get_drafts (self->base.desk);
  const gint64 lead = leads_lead_get_id (self->base.lead);
  g_autofree char *folder = kept_path (self, NULL);
  g_autofree char *state = kept_path (self, "state");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  kept_add (self, "+12127881500");
  kept_leave (self);
  g_assert_true (g_file_get_contents (state, &bytes, &length, NULL));
  self->base.draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->base.desk), self->base.lead);
  kept_start (self);
  g_assert_true (kept_restore (self, NULL));
  kept_discard (self);
  kept_leave (self);
  g_assert_false (leads_draft_keeper_has (keeper, lead));

  self->base.draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->base.desk), self->base.lead);
  kept_start (self);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (state, bytes, length, NULL));
  g_assert_true (kept_restore (self, &error));
  g_assert_no_error (error);
  g_assert_true (leads_draft_keeper_has (keeper, lead));
  assert_totals (leads_draft_get_totals (self->base.draft), "lines=1 accepted=1 uploaded=1");
}

static void
test_full_disk (Kept *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->base.dir, "long.csv", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  struct rlimit before, full;
  LeadsEntry *entry;
  const GError *error;

  /* Its lines need less room than its copy. */
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "+121278%05u,%s\n", 10000 + i % 7, "and so on, for as long as a line may be, with words in it");
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  full = (struct rlimit) { .rlim_cur = 0, .rlim_max = before.rlim_max };
  signal (SIGXFSZ, SIG_IGN);

  kept_add (self, "+12127881500");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &full), ==, 0);
  kept_wait_saved (self->session);
  error = leads_draft_session_get_error (self->session);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DISK_FULL);
  assert_totals (leads_draft_get_totals (self->base.draft), "lines=1 accepted=1 uploaded=1");

  /* Room again: the next change is kept with all that was there. */
  entry = add_file (&self->base, self->base.draft, "long.csv", text->str);
  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_READY);
  kept_wait_saved (self->session);
  g_assert_no_error (leads_draft_session_get_error (self->session));
  kept_assert_same_after_restart (self);
}

/* A data folder that takes no drafts. */
static void
test_no_folder (Kept *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->base.dir, "drafts", NULL);
  LeadsEntry *entry;

  g_rmdir (path);
  g_assert_true (g_file_set_contents (path, "in the way", -1, NULL));
  kept_add (self, "+12127881600");
  entry = add_file (&self->base, self->base.draft, "carrier.csv", FILE_TEXT);
  g_assert_cmpint (leads_entry_get_state (entry), ==, LEADS_ENTRY_READY);
  kept_wait_saved (self->session);
  g_assert_nonnull (leads_draft_session_get_error (self->session));
  g_assert_true (leads_draft_session_get_error (self->session)->domain == LEADS_SERVICE_ERROR);
  assert_totals (leads_draft_get_totals (self->base.draft),
                 "lines=8 header=1 blank=1 accepted=3 duplicate=1 invalid=2 uploaded=3");
  kept_leave (self);
  g_assert_cmpint (g_unlink (path), ==, 0);
  self->base.draft = leads_upload_service_new_draft (leads_desk_get_uploads (self->base.desk), self->base.lead);
  kept_start (self);
  kept_restore (self, NULL);
}

static void
add_test (const char *path, void (*test) (Kept *self, gconstpointer data))
{
  g_autofree char *full = g_strconcat ("/services/draft-damage/", path, NULL);

  g_test_add (full, Kept, NULL, kept_set_up, test, kept_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("copy-missing", test_copy_missing);
  add_test ("copy-damaged", test_copy_damaged);
  add_test ("read-otherwise", test_read_otherwise);
  add_test ("leftovers", test_leftovers);
  add_test ("damaged-bytes", test_damaged_bytes);
  g_test_add_func ("/services/draft-damage/crafted", test_crafted);
  add_test ("damaged", test_damaged);
  add_test ("no-state", test_no_state);
  add_test ("copy-is-folder", test_copy_is_folder);
  add_test ("newer", test_newer);
  add_test ("locked", test_locked);
  add_test ("kept-elsewhere", test_kept_elsewhere);
  add_test ("full-disk", test_full_disk);
  add_test ("no-folder", test_no_folder);
  return g_test_run ();
}
