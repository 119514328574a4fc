/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LeadsMessageKind:
 *
 * How a message beneath a field is meant; each has an icon and a colour.
 */
typedef enum {
  LEADS_MESSAGE_HINT,
  LEADS_MESSAGE_OK,
  LEADS_MESSAGE_WARNING,
  LEADS_MESSAGE_ERROR
} LeadsMessageKind;

#define LEADS_TYPE_MESSAGE_ROW (leads_message_row_get_type ())

/**
 * LeadsMessageRow:
 *
 * A sentence beneath the field it speaks of, where AdwEntryRow has none. It is
 * hidden while it has nothing to say, and it is the field's description for
 * assistive technologies, which hear of every change of it.
 *
 * Signals `action`, `other-action`: the button in the row, or the second one, was pressed.
 */
G_DECLARE_FINAL_TYPE (LeadsMessageRow, leads_message_row, LEADS, MESSAGE_ROW, AdwPreferencesRow)

/* @field: the row it speaks of: an AdwEntryRow, or any widget. Borrowed; it must be a sibling that lives as long. */
void leads_message_row_set_field (LeadsMessageRow  *self,
                                  GtkWidget        *field);

/* Says @text; %NULL hides the row. */
void leads_message_row_say       (LeadsMessageRow  *self,
                                  LeadsMessageKind  kind,
                                  const char       *text);

/* What assistive technologies read of the field until the next leads_message_row_say(), in the place of what is said. */
void leads_message_row_describe  (LeadsMessageRow  *self,
                                  const char       *text);

/* Offers a way out, or two, beside the sentence until the next leads_message_row_say(); one may be %NULL. */
void leads_message_row_offer     (LeadsMessageRow  *self,
                                  const char       *label,
                                  const char       *other_label);

/* What is said now, or %NULL. Borrowed. */
const char *leads_message_row_get_text (LeadsMessageRow *self);

G_END_DECLS
