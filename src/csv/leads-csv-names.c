/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-csv-names-private.h"

#include <leads-text.h>

#include <string.h>

/*
 * The names of columns.
 *
 * Invariant: every name here is in the form that leads_csv_name_make_plain() makes.
 */

static const char * const number_names[] = {
  /* English, and the words of the trade */
  "ani", "assignednumber", "assignednumbers", "businessnumber", "callernumber", "callingnumber", "cell", "cellnumber",
  "cellphone", "cli", "clid", "ddi", "ddinumber", "ddinumbers", "ddirange", "ddis", "did", "didnumber", "didnumbers",
  "didrange", "dids", "directdial", "directdialin", "directdialnumber", "directdialnumbers", "directdials", "directinwarddial",
  "directline", "directlinenumber", "directlines", "directnumber", "directorynumber", "directphone", "dn", "dnis", "e164", "e164number", "e164numbers", "externalnumber", "landline",
  "lineuri", "mainnumber", "mobile", "mobilenumber", "mobilephone", "msisdn", "msisdns", "number", "numbere164",
  "numberrange", "numberranges", "numbers", "numberse164", "phone", "phonee164", "phoneno", "phonenr", "phonenum",
  "phonenumber", "phonenumbere164", "phonenumbers", "phones", "pilotnumber", "publicnumber", "subscribernumber", "tel",
  "telephone", "telephoneno", "telephonenumber", "telephonenumbere164", "telephonenumbers", "telephones", "telno",
  "telnumber", "telnumbers", "tn", "tns",
  /* German, Dutch */
  "anschlussnummer", "direktwahl", "durchwahl", "durchwahlen", "durchwahlnr", "durchwahlnummer", "durchwahlnummern", "handy", "handynummer", "mobilnummer", "nummer", "nummern", "rufnr", "rufnummer", "rufnummern",
  "rufnummernbereich", "rufnummernblock", "teilnehmernummer", "telefon", "telefonnr", "telefonnummer", "telefonnummern",
  "telnr", "directnummer", "doorkiesnummer", "doorkiesnummers", "mobielnummer", "nummers", "telefoon", "telefoonnummer",
  "telefoonnummers",
  /* French, Italian, Spanish, Portuguese, Romanian */
  "ndetelephone", "nodetelephone", "notel", "ntel", "numero", "numerodetelephone", "numeros", "numerosda",
  "numerosdetelephone", "numerossda", "numerotel", "numerotelephone", "numtel", "portable", "sda", "cellulare", "numeri",
  "numeritelefonici", "numeroditelefono", "numerotelefonico", "numerotelefono", "telefono", "movil", "numerodetelefono",
  "numerosdetelefono", "numerostelefonicos", "telefonos", "celular", "numerodetelefone", "numerosdetelefone",
  "numerotelefone", "telefone", "telefones", "telemovel", "numar", "numardetelefon", "numartelefon",
  /* Danish, Norwegian, Swedish, Finnish */
  "mobilnr", "numre", "telefonnumre", "telefonnumer", "tlf", "tlfnr", "tlfnummer", "puhelin", "puhelinnumero",
  "puhelinnumerot", "numerot",
  /* Polish, Czech, Slovak, Hungarian, Turkish, Vietnamese */
  "nrtel", "nrtelefonu", "numer", "numertelefonu", "numery", "cislo", "telefonicislo", "telefonnecislo",
  "telefonnicislo", "szam", "telefonszam", "numara", "telefonno", "telefonnumarasi", "telefonnumaras\u0131",
  "so\u0111ienthoai",
  /* Greek, Russian, Ukrainian, Hebrew, Arabic */
  "\u03c4\u03b7\u03bb\u03b5\u03c6\u03c9\u03bd\u03bf", "\u0442\u0435\u043b\u0435\u0444\u043e\u043d",
  "\u043d\u043e\u043c\u0435\u0440", "\u043d\u043e\u043c\u0435\u0440\u0430",
  "\u043d\u043e\u043c\u0435\u0440\u0442\u0435\u043b\u0435\u0444\u043e\u043d\u0430",
  "\u043d\u043e\u043c\u0435\u0440\u0442\u0435\u043b\u0435\u0444\u043e\u043d\u0443", "\u05d8\u05dc\u05e4\u05d5\u05df",
  "\u05de\u05e1\u05e4\u05e8\u05d8\u05dc\u05e4\u05d5\u05df", "\u0647\u0627\u062a\u0641",
  "\u0631\u0642\u0645\u0627\u0644\u0647\u0627\u062a\u0641",
  /* Chinese, Japanese, Korean */
  "\u7535\u8bdd", "\u7535\u8bdd\u53f7\u7801", "\u53f7\u7801", "\u624b\u673a\u53f7", "\u624b\u673a\u53f7\u7801",
  "\u96fb\u8a71", "\u96fb\u8a71\u865f\u78bc", "\u96fb\u8a71\u756a\u53f7", "\u756a\u53f7", "\uc804\ud654",
  "\uc804\ud654\ubc88\ud638", NULL
};

static const char * const start_names[] = {
  "begin", "beginnumber", "ddistart", "didstart", "first", "firstnumber", "from", "fromnumber", "low", "numberfrom",
  "numberstart", "phonestart", "rangebegin", "rangefrom", "rangestart", "start", "startddi", "startdid", "starte164",
  "startingnumber", "startnumber", "startofrange", "startphonenumber", "startrange", "starttelephonenumber", "starttn",
  "tnstart", "anfang", "anfangsnummer", "beginn", "ersterufnummer", "startnummer", "startrufnummer", "von", "vonnummer",
  "van", "beginnummer", "de", "debut", "numerodebut", "premiernumero", "da", "danumero", "inizio", "dalnumero", "desde",
  "inicio", "numeroinicial", "fra", "fran", "od", "poczatek", NULL
};
static const char * const end_names[] = {
  "ddiend", "didend", "end", "endddi", "enddid", "ende164", "endingnumber", "endnumber", "endofrange", "endphonenumber",
  "endrange", "endtelephonenumber", "endtn", "finish", "high", "last", "lastnumber", "numberend", "numberto", "phoneend",
  "rangeend", "rangeto", "stop", "stopnumber", "tnend", "to", "tonumber", "until", "bis", "bisnummer", "ende",
  "endnummer", "endrufnummer", "letzterufnummer", "tot", "eindnummer", "fin", "numerofin", "derniernumero",
  "jusqua", "alnumero", "anumero", "fine", "hasta", "final", "fim", "ate", "numerofinal", "til", "till", "do", "koniec",
  NULL
};
static const char * const count_names[] = {
  "amount", "block", "blocksize", "count", "howmany", "numberofnumbers", "qty", "quantity", "rangesize", "size",
  "anzahl", "blockgrosse", "blockgroesse", "menge", "aantal", "nombre", "nombredenumeros", "quantite", "taille",
  "cantidad", "cantidaddenumeros", "quantita", "quantidade", "antal", "antall", "liczba", "ilosc", "pocet", NULL
};
static const char * const cac_names[] = {
  "cac", "caclimit", "cacsessions", "callcapacity", "calladmissioncontrol", "callchannels", "calllimit", "channels",
  "concurrentcalllimit", "concurrentcalls", "concurrentcallslimit", "concurrentchannels", "concurrentsessions",
  "maxcalls", "maxchannels", "maxconcurrentcalls", "maxconcurrentsessions", "maximumcalls", "maximumconcurrentcalls",
  "maxsessions", "maxsimultaneouscalls", "numberofchannels", "sessionlimit", "sessions", "simultaneouscalls",
  "sipchannels", "sipsessions", "voicechannels", "anzahlkanale", "gesprachskanale", "gleichzeitigegesprache", "kanale",
  "maxgesprache", "sprachkanale", "gelijktijdigegesprekken", "kanalen", "spraakkanalen", "appelssimultanes", "canaux",
  "nombredecanaux", "canales", "llamadassimultaneas", "canali", "chiamatesimultanee", "canais", "chamadassimultaneas",
  "kanaly", NULL
};
static const char * const customer_names[] = {
  "accountname", "client", "clientname", "company", "companyname", "customer", "customerfullname", "customername",
  "fullname", "organisation", "organization", "tenant", "tenantname", "firma", "firmenname", "kunde", "kundenname",
  "klant", "klantnaam", "kund", "kundnavn", "kundnamn", "entreprise", "nomclient", "nomduclient", "societe",
  "raisonsociale", "azienda", "cliente", "nomecliente", "ragionesociale", "empresa", "nombrecliente", "nombredelcliente",
  "razonsocial", "nomedocliente", "asiakas", "klient", "zakaznik", NULL
};
static const char * const service_names[] = {
  "customerservice", "customerservicename", "service", "servicename", "dienst", "dienstname", "nomduservice",
  "nomservice", "servicio", "nombredelservicio", "nombreservicio", "servizio", "nomeservizio", "servico", "tjanst",
  "tjeneste", "palvelu", NULL
};

static const char * const * const names[] = {
  [LEADS_CSV_ROLE_NUMBER] = number_names, [LEADS_CSV_ROLE_START] = start_names,
  [LEADS_CSV_ROLE_END] = end_names, [LEADS_CSV_ROLE_COUNT] = count_names,
  [LEADS_CSV_ROLE_CAC] = cac_names, [LEADS_CSV_ROLE_CUSTOMER] = customer_names,
  [LEADS_CSV_ROLE_SERVICE] = service_names,
};

/* Within a longer name. */
static const char * const strong_parts[] = {
  "phone", "telephon", "telef", "rufnummer", "msisdn", "e164", "puhelin", "mobiln", "ddi", "didn", NULL
};
static const char * const weak_parts[] = { "number", "nummer", "numero", "numer", "tel", "mobil", NULL };
static const char * const other_parts[] = {
  "account", "auftrag", "bestell", "case", "client", "contact", "contract", "contrat", "customer", "date", "datum",
  "emergency", "employee", "extension", "fax", "haus", "house", "iban", "iccid", "imei", "imsi", "invoice", "konto",
  "kunde", "order", "plz", "postal", "postcode", "rechnung", "row", "serial", "sim", "ticket", "vat", "vertrag", "zip",
  "zeile", "count", "numberof", "quantity", NULL
};

char *
leads_csv_name_make_plain (const char *name)
{
  g_autofree char *folded = leads_text_fold (name);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (plain, c);
    }

  /* Taken apart are now only the syllables of Korean. */
  return g_utf8_normalize (plain->str, -1, G_NORMALIZE_ALL_COMPOSE);
}

gboolean
leads_csv_name_has_role (const char   *plain,
                         LeadsCsvRole  role)
{
  return g_strv_contains (names[role], plain);
}

static gboolean
has_part (const char         *plain,
          const char * const *parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (strstr (plain, parts[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

gboolean
leads_csv_name_is_other (const char *plain)
{
  return has_part (plain, other_parts);
}

LeadsCsvFit
leads_csv_name_fit_number (const char *plain)
{
  gboolean is_strong;

  if (leads_csv_name_has_role (plain, LEADS_CSV_ROLE_NUMBER) || leads_csv_name_has_role (plain, LEADS_CSV_ROLE_START))
    return LEADS_CSV_FIT_EXACT;

  is_strong = has_part (plain, strong_parts);
  if (has_part (plain, other_parts))
    return is_strong ? LEADS_CSV_FIT_NONE : LEADS_CSV_FIT_OTHER;
  if (is_strong)
    return LEADS_CSV_FIT_STRONG;

  return has_part (plain, weak_parts) ? LEADS_CSV_FIT_WEAK : LEADS_CSV_FIT_NONE;
}
