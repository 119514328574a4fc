/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* For tests where warnings are fatal: those of the platform, listed in platform-messages.txt, are let pass. */

static inline const char *
platform_message_field (const GLogField *fields,
                        gsize            n_fields,
                        const char      *key)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, key))
      return fields[i].value;
  return "";
}

static inline GLogWriterOutput
platform_message_writer (GLogLevelFlags   level,
                         const GLogField *fields,
                         gsize            n_fields,
                         gpointer         patterns)
{
  g_autofree char *line = g_strconcat (platform_message_field (fields, n_fields, "GLIB_DOMAIN"), ": ",
                                       platform_message_field (fields, n_fields, "MESSAGE"), NULL);

  for (char **pattern = patterns; *pattern != NULL; pattern++)
    if (**pattern != '#' && g_pattern_match_simple (*pattern, line))
      {
        g_printerr ("of the platform: %s\n", line);
        return G_LOG_WRITER_HANDLED;
      }
  return g_log_writer_default (level, fields, n_fields, NULL);
}

/* Once a program, before GTK is initialised. What GTK and libadwaita write is structured, and passes here. */
static inline void
leads_pass_platform_messages (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LEADS_SOURCE_ROOT"), "tests", "support",
                                            "platform-messages.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_log_set_writer_func (platform_message_writer, g_strsplit (text, "\n", -1), (GDestroyNotify) g_strfreev);
}
