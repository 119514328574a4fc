/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include "leads-demo-private.h"

/*
 * Who and what is in the demo. Every name is made up. Invariant: the tables have
 * no ids and no times, so the demo is the same every time but for its dates.
 */

const char *const leads_demo_channels[LEADS_DEMO_N_CHANNELS] = {
  "Alpine Voice",
  "Blue Harbour",
  "Direct Sales",
  "Meridian Resale",
  "Northgate",
};

/* Every country has numbers enough after its first one for all its customers. */
const LeadsDemoCountry leads_demo_countries[LEADS_DEMO_N_COUNTRIES] = {
  { "GB", G_GUINT64_CONSTANT (442030000000), { "London", "Leeds", "Cardiff" } },
  { "US", G_GUINT64_CONSTANT (12125550000), { "Austin", "Denver", "Boston" } },
  { "DE", G_GUINT64_CONSTANT (493023000000), { "Berlin", "Köln", "München" } },
  { "FR", G_GUINT64_CONSTANT (33199000000), { "Paris", "Lyon", "Nantes" } },
  { "NL", G_GUINT64_CONSTANT (31202000000), { "Leiden", "Utrecht", "Breda" } },
  { "SE", G_GUINT64_CONSTANT (46850000000), { "Lund", "Malmö", "Umeå" } },
  { "IE", G_GUINT64_CONSTANT (35315300000), { "Dublin", "Cork", "Sligo" } },
  { "ES", G_GUINT64_CONSTANT (34910000000), { "Madrid", "Cádiz", "Bilbao" } },
  { "IT", G_GUINT64_CONSTANT (390230000000), { "Milano", "Torino", "Bari" } },
  { "AU", G_GUINT64_CONSTANT (61255500000), { "Sydney", "Perth", "Hobart" } },
  { "CH", G_GUINT64_CONSTANT (41445000000), { "Zürich", "Bern", "Genève" } },
  { "AT", G_GUINT64_CONSTANT (43123000000), { "Wien", "Graz", "Linz" } },
};

const LeadsDemoCustomer leads_demo_customers[LEADS_DEMO_N_CUSTOMERS] = {
  { "Amberley Instruments", 0 },
  { "Bramblewick Council", 0 },
  { "Calloway & Finch", 0 },
  { "Dunmoor Hospital Trust", 0 },
  { "O’Hanlon’s Bakeries", 6 },
  { "Corrib Quay Logistics", 6 },
  { "Evergreen Actuarial", 1 },
  { "Fallow Creek Schools", 1 },
  { "Granite Peak Insurance", 1 },
  { "Harbor & Loom Textiles", 1 },
  { "Juniper Credit Union", 1 },
  { "Müller-Gößwein", 2 },
  { "Käsewerk Löwenthal", 2 },
  { "Stadtbücherei Überling", 2 },
  { "Nordlicht Versand", 2 },
  { "Papeterie de l’Étang", 3 },
  { "Éclairage du Vieux-Port", 3 },
  { "Ateliers Brûlé", 3 },
  { "Van der Wijk Schepen", 4 },
  { "Tulpenhof Zorggroep", 4 },
  { "IJsbeer Koelhuizen", 4 },
  { "Åkerbloms Skog", 5 },
  { "Östra Hamnens Bok", 5 },
  { "Lindgrens Måleri & Färg", 5 },
  { "Cerámicas Peñalara", 7 },
  { "Bodegas Muñoz-Ibáñez", 7 },
  { "Azulejos del Sur", 7 },
  { "Officine Brancaleone", 8 },
  { "Caffè Perché No", 8 },
  { "Pastificio Sant’Orsola", 8 },
  { "Wattle Bay Fisheries", 9 },
  { "Koonalda Mining", 9 },
  { "Two Rivers Vets", 9 },
  { "Uhren Sägesser Zürich", 10 },
  { "Käserei Bärental", 10 },
  { "Café Jellinek Wien", 11 },
  { "Bäckerei Grünzweig", 11 },
  /* Arabic, right to left: "Oasis of the Pearl Trading". */
  { "واحة اللؤلؤة للتجارة", 0 },
  { "Society for the Cataloguing of Improbable Seabirds and Coastal Weather Instruments, Northern Division", 0 },
  { "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesellschaft Mittelmark", 2 },
};

const char *const leads_demo_services[LEADS_DEMO_N_SERVICES] = {
  "Teams Calling", "Operator Connect", "SIP Trunk", "Contact Centre", "Zoom Phone",
};

const LeadsDemoProfile leads_demo_profiles[LEADS_DEMO_N_PROFILES] = {
  { "Operator Standard", "3f1c7a52-6d0e-4b8a-9c41-0a5d8e2f7b10", "Example Carrier", "Europe", "112 999",
    { "sbc1.voice.example.com", "sbc2.voice.example.com", NULL } },
  { "Operator Premium", "8b24e9d0-51f7-4c36-a2be-7e1f90c3d511", "Example Carrier", "Europe", "112 999",
    { "sbc1.premium.example.com", "sbc2.premium.example.com", "sbc3.premium.example.com" } },
  { "Contact Centre Recording", "c90d5f18-2a73-4e9b-b6d4-15f8a07e6c12", "Example Carrier", "Europe", "112",
    { "rec1.voice.example.com", "rec2.voice.example.com", NULL } },
  { "Americas", "5a7e31c4-98b2-4d05-8f6c-d34b29a1e713", "Example Carrier West", "Americas", "911 933",
    { "sbc1.west.example.net", "sbc2.west.example.net", NULL } },
  { "Asia Pacific", "e16b84f7-0c5d-4a92-93e8-4c7d52b0fa14", "Example Carrier South", "Asia Pacific", "000 112",
    { "sbc1.south.example.net", "sbc2.south.example.net", NULL } },
  { "Single Trunk Trial", "27d9c053-b4e6-4f18-a57d-68e03f9b1c15", "Example Carrier", "Europe", "112",
    { "trial.voice.example.com", NULL, NULL } },
};

const LeadsDemoRefusal leads_demo_refusals[LEADS_DEMO_N_REFUSALS] = {
  { "00442079460011", LEADS_REASON_NO_PLUS, "+442079460011" },
  { "4.42079E+11", LEADS_REASON_EXPONENT_FORM, NULL },
  { "+44207946", LEADS_REASON_TOO_SHORT, NULL },
  { "to be confirmed", LEADS_REASON_LETTERS, NULL },
  { "493023125014", LEADS_REASON_NO_PLUS, "+493023125014" },
  { "+0 20 7946 0018", LEADS_REASON_LEADING_ZERO, NULL },
  { "+44207946001899", LEADS_REASON_TOO_LONG, NULL },
  { "+442079460100.0", LEADS_REASON_DECIMAL_POINT, "+442079460100" },
};

const char *const leads_demo_people[LEADS_DEMO_N_PEOPLE] = {
  "m.berg", "j.okoro", "s.lind", "t.ferrer",
};
