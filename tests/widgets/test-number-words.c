/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads-number-words.h"

#include <locale.h>
#include <string.h>

/* How numbers are shown to people. The C locale of the tests groups no digits. */

typedef struct
{
  LeadsNumberingPlan *plan;
  LeadsRegionNames *names;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->plan = leads_numbering_plan_new_builtin ();
  self->names = leads_region_names_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  leads_numbering_plan_unref (self->plan);
  g_object_unref (self->names);
}

#define ASSERT_WORDS(made, expected)         \
  G_STMT_START                               \
  {                                          \
    g_autofree char *words = (made);         \
    g_assert_cmpstr (words, ==, (expected)); \
  }                                          \
  G_STMT_END

static void
test_flag (Fixture *self, gconstpointer data)
{
  static const char *const none[] = { "", "001", "G", "GBR", "1A", NULL };
  char flag[LEADS_FLAG_SIZE];

  leads_number_words_flag ("GB", flag);
  g_assert_cmpstr (flag, ==, "\360\237\207\254\360\237\207\247");
  leads_number_words_flag ("xk", flag);
  g_assert_cmpstr (flag, ==, "\360\237\207\275\360\237\207\260");
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      leads_number_words_flag (none[i], flag);
      g_assert_cmpstr (flag, ==, "");
    }
}

static void
test_types (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpstr (leads_number_words_type (LEADS_NUMBER_TYPE_UNKNOWN), ==, "");
  g_assert_cmpstr (leads_number_words_type (LEADS_NUMBER_TYPE_FIXED_LINE_OR_MOBILE), ==, "Fixed line or mobile");
  for (guint type = LEADS_NUMBER_TYPE_UNKNOWN + 1; type < LEADS_N_NUMBER_TYPES; type++)
    {
      const char *text = leads_number_words_type (type);

      g_assert_cmpstr (text, !=, "");
      g_assert_true (g_hash_table_add (words, (gpointer) text));
    }
}

static void
check_kind (Fixture *self, const char *number, const char *country, const char *kind)
{
  LeadsVerdict verdict;

  leads_numbering_plan_judge (self->plan, number, -1, &verdict);
  ASSERT_WORDS (leads_number_words_country (&verdict, self->names), country);
  ASSERT_WORDS (leads_number_words_kind (&verdict, self->names), kind);
}

static void
test_kinds (Fixture *self, gconstpointer data)
{
  check_kind (self, "+442079460000", "🇬🇧 United Kingdom", "United Kingdom, Fixed line");
  check_kind (self, "+14165550123", "🇨🇦 Canada", "Canada, Fixed line or mobile");
  check_kind (self, "+80012345678", "International freephone", "International freephone, Toll-free");
  check_kind (self, "+38343123456", "🇽🇰 Kosovo", "Kosovo, Mobile");
  check_kind (self, "+4420", "", "");
}

static void
test_display (Fixture *self, gconstpointer data)
{
  ASSERT_WORDS (leads_number_words_display (self->plan, 12127881500), "+1 212-788-1500");
  ASSERT_WORDS (leads_number_words_display (self->plan, 442079460000), "+44 20 7946 0000");
  ASSERT_WORDS (leads_number_words_display (self->plan, 0), "");
  ASSERT_WORDS (leads_number_words_parts (self->plan, 12127881500),
                "Country code 1, area code 212, subscriber number 7881500");
  ASSERT_WORDS (leads_number_words_parts (self->plan, 4520123456),
                "Country code 45, area code 20, subscriber number 123456");
  ASSERT_WORDS (leads_number_words_parts (self->plan, 999123456), "");
  ASSERT_WORDS (leads_number_words_parts (self->plan, 0), "");
}

static void
test_ranges (Fixture *self, gconstpointer data)
{
  ASSERT_WORDS (leads_number_words_range (self->plan, 12127881500, 12127881599), "+1 212-788-1500 to 1599");
  ASSERT_WORDS (leads_number_words_range (self->plan, 12127881500, 12127891599), "+1 212-788-1500 to 789-1599");
  ASSERT_WORDS (leads_number_words_range (self->plan, 442079460000, 442079460000), "+44 20 7946 0000 to 0000");
  /* Groups of two digits: as many as people say. */
  ASSERT_WORDS (leads_number_words_range (self->plan, 33199000100, 33199000199),
                "+33 1 99 00 01 00 to 01 99");
  ASSERT_WORDS (leads_number_words_range (self->plan, 12127881500, 13127881500), "+1 212-788-1500 to 312-788-1500");
  ASSERT_WORDS (leads_number_words_count (100, 0), "100 numbers, all in the numbering plan");
  ASSERT_WORDS (leads_number_words_count (1, 0), "1 number, in the numbering plan");
  ASSERT_WORDS (leads_number_words_count (100, 12), "100 numbers, 88 in the numbering plan");
  ASSERT_WORDS (leads_number_words_count (100, 100), "100 numbers, 0 in the numbering plan");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/number-words/flag", test_flag);
  ADD ("/number-words/types", test_types);
  ADD ("/number-words/kinds", test_kinds);
  ADD ("/number-words/display", test_display);
  ADD ("/number-words/ranges", test_ranges);
  return g_test_run ();
}
