/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* libFuzzer's entry. */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);
