/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* libFuzzer's entry. */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* The same, before the first input. */
int LLVMFuzzerInitialize (int    *argc,
                          char ***argv);

/* What must hold; @what says it. */
static inline void
check (gboolean    holds,
       const char *what)
{
  if (!holds)
    g_error ("%s", what);
}
