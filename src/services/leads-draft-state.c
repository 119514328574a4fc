/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-draft-state-private.h"

#include <string.h>

/*
 * A kept draft as bytes: a line that names the format, a line with the SHA-256
 * of the rest, and the rest, a little-endian GVariant of dictionaries: what an
 * older program does not know it leaves alone.
 */

const LeadsDraftStateText leads_draft_state_texts[LEADS_DRAFT_STATE_N_TEXTS] = {
  { "encoding", G_STRUCT_OFFSET (LeadsFileOptions, encoding) },
  { "column", G_STRUCT_OFFSET (LeadsFileOptions, column) },
  { "end-column", G_STRUCT_OFFSET (LeadsFileOptions, end_column) },
  { "count-column", G_STRUCT_OFFSET (LeadsFileOptions, count_column) },
  { "cac-column", G_STRUCT_OFFSET (LeadsFileOptions, cac_column) },
  { "customer-column", G_STRUCT_OFFSET (LeadsFileOptions, customer_column) },
  { "service-column", G_STRUCT_OFFSET (LeadsFileOptions, service_column) },
  { "sheet", G_STRUCT_OFFSET (LeadsFileOptions, sheet) },
  { "file-country", G_STRUCT_OFFSET (LeadsFileOptions, country) },
};

const char *const leads_draft_state_repairs[LEADS_N_REPAIRS] = {
  [LEADS_REPAIR_UNCERTAIN_PLUS] = "uncertain-plus",
  [LEADS_REPAIR_ADD_PLUS] = "plus",
  [LEADS_REPAIR_INTERNATIONAL_PREFIX] = "international-prefix",
  [LEADS_REPAIR_TRUNK_ZERO] = "trunk-zero",
  [LEADS_REPAIR_DECIMALS] = "decimals",
  [LEADS_REPAIR_EXTENSION] = "extension",
  [LEADS_REPAIR_BRACKETS] = "brackets",
  [LEADS_REPAIR_NATIONAL_FORM] = "national-form",
};

LeadsDraftItem *
leads_draft_item_new (LeadsDraftInput *input, GArray *removed)
{
  LeadsDraftItem *self = g_new0 (LeadsDraftItem, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->input = leads_draft_input_ref (input);
  self->removed = g_array_ref (removed);
  return self;
}

LeadsDraftItem *
leads_draft_item_ref (LeadsDraftItem *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
leads_draft_item_unref (LeadsDraftItem *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  leads_draft_input_unref (self->input);
  g_array_unref (self->removed);
  g_clear_pointer (&self->edits, leads_edits_unref);
  g_clear_pointer (&self->edited, g_variant_unref);
  g_clear_pointer (&self->edited_cacs, g_variant_unref);
  g_clear_pointer (&self->restored, leads_edits_unref);
  g_free (self->sha256);
  g_free (self);
}

LeadsDraftState *
leads_draft_state_new (void)
{
  LeadsDraftState *self = g_new0 (LeadsDraftState, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_draft_item_unref);
  self->matches = leads_matches_new ();
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_draft_choice_free);
  return self;
}

void
leads_draft_state_free (LeadsDraftState *self)
{
  g_free (self->service_info);
  g_free (self->ticket);
  g_free (self->typed_start);
  g_free (self->typed_end);
  g_ptr_array_unref (self->items);
  leads_matches_unref (self->matches);
  g_ptr_array_unref (self->choices);
  g_free (self);
}

static void
put_string (GVariantDict *dict, const char *key, const char *value)
{
  if (value != NULL)
    g_variant_dict_insert (dict, key, "s", value);
}

static void
put_int (GVariantDict *dict, const char *key, gint64 value)
{
  if (value != 0)
    g_variant_dict_insert (dict, key, "x", value);
}

static void
put_true (GVariantDict *dict, const char *key, gboolean value)
{
  if (value)
    g_variant_dict_insert (dict, key, "b", TRUE);
}

static void
put_input (GVariantDict *dict, LeadsDraftInput *input)
{
  put_string (dict, "source", leads_upload_source_to_word (input->source));
  put_string (dict, "title", input->title);
  put_string (dict, "start", input->start);
  put_string (dict, "end", input->end);
  put_true (dict, "add-rest", (input->flags & LEADS_DRAFT_ADD_REST) != 0);
  put_true (dict, "add-unplanned", (input->flags & LEADS_DRAFT_INCLUDE_UNPLANNED) != 0);
  put_true (dict, "skip-unplanned", (input->flags & LEADS_DRAFT_SKIP_UNPLANNED) != 0);
  put_true (dict, "repairs", input->repairs);
  put_string (dict, "uri", input->uri);
  put_int (dict, "delimiter", (guchar) input->options.delimiter);
  put_true (dict, "heading", input->options.heading == LEADS_FILE_HEADING_YES);
  put_int (dict, "heading-row", input->options.heading_row);
  put_true (dict, "short-ranges", input->options.short_ranges);
  put_true (dict, "no-heading", input->options.heading == LEADS_FILE_HEADING_NO);
  for (guint i = 0; i < LEADS_DRAFT_STATE_N_TEXTS; i++)
    put_string (dict, leads_draft_state_texts[i].key,
                G_STRUCT_MEMBER (char *, &input->options, leads_draft_state_texts[i].offset));
  put_string (dict, "country", input->country);
  put_string (dict, "copy", input->copy);
  put_string (dict, "origin", leads_draft_input_get_origin (input));
}

static void
put_edits (GVariantDict *dict, const LeadsEdits *edits)
{
  GVariantBuilder numbers, cacs;

  g_variant_builder_init (&numbers, G_VARIANT_TYPE ("a(ts)"));
  g_variant_builder_init (&cacs, G_VARIANT_TYPE ("a(ts)"));
  for (guint i = 0; i < leads_edits_get_n (edits); i++)
    {
      const LeadsEdit *edit = leads_edits_get (edits, i);
      g_autofree char *cell = g_strndup (edit->cell, edit->cell_length);

      if (!edit->keeps_number)
        g_variant_builder_add (&numbers, "(ts)", edit->index, cell);
      if (edit->cac != NULL)
        g_variant_builder_add (&cacs, "(ts)", edit->index, edit->cac);
    }
  g_variant_dict_insert_value (dict, "edited", g_variant_builder_end (&numbers));
  g_variant_dict_insert_value (dict, "edited-cacs", g_variant_builder_end (&cacs));
}

static GVariant *
item_to_variant (const LeadsDraftItem *item)
{
  GVariantDict dict;
  GVariantBuilder repaired;

  g_variant_dict_init (&dict, NULL);
  put_input (&dict, item->input);
  put_string (&dict, "sha256", item->sha256);
  put_int (&dict, "lines", (gint64) item->n_lines);
  put_true (&dict, "header", item->has_header);
  put_true (&dict, "unplanned", (item->includes_unplanned & LEADS_UNPLANNED_NUMBERS) != 0);
  put_true (&dict, "unknown-codes", (item->includes_unplanned & LEADS_UNPLANNED_CODES) != 0);
  put_true (&dict, "rest", item->adds_rest);
  if (item->removed->len > 0)
    g_variant_dict_insert_value (&dict, "removed",
                                 g_variant_new_fixed_array (G_VARIANT_TYPE_UINT64, item->removed->data,
                                                            item->removed->len, sizeof (guint64)));
  if (item->edits != NULL)
    put_edits (&dict, item->edits);
  if (item->edits == NULL && item->edited != NULL)
    g_variant_dict_insert_value (&dict, "edited", item->edited);
  if (item->edits == NULL && item->edited_cacs != NULL)
    g_variant_dict_insert_value (&dict, "edited-cacs", item->edited_cacs);
  g_variant_builder_init (&repaired, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < LEADS_N_REPAIRS; i++)
    {
      if ((item->repaired & (1u << i)) != 0)
        g_variant_builder_add (&repaired, "s", leads_draft_state_repairs[i]);
    }
  g_variant_dict_insert_value (&dict, "repaired", g_variant_builder_end (&repaired));
  return g_variant_dict_end (&dict);
}

GBytes *
leads_draft_state_to_bytes (const LeadsDraftState *self)
{
  g_autoptr (GVariant) variant = NULL;
  g_autofree char *checksum = NULL;
  GVariantBuilder items;
  GVariantDict head;
  GByteArray *bytes;
  g_autofree char *lines = NULL;

  g_variant_dict_init (&head, NULL);
  put_int (&head, "lead", self->lead_id);
  put_int (&head, "numbers", self->n_numbers);
  put_int (&head, "saved", self->saved_at);
  put_int (&head, "profile", self->profile_id);
  put_int (&head, "connection", self->connection_id);
  put_string (&head, "service-info", self->service_info);
  put_string (&head, "ticket", self->ticket);
  put_string (&head, "typed-start", self->typed_start);
  put_string (&head, "typed-end", self->typed_end);
  if (leads_matches_get_n (self->matches) > 0)
    g_variant_dict_insert_value (&head, "matches", leads_matches_to_variant (self->matches));
  if (self->choices->len > 0)
    g_variant_dict_insert_value (&head, "leads", leads_draft_choices_to_variant (self->choices));
  g_variant_builder_init (&items, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < self->items->len; i++)
    g_variant_builder_add_value (&items, item_to_variant (g_ptr_array_index (self->items, i)));
  variant = g_variant_ref_sink (g_variant_new ("(@a{sv}@aa{sv})", g_variant_dict_end (&head),
                                               g_variant_builder_end (&items)));
  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    {
      GVariant *swapped = g_variant_byteswap (variant);

      g_variant_unref (variant);
      variant = swapped;
    }
  checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, g_variant_get_data (variant), g_variant_get_size (variant));
  lines = g_strdup_printf (LEADS_DRAFT_STATE_MAGIC "%d\n%s\n", LEADS_DRAFT_STATE_FORMAT, checksum);
  bytes = g_byte_array_new ();
  g_byte_array_append (bytes, (const guint8 *) lines, strlen (lines));
  g_byte_array_append (bytes, g_variant_get_data (variant), g_variant_get_size (variant));
  return g_byte_array_free_to_bytes (bytes);
}

char *
leads_draft_state_digest (const LeadsDraftState *self)
{
  LeadsDraftState given = *self;
  g_autoptr (GBytes) bytes = NULL;

  given.n_numbers = given.saved_at = 0;
  given.profile_id = given.connection_id = 0;
  given.typed_start = given.typed_start != NULL && *given.typed_start != '\0' ? given.typed_start : NULL;
  given.typed_end = given.typed_end != NULL && *given.typed_end != '\0' ? given.typed_end : NULL;
  bytes = leads_draft_state_to_bytes (&given);
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}
