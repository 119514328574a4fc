/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-storage"

#include "leads-facts-private.h"

/* A flat JSON object by hand. Invariant: the text is valid JSON whatever the values hold. */

struct _LeadsFacts
{
  GString *text;
};

LeadsFacts *
leads_facts_new (void)
{
  LeadsFacts *self = g_new0 (LeadsFacts, 1);

  self->text = g_string_new ("{");
  return self;
}

static void
add_quoted (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *c = value; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_printf (text, "\\%c", *c);
      else if ((guchar) *c < 0x20)
        g_string_append_printf (text, "\\u%04x", (guint) *c);
      else
        g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

static void
add_name (LeadsFacts *self, const char *name)
{
  if (self->text->len > 1)
    g_string_append_c (self->text, ',');
  add_quoted (self->text, name);
  g_string_append_c (self->text, ':');
}

void
leads_facts_add_text (LeadsFacts *self, const char *name, const char *value)
{
  if (value == NULL)
    return;
  add_name (self, name);
  add_quoted (self->text, value);
}

void
leads_facts_add_int (LeadsFacts *self, const char *name, gint64 value)
{
  if (value == 0)
    return;
  add_name (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

char *
leads_facts_end (LeadsFacts *self)
{
  char *text;

  g_string_append_c (self->text, '}');
  text = g_string_free (self->text, FALSE);
  g_free (self);
  return text;
}
