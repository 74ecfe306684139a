/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render/dossier-font.h"
#include "render/dossier-text-mask.h"

#include <math.h>
#include <string.h>

/* Round and straight letters, some below the line, some beside each other. */
static const char words[] = "Ågréée 8%@ fj WAVE Юлия 漢字";

typedef void (*Fill) (cairo_t *cr, const cairo_path_t *outline, const DossierBox *ink);

static void
fill_as_cairo (cairo_t *cr, const cairo_path_t *outline, const DossierBox *ink)
{
  cairo_append_path (cr, outline);
  cairo_fill (cr);
}

typedef struct
{
  double x;
  double y;
  double scale_x;
  double scale_y;
  double turn;
} Place;

static cairo_surface_t *
draw (Fill fill,
      const cairo_path_t *outline,
      const DossierBox *ink,
      const Place *place,
      int width,
      int height,
      const cairo_rectangle_int_t *clip)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  if (clip != NULL)
    {
      cairo_rectangle (cr, clip->x, clip->y, clip->width, clip->height);
      cairo_clip (cr);
    }
  cairo_translate (cr, place->x, place->y);
  cairo_rotate (cr, place->turn);
  cairo_scale (cr, place->scale_x, place->scale_y);
  cairo_set_source_rgba (cr, 0, 0, 0, 1);
  fill (cr, outline, ink);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_false (cairo_has_current_point (cr));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static int
get_alpha (cairo_surface_t *surface, int x, int y)
{
  return cairo_image_surface_get_data (
      surface)[(gsize) y * (gsize) cairo_image_surface_get_stride (surface) + 4 * (gsize) x + 3];
}

/* The ink of both, and where they differ most. */
static int
compare (cairo_surface_t *a, cairo_surface_t *b, double *ink_of_a, double *ink_of_b)
{
  int most = 0;

  *ink_of_a = *ink_of_b = 0;
  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      {
        *ink_of_a += get_alpha (a, x, y);
        *ink_of_b += get_alpha (b, x, y);
        most = MAX (most, ABS (get_alpha (a, x, y) - get_alpha (b, x, y)));
      }
  return most;
}

/* Of all pixels. */
static double
get_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  double sum = 0;

  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      sum += ABS (get_alpha (a, x, y) - get_alpha (b, x, y));
  return sum;
}

static const cairo_path_t *
get_outline (DossierFontStyle style, DossierBox *ink)
{
  const cairo_path_t *outline
      = dossier_font_get_outline (dossier_font_get_line (words, strlen (words), style, NULL, FALSE), ink);

  g_assert_nonnull (outline);
  return outline;
}

/* What cairo draws, at every size, condensed, turned, mirrored: as much ink, nowhere a pixel off. Single pixels may differ
 * by half, where outlines of fonts that are variable overlap. */
static void
test_as_cairo (void)
{
  static const Place places[] = {
    { 3.3, 15.7, 0.1, 0.1, 0 },     { 3, 30, 0.25, 0.25, 0 },      { 2.9, 41.1, 0.2, 0.5, 0 },
    { 20.5, 150.1, 2, 2, 0 },       { 290.5, 40.1, -0.3, 0.3, 0 }, { 150.2, 20.6, 0.3, 0.3, 0.7 },
    { 150.2, 150.6, 0.3, 0.3, -2 },
  };

  for (guint style = DOSSIER_FONT_REGULAR; style <= DOSSIER_FONT_ITALIC; style++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      {
        DossierBox box;
        const cairo_path_t *outline = get_outline (style, &box);
        cairo_surface_t *ours = draw (dossier_text_mask_fill, outline, &box, &places[i], 300, 200, NULL);
        cairo_surface_t *theirs = draw (fill_as_cairo, outline, &box, &places[i], 300, 200, NULL);
        double ink, wanted;

        g_assert_cmpint (compare (ours, theirs, &ink, &wanted), <=, 128);
        g_assert_cmpfloat (wanted, >, 0);
        g_assert_cmpfloat (fabs (ink - wanted), <, 0.03 * wanted);
        g_assert_cmpfloat (get_difference (ours, theirs), <, 0.07 * wanted);
        cairo_surface_destroy (ours);
        cairo_surface_destroy (theirs);
      }
}

/* A part by itself is the same as in the whole: wherever it is cut, and wherever the whole lies. */
static void
test_parts (void)
{
  DossierBox box;
  const cairo_path_t *outline = get_outline (DOSSIER_FONT_REGULAR, &box);
  const Place place = { 5.37, 40.61, 0.37, 0.37, 0 };
  cairo_surface_t *whole = draw (dossier_text_mask_fill, outline, &box, &place, 220, 60, NULL);

  for (int i = 0; i < 60; i++)
    {
      const cairo_rectangle_int_t clip = { i * 3, i % 30, 1 + i % 23, 30 };
      const Place moved = { place.x - clip.x, place.y - clip.y, place.scale_x, place.scale_y, 0 };
      cairo_surface_t *cut = draw (dossier_text_mask_fill, outline, &box, &place, 220, 60, &clip);
      cairo_surface_t *alone
          = draw (dossier_text_mask_fill, outline, &box, &moved, clip.width, clip.height, NULL);

      for (int y = 0; y < clip.height; y++)
        for (int x = 0; x < clip.width; x++)
          {
            g_assert_cmpint (get_alpha (cut, clip.x + x, clip.y + y), ==, get_alpha (whole, clip.x + x, clip.y + y));
            g_assert_cmpint (get_alpha (alone, x, y), ==, get_alpha (whole, clip.x + x, clip.y + y));
          }
      cairo_surface_destroy (cut);
      cairo_surface_destroy (alone);
    }
  cairo_surface_destroy (whole);
}

static cairo_path_t *
make_squares (double inner, gboolean same_way)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  cairo_path_t *path = NULL;

  cairo_rectangle (cr, 0, 0, 10, 10);
  if (same_way)
    cairo_rectangle (cr, inner, inner, 10, 10);
  else
    cairo_rectangle (cr, 10 - inner, inner, 2 * inner - 10, 10 - 2 * inner);
  path = cairo_copy_path (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return path;
}

/* Contours that lie over each other are not twice as dark; one that goes the other way is a hole. */
static void
test_contours (void)
{
  const DossierBox ink = { 0, 0, 20, 20 };
  const Place place = { 1, 1, 1, 1, 0 };
  const Place between = { 1.5, 1, 1, 1, 0 };
  cairo_path_t *both = make_squares (5, TRUE);
  cairo_path_t *ring = make_squares (3, FALSE);
  cairo_surface_t *first = draw (dossier_text_mask_fill, both, &ink, &place, 30, 30, NULL);
  cairo_surface_t *second = draw (dossier_text_mask_fill, ring, &ink, &place, 30, 30, NULL);
  cairo_surface_t *third = draw (dossier_text_mask_fill, both, &ink, &between, 30, 30, NULL);

  g_assert_cmpint (get_alpha (first, 3, 3), ==, 255);
  g_assert_cmpint (get_alpha (first, 8, 8), ==, 255);
  g_assert_cmpint (get_alpha (first, 13, 13), ==, 255);
  g_assert_cmpint (get_alpha (first, 13, 3), ==, 0);
  g_assert_cmpint (get_alpha (first, 16, 13), ==, 0);
  g_assert_cmpint (get_alpha (second, 2, 6), ==, 255);
  g_assert_cmpint (get_alpha (second, 5, 6), ==, 0);
  g_assert_cmpint (get_alpha (second, 9, 6), ==, 255);
  g_assert_cmpint (get_alpha (third, 1, 3), ==, 128);
  g_assert_cmpint (get_alpha (third, 2, 3), ==, 255);
  g_assert_cmpint (get_alpha (third, 11, 3), ==, 128);
  g_assert_cmpint (get_alpha (third, 6, 8), ==, 255);
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
  cairo_surface_destroy (third);
  cairo_path_destroy (both);
  cairo_path_destroy (ring);
}

/* A letter larger than a mask is done in bands: no row is missing, none is drawn twice. */
static void
test_bands (void)
{
  const DossierBox ink = { 0, 0, 20, 20 };
  const Place place = { 0, 0, 220, 220, 0 };
  cairo_path_t *path = make_squares (5, TRUE);
  cairo_surface_t *surface = draw (dossier_text_mask_fill, path, &ink, &place, 2300, 2300, NULL);

  for (int y = 0; y < 2300; y++)
    {
      g_assert_cmpint (get_alpha (surface, 500, y), ==, y < 2200 ? 255 : 0);
      g_assert_cmpint (get_alpha (surface, 2250, y), ==, y >= 1100 ? 255 : 0);
    }
  cairo_surface_destroy (surface);
  cairo_path_destroy (path);
}

/* Nothing to draw, or nowhere to: far away, much too large, without size. */
static void
test_nothing (void)
{
  static const Place places[] = {
    { 1000, 1000, 1, 1, 0 },
    { -1e9, 20, 1, 1, 0 },
    { 10, 1e12, 1, 1, 0 },
    { -1e8, -5e8, 3e6, 3e6, 0 },
  };
  DossierBox box;
  const cairo_path_t *outline = get_outline (DOSSIER_FONT_REGULAR, &box);
  const cairo_path_t empty = { CAIRO_STATUS_SUCCESS, NULL, 0 };
  const DossierBox no_ink = { 0, 0, 0, 0 };
  double ink, other;

  for (guint i = 0; i < 3; i++)
    {
      cairo_surface_t *surface = draw (dossier_text_mask_fill, outline, &box, &places[i], 30, 30, NULL);

      compare (surface, surface, &ink, &other);
      g_assert_cmpfloat (ink, ==, 0);
      cairo_surface_destroy (surface);
    }
  /* Whatever it comes to, it comes to an end. */
  cairo_surface_destroy (draw (dossier_text_mask_fill, outline, &box, &places[3], 30, 30, NULL));
  cairo_surface_destroy (draw (dossier_text_mask_fill, &empty, &no_ink, &places[0], 30, 30, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-mask/as-cairo", test_as_cairo);
  g_test_add_func ("/text-mask/parts", test_parts);
  g_test_add_func ("/text-mask/contours", test_contours);
  g_test_add_func ("/text-mask/bands", test_bands);
  g_test_add_func ("/text-mask/nothing", test_nothing);
  return g_test_run ();
}
