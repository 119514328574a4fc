/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-number-query.h>

G_BEGIN_DECLS

struct _LeadsNumberQuery
{
  LeadsStoreOrder order;
  gint64 upload;
  gint64 lead;
  gint64 customer;
  gint64 profile;
  gint64 connection;
  gint64 since;
  char **words; /* folded; never NULL */
  char *digits; /* NULL: any number */
  gboolean anywhere;
};

G_END_DECLS
