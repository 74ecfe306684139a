/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render-fixture.h"
#include "render-witness.h"

#include "layout/dossier-curve.h"
#include "render/dossier-card-draw.h"
#include "render/dossier-pen-cairo.h"
#include "render/dossier-scene-private.h"

#include <math.h>
#include <string.h>

#define N_NODES 140

static cairo_surface_t *
paint_highlight (DossierScene *scene, double scale, const DossierHighlight *highlight, gboolean selected)
{
  DossierBox bounds = dossier_scene_get_bounds (scene);
  cairo_t *cr = NULL;
  cairo_surface_t *surface = fixture_surface_new (&bounds, scale, &cr);
  g_autoptr (DossierPen) pen = dossier_pen_cairo_new (cr);

  dossier_painter_paint_highlight (scene, pen, &bounds, scale, highlight, selected);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
count_color (cairo_surface_t *surface, const DossierColor *color)
{
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        const guchar *data = cairo_image_surface_get_data (surface) + y * stride + 4 * x;
        guint32 pixel = 0;
        DossierColor seen;

        memcpy (&pixel, data, 4);
        seen = (DossierColor){
          ((pixel >> 16) & 0xff) / 255.0,
          ((pixel >> 8) & 0xff) / 255.0,
          (pixel & 0xff) / 255.0,
          1,
        };
        n += pixel >> 24 == 255 && (color == NULL || fixture_color_is (&seen, color));
      }
  return n;
}

static void
test_node (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (56, DOSSIER_THEME_LIGHT);
  const DossierStyle *style = dossier_style_get (DOSSIER_THEME_LIGHT);
  DossierBox bounds = dossier_scene_get_bounds (scene);
  double scales[] = { 0.2, 0.4, 1, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      DossierHighlight highlight = { 33, DOSSIER_INDEX_NONE };
      cairo_surface_t *hover = paint_highlight (scene, scales[i], &highlight, FALSE);
      cairo_surface_t *selected = paint_highlight (scene, scales[i], &highlight, TRUE);
      const DossierBox *box = &scene->boxes[33];
      DossierColor middle
          = fixture_get_color (hover, &bounds, scales[i], box->x + box->width / 2, box->y + box->height / 2);

      g_assert_cmpfloat (middle.alpha, ==, 1);
      g_assert_cmpuint (count_color (hover, &style->selection), ==, 0);
      g_assert_cmpuint (count_color (selected, &style->selection), >, 20);
      /* Its neighbours, and far from all. */
      g_assert_cmpuint (count_color (hover, NULL), >, 100);
      g_assert_cmpuint (count_color (hover, NULL), <,
                        (guint) (bounds.width * bounds.height * scales[i] * scales[i] / 2));
      cairo_surface_destroy (hover);
      cairo_surface_destroy (selected);
    }
}

/* The node that is lit up has a name that can be read, and so has a neighbour, at every scale. */
static void
test_words (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (N_NODES, DOSSIER_THEME_LIGHT);
  DossierBox bounds = dossier_scene_get_bounds (scene);

  for (double scale = 0.03; scale < 2; scale *= 1.5)
    {
      DossierHighlight highlight = { 33, DOSSIER_INDEX_NONE };
      Witness *witness = witness_new ();

      dossier_painter_paint_highlight (scene, &witness->parent, &bounds, scale, &highlight, TRUE);
      g_assert_true (witness_saw (witness, "The move is regrettable 33"));
      for (guint i = 0; i < witness->sizes->len; i++)
        g_assert_cmpfloat (g_array_index (witness->sizes, double, i) * scale, >=, DOSSIER_LEGIBLE_SIZE * 0.8 - 1e-6);
      if (scale > 0.6)
        g_assert_true (witness_saw (witness, "about"));
      witness_free (witness);
    }
}

static DossierScene *
make_scene (double gap)
{
  g_autoptr (DossierGraph) graph = fixture_graph_new (N_NODES);
  g_autoptr (DossierLayout) layout = fixture_layout_new (graph, 12, gap);

  return dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);
}

static gboolean
is_near (DossierScene *scene, guint node, guint other)
{
  guint n_edges = 0;
  const guint *edges = dossier_graph_get_incident_edges (scene->graph, node, &n_edges);

  for (guint i = 0; i < n_edges; i++)
    {
      guint from = 0;
      guint to = 0;

      dossier_graph_get_edge_ends (scene->graph, edges[i], &from, &to);
      if (from == other || to == other)
        return TRUE;
    }
  return node == other;
}

/* The edge at @node that is named there. */
static guint
find_edge (DossierScene *scene, guint node, const DossierBox *named)
{
  guint n_edges = 0;
  const guint *edges = dossier_graph_get_incident_edges (scene->graph, node, &n_edges);

  for (guint i = 0; i < n_edges; i++)
    {
      DossierPoint place = dossier_layout_get_label_place (scene->layout, edges[i]);

      if (fabs (place.x - named->x - named->width / 2) < 0.01 && fabs (place.y - named->y - named->height / 2) < 0.01)
        return edges[i];
    }
  g_assert_not_reached ();
}

/* No way between two nodes is longer. */
static double
get_most_length (DossierScene *scene, guint edge)
{
  DossierCurve curve = dossier_layout_get_curve (scene->layout, edge);
  guint from = 0;
  guint to = 0;
  DossierPoint before;
  DossierPoint end;
  double length = 0;

  dossier_graph_get_edge_ends (scene->graph, edge, &from, &to);
  before = dossier_box_get_centre (&scene->boxes[from]);
  end = dossier_box_get_centre (&scene->boxes[to]);
  for (guint i = 0; i < curve.n_points; i++)
    {
      length += hypot (curve.points[i].x - before.x, curve.points[i].y - before.y);
      before = curve.points[i];
    }
  return length + hypot (end.x - before.x, end.y - before.y);
}

/* Of the relations of a hub those are named for which there is room: apart from each other, over the name of no node,
 * and on edges that are seen to go on beside the word. */
static void
test_names (void)
{
  g_autoptr (DossierScene) scene = make_scene (160);
  DossierBox bounds = dossier_scene_get_bounds (scene);
  guint n_named = 0;

  for (guint i = 0; i < 12 * N_NODES; i++)
    {
      guint hub = i % N_NODES;
      double scale = 0.03 * pow (1.4, i / N_NODES);
      DossierHighlight highlight = { hub, DOSSIER_INDEX_NONE };
      Witness *witness = witness_new ();
      const DossierBox *named = NULL;
      g_autoptr (DossierPlacement) placement = dossier_scene_get_placement (scene, scale);

      dossier_painter_paint_highlight (scene, &witness->parent, &bounds, scale, &highlight, TRUE);
      named = (const DossierBox *) (gpointer) witness->named->data;
      n_named += witness->named->len;
      for (guint k = 0; k < witness->named->len; k++)
        {
          guint edge = find_edge (scene, hub, &named[k]);

          for (guint l = 0; l < k; l++)
            g_assert_false (dossier_box_meets (&named[k], &named[l]));
          if (placement == NULL)
            continue;

          g_assert_cmpfloat (get_most_length (scene, edge), >=, named[k].width + 15 / scale);
          for (guint j = 0; j < placement->n_placed; j++)
            if (!is_near (scene, hub, placement->placed[j].node))
              g_assert_false (dossier_box_meets (&named[k], &placement->placed[j].box));
        }
      witness_free (witness);
    }
  g_assert_cmpuint (n_named, >, 5);
}

/* One that is asked for by itself is named wherever its ends leave room. */
static void
test_name_of_edge (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (N_NODES, DOSSIER_THEME_LIGHT);
  DossierBox bounds = dossier_scene_get_bounds (scene);
  guint n_more = 0;

  for (guint edge = 0; edge < dossier_graph_get_n_edges (scene->graph); edge++)
    {
      DossierHighlight alone = { DOSSIER_INDEX_NONE, edge };
      DossierHighlight at_node = { 0, DOSSIER_INDEX_NONE };
      guint to = 0;
      Witness *lit = witness_new ();
      Witness *others = witness_new ();
      gboolean is_among_others = FALSE;

      dossier_graph_get_edge_ends (scene->graph, edge, &at_node.node, &to);
      dossier_painter_paint_highlight (scene, &lit->parent, &bounds, 0.3, &alone, FALSE);
      dossier_painter_paint_highlight (scene, &others->parent, &bounds, 0.3, &at_node, FALSE);
      for (guint i = 0; i < others->named->len; i++)
        is_among_others |= find_edge (scene, at_node.node, &g_array_index (others->named, DossierBox, i)) == edge;
      n_more += lit->named->len == 1 && !is_among_others;
      witness_free (lit);
      witness_free (others);
    }
  g_assert_cmpuint (n_more, >, 5);
}

static void
test_edge (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (28, DOSSIER_THEME_DARK);
  const DossierStyle *style = dossier_style_get (DOSSIER_THEME_DARK);
  DossierHighlight highlight = { DOSSIER_INDEX_NONE, 0 };
  DossierHighlight nothing = { DOSSIER_INDEX_NONE, DOSSIER_INDEX_NONE };
  cairo_surface_t *surface = paint_highlight (scene, 1, &highlight, TRUE);
  Witness *witness = witness_new ();
  DossierBox bounds = dossier_scene_get_bounds (scene);

  g_assert_cmpuint (count_color (surface, &style->selection), >, 5);
  cairo_surface_destroy (surface);
  dossier_painter_paint_highlight (scene, &witness->parent, &bounds, 1, &highlight, TRUE);
  g_assert_cmpuint (witness->n_groups, ==, 2);
  witness_free (witness);

  surface = paint_highlight (scene, 1, &nothing, TRUE);
  g_assert_cmpuint (count_color (surface, NULL), ==, 0);
  cairo_surface_destroy (surface);
}

/* Nothing is drawn further out than callers are told. */
static void
test_reach (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (56, DOSSIER_THEME_LIGHT);
  double scale = 0.2;

  for (guint node = 0; node < 56; node += 5)
    {
      DossierHighlight highlight = { node, DOSSIER_INDEX_NONE };
      DossierBox bounds = dossier_scene_get_bounds (scene);
      DossierBox region = { bounds.x - 500, bounds.y - 500, bounds.width + 1000, bounds.height + 1000 };
      double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
      double reach = DOSSIER_PAINTER_HIGHLIGHT_REACH / scale;
      guint n_edges = 0;
      const guint *edges = dossier_graph_get_incident_edges (scene->graph, node, &n_edges);
      cairo_t *cr = NULL;
      cairo_surface_t *surface = fixture_surface_new (&region, scale, &cr);
      g_autoptr (DossierPen) pen = dossier_pen_cairo_new (cr);

      for (guint i = 0; i <= n_edges; i++)
        {
          guint other = i < n_edges ? dossier_graph_get_other_end (scene->graph, edges[i], node) : node;
          const DossierBox *box = &scene->boxes[other];

          left = MIN (left, box->x - reach);
          top = MIN (top, box->y - reach);
          right = MAX (right, box->x + box->width + reach);
          bottom = MAX (bottom, box->y + box->height + reach);
        }
      dossier_painter_paint_highlight (scene, pen, &region, scale, &highlight, TRUE);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      for (double y = region.y + 3; y < region.y + region.height - 6; y += 1 / scale)
        for (double x = region.x + 3; x < region.x + region.width - 6; x += 1 / scale)
          if (fixture_get_color (surface, &region, scale, x, y).alpha > 0)
            g_assert_true (x >= left && x <= right && y >= top && y <= bottom);
      cairo_surface_destroy (surface);
    }
}

/* What is lit up is painted in tiles too. */
static void
test_tiles (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (N_NODES, DOSSIER_THEME_LIGHT);
  DossierHighlight highlight = { 21, DOSSIER_INDEX_NONE };
  double scales[] = { 0.2, 0.45, 1 };
  int tile = 128;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      DossierBox bounds = dossier_scene_get_bounds (scene);
      g_autoptr (DossierPen) whole_pen = NULL;
      cairo_surface_t *whole = NULL;
      cairo_t *cr = NULL;
      guint n_different = 0;
      guint n_inked = 0;

      bounds.width = ceil (bounds.width * scales[i] / tile) * tile / scales[i];
      bounds.height = ceil (bounds.height * scales[i] / tile) * tile / scales[i];
      whole = fixture_surface_new (&bounds, scales[i], &cr);
      whole_pen = dossier_pen_cairo_new (cr);
      dossier_painter_paint_highlight (scene, whole_pen, &bounds, scales[i], &highlight, TRUE);
      cairo_destroy (cr);
      cairo_surface_flush (whole);

      for (int row = 0; row < 3 && (row + 1) * tile <= cairo_image_surface_get_height (whole); row++)
        for (int column = 0; (column + 1) * tile <= cairo_image_surface_get_width (whole); column++)
          {
            DossierBox part = {
              bounds.x + column * tile / scales[i],
              bounds.y + row * tile / scales[i],
              tile / scales[i],
              tile / scales[i],
            };
            cairo_surface_t *surface = fixture_surface_new (&part, scales[i], &cr);
            g_autoptr (DossierPen) pen = dossier_pen_cairo_new (cr);

            dossier_painter_paint_highlight (scene, pen, &part, scales[i], &highlight, TRUE);
            cairo_destroy (cr);
            cairo_surface_flush (surface);
            for (int y = 0; y < tile; y++)
              for (int x = 0; x < tile; x++)
                {
                  const guchar *first
                      = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x;
                  const guchar *second = cairo_image_surface_get_data (whole)
                                         + (row * tile + y) * cairo_image_surface_get_stride (whole)
                                         + 4 * (column * tile + x);

                  n_inked += second[3] > 0;
                  for (guint k = 0; k < 4; k++)
                    n_different += ABS ((int) first[k] - (int) second[k]) > 3;
                }
            cairo_surface_destroy (surface);
          }
      g_assert_cmpuint (n_inked, >, 1000);
      g_assert_cmpuint (n_different, <, 60);
      cairo_surface_destroy (whole);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/highlight/node", test_node);
  g_test_add_func ("/highlight/words", test_words);
  g_test_add_func ("/highlight/names", test_names);
  g_test_add_func ("/highlight/name-of-edge", test_name_of_edge);
  g_test_add_func ("/highlight/edge", test_edge);
  g_test_add_func ("/highlight/reach", test_reach);
  g_test_add_func ("/highlight/tiles", test_tiles);
  return g_test_run ();
}
