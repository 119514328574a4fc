/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-csv-dialect.h"

G_BEGIN_DECLS

/*
 * Bytes of a file to UTF-8, piece by piece. What is no text in the encoding
 * becomes a byte that no UTF-8 has, so that it is found where it stands and
 * still takes the room that it has in the file.
 *
 * UTF-8 itself needs no decoder: what is wrong in it is wrong already.
 */
typedef struct {
  LeadsCsvEncoding encoding;
  /* UTF-16: the first half of a pair, and the first byte of a unit (-1: none). */
  gunichar2        high;
  int              odd;
} LeadsCsvDecoder;

/* Stands for one unit that cannot be decoded: a byte, in UTF-16 two. */
#define LEADS_CSV_BAD_UNIT '\xff'
/* Stands for the byte after the last whole unit of UTF-16. */
#define LEADS_CSV_BAD_ODD_BYTE '\xfe'

/* A byte becomes three at most. */
#define LEADS_CSV_DECODED_GROWTH 3
/* Room that feeding @n bytes, or finishing (@n is 0), may take. */
#define LEADS_CSV_DECODED_ROOM(n) (LEADS_CSV_DECODED_GROWTH * (n) + 4)

/* @encoding: not AUTO, UTF-8 or the UTF-16 of unknown order. */
void leads_csv_decoder_init (LeadsCsvDecoder  *self,
                             LeadsCsvEncoding  encoding);

/* Returns: bytes put into @decoded */
gsize leads_csv_decoder_feed (LeadsCsvDecoder *self,
                              const guint8    *bytes,
                              gsize            n_bytes,
                              char            *decoded);

/* What is left over at the end of the file. */
gsize leads_csv_decoder_finish (LeadsCsvDecoder *self,
                                char            *decoded);

/* How many bytes of the file @text, which came out of it, takes there; @text begins and ends with whole characters. */
gsize leads_csv_decoder_measure (const LeadsCsvDecoder *self,
                                 const char            *text,
                                 gsize                  length);

G_END_DECLS
