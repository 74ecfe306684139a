/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Kills a window while it saves, and while it exports. The program runs a second time for that, as
 * `test-window-killed --save FILE` or `--export FILE`.
 */

#include "window-fixture.h"

#include "app/dossier-export-window-private.h"
#include "core/dossier-reader.h"
#include "test-support.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* After so many microseconds more each time: from before the first byte is written to after the last. */
#define N_KILLS 8
#define STEP 400

#define N_EXPORTS 4

static char *program;

static gboolean
is_idle (gpointer user_data)
{
  return !dossier_session_get_busy (user_data);
}

static gboolean
never (gpointer user_data)
{
  return FALSE;
}

static int
save_until_killed (const char *path)
{
  WindowFixture fixture;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_set_prgname ("test-window-killed");
  gtk_init ();
  adw_init ();
  fixture_set_up (&fixture, NULL);
  fixture_open_file (&fixture, file);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.layout", "s", "overview");
  fixture_wait (is_idle, fixture.session);

  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.save", NULL);
  g_print ("saving\n");
  fixture_wait (never, NULL);
  return 1;
}

static DossierExportWindow *
find_export (void)
{
  return fixture_find_toplevel (DOSSIER_TYPE_EXPORT_WINDOW);
}

static gboolean
has_export (gpointer unused)
{
  return find_export () != NULL;
}

static gboolean
is_drawn (gpointer user_data)
{
  DossierExportWindow *export = user_data;

  return dossier_figure_preview_get_figure (export->preview) != NULL
         && !dossier_figure_preview_is_drawing (export->preview);
}

/* The pages of a figure, each a file. */
static int
export_until_killed (const char *path)
{
  WindowFixture fixture;
  g_autoptr (GFile) original = fixture_get_file ("../../../data/dossiers/rare-earths-2026.dossier");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  DossierExportWindow *export;

  g_set_prgname ("test-window-killed");
  gtk_init ();
  adw_init ();
  fixture_set_up (&fixture, NULL);
  fixture_open_file (&fixture, original);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.export", NULL);
  fixture_wait (has_export, NULL);
  export = find_export ();
  adw_combo_row_set_selected (export->format, DOSSIER_FIGURE_PNG);
  adw_combo_row_set_selected (export->sheet, DOSSIER_FIGURE_SHEET_A4);
  gtk_switch_set_active (export->tiled, TRUE);
  fixture_wait (is_drawn, export);

  dossier_export_window_export_to (export, file);
  g_print ("exporting\n");
  fixture_wait (never, NULL);
  return 1;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static void
wait_for_line (GSubprocess *child, const char *wanted)
{
  g_autoptr (GDataInputStream) output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  while (g_strcmp0 (line, wanted) != 0)
    {
      g_free (line);
      line = g_data_input_stream_read_line (output, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (line);
    }
}

static void
kill_in_save (const char *path, gulong delay)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--save", path, NULL);

  g_assert_no_error (error);
  wait_for_line (child, "saving");
  g_usleep (delay);
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);
}

/* The old file or the new one, whole. */
static void
test_killed (void)
{
  g_autoptr (GFile) original = fixture_get_file ("../../../data/dossiers/rare-earths-2026.dossier");
  g_autofree char *folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.dossier", NULL);
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autofree char *before = NULL;
  gsize length;
  guint n_saved = 0;
  guint n_left;

  g_assert_true (g_file_load_contents (original, NULL, &before, &length, NULL, NULL));
  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (DossierGraph) graph = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, before, (gssize) length, NULL));
      kill_in_save (path, i * STEP);

      bytes = g_file_load_bytes (copy, NULL, NULL, NULL);
      graph = dossier_reader_read_bytes (bytes, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (graph);
      if (g_strcmp0 (dossier_graph_get_view_engine (graph), "overview") == 0)
        n_saved++;
      else
        g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), before, length);
    }
  n_left = count_files (folder) - 1;
  g_test_message ("%u of %u were saved before the kill; %u left a file", n_saved, N_KILLS, n_left);
  g_assert_cmpint (g_unlink (path), ==, 0);
  if (n_left == 0)
    g_assert_cmpint (g_rmdir (folder), ==, 0);
  /* One that dies between naming the new file and renaming it leaves that. */
  g_assert_cmpuint (n_left, <=, 2);
}

/* Whether @child has a file in @folder open, with a name or without one; gone where it has ended. */
static gboolean
is_writing (GSubprocess *child, const char *folder)
{
  g_autofree char *descriptors = g_strdup_printf ("/proc/%s/fd", g_subprocess_get_identifier (child));
  g_autofree char *prefix = g_strconcat (folder, "/", NULL);
  g_autoptr (GDir) dir = g_dir_open (descriptors, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (descriptors, name, NULL);
      g_autofree char *target = g_file_read_link (path, NULL);

      if (target != NULL && g_str_has_prefix (target, prefix))
        return TRUE;
    }
  return FALSE;
}

static void
assert_whole_png (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, 8);
  g_assert_cmpmem (contents + length - 8, 4, "IEND", 4);
}

/* While a file is being written: nothing is left, hidden or half, but for pages that were put in place whole before. */
static void
test_killed_in_export (void)
{
  for (guint i = 0; i < N_EXPORTS; i++)
    {
      g_autofree char *folder = test_make_folder ();
      g_autofree char *path = g_build_filename (folder, "figure.png", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) child =
          g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--export", path, NULL);
      g_autoptr (GDir) dir = NULL;
      const char *name;

      g_assert_no_error (error);
      wait_for_line (child, "exporting");
      /* There is nothing to be told by. */
      while (!is_writing (child, folder) && count_files (folder) == 0)
        g_thread_yield ();
      g_subprocess_send_signal (child, SIGKILL);
      g_subprocess_wait (child, NULL, NULL);

      g_test_message ("%u files after the kill", count_files (folder));
      dir = g_dir_open (folder, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_assert_true (g_str_has_prefix (name, "figure-"));
          assert_whole_png (folder, name);
        }
      test_remove_folder (folder);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--save") == 0)
    return save_until_killed (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--export") == 0)
    return export_until_killed (argv[2]);

  program = argv[0];
  fixture_init (&argc, &argv);
  g_test_add_func ("/window/killed", test_killed);
  g_test_add_func ("/window/killed-in-export", test_killed_in_export);
  return fixture_run ();
}
