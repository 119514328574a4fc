/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-numbering"

#include "leads-plan-builder-private.h"
#include "leads-plan-set-private.h"

#include <stdio.h>
#include <string.h>

/*
 * How the numbers of one country code are written: which formats begin as the number does is found by an automaton of
 * its own, which ends as soon as no digit can change the answer. Which of these has as many digits as the number
 * is then seen at once (leads-plan-format.c).
 */

typedef struct {
  LeadsPlanBuilder *builder;
  const LeadsPlanCodeRows *rows;
  LeadsPlanSet *leading;
  guint formats[LEADS_PLAN_SET_MAX_TAGS];
  guint n_formats;
  GHashTable *places; /* the set's state → where to go + 1 */
} Walk;

/* "(\d{3})(\d{3,4})": the groups' digits. */
static gboolean
read_groups (const char      *text,
             LeadsPlanFormat *format)
{
  while (*text != '\0')
    {
      guint least = 1;
      guint most = 1;
      gint n = 0;

      if (format->n_groups == LEADS_PLAN_FORMAT_MAX_GROUPS || !g_str_has_prefix (text, "(\\d"))
        return FALSE;
      text += strlen ("(\\d");
      if (sscanf (text, "{%2u,%2u}%n", &least, &most, &n) == 2 && n > 0)
        text += n;
      else if (sscanf (text, "{%2u}%n", &least, &n) == 1 && n > 0)
        {
          most = least;
          text += n;
        }
      if (*text != ')' || least == 0 || most < least || most > LEADS_PLAN_MAX_NATIONAL_DIGITS)
        return FALSE;
      text++;
      format->least[format->n_groups] = (guint8) least;
      format->most[format->n_groups] = (guint8) most;
      format->n_groups++;
    }
  return format->n_groups > 0;
}

/* "$1 $2-$3": every group once and in order, other characters only between them. */
static gboolean
check_template (const char *text,
                guint       n_groups)
{
  guint group = 0;

  for (; *text != '\0'; text++)
    if (*text == '$')
      {
        text++;
        if ((guint) (*text - '0') != ++group)
          return FALSE;
      }
    else if (g_ascii_isalnum (*text) || !g_ascii_isprint (*text))
      return FALSE;
  return group == n_groups;
}

static gboolean
add_format (LeadsPlanBuilder       *self,
            const LeadsPlanDisplay *display,
            guint                  *place)
{
  LeadsPlanFormat format = { 0 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) key = NULL;
  gpointer known;

  if (!read_groups (display->pattern.text, &format))
    return leads_plan_fault_set (self->fault, LEADS_PLAN_FAULT_PATTERN, display->pattern.line, display->pattern.text);
  if (!check_template (display->template, format.n_groups))
    return leads_plan_fault_set (self->fault, LEADS_PLAN_FAULT_VALUE, display->pattern.line, display->template);

  g_byte_array_append (bytes, (const guint8 *) &format, sizeof format);
  g_byte_array_append (bytes, (const guint8 *) display->template, (guint) strlen (display->template));
  key = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  if (g_hash_table_lookup_extended (self->format_ids, key, NULL, &known))
    {
      *place = GPOINTER_TO_UINT (known);
      return TRUE;
    }
  if (self->texts->len + strlen (display->template) >= G_MAXUINT16 || self->formats->len >= LEADS_PLAN_END_OF_CHOICE)
    return leads_plan_fault_set (self->fault, LEADS_PLAN_FAULT_TOO_LARGE, display->pattern.line, display->template);
  format.template = (guint16) self->texts->len;
  g_string_append_len (self->texts, display->template, (gssize) strlen (display->template) + 1);
  *place = self->formats->len;
  g_array_append_val (self->formats, format);
  g_hash_table_insert (self->format_ids, g_steal_pointer (&key), GUINT_TO_POINTER (*place));
  return TRUE;
}

/* The formats whose leading digits are there, as a choice. */
static gboolean
add_choice (Walk    *self,
            guint64  matched,
            guint16 *choice)
{
  GArray *choices = self->builder->choices;
  guint16 formats[LEADS_PLAN_SET_MAX_TAGS + 1];
  guint n = 0;
  g_autoptr (GBytes) key = NULL;
  gpointer known;

  for (guint i = 0; i < self->n_formats; i++)
    if (matched & (G_GUINT64_CONSTANT (1) << i))
      formats[n++] = (guint16) self->formats[i];
  formats[n++] = LEADS_PLAN_END_OF_CHOICE;
  key = g_bytes_new (formats, n * sizeof *formats);
  if (g_hash_table_lookup_extended (self->builder->choice_ids, key, NULL, &known))
    {
      *choice = (guint16) GPOINTER_TO_UINT (known);
      return TRUE;
    }
  if (choices->len + n >= LEADS_PLAN_CHOICE)
    return leads_plan_fault_set (self->builder->fault, LEADS_PLAN_FAULT_TOO_LARGE, 0, "display");
  *choice = (guint16) choices->len;
  g_array_append_vals (choices, formats, n);
  g_hash_table_insert (self->builder->choice_ids, g_steal_pointer (&key), GUINT_TO_POINTER (*choice));
  return TRUE;
}

static gboolean
add_display_state (LeadsPlanBuilder    *self,
                   guint16              choice,
                   const LeadsPlanNext  next,
                   guint16             *state)
{
  guint16 content[11];
  g_autoptr (GBytes) key = NULL;
  gpointer known;
  gboolean decided = (next[0] & LEADS_PLAN_CHOICE) != 0 && next[0] == (choice | LEADS_PLAN_CHOICE);

  for (guint digit = 1; digit < 10 && decided; digit++)
    decided = next[digit] == next[0];
  if (decided)
    {
      *state = next[0];
      return TRUE;
    }

  content[0] = choice;
  memcpy (content + 1, next, sizeof (LeadsPlanNext));
  key = g_bytes_new (content, sizeof content);
  if (g_hash_table_lookup_extended (self->display_states, key, NULL, &known))
    {
      *state = (guint16) GPOINTER_TO_UINT (known);
      return TRUE;
    }
  if (self->displays->len >= LEADS_PLAN_CHOICE)
    return leads_plan_fault_set (self->fault, LEADS_PLAN_FAULT_TOO_LARGE, 0, "display");
  *state = (guint16) self->displays->len;
  g_array_append_vals (self->displays, next, 1);
  g_array_append_val (self->display_choices, choice);
  g_hash_table_insert (self->display_states, g_steal_pointer (&key), GUINT_TO_POINTER (*state));
  return TRUE;
}

static gboolean
walk (Walk    *self,
      guint    place,
      guint    n_digits,
      guint16 *state)
{
  gpointer known = g_hash_table_lookup (self->places, GUINT_TO_POINTER (place + 1));
  LeadsPlanNext next;
  guint16 choice = 0;

  if (known != NULL)
    {
      *state = (guint16) (GPOINTER_TO_UINT (known) - 1);
      return TRUE;
    }
  if (n_digits > LEADS_PLAN_MAX_NATIONAL_DIGITS)
    return leads_plan_fault_set (self->builder->fault, LEADS_PLAN_FAULT_TOO_LARGE, self->rows->line, "display");
  if (leads_plan_builder_gives_up (self->builder, self->rows))
    return FALSE;
  if (!add_choice (self, leads_plan_set_get_matched (self->leading, place), &choice))
    return FALSE;
  if (leads_plan_set_is_settled (self->leading, place))
    *state = choice | LEADS_PLAN_CHOICE;
  else
    {
      for (guint digit = 0; digit < 10; digit++)
        if (!walk (self, leads_plan_set_step (self->leading, place, digit), n_digits + 1, &next[digit]))
          return FALSE;
      if (!add_display_state (self->builder, choice, next, state))
        return FALSE;
    }
  g_hash_table_insert (self->places, GUINT_TO_POINTER (place + 1), GUINT_TO_POINTER (*state + 1u));
  return TRUE;
}

gboolean
leads_plan_build_display (LeadsPlanBuilder        *builder,
                          const LeadsPlanCodeRows *rows,
                          guint16                 *first)
{
  g_autoptr (LeadsPlanSet) leading = leads_plan_set_new (FALSE, &builder->effort);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  Walk self = {
    .builder = builder, .rows = rows, .leading = leading, .n_formats = rows->displays->len, .places = places
  };

  if (self.n_formats > LEADS_PLAN_SET_MAX_TAGS)
    return leads_plan_fault_set (builder->fault, LEADS_PLAN_FAULT_TOO_LARGE, rows->line, "display");
  for (guint i = 0; i < self.n_formats; i++)
    {
      const LeadsPlanDisplay *display = &g_array_index (rows->displays, LeadsPlanDisplay, i);
      LeadsPatternResult result;

      if (!add_format (builder, display, &self.formats[i]))
        return FALSE;
      /* Without leading digits every number begins so. */
      result = leads_plan_set_add (leading, display->leading.text != NULL ? display->leading.text : "", i);
      if (result != LEADS_PATTERN_FINE)
        return leads_plan_builder_refuse (builder, &display->leading, result);
    }
  return walk (&self, leads_plan_set_start (leading), 0, first);
}
