/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "leads-number-query-private.h"

/* What typed text asks for, and equality of queries. */

static void
assert_text (const char *text, const char *digits, const char *words)
{
  g_autoptr (LeadsNumberQuery) query = leads_number_query_new (LEADS_STORE_ORDER_NEWEST);
  g_autofree char *joined = NULL;

  leads_number_query_set_text (query, text);
  joined = g_strjoinv (" ", query->words);
  g_assert_cmpstr (leads_number_query_get_digits (query), ==, digits);
  g_assert_cmpstr (joined, ==, words);
}

static void
test_text (void)
{
  assert_text (NULL, NULL, "");
  assert_text ("  ", NULL, "");
  assert_text ("+44 (20) 7946-0000", "442079460000", "");
  assert_text ("４４ ２０", "4420", "");
  assert_text ("7", "7", "");
  assert_text ("Contoso", NULL, "contoso");
  assert_text ("CONTOSO  Straße", NULL, "contoso strasse");
  assert_text ("3 Mobile", NULL, "3 mobile");
  assert_text ("24 7 Telecom", NULL, "24 7 telecom");
  assert_text ("Calloway 7946 92", "794692", "calloway");
  assert_text ("Calloway +44 20 7946 9200", "442079469200", "calloway");
  assert_text ("79 46 92 Calloway", "794692", "calloway");
  assert_text ("mobile 4420", "4420", "mobile");
  assert_text ("mobile +44", "44", "mobile");
  assert_text ("+", NULL, "+");
  assert_text ("020 7946 0000", "2079460000", "");
  assert_text ("0044 20 7946", "44207946", "");
  assert_text ("+44 (0)20 7946", "44207946", "");
  assert_text ("mobile 07700", "7700", "mobile");
  assert_text ("0000", "0000", "");
  assert_text ("0207", "0207", ""); /* the middle of a number, rather */
  assert_text ("+0207946", "0207946", "");
  assert_text ("24/7 Ltd", NULL, "24/7 ltd");
}

static void
test_equal (void)
{
  g_autoptr (LeadsNumberQuery) query = leads_number_query_new (LEADS_STORE_ORDER_NUMBER);
  g_autoptr (LeadsNumberQuery) copy = NULL;

  leads_number_query_set_text (query, "contoso +44");
  leads_number_query_set_lead (query, 7);
  copy = leads_number_query_copy (query);
  g_assert_true (leads_number_query_equal (query, copy));
  leads_number_query_set_text (copy, "contoso +45");
  g_assert_false (leads_number_query_equal (query, copy));
  leads_number_query_set_text (copy, "contoso +44");
  g_assert_true (leads_number_query_equal (query, copy));
  leads_number_query_set_since (copy, 1);
  g_assert_false (leads_number_query_equal (query, copy));
  g_assert_cmpint (leads_number_query_get_order (copy), ==, LEADS_STORE_ORDER_NUMBER);
}

static void
test_compare (void)
{
  g_autoptr (LeadsNumberQuery) newest = leads_number_query_new (LEADS_STORE_ORDER_NEWEST);
  g_autoptr (LeadsNumberQuery) number = leads_number_query_new (LEADS_STORE_ORDER_NUMBER);
  const LeadsStoreKey a = { 2, 50 };
  const LeadsStoreKey b = { 1, 40 };

  g_assert_cmpint (leads_number_query_compare (newest, &a, &b), <, 0);
  g_assert_cmpint (leads_number_query_compare (number, &a, &b), >, 0);
  g_assert_cmpint (leads_number_query_compare (newest, &a, &a), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-query/text", test_text);
  g_test_add_func ("/number-query/equal", test_equal);
  g_test_add_func ("/number-query/compare", test_compare);
  return g_test_run ();
}
