/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-record-list.h>
#include <leads-record.h>

G_BEGIN_DECLS

/**
 * LeadsFieldKind:
 * @LEADS_FIELD_TEXT: one line of text
 * @LEADS_FIELD_NAME: one line of text that must not be empty
 * @LEADS_FIELD_WORDS: texts separated by spaces, commas or semicolons (a GStrv property)
 * @LEADS_FIELD_CHOICE: one of a few (an enum property)
 * @LEADS_FIELD_AMOUNT: a whole number that may be missing, 0 (an int64 property)
 */
typedef enum {
  LEADS_FIELD_TEXT,
  LEADS_FIELD_NAME,
  LEADS_FIELD_WORDS,
  LEADS_FIELD_CHOICE,
  LEADS_FIELD_AMOUNT
} LeadsFieldKind;

/* One field of an editor. Texts are marked with N_(). */
typedef struct {
  const char        *property;
  LeadsFieldKind     kind;
  const char        *title;
  const char *const *choices; /* LEADS_FIELD_CHOICE: by the enum's values from 0 */
} LeadsFieldSpec;

/**
 * LeadsRecordSpec:
 *
 * What a #LeadsRecordsDialog lists and edits: everything that differs between
 * calling profiles, SIP connections and channels. Texts are marked with N_().
 */
typedef struct {
  LeadsRecordKind       kind;
  const char           *title;
  const char           *intro;
  const char           *add;
  const char           *new_title;
  const char           *edit_title;
  const char           *empty_title;
  const char           *empty_text;
  const char           *icon_name;
  const LeadsFieldSpec *fields;
  guint                 n_fields;

  GType               (*get_type)  (void);
  const char         *(*get_name)  (gpointer record);
  char               *(*describe)  (gpointer record);
  /* What is wrong but not an error, or %NULL. */
  char               *(*warn)      (gpointer record);
  /* "Delete the calling profile “X”?" */
  char               *(*ask)       (gpointer record);
} LeadsRecordSpec;

G_END_DECLS
