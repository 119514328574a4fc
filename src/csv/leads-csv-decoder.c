/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-decoder-private.h"

#include <string.h>

/*
 * Decoding by hand rather than by iconv(): that one stops at what it cannot
 * decode, and a reader has to know how many bytes of the file each character took.
 *
 * Invariant: what comes out depends on the bytes alone, not on how they were
 * cut, and leads_csv_decoder_measure() of all of it is the number of bytes fed.
 */

#define FIRST_HIGH_SURROGATE 0xd800
#define FIRST_LOW_SURROGATE 0xdc00
#define LAST_SURROGATE 0xdfff

/* Windows-1252 from 0x80 to 0x9f, as in the table that unicode.org keeps; 0: not assigned. */
static const gunichar2 windows_1252[] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

static inline char *
put (char     *decoded,
     gunichar  c)
{
  if (G_LIKELY (c < 0x80))
    *decoded++ = (char) c;
  else
    decoded += g_unichar_to_utf8 (c, decoded);

  return decoded;
}

static char *
put_bytes (LeadsCsvEncoding  encoding,
           const guint8     *bytes,
           gsize             n_bytes,
           char             *decoded)
{
  const guint first = 0x80;

  for (gsize i = 0; i < n_bytes; i++)
    {
      gunichar c = bytes[i];

      if (encoding == LEADS_CSV_ENCODING_WINDOWS_1252 && c >= first && c < first + G_N_ELEMENTS (windows_1252))
        {
          c = windows_1252[c - first];
          if (c == 0)
            {
              *decoded++ = LEADS_CSV_BAD_UNIT;
              continue;
            }
        }
      decoded = put (decoded, c);
    }

  return decoded;
}

static inline char *
put_unit (LeadsCsvDecoder *self,
          gunichar         unit,
          char            *decoded)
{
  gboolean is_low = unit >= FIRST_LOW_SURROGATE && unit <= LAST_SURROGATE;

  if (G_UNLIKELY (self->high != 0))
    {
      gunichar2 high = self->high;

      self->high = 0;
      if (is_low)
        return put (decoded, 0x10000 + ((gunichar) (high - FIRST_HIGH_SURROGATE) << 10) + (unit - FIRST_LOW_SURROGATE));
      *decoded++ = LEADS_CSV_BAD_UNIT;
    }

  if (G_LIKELY (unit < FIRST_HIGH_SURROGATE || unit > LAST_SURROGATE))
    return put (decoded, unit);

  if (is_low)
    *decoded++ = LEADS_CSV_BAD_UNIT;
  else
    self->high = (gunichar2) unit;

  return decoded;
}

static char *
put_units (LeadsCsvDecoder *self,
           const guint8    *bytes,
           gsize            n_bytes,
           char            *decoded)
{
  const gsize high_byte = self->encoding == LEADS_CSV_ENCODING_UTF_16LE ? 1 : 0;
  gsize i = 0;

  if (self->odd >= 0 && n_bytes > 0)
    {
      const guint8 unit[2] = { (guint8) self->odd, bytes[0] };

      self->odd = -1;
      decoded = put_unit (self, (gunichar) unit[high_byte] << 8 | unit[1 - high_byte], decoded);
      i = 1;
    }

  for (; i + 1 < n_bytes; i += 2)
    decoded = put_unit (self, (gunichar) bytes[i + high_byte] << 8 | bytes[i + 1 - high_byte], decoded);

  if (i < n_bytes)
    self->odd = bytes[i];

  return decoded;
}

void
leads_csv_decoder_init (LeadsCsvDecoder  *self,
                        LeadsCsvEncoding  encoding)
{
  g_return_if_fail (encoding == LEADS_CSV_ENCODING_UTF_16LE || encoding == LEADS_CSV_ENCODING_UTF_16BE
                    || encoding == LEADS_CSV_ENCODING_WINDOWS_1252 || encoding == LEADS_CSV_ENCODING_ISO_8859_1);

  *self = (LeadsCsvDecoder) { .encoding = encoding, .odd = -1 };
}

static gboolean
has_units (const LeadsCsvDecoder *self)
{
  return self->encoding == LEADS_CSV_ENCODING_UTF_16LE || self->encoding == LEADS_CSV_ENCODING_UTF_16BE;
}

gsize
leads_csv_decoder_feed (LeadsCsvDecoder *self,
                        const guint8    *bytes,
                        gsize            n_bytes,
                        char            *decoded)
{
  char *end = has_units (self) ? put_units (self, bytes, n_bytes, decoded)
                               : put_bytes (self->encoding, bytes, n_bytes, decoded);

  return end - decoded;
}

gsize
leads_csv_decoder_finish (LeadsCsvDecoder *self,
                          char            *decoded)
{
  gsize n = 0;

  if (self->high != 0)
    decoded[n++] = LEADS_CSV_BAD_UNIT;
  if (self->odd >= 0)
    decoded[n++] = LEADS_CSV_BAD_ODD_BYTE;
  self->high = 0;
  self->odd = -1;

  return n;
}

gsize
leads_csv_decoder_measure (const LeadsCsvDecoder *self,
                           const char            *text,
                           gsize                  length)
{
  const guint8 first_of_four = 0xf0;
  gsize n_characters = 0;
  gsize n_fours = 0;
  gsize n_odd = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = (guint8) text[i];

      n_characters += (byte & 0xc0) != 0x80;
      n_fours += byte >= first_of_four && byte < (guint8) LEADS_CSV_BAD_ODD_BYTE;
      n_odd += byte == (guint8) LEADS_CSV_BAD_ODD_BYTE;
    }

  return has_units (self) ? 2 * (n_characters + n_fours) - n_odd : n_characters;
}
