/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LeadsStranger:
 * @customer: as it stands in the file
 * @service: the same, maybe empty
 * @n_lines: how many lines have both
 * @lead_id: which lead a person said is meant; 0: none yet
 *
 * Names of a customer and a service in a file for several leads that no lead has.
 */
typedef struct {
  char   *customer;
  char   *service;
  gint64  n_lines;
  gint64  lead_id;
} LeadsStranger;

/* How many different ones of a file are told apart; more are for an editor, not for a person's patience. */
#define LEADS_STRANGERS_MAX 1000

LeadsStranger *leads_stranger_new  (const char          *customer,
                                    const char          *service,
                                    gint64               n_lines,
                                    gint64               lead_id);
void           leads_stranger_free (LeadsStranger       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LeadsStranger, leads_stranger_free)

G_END_DECLS
