/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Kills a window while it saves. The program runs a second time for that, as `test-window-killed --save FILE`.
 */

#include "window-fixture.h"

#include "core/dossier-reader.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* After so many microseconds more each time: from before the first byte is written to after the last. */
#define N_KILLS 8
#define STEP 400

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
kill_in_save (const char *path, gulong delay)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--save", path, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  while (g_strcmp0 (line, "saving") != 0)
    {
      g_free (line);
      line = g_data_input_stream_read_line (output, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (line);
    }
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

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--save") == 0)
    return save_until_killed (argv[2]);

  program = argv[0];
  fixture_init (&argc, &argv);
  g_test_add_func ("/window/killed", test_killed);
  return fixture_run ();
}
