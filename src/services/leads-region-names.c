/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-services"

#include <leads-region-names.h>

#include "leads-countries.h"

#include <leads-text.h>

#include <glib/gi18n.h>

#include <stdlib.h>
#include <string.h>

/*
 * Countries' names. The English ones are iso-codes' as they were when this was built; the translations are those
 * that are installed. Invariant: every code gives a text, at worst itself.
 */

#define ISO_DOMAIN "iso_3166-1"
#define NOBODYS "001"

typedef struct
{
  char code[4];
  const char *name;
} Named;

/* What has numbers of its own, but no code of its own in ISO 3166-1. */
static const Named without_code[] = {
  { "AC", NC_ ("region", "Ascension Island") },
  { "TA", NC_ ("region", "Tristan da Cunha") },
  { "XK", NC_ ("region", "Kosovo") },
};

/* What country codes that are no country's are for. Source: ITU-T, List of Recommendation ITU-T E.164 assigned
 * country codes. */
static const struct
{
  guint code;
  const char *name;
} services[] = {
  { 800, NC_ ("region", "International freephone") },
  { 808, NC_ ("region", "International shared cost") },
  { 870, NC_ ("region", "Inmarsat") },
  { 878, NC_ ("region", "Universal personal telecommunication") },
  { 881, NC_ ("region", "Global mobile satellite system") },
  { 882, NC_ ("region", "International networks") },
  { 883, NC_ ("region", "International networks") },
  { 888, NC_ ("region", "Telecommunications for disaster relief") },
  { 979, NC_ ("region", "International premium rate") },
};

/* Countries that English names with an article, as iso-codes names them. */
static const char with_article[] =
    "AE BS CC CF CK DO FK FO GB GM IM IO KM KY MH MP MV NL PH RU SB TC TF UM US VA ";

struct _LeadsRegionNames
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (LeadsRegionNames, leads_region_names, G_TYPE_OBJECT)

static void
leads_region_names_class_init (LeadsRegionNamesClass *klass)
{
  bindtextdomain (ISO_DOMAIN, ISO_CODES_LOCALEDIR);
  bind_textdomain_codeset (ISO_DOMAIN, "UTF-8");
}

static void
leads_region_names_init (LeadsRegionNames *self)
{
}

static int
compare_codes (const void *key,
               const void *country)
{
  return g_ascii_strcasecmp (key, country);
}

/* The English name, or NULL. A code stands at the beginning of its row, so that a row compares as its code. */
static const char *
find_english (const char *region)
{
  G_STATIC_ASSERT (G_STRUCT_OFFSET (__typeof__ (countries[0]), code) == 0);
  const char *row = bsearch (region, countries, G_N_ELEMENTS (countries), sizeof countries[0], compare_codes);

  return row != NULL ? countries[(row - (const char *) countries) / (gssize) sizeof countries[0]].name : NULL;
}

static const Named *
find_without_code (const char *region)
{
  for (guint i = 0; i < G_N_ELEMENTS (without_code); i++)
    if (g_ascii_strcasecmp (region, without_code[i].code) == 0)
      return &without_code[i];
  return NULL;
}

LeadsRegionNames *
leads_region_names_new (void)
{
  return g_object_new (LEADS_TYPE_REGION_NAMES, NULL);
}

const char *
leads_region_names_get_name (LeadsRegionNames *self,
                             const char       *region)
{
  const char *english;
  const Named *named;

  g_return_val_if_fail (LEADS_IS_REGION_NAMES (self), region);
  g_return_val_if_fail (region != NULL, NULL);

  if (g_str_equal (region, NOBODYS))
    return C_ ("region", "International");
  named = find_without_code (region);
  if (named != NULL)
    return g_dpgettext2 (NULL, "region", named->name);
  english = find_english (region);
  return english != NULL ? g_dgettext (ISO_DOMAIN, english) : region;
}

const char *
leads_region_names_get_name_for (LeadsRegionNames   *self,
                                 const LeadsVerdict *verdict)
{
  g_return_val_if_fail (LEADS_IS_REGION_NAMES (self), "");
  g_return_val_if_fail (verdict != NULL, "");

  if (g_str_equal (verdict->region, NOBODYS))
    for (guint i = 0; i < G_N_ELEMENTS (services); i++)
      if (services[i].code == verdict->country_code)
        return g_dpgettext2 (NULL, "region", services[i].name);
  return leads_region_names_get_name (self, verdict->region);
}

char *
leads_region_names_dup_name_in_sentence (LeadsRegionNames *self,
                                         const char       *region)
{
  const char *name = leads_region_names_get_name (self, region);
  const char *found;

  g_return_val_if_fail (name != NULL, NULL);

  found = strlen (region) == 2 ? strstr (with_article, region) : NULL;
  /* Untranslated, it is the English name itself. */
  if (found == NULL || name != find_english (region))
    return g_strdup (name);
  /* Translators: only for languages into which the country’s name is not translated; the name as it stands within a
   * sentence: “Too short for the United Kingdom” */
  return g_strdup_printf (C_ ("country in a sentence", "the %s"), name);
}

gboolean
leads_region_names_has (LeadsRegionNames *self,
                        const char       *region)
{
  g_return_val_if_fail (LEADS_IS_REGION_NAMES (self), FALSE);
  g_return_val_if_fail (region != NULL, FALSE);

  return find_english (region) != NULL || find_without_code (region) != NULL;
}

/* @folded: of what somebody wrote. */
static gboolean
is_called (LeadsRegionNames *self,
           const char       *code,
           const char       *english,
           const char       *folded)
{
  g_autofree char *name = leads_text_fold (leads_region_names_get_name (self, code));
  g_autofree char *english_name = leads_text_fold (english);

  return g_ascii_strcasecmp (code, folded) == 0 || g_str_equal (name, folded) || g_str_equal (english_name, folded);
}

const char *
leads_region_names_find (LeadsRegionNames *self,
                         const char       *text)
{
  g_autofree char *tidy = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (LEADS_IS_REGION_NAMES (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  tidy = leads_text_collapse (text);
  folded = leads_text_fold (tidy);
  for (guint i = 0; i < G_N_ELEMENTS (without_code); i++)
    if (is_called (self, without_code[i].code, without_code[i].name, folded))
      return without_code[i].code;
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    if (is_called (self, countries[i].code, countries[i].name, folded))
      return countries[i].code;
  return NULL;
}

static int
compare_names (const void *a,
               const void *b,
               gpointer    data)
{
  const char *name_a = leads_region_names_get_name (data, *(const char *const *) a);
  const char *name_b = leads_region_names_get_name (data, *(const char *const *) b);

  return g_utf8_collate (name_a, name_b);
}

const char **
leads_region_names_list (LeadsRegionNames *self)
{
  const guint n_codes = G_N_ELEMENTS (countries) + G_N_ELEMENTS (without_code);
  const char **codes;

  g_return_val_if_fail (LEADS_IS_REGION_NAMES (self), NULL);

  codes = g_new0 (const char *, n_codes + 1);
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    codes[i] = countries[i].code;
  for (guint i = 0; i < G_N_ELEMENTS (without_code); i++)
    codes[G_N_ELEMENTS (countries) + i] = without_code[i].code;
  g_qsort_with_data (codes, n_codes, sizeof *codes, compare_names, self);
  return codes;
}
