/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * The canvas in a real window with a real session, driven by real pointer and key events where the display is X11 and
 * xdotool is there.
 */

#include "core/dossier-worker.h"
#include "real-events.h"
#include "support/test-support.h"

#include "app/dossier-canvas-private.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>

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
  char *path;
  DossierSession *session;
  GtkWidget *window;
  DossierCanvas *canvas;
  GtkWidget *after; /* where Tab goes from the canvas */
  guint n_evidence;
} Fixture;

static void
on_activate_evidence (Fixture *fixture)
{
  fixture->n_evidence++;
}

static gboolean
is_settled (DossierCanvas *canvas)
{
  return dossier_tile_layer_is_settled (canvas->whole) && dossier_tile_layer_is_settled (canvas->selected)
         && dossier_tile_layer_is_settled (canvas->lit) && !dossier_canvas_motion_is_moving (canvas->motion);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  int fd = g_file_open_tmp ("canvas-XXXXXX.dossier", &fixture->path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (fixture->path, dossier, -1, &error);
  g_assert_no_error (error);

  /* Everything arrives at once, so that nothing is timed. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  fixture->session = dossier_session_new ();
  fixture->canvas = DOSSIER_CANVAS (dossier_canvas_new ());
  dossier_canvas_set_session (fixture->canvas, fixture->session);
  g_signal_connect_swapped (fixture->canvas, "activate-evidence", G_CALLBACK (on_activate_evidence), fixture);
  fixture->after = gtk_button_new_with_label ("After");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->canvas));
  gtk_box_append (GTK_BOX (box), fixture->after);

  fixture->window = g_object_ref_sink (gtk_window_new ());
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));

  file = g_file_new_for_path (fixture->path);
  dossier_session_open (fixture->session, file);
  test_wait_until (dossier_session_get_state (fixture->session) == DOSSIER_SESSION_READY);
  test_wait_until (gtk_widget_get_height (GTK_WIDGET (fixture->canvas)) > 0 && is_settled (fixture->canvas));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
  g_object_unref (fixture->session);
  g_unlink (fixture->path);
  g_free (fixture->path);
}

/* Which node has this id. */
static guint
node (Fixture *fixture, const char *id)
{
  return dossier_graph_find_node (dossier_session_get_graph (fixture->session), id);
}

static guint
edge (Fixture *fixture, const char *id)
{
  return dossier_graph_find_edge (dossier_session_get_graph (fixture->session), id);
}

static DossierPoint
get_place (Fixture *fixture, guint index)
{
  const DossierBox *box = &dossier_layout_get_boxes (dossier_scene_get_layout (fixture->canvas->scene))[index];

  return dossier_viewport_to_widget (&fixture->canvas->viewport, box->x + box->width / 2, box->y + box->height / 2);
}

static void
act (Fixture *fixture, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) owned = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->canvas), action, owned));
}

#define assert_selected(fixture, n, e)                                                                                 \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_assert_cmpuint (dossier_session_get_selection ((fixture)->session).node, ==, (n));                               \
    g_assert_cmpuint (dossier_session_get_selection ((fixture)->session).edge, ==, (e));                               \
  }                                                                                                                    \
  G_STMT_END

/* Real events, at a place of the canvas where @place is not %NULL. FALSE, with the test skipped, where there can be
 * none. */
static gboolean
xdotool (Fixture *fixture, const DossierPoint *place, const char *command)
{
  return real_events_send (GTK_WIDGET (fixture->canvas),
                           place != NULL ? MAX (place->x, 0) : -1,
                           place != NULL ? place->y : -1,
                           command);
}

static void
test_first_scene_fits (Fixture *fixture, gconstpointer data)
{
  g_assert_true (dossier_viewport_is_fit (&fixture->canvas->viewport));
  g_assert_cmpfloat (dossier_canvas_get_zoom (fixture->canvas), <=, DOSSIER_VIEWPORT_FULL_SIZE);
  assert_selected (fixture, DOSSIER_INDEX_NONE, DOSSIER_INDEX_NONE);
}

static void
test_click_selects (Fixture *fixture, gconstpointer data)
{
  DossierLayout *layout = dossier_scene_get_layout (fixture->canvas->scene);
  DossierPoint place;

  for (guint i = 0; i < dossier_graph_get_n_nodes (dossier_session_get_graph (fixture->session)); i++)
    {
      place = get_place (fixture, i);
      if (!xdotool (fixture, &place, "click 1"))
        return;
      test_wait_until (dossier_session_get_selection (fixture->session).node == i);
    }

  /* A little beside the thin curve still means it. */
  place = dossier_layout_get_edge_middle (layout, edge (fixture, "ee"));
  place = dossier_viewport_to_widget (&fixture->canvas->viewport, place.x, place.y);
  place.x += 2;
  place.y += 2;
  xdotool (fixture, &place, "click 1");
  test_wait_until (dossier_session_get_selection (fixture->session).edge == edge (fixture, "ee"));
  assert_selected (fixture, DOSSIER_INDEX_NONE, edge (fixture, "ee"));

  place = (DossierPoint){ 3, 3 };
  xdotool (fixture, &place, "click 1");
  test_wait_until (dossier_session_get_selection (fixture->session).edge == DOSSIER_INDEX_NONE);
  assert_selected (fixture, DOSSIER_INDEX_NONE, DOSSIER_INDEX_NONE);
}

static void
test_double_click_centres (Fixture *fixture, gconstpointer data)
{
  DossierPoint place;

  dossier_canvas_zoom_to (fixture->canvas, 0.5, FALSE);
  place = get_place (fixture, node (fixture, "e"));
  if (!xdotool (fixture, &place, "click --repeat 2 --delay 40 1"))
    return;
  test_wait_until (dossier_canvas_get_zoom (fixture->canvas) >= DOSSIER_VIEWPORT_FULL_SIZE);
  place = get_place (fixture, node (fixture, "e"));
  g_assert_cmpfloat_with_epsilon (place.x, fixture->canvas->viewport.width / 2, 0.01);
  g_assert_cmpfloat_with_epsilon (place.y, fixture->canvas->viewport.height / 2, 0.01);
  assert_selected (fixture, node (fixture, "e"), DOSSIER_INDEX_NONE);
}

static void
test_hover_lights_up (Fixture *fixture, gconstpointer data)
{
  DossierPoint place = get_place (fixture, node (fixture, "d"));
  DossierTileCache *cache;

  if (!xdotool (fixture, &place, "sleep 0"))
    return;
  test_wait_until (fixture->canvas->hover.node == node (fixture, "d") && is_settled (fixture->canvas));
  cache = dossier_tile_layer_get_cache (fixture->canvas->lit);
  g_assert_nonnull (cache);
  g_assert_cmpuint (dossier_tile_cache_get_subject (cache)->highlight.node, ==, node (fixture, "d"));
  assert_selected (fixture, DOSSIER_INDEX_NONE, DOSSIER_INDEX_NONE);

  /* Selected while it is lit, it gets its outline there. */
  g_assert_false (dossier_tile_cache_get_subject (cache)->selected);
  dossier_session_select_node (fixture->session, node (fixture, "d"), FALSE);
  test_wait_until (is_settled (fixture->canvas));
  cache = dossier_tile_layer_get_cache (fixture->canvas->lit);
  g_assert_true (dossier_tile_cache_get_subject (cache)->selected);

  place = (DossierPoint){ 3, 3 };
  xdotool (fixture, &place, "sleep 0");
  test_wait_until (fixture->canvas->hover.node == DOSSIER_INDEX_NONE && is_settled (fixture->canvas));
  g_assert_null (dossier_tile_layer_get_cache (fixture->canvas->lit));
}

/* What is selected and hidden lights nothing up, and so veils nothing. */
static void
test_hidden_selection (Fixture *fixture, gconstpointer data)
{
  DossierExploration *exploration = dossier_session_get_exploration (fixture->session);
  DossierTileCache *cache;

  dossier_session_select_node (fixture->session, node (fixture, "d"), FALSE);
  test_wait_until (is_settled (fixture->canvas));
  cache = dossier_tile_layer_get_cache (fixture->canvas->selected);
  g_assert_nonnull (cache);
  g_assert_cmpuint (dossier_tile_cache_get_subject (cache)->highlight.node, ==, node (fixture, "d"));

  dossier_exploration_set_hide (exploration, TRUE);
  dossier_exploration_set_query (exploration, "type:actor");
  test_wait_until (!dossier_scene_is_visible (fixture->canvas->scene, node (fixture, "d")));
  g_assert_true (dossier_scene_is_visible (fixture->canvas->scene, node (fixture, "e")));
  test_wait_until (dossier_tile_layer_get_cache (fixture->canvas->selected) == NULL);

  dossier_exploration_set_query (exploration, "");
  test_wait_until (dossier_scene_is_visible (fixture->canvas->scene, node (fixture, "d")));
  test_wait_until (dossier_tile_layer_get_cache (fixture->canvas->selected) != NULL);
}

/* What comes below a pointer that lies still is not pointed at, as when the keyboard moves the picture. */
static void
test_still_pointer_lights_nothing (Fixture *fixture, gconstpointer data)
{
  DossierCanvas *canvas = fixture->canvas;
  DossierPoint place = get_place (fixture, node (fixture, "d"));

  dossier_canvas_hover_clear (canvas);
  canvas->has_pointer = TRUE;
  canvas->pointer_x = place.x;
  canvas->pointer_y = place.y;
  dossier_canvas_hover_point (canvas, place.x, place.y);
  g_assert_cmpuint (canvas->under.node, ==, DOSSIER_INDEX_NONE);
  dossier_canvas_hover_point (canvas, place.x + 1, place.y);
  g_assert_cmpuint (canvas->under.node, ==, node (fixture, "d"));
  /* What it points at stays lit. */
  dossier_canvas_hover_point (canvas, place.x + 1, place.y);
  g_assert_cmpuint (canvas->under.node, ==, node (fixture, "d"));
}

static void
test_wheel_zooms_at_the_pointer (Fixture *fixture, gconstpointer data)
{
  DossierViewport *viewport = &fixture->canvas->viewport;
  double zoom = viewport->zoom;
  DossierPoint place = get_place (fixture, node (fixture, "a"));
  DossierPoint before;
  DossierPoint after;

  place = (DossierPoint){ round (place.x), round (place.y) };
  before = dossier_viewport_to_scene (viewport, place.x, place.y);
  if (!xdotool (fixture, &place, "click --repeat 3 --delay 5 4"))
    return;
  test_wait_until (dossier_canvas_get_zoom (fixture->canvas) > zoom * 1.7);
  after = dossier_viewport_to_scene (viewport, place.x, place.y);
  /* As exact as the pointer is. */
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 1.5);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 1.5);

  zoom = viewport->zoom;
  xdotool (fixture, &place, "click 5");
  test_wait_until (dossier_canvas_get_zoom (fixture->canvas) < zoom);
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type)
        return controller;
    }
  g_assert_not_reached ();
}

static void
scroll (Fixture *fixture, double dx, double dy)
{
  GtkEventController *controller = find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  gboolean handled = FALSE;

  g_signal_emit_by_name (controller, "scroll", dx, dy, &handled);
  g_assert_true (handled);
}

static void
lift_fingers (Fixture *fixture, double velocity_x, double velocity_y)
{
  g_signal_emit_by_name (find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_EVENT_CONTROLLER_SCROLL),
                         "decelerate", velocity_x, velocity_y);
}

/* Fingers that leave the touchpad in motion send the picture on its way, until something else is done. */
static void
test_fling (Fixture *fixture, gconstpointer data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  DossierCanvasMotion *motion = fixture->canvas->motion;
  GtkEventController *controller = find_controller (canvas, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  DossierViewport before;

  g_assert_true ((gtk_event_controller_scroll_get_flags (GTK_EVENT_CONTROLLER_SCROLL (controller))
                  & GTK_EVENT_CONTROLLER_SCROLL_KINETIC)
                 != 0);
  dossier_canvas_zoom_to (fixture->canvas, 2, FALSE);
  before = fixture->canvas->viewport;

  /* Who wants no animations has it stay where the fingers left it. */
  scroll (fixture, -0.25, 0);
  g_assert_cmpfloat_with_epsilon (fixture->canvas->viewport.x, before.x - 7.5, 0.01);
  lift_fingers (fixture, -20, 0);
  g_assert_false (dossier_canvas_motion_is_moving (motion));
  g_assert_cmpfloat_with_epsilon (fixture->canvas->viewport.x, before.x - 7.5, 0.01);
  dossier_canvas_zoom_to (fixture->canvas, 2, FALSE);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  before = fixture->canvas->viewport;
  scroll (fixture, -0.25, 0);
  lift_fingers (fixture, -2, 0);
  g_assert_true (dossier_canvas_motion_is_moving (motion));
  test_wait_until (!dossier_canvas_motion_is_moving (motion));
  /* Units of a wheel, each of which is as many pixels as when it is scrolled. */
  g_assert_cmpfloat (fixture->canvas->viewport.x, <, before.x - 12);
  g_assert_cmpfloat (fixture->canvas->viewport.y, ==, before.y);

  for (guint i = 0; i < 4; i++)
    {
      scroll (fixture, 0.25, 0);
      lift_fingers (fixture, 20, 0);
      g_assert_true (dossier_canvas_motion_is_moving (motion));
      if (i == 0)
        g_signal_emit_by_name (controller, "scroll-begin");
      else if (i == 1)
        scroll (fixture, 0.25, 0);
      else if (i == 2)
        g_signal_emit_by_name (find_controller (canvas, GTK_TYPE_GESTURE_DRAG), "drag-begin", 10., 10.);
      else
        act (fixture, "canvas.fit", NULL);
      if (i < 3)
        g_assert_false (dossier_canvas_motion_is_moving (motion));
      else
        test_wait_until (!dossier_canvas_motion_is_moving (motion));
    }

  /* What zoomed does not go on. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  scroll (fixture, 0, 1);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  lift_fingers (fixture, 0, 20);
  g_assert_false (dossier_canvas_motion_is_moving (motion));
}

static void
test_drag_pans (Fixture *fixture, gconstpointer data)
{
  DossierPoint place = { 400, 250 };
  DossierViewport before;

  dossier_canvas_zoom_to (fixture->canvas, 2, FALSE);
  before = fixture->canvas->viewport;
  if (!xdotool (fixture, &place, "mousedown 1 mousemove_relative 30 20 mousemove_relative 40 20 mouseup 1"))
    return;
  test_wait_until (fabs (fixture->canvas->viewport.x - (before.x - 35)) < 0.01 && !fixture->canvas->dragging);
  g_assert_cmpfloat_with_epsilon (fixture->canvas->viewport.y, before.y - 20, 0.01);
  g_assert_cmpfloat (fixture->canvas->viewport.zoom, ==, 2);
  /* It was no click. */
  assert_selected (fixture, DOSSIER_INDEX_NONE, DOSSIER_INDEX_NONE);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  DossierPoint place;

  test_wait_until (gtk_window_is_active (GTK_WINDOW (fixture->window)) || g_getenv ("DISPLAY") == NULL);
  dossier_session_select_node (fixture->session, node (fixture, "hub"), FALSE);
  if (!xdotool (fixture, NULL, "key Return"))
    return;
  test_wait_until (fixture->n_evidence == 1);

  /* What is selected stays where it is while all grows around it. */
  place = get_place (fixture, node (fixture, "hub"));
  xdotool (fixture, NULL, "key 1");
  test_wait_until (dossier_canvas_get_zoom (fixture->canvas) == DOSSIER_VIEWPORT_FULL_SIZE);
  g_assert_cmpfloat_with_epsilon (get_place (fixture, node (fixture, "hub")).x, place.x, 1);
  g_assert_cmpfloat_with_epsilon (get_place (fixture, node (fixture, "hub")).y, place.y, 1);
  xdotool (fixture, NULL, "key plus");
  test_wait_until (dossier_canvas_get_zoom (fixture->canvas) > DOSSIER_VIEWPORT_FULL_SIZE);
  xdotool (fixture, NULL, "key 1");
  test_wait_until (dossier_canvas_get_zoom (fixture->canvas) == DOSSIER_VIEWPORT_FULL_SIZE);
  xdotool (fixture, NULL, "key minus");
  test_wait_until (dossier_canvas_get_zoom (fixture->canvas) < DOSSIER_VIEWPORT_FULL_SIZE);
  xdotool (fixture, NULL, "key Home");
  test_wait_until (dossier_viewport_is_fit (&fixture->canvas->viewport));

  /* Contradictions first; after the last relation Tab leaves. */
  xdotool (fixture, NULL, "key Tab");
  test_wait_until (dossier_session_get_selection (fixture->session).edge == edge (fixture, "ed"));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->canvas)));
  xdotool (fixture, NULL, "key Escape");
  test_wait_until (dossier_session_get_selection (fixture->session).node == node (fixture, "hub"));
  xdotool (fixture, NULL, "key --repeat 4 --delay 20 Tab");
  test_wait_until (dossier_session_get_selection (fixture->session).edge != DOSSIER_INDEX_NONE);
  xdotool (fixture, NULL, "key Tab");
  test_wait_until (gtk_widget_is_focus (fixture->after));
  xdotool (fixture, NULL, "key shift+Tab");
  test_wait_until (gtk_widget_is_focus (GTK_WIDGET (fixture->canvas)));

  xdotool (fixture, NULL, "key Escape key Escape");
  test_wait_until (dossier_session_get_selection (fixture->session).edge == DOSSIER_INDEX_NONE);
  test_wait_until (dossier_session_get_selection (fixture->session).node == DOSSIER_INDEX_NONE);
  xdotool (fixture, NULL, "key Tab");
  test_wait_until (gtk_widget_is_focus (fixture->after));
}

static void
test_arrows_walk (Fixture *fixture, gconstpointer data)
{
  const DossierBox *boxes = dossier_layout_get_boxes (dossier_scene_get_layout (fixture->canvas->scene));
  guint hub = node (fixture, "hub");
  guint n_walked = 0;

  /* With nothing selected: what is nearest to the middle. */
  act (fixture, "canvas.walk", g_variant_new_int32 (GTK_DIR_RIGHT));
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node, !=, DOSSIER_INDEX_NONE);

  for (GtkDirectionType direction = GTK_DIR_UP; direction <= GTK_DIR_RIGHT; direction++)
    {
      guint to;

      dossier_session_select_node (fixture->session, hub, FALSE);
      act (fixture, "canvas.walk", g_variant_new_int32 ((int) direction));
      to = dossier_session_get_selection (fixture->session).node;
      if (to == hub)
        continue;
      n_walked++;
      if (direction == GTK_DIR_LEFT)
        g_assert_cmpfloat (boxes[to].x + boxes[to].width / 2, <, boxes[hub].x + boxes[hub].width / 2);
      if (direction == GTK_DIR_UP)
        g_assert_cmpfloat (boxes[to].y + boxes[to].height / 2, <, boxes[hub].y + boxes[hub].height / 2);
    }
  g_assert_cmpuint (n_walked, >, 0);

  /* Along a relation to its other end, and back. */
  dossier_session_select_node (fixture->session, node (fixture, "e"), FALSE);
  dossier_session_select_edge (fixture->session, edge (fixture, "ee"), FALSE);
  act (fixture, "canvas.follow", NULL);
  assert_selected (fixture, node (fixture, "d"), DOSSIER_INDEX_NONE);
}

static void
test_walking_reveals (Fixture *fixture, gconstpointer data)
{
  DossierPoint place;
  DossierViewport before;

  dossier_canvas_zoom_to (fixture->canvas, 8, FALSE);
  dossier_session_select_node (fixture->session, node (fixture, "e"), TRUE);
  place = get_place (fixture, node (fixture, "e"));
  g_assert_cmpfloat (place.x, >, 0);
  g_assert_cmpfloat (place.x, <, fixture->canvas->viewport.width);
  g_assert_cmpfloat (place.y, >, 0);
  g_assert_cmpfloat (place.y, <, fixture->canvas->viewport.height);

  /* What is in view stays where it is. */
  dossier_canvas_zoom_to (fixture->canvas, 1, FALSE);
  dossier_canvas_centre_selection (fixture->canvas);
  before = fixture->canvas->viewport;
  dossier_canvas_reveal_selection (fixture->canvas);
  g_assert_true (dossier_viewport_equal (&fixture->canvas->viewport, &before));

  /* But for what lies under what stands in the corner. */
  dossier_canvas_set_corner (fixture->canvas, (int) before.width / 2 - 10, (int) before.height / 2 - 10);
  dossier_canvas_centre_selection (fixture->canvas);
  dossier_canvas_reveal_selection (fixture->canvas);
  place = get_place (fixture, node (fixture, "e"));
  g_assert_true (place.x > before.width / 2 + 10 || place.y < before.height / 2 - 10);
}

static void
test_new_layout_keeps_the_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierScene) before = dossier_scene_ref (fixture->canvas->scene);
  guint hub = node (fixture, "hub");
  DossierPoint place;
  DossierPoint now;

  dossier_session_select_node (fixture->session, hub, FALSE);
  dossier_canvas_zoom_to (fixture->canvas, 1.5, FALSE);
  dossier_canvas_centre_selection (fixture->canvas);
  place = get_place (fixture, hub);

  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_DOT);
  test_wait_until (fixture->canvas->scene != before && !dossier_session_get_busy (fixture->session));
  g_assert_true (dossier_scene_get_layout (fixture->canvas->scene) != dossier_scene_get_layout (before));
  now = get_place (fixture, hub);
  g_assert_cmpfloat_with_epsilon (now.x, place.x, 0.01);
  g_assert_cmpfloat_with_epsilon (now.y, place.y, 0.01);
  g_assert_cmpfloat (fixture->canvas->viewport.zoom, ==, 1.5);
  /* The old picture stays until the new one is painted. */
  g_assert_true (dossier_tile_cache_get_subject (dossier_tile_layer_get_cache (fixture->canvas->whole))->scene
                 == before);
  test_wait_until (is_settled (fixture->canvas));
  g_assert_true (dossier_tile_cache_get_subject (dossier_tile_layer_get_cache (fixture->canvas->whole))->scene
                 == fixture->canvas->scene);
}

/* The eye can follow: each node starts where it was, and is at last where the new picture has it. */
static void
test_new_layout_moves_the_nodes (Fixture *fixture, gconstpointer data)
{
  DossierCanvas *canvas = fixture->canvas;
  g_autoptr (DossierScene) before = dossier_scene_ref (canvas->scene);
  guint n_nodes = dossier_graph_get_n_nodes (dossier_session_get_graph (fixture->session));
  g_autofree DossierPoint *places = g_new (DossierPoint, n_nodes);
  guint n_elsewhere = 0;
  DossierBox box;

  for (guint i = 0; i < n_nodes; i++)
    places[i] = get_place (fixture, i);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_DOT);
  test_wait_until (canvas->scene != before);

  g_assert_true (dossier_canvas_move_is_moving (canvas->move));
  for (guint i = 0; i < n_nodes; i++)
    {
      DossierPoint place = get_place (fixture, i);

      g_assert_true (dossier_canvas_move_get_box (canvas->move, i, &canvas->viewport, &box));
      g_assert_cmpfloat_with_epsilon (box.x + box.width / 2, places[i].x, 0.01);
      g_assert_cmpfloat_with_epsilon (box.y + box.height / 2, places[i].y, 0.01);
      n_elsewhere += hypot (place.x - places[i].x, place.y - places[i].y) > 5;
    }
  g_assert_cmpuint (n_elsewhere, >, 0);

  test_wait_until (!dossier_canvas_move_is_moving (canvas->move));
  g_assert_false (dossier_canvas_move_get_box (canvas->move, 0, &canvas->viewport, &box));
  g_assert_true (dossier_tile_cache_get_subject (dossier_tile_layer_get_cache (canvas->whole))->scene == canvas->scene);
}

/* No eye follows more than that: the pictures fade. */
static void
test_a_crowd_does_not_travel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) crowd = g_string_new ("{\"dossier\": 1, \"title\": \"Crowd\", \"sources\": [], \"nodes\": [");
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (DossierScene) before = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= DOSSIER_CANVAS_MOVE_MAX_NODES; i++)
    g_string_append_printf (
        crowd, "%s{\"id\": \"n%u\", \"type\": \"actor\", \"label\": \"N\"}", i > 0 ? "," : "", i);
  g_string_append (crowd, "], \"edges\": []}");
  g_file_set_contents (fixture->path, crowd->str, -1, &error);
  g_assert_no_error (error);
  dossier_session_open (fixture->session, file);
  test_wait_until (dossier_session_get_state (fixture->session) == DOSSIER_SESSION_READY && is_settled (fixture->canvas));

  before = dossier_scene_ref (fixture->canvas->scene);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_OVERVIEW);
  test_wait_until (fixture->canvas->scene != before);
  g_assert_true (dossier_scene_get_layout (fixture->canvas->scene) != dossier_scene_get_layout (before));
  g_assert_false (dossier_canvas_move_is_moving (fixture->canvas->move));
  test_wait_until (is_settled (fixture->canvas));
}

static void
test_motion_can_be_turned_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierScene) before = dossier_scene_ref (fixture->canvas->scene);

  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_DOT);
  test_wait_until (fixture->canvas->scene != before);
  g_assert_false (dossier_canvas_move_is_moving (fixture->canvas->move));
}

static void
test_places_to_come_back_to (Fixture *fixture, gconstpointer data)
{
  DossierCanvas *canvas = fixture->canvas;
  g_autoptr (DossierScene) before = dossier_scene_ref (canvas->scene);
  DossierViewportPlace fit = dossier_canvas_get_place (canvas);
  DossierViewportPlace near;
  DossierViewport viewport;

  g_assert_true (fit.fits);
  dossier_canvas_zoom_to (canvas, 3, FALSE);
  viewport = canvas->viewport;
  near = dossier_canvas_get_place (canvas);
  g_assert_false (near.fits);
  dossier_canvas_restore_place (canvas, &fit);
  g_assert_true (dossier_viewport_is_fit (&canvas->viewport));
  dossier_canvas_restore_place (canvas, &near);
  g_assert_true (dossier_viewport_equal (&canvas->viewport, &viewport));

  /* In another layout something else is there. */
  dossier_canvas_fit (canvas, FALSE);
  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_DOT);
  test_wait_until (canvas->scene != before);
  dossier_canvas_restore_place (canvas, &near);
  g_assert_true (dossier_viewport_is_fit (&canvas->viewport));
}

static void
test_new_theme_moves_nothing (Fixture *fixture, gconstpointer data)
{
  DossierViewport before;

  dossier_canvas_zoom_to (fixture->canvas, 1.5, FALSE);
  before = fixture->canvas->viewport;
  dossier_session_set_theme (fixture->session, DOSSIER_THEME_DARK);
  test_wait_until (dossier_scene_get_theme (fixture->canvas->scene) == DOSSIER_THEME_DARK);
  test_wait_until (is_settled (fixture->canvas));
  g_assert_true (dossier_viewport_equal (&fixture->canvas->viewport, &before));
}

static void
test_closing_clears (Fixture *fixture, gconstpointer data)
{
  dossier_session_select_node (fixture->session, 0, FALSE);
  dossier_session_close (fixture->session);
  g_assert_null (fixture->canvas->scene);
  g_assert_null (dossier_tile_layer_get_cache (fixture->canvas->whole));
  /* Nothing to move, select or copy, and no harm in trying. */
  act (fixture, "canvas.walk", g_variant_new_int32 (GTK_DIR_LEFT));
  act (fixture, "canvas.fit", NULL);
  act (fixture, "canvas.copy-label", NULL);
  act (fixture, "canvas.menu", NULL);
  act (fixture, "canvas.back", NULL);
}

static void
test_screen_reader_is_told (Fixture *fixture, gconstpointer data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (fixture->canvas);

  gtk_test_accessible_assert_role (accessible, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "Graph");
  dossier_session_select_node (fixture->session, node (fixture, "hub"), FALSE);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "Hub");
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Actor · 4 relations");
  dossier_session_select_edge (fixture->session, edge (fixture, "ea"), FALSE);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "Hub, said, A first statement");
}

int
main (int argc, char *argv[])
{
  int status;

#if !GTK_CHECK_VERSION(4, 14, 0)
  /* From then on this context crashes at an announcement. */
  g_setenv ("GTK_A11Y", "test", TRUE);
#endif
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  adw_init ();

#define ADD(name, func) g_test_add ("/canvas/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("first-scene-fits", test_first_scene_fits);
  ADD ("click-selects", test_click_selects);
  ADD ("double-click-centres", test_double_click_centres);
  ADD ("hover-lights-up", test_hover_lights_up);
  ADD ("hidden-selection", test_hidden_selection);
  ADD ("still-pointer-lights-nothing", test_still_pointer_lights_nothing);
  ADD ("wheel-zooms-at-the-pointer", test_wheel_zooms_at_the_pointer);
  ADD ("fling", test_fling);
  ADD ("drag-pans", test_drag_pans);
  ADD ("keys", test_keys);
  ADD ("arrows-walk", test_arrows_walk);
  ADD ("walking-reveals", test_walking_reveals);
  ADD ("new-layout-keeps-the-place", test_new_layout_keeps_the_place);
  ADD ("new-layout-moves-the-nodes", test_new_layout_moves_the_nodes);
  ADD ("a-crowd-does-not-travel", test_a_crowd_does_not_travel);
  ADD ("motion-can-be-turned-off", test_motion_can_be_turned_off);
  ADD ("places-to-come-back-to", test_places_to_come_back_to);
  ADD ("new-theme-moves-nothing", test_new_theme_moves_nothing);
  ADD ("closing-clears", test_closing_clears);
  ADD ("screen-reader-is-told", test_screen_reader_is_told);
#undef ADD
  status = g_test_run ();
  g_assert_true (dossier_worker_finish (60 * 1000));
  return status;
}
