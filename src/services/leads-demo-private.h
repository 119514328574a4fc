/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-demo.h"

#include "leads-directory-private.h"

#include "leads-reason.h"
#include "leads-upload-store.h"

G_BEGIN_DECLS

#define LEADS_DEMO_N_CHANNELS 5
#define LEADS_DEMO_N_COUNTRIES 12
#define LEADS_DEMO_N_CUSTOMERS 40
/* From here on names that test the window: another script, very long, one very long word. */
#define LEADS_DEMO_FIRST_UNCOMMON 37
#define LEADS_DEMO_N_SERVICES 5
#define LEADS_DEMO_N_PROFILES 6
#define LEADS_DEMO_N_REFUSALS 8
#define LEADS_DEMO_N_PEOPLE 4
#define LEADS_DEMO_N_LEADS 200
#define LEADS_DEMO_N_NUMBERS 50000

typedef struct {
  const char *country;
  guint64     first_number;
  const char *sites[3];
} LeadsDemoCountry;

typedef struct {
  const char *name;
  guint       country; /* place in leads_demo_countries */
} LeadsDemoCustomer;

typedef struct {
  const char *name;
  const char *guid;
  const char *carrier;
  const char *region;
  const char *emergency;
  const char *trunks[3]; /* up to NULL or all */
} LeadsDemoProfile;

typedef struct {
  const char *text;
  LeadsReason reason;
  const char *suggestion;
} LeadsDemoRefusal;

/* A demo in the making. */
typedef struct {
  LeadsDirectory    directory;
  LeadsUploadStore *uploads;
  GCancellable     *cancellable;
  GRand            *rand;
  gint64            now;

  LeadsLead *leads[LEADS_DEMO_N_LEADS];
  guint      customers[LEADS_DEMO_N_LEADS]; /* of each lead, in leads_demo_customers */
  gint64     connections[LEADS_DEMO_N_LEADS];
  gint64     profiles[LEADS_DEMO_N_PROFILES];
  guint64    next_number[LEADS_DEMO_N_COUNTRIES];
} LeadsDemo;

extern const char *const       leads_demo_channels[LEADS_DEMO_N_CHANNELS];
extern const LeadsDemoCountry  leads_demo_countries[LEADS_DEMO_N_COUNTRIES];
extern const LeadsDemoCustomer leads_demo_customers[LEADS_DEMO_N_CUSTOMERS];
extern const char *const       leads_demo_services[LEADS_DEMO_N_SERVICES];
extern const LeadsDemoProfile  leads_demo_profiles[LEADS_DEMO_N_PROFILES];
extern const LeadsDemoRefusal  leads_demo_refusals[LEADS_DEMO_N_REFUSALS];
extern const char *const       leads_demo_people[LEADS_DEMO_N_PEOPLE];

/* The time, or one of the same day or the day before at which the desk was open and that is past. */
gint64   leads_demo_at_the_desk (LeadsDemo  *demo,
                                 gint64      at);
gboolean leads_demo_add_uploads (LeadsDemo  *demo,
                                 GError    **error);

G_END_DECLS
