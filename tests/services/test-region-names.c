/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-numbering-plan.h>
#include <leads-region-names.h>

#include <locale.h>

#define GERMAN "de_DE.UTF-8"

/* The names of countries, in English and translated. */

static void
check_phrase (LeadsRegionNames *names,
              const char       *region,
              const char       *expected)
{
  g_autofree char *phrase = leads_region_names_dup_name_in_sentence (names, region);

  g_assert_cmpstr (phrase, ==, expected);
}

static void
test_english (void)
{
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();

  g_assert_cmpstr (leads_region_names_get_name (names, "GB"), ==, "United Kingdom");
  g_assert_cmpstr (leads_region_names_get_name (names, "de"), ==, "Germany");
  g_assert_cmpstr (leads_region_names_get_name (names, "BO"), ==, "Bolivia");
  g_assert_cmpstr (leads_region_names_get_name (names, "001"), ==, "International");
  g_assert_cmpstr (leads_region_names_get_name (names, "XK"), ==, "Kosovo");
  g_assert_cmpstr (leads_region_names_get_name (names, "ta"), ==, "Tristan da Cunha");
  g_assert_cmpstr (leads_region_names_get_name (names, "ZZ"), ==, "ZZ");
  g_assert_cmpstr (leads_region_names_get_name (names, ""), ==, "");
  g_assert_true (leads_region_names_has (names, "ZW"));
  g_assert_true (leads_region_names_has (names, "AD"));
  g_assert_false (leads_region_names_has (names, "001"));
  g_assert_false (leads_region_names_has (names, "A"));
  g_assert_false (leads_region_names_has (names, "GBR"));

  check_phrase (names, "GB", "the United Kingdom");
  check_phrase (names, "FR", "France");
  check_phrase (names, "XK", "Kosovo");
  check_phrase (names, "ZZ", "ZZ");
}

/* No number's country is left without a name. */
static void
test_regions_of_the_plan (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();
  guint n_regions = 0;

  for (char first = 'A'; first <= 'Z'; first++)
    for (char second = 'A'; second <= 'Z'; second++)
      {
        const char region[] = { first, second, '\0' };

        if (!leads_numbering_plan_has_region (plan, region))
          continue;
        if (!leads_region_names_has (names, region))
          g_error ("%s has numbers and no name", region);
        n_regions++;
      }
  g_assert_cmpuint (n_regions, >, 240);
}

static void
check_owner (LeadsRegionNames         *names,
             const LeadsNumberingPlan *plan,
             const char               *number,
             const char               *expected)
{
  LeadsVerdict verdict;

  leads_numbering_plan_judge (plan, number, -1, &verdict);
  g_assert_cmpstr (leads_region_names_get_name_for (names, &verdict), ==, expected);
}

static void
test_owners (void)
{
  static const guint codes[] = { 800, 808, 870, 878, 881, 882, 883, 888, 979 };
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();

  check_owner (names, plan, "+442079460000", "United Kingdom");
  check_owner (names, plan, "+14165550123", "Canada");
  check_owner (names, plan, "+80012345678", "International freephone");
  check_owner (names, plan, "+4420", "");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      LeadsVerdict verdict = { .country_code = (guint16) codes[i], .region = "001" };

      g_assert_cmpstr (leads_region_names_get_name_for (names, &verdict), !=, "International");
    }
}

static void
test_find (void)
{
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();
  g_autofree const char **codes = leads_region_names_list (names);

  g_assert_cmpstr (leads_region_names_find (names, "United Kingdom"), ==, "GB");
  g_assert_cmpstr (leads_region_names_find (names, "  united  KINGDOM "), ==, "GB");
  g_assert_cmpstr (leads_region_names_find (names, "gb"), ==, "GB");
  g_assert_cmpstr (leads_region_names_find (names, "Kosovo"), ==, "XK");
  g_assert_cmpstr (leads_region_names_find (names, "United"), ==, NULL);
  g_assert_cmpstr (leads_region_names_find (names, "ZZ"), ==, NULL);
  g_assert_cmpstr (leads_region_names_find (names, ""), ==, NULL);
  /* No two have one name. */
  for (guint i = 0; codes[i] != NULL; i++)
    g_assert_cmpstr (leads_region_names_find (names, leads_region_names_get_name (names, codes[i])), ==, codes[i]);
}

static void
test_list (void)
{
  g_autoptr (LeadsRegionNames) names = leads_region_names_new ();
  g_autofree const char **codes = leads_region_names_list (names);
  guint n = 0;

  for (; codes[n] != NULL; n++)
    if (n > 0)
      g_assert_cmpint (g_utf8_collate (leads_region_names_get_name (names, codes[n - 1]),
                                       leads_region_names_get_name (names, codes[n])),
                       <=, 0);
  g_assert_cmpuint (n, >, 240);
}

/* Makes the German locale in @dir: translations need one, for a new glibc heeds LANGUAGE in C.UTF-8 as little as in C. */
static gboolean
make_german_locale (const char *dir)
{
  g_autofree char *locale = g_build_filename (dir, GERMAN, NULL);
  g_autofree char *messages = g_build_filename (locale, "LC_MESSAGES", NULL);
  const char *const argv[] = { "localedef", "-c", "-i", "de_DE", "-f", "UTF-8", locale, NULL };

  /* It also fails for mere warnings: what counts is what it wrote. */
  g_spawn_sync (NULL, (char **) argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, NULL, NULL);
  return g_file_test (messages, G_FILE_TEST_IS_DIR);
}

static void
test_translated (void)
{
  if (!g_test_subprocess ())
    {
      g_autofree char *dir = NULL;
      g_autofree char *locale_before = g_strdup (g_getenv ("LC_ALL"));

      if (!g_file_test (ISO_CODES_LOCALEDIR "/de/LC_MESSAGES/iso_3166-1.mo", G_FILE_TEST_EXISTS))
        {
          g_test_skip ("iso-codes is installed without its German translation");
          return;
        }
      dir = g_dir_make_tmp ("locales-XXXXXX", NULL);
      g_assert_nonnull (dir);
      if (!make_german_locale (dir))
        {
          g_test_skip ("localedef and its sources are not installed");
          return;
        }
      g_setenv ("LOCPATH", dir, TRUE);
      g_setenv ("LC_ALL", GERMAN, TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_unsetenv ("LOCPATH");
      if (locale_before != NULL)
        g_setenv ("LC_ALL", locale_before, TRUE);
      else
        g_unsetenv ("LC_ALL");
      g_test_trap_assert_passed ();
    }
  else
    {
      g_autoptr (LeadsRegionNames) names = leads_region_names_new ();

      g_assert_nonnull (setlocale (LC_ALL, ""));
      g_assert_cmpstr (leads_region_names_get_name (names, "DE"), ==, "Deutschland");
      g_assert_cmpstr (leads_region_names_find (names, "Vereinigtes Königreich"), ==, "GB");
      g_assert_cmpstr (leads_region_names_find (names, "United Kingdom"), ==, "GB");
      check_phrase (names, "GB", "Vereinigtes Königreich");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/region-names/english", test_english);
  g_test_add_func ("/region-names/regions-of-the-plan", test_regions_of_the_plan);
  g_test_add_func ("/region-names/owners", test_owners);
  g_test_add_func ("/region-names/find", test_find);
  g_test_add_func ("/region-names/list", test_list);
  g_test_add_func ("/region-names/translated", test_translated);

  return g_test_run ();
}
