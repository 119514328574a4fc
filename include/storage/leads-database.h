/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <leads-storage-error.h>

G_BEGIN_DECLS

/* The file's name in its directory. */
#define LEADS_DATABASE_FILE_NAME "customer-leads.db"

/**
 * LeadsDatabaseFlags:
 * @LEADS_DATABASE_DEFAULT: make directory and file when they are missing
 * @LEADS_DATABASE_MUST_EXIST: %LEADS_STORAGE_ERROR_NOT_FOUND instead
 * @LEADS_DATABASE_ROLLBACK_JOURNAL: no write-ahead log, as on network file systems
 */
typedef enum
{
  LEADS_DATABASE_DEFAULT = 0,
  LEADS_DATABASE_MUST_EXIST = 1 << 0,
  LEADS_DATABASE_ROLLBACK_JOURNAL = 1 << 1
} LeadsDatabaseFlags;

/**
 * LeadsChanged:
 *
 * What a commit touched. %LEADS_CHANGED_ALL when another program wrote.
 */
typedef enum
{
  LEADS_CHANGED_NOTHING = 0,
  LEADS_CHANGED_CHANNELS = 1 << 0,
  LEADS_CHANGED_CUSTOMERS = 1 << 1,
  LEADS_CHANGED_LEADS = 1 << 2,
  LEADS_CHANGED_PROFILES = 1 << 3,
  LEADS_CHANGED_CONNECTIONS = 1 << 4,
  LEADS_CHANGED_UPLOADS = 1 << 5,
  LEADS_CHANGED_NUMBERS = 1 << 6,
  LEADS_CHANGED_SETTINGS = 1 << 7,
  LEADS_CHANGED_ALL = (1 << 8) - 1
} LeadsChanged;

/* A transaction under way; opaque outside storage. Valid only in the function that it was handed to. */
typedef struct _LeadsTransaction LeadsTransaction;

/**
 * LeadsDatabaseFunc:
 * @transaction: the transaction under way
 * @data: the caller's
 *
 * Work inside a transaction. It may call the stores of the same database:
 * what they do joins the transaction (each act in a savepoint of its own, so
 * that one which fails leaves no trace and the function may go on).
 *
 * Returns: %FALSE with @error set to roll everything back
 */
typedef gboolean (*LeadsDatabaseFunc) (LeadsTransaction *transaction, gpointer data, GError **error);

#define LEADS_TYPE_DATABASE (leads_database_get_type ())

/**
 * LeadsDatabase:
 *
 * One SQLite file: one connection that writes, on a thread of its own, and a
 * few that read. Every function is synchronous and may be called from any
 * thread; by convention from a worker thread, never from the main one.
 *
 * Signal `changed (LeadsDatabase *self, guint what)`: something was committed,
 * by this object or (while leads_database_watch() is on) by another program
 * or object; @what is a set of #LeadsChanged. Emitted in the thread-default
 * main context of the thread that opened the database (in a #GTask thread:
 * the default one), several commits at once where they come close together.
 */
G_DECLARE_FINAL_TYPE (LeadsDatabase, leads_database, LEADS, DATABASE, GObject)

/**
 * leads_database_open:
 * @directory: path of the data directory; made (0700) if missing
 *
 * Opens or makes @directory/customer-leads.db (0600). Older files are
 * migrated after a dated copy was made beside them. Files that are not ours,
 * newer, read-only or damaged give the error of that name and are not
 * written to. Blocks (up to seconds for a migration).
 *
 * Returns: (transfer full): the database, or %NULL with a #LeadsStorageError
 */
LeadsDatabase *
leads_database_open (const char *directory, LeadsDatabaseFlags flags, GCancellable *cancellable, GError **error);

/* Path of the file. Borrowed. */
const char *leads_database_get_path (LeadsDatabase *self);

/* Who acts, for the ledger: the login's real name unless set. */
char *leads_database_dup_actor (LeadsDatabase *self);
void leads_database_set_actor (LeadsDatabase *self, const char *actor);

/* Whether other programs' changes are looked out for (seen within a second). Off at first. Main thread. */
void leads_database_watch (LeadsDatabase *self, gboolean watch);

/**
 * leads_database_write:
 *
 * Runs @func in BEGIN IMMEDIATE … COMMIT on the writer thread and waits.
 * Called inside another leads_database_write() of the same database it joins
 * that transaction. Cancelling before the commit rolls back.
 */
gboolean leads_database_write (LeadsDatabase *self,
                               LeadsDatabaseFunc func,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

/**
 * leads_database_read:
 *
 * Runs @func in the calling thread inside one read transaction: everything it
 * reads is of one moment. Called inside a write or read it joins that
 * transaction. Cancelling takes effect within a few milliseconds.
 */
gboolean leads_database_read (LeadsDatabase *self,
                              LeadsDatabaseFunc func,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

/* Goes through the whole file (seconds to minutes; a cancel may have to wait for a table's end): TRUE, or DAMAGED. */
gboolean leads_database_check (LeadsDatabase *self, GCancellable *cancellable, GError **error);

G_END_DECLS
