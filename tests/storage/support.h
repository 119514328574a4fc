/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <leads-channel-store.h>
#include <leads-connection-store.h>
#include <leads-customer-store.h>
#include <leads-event-store.h>
#include <leads-lead-store.h>
#include <leads-number-store.h>
#include <leads-profile-store.h>
#include <leads-setting-store.h>
#include <leads-upload-store.h>

G_BEGIN_DECLS

/**
 * Desk:
 *
 * A store in a directory of its own, with one lead that is ready for uploads.
 */
typedef struct
{
  char *directory;
  LeadsDatabase *database;
  LeadsChannelStore *channels;
  LeadsCustomerStore *customers;
  LeadsLeadStore *leads;
  LeadsProfileStore *profiles;
  LeadsConnectionStore *connections;
  LeadsUploadStore *uploads;
  LeadsNumberStore *numbers;
  LeadsEventStore *events;
  LeadsSettingStore *settings;
  gint64 channel;
  gint64 customer;
  gint64 lead;
  gint64 profile;
  gint64 connection;
} Desk;

/* A directory that is there and empty; removed by remove_directory(). */
char *make_directory (void);
void remove_directory (const char *directory);
/* The files of @directory in a new one; free. */
char *copy_directory (const char *directory);

/* Opens a store in @directory (taken over; NULL: a new one) and, if it is new, makes the lead. */
Desk *desk_new (char *directory, LeadsDatabaseFlags flags);
/* The same with other migrations than ours (taken over). */
Desk *desk_new_migrated (char *directory, LeadsDatabaseFlags flags, GPtrArray *migrations);
/* Closes the store, which must have no other owner. */
void desk_close (Desk *desk);
/* Closes and removes the directory. */
void desk_free (Desk *desk);

/* Another lead: of a new customer @customer of @channel. */
gint64 desk_add_lead (Desk *desk, const char *customer, const char *service, const char *channel);
gint64 desk_add_connection (Desk *desk, gint64 lead, const char *name, LeadsSide side);
gint64 desk_add_profile (Desk *desk, const char *name);

/* The path of the database file; free. */
char *desk_path (Desk *desk);

/* An array of gint64 as a source: ascending as it stands. */
typedef struct
{
  LeadsNumberSource source;
  const gint64 *numbers;
  gsize n_numbers;
  gsize position;
  gsize fail_at; /* 0: never; else an error comes instead of that number, counted from 1 */
} ArraySource;

void array_source_init (ArraySource *self, const gint64 *numbers, gsize n_numbers);

/* @first, @first + @step … */
typedef struct
{
  LeadsNumberSource source;
  gint64 first;
  gint64 step;
  gint64 n_numbers;
  gint64 position;
} SequenceSource;

void sequence_source_init (SequenceSource *self, gint64 first, gint64 step, gint64 n_numbers);

/* What an upload of @n_lines accepted lines to the desk's lead begins with. */
LeadsUpload *desk_new_upload (Desk *desk, gint64 lead, gint64 connection, gint64 n_lines);

/* Uploads to the desk's lead (or @lead over @connection). 0 with @error. */
gint64 desk_upload (Desk *desk, const gint64 *numbers, gsize n_numbers, GError **error);
gint64
desk_upload_to (Desk *desk, gint64 lead, gint64 connection, LeadsNumberSource *source, gint64 n_lines, GError **error);

/* A whole number straight from the file, past our code. */
gint64 query_file (const char *path, const char *sql);

/* The same of a text; free. */
char *query_file_text (const char *path, const char *sql);

/* Runs @sql on the file, past our code. */
void change_file (const char *path, const char *sql);

/* "ok", or what PRAGMA integrity_check says; free. */
char *check_file (const char *path);

G_END_DECLS
