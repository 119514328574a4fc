/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-state-private.h"

#include "leads-service-error.h"

#include <string.h>

/*
 * A kept draft from its bytes. Invariant: bytes that do not have their checksum,
 * or do not say what a draft needs, are damaged; nothing is guessed.
 */

#define SHA256_CHARS 64
/* Digits of a format's number at most. */
#define FORMAT_DIGITS 6

static gboolean
set_damaged (GError **error, const char *what)
{
  g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_DAMAGED, "%s", what);
  return FALSE;
}

/* Behind the line that names the format: where the checksum begins. 0 with @error. */
static gsize
skip_format (const char *data, gsize length, GError **error)
{
  const gsize magic = strlen (LEADS_DRAFT_STATE_MAGIC);
  gsize end = magic;
  guint64 format;
  g_autofree char *digits = NULL;

  if (length < magic || memcmp (data, LEADS_DRAFT_STATE_MAGIC, magic) != 0)
    return set_damaged (error, "it does not begin as a draft does");
  while (end < length && end - magic < FORMAT_DIGITS && g_ascii_isdigit (data[end]))
    end++;
  digits = g_strndup (data + magic, end - magic);
  if (end == length || data[end] != '\n' || !g_ascii_string_to_unsigned (digits, 10, 1, G_MAXUINT, &format, NULL))
    return set_damaged (error, "its format has no number");
  if (format > LEADS_DRAFT_STATE_FORMAT)
    {
      g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_NEWER, "its format is %s", digits);
      return 0;
    }
  return end + 1;
}

/* The checked rest of @bytes as a variant. (transfer full) */
static GVariant *
open_payload (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const gsize start = skip_format (data, length, error);
  g_autofree char *checksum = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GVariant) variant = NULL;

  if (start == 0)
    return NULL;
  if (length - start < SHA256_CHARS + 1 || data[start + SHA256_CHARS] != '\n')
    {
      set_damaged (error, "it is cut off");
      return NULL;
    }
  payload = g_bytes_new_from_bytes (bytes, start + SHA256_CHARS + 1, length - start - SHA256_CHARS - 1);
  checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, payload);
  if (memcmp (checksum, data + start, SHA256_CHARS) != 0)
    {
      set_damaged (error, "its checksum differs");
      return NULL;
    }
  variant = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (LEADS_DRAFT_STATE_TYPE), payload, FALSE));
  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    {
      GVariant *swapped = g_variant_byteswap (variant);

      g_variant_unref (variant);
      variant = swapped;
    }
  if (!g_variant_is_normal_form (variant))
    {
      set_damaged (error, "it is not a draft");
      return NULL;
    }
  return g_steal_pointer (&variant);
}

static char *
get_string (GVariantDict *dict, const char *key)
{
  char *value = NULL;

  g_variant_dict_lookup (dict, key, "s", &value);
  return value;
}

static gint64
get_int (GVariantDict *dict, const char *key)
{
  gint64 value = 0;

  g_variant_dict_lookup (dict, key, "x", &value);
  return value;
}

static gboolean
get_true (GVariantDict *dict, const char *key)
{
  gboolean value = FALSE;

  g_variant_dict_lookup (dict, key, "b", &value);
  return value;
}

/* A name that this program gives: never a path. */
static gboolean
is_copy_name (const char *name)
{
  return g_uuid_string_is_valid (name);
}

static void
get_options (GVariantDict *dict, LeadsFileOptions *options)
{
  options->delimiter = (char) (guchar) get_int (dict, "delimiter");
  options->heading = get_true (dict, "heading")      ? LEADS_FILE_HEADING_YES
                     : get_true (dict, "no-heading") ? LEADS_FILE_HEADING_NO
                                                     : LEADS_FILE_HEADING_AUTO;
  options->heading_row = (guint) CLAMP (get_int (dict, "heading-row"), 0, G_MAXINT);
  options->short_ranges = get_true (dict, "short-ranges");
  for (guint i = 0; i < LEADS_DRAFT_STATE_N_TEXTS; i++)
    G_STRUCT_MEMBER (char *, options, leads_draft_state_texts[i].offset) = get_string (dict, leads_draft_state_texts[i].key);
}

static LeadsDraftInput *
get_input (GVariantDict *dict)
{
  g_autofree char *word = get_string (dict, "source");
  LeadsUploadSource source;
  g_autoptr (LeadsDraftInput) input = NULL;

  if (word == NULL || !leads_upload_source_from_word (word, &source))
    return NULL;
  input = leads_draft_input_new (source);
  input->title = get_string (dict, "title");
  input->start = get_string (dict, "start");
  input->end = get_string (dict, "end");
  input->flags = (get_true (dict, "add-rest") ? LEADS_DRAFT_ADD_REST : 0) |
                 (get_true (dict, "add-unplanned") ? LEADS_DRAFT_INCLUDE_UNPLANNED : 0) |
                 (get_true (dict, "skip-unplanned") ? LEADS_DRAFT_SKIP_UNPLANNED : 0);
  input->repairs = get_true (dict, "repairs");
  input->uri = get_string (dict, "uri");
  get_options (dict, &input->options);
  input->country = get_string (dict, "country");
  input->copy = get_string (dict, "copy");
  input->origin = get_string (dict, "origin");
  if (input->copy != NULL && !is_copy_name (input->copy))
    return NULL;
  switch (source)
    {
    case LEADS_UPLOAD_SOURCE_SINGLE:
      return input->start != NULL ? g_steal_pointer (&input) : NULL;
    case LEADS_UPLOAD_SOURCE_RANGE:
      return input->start != NULL && input->end != NULL ? g_steal_pointer (&input) : NULL;
    case LEADS_UPLOAD_SOURCE_FILE:
      return input->title != NULL && input->uri != NULL ? g_steal_pointer (&input) : NULL;
    case LEADS_UPLOAD_SOURCE_PASTE:
      return input->title != NULL ? g_steal_pointer (&input) : NULL;
    case LEADS_UPLOAD_SOURCE_MIXED:
    default:
      return NULL;
    }
}

/* Sorted and without repetition; %NULL when they are not. */
static GArray *
get_removed (GVariantDict *dict)
{
  GArray *removed = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GVariant) value = g_variant_dict_lookup_value (dict, "removed", G_VARIANT_TYPE ("at"));
  const guint64 *indices;
  gsize n = 0;

  if (value == NULL)
    return removed;
  indices = g_variant_get_fixed_array (value, &n, sizeof (guint64));
  for (gsize i = 1; i < n; i++)
    {
      if (indices[i - 1] >= indices[i])
        {
          g_array_unref (removed);
          return NULL;
        }
    }
  return g_array_append_vals (removed, indices, n);
}

/* Whether it has ascending indices and cells that fit. */
static gboolean
are_edits (GVariant *edited)
{
  guint64 next = 0;

  for (gsize i = 0; i < g_variant_n_children (edited); i++)
    {
      guint64 index;
      const char *cell;

      g_variant_get_child (edited, i, "(t&s)", &index, &cell);
      if (index < next || index == G_MAXUINT64 || strlen (cell) > LEADS_EDIT_MAX_LENGTH)
        return FALSE;
      next = index + 1;
    }
  return TRUE;
}

static LeadsDraftItem *
item_from_variant (GVariant *variant)
{
  g_autoptr (GVariantDict) dict = g_variant_dict_new (variant);
  g_autoptr (LeadsDraftInput) input = get_input (dict);
  g_autoptr (GArray) removed = get_removed (dict);
  g_autoptr (GVariant) edited = g_variant_dict_lookup_value (dict, "edited", G_VARIANT_TYPE ("a(ts)"));
  g_autoptr (GVariant) edited_cacs = g_variant_dict_lookup_value (dict, "edited-cacs", G_VARIANT_TYPE ("a(ts)"));
  g_autoptr (GVariant) repaired = NULL;
  LeadsDraftItem *item;

  if (input == NULL || removed == NULL || (edited != NULL && !are_edits (edited)) ||
      (edited_cacs != NULL && !are_edits (edited_cacs)))
    return NULL;
  item = leads_draft_item_new (input, removed);
  item->edited = g_steal_pointer (&edited);
  item->edited_cacs = g_steal_pointer (&edited_cacs);
  item->sha256 = get_string (dict, "sha256");
  item->n_lines = (guint64) get_int (dict, "lines");
  item->has_header = get_true (dict, "header");
  item->includes_unplanned = (get_true (dict, "unplanned") ? LEADS_UNPLANNED_NUMBERS : 0) |
                             (get_true (dict, "unknown-codes") ? LEADS_UNPLANNED_CODES : 0);
  item->adds_rest = get_true (dict, "rest");
  repaired = g_variant_dict_lookup_value (dict, "repaired", G_VARIANT_TYPE_STRING_ARRAY);
  for (gsize i = 0; repaired != NULL && i < g_variant_n_children (repaired); i++)
    {
      const char *word;

      g_variant_get_child (repaired, i, "&s", &word);
      for (guint repair = 0; repair < LEADS_N_REPAIRS; repair++)
        item->repaired |= g_str_equal (word, leads_draft_state_repairs[repair]) ? 1u << repair : 0;
    }
  return item;
}

LeadsDraftState *
leads_draft_state_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GVariant) variant = open_payload (bytes, error);
  g_autoptr (LeadsDraftState) self = NULL;
  g_autoptr (GVariant) head = NULL;
  g_autoptr (GVariantDict) dict = NULL;
  g_autoptr (GVariant) items = NULL;
  g_autoptr (GVariant) choices = NULL;
  g_autoptr (GVariant) matches = NULL;

  if (variant == NULL)
    return NULL;
  head = g_variant_get_child_value (variant, 0);
  items = g_variant_get_child_value (variant, 1);
  dict = g_variant_dict_new (head);
  self = leads_draft_state_new ();
  self->lead_id = get_int (dict, "lead");
  self->n_numbers = MAX (get_int (dict, "numbers"), 0);
  self->saved_at = get_int (dict, "saved");
  self->profile_id = get_int (dict, "profile");
  self->connection_id = get_int (dict, "connection");
  self->service_info = get_string (dict, "service-info");
  self->ticket = get_string (dict, "ticket");
  self->typed_start = get_string (dict, "typed-start");
  self->typed_end = get_string (dict, "typed-end");
  matches = g_variant_dict_lookup_value (dict, "matches", LEADS_MATCHES_TYPE);
  leads_matches_unref (self->matches);
  self->matches = leads_matches_from_variant (matches);
  choices = g_variant_dict_lookup_value (dict, "leads", LEADS_DRAFT_CHOICES_TYPE);
  g_ptr_array_unref (self->choices);
  self->choices = leads_draft_choices_from_variant (choices);
  for (gsize i = 0; i < g_variant_n_children (items); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (items, i);
      LeadsDraftItem *item = item_from_variant (child);

      if (item == NULL)
        {
          set_damaged (error, "an entry of it cannot be read");
          return NULL;
        }
      g_ptr_array_add (self->items, item);
    }
  return g_steal_pointer (&self);
}
