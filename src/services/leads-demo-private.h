/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "leads-demo.h"

#include "leads-reason.h"

G_BEGIN_DECLS

#define LEADS_DEMO_N_CHANNELS 5
#define LEADS_DEMO_N_COUNTRIES 12
#define LEADS_DEMO_N_CUSTOMERS 40
#define LEADS_DEMO_N_SERVICES 5
#define LEADS_DEMO_N_PROFILES 6
#define LEADS_DEMO_N_REFUSALS 8
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

extern const char *const       leads_demo_channels[LEADS_DEMO_N_CHANNELS];
extern const LeadsDemoCountry  leads_demo_countries[LEADS_DEMO_N_COUNTRIES];
extern const LeadsDemoCustomer leads_demo_customers[LEADS_DEMO_N_CUSTOMERS];
extern const char *const       leads_demo_services[LEADS_DEMO_N_SERVICES];
extern const LeadsDemoProfile  leads_demo_profiles[LEADS_DEMO_N_PROFILES];
extern const LeadsDemoRefusal  leads_demo_refusals[LEADS_DEMO_N_REFUSALS];

G_END_DECLS
