/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../../src/widgets/leads-file-choices-private.h"

#include <adwaita.h>

/* The format of what is saved: a name says it, and choosing another one changes the name. */

static void
choose (GtkFileChooser *chooser, guint nth)
{
  g_autoptr (GListModel) filters = gtk_file_chooser_get_filters (chooser);
  g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, nth);

  g_assert_nonnull (filter);
  gtk_file_chooser_set_filter (chooser, filter);
}

static void
test_formats (void)
{
  static const struct
  {
    const char *name;
    const char *filter;
    guint chosen;
    const char *then;
  } vectors[] = {
    { "lines.csv", "CSV Files (.csv)", 0, "lines.xlsx" },   { "lines.csv", "CSV Files (.csv)", 1, "lines.csv" },
    { "lines.xlsx", "Workbooks (.xlsx)", 1, "lines.csv" },  { "lines.xlsx", "Workbooks (.xlsx)", 0, "lines.xlsx" },
    { "a.csv.XLSX", "Workbooks (.xlsx)", 1, "a.csv.csv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GtkFileChooserNative) native =
          gtk_file_chooser_native_new ("Save", NULL, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
      GtkFileChooser *chooser = GTK_FILE_CHOOSER (native);
      g_autofree char *name = NULL;

      gtk_file_chooser_set_current_name (chooser, vectors[i].name);
      leads_choose_add_formats (native, vectors[i].name);
      g_assert_cmpstr (gtk_file_filter_get_name (gtk_file_chooser_get_filter (chooser)), ==, vectors[i].filter);
      choose (chooser, vectors[i].chosen);
      name = gtk_file_chooser_get_current_name (chooser);
      g_assert_cmpstr (name, ==, vectors[i].then);
    }
}

/* What a person typed stays when it says no format of ours. */
static void
test_other_names (void)
{
  g_autoptr (GtkFileChooserNative) native =
      gtk_file_chooser_native_new ("Save", NULL, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (native);
  g_autofree char *name = NULL;

  leads_choose_add_formats (native, "lines.csv");
  gtk_file_chooser_set_current_name (chooser, "lines.txt");
  choose (chooser, 0);
  name = gtk_file_chooser_get_current_name (chooser);
  g_assert_cmpstr (name, ==, "lines.txt");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/file-choices/formats", test_formats);
  g_test_add_func ("/widgets/file-choices/other-names", test_other_names);
  return g_test_run ();
}
