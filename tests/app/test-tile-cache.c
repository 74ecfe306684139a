/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "app/dossier-tile-cache.h"
#include "app/dossier-tile-plan.h"
#include "canvas-fixture.h"
#include "core/dossier-worker.h"
#include "render/dossier-pen-cairo.h"
#include "support/test-support.h"

#include <string.h>

static DossierViewport
make_viewport (DossierScene *scene, double width, double height, double zoom)
{
  DossierViewport viewport;
  DossierBox bounds = dossier_scene_get_bounds (scene);

  dossier_viewport_init (&viewport);
  dossier_viewport_set_bounds (&viewport, &bounds);
  dossier_viewport_set_size (&viewport, width, height);
  dossier_viewport_zoom_about (&viewport, zoom, width / 2, height / 2);
  return viewport;
}

static cairo_surface_t *
paint_directly (DossierScene *scene, const DossierBox *box, double density, double zoom, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (DossierPen) pen = dossier_pen_cairo_new (cr);

  cairo_scale (cr, density, density);
  cairo_translate (cr, -box->x, -box->y);
  g_assert_true (dossier_painter_paint (scene, pen, box, zoom, TRUE, NULL));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Draws what the cache would put on the screen. */
static cairo_surface_t *
draw_snapshot (DossierTileCache *cache, const DossierViewport *viewport, double scale, gboolean software)
{
  DossierTileScreen screen = { .scale = scale, .software = software };
  int width = (int) (viewport->width * scale);
  int height = (int) (viewport->height * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  dossier_tile_cache_snapshot (cache, snapshot, viewport, &screen);
  node = gtk_snapshot_free_to_node (snapshot);
  cairo_scale (cr, scale, scale);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  return ((const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface)
                                             + (gsize) y * (gsize) cairo_image_surface_get_stride (surface)))[x];
}

/* The largest difference in one channel. */
static int
get_worst_difference (cairo_surface_t *a, cairo_surface_t *b, int width, int height)
{
  int worst = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 one = get_pixel (a, x, y);
        guint32 other = get_pixel (b, x, y);

        for (guint shift = 0; one != other && shift < 32; shift += 8)
          worst = MAX (worst, ABS ((int) (one >> shift & 0xff) - (int) (other >> shift & 0xff)));
      }
  return worst;
}

static void
test_tiles_are_the_direct_painting (void)
{
  static const double zooms[] = { 0.61, 1, 1.5 };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    for (double scale = 1; scale <= 2; scale++)
      {
        g_autoptr (DossierScene) scene = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);
        g_autoptr (DossierTileCache) cache
            = dossier_tile_cache_new (&(DossierTileSubject){ .scene = scene }, 256 << 20);
        DossierViewport viewport = make_viewport (scene, 500, 400, zooms[i]);
        DossierBox area = dossier_scene_get_bounds (scene);
        double density = zooms[i] * scale;
        DossierBox region = dossier_viewport_get_region (&viewport);
        DossierTileSpan span = dossier_tile_plan_get_span (&area, density, &region, 0);

        g_assert_false (dossier_tile_cache_is_complete (cache, &viewport, scale));
        dossier_tile_cache_request (cache, &viewport, scale);
        test_wait_until (dossier_tile_cache_is_idle (cache));
        g_assert_true (dossier_tile_cache_is_complete (cache, &viewport, scale));

        for (int y = span.y0; y < span.y1; y++)
          for (int x = span.x0; x < span.x1; x++)
            {
              GdkTexture *texture = dossier_tile_cache_get_texture (cache, zooms[i], scale, x, y);
              DossierBox box = dossier_tile_plan_get_box (&area, density, x, y);
              cairo_surface_t *expected
                  = paint_directly (scene, &box, density, zooms[i], DOSSIER_TILE_SIZE, DOSSIER_TILE_SIZE);
              cairo_surface_t *got
                  = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, DOSSIER_TILE_SIZE, DOSSIER_TILE_SIZE);

              g_assert_nonnull (texture);
              gdk_texture_download (texture, cairo_image_surface_get_data (got),
                                    (gsize) cairo_image_surface_get_stride (got));
              cairo_surface_mark_dirty (got);
              g_assert_cmpint (get_worst_difference (expected, got, DOSSIER_TILE_SIZE, DOSSIER_TILE_SIZE), ==, 0);
              cairo_surface_destroy (expected);
              cairo_surface_destroy (got);
            }
      }
}

/* What is composed of tiles is what one painting of the view gives: no seam where they meet. */
static void
test_composed_without_seams (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (DOSSIER_THEME_DARK, 0);
  g_autoptr (DossierTileCache) cache = dossier_tile_cache_new (&(DossierTileSubject){ .scene = scene }, 256 << 20);
  DossierViewport viewport = make_viewport (scene, 900, 700, 1.5);
  DossierBox area = dossier_scene_get_bounds (scene);
  DossierBox region;
  cairo_surface_t *direct;

  /* Whole device pixels from the corner of the tiled area, as the grid of tiles is rounded to them. */
  viewport.x = area.x + round ((viewport.x - area.x) * 1.5) / 1.5;
  viewport.y = area.y + round ((viewport.y - area.y) * 1.5) / 1.5;
  dossier_tile_cache_request (cache, &viewport, 1);
  test_wait_until (dossier_tile_cache_is_idle (cache));
  region = dossier_viewport_get_region (&viewport);
  direct = paint_directly (scene, &region, 1.5, 1.5, 900, 700);
  /* cairo's coordinates have 8 bits below the pixel, and the two paintings begin at different places. A seam, or a tile
   * that is one pixel off, differs by far more. */
  for (int software = 0; software < 2; software++)
    {
      cairo_surface_t *composed = draw_snapshot (cache, &viewport, 1, software);

      g_assert_cmpint (get_worst_difference (composed, direct, 900, 700), <=, 24);
      cairo_surface_destroy (composed);
    }
  cairo_surface_destroy (direct);
}

/* Where no tile of the new zoom has come, the old ones and the coarse picture stand in: nothing is left empty. */
static void
test_zooming_leaves_no_hole (void)
{
  /* At the first two only the coarse picture is large enough. */
  static const double factors[] = { 0.1, 0.2, 0.55, 0.8, 1.3, 2 };
  g_autoptr (DossierScene) scene = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);
  g_autoptr (DossierTileCache) cache = dossier_tile_cache_new (&(DossierTileSubject){ .scene = scene }, 256 << 20);
  DossierViewport viewport = make_viewport (scene, 400, 300, 4);

  dossier_tile_cache_request (cache, &viewport, 1);
  test_wait_until (dossier_tile_cache_is_idle (cache));
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      DossierViewport zoomed = viewport;
      cairo_surface_t *surface;

      dossier_viewport_zoom_about (&zoomed, viewport.zoom * factors[i], 111, 222);
      dossier_viewport_pan_by (&zoomed, -5, 3);
      surface = draw_snapshot (cache, &zoomed, 1, i % 2 == 0);
      for (int y = 0; y < 300; y++)
        for (int x = 0; x < 400; x++)
          g_assert_cmphex (get_pixel (surface, x, y) >> 24, ==, 0xff);
      cairo_surface_destroy (surface);
    }
}

static void
test_bounded_in_bytes (void)
{
  const gsize max_bytes = 8 << 20;
  g_autoptr (DossierScene) scene = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);
  g_autoptr (DossierTileCache) cache = dossier_tile_cache_new (&(DossierTileSubject){ .scene = scene }, max_bytes);
  DossierViewport viewport = make_viewport (scene, 300, 200, 4);

  for (int i = 0; i < 12; i++)
    {
      dossier_viewport_pan_by (&viewport, i < 6 ? -600 : 600, i % 2 == 0 ? -300 : 300);
      dossier_tile_cache_request (cache, &viewport, 1);
      test_wait_until (dossier_tile_cache_is_idle (cache));
      g_assert_cmpuint (dossier_tile_cache_get_bytes (cache), <=, max_bytes);
      g_assert_true (dossier_tile_cache_is_complete (cache, &viewport, 1));
    }
  g_assert_cmpuint (dossier_tile_cache_get_n_tiles (cache), >, 1);
}

/* What is in view stays even where it is more than the bound. */
static void
test_never_drops_what_is_in_view (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);
  g_autoptr (DossierTileCache) cache = dossier_tile_cache_new (&(DossierTileSubject){ .scene = scene }, 1);
  DossierViewport viewport = make_viewport (scene, 1200, 900, 1);

  dossier_tile_cache_request (cache, &viewport, 1);
  test_wait_until (dossier_tile_cache_is_idle (cache));
  g_assert_true (dossier_tile_cache_is_complete (cache, &viewport, 1));
}

/* A view that was passed by is not painted: only what was under way when it was left may still come. */
static void
test_passed_by_is_not_painted (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);
  g_autoptr (DossierTileCache) cache = dossier_tile_cache_new (&(DossierTileSubject){ .scene = scene }, 256 << 20);
  DossierViewport viewport = make_viewport (scene, 2000, 1500, 8);
  guint n_last;
  guint n_wanted = 0;

  for (int i = 0; i < 40; i++)
    {
      dossier_viewport_zoom_about (&viewport, 8 - i * 0.1, 1000, 750);
      dossier_tile_cache_request (cache, &viewport, 1);
    }
  test_wait_until (dossier_tile_cache_is_idle (cache));
  g_assert_true (dossier_tile_cache_is_complete (cache, &viewport, 1));
  n_last = dossier_tile_cache_get_n_tiles (cache);

  {
    DossierBox area = dossier_scene_get_bounds (scene);
    DossierBox region = dossier_viewport_get_region (&viewport);
    g_autoptr (GArray) places = dossier_tile_plan_list (&area, viewport.zoom, &region);

    n_wanted = places->len;
  }
  /* Some forty tiles a view, forty views: were they all painted, the cache would be full (256). A few may have been
   * under way each time. */
  g_assert_cmpuint (n_last, >=, n_wanted);
  g_assert_cmpuint (n_last, <, n_wanted + 150);
}

static void
on_changed (guint *n_changes)
{
  ++*n_changes;
}

/* Work of a cache that is gone ends without a word. */
static void
test_dropped_while_painting (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);
  g_autoptr (DossierTileCache) last = dossier_tile_cache_new (&(DossierTileSubject){ .scene = scene }, 256 << 20);
  DossierViewport viewport = make_viewport (scene, 1500, 1200, 2);
  guint n_changes = 0;

  for (int i = 0; i < 30; i++)
    {
      g_autoptr (DossierTileCache) cache = dossier_tile_cache_new (&(DossierTileSubject){ .scene = scene }, 256 << 20);

      g_signal_connect_swapped (cache, "changed", G_CALLBACK (on_changed), &n_changes);
      dossier_tile_cache_request (cache, &viewport, 1);
    }
  dossier_tile_cache_request (last, &viewport, 1);
  test_wait_until (dossier_tile_cache_is_idle (last));
  g_assert_cmpuint (n_changes, ==, 0);
}

/* Nor is what was painted already handed over to a cache that went before it could be. */
static void
test_dropped_before_delivery (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);
  DossierTileCache *cache = dossier_tile_cache_new (&(DossierTileSubject){ .scene = scene }, 256 << 20);
  DossierViewport viewport = make_viewport (scene, 400, 300, 1);
  guint n_changes = 0;

  g_signal_connect_swapped (cache, "changed", G_CALLBACK (on_changed), &n_changes);
  dossier_tile_cache_request (cache, &viewport, 1);
  while (!g_main_context_pending (NULL))
    g_thread_yield ();
  g_object_add_weak_pointer (G_OBJECT (cache), (gpointer *) &cache);
  g_object_unref (cache);
  g_assert_null (cache);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_changes, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DossierTileOrder order
      = { .key = { .density = 1, .zoom = 1 }, .box = { 0, 0, 512, 512 }, .width = 512, .height = 512 };
  DossierTileImage image;

  g_cancellable_cancel (cancellable);
  g_assert_false (dossier_tile_paint (&(DossierTileSubject){ .scene = scene }, &order, cancellable, &image));
  g_assert_null (image.texture);
  g_assert_null (image.surface);
}

/* A highlight is painted on nothing, and tiles without any of it hold no texture. */
static void
test_highlight_covers_nothing_else (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);
  DossierTileSubject subject = { .scene = scene, .highlighted = TRUE, .selected = TRUE };
  g_autoptr (DossierTileCache) cache = NULL;
  DossierViewport viewport = make_viewport (scene, 1700, 1200, 1);
  const DossierBox *left = fixture_get_box (scene, FIXTURE_LEFT);
  const DossierBox *far = fixture_get_box (scene, FIXTURE_FAR);
  cairo_surface_t *surface;
  DossierPoint place;

  subject.highlight = (DossierHighlight){ .node = FIXTURE_LEFT, .edge = DOSSIER_INDEX_NONE };
  cache = dossier_tile_cache_new (&subject, 256 << 20);
  dossier_tile_cache_request (cache, &viewport, 1);
  test_wait_until (dossier_tile_cache_is_idle (cache));
  g_assert_true (dossier_tile_cache_is_complete (cache, &viewport, 1));

  /* The tile below: painted, and found to be blank. */
  g_assert_nonnull (dossier_tile_cache_get_texture (cache, 1, 1, 0, 0));
  g_assert_null (dossier_tile_cache_get_texture (cache, 1, 1, 0, 1));

  surface = draw_snapshot (cache, &viewport, 1, FALSE);
  place = dossier_viewport_to_widget (&viewport, left->x + left->width / 2, left->y + left->height / 2);
  g_assert_cmphex (get_pixel (surface, (int) place.x, (int) place.y) >> 24, ==, 0xff);
  place = dossier_viewport_to_widget (&viewport, far->x + far->width / 2, far->y + far->height / 2);
  g_assert_cmphex (get_pixel (surface, (int) place.x, (int) place.y), ==, 0);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  /* Makes the types of render nodes known; a display is not needed. */
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  gtk_init_check ();
  g_test_add_func ("/tile-cache/tiles-are-the-direct-painting", test_tiles_are_the_direct_painting);
  g_test_add_func ("/tile-cache/composed-without-seams", test_composed_without_seams);
  g_test_add_func ("/tile-cache/zooming-leaves-no-hole", test_zooming_leaves_no_hole);
  g_test_add_func ("/tile-cache/bounded-in-bytes", test_bounded_in_bytes);
  g_test_add_func ("/tile-cache/never-drops-what-is-in-view", test_never_drops_what_is_in_view);
  g_test_add_func ("/tile-cache/passed-by-is-not-painted", test_passed_by_is_not_painted);
  g_test_add_func ("/tile-cache/dropped-while-painting", test_dropped_while_painting);
  g_test_add_func ("/tile-cache/dropped-before-delivery", test_dropped_before_delivery);
  g_test_add_func ("/tile-cache/cancelled", test_cancelled);
  g_test_add_func ("/tile-cache/highlight-covers-nothing-else", test_highlight_covers_nothing_else);
  status = g_test_run ();
  g_assert_true (dossier_worker_finish (60 * 1000));
  return status;
}
