/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "canvas-fixture.h"

#include "app/dossier-export.h"
#include "test-support.h"

#include <string.h>

typedef struct
{
  char *folder;
  DossierScene *scene;
  GAsyncResult *result;
  GCancellable *cancellable;
  guint n_done;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = test_make_folder ();
  fixture->scene = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  dossier_scene_unref (fixture->scene);
  g_clear_object (&fixture->result);
}

static void
take_result (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->result = g_object_ref (result);
}

/* The first file. */
static char *
finish (GAsyncResult *result, GError **error)
{
  g_auto (GStrv) paths = dossier_export_finish (result, NULL, error);

  return paths != NULL ? g_strdup (paths[0]) : NULL;
}

static char *
export (Fixture *fixture, GFile *file, GCancellable *cancellable, GError **error)
{
  DossierExportSettings settings;
  g_autoptr (DossierExportPlan) plan = NULL;

  dossier_export_settings_load (&settings, NULL);
  plan = dossier_export_plan_new_of_scene (fixture->scene, &settings);
  dossier_export_async (plan, file, FALSE, NULL, cancellable, take_result, fixture);
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return finish (fixture->result, error);
}

static void
test_svg (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "figure.svg", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = export (fixture, file, NULL, &error);
  g_autofree char *contents = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, g_file_peek_path (file));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "<svg"));
  g_assert_nonnull (strstr (contents, "Hub"));
}

static void
test_unknown_ending (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "figure.xyz", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (export (fixture, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_cmpuint (test_count_entries (fixture->folder), ==, 0);
}

static void
test_no_path (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("resource:///figure.svg");
  g_autoptr (GError) error = NULL;

  g_assert_null (export (fixture, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "figure.png", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (export (fixture, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test_count_entries (fixture->folder), ==, 0);
}

static void
cancel_after_page (guint n_done, guint n_pages, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_null (fixture->result);
  g_assert_cmpuint (n_done, <=, n_pages);
  fixture->n_done = n_done;
  g_cancellable_cancel (fixture->cancellable);
}

/* Once it has told of a page: no file, or where the rest was faster than the cancel the whole one, and it says which. */
static void
test_cancelled_midway (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "figure.pdf", NULL);
  g_autoptr (DossierExportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  DossierExportSettings settings;

  dossier_export_settings_load (&settings, NULL);
  settings.format = DOSSIER_FIGURE_PDF;
  settings.sheet = DOSSIER_FIGURE_SHEET_A4;
  settings.tiled = TRUE;
  settings.citations = TRUE;
  plan = dossier_export_plan_new_of_scene (fixture->scene, &settings);
  fixture->cancellable = g_cancellable_new ();
  dossier_export_async (plan, file, FALSE, cancel_after_page, fixture->cancellable, take_result, fixture);
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  path = finish (fixture->result, &error);
  if (path == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->n_done, >, 0);
  g_assert_cmpuint (test_count_entries (fixture->folder), ==, path != NULL ? 1 : 0);
  g_clear_object (&fixture->cancellable);
}

static void
check_name (const char *name, DossierFigureFormat format, const char *fixed_name, DossierFigureFormat fixed_format)
{
  g_autoptr (GFile) file = g_file_new_build_filename ("/folder", name, NULL);
  g_autoptr (GFile) fixed = dossier_export_fix_file (file, &format);
  g_autofree char *base_name = g_file_get_basename (fixed);

  g_assert_cmpstr (base_name, ==, fixed_name);
  g_assert_cmpint (format, ==, fixed_format);
}

static void
test_names (void)
{
  check_name ("figure", DOSSIER_FIGURE_PDF, "figure.pdf", DOSSIER_FIGURE_PDF);
  check_name ("v1.2", DOSSIER_FIGURE_PNG, "v1.2.png", DOSSIER_FIGURE_PNG);
  check_name ("figure.svg", DOSSIER_FIGURE_SVG, "figure.svg", DOSSIER_FIGURE_SVG);
  check_name ("figure.PNG", DOSSIER_FIGURE_SVG, "figure.PNG", DOSSIER_FIGURE_PNG);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/export/svg", Fixture, NULL, set_up, test_svg, tear_down);
  g_test_add ("/export/unknown-ending", Fixture, NULL, set_up, test_unknown_ending, tear_down);
  g_test_add ("/export/no-path", Fixture, NULL, set_up, test_no_path, tear_down);
  g_test_add_func ("/export/names", test_names);
  g_test_add ("/export/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/export/cancelled-midway", Fixture, NULL, set_up, test_cancelled_midway, tear_down);

  return g_test_run ();
}
