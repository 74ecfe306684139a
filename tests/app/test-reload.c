/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * A file that another program changes while it is open.
 */

#include "window-fixture.h"

#include "app/dossier-canvas.h"
#include "app/dossier-problem-page.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define WORDS "Another program has changed this file"
#define GONE "This file is no longer there"

typedef struct
{
  WindowFixture window;
  char *path;
  char *text;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) original = fixture_get_file ("small.dossier");
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("dossier-reload-XXXXXX.dossier", &fixture->path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_assert_true (g_file_load_contents (original, NULL, &fixture->text, NULL, NULL, &error));
  g_assert_true (g_file_set_contents (fixture->path, fixture->text, -1, &error));
  file = g_file_new_for_path (fixture->path);
  fixture_set_up (&fixture->window, NULL);
  fixture_open_file (&fixture->window, file);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_tear_down (&fixture->window, NULL);
  g_unlink (fixture->path);
  g_free (fixture->path);
  g_free (fixture->text);
}

/* As a program does that does not put a new file in its place. */
static void
write_in_place (Fixture *fixture, const char *text)
{
  FILE *stream = g_fopen (fixture->path, "w");

  g_assert_nonnull (stream);
  g_assert_cmpint (fputs (text, stream), >=, 0);
  g_assert_cmpint (fclose (stream), ==, 0);
}

/* (transfer full): with nodes more, before all others, so that every index is another and all are laid out anew. */
static char *
make_changed (Fixture *fixture)
{
  g_auto (GStrv) parts = g_strsplit (fixture->text, "\"nodes\": [", 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strconcat (parts[0], "\"nodes\": [ {\"id\":\"new-1\",\"type\":\"actor\",\"label\":\"New one\"},"
                      "{\"id\":\"new-2\",\"type\":\"actor\",\"label\":\"New two\"},", parts[1], NULL);
}

static GtkWidget *
wait_for_bar (Fixture *fixture)
{
  return fixture_wait_for (GTK_WIDGET (fixture->window.window), GTK_TYPE_LABEL, WORDS);
}

static gboolean
has_no_bar (gpointer window)
{
  return fixture_find (window, GTK_TYPE_LABEL, WORDS) == NULL;
}

static gboolean
is_not_gone (gpointer window)
{
  return fixture_find (window, GTK_TYPE_LABEL, GONE) == NULL;
}

static gboolean
has_new_node (gpointer session)
{
  DossierGraph *graph = dossier_session_get_graph (session);

  return dossier_session_get_state (session) == DOSSIER_SESSION_READY
         && dossier_graph_find_node (graph, "new-1") != DOSSIER_INDEX_NONE;
}

static gboolean
has_problems (gpointer session)
{
  return dossier_session_get_error (session) != NULL;
}

static void
count (guint *n_times)
{
  *n_times += 1;
}

static gboolean
is_twice (gpointer n_times)
{
  return *(guint *) n_times == 2;
}

static DossierCanvas *
find_canvas (Fixture *fixture)
{
  return DOSSIER_CANVAS (fixture_find (GTK_WIDGET (fixture->window.window), DOSSIER_TYPE_CANVAS, NULL));
}

/* Where the middle of a node is in the canvas, or is on its way to, from the middle of that. */
static DossierPoint
get_place (Fixture *fixture, const char *id)
{
  DossierViewportPlace place = dossier_canvas_get_place (find_canvas (fixture));
  DossierLayout *layout = dossier_scene_get_layout (dossier_session_get_scene (fixture->window.session));
  const DossierBox *box = &dossier_layout_get_boxes (layout)[fixture_find_node (&fixture->window, id)];

  return (DossierPoint){ (box->x + box->width / 2 - place.x) * place.zoom,
                         (box->y + box->height / 2 - place.y) * place.zoom };
}

static void
test_keeps_view_and_selection (Fixture *fixture, gconstpointer data)
{
  g_autofree char *changed = make_changed (fixture);
  DossierSession *session = fixture->window.session;
  DossierExploration *exploration = dossier_session_get_exploration (session);
  DossierPoint before;
  DossierPoint after;
  double zoom;

  fixture_select (&fixture->window, "he-yadong");
  dossier_exploration_set_query (exploration, "yadong");
  dossier_canvas_zoom_to (find_canvas (fixture), 2.5, FALSE);
  dossier_canvas_centre_selection (find_canvas (fixture));
  before = get_place (fixture, "he-yadong");
  zoom = dossier_canvas_get_place (find_canvas (fixture)).zoom;
  g_assert_true (has_no_bar (fixture->window.window));

  write_in_place (fixture, changed);
  wait_for_bar (fixture);
  /* Nothing happens by itself. */
  g_assert_cmpuint (dossier_session_get_selection (session).node, ==, fixture_find_node (&fixture->window, "he-yadong"));
  g_assert_cmpuint (dossier_graph_find_node (dossier_session_get_graph (session), "new-1"), ==, DOSSIER_INDEX_NONE);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.reload", NULL);
  fixture_wait (has_new_node, session);
  fixture_wait (has_no_bar, fixture->window.window);
  g_assert_cmpuint (dossier_session_get_selection (session).node, ==, fixture_find_node (&fixture->window, "he-yadong"));
  g_assert_cmpstr (dossier_exploration_get_query (exploration), ==, "yadong");
  after = get_place (fixture, "he-yadong");
  g_assert_cmpfloat_with_epsilon (dossier_canvas_get_place (find_canvas (fixture)).zoom, zoom, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 1);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 1);
}

/* As most programs save: a new file takes the place of the old one. Each time anew. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *changed = make_changed (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, changed, -1, &error));
  wait_for_bar (fixture);
  /* As it was read: there is nothing to say any more. */
  g_assert_true (g_file_set_contents (fixture->path, fixture->text, -1, &error));
  fixture_wait (has_no_bar, fixture->window.window);
  g_assert_true (g_file_set_contents (fixture->path, changed, -1, &error));
  wait_for_bar (fixture);
}

static void
test_view_that_is_in_front (Fixture *fixture, gconstpointer data)
{
  g_autofree char *changed = make_changed (fixture);
  g_autoptr (GVariant) state = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.view", "s", "nodes");
  write_in_place (fixture, changed);
  wait_for_bar (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.reload", NULL);
  fixture_wait (has_new_node, fixture->window.session);
  state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window.window), "view");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "nodes");
}

static gboolean
says_nothing_of_failure (gpointer window)
{
  return fixture_find (window, GTK_TYPE_LABEL, "Not reloaded") == NULL;
}

/* One page fades into the other, when both can be found. */
static gboolean
shows_problems (gpointer window)
{
  return fixture_find (window, DOSSIER_TYPE_PROBLEM_PAGE, NULL) != NULL
         && fixture_find (window, DOSSIER_TYPE_CANVAS, NULL) == NULL;
}

static gboolean
shows_content (gpointer window)
{
  return fixture_find (window, DOSSIER_TYPE_CANVAS, NULL) != NULL
         && fixture_find (window, DOSSIER_TYPE_PROBLEM_PAGE, NULL) == NULL;
}

/* In a narrow window the words have the whole line and the buttons the next, in a wide one all is in one. */
static void
check_bar_wraps (GtkWidget *window)
{
  GtkWidget *label = fixture_find (window, GTK_TYPE_LABEL, "Not reloaded");
  GtkWidget *bar = gtk_widget_get_parent (label);
  GtkWidget *buttons = gtk_widget_get_next_sibling (label);
  static const int widths[] = { 280, 2000 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      graphene_rect_t words;
      graphene_rect_t rest;
      int height;

      gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, widths[i], &height, NULL, NULL, NULL);
      gtk_widget_size_allocate (bar, &(GtkAllocation){ 0, 0, widths[i], height }, -1);
      g_assert_true (gtk_widget_compute_bounds (label, bar, &words));
      g_assert_true (gtk_widget_compute_bounds (buttons, bar, &rest));
      if (i == 0)
        {
          g_assert_cmpfloat (words.size.width, ==, widths[i]);
          g_assert_cmpfloat (rest.origin.y, >=, words.size.height);
        }
      else
        {
          g_assert_cmpfloat (rest.origin.y, <, words.size.height);
          g_assert_cmpfloat (rest.origin.x + rest.size.width, ==, widths[i]);
        }
    }
  gtk_widget_queue_resize (bar);
}

/* What is broken when it is read again leaves what was read before where it is. The bar says what is wrong and leads to
 * the problems and back; mended, it is shown as it is then. */
static void
test_broken_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *changed = make_changed (fixture);
  GtkWidget *window = GTK_WIDGET (fixture->window.window);
  DossierSession *session = fixture->window.session;
  DossierGraph *graph = dossier_session_get_graph (session);
  GtkWidget *button;
  guint n_failed = 0;
  double zoom;

  g_signal_connect_swapped (session, "reload-failed", G_CALLBACK (count), &n_failed);
  fixture_select (&fixture->window, "he-yadong");
  dossier_canvas_zoom_to (find_canvas (fixture), 2.5, FALSE);
  zoom = dossier_canvas_get_zoom (find_canvas (fixture));
  write_in_place (fixture, "{\n\"format\": 7,");
  wait_for_bar (fixture);
  g_assert_null (fixture_find (window, GTK_TYPE_BUTTON, "Show _Problems"));
  gtk_widget_activate_action (window, "win.reload", NULL);
  fixture_wait (has_problems, session);
  fixture_wait_for (window, GTK_TYPE_LABEL, "Not reloaded: the file has");
  g_assert_cmpint (dossier_session_get_state (session), ==, DOSSIER_SESSION_READY);
  g_assert_true (dossier_session_get_graph (session) == graph);
  g_assert_cmpuint (dossier_session_get_selection (session).node, ==, fixture_find_node (&fixture->window, "he-yadong"));
  g_assert_cmpfloat_with_epsilon (dossier_canvas_get_zoom (find_canvas (fixture)), zoom, 1e-6);
  g_assert_true (shows_content (window));

  button = fixture_wait_for (window, GTK_TYPE_BUTTON, "Show _Problems");
  check_bar_wraps (window);
  g_assert_true (gtk_widget_activate (button));
  fixture_wait (shows_problems, window);
  fixture_wait_for (window, GTK_TYPE_LABEL, "Could Not Reload");
  fixture_wait_for (window, GTK_TYPE_LABEL, "Line ");
  button = fixture_find (window, GTK_TYPE_BUTTON, "Back to What Was Read Before");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_focus (button));
  g_assert_false (gtk_label_get_selection_bounds (
      GTK_LABEL (fixture_find (window, GTK_TYPE_LABEL, "The file has")), NULL, NULL));
  g_assert_true (gtk_widget_activate (button));
  fixture_wait (shows_content, window);
  g_assert_true (dossier_session_get_graph (session) == graph);

  /* From the page of problems, too; where it is still broken, that stays. */
  gtk_widget_activate_action (window, "win.show-problems", NULL);
  gtk_widget_activate_action (window, "win.reload", NULL);
  fixture_wait (is_twice, &n_failed);
  fixture_wait (shows_problems, window);
  write_in_place (fixture, changed);
  gtk_widget_activate_action (window, "win.reload", NULL);
  fixture_wait (has_new_node, session);
  fixture_wait (has_no_bar, window);
  fixture_wait (shows_content, window);
  fixture_wait (says_nothing_of_failure, window);
  g_assert_cmpuint (dossier_session_get_selection (session).node, ==, fixture_find_node (&fixture->window, "he-yadong"));
  g_assert_cmpfloat_with_epsilon (dossier_canvas_get_place (find_canvas (fixture)).zoom, zoom, 1e-6);
  g_assert_cmpuint (n_failed, ==, 2);
  g_signal_handlers_disconnect_by_data (session, &n_failed);
}

static gboolean
is_laid_out (gpointer session)
{
  return dossier_session_get_state (session) == DOSSIER_SESSION_READY
         && dossier_session_get_busy_title (session) == NULL;
}

/* A way of laying out that was asked for stays, though the file does not know of it. */
static void
test_keeps_engine (Fixture *fixture, gconstpointer data)
{
  DossierSession *session = fixture->window.session;
  g_autofree char *changed = make_changed (fixture);

  fixture_wait (is_laid_out, session);
  g_assert_cmpint (dossier_session_get_engine (session), !=, DOSSIER_ENGINE_CIRCO);
  dossier_session_set_engine (session, DOSSIER_ENGINE_CIRCO);
  fixture_wait (is_laid_out, session);
  write_in_place (fixture, changed);
  wait_for_bar (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.reload", NULL);
  fixture_wait (has_new_node, session);
  fixture_wait (is_laid_out, session);
  g_assert_cmpint (dossier_session_get_engine (session), ==, DOSSIER_ENGINE_CIRCO);
  g_assert_cmpint (dossier_layout_get_engine (dossier_scene_get_layout (dossier_session_get_scene (session))), ==,
                   DOSSIER_ENGINE_CIRCO);
}

/* So does the program when it starts the next time. */
static void
test_state_keeps_engine (Fixture *fixture, gconstpointer data)
{
  DossierSession *session = fixture->window.session;
  g_autoptr (GVariant) plain = NULL;
  g_autoptr (GVariant) state = NULL;

  fixture_wait (is_laid_out, session);
  plain = dossier_window_get_state (fixture->window.window);
  dossier_session_set_engine (session, DOSSIER_ENGINE_DOT_LR);
  fixture_wait (is_laid_out, session);
  state = dossier_window_get_state (fixture->window.window);

  for (guint i = 0; i < 2; i++)
    {
      gboolean is_kept = i == 1;

      g_assert_true (dossier_window_open_state (fixture->window.window, is_kept ? state : plain));
      fixture_wait (is_laid_out, session);
      g_assert_cmpint (dossier_session_get_engine (session) == DOSSIER_ENGINE_DOT_LR, ==, is_kept);
      g_assert_cmpint (dossier_layout_get_engine (dossier_scene_get_layout (dossier_session_get_scene (session)))
                           == DOSSIER_ENGINE_DOT_LR,
                       ==, is_kept);
    }

  /* It is not in the file yet, so it is kept for the time after that as well; chosen by hand, too. */
  g_clear_pointer (&state, g_variant_unref);
  state = dossier_window_get_state (fixture->window.window);
  g_assert_true (g_variant_lookup (state, "layout", "(&sb)", NULL, NULL));
  g_assert_false (g_variant_lookup (plain, "layout", "(&sb)", NULL, NULL));
}

/* There is nothing to be read again, but what is seen can be saved. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window.window);
  g_autofree char *saved = NULL;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  fixture_wait_for (window, GTK_TYPE_LABEL, GONE);
  g_assert_null (fixture_find (window, GTK_TYPE_BUTTON, "_Reload"));

  /* Back as it was. */
  write_in_place (fixture, fixture->text);
  fixture_wait (is_not_gone, window);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  fixture_wait_for (window, GTK_TYPE_LABEL, GONE);
  g_assert_true (gtk_widget_activate (fixture_wait_for (window, GTK_TYPE_BUTTON, "_Save")));
  fixture_wait (is_not_gone, window);
  g_assert_true (g_file_get_contents (fixture->path, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "he-yadong"));

  /* Put back as another, it is one that was changed. */
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  fixture_wait_for (window, GTK_TYPE_LABEL, GONE);
  write_in_place (fixture, "{}");
  wait_for_bar (fixture);
  g_assert_nonnull (fixture_find (window, GTK_TYPE_BUTTON, "_Reload"));
  g_assert_null (fixture_find (window, GTK_TYPE_BUTTON, "_Save"));
}

/* What was wrong with it went with it: the bar says so, and can save what is seen. */
static void
test_gone_broken (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window.window);

  write_in_place (fixture, "{\n\"format\": 7,");
  wait_for_bar (fixture);
  gtk_widget_activate_action (window, "win.reload", NULL);
  fixture_wait_for (window, GTK_TYPE_BUTTON, "Show _Problems");

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  fixture_wait_for (window, GTK_TYPE_LABEL, GONE);
  g_assert_nonnull (fixture_find (window, GTK_TYPE_BUTTON, "_Save"));
  g_assert_null (fixture_find (window, GTK_TYPE_BUTTON, "_Reload"));
  g_assert_null (fixture_find (window, GTK_TYPE_BUTTON, "Show _Problems"));
}

/* Whoever opens once more what was refused has put it right: the window that says what was wrong reads it again. */
static void
test_opened_once_mended (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autofree char *changed = make_changed (fixture);

  write_in_place (fixture, "{");
  fixture_open_file (&fixture->window, file);
  g_assert_cmpint (dossier_session_get_state (fixture->window.session), ==, DOSSIER_SESSION_FAILED);
  write_in_place (fixture, changed);
  g_assert_true (dossier_application_open_file (fixture->window.application, file, NULL)
                 == GTK_WINDOW (fixture->window.window));
  fixture_wait (has_new_node, fixture->window.session);
}

/* The link stays as it is when the file that it leads to changes. */
static void
test_behind_a_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *changed = make_changed (fixture);
  g_autofree char *path = g_strconcat (fixture->path, ".link.dossier", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_make_symbolic_link (file, fixture->path, NULL, &error));
  fixture_open_file (&fixture->window, file);
  g_assert_true (has_no_bar (fixture->window.window));
  write_in_place (fixture, changed);
  wait_for_bar (fixture);
  g_assert_true (g_file_set_contents (fixture->path, fixture->text, -1, &error));
  fixture_wait (has_no_bar, fixture->window.window);
  g_assert_true (g_file_set_contents (fixture->path, changed, -1, &error));
  wait_for_bar (fixture);
  g_unlink (path);
}

/* Reading again can be stopped, like all long work, and leaves what is there. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *changed = make_changed (fixture);
  DossierSession *session = fixture->window.session;
  DossierGraph *graph = dossier_session_get_graph (session);

  write_in_place (fixture, changed);
  dossier_session_reload (session);
  g_assert_true (dossier_session_get_busy (session));
  dossier_session_cancel (session);
  g_assert_false (dossier_session_get_busy (session));
  fixture_settle ();
  g_assert_true (dossier_session_get_graph (session) == graph);
  g_assert_cmpint (dossier_session_get_state (session), ==, DOSSIER_SESSION_READY);
  dossier_session_reload (session);
  fixture_wait (has_new_node, session);
}

/* A state of another window, of which not all fits here: whatever can be is shown. */
static void
test_state_that_does_not_fit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = g_filename_to_uri (fixture->path, NULL, NULL);
  g_autofree char *text
      = g_strdup_printf ("{'uri': <'%s'>, 'node': <'nobody'>, 'edge': <1>, 'view': <'elsewhere'>, 'query': <'type:('>,"
                         " 'hide': <true>, 'focus': <(['nobody'], uint32 4000000000, uint32 9, ['x'], ['y'], ['z'], ['p'])>,"
                         " 'place': <(false, 1e308, 'nobody', -1e308, 1e308)>, 'size': <(-1, 0, false)>, 'layout': <('nowhere', 7)>, 'more': <[1]>}",
                         uri);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) state = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, &error);
  g_autoptr (GVariant) nothing = g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0));
  g_autofree char *changed = make_changed (fixture);

  g_assert_no_error (error);
  write_in_place (fixture, changed);
  g_assert_true (dossier_window_open_state (fixture->window.window, state));
  fixture_wait (has_new_node, fixture->window.session);
  fixture_settle ();
  g_assert_cmpuint (dossier_session_get_selection (fixture->window.session).node, ==, DOSSIER_INDEX_NONE);
  g_assert_cmpstr (dossier_exploration_get_query (dossier_session_get_exploration (fixture->window.session)), ==,
                   "type:(");
  g_assert_true (isfinite (dossier_canvas_get_zoom (find_canvas (fixture))));
  g_assert_false (dossier_window_open_state (fixture->window.window, nothing));
}

int
main (int argc, char *argv[])
{
#define ADD(name, test) g_test_add ("/reload/" name, Fixture, NULL, set_up, test, tear_down)
  fixture_init (&argc, &argv);
  ADD ("keeps-view-and-selection", test_keeps_view_and_selection);
  ADD ("replaced", test_replaced);
  ADD ("view-that-is-in-front", test_view_that_is_in_front);
  ADD ("broken-meanwhile", test_broken_meanwhile);
  ADD ("keeps-engine", test_keeps_engine);
  ADD ("state-keeps-engine", test_state_keeps_engine);
  ADD ("gone", test_gone);
  ADD ("gone-broken", test_gone_broken);
  ADD ("opened-once-mended", test_opened_once_mended);
  ADD ("behind-a-link", test_behind_a_link);
  ADD ("cancelled", test_cancelled);
  ADD ("state-that-does-not-fit", test_state_that_does_not_fit);
  return g_test_run ();
}
