/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include <leads-desk.h>
#include <leads-file-options.h>
#include <leads-job.h>
#include <leads-totals.h>
#include <leads-upload.h>

G_BEGIN_DECLS

/* The exit statuses that scripts rely on. */
enum {
  LEADS_CLI_DONE = 0,    /* done, every line accepted */
  LEADS_CLI_NOT_DONE = 1, /* nothing stored; a sentence on standard error says why */
  LEADS_CLI_USAGE = 2,   /* wrong usage */
  LEADS_CLI_PARTLY = 3   /* done, some lines not accepted */
};

/**
 * LeadsCli:
 *
 * One run of the program: the global options, the store once it is open, and
 * what Ctrl+C cancels.
 */
typedef struct {
  char         *data_dir;
  gboolean      json;
  LeadsDesk    *desk;
  GCancellable *cancellable;
  LeadsJob     *job; /* borrowed; what Ctrl+C cancels while it runs */
  GAsyncResult *result;
  gboolean      output_failed; /* beside what stdio knows of standard output */
  gboolean      only_prints;
  gboolean      stored; /* what was done stands even when it cannot be printed */
} LeadsCli;

typedef struct {
  const char *word;
  const char *verb; /* NULL when the command has no second word */
  int (*run) (LeadsCli *cli, int argc, char **argv);
  const char *synopsis;
  gboolean    stores; /* what it has done stands even when that cannot be printed */
  gboolean    only_prints; /* so it may be ended at any time */
} LeadsCliCommand;

/* cli-context.c */
gboolean  leads_cli_parse     (LeadsCli           *cli,
                               const GOptionEntry *entries,
                               const char         *synopsis,
                               int                *argc,
                               char             ***argv);
gboolean  leads_cli_want_args (int argc, char **argv, int least, int most);
gboolean  leads_cli_open_desk (LeadsCli *cli);

/* The numbering plan of the data directory, without opening a store: as yet the built-in one; or loaded, after saying
 * what is wrong with an installed one. (transfer full) */
LeadsPlanService *leads_cli_new_plans  (LeadsCli *cli);
LeadsPlanService *leads_cli_load_plans (LeadsCli *cli);
int       leads_cli_fail      (const GError *error);
int       leads_cli_misused   (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* For a GOptionContext that was not used through leads_cli_parse(): what it said, and what it cannot say. */
gboolean  leads_cli_refuse_options (const GError *error);
gboolean  leads_cli_check_global   (LeadsCli *cli);
/* An argument as UTF-8, or NULL after saying that it is no text. (transfer full) */
char     *leads_cli_dup_text  (const char *argument);
/* A file, a URI, or - for standard input; NULL after saying that there is no name. (transfer full) */
GFile    *leads_cli_new_file  (const char *argument);

/* Gives a result to leads_cli_await(): the callback of every operation, with the LeadsCli as data. */
void          leads_cli_take_result (GObject *source, GAsyncResult *result, gpointer data);
/* Runs the main context until the operation has ended. (transfer full) */
GAsyncResult *leads_cli_await       (LeadsCli *cli);
/* The same for what stores nothing and may wait for ever, such as reading a pipe: NULL when it was cancelled before. */
GAsyncResult *leads_cli_await_read  (LeadsCli *cli);

/* A job that Ctrl+C cancels and whose progress shows on a terminal; end it with leads_cli_end_job(). */
LeadsJob *leads_cli_begin_job   (LeadsCli *cli, const char *what);
void      leads_cli_end_job     (LeadsCli *cli, LeadsJob *job);
void      leads_cli_show_job    (LeadsJob *job, const char *what);
void      leads_cli_clear_shown (void);

/* cli-output.c: what goes to standard error, and g_print() of one line of a name or a value, hold nothing a terminal obeys. */
void  leads_cli_guard_errors (void);
void  leads_cli_print_name (const char *name);
void  leads_cli_print_json (JsonBuilder *builder);
void  leads_cli_print_id   (LeadsCli *cli, gint64 id);
void  leads_cli_json_string (JsonBuilder *builder, const char *key, const char *value);
void  leads_cli_json_int   (JsonBuilder *builder, const char *key, gint64 value);
void  leads_cli_json_time  (JsonBuilder *builder, const char *key, gint64 micros);

typedef struct _LeadsCliTable LeadsCliTable;
LeadsCliTable *leads_cli_table_new   (const char *first_heading, ...) G_GNUC_NULL_TERMINATED;
/* As many cells as there are headings; NULL is an empty one. */
void           leads_cli_table_add   (LeadsCliTable *table, const char *first_cell, ...) G_GNUC_NULL_TERMINATED;
void           leads_cli_table_print (LeadsCliTable *table); /* and frees */

/* cli-totals.c */
void leads_cli_json_totals  (JsonBuilder *builder, const LeadsTotals *totals);
void leads_cli_print_totals (const LeadsTotals *totals);

/* cli-lookup.c: saves a record and prints its id. */
int        leads_cli_save               (LeadsCli *cli, gpointer record);
/* The records of @type, connections those of @lead_id (0: of all); %NULL after saying why not. (transfer full) */
GPtrArray *leads_cli_list               (LeadsCli *cli, GType type, gint64 lead_id);
/* Records by id or name; %NULL after saying on standard error what is missing. */
LeadsLead *leads_cli_find_lead          (LeadsCli *cli, gint64 id);
/* 0, which asks for no lead, is there. */
gboolean   leads_cli_has_lead           (LeadsCli *cli, gint64 id);
gint64     leads_cli_find_profile       (LeadsCli *cli, const char *name);
gint64     leads_cli_find_connection    (LeadsCli *cli, LeadsLead *lead, const char *name);
gboolean   leads_cli_parse_id           (const char *text, gint64 *id);

/* The commands. */
int leads_cli_channel_add     (LeadsCli *cli, int argc, char **argv);
int leads_cli_customer_add    (LeadsCli *cli, int argc, char **argv);
int leads_cli_lead_add        (LeadsCli *cli, int argc, char **argv);
int leads_cli_lead_import     (LeadsCli *cli, int argc, char **argv);
int leads_cli_lead_list       (LeadsCli *cli, int argc, char **argv);
int leads_cli_connection_add  (LeadsCli *cli, int argc, char **argv);
int leads_cli_connection_list (LeadsCli *cli, int argc, char **argv);
int leads_cli_profile_add     (LeadsCli *cli, int argc, char **argv);
int leads_cli_profile_import  (LeadsCli *cli, int argc, char **argv);
int leads_cli_profile_list    (LeadsCli *cli, int argc, char **argv);
int leads_cli_example         (LeadsCli *cli, int argc, char **argv);
int leads_cli_check           (LeadsCli *cli, int argc, char **argv);
int leads_cli_upload          (LeadsCli *cli, int argc, char **argv);
int leads_cli_upload_list     (LeadsCli *cli, int argc, char **argv);
int leads_cli_upload_show     (LeadsCli *cli, int argc, char **argv);
int leads_cli_upload_undo     (LeadsCli *cli, int argc, char **argv);
int leads_cli_numbers         (LeadsCli *cli, int argc, char **argv);
int leads_cli_verdict         (LeadsCli *cli, int argc, char **argv);
int leads_cli_plan            (LeadsCli *cli, int argc, char **argv);

/* One --number, --range or --file, in the order of the command line. */
typedef enum {
  LEADS_CLI_SOURCE_NUMBER,
  LEADS_CLI_SOURCE_RANGE,
  LEADS_CLI_SOURCE_FILE
} LeadsCliSourceKind;

typedef struct {
  LeadsCliSourceKind  kind;
  char               *first; /* the number, the start, the file */
  char               *last;  /* the end */
} LeadsCliSource;

/* What `check` and `upload` share. */
typedef struct {
  GPtrArray        *sources; /* (element-type LeadsCliSource) */
  char             *report;
  GOutputStream    *report_pipe; /* opened before anything is stored, when the report goes into a pipe */
  char             *delimiter; /* as it was said; checked, it is in file */
  char             *heading;
  LeadsFileOptions  file;    /* its country counts for typed numbers, too */
  gboolean          by_customer; /* the files say whose each line is */
  gboolean          repair;
  gboolean          include_unplanned;
  gboolean          add_rest;
} LeadsCliDraftOptions;

void     leads_cli_draft_options_init  (LeadsCliDraftOptions *options);
void     leads_cli_draft_options_clear (LeadsCliDraftOptions *options);
gboolean leads_cli_draft_options_check (LeadsCliDraftOptions *options);
/* What can be said only when the files were read. FALSE after saying which option is wrong. */
gboolean leads_cli_draft_options_check_read (const LeadsCliDraftOptions *options, guint n_workbooks);
void     leads_cli_draft_options_add   (LeadsCliDraftOptions *options, LeadsCliSourceKind kind, const char *first, const char *last);

/* FALSE after saying so: @option (nullable value) is given and empty; @country (nullable) is none. */
gboolean leads_cli_check_value   (const char *option, const char *value);
gboolean leads_cli_check_country (const char *country);

/* Adds the sources to @draft and waits for the verdicts; LEADS_CLI_DONE, or another status after saying which failed. */
int      leads_cli_fill_draft        (LeadsCli *cli, LeadsDraft *draft, const LeadsCliDraftOptions *options);
/* cli-report.c: whether the report takes the place of what is to be read, and whether it may be written there, before
 * anything is stored; FALSE after saying why not. A report that goes where standard output goes becomes “-”.
 * @stored: (nullable) (element-type LeadsUpload): the numbers are, whatever becomes of the report. */
gboolean leads_cli_check_report_target (LeadsCliDraftOptions *options);
gboolean leads_cli_check_report        (LeadsCli *cli, LeadsCliDraftOptions *options);
gboolean leads_cli_write_report        (LeadsCli *cli, LeadsDraft *draft, const LeadsCliDraftOptions *options, GPtrArray *stored);

/* @uploads: (nullable) (element-type LeadsUpload): what was stored: one, or of a draft for several leads one for each. @refused: an upload that stored nothing */
void     leads_cli_print_draft       (LeadsCli *cli, LeadsDraft *draft, GPtrArray *uploads, gboolean refused);

/* cli-upload-leads.c: a draft for several leads. Chooses for each the SIP connection @connection (nullable: the lead's
 * only one) and sets @service_info (nullable: the service's name). FALSE after saying which lead has no such connection. */
gboolean leads_cli_choose_connections (LeadsDraft *draft, const char *connection, const char *service_info);
void     leads_cli_json_leads         (JsonBuilder *builder, LeadsDraft *draft, GPtrArray *uploads);
void     leads_cli_print_leads        (LeadsDraft *draft, GPtrArray *uploads);

#define LEADS_CLI_GLOBAL_ENTRIES(cli) \
  { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &(cli)->data_dir, N_("Keep the store in this directory"), N_("DIR") }, \
  { "json", 0, 0, G_OPTION_ARG_NONE, &(cli)->json, N_("Print JSON"), NULL }

#define LEADS_CLI_DRAFT_ENTRIES(options) \
  { "report", 0, 0, G_OPTION_ARG_FILENAME, &(options)->report, N_("Write the lines that were not accepted to this file"), N_("FILE") }, \
  { "delimiter", 0, 0, G_OPTION_ARG_STRING, &(options)->delimiter, N_("The files’ separator: , ; | or tab"), N_("C") }, \
  { "encoding", 0, 0, G_OPTION_ARG_STRING, &(options)->file.encoding, N_("The files’ encoding"), N_("NAME") }, \
  { "heading", 0, 0, G_OPTION_ARG_STRING, &(options)->heading, N_("Whether the files’ first row is a heading (yes or no), or which row is"), N_("yes|no|ROW") }, \
  { "column", 0, 0, G_OPTION_ARG_STRING, &(options)->file.column, N_("The numbers’ column, by number or name"), N_("COLUMN") }, \
  { "end-column", 0, 0, G_OPTION_ARG_STRING, &(options)->file.end_column, N_("The column of ranges’ last numbers; empty: none"), N_("COLUMN") }, \
  { "count-column", 0, 0, G_OPTION_ARG_STRING, &(options)->file.count_column, N_("The column of how many numbers there are; empty: none"), N_("COLUMN") }, \
  { "cac-column", 0, 0, G_OPTION_ARG_STRING, &(options)->file.cac_column, N_("The column of concurrent sessions; empty: none"), N_("COLUMN") }, \
  { "by-customer", 0, 0, G_OPTION_ARG_NONE, &(options)->by_customer, N_("The files are for several leads: columns say the customer and service"), NULL }, \
  { "customer-column", 0, 0, G_OPTION_ARG_STRING, &(options)->file.customer_column, N_("The column of customers, with --by-customer"), N_("COLUMN") }, \
  { "service-column", 0, 0, G_OPTION_ARG_STRING, &(options)->file.service_column, N_("The column of services, with --by-customer"), N_("COLUMN") }, \
  { "sheet", 0, 0, G_OPTION_ARG_STRING, &(options)->file.sheet, N_("The workbooks’ sheet, by name"), N_("NAME") }, \
  { "short-ranges", 0, 0, G_OPTION_ARG_NONE, &(options)->file.short_ranges, N_("Read a number and last digits behind a hyphen as a range: +4930123456-78"), NULL }, \
  { "country", 0, 0, G_OPTION_ARG_STRING, &(options)->file.country, N_("Whose national forms get a suggestion, two letters of ISO 3166-1"), N_("CC") }, \
  { "repair", 0, 0, G_OPTION_ARG_NONE, &(options)->repair, N_("Repair what has one reading; what could be meant otherwise stays refused"), NULL }, \
  { "include-unplanned", 0, 0, G_OPTION_ARG_NONE, &(options)->include_unplanned, N_("Accept numbers outside the numbering plan"), NULL }, \
  { "add-rest", 0, 0, G_OPTION_ARG_NONE, &(options)->add_rest, N_("Leave numbers of other leads out of ranges, and add the rest"), NULL }

G_END_DECLS
