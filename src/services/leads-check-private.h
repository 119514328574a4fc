/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-job.h>

#include "leads-content-private.h"
#include "leads-file-options.h"
#include "leads-validation-service.h"

G_BEGIN_DECLS

/**
 * LeadsCheck:
 * @source: file or paste
 * @title: what the entry is called
 * @file: (nullable): what to read
 * @bytes: (nullable): or this
 * @options: what overrides the guesses; its country is in @country
 * @country: (nullable): whose national forms get a suggestion
 * @directory: for temporary files
 *
 * A file that is to be read.
 */
typedef struct {
  LeadsUploadSource       source;
  char                   *title;
  GFile                  *file;
  GBytes                 *bytes;
  LeadsFileOptions        options;
  char                   *country;
  char                   *directory;
  LeadsValidationService *validation;
} LeadsCheck;

LeadsCheck   *leads_check_new  (LeadsUploadSource        source,
                                const char              *title,
                                const LeadsFileOptions  *options,
                                const char              *directory,
                                LeadsValidationService  *validation);
void          leads_check_free (LeadsCheck *self);

/* Reads the file once and judges every line. Blocks: for a worker thread. @job hears bytes and lines.
 * Errors: %LEADS_SERVICE_ERROR sentences that name the file, or %G_IO_ERROR_CANCELLED. */
LeadsContent *leads_check_run  (const LeadsCheck  *self,
                                LeadsJob          *job,
                                GCancellable      *cancellable,
                                GError           **error);

G_END_DECLS
