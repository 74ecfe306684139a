/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * The canvas under fingers, on a touchscreen and on a touchpad: real events, as Mutter sends them when it is told to over
 * D-Bus. Runs in a session that with-mutter makes.
 */

#include "core/dossier-worker.h"
#include "support/test-support.h"

#include "app/dossier-canvas-private.h"

#include <adwaita.h>
#include <math.h>

/* Of NotifyPointerAxis. */
#define AXIS_FINGERS (1u << 2)

#define CAPABILITIES (GDK_SEAT_CAPABILITY_POINTER | GDK_SEAT_CAPABILITY_TOUCH)

typedef struct
{
  DossierSession *session;
  GtkWidget *window;
  DossierCanvas *canvas;
  double probe; /* where the pointer was sent last */
} Fixture;

static GDBusConnection *bus;
static char *fingers; /* the object of Mutter's that sends events */
static char *screen;  /* and of where they are sent to */

/* --- Mutter */

static GVariant *
call (const char *name, const char *path, const char *interface, const char *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer = g_dbus_connection_call_sync (bus, name, path, interface, method, parameters, NULL,
                                                  G_DBUS_CALL_FLAGS_NONE, 60000, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

static void
notify (const char *method, GVariant *parameters)
{
  g_variant_unref (call ("org.gnome.Mutter.RemoteDesktop", fingers, "org.gnome.Mutter.RemoteDesktop.Session", method,
                         parameters));
}

static char *
take_path (GVariant *answer)
{
  char *path;

  g_variant_get (answer, "(o)", &path);
  g_variant_unref (answer);
  return path;
}

static void
begin_session (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) id = NULL;
  g_autofree char *cast = NULL;
  GVariantBuilder options;
  GVariantBuilder none;

  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  fingers = take_path (call ("org.gnome.Mutter.RemoteDesktop", "/org/gnome/Mutter/RemoteDesktop",
                             "org.gnome.Mutter.RemoteDesktop", "CreateSession", NULL));
  answer = call ("org.gnome.Mutter.RemoteDesktop", fingers, "org.freedesktop.DBus.Properties", "Get",
                 g_variant_new ("(ss)", "org.gnome.Mutter.RemoteDesktop.Session", "SessionId"));
  g_variant_get (answer, "(v)", &id);

  /* Places are those of a screen that is recorded. */
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "remote-desktop-session-id", id);
  cast = take_path (call ("org.gnome.Mutter.ScreenCast", "/org/gnome/Mutter/ScreenCast", "org.gnome.Mutter.ScreenCast",
                          "CreateSession", g_variant_new ("(a{sv})", &options)));
  g_variant_builder_init (&none, G_VARIANT_TYPE_VARDICT);
  screen = take_path (call ("org.gnome.Mutter.ScreenCast", cast, "org.gnome.Mutter.ScreenCast.Session", "RecordMonitor",
                            g_variant_new ("(sa{sv})", "", &none)));
  notify ("Start", NULL);

  /* The devices are made when they are first used, and what they send before the program knows of them is lost. */
  notify ("NotifyPointerMotionAbsolute", g_variant_new ("(sdd)", screen, 1.0, 1.0));
  notify ("NotifyTouchDown", g_variant_new ("(sudd)", screen, 0, 1.0, 1.0));
  notify ("NotifyTouchUp", g_variant_new ("(u)", 0));
  test_wait_until ((gdk_seat_get_capabilities (gdk_display_get_default_seat (gdk_display_get_default ())) & CAPABILITIES)
                   == CAPABILITIES);
}

/* --- Fingers, at places of the canvas */

static DossierPoint
to_screen (Fixture *fixture, double x, double y)
{
  DossierPoint point;
  double edge_x;
  double edge_y;

  /* The window fills the screen. */
  gtk_widget_translate_coordinates (GTK_WIDGET (fixture->canvas), fixture->window, x, y, &point.x, &point.y);
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &edge_x, &edge_y);
  point.x += edge_x;
  point.y += edge_y;
  return point;
}

static void
touch (Fixture *fixture, const char *method, guint finger, double x, double y)
{
  DossierPoint point = to_screen (fixture, x, y);

  notify (method, g_variant_new ("(sudd)", screen, finger, point.x, point.y));
}

static void
down (Fixture *fixture, guint finger, double x, double y)
{
  touch (fixture, "NotifyTouchDown", finger, x, y);
}

static void
move (Fixture *fixture, guint finger, double x, double y)
{
  touch (fixture, "NotifyTouchMotion", finger, x, y);
}

static void
up (guint finger)
{
  notify ("NotifyTouchUp", g_variant_new ("(u)", finger));
}

/* --- What is there */

static gboolean
is_settled (DossierCanvas *canvas)
{
  return dossier_tile_layer_is_settled (canvas->whole) && dossier_tile_layer_is_settled (canvas->selected)
         && dossier_tile_layer_is_settled (canvas->lit) && !dossier_canvas_motion_is_moving (canvas->motion);
}

/* Mutter lets a window grow until it is there; meanwhile its places are others. */
static gboolean
probe (gpointer user_data)
{
  Fixture *fixture = user_data;
  DossierPoint point;

  fixture->probe = 300 - fixture->probe;
  point = to_screen (fixture, fixture->probe, fixture->probe);
  notify ("NotifyPointerMotionAbsolute", g_variant_new ("(sdd)", screen, point.x, point.y));
  return G_SOURCE_CONTINUE;
}

static gboolean
is_in_place (Fixture *fixture)
{
  /* What comes is what was sent before. */
  return fixture->canvas->has_pointer
         && (fabs (fixture->canvas->pointer_x - 100) < 1e-3 || fabs (fixture->canvas->pointer_x - 200) < 1e-3);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  guint source;

  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "app", "fixtures", "small.dossier", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->session = dossier_session_new ();
  fixture->canvas = DOSSIER_CANVAS (dossier_canvas_new ());
  dossier_canvas_set_session (fixture->canvas, fixture->session);
  fixture->window = g_object_ref_sink (gtk_window_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->canvas));
  gtk_window_fullscreen (GTK_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (fixture->window));
  dossier_session_open (fixture->session, file);
  test_wait_until (dossier_session_get_state (fixture->session) == DOSSIER_SESSION_READY);
  test_wait_until (gtk_window_is_fullscreen (GTK_WINDOW (fixture->window))
                   && gtk_widget_get_width (fixture->window) >= 1280);
  dossier_canvas_zoom_to (fixture->canvas, 1, FALSE);
  fixture->probe = 100;
  source = g_timeout_add (20, probe, fixture);
  test_wait_until (is_in_place (fixture));
  g_source_remove (source);
  test_wait_until (is_settled (fixture->canvas));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
  g_object_unref (fixture->session);
}

static guint
node (Fixture *fixture, const char *id)
{
  return dossier_graph_find_node (dossier_session_get_graph (fixture->session), id);
}

static DossierPoint
get_place (Fixture *fixture, const char *id)
{
  const DossierBox *box
      = &dossier_layout_get_boxes (dossier_scene_get_layout (fixture->canvas->scene))[node (fixture, id)];

  return dossier_viewport_to_widget (&fixture->canvas->viewport, box->x + box->width / 2, box->y + box->height / 2);
}

/* A node, brought into the middle so that no finger is near the edge. */
static DossierPoint
show_node (Fixture *fixture, const char *id)
{
  const DossierBox *box
      = &dossier_layout_get_boxes (dossier_scene_get_layout (fixture->canvas->scene))[node (fixture, id)];

  dossier_canvas_centre_on (fixture->canvas, box->x + box->width / 2, box->y + box->height / 2, FALSE);
  test_wait_until (is_settled (fixture->canvas));
  return get_place (fixture, id);
}

/* --- Tests */

static void
test_tap_selects (Fixture *fixture, gconstpointer unused)
{
  DossierPoint place = show_node (fixture, "he-yadong");

  down (fixture, 0, place.x, place.y);
  up (0);
  test_wait_until (dossier_session_get_selection (fixture->session).node == node (fixture, "he-yadong"));
}

static void
test_finger_pans (Fixture *fixture, gconstpointer unused)
{
  DossierPoint place = show_node (fixture, "he-yadong");
  const DossierViewport before = fixture->canvas->viewport;

  down (fixture, 0, place.x, place.y);
  for (int i = 1; i <= 10; i++)
    move (fixture, 0, place.x + 12 * i, place.y - 2 * i);
  test_wait_until (fabs (fixture->canvas->viewport.x - (before.x - 120)) < 0.01
                   && fabs (fixture->canvas->viewport.y - (before.y + 20)) < 0.01);
  g_assert_true (fixture->canvas->dragging);
  up (0);
  test_wait_until (!fixture->canvas->dragging && is_settled (fixture->canvas));
  g_assert_cmpfloat (fixture->canvas->viewport.zoom, ==, before.zoom);
  /* It was no tap. */
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node, ==, DOSSIER_INDEX_NONE);
}

static void
test_pinch_zooms_about_its_middle (Fixture *fixture, gconstpointer unused)
{
  DossierPoint place = show_node (fixture, "he-yadong");
  const DossierViewport before = fixture->canvas->viewport;
  DossierPoint middle = { place.x + 60, place.y + 40 };
  DossierPoint point = dossier_viewport_to_scene (&before, middle.x, middle.y);
  DossierPoint now;

  down (fixture, 0, middle.x - 50, middle.y);
  down (fixture, 1, middle.x + 50, middle.y);
  for (int i = 1; i <= 10; i++)
    {
      move (fixture, 0, middle.x - 50 - 5 * i, middle.y);
      move (fixture, 1, middle.x + 50 + 5 * i, middle.y);
    }
  test_wait_until (fabs (fixture->canvas->viewport.zoom - 2 * before.zoom) < 1e-6);
  now = dossier_viewport_to_widget (&fixture->canvas->viewport, point.x, point.y);
  g_assert_cmpfloat_with_epsilon (now.x, middle.x, 0.5);
  g_assert_cmpfloat_with_epsilon (now.y, middle.y, 0.5);
  /* The two wander on together: the picture with them. */
  move (fixture, 0, middle.x - 100 + 30, middle.y + 20);
  move (fixture, 1, middle.x + 100 + 30, middle.y + 20);
  test_wait_until (fabs (dossier_viewport_to_widget (&fixture->canvas->viewport, point.x, point.y).x - middle.x - 30) < 0.5
                   && fabs (fixture->canvas->viewport.zoom - 2 * before.zoom) < 1e-6);
  up (0);
  up (1);
  test_wait_until (!fixture->canvas->pinching && is_settled (fixture->canvas));
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node, ==, DOSSIER_INDEX_NONE);
  g_assert_false (fixture->canvas->dragging);
}

/* A second finger comes down while the first drags. */
static void
test_pinch_after_drag (Fixture *fixture, gconstpointer unused)
{
  DossierPoint place = show_node (fixture, "he-yadong");
  double zoom = fixture->canvas->viewport.zoom;
  double x;

  down (fixture, 0, place.x, place.y);
  move (fixture, 0, place.x - 40, place.y);
  move (fixture, 0, place.x - 50, place.y);
  test_wait_until (fixture->canvas->dragging);
  down (fixture, 1, place.x + 50, place.y);
  move (fixture, 0, place.x - 100, place.y);
  move (fixture, 1, place.x + 100, place.y);
  test_wait_until (fabs (fixture->canvas->viewport.zoom - 2 * zoom) < 1e-6);
  g_assert_false (fixture->canvas->dragging);
  g_assert_null (gtk_widget_get_cursor (GTK_WIDGET (fixture->canvas)));
  up (1);
  test_wait_until (!fixture->canvas->pinching);
  /* The finger that is left moves nothing. */
  x = fixture->canvas->viewport.x;
  move (fixture, 0, place.x - 10, place.y);
  up (0);
  place = get_place (fixture, "he-yadong");
  down (fixture, 0, place.x, place.y);
  up (0);
  test_wait_until (dossier_session_get_selection (fixture->session).node == node (fixture, "he-yadong"));
  g_assert_cmpfloat_with_epsilon (fixture->canvas->viewport.x, x, 1e-6);
}

static void
test_long_press_opens_the_menu (Fixture *fixture, gconstpointer unused)
{
  DossierPoint place = show_node (fixture, "he-yadong");

  down (fixture, 0, place.x, place.y);
  test_wait_until (fixture->canvas->menu != NULL && gtk_widget_get_mapped (fixture->canvas->menu));
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node, ==, node (fixture, "he-yadong"));
  up (0);
  /* Another turn, in which the finger's end has come. */
  down (fixture, 1, place.x - 300, place.y);
  test_wait_until (!gtk_widget_get_mapped (fixture->canvas->menu));
  up (1);
}

static void
test_two_fingers_on_a_touchpad (Fixture *fixture, gconstpointer unused)
{
  DossierPoint place = show_node (fixture, "he-yadong");
  DossierPoint point = to_screen (fixture, place.x, place.y);
  const DossierViewport before = fixture->canvas->viewport;

  notify ("NotifyPointerMotionAbsolute", g_variant_new ("(sdd)", screen, point.x, point.y));
  for (int i = 0; i < 8; i++)
    notify ("NotifyPointerAxis", g_variant_new ("(ddu)", -10.0, 0.0, AXIS_FINGERS));
  test_wait_until (fixture->canvas->viewport.x <= before.x - 80 + 0.01);
  g_assert_cmpfloat_with_epsilon (fixture->canvas->viewport.x, before.x - 80, 0.01);
  g_assert_cmpfloat (fixture->canvas->viewport.zoom, ==, before.zoom);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  adw_init ();
  begin_session ();

#define ADD(name, test) g_test_add ("/touch/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("tap-selects", test_tap_selects);
  ADD ("finger-pans", test_finger_pans);
  ADD ("pinch-zooms-about-its-middle", test_pinch_zooms_about_its_middle);
  ADD ("pinch-after-drag", test_pinch_after_drag);
  ADD ("long-press-opens-the-menu", test_long_press_opens_the_menu);
  ADD ("two-fingers-on-a-touchpad", test_two_fingers_on_a_touchpad);
#undef ADD

  result = g_test_run ();
  g_assert_true (dossier_worker_finish (60 * 1000));
  g_free (fingers);
  g_free (screen);
  g_object_unref (bus);
  return result;
}
