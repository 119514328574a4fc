/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../../src/csv/leads-csv-names-private.h"

#include <leads-csv-reader.h>
#include <leads-csv-sniffer.h>

#include <string.h>

/*
 * What is made of columns, and what is said to be doubtful. A dialect in short:
 *
 *   DELIMITER [heading[@LINE-TITLES]] number=N [end=N] [count=N] [size=N] [cac=N] [customer=N] [service=N] [?DOUBT[=N]]…
 */

static void
add_column (GString    *text,
            const char *name,
            int         column)
{
  if (column >= 0)
    g_string_append_printf (text, " %s=%d", name, column + 1);
}

static char *
describe (const LeadsCsvDialect *dialect)
{
  static const char * const doubts[] = { "encoding", "delimiter", "header", "column", "range" };
  GString *text = g_string_new (NULL);

  g_string_append_c (text, dialect->delimiter == '\t' ? 'T' : dialect->delimiter);
  if (dialect->has_header)
    g_string_append (text, " heading");
  if (dialect->n_titles > 0)
    g_string_append_printf (text, "@%u-%u", dialect->heading_line, dialect->n_titles);
  add_column (text, "number", dialect->number_column);
  add_column (text, "end", dialect->end_column);
  add_column (text, "count", dialect->count_column);
  add_column (text, "size", dialect->size_column);
  add_column (text, "cac", dialect->cac_column);
  add_column (text, "customer", dialect->customer_column);
  add_column (text, "service", dialect->service_column);
  for (guint i = 0; i < G_N_ELEMENTS (doubts); i++)
    {
      if (dialect->doubts & (1u << i))
        g_string_append_printf (text, " ?%s", doubts[i]);
      if ((dialect->doubts & (1u << i)) == LEADS_CSV_DOUBT_RANGE && dialect->possible_end_column >= 0)
        g_string_append_printf (text, "=%d", dialect->possible_end_column + 1);
    }

  return g_string_free (text, FALSE);
}

static void
assert_guess (const char              *data,
              const LeadsCsvOverrides *overrides,
              const char              *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (LeadsCsvDialect) dialect = { 0 };
  g_autofree char *description = NULL;

  if (leads_csv_sniff_data (data, strlen (data), overrides, &dialect, &error))
    description = describe (&dialect);
  else
    description = g_strdup (error->message);
  g_assert_cmpstr (description, ==, expected);
}

typedef struct {
  const char *name;
  const char *data;
  const char *expected;
} Case;

static const Case cases[] = {
  { "e164-in-a-longer-name", "Site;Phone number (E.164)\nA;+12127881500\n", "; heading number=2" },
  { "longer-name", "Customer number;DID Numbers (assigned)\n1000001;+12127881500\n1000002;+12127881501\n",
    "; heading number=2" },
  { "customers-phone-is-not-it", "Contact Phone,Rufnummer\n+12127889999,+12127881500\n+12127889998,+12127881501\n",
    ", heading number=2" },
  { "digits-of-another-kind", "Account Number,Line id\n12127881500,+12127881500\n12127881501,+12127881501\n",
    ", heading number=2" },
  { "ids-as-long-as-numbers", "Order,Value\n12127881500,12127881500\n12127881501,12127881501\n", ", heading number=2" },
  { "word-in-every-row-is-no-heading", "Phone;+12127881500\nPhone;+12127881501\n", "; number=2" },
  { "same-name-for-two", "Phone,Mobile\n+12127881500,+447700900123\n+12127881510,+447700900124\n",
    ", heading number=1 ?column" },
  { "direct-dial-and-mobile", "Employee,Direct Dial,Mobile,Max Calls\nA,+442079460200,+447400100200,2\n"
    "B,+442079460201,+447400100201,\n", ", heading number=2 cac=4 ?column" },
  { "durchwahl-and-mobile", "Name;Durchwahl;Handy\nA;+4930901820;+4915112345678\nB;+4930901821;+4915112345679\n",
    "; heading number=2 ?column" },
  { "unknown-name-as-full", "Desk line,Mobile\n+442079460200,+447400100200\n+442079460201,+447400100201\n",
    ", heading number=2 ?column" },
  { "unknown-name-less-full", "Second line,Mobile\n,+447400100200\n+442079460201,+447400100201\n", ", heading number=2" },
  { "no-name-for-two", "+12127881500,+447700900123\n+12127881510,+447700900124\n", ", number=1 ?column" },
  { "no-numbers-anywhere", "a,b\nc,d\n", ", number=1 ?header ?column" },
  { "one-text", "hello\n", ", number=1" },
  { "wrong-first-line", "12ab\n+12127881500\n", ", number=1 ?header" },
  { "word-first", "unknown\n+12127881500\n", ", heading number=1 ?header" },
  { "decimal-commas", "A;4,41633E+11\nB;4,41634E+11\n", "; number=2" },
  { "two-delimiters", "+12127881500;a,b\n+12127881501;c,d\n", "; number=1" },
  { "either-delimiter", "a;b,+12127881500\na;b,+12127881501\n", ", number=2" },
  { "really-either-delimiter", "a,+12127881500;+12127889001,b\n", "; number=2 ?delimiter" },
  { "cac", "Number,CAC\n+12127881500,30\n", ", heading number=1 cac=2" },
  { "all-of-them", "Customer;Service Name;Start;End;Concurrent Calls\nA;S;+12127881500;+12127881599;30\n",
    "; heading number=3 end=4 cac=5 customer=1 service=2" },
  { "german", "Kunde\tDienst\tRufnummer\tAnzahl\nA\tS\t+4930901820\t10\n",
    "T heading number=3 count=4 customer=1 service=2" },
  { "german-range", "von;bis\n+4930901820;+4930901829\n", "; heading number=1 end=2" },
  { "french", "Client;Premier num\u00e9ro;Dernier num\u00e9ro\nA;+33140205000;+33140205099\n",
    "; heading number=2 end=3 customer=1" },
  { "spanish", "Empresa;Desde;Cantidad\nA;+34911234500;100\n", "; heading number=2 count=3 customer=1" },
  { "number-and-end", "Number,To\n+12127881500,+12127881599\n+12127882500,\n", ", heading number=1 end=2" },
  { "number-and-quantity", "DID,Quantity\n+12127881500,100\n+12127882500,1\n", ", heading number=1 count=2" },
  { "last-digits", "Start,End\n+12127881500,1599\n+12127882500,99\n", ", heading number=1 end=2" },
  { "dates-are-no-range", "Number,Start,End\n+12127881500,2024-01-01,2024-12-31\n", ", heading number=1" },
  /* Callers and called: what is called a range is not taken for its first numbers, and is asked about. */
  { "callers-are-no-single-numbers", "From,To\n+12127881500,+447700900123\n+12127881501,+33140205000\n",
    ", heading number=1 end=2 ?range" },
  { "mostly-ranges", "+12127881500,+12127881599\n+12127881699,+12127881600\n+12127882500,+12127882599\n",
    ", number=1 end=2 ?range" },
  { "ranges-in-a-report", "column1,column2,line,reason,suggestion\n+12127881599,+12127881500,2,range_reversed,\n",
    ", heading number=1 end=2 ?range" },
  { "counts-in-a-report", "Number,Count,line,reason,suggestion\n+12127881599,0,2,range_reversed,\n",
    ", heading number=1 count=2 ?range" },
  { "reversed-ranges", "Start,End\n+12127881599,+12127881500\n", ", heading number=1 end=2 ?range" },
  { "names-are-no-range", "First,Last,Phone\nAda,Byron,+12127881500\n", ", heading number=3" },
  { "end-that-is-none", "Number,End\n+12127881500,left\n+12127881501,right\n", ", heading number=1" },
  { "range-by-cells", "x,+12127881500,+12127881599\ny,+12127882500,+12127882599\n", ", number=2 end=3" },
  { "range-by-cells-unknown-names", "Lines,Until when\n+12127881500,+12127881599\n", ", heading number=1 end=2" },
  { "count-by-cells", "+12127881500,100\n+12127882000,1000\n", ", number=1 count=2 ?range" },
  { "last-digits-by-cells", "+12127881500,1599\n+12127882500,2549\n", ", number=1 end=2 ?range" },
  { "extension-is-no-count", "+12127881523,1523\n+12127881571,2571\n", ", number=1 ?range" },
  { "prices-are-no-count", "+12127881523,9.99\n+12127881571,10.49\n", ", number=1" },
  { "extension-with-heading", "Number,Ext\n+12127881523,1523\n+12127881571,1571\n", ", heading number=1" },
  { "channels", "Number;Channels\n+12127881500;30\n", "; heading number=1 cac=2" },
  { "channel-is-a-name", "Number;Channel\n+12127881500;Acme\n", "; heading number=1" },
  { "titles-above", "Numbers of Example Ltd\n\nNumber,CAC\n+12127881500,30\n+12127881501,\n", ", heading@3-1 number=1 cac=2" },
  { "titles-with-facts", "Customer,Example Ltd\nDate,2024-02-29\n\nStart,End,Max Calls\n+12127881500,+12127881599,30\n",
    ", heading@4-2 number=1 end=2 cac=3" },
  { "title-that-is-a-name", "Telephone Numbers\nDDI;Call Limit\n+12127881500;30\n", "; heading@2-1 number=1 cac=2" },
  { "title-above-one-column", "Telephone numbers\nNumbers\n+12127881500\n+12127881501\n", ", heading@2-1 number=1" },
  { "title-above-wrong-lines", "Our list\n\nNumbers,CAC\nx,30\ny,30\n", ", heading@3-1 number=1 cac=2" },
  { "title-above-unknown-name", "Our list;\nLine id;CAC\n+12127881500;30\n", "; heading@2-1 number=1 cac=2" },
  { "title-that-may-be-a-line", "+442079460000,hotline\nName,DDI\nA,+12127881500\nB,+12127881501\n",
    ", heading@2-1 number=2 ?header" },
  { "sep-line-and-title", "sep=;\nOur list\nNumber;CAC\n+12127881500;30\n", "; heading@3-1 number=1 cac=2" },
  { "line-above-is-no-title", "+12127881500,30\nNumber,CAC\n+12127881501,30\n", ", number=1 ?range" },
  { "wrong-line-below-the-heading", "Number,CAC\nphone,3\n+12127881500,30\n", ", heading number=1 cac=2" },
  { "own-columns-are-no-partner", "Number,line,reason,suggestion\n12127881500,100,no_plus,+12127881500\n",
    ", heading number=1" },
  { "edge-at-the-end", "DDI From,DDI To\n+442079463000,3099\n+442079463200,3299\n", ", heading number=1 end=2" },
  { "edge-in-front", "First DDI,Last DDI\n+442079463000,+442079463099\n", ", heading number=1 end=2" },
  { "edge-in-german", "Telefonnummer von;Telefonnummer bis;Kan\u00e4le\n+49301234500;599;4\n",
    "; heading number=1 end=2 cac=3" },
  { "edge-in-brackets", "Rufnummer (von);Rufnummer (bis)\n+49301234500;599\n", "; heading number=1 end=2" },
  { "edge-of-a-block", "Rufnummernblock Anfang;Rufnummernblock Ende\n+49301234500;+49301234599\n",
    "; heading number=1 end=2" },
  { "edge-in-one-word", "Kunde;Anfangsrufnummer;Endrufnummer\nA;+49301234500;599\n",
    "; heading number=2 end=3 customer=1" },
  { "edge-in-french", "Num\u00e9ro de d\u00e9but;Num\u00e9ro de fin\n+33140205000;099\n", "; heading number=1 end=2" },
  { "edge-of-two-letters", "Num\u00e9ro de;Num\u00e9ro \u00e0\n+33140205000;+33140205099\n", "; heading number=1 end=2" },
  { "edge-behind-an-apostrophe", "SDA de d\u00e9part;SDA du;SDA jusqu\u2019\u00e0\n;+33140205000;099\n",
    "; heading number=2 end=3" },
  { "edges-apart", "Start DDI,Site,Last extension\n+442079463000,A,3099\n", ", heading number=1 end=3" },
  { "edge-of-one", "Rufnummer;Rufnummer bis\n+49301234500;599\n+49301234700;\n", "; heading number=1 end=2" },
  { "edges-in-another-order", "DDI To,DDI From\n+442079463099,+442079463000\n", ", heading number=2 end=1" },
  { "edges-beside-a-pilot-number", "Main Number,DDI From,DDI To\n+442079462900,+442079463000,+442079463099\n",
    ", heading number=2 end=3 ?column" },
  { "edges-below-a-title", "Our list,\nDDI From,DDI To\n+442079463000,3099\n", ", heading@2-1 number=1 end=2" },
  { "edges-that-are-wrong", "DDI From,DDI To\n+442079463099,+442079463000\n", ", heading number=1 end=2 ?range" },
  { "edge-that-is-none", "DDI,DDI to site\n+442079463000,5\n+442079463001,6\n", ", heading number=1" },
  /* Ranges are never lost without a word. */
  { "digits-that-may-be-ends", "DDI,Up\n+442079463000,3099\n+442079463217,3299\n", ", heading number=1 ?range=2" },
  { "round-digits-that-may-be-ends", "DDI,Site,Nr\n+442079463000,A,49\n+442079463200,B,99\n",
    ", heading number=1 ?range=3" },
  { "numbers-that-may-be-ends", "DDI,Telefon\n+442079463000,+442079463099\n", ", heading number=1 ?range=2" },
  { "numbers-far-away-that-may-be-ends", "+442079463000,A,+442079463099\n+442079463200,B,+442079463299\n",
    ", number=1 ?range=3" },
  { "numbers-that-are-no-ends",
    "Phone,Mobile Phone\n+442079463000,+442079464000\n+442079463001,+442079464007\n+442079463002,+442079464014\n",
    ", heading number=1 ?column" },
  { "digits-that-are-no-ends", "DDI,Room\n+442079463000,117\n+442079463001,214\n+442079463002,305\n",
    ", heading number=1" },
  { "ends-and-sizes", "First Number,Last Number,Qty\n+442079463000,+442079463099,90\n+442079463200,+442079463299,100\n",
    ", heading number=1 end=2 size=3" },
  { "last-digits-and-sizes", "From,To,Size\n+442079463000,99,100\n+442079463200,,50\n",
    ", heading number=1 end=2 size=3" },
  { "ends-and-another-count", "Block,Start,End\n1,+442079463000,+442079463099\n2,+442079463200,+442079463299\n",
    ", heading number=2 end=3 ?range" },
  { "ends-and-a-named-block", "Block,Start,End\nNorth,+442079463000,+442079463099\n", ", heading number=2 end=3" },
  { "pilot-number-and-extensions", "Kopfnummer;von;bis\n+493023125;00;49\n+493023126;0;99\n",
    "; heading number=1 ?range=3" },
  { "pilot-number-and-named-extensions", "Kopfnummer;Durchwahl von;Durchwahl bis\n+493023125;00;49\n",
    "; heading number=1 ?range=3" },
  { "pilot-number-and-count", "Kopfnummer;von;Anzahl\n+493023125;00;50\n", "; heading number=1 ?range=3" },
};

static void
test_guess (gconstpointer data)
{
  const Case *test = data;

  assert_guess (test->data, NULL, test->expected);
}

static void
test_asked_columns (void)
{
  const char *data = "Customer,Start,End,Sessions,Size\nA,+12127881500,+12127881599,30,100\n";
  const char *bare = "+12127881500,100\n+12127882000,1000\n";

  assert_guess (data, NULL, ", heading number=2 end=3 size=5 cac=4 customer=1");
  assert_guess (data, &(LeadsCsvOverrides) { .column = "Start" }, ", heading number=2 end=3 size=5 cac=4 customer=1");
  assert_guess (data, &(LeadsCsvOverrides) { .end_column = "End" }, ", heading number=2 end=3 size=5 cac=4 customer=1");
  assert_guess (data, &(LeadsCsvOverrides) { .count_column = "" }, ", heading number=2 end=3 cac=4 customer=1");
  assert_guess (data, &(LeadsCsvOverrides) { .end_column = "" }, ", heading number=2 cac=4 customer=1");
  assert_guess (data, &(LeadsCsvOverrides) { .count_column = "Size" }, ", heading number=2 count=5 cac=4 customer=1");
  assert_guess (data, &(LeadsCsvOverrides) { .count_column = "5", .end_column = "" },
                ", heading number=2 count=5 cac=4 customer=1");
  assert_guess (data, &(LeadsCsvOverrides) { .cac_column = "size", .customer_column = "", .service_column = "1" },
                ", heading number=2 end=3 cac=5 service=1");
  assert_guess (data, &(LeadsCsvOverrides) { .end_column = "6" }, "No such column: 6");
  assert_guess (data, &(LeadsCsvOverrides) { .cac_column = "CAC" }, "No such column: CAC");
  assert_guess (data, &(LeadsCsvOverrides) { .header = LEADS_CSV_HEADER_NO, .customer_column = "Customer" },
                "No such column: Customer");
  assert_guess (bare, &(LeadsCsvOverrides) { .count_column = "" }, ", number=1");
  assert_guess (bare, &(LeadsCsvOverrides) { .end_column = "2" }, ", number=1 end=2");
  assert_guess (bare, &(LeadsCsvOverrides) { .column = "2" }, ", number=2");
  assert_guess ("Phone,Mobile\n+12127881500,+447700900123\n", &(LeadsCsvOverrides) { .column = "Mobile" },
                ", heading number=2");
  assert_guess ("unknown\n+12127881500\n", &(LeadsCsvOverrides) { .header = LEADS_CSV_HEADER_NO }, ", number=1");
  assert_guess ("Customer,Number,End\nA,+12127881500,x\n", &(LeadsCsvOverrides) { .table = TRUE, .end_column = "9" },
                ", heading");
}

static void
test_asked_heading (void)
{
  const char *data = "sep=,\na,b\n\n\"c\nd\",e\nf,g\n+12127881500,+12127881501\n";

  assert_guess (data, &(LeadsCsvOverrides) { .heading_line = 2 }, ", heading number=1 end=2");
  assert_guess (data, &(LeadsCsvOverrides) { .heading_line = 4 }, ", heading@4-1 number=1 end=2");
  /* The first row with text from there on. */
  assert_guess (data, &(LeadsCsvOverrides) { .heading_line = 3, .header = LEADS_CSV_HEADER_NO },
                ", heading@4-1 number=1 end=2");
  assert_guess (data, &(LeadsCsvOverrides) { .heading_line = 6, .column = "G" }, ", heading@6-2 number=2");
  assert_guess (data, &(LeadsCsvOverrides) { .heading_line = 9 }, "No such heading: 9");
  assert_guess (data, &(LeadsCsvOverrides) { .heading_line = LEADS_CSV_MAX_HEADING_LINE + 1 }, "No such heading: 1001");
}

/* A doubt of every kind is taken away by what a person says about it. */
static void
test_doubts_end (void)
{
  static const struct {
    const char        *data;
    LeadsCsvDoubts     doubt;
    LeadsCsvOverrides  answer;
  } doubts[] = {
    { "Stra\xdf" "e;\xc3\xa9;+12127881500\n", LEADS_CSV_DOUBT_ENCODING, { .encoding = LEADS_CSV_ENCODING_WINDOWS_1252 } },
    { "\xcf\xf0\xe8\xe2\xe5\xf2;+12127881500\n", LEADS_CSV_DOUBT_ENCODING, { .encoding = LEADS_CSV_ENCODING_ISO_8859_1 } },
    { "a,+12127881500;+12127889001,b\n", LEADS_CSV_DOUBT_DELIMITER, { .delimiter = ',' } },
    { "12ab\n+12127881500\n", LEADS_CSV_DOUBT_HEADER, { .header = LEADS_CSV_HEADER_YES } },
    { "12ab\n+12127881500\n", LEADS_CSV_DOUBT_HEADER, { .heading_line = 1 } },
    { "a,b\nc,d\n", LEADS_CSV_DOUBT_COLUMN, { .column = "2" } },
    { "+12127881500,100\n", LEADS_CSV_DOUBT_RANGE, { .count_column = "2" } },
    { "+12127881500,100\n", LEADS_CSV_DOUBT_RANGE, { .end_column = "" } },
    { "DDI,Up\n+12127881500,1599\n", LEADS_CSV_DOUBT_RANGE, { .end_column = "Up" } },
    { "DDI,Up\n+12127881500,1599\n", LEADS_CSV_DOUBT_RANGE, { .end_column = "" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (doubts); i++)
    {
      g_auto (LeadsCsvDialect) guessed = { 0 };
      g_auto (LeadsCsvDialect) told = { 0 };

      g_test_message ("doubt %u", i);
      g_assert_true (leads_csv_sniff_data (doubts[i].data, strlen (doubts[i].data), NULL, &guessed, NULL));
      g_assert_cmpint (guessed.doubts & doubts[i].doubt, !=, 0);
      g_assert_true (leads_csv_sniff_data (doubts[i].data, strlen (doubts[i].data), &doubts[i].answer, &told, NULL));
      g_assert_cmpint (told.doubts & doubts[i].doubt, ==, 0);
    }
}

/* What operators call the column, as they write it. */
static void
test_number_names (void)
{
  static const char * const names[] = {
    "Numbers", "Number", "Phone Number", "telephoneNumber", "TELEPHONE_NUMBER", "E.164", "E164 Number", "DDI", "DIDs",
    "MSISDN", "TN", "Line URI", "Telefon", "Telefon-Nr.", "Rufnummer", "Rufnummern", "Nummer", "T\u00e9l\u00e9phone",
    "Num\u00e9ro", "N\u00b0 de t\u00e9l\u00e9phone", "N\u00ba de tel\u00e9fono", "Tel\u00e9fono", "N\u00famero",
    "N\u00famero de telefone", "Numero di telefono", "Telefoonnummer", "Telefonn\u00ed \u010d\u00edslo",
    "Puhelinnumero", "Telefonsz\u00e1m", "Numer telefonu", "Telefon numaras\u0131", "TELEFON NUMARASI", "Tlf. nr.",
    "\u0422\u0435\u043b\u0435\u0444\u043e\u043d", "\u041d\u043e\u043c\u0435\u0440 \u0442\u0435\u043b\u0435\u0444\u043e\u043d\u0430",
    "\u03a4\u03b7\u03bb\u03ad\u03c6\u03c9\u03bd\u03bf", "\u7535\u8bdd\u53f7\u7801", "\u96fb\u8a71\u756a\u53f7",
    "\uc804\ud654\ubc88\ud638", "\uff34\uff45\uff4c", "S\u1ed1 \u0111i\u1ec7n tho\u1ea1i",
  };
  static const char * const others[] = {
    "Name", "Ort", "Remarks", "Account number", "Kundennummer", "Order No", "Postal code", "IMEI", "Fax", "Date", "Line",
    "Contact phone", "Vertragsnummer", "", "Number of lines",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *plain = leads_csv_name_make_plain (names[i]);
      g_autofree char *data = g_strdup_printf ("Name;%s\nA;\n", names[i]);

      g_test_message ("%s = %s", names[i], plain);
      g_assert_cmpint (leads_csv_name_fit_number (plain), >=, LEADS_CSV_FIT_STRONG);
      assert_guess (data, NULL, "; heading number=2");
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *plain = leads_csv_name_make_plain (others[i]);

      g_test_message ("%s", others[i]);
      g_assert_cmpint (leads_csv_name_fit_number (plain), <=, LEADS_CSV_FIT_NONE);
    }
}

/* The sep line and titles count as a heading, whether one follows or not. */
static void
test_sep_line_is_header (void)
{
  static const struct {
    const char *data;
    guint       n_headers;
    guint       n_others;
  } files[] = {
    { "sep=;\r\nNumber;x\r\n+12127881500;1\r\n", 2, 1 },
    { "sep=;\n+12127881500;1\n", 1, 1 },
    { "sep=\t\rNumber\r+12127881500\r", 2, 1 },
    { "sep=;", 1, 0 },
    { "sep=\n+12127881500\n", 1, 1 },
    { "sep=;\nOur list\n\"with\ncalls\"\nNumber;CAC\n+12127881500;2\nOur list\n", 4, 2 },
    { "Our list\nas of\r\n\r\n\"Number\n\",CAC\n+12127881500,2\n", 3, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_auto (LeadsCsvDialect) dialect = { 0 };
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (files[i].data, -1, NULL);
      g_autoptr (LeadsCsvReader) reader = NULL;
      LeadsCsvRecord record;
      guint n_headers = 0;
      guint n_others = 0;

      g_test_message ("file %u", i);
      g_assert_true (leads_csv_sniff (stream, NULL, &dialect, NULL, NULL));
      reader = leads_csv_reader_new (stream, &dialect);
      while (leads_csv_reader_next (reader, &record, NULL, NULL))
        {
          n_headers += record.is_header;
          n_others += !record.is_header;
        }
      g_assert_cmpuint (n_headers, ==, files[i].n_headers);
      g_assert_cmpuint (n_others, ==, files[i].n_others);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/guess/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_guess);
    }
  g_test_add_func ("/csv/guess/asked-columns", test_asked_columns);
  g_test_add_func ("/csv/guess/asked-heading", test_asked_heading);
  g_test_add_func ("/csv/guess/doubts-end", test_doubts_end);
  g_test_add_func ("/csv/guess/number-names", test_number_names);
  g_test_add_func ("/csv/guess/sep-line-is-header", test_sep_line_is_header);

  return g_test_run ();
}
