/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render/dossier-line-mask.h"

#include <math.h>

static const DossierColor black = { 0, 0, 0, 1 };

static cairo_surface_t *
create_surface (int width, int height, cairo_t **cr)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  *cr = cairo_create (surface);
  return surface;
}

static int
get_alpha (cairo_surface_t *surface, int x, int y)
{
  cairo_surface_flush (surface);
  return cairo_image_surface_get_data (
      surface)[(gsize) y * (gsize) cairo_image_surface_get_stride (surface) + 4 * (gsize) x + 3];
}

static double
sum_alpha (cairo_surface_t *surface)
{
  double sum = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      sum += get_alpha (surface, x, y) / 255.0;
  return sum;
}

/* As much ink as cairo_stroke() gives, at every angle and for thin and thick lines. */
static void
test_ink (void)
{
  for (double width = 0.5; width < 6; width *= 2)
    for (double angle = 0; angle < 2 * G_PI; angle += 0.1)
      {
        cairo_t *ours = NULL;
        cairo_t *theirs = NULL;
        cairo_surface_t *first = create_surface (220, 220, &ours);
        cairo_surface_t *second = create_surface (220, 220, &theirs);

        cairo_move_to (ours, 110, 110);
        cairo_line_to (ours, 110 + 100 * cos (angle), 110 + 100 * sin (angle));
        dossier_line_mask_stroke (ours, &black, width);
        cairo_move_to (theirs, 110, 110);
        cairo_line_to (theirs, 110 + 100 * cos (angle), 110 + 100 * sin (angle));
        cairo_set_line_width (theirs, width);
        cairo_stroke (theirs);
        g_assert_cmpfloat (fabs (sum_alpha (first) - sum_alpha (second)), <, 0.06 * sum_alpha (second) + 2);
        g_assert_false (cairo_has_current_point (ours));
        cairo_destroy (ours);
        cairo_destroy (theirs);
        cairo_surface_destroy (first);
        cairo_surface_destroy (second);
      }
}

/* A picture larger than a mask is done in bands: no row of a line is missing, none is drawn twice. */
static void
test_bands (void)
{
  cairo_t *cr = NULL;
  cairo_surface_t *surface = create_surface (4200, 4200, &cr);
  const DossierColor half = { 0, 0, 0, 0.5 };

  cairo_move_to (cr, 10, 0);
  cairo_line_to (cr, 4190, 4200);
  dossier_line_mask_stroke (cr, &half, 3);
  for (int y = 20; y < 4180; y++)
    {
      int most = 0;

      for (int x = y - 20; x < y + 30; x++)
        most = MAX (most, x >= 0 && x < 4200 ? get_alpha (surface, x, y) : 0);
      g_assert_cmpint (most, >=, 126);
      g_assert_cmpint (most, <=, 129);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Crossing lines do not add up. */
static void
test_crossing (void)
{
  cairo_t *cr = NULL;
  cairo_surface_t *surface = create_surface (40, 40, &cr);
  const DossierColor half = { 0, 0, 0, 0.5 };

  for (int i = 0; i < 20; i++)
    {
      cairo_move_to (cr, 2, 2 + 36 * i / 19.0);
      cairo_line_to (cr, 38, 38 - 36 * i / 19.0);
    }
  dossier_line_mask_stroke (cr, &half, 2);
  for (int y = 0; y < 40; y++)
    for (int x = 0; x < 40; x++)
      g_assert_cmpint (get_alpha (surface, x, y), <=, 129);
  g_assert_cmpint (get_alpha (surface, 20, 20), >=, 126);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Scales, offsets, clips and device scales are those of the context. */
static void
test_transformed (void)
{
  cairo_t *cr = NULL;
  cairo_surface_t *surface = create_surface (100, 100, &cr);

  cairo_surface_set_device_scale (surface, 2, 2);
  cairo_surface_set_device_offset (surface, 6, 4);
  cairo_destroy (cr);
  cr = cairo_create (surface);
  cairo_rectangle (cr, 0, 0, 20, 40);
  cairo_clip (cr);
  cairo_scale (cr, 2, 2);
  cairo_translate (cr, 1, 1);
  cairo_move_to (cr, -30, 4);
  cairo_line_to (cr, 30, 4);
  dossier_line_mask_stroke (cr, &black, 1);
  /* User 4 is 10 before and 20 behind the device scale, and 24 with the offset; one user unit is four pixels. */
  g_assert_cmpint (get_alpha (surface, 20, 24), ==, 255);
  g_assert_cmpint (get_alpha (surface, 20, 23), ==, 255);
  g_assert_cmpint (get_alpha (surface, 20, 20), ==, 0);
  g_assert_cmpint (get_alpha (surface, 20, 28), ==, 0);
  g_assert_cmpint (get_alpha (surface, 7, 24), ==, 255);
  g_assert_cmpint (get_alpha (surface, 4, 24), ==, 0);
  g_assert_cmpint (get_alpha (surface, 44, 24), ==, 255);
  g_assert_cmpint (get_alpha (surface, 48, 24), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_nothing (void)
{
  cairo_t *cr = NULL;
  cairo_surface_t *surface = create_surface (30, 30, &cr);

  dossier_line_mask_stroke (cr, &black, 1);
  cairo_move_to (cr, 1000, 1000);
  cairo_line_to (cr, 2000, 1500);
  dossier_line_mask_stroke (cr, &black, 1);
  cairo_move_to (cr, -4e6, 10);
  cairo_line_to (cr, -1e3, 10);
  dossier_line_mask_stroke (cr, &black, 1);
  g_assert_cmpfloat (sum_alpha (surface), ==, 0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-mask/ink", test_ink);
  g_test_add_func ("/line-mask/bands", test_bands);
  g_test_add_func ("/line-mask/crossing", test_crossing);
  g_test_add_func ("/line-mask/transformed", test_transformed);
  g_test_add_func ("/line-mask/nothing", test_nothing);
  return g_test_run ();
}
