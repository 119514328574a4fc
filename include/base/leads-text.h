/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * All take and give UTF-8; text that is no UTF-8 is first made so with U+FFFD.
 * The results are freed with g_free().
 */

/* The key that two texts share when a person would call them the same: NFKC, then case folded. */
char *leads_text_fold (const char *text);

/* Without white space and invisible marks (zero-width, direction, BOM) at both ends. */
char *leads_text_strip (const char *text);

/* One line: as leads_text_strip(), every run of white space within is one space, and without
 * control characters and marks that override the direction of the text beside it. */
char *leads_text_collapse (const char *text);

/* @length bytes (-1: up to the NUL) as valid UTF-8: what is not, and every NUL, becomes U+FFFD. */
char *leads_text_make_valid (const char *text,
                             gssize      length);

/*
 * For showing text that came from a file: control characters become their
 * pictures (TAB is U+2409), invisible and direction marks the form <U+202E>.
 * @length: bytes, or -1.
 */
char *leads_text_escape (const char *text,
                         gssize      length);

/* Whether it has nothing to see: only white space, control characters and invisible marks. @length: bytes, or -1. */
gboolean leads_text_is_blank (const char *text,
                              gssize      length);

/* A sign, the nineteen digits of a gint64, and the NUL. */
#define LEADS_TEXT_INT_SIZE 21

/* Writes @value in decimal; returns its length. What printf() does, where there are many. */
gsize leads_text_write_int (gint64 value,
                            char   text[LEADS_TEXT_INT_SIZE]);

G_END_DECLS
