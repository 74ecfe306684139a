/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-canvas.h"
#include "app/dossier-export-window.h"
#include "app/dossier-problem-page.h"
#include "app/dossier-type-legend.h"
#include "app/dossier-welcome-page.h"
#include "app/dossier-window-private.h"
#include "core/dossier-graph-builder.h"
#include "query/dossier-words.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
/* The file chooser loads libraries that leak. Only whole stacks say that it was they, as .ci/lsan.supp has them; elsewhere
 * the quick way of walking a stack, which ends in GLib, is good enough and ten times faster. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "fast_unwind_on_malloc=0:malloc_context_size=20";
}
#endif

static void
test_welcome (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *page = fixture_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_WELCOME_PAGE, NULL);

  g_assert_nonnull (page);
  g_assert_nonnull (fixture_find (page, GTK_TYPE_BUTTON, "Open…"));
  g_assert_nonnull (fixture_find (page, GTK_TYPE_BUTTON, "Example"));
  g_assert_true (dossier_window_is_free (fixture->window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Dossier");
}

static gboolean
canvas_has_focus (gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (user_data));

  return focus != NULL && DOSSIER_IS_CANVAS (focus);
}

static void
test_open (WindowFixture *fixture, gconstpointer unused)
{
  fixture_open (fixture, "small.dossier");

  g_assert_cmpuint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_READY);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Export ban, a sample");
  g_assert_nonnull (fixture_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "small.dossier"));
  g_assert_false (dossier_window_is_free (fixture->window));
  fixture_wait (canvas_has_focus, fixture->window);
}

static void
test_one_window_a_file (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file = fixture_get_file ("small.dossier");
  g_autoptr (GFile) other = fixture_get_file ("broken.dossier");
  GtkWindow *window = GTK_WINDOW (fixture->window);
  GtkWindow *second;

  /* An empty window takes the file; the same file raises it; another file gets a window of its own. */
  g_assert_true (dossier_application_open_file (fixture->application, file, window) == window);
  g_assert_true (dossier_application_open_file (fixture->application, file, NULL) == window);
  second = dossier_application_open_file (fixture->application, other, window);
  g_assert_true (second != window);
  g_assert_true (dossier_application_open_file (fixture->application, other, window) == second);
}

static void
test_problems (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *page;
  GPtrArray *problems;

  fixture_open (fixture, "broken.dossier");

  g_assert_cmpuint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_FAILED);
  page = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_PROBLEM_PAGE, NULL);
  problems = dossier_session_get_problems (fixture->session);
  g_assert_cmpuint (problems->len, >=, 4);
  for (guint i = 0; i < problems->len; i++)
    {
      const DossierProblem *problem = g_ptr_array_index (problems, i);

      g_autofree char *message = dossier_words_begin_message (problem->message);

      fixture_wait_for (page, GTK_TYPE_LABEL, message);
      fixture_wait_for (page, GTK_TYPE_LABEL, problem->place);
    }
  fixture_wait_for (page, GTK_TYPE_LABEL, "No source has the id \"t\"");
  fixture_wait_for (page, GTK_TYPE_LABEL, "nodes[0] has the id \"a\" already");
  fixture_wait_for (page, GTK_TYPE_LABEL, "Could Not Open “broken.dossier”");

  /* The window is free for a file that is right. */
  fixture_open (fixture, "small.dossier");
  g_assert_cmpuint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_READY);
  g_assert_null (fixture_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_PROBLEM_PAGE, NULL));
}

static void
test_syntax_error (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *page;

  fixture_open (fixture, "syntax.dossier");

  page = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_PROBLEM_PAGE, NULL);
  fixture_wait_for (page, GTK_TYPE_LABEL, "Line 5");
}

/* No problem is cut: the list is as high as it has to be, and it is the page that is scrolled. Of very many the first are
 * listed. */
static void
test_many_problems (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new ("{\"dossier\": 1, \"nodes\": [");
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("dossier-XXXXXX.dossier", &stream, NULL);
  GtkWidget *page;
  GtkWidget *list;

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (text, "%s{\"id\": \"n%u\", \"type\": \"actor\", \"label\": \"\"}", i > 0 ? "," : "", i);
  g_string_append (text, "], \"edges\": []}");
  g_assert_true (g_file_replace_contents (file, text->str, text->len, NULL, FALSE, 0, NULL, NULL, NULL));
  fixture_open_file (fixture, file);
  g_assert_true (g_file_delete (file, NULL, NULL));

  page = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_PROBLEM_PAGE, NULL);
  list = fixture_wait_for (page, GTK_TYPE_LIST_BOX, NULL);
  fixture_wait_for (list, GTK_TYPE_LABEL, "nodes[99].label");
  g_assert_null (fixture_find (list, GTK_TYPE_LABEL, "nodes[100].label"));
  g_assert_nonnull (fixture_find (list, GTK_TYPE_LABEL, "And 50 more"));
  g_assert_true (gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW)
                 == gtk_widget_get_ancestor (fixture_find (page, GTK_TYPE_LABEL, "Could Not Open"),
                                             GTK_TYPE_SCROLLED_WINDOW));
  /* What comes next has a list of its own. */
  fixture_open (fixture, "syntax.dossier");
  fixture_wait_for (page, GTK_TYPE_LABEL, "Line 5");
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
}

static void
test_missing_file (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *page;

  fixture_open (fixture, "no-such-file.dossier");

  g_assert_cmpuint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_FAILED);
  page = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_PROBLEM_PAGE, NULL);
  g_assert_nonnull (fixture_find (page, GTK_TYPE_LABEL, "There is no such file"));
  g_assert_null (fixture_find (page, GTK_TYPE_BUTTON, "Copy Problems"));
}

static void
open_text (WindowFixture *fixture, const char *text)
{
  fixture_open_text (fixture, text, strlen (text));
}

static void
test_no_nodes (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  open_text (fixture, "{\"dossier\":1,\"nodes\":[],\"edges\":[]}");
  fixture_wait_for (window, GTK_TYPE_LABEL, "Add some to its file");
  g_assert_null (fixture_find (window, GTK_TYPE_LABEL, "Select a node"));

  open_text (fixture, "{\"dossier\":1,\"nodes\":[{\"id\":\"a\",\"type\":\"actor\",\"label\":\"A\"}],\"edges\":[]}");
  fixture_wait_for (window, GTK_TYPE_LABEL, "Select a node");
  g_assert_null (fixture_find (window, GTK_TYPE_LABEL, "Add some to its file"));
}

static gboolean
has_height (gpointer user_data)
{
  return gtk_widget_get_height (user_data) > 1;
}

/* The legend of one type is as high as its row. */
static void
test_one_node (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *legend;
  GtkWidget *row;
  GtkWidget *scrolled;
  int needed;

  open_text (fixture, "{\"dossier\":1,\"nodes\":[{\"id\":\"a\",\"type\":\"actor\",\"label\":\"A\"}],\"edges\":[]}");
  legend = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_TYPE_LEGEND, NULL);
  row = gtk_widget_get_ancestor (fixture_wait_for (legend, GTK_TYPE_LABEL, "Actors"), GTK_TYPE_TOGGLE_BUTTON);
  scrolled = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  fixture_wait (has_height, row);
  fixture_wait (has_height, scrolled);
  gtk_widget_measure (gtk_widget_get_parent (row), GTK_ORIENTATION_VERTICAL, -1, NULL, &needed, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (scrolled), ==, needed);
}

static void
test_layout_menu (WindowFixture *fixture, gconstpointer unused)
{
  g_autofree char *name = NULL;

  fixture_open (fixture, "small.dossier");
  g_object_get (fixture->window, "layout-name", &name, NULL);
  g_assert_cmpstr (name, ==, "automatic");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.layout", "s", "dot-lr");
  g_clear_pointer (&name, g_free);
  g_object_get (fixture->window, "layout-name", &name, NULL);
  g_assert_cmpstr (name, ==, "dot-lr");
  g_assert_cmpuint (dossier_session_get_engine (fixture->session), ==, DOSSIER_ENGINE_DOT_LR);
}

static gboolean
is_saved (gpointer user_data)
{
  return fixture_find (user_data, GTK_TYPE_LABEL, "Saved") != NULL;
}

static gboolean
is_idle (gpointer user_data)
{
  return !dossier_session_get_busy (user_data);
}

static gboolean
has_alert (gpointer user_data)
{
  return fixture_find_alert (user_data) != NULL;
}

static void
test_save (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) original = fixture_get_file ("small.dossier");
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) copy = g_file_new_tmp ("dossier-XXXXXX.dossier", &stream, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_file_copy (original, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_open_file (fixture, copy);

  /* Only looked at: the file keeps its bytes. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  fixture_wait (is_saved, fixture->window);
  g_assert_true (g_file_load_contents (original, NULL, &before, NULL, NULL, NULL));
  g_assert_true (g_file_load_contents (copy, NULL, &after, NULL, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
  g_clear_pointer (&after, g_free);

  /* Changed by somebody else meanwhile: nothing is lost without a question. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.layout", "s", "dot");
  fixture_wait (is_idle, fixture->session);
  g_assert_true (g_file_replace_contents (copy, "{}", 2, NULL, FALSE, 0, NULL, NULL, &error));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  fixture_wait (has_alert, fixture);
  g_signal_emit_by_name (fixture_wait_for (fixture_find_alert (fixture), GTK_TYPE_BUTTON, "Cancel"), "clicked");
  fixture_settle ();
  g_assert_true (g_file_load_contents (copy, NULL, &after, NULL, NULL, NULL));
  g_assert_cmpstr (after, ==, "{}");
  g_assert_true (g_file_delete (copy, NULL, NULL));
}

/* Whatever a command line, the bus or the last session holds. */
static void
test_addresses_that_lead_nowhere (WindowFixture *fixture, gconstpointer unused)
{
  static const char *const uris[] = { "file:///tmp/%zz", "nothing://nowhere/x.dossier", "nothing:", "", "file:///",
                                      "file:///nowhere/%FF.dossier", "resource:///nowhere.dossier" };

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);

      fixture_open_file (fixture, file);
      g_assert_cmpint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_FAILED);
      fixture_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Could Not Open");
    }
}

static gboolean
can_be_saved_elsewhere (gpointer user_data)
{
  return fixture_find (user_data, GTK_TYPE_LABEL, "Could not write") != NULL
         && fixture_find (user_data, GTK_TYPE_BUTTON, "Save _As…") != NULL;
}

/* The words that it could not be written come with a way out. */
static void
test_save_where_nothing_can_be_written (WindowFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.dossier", NULL);
  g_autoptr (GFile) original = fixture_get_file ("small.dossier");
  g_autoptr (GFile) copy = g_file_new_for_path (path);

  g_assert_true (g_file_copy (original, copy, 0, NULL, NULL, NULL, NULL));
  fixture_open_file (fixture, copy);
  /* Not even root writes into a folder that is gone. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  fixture_wait (can_be_saved_elsewhere, fixture->window);
}

static gboolean
is_told_gone (gpointer user_data)
{
  return fixture_find (user_data, GTK_TYPE_LABEL, "The file is gone") != NULL;
}

/* What is shown of a file that is gone stays, and can be saved. */
static void
test_gone (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) original = fixture_get_file ("small.dossier");
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) copy = g_file_new_tmp ("dossier-XXXXXX.dossier", &stream, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_file_copy (original, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_open_file (fixture, copy);
  g_assert_true (g_file_delete (copy, NULL, NULL));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.reload", NULL);
  fixture_wait (is_told_gone, fixture->window);
  g_assert_cmpuint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_READY);
  fixture_select (fixture, "he-yadong");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  fixture_wait (is_saved, fixture->window);
  g_assert_true (g_file_load_contents (original, NULL, &before, NULL, NULL, NULL));
  g_assert_true (g_file_load_contents (copy, NULL, &after, NULL, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
  g_assert_true (g_file_delete (copy, NULL, NULL));
}

static gboolean
has_place (gpointer user_data)
{
  return gtk_widget_get_width (user_data) > 0;
}

/* The reason and what to do stand at the end of a sentence: all of it is to be read. */
static void
test_long_message (WindowFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.dossier", NULL);
  g_autofree char *words = g_strnfill (400, 'x');
  g_autofree char *sentence = g_strconcat (words, ": there <i>is</i> no room", NULL);
  g_autoptr (GFile) original = fixture_get_file ("small.dossier");
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  GtkWidget *label;

  g_assert_true (g_file_copy (original, copy, 0, NULL, NULL, NULL, NULL));
  fixture_open_file (fixture, copy);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.tell", "s", sentence);
  label = fixture_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, sentence);
  /* No longer than that: the message goes by itself. */
  fixture_wait (has_place, label);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), >, 1);

  g_assert_true (g_file_delete (copy, NULL, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static gboolean
is_narrow (gpointer window)
{
  return gtk_widget_get_width (window) > 0 && gtk_widget_get_width (window) <= 400;
}

/* All of the words, and the button behind them. */
static gboolean
is_within (gpointer user_data)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (user_data, ADW_TYPE_TOAST_OVERLAY);
  GtkWidget *toast = user_data;
  graphene_rect_t bounds;

  while (gtk_widget_get_parent (toast) != overlay)
    toast = gtk_widget_get_parent (toast);
  for (GtkWidget *child = gtk_widget_get_first_child (toast); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child)
        && (!gtk_widget_compute_bounds (child, toast, &bounds) || bounds.size.width <= 0 || bounds.origin.x < 0
            || bounds.origin.x + bounds.size.width > gtk_widget_get_width (toast)))
      return FALSE;

  return gtk_widget_compute_bounds (toast, overlay, &bounds) && bounds.origin.x >= 0
         && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (overlay);
}

static void
test_message_in_narrow_window (WindowFixture *fixture, gconstpointer unused)
{
  static const char sentence[] =
      "Graphviz crashed while it laid the graph out with “By Distance, Fast”. Choose another layout.";

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label;

      gtk_window_set_default_size (GTK_WINDOW (fixture->window), i == 0 ? 360 : 900, 640);
      if (i == 0)
        fixture_wait (is_narrow, fixture->window);
      dossier_window_tell_with_action (fixture->window, sentence, i == 1 ? "Undo" : NULL, i == 1 ? "win.undo" : NULL);
      label = fixture_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, sentence);
      fixture_wait (is_within, label);
      g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), >, i == 0 ? 1 : 0);
      dossier_window_untell (fixture->window);
    }
}

/* No empty room between the words and the button that closes it, but for part of a letter. */
static gboolean
is_filled (gpointer user_data)
{
  GtkWidget *label = user_data;
  GtkWidget *overlay = gtk_widget_get_ancestor (label, ADW_TYPE_TOAST_OVERLAY);
  GtkWidget *toast = label;
  int least_toast;
  int least;

  while (gtk_widget_get_parent (toast) != overlay)
    toast = gtk_widget_get_parent (toast);
  gtk_widget_measure (toast, GTK_ORIENTATION_HORIZONTAL, -1, &least_toast, NULL, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))) == 2
         && gtk_widget_get_width (label) > 0
         && gtk_widget_get_width (label) >= gtk_widget_get_width (toast) - (least_toast - least) - 24;
}

/* What needs a little more than a line stands in two that are as long as each other. */
static void
test_message_of_two_lines (WindowFixture *fixture, gconstpointer unused)
{
  static const char sentence[] =
      "Graphviz crashed while it laid the graph out with “By Distance, Fast”. Choose another way to lay out the graph.";
  GtkWidget *label;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 640);
  dossier_window_tell (fixture->window, sentence);
  label = fixture_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, sentence);
  fixture_wait (is_filled, label);
  dossier_window_untell (fixture->window);
}

static gboolean
has_chooser (gpointer user_data)
{
  return fixture_find_toplevel (GTK_TYPE_FILE_CHOOSER) != NULL;
}

static gboolean
has_export_window (gpointer user_data)
{
  return fixture_find_toplevel (DOSSIER_TYPE_EXPORT_WINDOW) != NULL;
}

/* File names are bytes, which need not be UTF-8; a warning would end the test. */
static void
test_export_odd_name (WindowFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "caf\xe9\xff.dossier", NULL);
  g_autoptr (GFile) original = fixture_get_file ("small.dossier");
  g_autoptr (GFile) copy = g_file_new_for_path (path);

  g_assert_true (g_file_copy (original, copy, 0, NULL, NULL, NULL, NULL));
  fixture_open_file (fixture, copy);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.export", NULL);
  fixture_wait (has_export_window, NULL);
  gtk_widget_activate_action (fixture_find_toplevel (DOSSIER_TYPE_EXPORT_WINDOW), "export.save", NULL);
  fixture_wait (has_chooser, NULL);
  fixture_settle ();
  g_assert_true (g_file_delete (copy, NULL, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
on_saved (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  dossier_session_save_finish (DOSSIER_SESSION (source_object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

static void
test_save_as (WindowFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "other-name.dossier", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean saved = FALSE;

  fixture_open (fixture, "small.dossier");
  fixture_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "small.dossier");
  dossier_session_save_async (fixture->session, file, TRUE, NULL, on_saved, &saved);
  fixture_wait (is_true, &saved);

  /* From now on the window is that of the new file, and says so. */
  g_assert_true (g_file_equal (dossier_window_get_file (fixture->window), file));
  g_assert_nonnull (fixture_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "other-name.dossier"));
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A link stays one, and what it leads to is written; a name may hold what breaks a line. */
static void
test_save_as_odd_names (WindowFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  g_autofree char *target = g_build_filename (folder, "target.dossier", NULL);
  g_autofree char *link = g_build_filename (folder, "link.dossier", NULL);
  g_autofree char *odd = g_build_filename (folder, "two\nlines \xff \xe2\x80\xae.dossier", NULL);
  g_autoptr (GFile) original = fixture_get_file ("small.dossier");
  g_autofree char *expected = NULL;
  const char *const paths[] = { link, odd };

  g_assert_true (g_file_load_contents (original, NULL, &expected, NULL, NULL, NULL));
  g_assert_true (g_file_set_contents (target, "{}", -1, NULL));
  g_assert_cmpint (symlink ("target.dossier", link), ==, 0);

  fixture_open (fixture, "small.dossier");
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
      g_autofree char *saved_as = NULL;
      gboolean saved = FALSE;

      dossier_session_save_async (fixture->session, file, TRUE, NULL, on_saved, &saved);
      fixture_wait (is_true, &saved);
      g_assert_true (g_file_load_contents (file, NULL, &saved_as, NULL, NULL, NULL));
      g_assert_cmpstr (saved_as, ==, expected);
      g_assert_true (g_file_equal (dossier_window_get_file (fixture->window), file));
    }
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_unlink (odd), ==, 0);
  g_assert_cmpint (g_unlink (link), ==, 0);
  g_assert_cmpint (g_unlink (target), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

static void
test_close_while_loading (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file = fixture_get_file ("small.dossier");

  dossier_window_open_file (fixture->window, file);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_object_add_weak_pointer (G_OBJECT (fixture->session), (gpointer *) &fixture->session);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_settle ();
  /* Work that is still under way holds no window, and ends. */
  g_assert_null (fixture->window);
  fixture_wait (is_gone, &fixture->session);
}

static gboolean
is_long_at_work (gpointer user_data)
{
  return fixture_find (user_data, GTK_TYPE_BUTTON, "Cancel") != NULL;
}

static gboolean
is_not_long_at_work (gpointer user_data)
{
  return !is_long_at_work (user_data);
}

static void
test_cancel_layout (WindowFixture *fixture, gconstpointer unused)
{
  g_autofree char *helper = g_strdup (g_getenv ("DOSSIER_LAYOUT_HELPER"));
  g_autofree char *cache = g_strdup (g_getenv ("DOSSIER_LAYOUT_CACHE"));
  g_autofree char *slow = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierScene) before = NULL;
  GtkWidget *window = GTK_WIDGET (fixture->window);
  int fd = g_file_open_tmp ("dossier-slow-XXXXXX", &slow, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (slow, "#!/bin/sh\nexec sleep 600\n", -1, NULL));
  g_assert_cmpint (g_chmod (slow, 0700), ==, 0);
  fixture_open (fixture, "small.dossier");
  fixture_wait (is_idle, fixture->session);
  fixture_wait (is_not_long_at_work, window);
  before = dossier_scene_ref (dossier_session_get_scene (fixture->session));

  g_setenv ("DOSSIER_LAYOUT_HELPER", slow, TRUE);
  g_setenv ("DOSSIER_LAYOUT_CACHE", "off", TRUE);
  gtk_widget_activate_action (window, "win.layout", "s", "twopi");
  /* What is quick does not flicker. */
  g_assert_true (dossier_session_get_busy (fixture->session));
  g_assert_false (is_long_at_work (window));
  fixture_wait (is_long_at_work, window);

  g_signal_emit_by_name (fixture_find (window, GTK_TYPE_BUTTON, "Cancel"), "clicked");
  fixture_wait (is_idle, fixture->session);
  fixture_wait (is_not_long_at_work, window);
  g_assert_true (dossier_session_get_scene (fixture->session) == before);

  g_setenv ("DOSSIER_LAYOUT_HELPER", helper, TRUE);
  if (cache != NULL)
    g_setenv ("DOSSIER_LAYOUT_CACHE", cache, TRUE);
  else
    g_unsetenv ("DOSSIER_LAYOUT_CACHE");
  g_assert_cmpint (g_unlink (slow), ==, 0);
}

static gboolean
has_no_alert (gpointer user_data)
{
  return fixture_find_alert (user_data) == NULL;
}

static void
test_close_unsaved (WindowFixture *fixture, gconstpointer unused)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  DossierDocument *document;
  g_autoptr (DossierGraphBuilder) builder = NULL;
  g_autoptr (DossierGraph) changed = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open (fixture, "small.dossier");
  document = dossier_session_get_document (fixture->session);
  builder = dossier_graph_builder_new (dossier_document_get_graph (document));
  dossier_graph_builder_set_title (builder, "Changed");
  changed = dossier_graph_builder_end (builder, &error);
  g_assert_no_error (error);
  dossier_document_commit (document, changed);

  /* Nothing is lost without a question. */
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (window);
  fixture_wait (has_alert, fixture);
  g_signal_emit_by_name (fixture_wait_for (fixture_find_alert (fixture), GTK_TYPE_BUTTON, "Cancel"), "clicked");
  fixture_wait (has_no_alert, fixture);
  g_assert_nonnull (window);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));

  gtk_window_close (window);
  fixture_wait (has_alert, fixture);
  g_signal_emit_by_name (fixture_wait_for (fixture_find_alert (fixture), GTK_TYPE_BUTTON, "Discard"), "clicked");
  fixture_wait (is_gone, &window);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add ("/window/welcome", WindowFixture, NULL, fixture_set_up, test_welcome, fixture_tear_down);
  g_test_add ("/window/open", WindowFixture, NULL, fixture_set_up, test_open, fixture_tear_down);
  g_test_add ("/window/one-window-a-file",
              WindowFixture,
              NULL,
              fixture_set_up,
              test_one_window_a_file,
              fixture_tear_down);
  g_test_add ("/window/problems", WindowFixture, NULL, fixture_set_up, test_problems, fixture_tear_down);
  g_test_add ("/window/syntax-error", WindowFixture, NULL, fixture_set_up, test_syntax_error, fixture_tear_down);
  g_test_add ("/window/many-problems", WindowFixture, NULL, fixture_set_up, test_many_problems, fixture_tear_down);
  g_test_add ("/window/missing-file", WindowFixture, NULL, fixture_set_up, test_missing_file, fixture_tear_down);
  g_test_add ("/window/addresses-that-lead-nowhere",
              WindowFixture,
              NULL,
              fixture_set_up,
              test_addresses_that_lead_nowhere,
              fixture_tear_down);
  g_test_add ("/window/save-where-nothing-can-be-written",
              WindowFixture,
              NULL,
              fixture_set_up,
              test_save_where_nothing_can_be_written,
              fixture_tear_down);
  g_test_add ("/window/no-nodes", WindowFixture, NULL, fixture_set_up, test_no_nodes, fixture_tear_down);
  g_test_add ("/window/one-node", WindowFixture, NULL, fixture_set_up, test_one_node, fixture_tear_down);
  g_test_add ("/window/gone", WindowFixture, NULL, fixture_set_up, test_gone, fixture_tear_down);
  g_test_add ("/window/layout-menu", WindowFixture, NULL, fixture_set_up, test_layout_menu, fixture_tear_down);
  g_test_add ("/window/save", WindowFixture, NULL, fixture_set_up, test_save, fixture_tear_down);
  g_test_add ("/window/long-message", WindowFixture, NULL, fixture_set_up, test_long_message, fixture_tear_down);
  g_test_add ("/window/message-in-narrow-window",
              WindowFixture,
              NULL,
              fixture_set_up,
              test_message_in_narrow_window,
              fixture_tear_down);
  g_test_add ("/window/message-of-two-lines",
              WindowFixture,
              NULL,
              fixture_set_up,
              test_message_of_two_lines,
              fixture_tear_down);
  g_test_add ("/window/export-odd-name",
              WindowFixture,
              NULL,
              fixture_set_up,
              test_export_odd_name,
              fixture_tear_down);
  g_test_add ("/window/save-as", WindowFixture, NULL, fixture_set_up, test_save_as, fixture_tear_down);
  g_test_add ("/window/save-as/odd-names",
              WindowFixture,
              NULL,
              fixture_set_up,
              test_save_as_odd_names,
              fixture_tear_down);
  g_test_add ("/window/close-while-loading",
              WindowFixture,
              NULL,
              fixture_set_up,
              test_close_while_loading,
              fixture_tear_down);
  g_test_add ("/window/close-unsaved", WindowFixture, NULL, fixture_set_up, test_close_unsaved, fixture_tear_down);
  g_test_add ("/window/cancel-layout", WindowFixture, NULL, fixture_set_up, test_cancel_layout, fixture_tear_down);

  return fixture_run ();
}
