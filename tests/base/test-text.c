/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <leads-text.h>

#include <string.h>

typedef struct {
  const char *text;
  const char *expected;
} Case;

static void
check (char *(*function) (const char *text),
       const Case *cases,
       guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *result = function (cases[i].text);

      g_assert_cmpstr (result, ==, cases[i].expected);
      g_assert_true (g_utf8_validate (result, -1, NULL));
    }
}

static void
test_fold (void)
{
  static const Case cases[] = {
    { "", "" },
    { "Contoso", "contoso" },
    { "ＣＯＮＴＯＳＯ", "contoso" },
    { "Straße", "strasse" },
    { "STRASSE", "strasse" },
    { "Cafe\u0301", "caf\u00e9" },
    { "CAF\u00c9", "caf\u00e9" },
    { "ﬁber", "fiber" },
    { "\xff", "\ufffd" },
  };

  check (leads_text_fold, cases, G_N_ELEMENTS (cases));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *once = leads_text_fold (cases[i].text);
      g_autofree char *twice = leads_text_fold (once);

      g_assert_cmpstr (once, ==, twice);
    }
}

static void
test_strip (void)
{
  static const Case cases[] = {
    { "", "" },
    { " \t\r\n\u00a0\u3000\ufeff\u200e", "" },
    { "a", "a" },
    { "\ufeff\u202a+44 20\u202c ", "+44 20" },
    { " a  b ", "a  b" },
    { "\xc3(", "\ufffd(" },
  };

  check (leads_text_strip, cases, G_N_ELEMENTS (cases));
}

static void
test_collapse (void)
{
  static const Case cases[] = {
    { "", "" },
    { "  Ada \t\n Lovelace\u00a0\u00a0Ltd ", "Ada Lovelace Ltd" },
    { "one", "one" },
    { "\x07", "" },
    { "\x1b [31mAda\x7f\xc2\x85\xc2\x90 Ltd \x01", "[31mAda Ltd" },
    { "\u202e" "evil\u202c \u2066Ltd\u2069", "evil Ltd" },
    /* Joins and direction marks are part of how a name is written. */
    { "a\u200db\u200ec", "a\u200db\u200ec" },
  };

  check (leads_text_collapse, cases, G_N_ELEMENTS (cases));
}

static void
test_make_valid (void)
{
  g_autofree char *nul = leads_text_make_valid ("a\0b", 3);
  g_autofree char *latin = leads_text_make_valid ("Gr\xfc\xdf" "e", -1);
  g_autofree char *cut = leads_text_make_valid ("\xe2\x82", 2);

  g_assert_cmpstr (nul, ==, "a\ufffdb");
  g_assert_cmpstr (latin, ==, "Gr\ufffd\ufffde");
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (cut, -1), >=, 1);
}

static void
test_escape (void)
{
  g_autofree char *controls = leads_text_escape ("a\tb\x1b[0m\x7f", -1);
  g_autofree char *nul = leads_text_escape ("1\0" "2", 3);
  g_autofree char *direction = leads_text_escape ("\u202e+44\u200b\xc2\x85", -1);
  g_autofree char *plain = leads_text_escape ("+44 20 \u00fc", -1);

  g_assert_cmpstr (controls, ==, "a\u2409b\u241b[0m\u2421");
  g_assert_cmpstr (nul, ==, "1\ufffd" "2");
  g_assert_cmpstr (direction, ==, "<U+202E>+44<U+200B><U+0085>");
  g_assert_cmpstr (plain, ==, "+44 20 \u00fc");
}

static void
test_is_blank (void)
{
  g_assert_true (leads_text_is_blank ("", -1));
  g_assert_true (leads_text_is_blank (" \t\r\n\v", -1));
  g_assert_true (leads_text_is_blank ("\u00a0\u3000\ufeff\u200b\u200f", -1));
  g_assert_true (leads_text_is_blank ("   x", 3));
  g_assert_false (leads_text_is_blank ("   x", 4));
  g_assert_false (leads_text_is_blank ("\u00fc", -1));
  g_assert_false (leads_text_is_blank (" \xff", -1));
  g_assert_false (leads_text_is_blank ("0", -1));
}

static void
test_write_int (void)
{
  static const gint64 values[] = { 0, 7, -1, 10, 1204, -99999, 999999999999999, G_MAXINT64, G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, values[i]);
      char text[LEADS_TEXT_INT_SIZE];

      g_assert_cmpuint (leads_text_write_int (values[i], text), ==, strlen (expected));
      g_assert_cmpstr (text, ==, expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/strip", test_strip);
  g_test_add_func ("/base/text/write-int", test_write_int);
  g_test_add_func ("/base/text/collapse", test_collapse);
  g_test_add_func ("/base/text/make-valid", test_make_valid);
  g_test_add_func ("/base/text/escape", test_escape);
  g_test_add_func ("/base/text/is-blank", test_is_blank);

  return g_test_run ();
}
