/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "leads-csv"

#include "leads-workbook-package-private.h"

#include "leads-csv-error.h"
#include "leads-workbook.h"

#include <string.h>

/*
 * Invariant: a target is a name that the archive could have; it never leads out of it.
 */

typedef struct {
  GPtrArray *relations;
  char      *folder;
} Reading;

static void
free_relation (gpointer data)
{
  LeadsRelation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

/* The name of the part that @target is, seen from @folder; NULL when it leads out of the archive. */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *whole = *target == '/' ? g_strdup (target) : g_strconcat (folder, "/", target, NULL);
  g_auto (GStrv) steps = g_strsplit (whole, "/", -1);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (*steps[i] == '\0' || g_str_equal (steps[i], "."))
        continue;
      if (!g_str_equal (steps[i], ".."))
        g_ptr_array_add (taken, steps[i]);
      else if (taken->len > 0)
        g_ptr_array_set_size (taken, (int) taken->len - 1);
      else
        return NULL;
    }
  g_ptr_array_add (taken, NULL);

  return g_strjoinv ("/", (char **) taken->pdata);
}

static gboolean
on_start (guint                depth,
          const char          *name,
          const char * const  *attributes,
          const char * const  *values,
          gpointer             data,
          GError             **error)
{
  Reading *self = data;
  const char *id = leads_xml_find (attributes, values, "Id");
  const char *type = leads_xml_find (attributes, values, "Type");
  const char *target = leads_xml_find (attributes, values, "Target");
  const char *mode = leads_xml_find (attributes, values, "TargetMode");
  LeadsRelation *relation;
  char *resolved;

  if (depth != 2 || strcmp (name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL)
    return TRUE;
  if (mode != NULL && strcmp (mode, "Internal") != 0)
    return TRUE;

  if (self->relations->len == LEADS_WORKBOOK_MAX_ENTRIES)
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_TOO_LARGE, "entries");
      return FALSE;
    }

  resolved = resolve (self->folder, target);
  if (resolved == NULL)
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_UNSAFE, "name");
      return FALSE;
    }

  relation = g_new (LeadsRelation, 1);
  relation->id = g_strdup (id);
  relation->type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  relation->target = resolved;
  g_ptr_array_add (self->relations, relation);

  return TRUE;
}

GPtrArray *
leads_package_read_relations (LeadsZip      *zip,
                              const char    *part,
                              GCancellable  *cancellable,
                              GError       **error)
{
  static const LeadsXmlHandler handler = { on_start, NULL, NULL };
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (free_relation);
  const char *slash = strrchr (part, '/');
  g_autofree char *folder = g_strndup (part, slash != NULL ? (gsize) (slash - part) : 0);
  const char *base = slash != NULL ? slash + 1 : part;
  g_autofree char *list = g_strconcat (folder, *folder != '\0' ? "/" : "", "_rels/", base, ".rels", NULL);
  const LeadsZipEntry *entry = leads_zip_find (zip, list);
  Reading reading = { relations, folder };

  if (entry == NULL)
    {
      leads_csv_error_set (error, LEADS_CSV_ERROR_WORKBOOK_DAMAGED, list);
      return NULL;
    }
  if (!leads_xml_read (zip, entry, LEADS_WORKBOOK_MAX_LIST_BYTES, &handler, &reading, cancellable, error))
    return NULL;

  return g_steal_pointer (&relations);
}

const LeadsRelation *
leads_package_find (GPtrArray  *relations,
                    const char *type,
                    const char *id)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const LeadsRelation *relation = g_ptr_array_index (relations, i);

      if (type != NULL ? strcmp (relation->type, type) == 0 : strcmp (relation->id, id) == 0)
        return relation;
    }

  return NULL;
}
