/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-reading-choice.h>

/* Lists and options, there and back, before anything is found out about a file. */

static const char *codes[] = { "FR", "GB", NULL };

static LeadsReadingFacts
make_facts (LeadsRegionNames *names, const char *country)
{
  return (LeadsReadingFacts){ .country = country, .names = names, .codes = codes };
}

/* Whatever is chosen is what the list then shows, and the first says nothing again. */
static void
test_there_and_back (void)
{
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();
  const LeadsReadingFacts facts = make_facts (names, "GB");
  const LeadsFileOptions none = { 0 };

  for (int choice = 0; choice < LEADS_READING_N_CHOICES; choice++)
    {
      g_auto (LeadsFileOptions) options = { 0 };
      g_auto (GStrv) list = leads_reading_choice_list (choice, &facts, &options);

      if (choice == LEADS_READING_SHEET)
        continue;
      g_assert_cmpuint (g_strv_length (list), >, 0);
      g_assert_cmpuint (leads_reading_choice_find (choice, &facts, &options), ==, 0);
      for (guint i = g_strv_length (list); i > 0; i--)
        {
          leads_reading_choice_take (choice, &facts, i - 1, &options);
          g_assert_cmpuint (leads_reading_choice_find (choice, &facts, &options), ==, i - 1);
        }
      g_assert_true (leads_file_options_equal (&options, &none));
    }
}

static void
test_columns (void)
{
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();
  const LeadsReadingFacts facts = make_facts (names, NULL);
  g_auto (LeadsFileOptions) options = { 0 };
  g_auto (GStrv) list = NULL;

  leads_reading_choice_take (LEADS_READING_NUMBER, &facts, 3, &options);
  g_assert_cmpstr (options.column, ==, "3");
  leads_reading_choice_take (LEADS_READING_END, &facts, 3, &options);
  g_assert_cmpstr (options.end_column, ==, "2");
  leads_reading_choice_take (LEADS_READING_CAC, &facts, 1, &options);
  g_assert_cmpstr (options.cac_column, ==, "");

  /* A range has an end or a size. */
  leads_reading_choice_take (LEADS_READING_COUNT, &facts, 6, &options);
  g_assert_cmpstr (options.count_column, ==, "5");
  g_assert_null (options.end_column);

  /* A column that is not there stays in sight. */
  list = leads_reading_choice_list (LEADS_READING_NUMBER, &facts, &options);
  g_assert_cmpstr (list[leads_reading_choice_find (LEADS_READING_NUMBER, &facts, &options)], ==, "Column 3");

  /* With another separator the columns are others. */
  leads_reading_choice_take (LEADS_READING_DELIMITER, &facts, 3, &options);
  g_assert_cmpint (options.delimiter, ==, '\t');
  g_assert_null (options.column);
  g_assert_null (options.count_column);
  g_assert_null (options.cac_column);
}

/* The row that was said to be the heading stays in sight, whatever the file is. */
static void
test_heading (void)
{
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();
  const LeadsReadingFacts facts = make_facts (names, NULL);
  g_auto (LeadsFileOptions) options = { .heading_row = 7 };
  g_auto (GStrv) list = leads_reading_choice_list (LEADS_READING_HEADING, &facts, &options);

  g_assert_cmpstr (list[0], ==, "Automatic");
  g_assert_cmpuint (leads_reading_choice_find (LEADS_READING_HEADING, &facts, &options), ==, 3);
  g_assert_cmpstr (list[3], ==, "Row 7 Is the Heading");
  leads_reading_choice_take (LEADS_READING_HEADING, &facts, 3, &options);
  g_assert_cmpuint (options.heading_row, ==, 7);
  leads_reading_choice_take (LEADS_READING_HEADING, &facts, 2, &options);
  g_assert_cmpuint (options.heading_row, ==, 0);
  g_assert_cmpint (options.heading, ==, LEADS_FILE_HEADING_NO);
}

/* Whose a line is can be said where there is more than one. */
static void
test_customers (void)
{
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();
  LeadsReadingFacts facts = make_facts (names, NULL);
  g_auto (LeadsFileOptions) options = { 0 };

  g_assert_false (leads_reading_choice_is_there (LEADS_READING_CUSTOMER, &facts));
  facts.for_many = TRUE;
  g_assert_true (leads_reading_choice_is_there (LEADS_READING_CUSTOMER, &facts));
  g_assert_true (leads_reading_choice_is_there (LEADS_READING_SERVICE, &facts));
  leads_reading_choice_take (LEADS_READING_CUSTOMER, &facts, 2, &options);
  leads_reading_choice_take (LEADS_READING_SERVICE, &facts, 1, &options);
  g_assert_cmpstr (options.customer_column, ==, "1");
  g_assert_cmpstr (options.service_column, ==, "");
}

/* Only where a hyphen may be meant otherwise. */
static void
test_hyphens (void)
{
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();
  LeadsReadingFacts facts = make_facts (names, NULL);
  g_auto (LeadsFileOptions) options = { 0 };

  g_assert_false (leads_reading_choice_is_there (LEADS_READING_HYPHENS, &facts));
  facts.short_ranges = TRUE;
  g_assert_true (leads_reading_choice_is_there (LEADS_READING_HYPHENS, &facts));
  leads_reading_choice_take (LEADS_READING_HYPHENS, &facts, 1, &options);
  g_assert_true (options.short_ranges);
  g_assert_cmpuint (leads_reading_choice_find (LEADS_READING_HYPHENS, &facts, &options), ==, 1);
}

/* Whose numbers they are is not said before the file was looked at, nor where it was chosen. */
static void
test_countries (void)
{
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();
  g_autoptr (LeadsFilePreview) preview = g_object_new (LEADS_TYPE_FILE_PREVIEW, NULL);
  LeadsReadingFacts known = make_facts (names, "GB");
  LeadsReadingFacts unknown = make_facts (names, NULL);
  g_auto (LeadsFileOptions) options = { 0 };
  g_auto (GStrv) before = leads_reading_choice_list (LEADS_READING_COUNTRY, &known, &options);
  g_auto (GStrv) list = NULL;
  g_auto (GStrv) other = NULL;
  g_auto (GStrv) chosen = NULL;

  known.preview = unknown.preview = preview;
  list = leads_reading_choice_list (LEADS_READING_COUNTRY, &known, &options);
  other = leads_reading_choice_list (LEADS_READING_COUNTRY, &unknown, &options);
  g_assert_cmpstr (before[0], ==, "Automatic");
  g_assert_cmpstr (list[0], ==, "Automatic (United Kingdom)");
  g_assert_cmpstr (other[0], ==, "Automatic (none)");
  g_assert_cmpstr (list[2], ==, "France");
  leads_reading_choice_take (LEADS_READING_COUNTRY, &known, 2, &options);
  g_assert_cmpstr (options.country, ==, "FR");
  chosen = leads_reading_choice_list (LEADS_READING_COUNTRY, &known, &options);
  g_assert_cmpstr (chosen[0], ==, "Automatic");
  leads_reading_choice_take (LEADS_READING_COUNTRY, &known, 1, &options);
  g_assert_cmpstr (options.country, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading-choice/there-and-back", test_there_and_back);
  g_test_add_func ("/reading-choice/columns", test_columns);
  g_test_add_func ("/reading-choice/heading", test_heading);
  g_test_add_func ("/reading-choice/customers", test_customers);
  g_test_add_func ("/reading-choice/countries", test_countries);
  g_test_add_func ("/reading-choice/hyphens", test_hyphens);
  return g_test_run ();
}
