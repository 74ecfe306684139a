/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * A file that another program changes while it is open.
 */

#include "window-fixture.h"

#include "app/dossier-canvas.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define WORDS "Another program has changed this file"

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
has_new_node (gpointer session)
{
  DossierGraph *graph = dossier_session_get_graph (session);

  return dossier_session_get_state (session) == DOSSIER_SESSION_READY
         && dossier_graph_find_node (graph, "new-1") != DOSSIER_INDEX_NONE;
}

static gboolean
has_failed (gpointer session)
{
  return dossier_session_get_state (session) == DOSSIER_SESSION_FAILED;
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

/* What is broken when it is read again says so; mended, it is as before. */
static void
test_broken_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *changed = make_changed (fixture);
  DossierSession *session = fixture->window.session;

  fixture_select (&fixture->window, "he-yadong");
  write_in_place (fixture, "{");
  wait_for_bar (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.reload", NULL);
  fixture_wait (has_failed, session);
  write_in_place (fixture, changed);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.reload", NULL);
  fixture_wait (has_new_node, session);
  g_assert_cmpuint (dossier_session_get_selection (session).node, ==, fixture_find_node (&fixture->window, "he-yadong"));
}

/* A state of another window, of which not all fits here: whatever can be is shown. */
static void
test_state_that_does_not_fit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = g_filename_to_uri (fixture->path, NULL, NULL);
  g_autofree char *text
      = g_strdup_printf ("{'uri': <'%s'>, 'node': <'nobody'>, 'edge': <1>, 'view': <'elsewhere'>, 'query': <'type:('>,"
                         " 'hide': <true>, 'focus': <(['nobody'], uint32 4000000000, uint32 9, ['x'], ['y'], ['z'], ['p'])>,"
                         " 'place': <(false, 1e308, 'nobody', -1e308, 1e308)>, 'size': <(-1, 0, false)>, 'more': <[1]>}",
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
  ADD ("state-that-does-not-fit", test_state_that_does_not_fit);
  return g_test_run ();
}
