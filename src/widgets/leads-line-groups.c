/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-widgets"

#include "leads-line-groups-private.h"

#include "leads-group-list-private.h"
#include "leads-group-row-private.h"
#include "leads-reading-row-private.h"
#include "leads-upload-words.h"

#include <leads-sentences.h>

#include <glib/gi18n-lib.h>

/*
 * The groups of an entry's lines. It keeps nothing of its own: after every change of the
 * entry's totals the groups are made anew.
 */

/* Groups that can only be looked at help where there are more lines than fit on a page; the filter by reason has
 * all of them. */
#define MAX_SHOW_GROUPS    3
#define MIN_LINES_FOR_SHOW 25

struct _LeadsLineGroups
{
  AdwBin parent_instance;

  LeadsGroupList *rows;

  /* owned */
  LeadsRegionNames *names; /* when they are needed */
  LeadsDraft *draft;
  LeadsEntry *entry;
  LeadsLineKind kind;
};

enum
{
  SHOW_REASON,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LeadsLineGroups, leads_line_groups, ADW_TYPE_BIN)

static void
on_act (LeadsLineGroups *self, int act, int object)
{
  switch (act)
    {
    case LEADS_GROUP_REPAIR_ALL:
      leads_draft_repair_all (self->draft, self->entry);
      break;
    case LEADS_GROUP_REPAIR:
      leads_draft_repair (self->draft, self->entry, (LeadsRepair) object);
      break;
    case LEADS_GROUP_UNREPAIR:
      leads_draft_unrepair_all (self->draft, self->entry);
      break;
    case LEADS_GROUP_INCLUDE:
      leads_draft_include_unplanned (self->draft, self->entry, (LeadsUnplanned) object);
      break;
    case LEADS_GROUP_EXCLUDE:
      leads_draft_exclude_unplanned (self->draft, self->entry, (LeadsUnplanned) object);
      break;
    case LEADS_GROUP_RESTORE_EDITED:
      leads_draft_restore_edited (self->draft, self->entry);
      break;
    case LEADS_GROUP_RESTORE_REMOVED:
      leads_draft_restore_removed (self->draft, self->entry);
      break;
    case LEADS_GROUP_ADD_REST:
      leads_draft_add_rest (self->draft, self->entry);
      break;
    case LEADS_GROUP_STOP_RANGES:
      leads_draft_stop_ranges (self->draft, self->entry);
      break;
    case LEADS_GROUP_SHOW:
    default:
      g_signal_emit (self, signals[SHOW_REASON], 0, object);
      break;
    }
}

static void
append (LeadsLineGroups *self,
        LeadsGroupAct act,
        int object,
        const char *title,
        const char *subtitle,
        const char *label)
{
  GtkWidget *row = leads_group_row_new (act, object, title, subtitle, label);

  g_signal_connect_object (row, "act", G_CALLBACK (on_act), self, G_CONNECT_SWAPPED);
  leads_group_list_append (self->rows, row);
}

static void
on_country_chosen (LeadsLineGroups *self, const char *country)
{
  leads_draft_set_entry_country (self->draft, self->entry, country);
}

static void
append_country (LeadsLineGroups *self)
{
  GtkWidget *row;

  if (!leads_entry_depends_on_country (self->entry))
    return;

  if (self->names == NULL)
    self->names = leads_region_names_new ();
  row = leads_reading_row_new (self->names, leads_entry_get_country (self->entry));
  g_signal_connect_object (row, "country-chosen", G_CALLBACK (on_country_chosen), self, G_CONNECT_SWAPPED);
  leads_group_list_append (self->rows, row);
}

static void
append_removed (LeadsLineGroups *self)
{
  gint64 n_removed = leads_entry_get_n_removed (self->entry);
  gint64 n_edited = leads_entry_get_n_edited (self->entry);
  g_autofree char *removed = leads_lines_words_removed (n_removed);
  g_autofree char *edited = leads_lines_words_edited (n_edited);

  if (n_edited > 0)
    append (self, LEADS_GROUP_RESTORE_EDITED, 0, edited, NULL, _("Undo"));
  if (n_removed > 0)
    append (self, LEADS_GROUP_RESTORE_REMOVED, 0, removed, NULL, _("Undo"));
}

static void
append_repaired (LeadsLineGroups *self)
{
  gint64 n_lines = leads_entry_get_n_mended (self->entry);
  g_autofree char *title = NULL;

  if (n_lines == 0)
    return;

  title = leads_lines_words_repaired (n_lines);
  append (self, LEADS_GROUP_UNREPAIR, 0, title, NULL, _("Undo"));
}

static void
append_included (LeadsLineGroups *self)
{
  const LeadsUnplanned kinds = leads_entry_get_includes_unplanned (self->entry);
  gint64 n_unplanned = leads_entry_get_n_unplanned (self->entry, kinds);
  g_autofree char *title = NULL;

  if (n_unplanned == 0)
    return;

  title = leads_sentence_for_included (n_unplanned);
  append (self, LEADS_GROUP_EXCLUDE, LEADS_UNPLANNED_ALL, title, NULL, _("Undo"));
}

/* Ranges that have numbers of others: stopped, or without those. */
static void
append_rest (LeadsLineGroups *self)
{
  gint64 n_ranges = leads_entry_get_n_foreign (self->entry);
  g_autofree char *title = NULL;

  if (n_ranges == 0)
    return;

  if (leads_entry_get_adds_rest (self->entry))
    {
      title = leads_sentence_for_rest (n_ranges);
      append (self, LEADS_GROUP_STOP_RANGES, 0, title, NULL, _("Undo"));
    }
  else if (self->kind == LEADS_LINES_REFUSED)
    {
      title = leads_sentence_for_stopped (n_ranges);
      append (self, LEADS_GROUP_ADD_REST, 0, title,
              ngettext ("The other numbers of this range can be added",
                        "The other numbers of these ranges can be added", (gulong) n_ranges),
              _("Add the Rest"));
    }
}

static void
append_unplanned (LeadsLineGroups *self, const LeadsRepairGroup *group)
{
  g_autofree char *title = leads_sentence_for_group (group->reason, group->n_lines);
  g_autofree char *details = leads_sentence_for_unplanned_details (group->reason, group->example_text, group->n_lines);

  append (self, LEADS_GROUP_INCLUDE,
          group->reason == LEADS_REASON_UNKNOWN_COUNTRY_CODE ? LEADS_UNPLANNED_CODES : LEADS_UNPLANNED_NUMBERS, title, details,
          leads_sentence_for_unplanned_act (group->n_lines));
}

static void
append_all_unplanned (LeadsLineGroups *self, GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    if (((LeadsRepairGroup *) g_ptr_array_index (groups, i))->unplanned)
      append_unplanned (self, g_ptr_array_index (groups, i));
}

/* One act for all groups whose lines have one reading; with a single group its own act is that. */
static void
append_repair_all (LeadsLineGroups *self, GPtrArray *groups)
{
  gint64 n_lines = 0;
  guint n_groups = 0;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  for (guint i = 0; i < groups->len; i++)
    {
      const LeadsRepairGroup *group = g_ptr_array_index (groups, i);

      if (group->repair == LEADS_REPAIR_NONE)
        continue;
      n_groups++;
      n_lines += group->n_lines - group->n_uncertain;
    }
  if (n_groups < 2 || n_lines == 0)
    return;

  title = leads_sentence_for_repair_all (n_lines);
  label = leads_sentence_for_repair_all_act (n_lines);
  append (self, LEADS_GROUP_REPAIR_ALL, 0, title, NULL, label);
}

static void
append_repair (LeadsLineGroups *self, const LeadsRepairGroup *group)
{
  g_autofree char *title = leads_sentence_for_repair (group->repair, group->n_lines);
  g_autofree char *details = leads_sentence_for_group_details (group->reason, group->example_text,
                                                               group->example_number, group->n_uncertain);

  append (self, LEADS_GROUP_REPAIR, (int) group->repair, title, details,
          leads_sentence_for_repair_act (group->repair));
}

static gboolean
is_worth_showing (LeadsLineGroups *self, const LeadsRepairGroup *group)
{
  return group->reason == LEADS_REASON_EXPONENT_FORM ||
         leads_totals_get_refused (leads_entry_get_totals (self->entry)) > MIN_LINES_FOR_SHOW;
}

static void
append_other (LeadsLineGroups *self, const LeadsRepairGroup *group)
{
  g_autofree char *title = leads_sentence_for_group (group->reason, group->n_lines);
  g_autofree char *details = leads_sentence_for_group_details (group->reason, group->example_text, 0, 0);

  append (self, LEADS_GROUP_SHOW, (int) group->reason, title, details, _("Show Lines"));
}

/* First what mends the most with one act, then what may be looked at. */
static void
append_groups (LeadsLineGroups *self, GPtrArray *groups)
{
  guint n_shown = 0;

  append_repair_all (self, groups);
  append_country (self);
  for (guint i = 0; i < groups->len; i++)
    if (((LeadsRepairGroup *) g_ptr_array_index (groups, i))->repair != LEADS_REPAIR_NONE)
      append_repair (self, g_ptr_array_index (groups, i));
  append_all_unplanned (self, groups);
  for (guint i = 0; i < groups->len && n_shown < MAX_SHOW_GROUPS; i++)
    {
      const LeadsRepairGroup *group = g_ptr_array_index (groups, i);

      if (group->repair != LEADS_REPAIR_NONE || group->unplanned || !is_worth_showing (self, group))
        continue;
      append_other (self, group);
      n_shown++;
    }
}

static void
update (LeadsLineGroups *self)
{
  g_autoptr (GPtrArray) groups = leads_entry_dup_groups (self->entry);

  leads_group_list_clear (self->rows);
  append_repaired (self);
  append_removed (self);
  append_included (self);
  append_rest (self);
  if (self->kind == LEADS_LINES_REFUSED)
    append_groups (self, groups);
  else if (self->kind == LEADS_LINES_SKIPPED)
    append_all_unplanned (self, groups);
  gtk_widget_set_visible (GTK_WIDGET (self), leads_group_list_finish (self->rows));
}

/* Nothing is done to lines that are being judged anew. */
static void
update_state (LeadsLineGroups *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows), leads_entry_get_state (self->entry) != LEADS_ENTRY_CHECKING);
}

static void
forget (LeadsLineGroups *self)
{
  leads_line_groups_stop_following (self);
  g_clear_object (&self->entry);
  g_clear_object (&self->draft);
}

static void
leads_line_groups_dispose (GObject *object)
{
  LeadsLineGroups *self = LEADS_LINE_GROUPS (object);

  forget (self);
  g_clear_object (&self->names);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LEADS_TYPE_LINE_GROUPS);

  G_OBJECT_CLASS (leads_line_groups_parent_class)->dispose (object);
}

static void
leads_line_groups_class_init (LeadsLineGroupsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = leads_line_groups_dispose;

  signals[SHOW_REASON] = g_signal_new ("show-reason", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (LEADS_TYPE_GROUP_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/leads-line-groups.ui");
  gtk_widget_class_bind_template_child (widget_class, LeadsLineGroups, rows);
}

static void
leads_line_groups_init (LeadsLineGroups *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
leads_line_groups_show (LeadsLineGroups *self, LeadsDraft *draft, LeadsEntry *entry, LeadsLineKind kind)
{
  g_return_if_fail (LEADS_IS_LINE_GROUPS (self));
  g_return_if_fail (LEADS_IS_DRAFT (draft));
  g_return_if_fail (LEADS_IS_ENTRY (entry));

  forget (self);
  self->draft = g_object_ref (draft);
  self->entry = g_object_ref (entry);
  self->kind = kind;
  leads_group_list_fold (self->rows);
  g_signal_connect_swapped (entry, "notify::totals-serial", G_CALLBACK (update), self);
  g_signal_connect_swapped (entry, "notify::state", G_CALLBACK (update_state), self);
  update (self);
  update_state (self);
}

void
leads_line_groups_stop_following (LeadsLineGroups *self)
{
  g_return_if_fail (LEADS_IS_LINE_GROUPS (self));

  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
}
