/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <leads-upload-service.h>

G_BEGIN_DECLS

/* Adds a row for each of @files (element-type LeadsUploadFile) to @list, with what became of its lines, or why it could
 * not be read. Nothing where one file is the whole upload. */
void leads_upload_files_add_rows (GtkListBox *list,
                                  GPtrArray  *files);

G_END_DECLS
