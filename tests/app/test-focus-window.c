/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Neighbourhoods, back and forward, and layouts of a part in the real window, by real keys and buttons where the display
 * is X11 and xdotool is there.
 */

#include "support/test-support.h"
#include "window-fixture.h"

#include "app/dossier-canvas-private.h"
#include "app/dossier-focus-bar.h"
#include "render/dossier-pick.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>
#endif

static const char dossier[]
    = "{\"dossier\": 1, \"title\": \"Star\", \"sources\": [], \"nodes\": ["
      "{\"id\": \"hub\", \"type\": \"actor\", \"label\": \"Hub\"},"
      "{\"id\": \"a\", \"type\": \"statement\", \"label\": \"A first statement\"},"
      "{\"id\": \"b\", \"type\": \"measure\", \"label\": \"Second, a measure\"},"
      "{\"id\": \"c\", \"type\": \"element\", \"label\": \"Third\"},"
      "{\"id\": \"d\", \"type\": \"statement\", \"label\": \"Fourth statement, about nothing\"},"
      "{\"id\": \"e\", \"type\": \"actor\", \"label\": \"Fifth\"}],"
      "\"edges\": ["
      "{\"id\": \"ea\", \"from\": \"hub\", \"to\": \"a\", \"type\": \"said\"},"
      "{\"id\": \"eb\", \"from\": \"hub\", \"to\": \"b\", \"type\": \"announced\"},"
      "{\"id\": \"ec\", \"from\": \"hub\", \"to\": \"c\", \"type\": \"about\"},"
      "{\"id\": \"ed\", \"from\": \"hub\", \"to\": \"d\", \"type\": \"contradicts\"},"
      "{\"id\": \"ee\", \"from\": \"d\", \"to\": \"e\", \"type\": \"about\"}]}\n";

typedef struct
{
  WindowFixture base;
  char *folder;
  DossierCanvas *canvas;
  DossierExploration *exploration;
} Fixture;

static gboolean
at_rest (Fixture *fixture)
{
  return dossier_session_get_state (fixture->base.session) == DOSSIER_SESSION_READY
         && !dossier_session_get_busy (fixture->base.session) && dossier_session_get_search (fixture->base.session) != NULL
         && !dossier_exploration_is_asking (fixture->exploration) && fixture->canvas->scene != NULL
         && fixture->canvas->viewport.height > 0 && !dossier_canvas_motion_is_moving (fixture->canvas->motion)
         && dossier_tile_layer_is_settled (fixture->canvas->whole);
}

static void
open_copy (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, dossier, -1, &error);
  g_assert_no_error (error);
  fixture_open_file (&fixture->base, file);
  test_wait_until (at_rest (fixture));
  fixture_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* Everything arrives at once, so that nothing is timed. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->folder = g_dir_make_tmp ("focus-XXXXXX", &error);
  g_assert_no_error (error);
  fixture_set_up (&fixture->base, data);
  fixture->exploration = dossier_session_get_exploration (fixture->base.session);
  fixture->canvas
      = DOSSIER_CANVAS (g_object_ref (gtk_widget_get_template_child (GTK_WIDGET (fixture->base.window),
                                                                     DOSSIER_TYPE_WINDOW, "canvas")));
  open_copy (fixture, "one.dossier");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "one.dossier", "two.dossier" };

  g_object_unref (fixture->canvas);
  fixture_tear_down (&fixture->base, data);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
on_command_ended (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Real events, at a place of the canvas where @place is not %NULL. FALSE, with the test skipped, where there can be
 * none. */
static gboolean
xdotool (Fixture *fixture, const DossierPoint *place, const char *command)
{
#ifdef GDK_WINDOWING_X11
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->base.window));
  g_autofree char *program = g_find_program_in_path ("xdotool");
  g_autoptr (GString) line = g_string_new ("xdotool");
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) argv = NULL;
  gboolean ended = FALSE;

  if (program == NULL || !GDK_IS_X11_SURFACE (surface))
    {
      g_test_skip ("needs X11 and xdotool");
      return FALSE;
    }

  test_wait_until (gtk_window_is_active (GTK_WINDOW (fixture->base.window)));
  if (place != NULL)
    {
      double left;
      double top;
      double x;
      double y;

      gtk_native_get_surface_transform (GTK_NATIVE (fixture->base.window), &left, &top);
      gtk_widget_translate_coordinates (
          GTK_WIDGET (fixture->canvas), GTK_WIDGET (fixture->base.window), place->x, place->y, &x, &y);
      g_string_append_printf (line, " mousemove --window %lu %d %d", gdk_x11_surface_get_xid (surface),
                              (int) round (x + left), (int) round (y + top));
    }
  g_string_append_printf (line, " %s", command);
  argv = g_strsplit (line->str, " ", -1);
  process = g_subprocess_newv ((const char *const *) argv, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, on_command_ended, &ended);
  test_wait_until (ended);
  return TRUE;
#else
  g_test_skip ("needs X11 and xdotool");
  return FALSE;
#endif
}

static guint
node (Fixture *fixture, const char *id)
{
  return fixture_find_node (&fixture->base, id);
}

static void
select_node (Fixture *fixture, const char *id)
{
  dossier_session_select_node (fixture->base.session, node (fixture, id), FALSE);
  fixture_settle ();
}

static gboolean
is_selected (Fixture *fixture, const char *id)
{
  return dossier_session_get_selection (fixture->base.session).node == node (fixture, id);
}

static DossierFocus *
get_focus (Fixture *fixture)
{
  return dossier_exploration_get_focus (fixture->exploration);
}

static gboolean
is_enabled (Fixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->base.window), action);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (is_enabled (fixture, action + strlen ("win.")));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->base.window), action, NULL));
  fixture_settle ();
}

static gboolean
bar_says (Fixture *fixture, const char *text)
{
  GtkWidget *bar = fixture_find (GTK_WIDGET (fixture->base.window), DOSSIER_TYPE_FOCUS_BAR, NULL);

  return bar != NULL && fixture_find (bar, GTK_TYPE_LABEL, text) != NULL;
}

static DossierPoint
get_place (Fixture *fixture, guint index)
{
  const DossierBox *box = &dossier_layout_get_boxes (dossier_scene_get_layout (fixture->canvas->scene))[index];

  return dossier_viewport_to_widget (&fixture->canvas->viewport, box->x + box->width / 2, box->y + box->height / 2);
}

static gboolean
is_dimmed (Fixture *fixture, const char *id)
{
  return dossier_scene_get_visibility (fixture->canvas->scene, node (fixture, id)) == DOSSIER_VISIBILITY_DIMMED;
}

static void
test_focus_by_keys (Fixture *fixture, gconstpointer data)
{
  DossierViewport before = fixture->canvas->viewport;
  DossierScene *scene = fixture->canvas->scene;

  g_assert_false (is_enabled (fixture, "focus-node"));
  g_assert_null (fixture_find (GTK_WIDGET (fixture->base.window), DOSSIER_TYPE_FOCUS_BAR, NULL));
  select_node (fixture, "e");
  if (!xdotool (fixture, NULL, "key n"))
    return;
  test_wait_until (get_focus (fixture) != NULL && fixture->canvas->marks != NULL && at_rest (fixture));
  g_assert_cmpstr (get_focus (fixture)->centres[0], ==, "e");
  g_assert_cmpuint (get_focus (fixture)->hops, ==, 1);
  g_assert_true (bar_says (fixture, "Fifth"));
  g_assert_true (bar_says (fixture, "1 hop"));
  test_wait_until (bar_says (fixture, "2 of 6"));
  g_assert_true (is_dimmed (fixture, "hub"));
  g_assert_false (is_dimmed (fixture, "d"));
  g_assert_false (is_enabled (fixture, "focus-less"));

  /* Nothing moves by it. */
  g_assert_true (dossier_viewport_equal (&fixture->canvas->viewport, &before));
  g_assert_true (fixture->canvas->scene != scene);

  xdotool (fixture, NULL, "key bracketright");
  test_wait_until (get_focus (fixture)->hops == 2 && bar_says (fixture, "3 of 6"));
  g_assert_true (bar_says (fixture, "2 hops"));
  xdotool (fixture, NULL, "key bracketleft");
  test_wait_until (get_focus (fixture)->hops == 1);

  gtk_widget_activate_action (GTK_WIDGET (fixture->base.window), "win.focus-direction", "s", "out");
  test_wait_until (bar_says (fixture, "1 of 6"));
  g_assert_true (bar_says (fixture, "Outgoing"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.window), "win.focus-direction", "s", "in");
  test_wait_until (bar_says (fixture, "2 of 6"));

  xdotool (fixture, NULL, "key a");
  test_wait_until (get_focus (fixture) == NULL);
  test_wait_until (at_rest (fixture) && !is_dimmed (fixture, "hub"));
  g_assert_null (fixture_find (GTK_WIDGET (fixture->base.window), DOSSIER_TYPE_FOCUS_BAR, NULL));
  g_assert_null (fixture->canvas->marks);
}

static void
test_relations_to_go_along (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->base.window);
  GtkWidget *bar;
  GtkWidget *check;

  select_node (fixture, "hub");
  act (fixture, "win.focus-node");
  test_wait_until (bar_says (fixture, "5 of 6"));
  bar = fixture_find (window, DOSSIER_TYPE_FOCUS_BAR, NULL);
  gtk_menu_button_popup (
      GTK_MENU_BUTTON (gtk_widget_get_template_child (bar, DOSSIER_TYPE_FOCUS_BAR, "relations_button")));
  check = gtk_widget_get_parent (fixture_wait_for (bar, GTK_TYPE_LABEL, "Said"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpstr (get_focus (fixture)->relations[0], ==, "said");
  g_assert_null (get_focus (fixture)->relations[1]);
  test_wait_until (bar_says (fixture, "2 of 6"));
  check = gtk_widget_get_parent (fixture_wait_for (bar, GTK_TYPE_LABEL, "Contradicts"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  test_wait_until (bar_says (fixture, "3 of 6"));
  g_assert_true (bar_says (fixture, "2 Relations"));
  gtk_menu_button_popdown (
      GTK_MENU_BUTTON (gtk_widget_get_template_child (bar, DOSSIER_TYPE_FOCUS_BAR, "relations_button")));
  test_wait_until (!gtk_widget_get_mapped (check));

  /* Another middle goes along the same. */
  select_node (fixture, "d");
  act (fixture, "win.focus-node");
  g_assert_cmpuint (g_strv_length (get_focus (fixture)->relations), ==, 2);
  test_wait_until (bar_says (fixture, "2 of 6"));
}

/* Twice as large, the words have room in their mark, all of which is there to be clicked. */
static void
test_large_text (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->canvas));
  DossierCanvas *canvas = fixture->canvas;
  DossierBox card;
  int dpi;

  select_node (fixture, "e");
  act (fixture, "win.focus-node");
  test_wait_until (canvas->marks != NULL && at_rest (fixture));
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_object_set (settings, "gtk-xft-dpi", (i + 1) * 96 * 1024, NULL);
      test_wait_until (at_rest (fixture));
      card = dossier_pick_get_node_box (canvas->scene, canvas->viewport.zoom, node (fixture, "d"));
      card = dossier_viewport_box_to_widget (&canvas->viewport, &card);
      g_assert_cmpuint (dossier_canvas_marks_find_at (canvas, card.x + card.width - 2, card.y + card.height + 12),
                        ==,
                        i == 0 ? DOSSIER_INDEX_NONE : node (fixture, "d"));
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static void
test_expand_in_place (Fixture *fixture, gconstpointer data)
{
  DossierCanvas *canvas = fixture->canvas;
  DossierViewport before;
  DossierBox card;
  DossierPoint corner;
  const DossierFocusMark *mark;

  select_node (fixture, "e");
  act (fixture, "win.focus-node");
  test_wait_until (canvas->marks != NULL && at_rest (fixture));
  mark = dossier_focus_marks_find (canvas->marks, node (fixture, "d"));
  g_assert_nonnull (mark);
  g_assert_cmpuint (mark->n_hidden, ==, 1);
  dossier_session_clear_selection (fixture->base.session);
  test_wait_until (at_rest (fixture));

  /* A click on the mark at its card. */
  before = canvas->viewport;
  card = dossier_pick_get_node_box (canvas->scene, canvas->viewport.zoom, node (fixture, "d"));
  card = dossier_viewport_box_to_widget (&canvas->viewport, &card);
  corner = (DossierPoint){ card.x + card.width - 2, card.y + card.height + 5 };
  g_assert_cmpuint (dossier_canvas_marks_find_at (canvas, corner.x, corner.y), ==, node (fixture, "d"));
  g_assert_cmpuint (dossier_canvas_marks_find_at (canvas, card.x + card.width / 3, card.y + 2), ==, DOSSIER_INDEX_NONE);
  if (!xdotool (fixture, &corner, "click 1"))
    return;
  test_wait_until (get_focus (fixture)->expanded[0] != NULL);
  g_assert_cmpstr (get_focus (fixture)->expanded[0], ==, "d");
  test_wait_until (bar_says (fixture, "3 of 6") && at_rest (fixture));
  g_assert_false (is_dimmed (fixture, "hub"));
  g_assert_true (is_selected (fixture, "d"));
  g_assert_true (dossier_viewport_equal (&canvas->viewport, &before));

  xdotool (fixture, NULL, "key c");
  test_wait_until (get_focus (fixture)->expanded[0] == NULL);
  g_assert_null (get_focus (fixture)->collapsed[0]);
  xdotool (fixture, NULL, "key c");
  test_wait_until (get_focus (fixture)->collapsed[0] != NULL);
  g_assert_false (is_enabled (fixture, "collapse-node"));
  xdotool (fixture, NULL, "key e");
  test_wait_until (get_focus (fixture)->collapsed[0] == NULL);
}

static void
test_collapse_in_the_whole (Fixture *fixture, gconstpointer data)
{
  const DossierFocusMark *mark;

  select_node (fixture, "hub");
  g_assert_false (is_enabled (fixture, "expand-node"));
  act (fixture, "win.collapse-node");
  test_wait_until (fixture->canvas->marks != NULL && at_rest (fixture));
  mark = dossier_focus_marks_find (fixture->canvas->marks, node (fixture, "hub"));
  g_assert_true (mark->collapsed);
  g_assert_cmpuint (mark->n_hidden, ==, 3);
  g_assert_true (is_dimmed (fixture, "a"));
  g_assert_false (is_dimmed (fixture, "d"));
  g_assert_true (bar_says (fixture, "1 collapsed"));
  act (fixture, "win.expand-node");
  test_wait_until (get_focus (fixture) == NULL);
}

static void
test_pin (Fixture *fixture, gconstpointer data)
{
  select_node (fixture, "a");
  if (!xdotool (fixture, NULL, "key p"))
    return;
  test_wait_until (get_focus (fixture) != NULL);
  select_node (fixture, "e");
  g_assert_cmpint (g_variant_get_boolean (g_action_group_get_action_state (G_ACTION_GROUP (fixture->base.window), "pin-node")),
                   ==, FALSE);
  act (fixture, "win.focus-node");
  test_wait_until (fixture->canvas->marks != NULL && bar_says (fixture, "3 of 6"));
  g_assert_true (dossier_focus_marks_find (fixture->canvas->marks, node (fixture, "a"))->pinned);
  test_wait_until (at_rest (fixture));
  g_assert_false (is_dimmed (fixture, "a"));
  select_node (fixture, "a");
  xdotool (fixture, NULL, "key p");
  test_wait_until (get_focus (fixture)->pinned[0] == NULL);
  test_wait_until (at_rest (fixture));
  g_assert_true (is_dimmed (fixture, "a"));
}

static void
test_a_relation_has_two_middles (Fixture *fixture, gconstpointer data)
{
  dossier_session_select_edge (
      fixture->base.session,
      dossier_graph_find_edge (dossier_session_get_graph (fixture->base.session), "ee"), FALSE);
  act (fixture, "win.focus-node");
  g_assert_cmpstr (get_focus (fixture)->centres[0], ==, "d");
  g_assert_cmpstr (get_focus (fixture)->centres[1], ==, "e");
  test_wait_until (bar_says (fixture, "3 of 6"));
  g_assert_true (bar_says (fixture, "and 1 other"));
}

static void
test_screen_reader_is_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *description = NULL;

  select_node (fixture, "d");
  act (fixture, "win.focus-node");
  select_node (fixture, "hub");
  test_wait_until (fixture->canvas->marks != NULL);
  description = dossier_canvas_marks_describe (fixture->canvas, node (fixture, "hub"));
  g_assert_cmpstr (description, ==, "3 neighbors not shown");
}

static void
test_back_and_forward (Fixture *fixture, gconstpointer data)
{
  DossierViewportPlace near;

  g_assert_false (is_enabled (fixture, "back"));
  g_assert_false (is_enabled (fixture, "forward"));
  select_node (fixture, "a");
  dossier_canvas_zoom_to (fixture->canvas, 2, FALSE);
  near = dossier_canvas_get_place (fixture->canvas);
  select_node (fixture, "b");
  act (fixture, "win.focus-node");
  dossier_canvas_fit (fixture->canvas, FALSE);
  g_assert_true (is_enabled (fixture, "back"));

  if (!xdotool (fixture, NULL, "key alt+Left"))
    return;
  test_wait_until (get_focus (fixture) == NULL);
  g_assert_true (is_selected (fixture, "b"));
  g_assert_cmpfloat_with_epsilon (dossier_canvas_get_zoom (fixture->canvas), 2, 0.001);
  xdotool (fixture, NULL, "key alt+Left");
  test_wait_until (is_selected (fixture, "a"));
  test_wait_until (at_rest (fixture));
  g_assert_cmpfloat_with_epsilon (dossier_canvas_get_place (fixture->canvas).x, near.x, 0.5);
  xdotool (fixture, NULL, "key alt+Left");
  test_wait_until (dossier_session_get_selection (fixture->base.session).node == DOSSIER_INDEX_NONE);
  test_wait_until (!is_enabled (fixture, "back"));

  /* The buttons at the side of a mouse. */
  xdotool (fixture, &(DossierPoint){ 5, 200 }, "click 9 click 9");
  test_wait_until (is_selected (fixture, "b"));
  xdotool (fixture, NULL, "key alt+Right");
  test_wait_until (get_focus (fixture) != NULL);
  g_assert_true (dossier_viewport_is_fit (&fixture->canvas->viewport));
  g_assert_false (is_enabled (fixture, "forward"));
  xdotool (fixture, &(DossierPoint){ 5, 200 }, "click 8");
  test_wait_until (get_focus (fixture) == NULL);
  /* GTK 4.18 goes on counting such a button as pressed until another is, and warns when the window goes. */
  xdotool (fixture, &(DossierPoint){ 5, 200 }, "click 1");
  test_wait_until (dossier_session_get_selection (fixture->base.session).node == DOSSIER_INDEX_NONE);
  test_wait_until ((gtk_widget_get_state_flags (GTK_WIDGET (fixture->canvas)) & GTK_STATE_FLAG_ACTIVE) == 0);
}

static void
test_back_restores_query_and_view (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->base.window);

  /* Typed letter by letter it is one thing. */
  dossier_exploration_set_query (fixture->exploration, "F");
  fixture_settle ();
  dossier_exploration_set_query (fixture->exploration, "Fi");
  fixture_settle ();
  dossier_exploration_set_query (fixture->exploration, "Fifth");
  fixture_settle ();
  gtk_widget_activate_action (window, "win.view", "s", "nodes");
  fixture_settle ();
  dossier_exploration_set_hide (fixture->exploration, TRUE);
  fixture_settle ();

  act (fixture, "win.back");
  g_assert_false (dossier_exploration_get_hide (fixture->exploration));
  act (fixture, "win.back");
  g_assert_cmpstr (g_variant_get_string (g_action_group_get_action_state (G_ACTION_GROUP (window), "view"), NULL), ==,
                   "graph");
  g_assert_cmpstr (dossier_exploration_get_query (fixture->exploration), ==, "Fifth");
  act (fixture, "win.back");
  g_assert_cmpstr (dossier_exploration_get_query (fixture->exploration), ==, "");
  g_assert_false (is_enabled (fixture, "back"));
}

static void
test_walking_is_one_step (Fixture *fixture, gconstpointer data)
{
  select_node (fixture, "a");
  if (!xdotool (fixture, NULL, "key Left key Right key Up key Down key Left key Right"))
    return;
  test_wait_until (!is_selected (fixture, "a"));
  fixture_settle ();
  xdotool (fixture, NULL, "key Up key Down");
  fixture_settle ();
  xdotool (fixture, NULL, "key alt+Left");
  test_wait_until (is_selected (fixture, "a"));
  xdotool (fixture, NULL, "key alt+Left");
  test_wait_until (!is_enabled (fixture, "back"));
}

static void
test_one_act_is_one_step (Fixture *fixture, gconstpointer data)
{
  dossier_session_select_node (fixture->base.session, node (fixture, "a"), FALSE);
  dossier_exploration_set_query (fixture->exploration, "statement");
  fixture_settle ();
  act (fixture, "win.back");
  g_assert_false (is_enabled (fixture, "back"));
  g_assert_cmpstr (dossier_exploration_get_query (fixture->exploration), ==, "");
}

static void
test_history_of_a_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierGraph) before = dossier_graph_ref (dossier_session_get_graph (fixture->base.session));

  select_node (fixture, "a");
  select_node (fixture, "b");
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.window), "win.reload", NULL);
  /* It is at rest also before the file is read. */
  test_wait_until (dossier_session_get_graph (fixture->base.session) != before && at_rest (fixture));
  g_assert_true (is_enabled (fixture, "back"));
  act (fixture, "win.back");
  g_assert_true (is_selected (fixture, "a"));

  open_copy (fixture, "two.dossier");
  g_assert_false (is_enabled (fixture, "back"));
  g_assert_false (is_enabled (fixture, "forward"));
}

static void
test_lay_out_these_only (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->base.window);
  DossierSession *session = fixture->base.session;
  g_autoptr (DossierLayout) whole = dossier_layout_ref (dossier_scene_get_layout (fixture->canvas->scene));
  DossierViewportPlace place;

  g_assert_false (is_enabled (fixture, "layout-matches"));
  g_assert_false (is_enabled (fixture, "undo"));
  select_node (fixture, "e");
  act (fixture, "win.focus-node");
  test_wait_until (at_rest (fixture) && is_dimmed (fixture, "a"));
  dossier_canvas_zoom_to (fixture->canvas, 2.5, FALSE);
  place = dossier_canvas_get_place (fixture->canvas);

  act (fixture, "win.layout-matches");
  test_wait_until (dossier_session_is_part (session) && at_rest (fixture));
  g_assert_false (dossier_scene_is_visible (fixture->canvas->scene, node (fixture, "a")));
  g_assert_true (dossier_scene_is_visible (fixture->canvas->scene, node (fixture, "d")));
  g_assert_true (dossier_viewport_is_fit (&fixture->canvas->viewport));
  g_assert_nonnull (fixture_find (window, GTK_TYPE_LABEL, "Laid out 2 nodes only"));
  g_assert_nonnull (fixture_find (window, GTK_TYPE_LABEL, "2 nodes laid out"));
  g_assert_false (is_enabled (fixture, "layout-matches"));
  g_assert_true (is_enabled (fixture, "layout-all"));

  /* More is asked for than has a place. */
  act (fixture, "win.focus-more");
  test_wait_until (fixture_find (window, GTK_TYPE_LABEL, "1 more not shown") != NULL);
  g_assert_true (is_enabled (fixture, "layout-matches"));

  if (!xdotool (fixture, NULL, "key ctrl+z"))
    return;
  test_wait_until (!dossier_session_is_part (session) && at_rest (fixture));
  g_assert_true (dossier_scene_get_layout (fixture->canvas->scene) == whole);
  g_assert_cmpfloat_with_epsilon (dossier_canvas_get_zoom (fixture->canvas), 2.5, 0.001);
  g_assert_cmpfloat_with_epsilon (dossier_canvas_get_place (fixture->canvas).x, place.x, 0.5);
  g_assert_null (fixture_find (window, GTK_TYPE_LABEL, "2 nodes laid out"));
  /* Nor is there an offer to undo what is undone. */
  g_assert_null (fixture_find (window, GTK_TYPE_LABEL, "Laid out 2 nodes only"));
  xdotool (fixture, NULL, "key ctrl+shift+z");
  test_wait_until (dossier_session_is_part (session) && at_rest (fixture));
  act (fixture, "win.layout-all");
  g_assert_true (dossier_scene_get_layout (dossier_session_get_scene (session)) == whole);
}

static void
test_nodes_travel_to_a_part (Fixture *fixture, gconstpointer data)
{
  DossierCanvas *canvas = fixture->canvas;
  DossierPoint before;
  DossierBox box;

  select_node (fixture, "e");
  act (fixture, "win.focus-node");
  test_wait_until (at_rest (fixture) && is_dimmed (fixture, "a"));
  before = get_place (fixture, node (fixture, "d"));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.window), "win.layout-matches", NULL);
  test_wait_until (dossier_session_is_part (fixture->base.session));
  g_assert_true (dossier_canvas_move_is_moving (canvas->move));
  g_assert_true (dossier_canvas_move_get_box (canvas->move, node (fixture, "d"), &canvas->viewport, &box));
  g_assert_cmpfloat_with_epsilon (box.x + box.width / 2, before.x, 0.01);
  /* What goes has no way. */
  g_assert_false (dossier_canvas_move_get_box (canvas->move, node (fixture, "a"), &canvas->viewport, &box));
  test_wait_until (!dossier_canvas_move_is_moving (canvas->move));
}

/* (nullable): the item of the graph's menu that has the focus. */
static GtkWidget *
get_menu_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->base.window));

  return focus != NULL && gtk_widget_is_ancestor (focus, fixture->canvas->menu) ? focus : NULL;
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first;
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);

  select_node (fixture, "hub");
  if (!xdotool (fixture, NULL, "key shift+F10"))
    return;
  test_wait_until (fixture->canvas->menu != NULL && gtk_widget_get_mapped (fixture->canvas->menu));
  g_assert_nonnull (fixture_find (fixture->canvas->menu, GTK_TYPE_LABEL, "Focus Here"));
  g_assert_nonnull (fixture_find (fixture->canvas->menu, GTK_TYPE_LABEL, "Collapse"));
  g_assert_null (fixture_find (fixture->canvas->menu, GTK_TYPE_LABEL, "Expand"));
  g_assert_null (fixture_find (fixture->canvas->menu, GTK_TYPE_LABEL, "Lay Out These Only"));
  /* The arrow keys stay in it. */
  test_wait_until (get_menu_focus (fixture) != NULL);
  first = get_menu_focus (fixture);
  xdotool (fixture, NULL, "key Down");
  test_wait_until (get_menu_focus (fixture) != first);
  g_assert_nonnull (get_menu_focus (fixture));
  xdotool (fixture, NULL, "key Up");
  test_wait_until (get_menu_focus (fixture) != NULL && get_menu_focus (fixture) == first);
  xdotool (fixture, NULL, "key h");
  test_wait_until (get_focus (fixture) != NULL);
  g_assert_cmpstr (get_focus (fixture)->centres[0], ==, "hub");
  test_wait_until (gtk_widget_has_focus (canvas));
}

int
main (int argc, char *argv[])
{
#if !GTK_CHECK_VERSION(4, 14, 0)
  /* From then on this context crashes at an announcement. */
  g_setenv ("GTK_A11Y", "test", TRUE);
#endif
  fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/focus/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("focus-by-keys", test_focus_by_keys);
  ADD ("relations-to-go-along", test_relations_to_go_along);
  ADD ("large-text", test_large_text);
  ADD ("expand-in-place", test_expand_in_place);
  ADD ("collapse-in-the-whole", test_collapse_in_the_whole);
  ADD ("pin", test_pin);
  ADD ("a-relation-has-two-middles", test_a_relation_has_two_middles);
  ADD ("screen-reader-is-told", test_screen_reader_is_told);
  ADD ("back-and-forward", test_back_and_forward);
  ADD ("back-restores-query-and-view", test_back_restores_query_and_view);
  ADD ("walking-is-one-step", test_walking_is_one_step);
  ADD ("one-act-is-one-step", test_one_act_is_one_step);
  ADD ("history-of-a-file", test_history_of_a_file);
  ADD ("lay-out-these-only", test_lay_out_these_only);
  ADD ("nodes-travel-to-a-part", test_nodes_travel_to_a_part);
  ADD ("menu", test_menu);
#undef ADD
  return fixture_run ();
}
