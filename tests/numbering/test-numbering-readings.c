/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-numbering-plan.h>

/* What a refused text must have been: with no country known, and with one. */

typedef struct {
  const char *text;
  const char *region; /* or NULL */
  guint64 suggestion;
  const char *repair;
} Case;

static void
check_case (LeadsNumberingPlan *plan,
            const Case         *c)
{
  LeadsVerdict verdict;

  g_test_message ("%s in %s", c->text, c->region != NULL ? c->region : "the world");
  g_assert_false (leads_numbering_plan_judge_in (plan, c->text, -1, c->region, &verdict));
  g_assert_cmpuint (verdict.suggestion, ==, c->suggestion);
  g_assert_cmpstr (leads_repair_to_word ((LeadsRepair) verdict.repair), ==, c->repair);
}

static void
test_world (void)
{
  static const Case cases[] = {
    /* London without the plus, and Emden's neighbourhood as well. */
    { "442079460000", NULL, 0, "" },
    { "442079460000", "GB", 442079460000, "add_plus" },
    { "442079460000", "DE", 0, "" },
    { "442079460000", "US", 442079460000, "add_plus" },
    { "020 7946 0000", NULL, 0, "" },
    { "020 7946 0000", "GB", 442079460000, "national_form" },
    { "(212) 788-1500", "US", 12127881500, "national_form" },
    { "1 (212) 788-1500", "US", 12127881500, "add_plus" },
    { "(212) 788-1500", "gb", 0, "" },
    { "00 44 20 7946 0000", NULL, 442079460000, "international_prefix" },
    { "00 44 20 7946 0000", "GB", 442079460000, "international_prefix" },
    { "00 44 020 7946 0000", NULL, 442079460000, "international_prefix" },
    { "011 44 20 7946 0000", "US", 442079460000, "international_prefix" },
    { "011 44 20 7946 0000", "GB", 0, "" },
    { "06 6982 1234", "IT", 390669821234, "national_form" },
    { "8 (912) 345-67-89", "RU", 79123456789, "national_form" },
    { "8 (495) 123-45-67", "RU", 0, "" }, /* with a plus it would be a Vietnamese number */
    { "011 15 2345-6789", "AR", 5491123456789, "national_form" },
    { "464-1234", "AG", 12684641234, "national_form" },
    { "+44 (0)20 7946 0000", "FR", 442079460000, "trunk_zero" },
    { "+39 (0)6 6982 1234", NULL, 390669821234, "trunk_zero" },
    { "+4 (0)4 20 7946 0000", NULL, 0, "" },
    { "+44 20 (0) 7946 0000", NULL, 0, "" },
    { "020 7946 0000", "ZZ", 0, "" }, /* no country at all */
    { "+020 7946 0000", "GB", 442079460000, "national_form" },
    { "+0376756305", "RO", 0, "" }, /* with one zero less it is Andorra's */
    { "442079460000.0", "GB", 442079460000, "decimals" },
    { "020 7946 0000 x12", "GB", 0, "" }, /* two repairs */
    { "4.42079E+11", "GB", 0, "" },
    { "2079460000", "GB", 442079460000, "national_form" },
    /* Germany has numbers that are too long for E.164: this could be one that begins 971. */
    { "97180067294063", NULL, 0, "" },
    { "97180067294063", "AE", 97180067294063, "add_plus" },
    { "00375249843295", NULL, 0, "" }, /* and Japan */
    /* What is read with the decimals or the extension alone is not what is meant. */
    { "002786165670.0", NULL, 0, "" },
    { "+29880201;ext=7", NULL, 0, "" },
    /* Who dials 00 in Bulgaria dials abroad, although Bulgarian numbers begin so too. */
    { "008004408929", "BG", 0, "" },
  };
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (plan, &cases[i]);
}

/* Putting a plus in front is a thing of its own, certain or not. */
static void
test_with_plus (void)
{
  static const struct
  {
    const char *text;
    guint64 number;
  } cases[] = {
    { "442079460000", 442079460000 }, { "44 20 7946 0000", 442079460000 }, { "0044 20 7946 0000", 442079460000 },
    { "02079460000", 0 },             { "+442079460000", 0 },              { "44 (0)20 7946 0000", 0 },
    { "442079460000.0", 0 },          { "15551234567", 0 },
  };
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LeadsVerdict verdict;

      leads_numbering_plan_judge (plan, cases[i].text, -1, &verdict);
      g_assert_cmpuint (verdict.with_plus, ==, cases[i].number);
    }
}

static void
test_regions (void)
{
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  g_assert_true (leads_numbering_plan_has_region (plan, "GB"));
  g_assert_true (leads_numbering_plan_has_region (plan, "gb"));
  g_assert_false (leads_numbering_plan_has_region (plan, "ZZ"));
  g_assert_false (leads_numbering_plan_has_region (plan, ""));
}

/* A suggestion is a valid number, and whoever is asked in one region sees no more than who is asked in all. */
static void
test_more_regions_less_certain (void)
{
  static const char *const regions[] = { "GB", "US", "DE", "RU", "AR", "IT", "KZ", "AG", "BR", "JP" };
  g_autoptr (LeadsNumberingPlan) plan = leads_numbering_plan_new_builtin ();

  for (guint i = 0; i < 100000; i++)
    {
      char text[20] = { 0 };
      LeadsVerdict world;
      LeadsVerdict local;
      LeadsVerdict again;

      for (int n = g_test_rand_int_range (4, 19), j = 0; j < n; j++)
        text[j] = (char) ('0' + g_test_rand_int_range (0, 10));
      leads_numbering_plan_judge (plan, text, -1, &world);
      leads_numbering_plan_judge_in (plan, text, -1, regions[i % G_N_ELEMENTS (regions)], &local);
      g_assert_cmpint (world.suggestion != 0, ==, world.repair != LEADS_REPAIR_NONE);
      if (world.suggestion == 0)
        continue;
      g_assert_true (leads_numbering_plan_judge_number (plan, world.suggestion, &again));
      if (local.suggestion != 0)
        g_assert_cmpuint (local.suggestion, ==, world.suggestion);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/numbering-readings/world", test_world);
  g_test_add_func ("/numbering-readings/with-plus", test_with_plus);
  g_test_add_func ("/numbering-readings/regions", test_regions);
  g_test_add_func ("/numbering-readings/more-regions-less-certain", test_more_regions_less_certain);

  return g_test_run ();
}
