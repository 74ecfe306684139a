/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-extract-window.h"
#include "test-support.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Reports and other programs' formats from the real window: what is in them follows the choice, what a format cannot hold is
 * told before, and what goes wrong leaves no file.
 */

typedef struct
{
  WindowFixture window;
  DossierExtractWindow *extract;
  char *folder;
} Fixture;

static DossierExtractWindow *
find_extract (void)
{
  return fixture_find_toplevel (DOSSIER_TYPE_EXTRACT_WINDOW);
}

static gboolean
has_extract (gpointer unused)
{
  return find_extract () != NULL;
}

static gboolean
has_no_extract (gpointer unused)
{
  return find_extract () == NULL;
}

static gboolean
is_settled (gpointer user_data)
{
  return dossier_extract_window_is_settled (user_data);
}

static void
open_extract (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), action, NULL);
  fixture_wait (has_extract, NULL);
  fixture->extract = find_extract ();
  fixture_wait (is_settled, fixture->extract);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture_set_up (&fixture->window, NULL);
  fixture_open (&fixture->window, "small.dossier");
  fixture->folder = test_make_folder ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  fixture_tear_down (&fixture->window, NULL);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
save_to (Fixture *fixture, const char *name)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, name, NULL);

  dossier_extract_window_save_to (fixture->extract, file);
}

/* (transfer full): what was written; the window has closed. */
static char *
take (Fixture *fixture, const char *action, guint format, DossierExtractPart part, const char *typed, const char *written)
{
  g_autofree char *path = g_build_filename (fixture->folder, written, NULL);
  char *contents = NULL;

  open_extract (fixture, action);
  dossier_extract_window_choose (fixture->extract, format, part);
  fixture_wait (is_settled, fixture->extract);
  save_to (fixture, typed);
  fixture_wait (has_no_extract, NULL);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  return contents;
}

static void
test_report (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *html = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *odt = NULL;
  g_autofree char *csl = NULL;
  g_autofree char *bibtex = NULL;

  html = take (fixture, "win.report", DOSSIER_REPORT_HTML, DOSSIER_EXTRACT_ALL, "a.html", "a.html");
  g_assert_nonnull (strstr (html, "<svg"));
  g_assert_nonnull (strstr (html, "He Yadong, a spokesperson for the Chinese Commerce Ministry"));
  g_assert_nonnull (strstr (html, "A &lt;b&gt;doubtful&lt;/b&gt; page &amp; more"));
  /* A name without its ending gets it. */
  markdown = take (fixture, "win.report", DOSSIER_REPORT_MARKDOWN, DOSSIER_EXTRACT_ALL, "b", "b.md");
  g_assert_nonnull (strstr (markdown, "Export ban, a sample"));
  odt = take (fixture, "win.report", DOSSIER_REPORT_ODT, DOSSIER_EXTRACT_ALL, "c.odt", "c.odt");
  g_assert_true (g_str_has_prefix (odt, "PK"));
  csl = take (fixture, "win.report", DOSSIER_REPORT_CSL_JSON, DOSSIER_EXTRACT_ALL, "d.json", "d.json");
  g_assert_nonnull (strstr (csl, "dual-use export ban"));
  bibtex = take (fixture, "win.report", DOSSIER_REPORT_BIBTEX, DOSSIER_EXTRACT_ALL, "e.bib", "e.bib");
  g_assert_true (strchr (bibtex, '@') != NULL);
}

static void
test_part (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *all = NULL;
  g_autofree char *near = NULL;
  g_autofree char *matches = NULL;
  g_autofree char *data = NULL;
  g_autofree char *data_of_all = NULL;

  dossier_session_select_node (fixture->window.session, fixture_find_node (&fixture->window, "he-yadong"), FALSE);
  dossier_exploration_set_query (dossier_session_get_exploration (fixture->window.session), "ministry of");
  while (dossier_exploration_is_asking (dossier_session_get_exploration (fixture->window.session)))
    g_main_context_iteration (NULL, TRUE);

  all = take (fixture, "win.report", DOSSIER_REPORT_MARKDOWN, DOSSIER_EXTRACT_ALL, "all.md", "all.md");
  near = take (fixture, "win.report", DOSSIER_REPORT_MARKDOWN, DOSSIER_EXTRACT_NEIGHBOURHOOD, "near.md", "near.md");
  matches = take (fixture, "win.report", DOSSIER_REPORT_MARKDOWN, DOSSIER_EXTRACT_MATCHES, "found.md", "found.md");
  g_assert_nonnull (strstr (near, "He Yadong"));
  g_assert_cmpuint (strlen (near), <, strlen (all));
  g_assert_nonnull (strstr (matches, "ministry of"));
  g_assert_cmpuint (strlen (matches), <, strlen (near));

  /* What nothing in it cites is not handed out. */
  data_of_all = take (fixture, "win.export-data", DOSSIER_CONVERT_GRAPHML, DOSSIER_EXTRACT_ALL, "all.graphml", "all.graphml");
  data = take (fixture, "win.export-data", DOSSIER_CONVERT_GRAPHML, DOSSIER_EXTRACT_MATCHES, "few.graphml", "few.graphml");
  g_assert_nonnull (strstr (data_of_all, "Copied from elsewhere"));
  g_assert_null (strstr (data, "Copied from elsewhere"));
  g_assert_nonnull (strstr (data, "Ministry of Commerce"));
  g_assert_null (strstr (data, "He Yadong, commerce ministry"));
}

static void
test_losses (Fixture *fixture, gconstpointer unused)
{
  open_extract (fixture, "win.export-data");
  dossier_extract_window_choose (fixture->extract, DOSSIER_CONVERT_CSV, DOSSIER_EXTRACT_ALL);
  fixture_wait (is_settled, fixture->extract);
  fixture_wait_for (GTK_WIDGET (fixture->extract), GTK_TYPE_LABEL, "has no place in CSV");
  dossier_extract_window_choose (fixture->extract, DOSSIER_CONVERT_GRAPHML, DOSSIER_EXTRACT_ALL);
  fixture_wait (is_settled, fixture->extract);
  fixture_wait_for (GTK_WIDGET (fixture->extract), GTK_TYPE_LABEL, "Nothing is lost.");
  g_assert_null (fixture_find (GTK_WIDGET (fixture->extract), GTK_TYPE_LABEL, "has no place in CSV"));
}

/* The chooser has not asked about files that were not named. */
static void
test_replace (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *nodes = g_build_filename (fixture->folder, "x-nodes.csv", NULL);
  g_autofree char *contents = NULL;
  GtkWidget *alert;

  g_assert_true (g_file_set_contents (nodes, "mine", -1, NULL));
  open_extract (fixture, "win.export-data");
  dossier_extract_window_choose (fixture->extract, DOSSIER_CONVERT_CSV, DOSSIER_EXTRACT_ALL);
  fixture_wait (is_settled, fixture->extract);
  save_to (fixture, "x.csv");
  alert = fixture_find_alert_over (GTK_WINDOW (fixture->extract));
  g_assert_nonnull (alert);
  g_assert_true (g_file_get_contents (nodes, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");
  g_assert_cmpuint (test_count_entries (fixture->folder), ==, 1);
  g_signal_emit_by_name (fixture_wait_for (alert, GTK_TYPE_BUTTON, "Replace"), "clicked");
  fixture_wait (has_no_extract, NULL);
  g_assert_cmpuint (test_count_entries (fixture->folder), ==, 2);
}

static void
test_failure (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *missing = g_build_filename ("no", "such", "folder", NULL);

  open_extract (fixture, "win.report");
  dossier_extract_window_choose (fixture->extract, DOSSIER_REPORT_HTML, DOSSIER_EXTRACT_ALL);
  save_to (fixture, missing);
  fixture_wait (is_settled, fixture->extract);
  /* It stays, and says why. */
  fixture_wait_for (GTK_WIDGET (fixture->extract), GTK_TYPE_LABEL, "folder.html");
  g_assert_true (has_extract (NULL));
  g_assert_cmpuint (test_count_entries (fixture->folder), ==, 0);
}

static void
take_result (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Wherever it is stopped, there is the whole file or none. The later the cancel, the further the work has come; it ends once
 * the work has. */
static void
test_cancel (Fixture *fixture, gconstpointer is_report)
{
  g_autoptr (DossierExtract) extract = dossier_extract_new (fixture->window.session, DOSSIER_EXTRACT_ALL);
  g_autofree char *path = g_build_filename (fixture->folder, is_report ? "x.odt" : "x.graphml", NULL);
  const DossierExtractOrder order = { .for_programs = !is_report,
                                      .report_format = DOSSIER_REPORT_ODT,
                                      .convert_format = DOSSIER_CONVERT_GRAPHML,
                                      .with_figure = TRUE };
  g_autofree char *whole = NULL;
  gsize length = 0;
  gboolean is_done = FALSE;

  for (guint n_turns = 0; !is_done || whole == NULL; n_turns += 1 + n_turns / 2)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      dossier_extract_write_async (extract, &order, path, NULL, cancellable, take_result, &result);
      for (guint i = 0; i < n_turns && result == NULL; i++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_thread_yield ();
        }
      g_cancellable_cancel (cancellable);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);

      is_done = dossier_extract_write_finish (result, NULL, &error);
      if (!is_done)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          g_assert_cmpuint (test_count_entries (fixture->folder), ==, 0);
        }
      else
        {
          g_assert_no_error (error);
          g_assert_cmpuint (test_count_entries (fixture->folder), ==, 1);
          g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
          g_assert_cmpuint (length, >, 1000);
          g_assert_cmpint (g_unlink (path), ==, 0);
        }
    }
}

typedef struct
{
  GAsyncResult *result;
  guint n_done;
  guint n_all;
} Progress;

static void
part_done (guint n_done, guint n_all, gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_null (progress->result);
  g_assert_cmpuint (n_done, >, progress->n_done);
  progress->n_done = n_done;
  progress->n_all = n_all;
}

static void
take_progress_result (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  ((Progress *) user_data)->result = g_object_ref (result);
}

/* How far a report has come is told all along, and so of data. */
static void
test_progress (Fixture *fixture, gconstpointer is_report)
{
  DossierGraph *graph = dossier_session_get_graph (fixture->window.session);
  g_autoptr (DossierExtract) extract = dossier_extract_new (fixture->window.session, DOSSIER_EXTRACT_ALL);
  g_autofree char *path = g_build_filename (fixture->folder, is_report ? "x.md" : "x.gexf", NULL);
  const DossierExtractOrder order = {
    .for_programs = !is_report,
    .report_format = DOSSIER_REPORT_MARKDOWN,
    .convert_format = DOSSIER_CONVERT_GEXF,
  };
  Progress progress = { NULL };

  dossier_extract_write_async (extract, &order, path, part_done, NULL, take_progress_result, &progress);
  while (progress.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dossier_extract_write_finish (progress.result, NULL, NULL));
  g_assert_cmpuint (progress.n_all, >=, dossier_graph_get_n_nodes (graph));
  g_assert_cmpuint (progress.n_done, ==, progress.n_all);
  g_clear_object (&progress.result);
}

static guint
get_format (Fixture *fixture, const char *action)
{
  guint format;

  open_extract (fixture, action);
  format = dossier_extract_window_get_format (fixture->extract);
  gtk_window_close (GTK_WINDOW (fixture->extract));
  fixture_wait (has_no_extract, NULL);
  return format;
}

/* Each of the two windows begins with what was chosen in it last. */
static void
test_remembered (Fixture *fixture, gconstpointer unused)
{
  static const guint formats[][2] = { { DOSSIER_REPORT_ODT, DOSSIER_CONVERT_CSV },
                                      { DOSSIER_REPORT_HTML, DOSSIER_CONVERT_GRAPHML } };
  static const char *const actions[] = { "win.report", "win.export-data" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (actions); j++)
        {
          open_extract (fixture, actions[j]);
          dossier_extract_window_choose (fixture->extract, formats[i][j], DOSSIER_EXTRACT_ALL);
          gtk_window_close (GTK_WINDOW (fixture->extract));
          fixture_wait (has_no_extract, NULL);
        }
      for (guint j = 0; j < G_N_ELEMENTS (actions); j++)
        g_assert_cmpuint (get_format (fixture, actions[j]), ==, formats[i][j]);
    }
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(name, data, test) g_test_add ("/extract/" name, Fixture, data, set_up, test, tear_down)
  ADD ("report", NULL, test_report);
  ADD ("part", NULL, test_part);
  ADD ("losses", NULL, test_losses);
  ADD ("replace", NULL, test_replace);
  ADD ("failure", NULL, test_failure);
  ADD ("progress-report", GINT_TO_POINTER (TRUE), test_progress);
  ADD ("progress-convert", NULL, test_progress);
  ADD ("remembered", NULL, test_remembered);
  ADD ("cancel-report", GINT_TO_POINTER (TRUE), test_cancel);
  ADD ("cancel-convert", NULL, test_cancel);
#undef ADD

  return fixture_run ();
}
