/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-reason.h>
#include <leads-record.h>

G_BEGIN_DECLS

#define LEADS_TYPE_LINE (leads_line_get_type ())

/**
 * LeadsLine:
 *
 * One line of the report of a draft's entry or of an upload.
 *
 * Properties: `line` (uint64: the physical line where the record begins, from 1;
 * 0 while a placeholder), `text` (as it stood in the file: the number's cell, or the whole line), `cell` (nullable: what stands in
 * the number's cell, where `text` is the whole line because that cell is empty), `number` (uint64, 0:
 * none), `reason` (#LeadsReason as int), `sentence` (what is wrong, for people),
 * `suggestion` (nullable: what it could become), `original` (nullable: the text in the file, where `text` was
 * edited), `cac` (nullable: what stands where its CAC is, of a line where that is what can be edited; then `original` is
 * of that), `file` (nullable: the name of
 * its file, where there are several), `upload` (int64: the id of the upload that has its number already, or 0), `index` (uint64: its position
 * within its entry).
 */
G_DECLARE_FINAL_TYPE (LeadsLine, leads_line, LEADS, LINE, LeadsRecord)

LeadsLine *leads_line_new (void);

guint64     leads_line_get_line       (LeadsLine *self);
const char *leads_line_get_text       (LeadsLine *self);
const char *leads_line_get_cell       (LeadsLine *self);
guint64     leads_line_get_number     (LeadsLine *self);
LeadsReason leads_line_get_reason     (LeadsLine *self);
const char *leads_line_get_sentence   (LeadsLine *self);
const char *leads_line_get_suggestion (LeadsLine *self);
const char *leads_line_get_original   (LeadsLine *self);
const char *leads_line_get_cac        (LeadsLine *self);
const char *leads_line_get_file       (LeadsLine *self);
gint64      leads_line_get_upload     (LeadsLine *self);
guint64     leads_line_get_index      (LeadsLine *self);

void leads_line_set_line       (LeadsLine *self,
                                guint64    line);
void leads_line_set_text       (LeadsLine  *self,
                                const char *text);
void leads_line_set_cell       (LeadsLine  *self,
                                const char *cell);
void leads_line_set_number     (LeadsLine *self,
                                guint64    number);
void leads_line_set_reason     (LeadsLine  *self,
                                LeadsReason reason);
void leads_line_set_sentence   (LeadsLine  *self,
                                const char *sentence);
void leads_line_set_suggestion (LeadsLine  *self,
                                const char *suggestion);
void leads_line_set_original   (LeadsLine  *self,
                                const char *original);
void leads_line_set_cac        (LeadsLine  *self,
                                const char *cac);
void leads_line_set_file       (LeadsLine  *self,
                                const char *file);
void leads_line_set_upload     (LeadsLine *self,
                                gint64     upload);
void leads_line_set_index      (LeadsLine *self,
                                guint64    index);

G_END_DECLS
