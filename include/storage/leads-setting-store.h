/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-store.h>

G_BEGIN_DECLS

#define LEADS_TYPE_SETTING_STORE (leads_setting_store_get_type ())

/**
 * LeadsSettingStore:
 *
 * Settings that belong to the data rather than to the desktop: short texts by
 * name, for example the largest range that may be added.
 */
G_DECLARE_FINAL_TYPE (LeadsSettingStore, leads_setting_store, LEADS, SETTING_STORE, LeadsStore)

LeadsSettingStore *leads_setting_store_new (LeadsDatabase *database);

/* %NULL without an error if it was never set. (transfer full) (nullable) */
char *leads_setting_store_get (LeadsSettingStore *self, const char *name, GCancellable *cancellable, GError **error);

/* The whole number under @name, or @otherwise if it was never set or is none. */
gint64 leads_setting_store_get_int (LeadsSettingStore *self,
                                    const char *name,
                                    gint64 otherwise,
                                    GCancellable *cancellable,
                                    GError **error);

/* @value %NULL: unset. */
gboolean leads_setting_store_set (LeadsSettingStore *self,
                                  const char *name,
                                  const char *value,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
