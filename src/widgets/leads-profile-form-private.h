/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-directory-service.h>

G_BEGIN_DECLS

#define LEADS_TYPE_PROFILE_FORM (leads_profile_form_get_type ())

/**
 * LeadsProfileForm:
 *
 * Adds the first calling profile, inside the Upload Numbers dialog.
 *
 * Signal `added` (the id as int64): it is stored.
 */
G_DECLARE_FINAL_TYPE (LeadsProfileForm, leads_profile_form, LEADS, PROFILE_FORM, AdwBin)

/* Once. */
void leads_profile_form_start (LeadsProfileForm      *self,
                               LeadsDirectoryService *directory);

G_END_DECLS
