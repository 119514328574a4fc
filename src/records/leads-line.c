/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-records"

#include <leads-line.h>

/* A plain record: leads-record-template.h makes it from the table of its values. */

#define RECORD LeadsLine
#define RECORD_PREFIX leads_line
#define RECORD_CHECK LEADS_IS_LINE
#define RECORD_FIELDS                              \
  F (UINT64, LINE, line, "line")                   \
  F (STRING, TEXT, text, "text")                   \
  F (STRING, CELL, cell, "cell")                   \
  F (UINT64, NUMBER, number, "number")             \
  F (REASON, REASON, reason, "reason")             \
  F (STRING, SENTENCE, sentence, "sentence")       \
  F (STRING, SUGGESTION, suggestion, "suggestion") \
  F (STRING, ORIGINAL, original, "original")       \
  F (STRING, CAC, cac, "cac")                      \
  F (STRING, FILE, file, "file")                   \
  F (INT64, UPLOAD, upload, "upload")              \
  F (UINT64, INDEX, index, "index")
#define RECORD_ENUMS
#include "leads-record-template.h"
