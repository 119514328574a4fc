/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-submit-private.h"

#include "leads-draft-part.h"
#include "leads-service-error-private.h"
#include "leads-stored-layout-private.h"

#include <leads-connection-store.h>
#include <leads-lead-store.h>
#include <leads-profile-store.h>
#include <leads-text.h>
#include <leads-time.h>

#include <glib/gi18n.h>

/* What Submit writes: an upload for each lead, with its files and totals. */

void
leads_submit_target_free (LeadsSubmitTarget *target)
{
  g_free (target->service_info);
  g_free (target->name);
  g_free (target);
}

LeadsSubmitTarget *
leads_submit_add_target (LeadsSubmit *self, gint64 lead_id, gint64 connection_id, const char *service_info)
{
  LeadsSubmitTarget *target = g_new0 (LeadsSubmitTarget, 1);

  target->lead_id = lead_id;
  target->connection_id = connection_id;
  target->service_info = leads_text_collapse (service_info != NULL ? service_info : "");
  g_ptr_array_add (self->targets, target);
  return target;
}

gboolean
leads_submit_check_target (const LeadsSubmitTarget *target, GError **error)
{
  const glong length = g_utf8_strlen (target->service_info, -1);

  if (length == 0 && target->name != NULL)
    /* Translators: %s is a customer and service, “Adatum Research, Zoom Phone” */
    g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                 _("Enter the service info of %s: the name of the service for metering."), target->name);
  else if (length == 0)
    g_set_error_literal (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                         _("Enter the service info: the name of the service for metering."));
  else if (length > LEADS_SERVICE_INFO_MAX)
    g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                 _("The service info can have at most %d characters. Shorten it."), LEADS_SERVICE_INFO_MAX);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_connections (const char *first, guint n_without, GError **error)
{
  if (n_without == 1)
    /* Translators: %s is a customer and service, “Adatum Research, Zoom Phone” */
    g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                 _("Choose a SIP connection for %s, or leave the lead out."), first);
  else if (n_without > 1)
    g_set_error (error, LEADS_SERVICE_ERROR, LEADS_SERVICE_ERROR_BAD_VALUE,
                 ngettext ("%'u lead has no SIP connection chosen. Choose one, or leave the lead out.",
                           "%'u leads have no SIP connection chosen. Choose one for each, or leave the leads out.",
                           n_without),
                 n_without);
  return n_without == 0;
}

gboolean
leads_submit_take_parts (LeadsSubmit *self, GError **error)
{
  GListModel *parts = leads_draft_get_parts (self->draft);
  const guint n_parts = g_list_model_get_n_items (parts);
  const char *first = NULL;
  guint n_without = 0;

  self->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->totals.uploaded = 0;
  for (guint i = 0; i < n_parts; i++)
    {
      g_autoptr (LeadsDraftPart) part = g_list_model_get_item (parts, i);
      LeadsLead *lead = leads_draft_part_get_lead (part);
      LeadsSubmitTarget *target;

      if (!leads_draft_part_is_submitted (part))
        continue;
      target = leads_submit_add_target (self, leads_lead_get_id (lead), leads_draft_part_get_connection_id (part),
                                        leads_draft_part_get_service_info (part));
      /* Translators: a customer and its service */
      target->name = g_strdup_printf (_("%s, %s"), leads_lead_get_customer_name (lead),
                                      leads_lead_get_service_name (lead));
      target->totals = *leads_draft_part_get_totals (part);
      self->totals.uploaded += target->totals.uploaded;
      g_hash_table_insert (self->places, &target->lead_id, GUINT_TO_POINTER (self->targets->len - 1));
      if (!leads_submit_check_target (target, error))
        return FALSE;
      if (target->connection_id != 0)
        continue;
      if (n_without++ == 0)
        first = target->name;
    }
  return check_connections (first, n_without, error);
}

static const char *
check_connection (LeadsConnectionStore *connections,
                  const LeadsSubmitTarget *target,
                  GCancellable *cancellable,
                  GError **cause)
{
  g_autoptr (LeadsConnection)
      connection = leads_connection_store_get (connections, target->connection_id, cancellable, cause);

  if (connection == NULL)
    return _("The SIP connection is not there any more. Choose another one.");
  if (leads_connection_get_lead_id (connection) != target->lead_id)
    return _("The SIP connection belongs to another lead. Choose one of this lead.");
  if (leads_connection_get_side (connection) != LEADS_SIDE_PSTN)
    return _("The SIP connection is on the customer’s side. Choose one on the PSTN side.");
  return NULL;
}

/* (transfer full) (nullable): a sentence on a lead that was deleted; its connections went with it */
static char *
find_deleted_lead (LeadsDatabase *database, const LeadsSubmitTarget *target, GCancellable *cancellable)
{
  g_autoptr (LeadsLeadStore) leads = leads_lead_store_new (database);
  g_autoptr (GError) cause = NULL;
  g_autoptr (LeadsLead) lead = leads_lead_store_get (leads, target->lead_id, cancellable, &cause);

  if (!g_error_matches (cause, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND))
    return NULL;
  if (target->name == NULL)
    return g_strdup (_("The lead was deleted meanwhile, so nothing was uploaded."));
  /* Translators: %s is a customer and service, “Adatum Research, Zoom Phone” */
  return g_strdup_printf (_("%s was deleted meanwhile, so nothing was uploaded. Its lines match no lead now. Look at them, "
                            "and submit again."),
                          target->name);
}

/* What the store would refuse without saying which of them is gone. */
gboolean
leads_submit_check_references (const LeadsSubmit *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (LeadsProfileStore) profiles = leads_profile_store_new (self->tools->database);
  g_autoptr (LeadsConnectionStore) connections = leads_connection_store_new (self->tools->database);
  g_autoptr (LeadsProfile) profile = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *deleted = NULL;
  const char *text = NULL;

  profile = leads_profile_store_get (profiles, self->profile_id, cancellable, &cause);
  if (profile == NULL)
    text = _("The calling profile is not there any more. Choose another one.");
  for (guint i = 0; text == NULL && i < self->targets->len; i++)
    {
      const LeadsSubmitTarget *target = g_ptr_array_index (self->targets, i);

      text = check_connection (connections, target, cancellable, &cause);
      if (text != NULL && (deleted = find_deleted_lead (self->tools->database, target, cancellable)) != NULL)
        text = deleted;
    }
  if (text == NULL)
    return TRUE;
  if (cause != NULL && !g_error_matches (cause, LEADS_STORAGE_ERROR, LEADS_STORAGE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error_literal (error, LEADS_SERVICE_ERROR,
                         cause != NULL ? LEADS_SERVICE_ERROR_NOT_FOUND : LEADS_SERVICE_ERROR_BAD_VALUE, text);
  return FALSE;
}

static LeadsUploadSource
find_source (GPtrArray *outcomes)
{
  LeadsUploadSource source = LEADS_UPLOAD_SOURCE_MIXED;

  for (guint i = 0; i < outcomes->len; i++)
    {
      const LeadsContent *content = ((LeadsOutcome *) g_ptr_array_index (outcomes, i))->content;

      if (i > 0 && content->source != source)
        return LEADS_UPLOAD_SOURCE_MIXED;
      source = content->source;
    }
  return source;
}

/* What of an entry goes to @target; %NULL: nothing. */
static const LeadsTotals *
find_totals (const LeadsSubmit *self, const LeadsSubmitTarget *target, const LeadsOutcome *outcome)
{
  const LeadsShare *share;

  if (self->places == NULL)
    return &outcome->totals;
  share = outcome->shares != NULL ? leads_shares_find (outcome->shares, target->lead_id) : NULL;
  return share != NULL ? &share->totals : NULL;
}

/* Pasted lists are files without a hash: they have lines to report. */
static GPtrArray *
list_files (const LeadsSubmit *self, const LeadsSubmitTarget *target, LeadsUpload *upload)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_stored_file_free);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_named = 0;

  for (guint i = 0; i < self->outcomes->len; i++)
    {
      const LeadsOutcome *outcome = g_ptr_array_index (self->outcomes, i);
      const LeadsContent *content = outcome->content;
      const LeadsTotals *totals = find_totals (self, target, outcome);
      const gboolean is_file = content->source == LEADS_UPLOAD_SOURCE_FILE;
      g_autofree char *layout = NULL;

      if (leads_content_is_typed (content) || totals == NULL)
        continue;
      layout = leads_stored_layout_to_text (&content->dialect, content->heading);
      g_ptr_array_add (files, leads_stored_file_new (content->title, is_file ? content->sha256 : NULL, layout, totals));
      if (!is_file)
        continue;
      g_string_append_printf (names, "%s%s", n_named > 0 ? ", " : "", content->title);
      leads_upload_set_file_sha256 (upload, n_named++ == 0 ? content->sha256 : NULL);
    }
  if (n_named > 0)
    leads_upload_set_file_name (upload, names->str);
  for (guint i = 0; i < self->unread->len; i++)
    {
      const LeadsStoredFile *unread = g_ptr_array_index (self->unread, i);

      g_ptr_array_add (files, leads_stored_file_new_unread (unread->name, unread->problem));
    }
  return files;
}

GPtrArray *
leads_submit_list_unmatched_files (const LeadsSubmit *self)
{
  const LeadsTotals none = { 0 };
  GPtrArray *files;

  if (self->places == NULL)
    return NULL;
  files = g_ptr_array_new_with_free_func ((GDestroyNotify) leads_stored_file_free);
  for (guint i = 0; i < self->outcomes->len; i++)
    {
      const LeadsContent *content = ((LeadsOutcome *) g_ptr_array_index (self->outcomes, i))->content;
      g_autofree char *layout = leads_stored_layout_to_text (&content->dialect, content->heading);

      g_ptr_array_add (files, leads_stored_file_new (content->title, content->sha256, layout, &none));
    }
  return files;
}

static LeadsUpload *
make_upload (const LeadsSubmit *self, const LeadsSubmitTarget *target, gint64 now, const char *actor)
{
  LeadsUpload *upload = leads_upload_new ();

  leads_upload_set_lead_id (upload, target->lead_id);
  leads_upload_set_profile_id (upload, self->profile_id);
  leads_upload_set_connection_id (upload, target->connection_id);
  leads_upload_set_service_info (upload, target->service_info);
  leads_upload_set_ticket (upload, self->ticket);
  leads_upload_set_source (upload, find_source (self->outcomes));
  leads_upload_set_uploaded_at (upload, now);
  leads_upload_set_uploaded_by (upload, actor);
  leads_upload_set_totals (upload, &target->totals);
  return upload;
}

static void
clear_part (gpointer data)
{
  LeadsUploadPart *part = data;

  g_clear_object (&part->upload);
  g_clear_pointer (&part->files, g_ptr_array_unref);
}

GArray *
leads_submit_make_parts (const LeadsSubmit *self)
{
  GArray *parts = g_array_sized_new (FALSE, TRUE, sizeof (LeadsUploadPart), self->targets->len);
  g_autofree char *actor = leads_database_dup_actor (self->tools->database);
  const gint64 now = leads_time_now ();

  g_array_set_clear_func (parts, clear_part);
  for (guint i = 0; i < self->targets->len; i++)
    {
      const LeadsSubmitTarget *target = g_ptr_array_index (self->targets, i);
      LeadsUploadPart part = { 0 };

      part.upload = make_upload (self, target, now, actor);
      part.files = list_files (self, target, part.upload);
      g_array_append_val (parts, part);
    }
  return parts;
}
