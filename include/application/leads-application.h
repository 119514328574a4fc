/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LEADS_TYPE_APPLICATION (leads_application_get_type ())

/**
 * LeadsApplication:
 *
 * The program: its options, its store and its windows. With `--demo` or
 * `--data-dir` it runs non-unique, so that it never raises a window on another store.
 */
G_DECLARE_FINAL_TYPE (LeadsApplication, leads_application, LEADS, APPLICATION, AdwApplication)

LeadsApplication *leads_application_new (void);

G_END_DECLS
