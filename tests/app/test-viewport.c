/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "app/dossier-viewport.h"

#include <math.h>

static const DossierBox scene_bounds = { -20, -10, 2000, 1000 };

static DossierViewport
make_viewport (void)
{
  DossierViewport viewport;

  dossier_viewport_init (&viewport);
  dossier_viewport_set_bounds (&viewport, &scene_bounds);
  dossier_viewport_set_size (&viewport, 800, 600);
  return viewport;
}

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon ((a), (b), 1e-6)

static void
test_fit (void)
{
  DossierViewport viewport = make_viewport ();
  DossierBox shown;

  /* A first size fits, with the margin on the tighter side and the rest centred. */
  g_assert_true (dossier_viewport_is_fit (&viewport));
  assert_near (viewport.zoom, (800 - 2 * DOSSIER_VIEWPORT_MARGIN) / 2000);
  shown = dossier_viewport_box_to_widget (&viewport, &scene_bounds);
  assert_near (shown.x, DOSSIER_VIEWPORT_MARGIN);
  assert_near (shown.x + shown.width, 800 - DOSSIER_VIEWPORT_MARGIN);
  assert_near (shown.y + shown.height / 2, 300);

  dossier_viewport_zoom_about (&viewport, 1, 10, 10);
  g_assert_false (dossier_viewport_is_fit (&viewport));
  dossier_viewport_fit (&viewport);
  g_assert_true (dossier_viewport_is_fit (&viewport));
}

/* A picture that is wide goes up from a covered corner, one that is high to the side, a little smaller if it must; where
 * it would be much smaller, or nothing is in the way, it stays in the middle. */
static void
test_fit_past_corner (void)
{
  DossierViewport viewport = make_viewport ();
  double zoom = viewport.zoom;
  DossierBox shown;

  viewport.corner_width = 250;
  viewport.corner_height = 180;
  dossier_viewport_fit (&viewport);
  g_assert_true (dossier_viewport_is_fit (&viewport));
  assert_near (viewport.zoom, zoom);
  shown = dossier_viewport_box_to_widget (&viewport, &scene_bounds);
  assert_near (shown.x, DOSSIER_VIEWPORT_MARGIN);
  assert_near (shown.y + shown.height, 420);

  viewport.corner_height = 230;
  dossier_viewport_fit (&viewport);
  g_assert_true (dossier_viewport_is_fit (&viewport));
  g_assert_cmpfloat (viewport.zoom, <, zoom);
  assert_near (viewport.zoom, dossier_viewport_get_fit_zoom (&viewport));
  shown = dossier_viewport_box_to_widget (&viewport, &scene_bounds);
  assert_near (shown.x + shown.width / 2, 400);
  assert_near (shown.y, DOSSIER_VIEWPORT_MARGIN);
  assert_near (shown.y + shown.height, 370);

  viewport.corner_height = 290;
  dossier_viewport_fit (&viewport);
  assert_near (viewport.zoom, zoom);
  shown = dossier_viewport_box_to_widget (&viewport, &scene_bounds);
  assert_near (shown.y + shown.height / 2, 300);

  /* Below it already. */
  viewport.corner_height = 100;
  dossier_viewport_fit (&viewport);
  shown = dossier_viewport_box_to_widget (&viewport, &scene_bounds);
  assert_near (shown.y + shown.height / 2, 300);

  /* To the side, and to the other where it is read from the right. */
  dossier_viewport_set_bounds (&viewport, &(DossierBox){ 0, 0, 1000, 1000 });
  viewport.corner_width = 150;
  viewport.corner_height = 200;
  dossier_viewport_fit (&viewport);
  shown = dossier_viewport_box_to_widget (&viewport, &(DossierBox){ 0, 0, 1000, 1000 });
  assert_near (shown.x, 150);
  assert_near (shown.y + shown.height / 2, 300);
  viewport.corner_at_right = TRUE;
  dossier_viewport_fit (&viewport);
  shown = dossier_viewport_box_to_widget (&viewport, &(DossierBox){ 0, 0, 1000, 1000 });
  assert_near (shown.x + shown.width, 650);
}

static void
test_fit_never_magnifies (void)
{
  DossierViewport viewport = make_viewport ();

  dossier_viewport_set_bounds (&viewport, &(DossierBox){ 0, 0, 100, 40 });
  dossier_viewport_fit (&viewport);
  assert_near (viewport.zoom, DOSSIER_VIEWPORT_FULL_SIZE);
  assert_near (dossier_viewport_to_widget (&viewport, 50, 20).x, 400);
  assert_near (dossier_viewport_to_widget (&viewport, 50, 20).y, 300);
}

static void
test_there_and_back (void)
{
  DossierViewport viewport = make_viewport ();
  DossierPoint point;

  dossier_viewport_zoom_about (&viewport, 2.5, 123, 456);
  point = dossier_viewport_to_scene (&viewport, 77.5, 88.25);
  point = dossier_viewport_to_widget (&viewport, point.x, point.y);
  assert_near (point.x, 77.5);
  assert_near (point.y, 88.25);
}

static void
test_zoom_keeps_the_point (void)
{
  DossierViewport viewport = make_viewport ();
  DossierPoint before = dossier_viewport_to_scene (&viewport, 300, 250);
  DossierPoint after;

  for (int i = 0; i < 10; i++)
    dossier_viewport_zoom_about (&viewport, viewport.zoom * 1.3, 300, 250);
  after = dossier_viewport_to_scene (&viewport, 300, 250);
  assert_near (after.x, before.x);
  assert_near (after.y, before.y);
  g_assert_cmpfloat (viewport.zoom, >, 3);
}

static void
test_limits (void)
{
  DossierViewport viewport = make_viewport ();

  dossier_viewport_zoom_about (&viewport, 1e9, 400, 300);
  assert_near (viewport.zoom, DOSSIER_VIEWPORT_MAX_ZOOM);
  dossier_viewport_zoom_about (&viewport, 1e-9, 400, 300);
  assert_near (viewport.zoom, dossier_viewport_get_fit_zoom (&viewport) / 2);
}

static void
test_cannot_be_lost (void)
{
  DossierViewport viewport = make_viewport ();
  DossierPoint middle;

  for (double zoom = 0.2; zoom < 8; zoom *= 2)
    {
      dossier_viewport_zoom_about (&viewport, zoom, 0, 0);
      dossier_viewport_pan_by (&viewport, 1e7, -1e7);
      middle = dossier_viewport_to_scene (&viewport, 400, 300);
      assert_near (middle.x, scene_bounds.x);
      assert_near (middle.y, scene_bounds.y + scene_bounds.height);
      dossier_viewport_pan_by (&viewport, -1e7, 1e7);
      middle = dossier_viewport_to_scene (&viewport, 400, 300);
      assert_near (middle.x, scene_bounds.x + scene_bounds.width);
      assert_near (middle.y, scene_bounds.y);
    }
}

/* A filter that hides most of the scene moves nothing, neither then nor with a jump at the next step. */
static void
test_smaller_bounds (void)
{
  DossierViewport viewport = make_viewport ();
  const DossierBox corner = { -20, -10, 100, 80 };
  DossierViewport before;
  double zoom;

  dossier_viewport_zoom_about (&viewport, 1, 10, 10);
  dossier_viewport_centre_on (&viewport, 1500, 700);
  before = viewport;
  dossier_viewport_change_bounds (&viewport, &corner);
  g_assert_true (dossier_viewport_equal (&viewport, &before));
  dossier_viewport_pan_by (&viewport, -5, -5);
  g_assert_true (dossier_viewport_equal (&viewport, &before));
  dossier_viewport_pan_by (&viewport, 5, 7);
  assert_near (viewport.x, before.x - 5);
  assert_near (viewport.y, before.y - 7);

  /* Though the smaller picture could not be made as small. */
  viewport = make_viewport ();
  zoom = viewport.zoom;
  dossier_viewport_change_bounds (&viewport, &corner);
  g_assert_cmpfloat (zoom, <, dossier_viewport_get_min_zoom (&viewport));
  dossier_viewport_zoom_about (&viewport, zoom * 1.1, 400, 300);
  assert_near (viewport.zoom, zoom * 1.1);
  dossier_viewport_zoom_about (&viewport, zoom * 0.9, 400, 300);
  assert_near (viewport.zoom, zoom * 1.1);

  dossier_viewport_fit (&viewport);
  assert_near (dossier_viewport_to_widget (&viewport, 30, 30).x, 400);
}

static void
test_resize (void)
{
  DossierViewport viewport = make_viewport ();
  DossierPoint before;
  DossierPoint after;

  dossier_viewport_set_size (&viewport, 1000, 500);
  g_assert_true (dossier_viewport_is_fit (&viewport));

  dossier_viewport_zoom_about (&viewport, 2, 500, 250);
  before = dossier_viewport_to_scene (&viewport, 500, 250);
  dossier_viewport_set_size (&viewport, 640, 480);
  after = dossier_viewport_to_scene (&viewport, 320, 240);
  assert_near (after.x, before.x);
  assert_near (after.y, before.y);
  assert_near (viewport.zoom, 2);
}

static void
test_reveal (void)
{
  DossierViewport viewport = make_viewport ();
  DossierViewport before;
  DossierBox box = { 100, 100, 80, 40 };
  DossierBox shown;

  viewport.zoom = 1;
  dossier_viewport_centre_on (&viewport, 140, 120);
  before = viewport;
  g_assert_false (dossier_viewport_reveal (&viewport, &box, 10));
  g_assert_true (dossier_viewport_equal (&viewport, &before));

  /* Out at the right: it comes in at the right edge, no further, and nothing moves up or down. */
  box.x = 900;
  g_assert_true (dossier_viewport_reveal (&viewport, &box, 10));
  shown = dossier_viewport_box_to_widget (&viewport, &box);
  assert_near (shown.x + shown.width + 10, 800);
  assert_near (viewport.y, before.y);

  /* Larger than the view: its middle. */
  box = (DossierBox){ 300, 300, 1500, 100 };
  g_assert_true (dossier_viewport_reveal (&viewport, &box, 10));
  assert_near (dossier_viewport_to_scene (&viewport, 400, 300).x, 1050);
}

/* A box of 80 by 40 at @x, @y of the view, from its other side where @at_right. */
static DossierBox
make_box (const DossierViewport *viewport, gboolean at_right, double x, double y)
{
  return (DossierBox){ viewport->x + (at_right ? 800 - 80 - x : x), viewport->y + y, 80, 40 };
}

/* From under a covered corner the shorter way, on either side; not where that would take it out of view. */
static void
test_uncover (void)
{
  for (guint at_right = 0; at_right < 2; at_right++)
    {
      DossierViewport viewport = make_viewport ();
      DossierBox box;
      DossierBox place;

      viewport.corner_width = 200;
      viewport.corner_height = 150;
      viewport.corner_at_right = at_right == 1;
      viewport.zoom = 1;
      dossier_viewport_centre_on (&viewport, 900, 500);

      /* Clear of it, beside and above. */
      box = make_box (&viewport, at_right, 220, 500);
      g_assert_false (dossier_viewport_uncover (&viewport, &box, 10));
      box = make_box (&viewport, at_right, 60, 390);
      g_assert_false (dossier_viewport_uncover (&viewport, &box, 10));

      /* Near to its upper edge, and to its side. */
      box = make_box (&viewport, at_right, 60, 430);
      g_assert_true (dossier_viewport_uncover (&viewport, &box, 10));
      place = dossier_viewport_box_to_widget (&viewport, &box);
      assert_near (place.x, at_right ? 660 : 60);
      assert_near (place.y, 400);
      g_assert_false (dossier_viewport_uncover (&viewport, &box, 10));
      box = make_box (&viewport, at_right, 180, 540);
      g_assert_true (dossier_viewport_uncover (&viewport, &box, 10));
      place = dossier_viewport_box_to_widget (&viewport, &box);
      assert_near (place.x, at_right ? 510 : 210);
      assert_near (place.y, 540);

      /* As large as the view: it stays. So does all where the corner is most of the view. */
      box = (DossierBox){ viewport.x + 5, viewport.y + 20, 790, 560 };
      g_assert_false (dossier_viewport_uncover (&viewport, &box, 10));
      viewport.corner_width = 500;
      box = make_box (&viewport, at_right, 60, 430);
      g_assert_false (dossier_viewport_uncover (&viewport, &box, 10));
    }
}

static void
test_interpolate (void)
{
  DossierViewport from = make_viewport ();
  DossierViewport to = from;
  DossierViewport half;
  DossierPoint fixed = dossier_viewport_to_scene (&from, 200, 100);

  dossier_viewport_zoom_about (&to, from.zoom * 4, 200, 100);
  dossier_viewport_interpolate (&from, &to, 0.5, &half);
  assert_near (half.zoom, from.zoom * 2);
  assert_near (dossier_viewport_to_scene (&half, 200, 100).x, fixed.x);
  assert_near (dossier_viewport_to_scene (&half, 200, 100).y, fixed.y);

  dossier_viewport_interpolate (&from, &to, 0, &half);
  g_assert_true (dossier_viewport_equal (&half, &from));
  dossier_viewport_interpolate (&from, &to, 1, &half);
  g_assert_true (dossier_viewport_equal (&half, &to));

  /* At one zoom it is a plain move. */
  to = from;
  to.x += 100;
  dossier_viewport_interpolate (&from, &to, 0.25, &half);
  assert_near (half.x, from.x + 25);
}

static void
test_nothing_to_show (void)
{
  DossierViewport viewport;

  dossier_viewport_init (&viewport);
  dossier_viewport_set_size (&viewport, 0, 0);
  dossier_viewport_set_size (&viewport, 500, 500);
  dossier_viewport_zoom_about (&viewport, 3, 1, 1);
  dossier_viewport_pan_by (&viewport, 10, 10);
  g_assert_true (isfinite (viewport.x) && isfinite (viewport.y) && isfinite (viewport.zoom));
  g_assert_cmpfloat (viewport.zoom, >, 0);
}

/* However small, it is not nothing. */
static void
test_zoom_in_words (void)
{
  static const struct
  {
    double part;
    const char *words;
  } zooms[] = { { 1, "100%" }, { 0.124, "12%" }, { 0.0096, "1%" }, { 0.0094, "0.9%" }, { 0.003, "0.3%" },
                { 0.0001, "0.1%" } };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autofree char *words = dossier_viewport_describe_zoom (zooms[i].part * DOSSIER_VIEWPORT_FULL_SIZE);

      g_assert_cmpstr (words, ==, zooms[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viewport/fit", test_fit);
  g_test_add_func ("/viewport/fit-past-corner", test_fit_past_corner);
  g_test_add_func ("/viewport/fit-never-magnifies", test_fit_never_magnifies);
  g_test_add_func ("/viewport/there-and-back", test_there_and_back);
  g_test_add_func ("/viewport/zoom-keeps-the-point", test_zoom_keeps_the_point);
  g_test_add_func ("/viewport/limits", test_limits);
  g_test_add_func ("/viewport/cannot-be-lost", test_cannot_be_lost);
  g_test_add_func ("/viewport/smaller-bounds", test_smaller_bounds);
  g_test_add_func ("/viewport/resize", test_resize);
  g_test_add_func ("/viewport/reveal", test_reveal);
  g_test_add_func ("/viewport/uncover", test_uncover);
  g_test_add_func ("/viewport/interpolate", test_interpolate);
  g_test_add_func ("/viewport/zoom-in-words", test_zoom_in_words);
  g_test_add_func ("/viewport/nothing-to-show", test_nothing_to_show);
  return g_test_run ();
}
