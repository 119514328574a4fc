/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "leads-statement-private.h"

G_BEGIN_DECLS

/* The statements of each file, ending with NULL: for a test that prepares them all. */
extern const char *const leads_channel_statements[];
extern const char *const leads_connection_statements[];
extern const char *const leads_customer_statements[];
extern const char *const leads_event_statements[];
extern const char *const leads_lead_statements[];
extern const char *const leads_number_count_statements[];
extern const char *const leads_number_cursor_statements[];
extern const char *const leads_number_existing_statements[];
extern const char *const leads_number_index_statements[];
extern const char *const leads_number_scope_statements[];
extern const char *const leads_number_statements[];
extern const char *const leads_number_stream_statements[];
extern const char *const leads_profile_statements[];
extern const char *const leads_setting_statements[];
extern const char *const leads_upload_insert_lines_statements[];
extern const char *const leads_upload_insert_statements[];
extern const char *const leads_upload_lines_statements[];
extern const char *const leads_upload_redo_statements[];
extern const char *const leads_upload_statements[];
extern const char *const leads_upload_undo_statements[];
extern const char *const leads_upload_unmatched_statements[];
extern const char *const leads_words_statements[];

G_END_DECLS
