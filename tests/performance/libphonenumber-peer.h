/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Reads every number without a region, as libphonenumber does it, and asks whether it is valid. Returns how many are. The
 * library is there only where LEADS_HAVE_LIBPHONENUMBER is defined.
 */
size_t leads_libphonenumber_peer_count_valid (const char *const *numbers,
                                              size_t             n_numbers);

#ifdef __cplusplus
}
#endif
