/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

/*
 * Enumerations whose values have a stable word: the word is the GEnumValue's nick, so that GObject,
 * GtkBuilder and the two functions below agree on it.
 */

static inline const char *
leads_enum_to_word (GType type,
                    int   value)
{
  g_autoptr (GTypeClass) type_class = g_type_class_ref (type);
  const GEnumValue *found = g_enum_get_value ((GEnumClass *) type_class, value);

  g_return_val_if_fail (found != NULL, "");

  return found->value_nick;
}

static inline gboolean
leads_enum_from_word (GType       type,
                      const char *word,
                      int        *value)
{
  g_autoptr (GTypeClass) type_class = g_type_class_ref (type);
  const GEnumClass *enum_class = (GEnumClass *) type_class;

  g_return_val_if_fail (word != NULL, FALSE);

  for (guint i = 0; i < enum_class->n_values; i++)
    if (g_ascii_strcasecmp (enum_class->values[i].value_nick, word) == 0)
      {
        *value = enum_class->values[i].value;
        return TRUE;
      }
  return FALSE;
}

/* The type, prefix_to_word() and prefix_from_word() of an enumeration; the values are G_DEFINE_ENUM_VALUE(). */
#define LEADS_DEFINE_ENUM(Type, prefix, TYPE, ...)               \
  G_DEFINE_ENUM_TYPE (Type, prefix, __VA_ARGS__)                 \
                                                                 \
  const char *prefix##_to_word (Type value)                      \
  {                                                              \
    return leads_enum_to_word (TYPE, (int) value);               \
  }                                                              \
                                                                 \
  gboolean prefix##_from_word (const char *word, Type *value)    \
  {                                                              \
    int found = 0;                                               \
                                                                 \
    if (!leads_enum_from_word (TYPE, word, &found))              \
      return FALSE;                                              \
    *value = (Type) found;                                       \
    return TRUE;                                                 \
  }
