/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <nettle/sha2.h>

G_BEGIN_DECLS

/* The SHA-256 (FIPS 180-4) of a file's bytes. One thread at a time. */
typedef struct {
  struct sha256_ctx state;
  char              hex[2 * SHA256_DIGEST_SIZE + 1];
} LeadsCsvFingerprint;

void        leads_csv_fingerprint_init   (LeadsCsvFingerprint *self);
void        leads_csv_fingerprint_update (LeadsCsvFingerprint *self,
                                          const void          *bytes,
                                          gsize                length);
/* In lower-case hexadecimal; owned by @self. Nothing can be added after it. */
const char *leads_csv_fingerprint_finish (LeadsCsvFingerprint *self);

G_END_DECLS
