/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render-fixture.h"
#include "render-witness.h"

#include "render/dossier-card-draw.h"
#include "render/dossier-pen-cairo.h"
#include "render/dossier-scene-private.h"

#include <math.h>
#include <string.h>

#define N_NODES 140

/* Each tile, painted by itself, against the same part of the whole. */
static void
check_tiles (DossierScene *scene, double scale, int tile)
{
  DossierBox bounds = dossier_scene_get_bounds (scene);
  int columns = MIN ((int) ceil (bounds.width * scale / tile), 4);
  int rows = MIN ((int) ceil (bounds.height * scale / tile), 3);
  DossierBox region = { bounds.x, bounds.y, columns * tile / scale, rows * tile / scale };
  cairo_surface_t *whole = fixture_paint (scene, &region, scale);
  guint n_different = 0;

  for (int row = 0; row < rows; row++)
    for (int column = 0; column < columns; column++)
      {
        DossierBox part
            = { region.x + column * tile / scale, region.y + row * tile / scale, tile / scale, tile / scale };
        cairo_surface_t *painted = fixture_paint (scene, &part, scale);

        for (int y = 0; y < tile; y++)
          {
            const guchar *first
                = cairo_image_surface_get_data (painted) + (gsize) y * (gsize) cairo_image_surface_get_stride (painted);
            const guchar *second = cairo_image_surface_get_data (whole)
                                   + (gsize) (row * tile + y) * (gsize) cairo_image_surface_get_stride (whole)
                                   + (gsize) column * (gsize) tile * 4;

            for (int i = 0; i < tile * 4; i++)
              {
                int difference = ABS ((int) first[i] - (int) second[i]);

                /* Places are rounded to 1/256 of a pixel, and a different origin may round a few the other way. */
                n_different += difference > 3;
                g_assert_cmpint (difference, <=, 48);
              }
          }
        cairo_surface_destroy (painted);
      }
  g_test_message ("scale %g: %u of %d values differ", scale, n_different, rows * columns * tile * tile * 4);
  g_assert_cmpuint (n_different, <=, (guint) (rows * columns * tile * tile * 4) / 20000);
  cairo_surface_destroy (whole);
}

static void
test_tiles (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (N_NODES, DOSSIER_THEME_LIGHT);
  double scales[] = { 0.08, 0.15, 0.3, 0.41, 0.5, 0.66, 0.7, 1, 1.3, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    check_tiles (scene, scales[i], 128);
}

static gpointer
paint_in_thread (gpointer data)
{
  DossierScene *scene = data;
  DossierBox bounds = dossier_scene_get_bounds (scene);

  return fixture_paint (scene, &bounds, 0.4);
}

static void
test_threads (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (N_NODES, DOSSIER_THEME_DARK);
  g_autoptr (DossierScene) other = fixture_scene_new (N_NODES, DOSSIER_THEME_DARK);
  DossierBox bounds = dossier_scene_get_bounds (scene);
  cairo_surface_t *alone = fixture_paint (other, &bounds, 0.4);
  gsize size = (gsize) cairo_image_surface_get_stride (alone) * (gsize) cairo_image_surface_get_height (alone);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("paint", paint_in_thread, scene);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      cairo_surface_t *surface = g_thread_join (threads[i]);

      g_assert_cmpmem (cairo_image_surface_get_data (alone), size, cairo_image_surface_get_data (surface), size);
      cairo_surface_destroy (surface);
    }
  cairo_surface_destroy (alone);
}

/* Known colours at known places: the picture's structure, whatever the fonts. */
static void
test_colors (void)
{
  for (guint theme = 0; theme < DOSSIER_N_THEMES; theme++)
    {
      g_autoptr (DossierScene) scene = fixture_scene_new (28, theme);
      const DossierStyle *style = dossier_style_get (theme);
      DossierBox bounds = dossier_scene_get_bounds (scene);
      double scale = 4;
      cairo_surface_t *surface = fixture_paint (scene, &bounds, scale);
      DossierColor corner = fixture_get_color (surface, &bounds, scale, bounds.x + 1, bounds.y + 1);

      g_assert_true (fixture_color_is (&corner, &style->ground));
      for (guint i = 1; i < 28; i++)
        {
          const DossierNode *node = dossier_graph_get_node (dossier_scene_get_graph (scene), i);
          const DossierBox *box = &dossier_layout_get_boxes (dossier_scene_get_layout (scene))[i];
          DossierColor border
              = fixture_get_color (surface, &bounds, scale, box->x + box->width / 2, box->y + box->height - 0.4);
          DossierColor inside
              = fixture_get_color (surface, &bounds, scale, box->x + box->width / 2, box->y + box->height - 2.5);

          if (node->n_citations == 0)
            continue;
          g_assert_true (fixture_color_is (&border, &style->types[node->type].accent));
          g_assert_true (fixture_color_is (&inside, &style->types[node->type].fill));
        }
      cairo_surface_destroy (surface);
    }
}

static void
test_contradiction (void)
{
  DossierGraphBuilder *builder = fixture_builder_new ();
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  g_autoptr (DossierScene) scene = NULL;
  const DossierStyle *style = dossier_style_get (DOSSIER_THEME_LIGHT);
  DossierBox bounds;
  double scales[] = { 0.3, 0.9 };

  fixture_add_node (builder, "a", "statement", "Only military firms are affected", TRUE);
  fixture_add_node (builder, "b", "statement", "All trade is affected", TRUE);
  fixture_add_node (builder, "c", "statement", "Third", TRUE);
  fixture_add_edge (builder, "a", "b", "contradicts");
  fixture_add_edge (builder, "b", "c", "supports");
  graph = fixture_end (builder);
  layout = fixture_layout_new (graph, 3, 200);
  scene = dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);
  bounds = dossier_scene_get_bounds (scene);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    for (guint edge = 0; edge < 2; edge++)
      {
        cairo_surface_t *surface = fixture_paint (scene, &bounds, scales[i]);
        DossierPoint middle = dossier_layout_get_edge_middle (layout, edge);
        const DossierColor *wanted = edge == 0 ? &style->contradicts : &style->edge;
        double nearest = INFINITY;

        /* A thin line may fall between two rows of pixels: the nearest of them is at least half of its colour. */
        for (int j = -1; j <= 1; j++)
          {
            DossierColor color = fixture_get_color (surface, &bounds, scales[i], middle.x, middle.y + j / scales[i]);

            nearest = MIN (nearest, hypot (color.red - wanted->red,
                                           hypot (color.green - wanted->green, color.blue - wanted->blue)));
          }
        g_assert_cmpfloat (nearest, <,
                           0.55
                               * hypot (style->ground.red - wanted->red, hypot (style->ground.green - wanted->green,
                                                                                style->ground.blue - wanted->blue)));
        cairo_surface_destroy (surface);
      }
}

static void
test_visibility (void)
{
  g_autoptr (DossierScene) all = fixture_scene_new (28, DOSSIER_THEME_LIGHT);
  DossierGraph *graph = dossier_scene_get_graph (all);
  DossierLayout *layout = dossier_scene_get_layout (all);
  double scales[] = { 0.3, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      guint8 visible[28] = { 0 };
      g_autoptr (DossierScene) few = NULL;
      DossierBox bounds = dossier_scene_get_bounds (all);
      const DossierColor *ground = &dossier_style_get (DOSSIER_THEME_LIGHT)->ground;
      cairo_surface_t *surface = NULL;
      const DossierBox *box = &dossier_layout_get_boxes (layout)[3];
      double room = scales[i] < 0.6 ? box->width * 1.2 : 1 / scales[i];
      guint n_inked = 0;

      visible[3] = 1;
      few = dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, visible);
      g_assert_true (dossier_scene_is_visible (few, 3));
      g_assert_false (dossier_scene_is_visible (few, 4));
      g_assert_true (dossier_scene_is_visible (all, 4));

      /* One node, and no edge: its other end is hidden. */
      surface = fixture_paint (few, &bounds, scales[i]);
      for (double y = bounds.y + 2; y < bounds.y + bounds.height - 4; y += 2)
        for (double x = bounds.x + 2; x < bounds.x + bounds.width - 4; x += 2)
          {
            DossierColor color = fixture_get_color (surface, &bounds, scales[i], x, y);

            if (fixture_color_is (&color, ground))
              continue;
            n_inked++;
            g_assert_cmpfloat (x, >=, box->x - room);
            g_assert_cmpfloat (y, >=, box->y - room);
            g_assert_cmpfloat (x, <=, box->x + box->width + room);
            g_assert_cmpfloat (y, <=, box->y + box->height + room);
          }
      g_assert_cmpuint (n_inked, >, 5);
      cairo_surface_destroy (surface);
    }
}

static void
test_uncited (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (28, DOSSIER_THEME_LIGHT);
  Witness *witness = witness_paint (scene, 1);
  guint n_uncited = 0;

  for (guint i = 0; i < 28; i++)
    n_uncited += dossier_graph_get_node (dossier_scene_get_graph (scene), i)->n_citations == 0;
  g_assert_cmpuint (n_uncited, >, 2);
  g_assert_cmpuint (witness->n_dashed, ==, n_uncited);
  g_assert_cmpuint (witness->n_strokes, ==, 28);
  witness_free (witness);
}

/* And as signs too. */
static void
test_uncited_marks (void)
{
  DossierGraphBuilder *builder = fixture_builder_new ();
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  g_autoptr (DossierScene) scene = NULL;
  const DossierTypeStyle *style = &dossier_style_get (DOSSIER_THEME_LIGHT)->types[DOSSIER_NODE_TYPE_STATEMENT];
  DossierBox bounds;
  cairo_surface_t *surface = NULL;

  fixture_add_node (builder, "cited", "statement", "Civilian users will not be affected", TRUE);
  fixture_add_node (builder, "uncited", "statement", "Civilian users will not be affected", FALSE);
  graph = fixture_end (builder);
  layout = fixture_layout_new (graph, 2, 50);
  scene = dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);
  bounds = dossier_scene_get_bounds (scene);
  surface = fixture_paint (scene, &bounds, 0.5);
  for (guint i = 0; i < 2; i++)
    {
      const DossierBox *box = &dossier_layout_get_boxes (layout)[i];
      DossierColor middle
          = fixture_get_color (surface, &bounds, 0.5, box->x + box->width / 2, box->y + box->height / 2);

      g_assert_true (fixture_color_is (&middle, i == 0 ? &style->accent : &style->fill));
    }
  cairo_surface_destroy (surface);
}

/* What is written can be read, at every scale; hubs keep their names, statements do not. */
static void
test_level_of_detail (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (N_NODES, DOSSIER_THEME_LIGHT);
  guint n_before = 0;

  for (double scale = 0.05; scale < 1.2; scale *= 1.13)
    {
      Witness *witness = witness_paint (scene, scale);

      for (guint i = 0; i < witness->sizes->len; i++)
        g_assert_cmpfloat (g_array_index (witness->sizes, double, i) * scale, >=, 0.8 * DOSSIER_LEGIBLE_SIZE - 1e-6);
      if (scale < 0.68)
        g_assert_false (witness_saw (witness, "The move is regrettable"));
      else
        g_assert_cmpuint (witness->n_groups, ==, N_NODES);
      /* The hub of hubs, as soon as its name has room in the whole picture. */
      if (scale > 0.12)
        g_assert_true (witness_saw (witness, "Ministry of Commerce 21"));
      if (scale < 0.6)
        g_assert_cmpuint (witness->n_groups, <=, N_NODES * 4 / 7);
      n_before = MAX (n_before, witness->n_groups);
      witness_free (witness);
    }
  g_assert_cmpuint (n_before, ==, N_NODES);
}

/* Names in the overview stand clear of each other, within the scene, and over or close by their nodes. */
static void
test_placement (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (N_NODES, DOSSIER_THEME_LIGHT);
  DossierBox bounds = dossier_scene_get_bounds (scene);

  g_assert_null (dossier_scene_get_placement (scene, 1));
  for (double scale = 0.05; scale < 0.68; scale *= 1.3)
    {
      g_autoptr (DossierPlacement) placement = dossier_scene_get_placement (scene, scale);
      g_autoptr (DossierPlacement) again = dossier_scene_get_placement (scene, scale);

      g_assert_true (placement == again);
      for (guint i = 0; i < placement->n_placed; i++)
        {
          const DossierPlacedCard *card = &placement->placed[i];
          const DossierBox *box = &scene->boxes[card->node];

          g_assert_cmpuint (placement->index[card->node], ==, i + 1);
          g_assert_cmpfloat (card->box.x, >=, bounds.x - 1e-6);
          g_assert_cmpfloat (card->box.y, >=, bounds.y - 1e-6);
          g_assert_cmpfloat (card->box.x + card->box.width, <=, bounds.x + bounds.width + 1e-6);
          g_assert_cmpfloat (card->box.y + card->box.height, <=, bounds.y + bounds.height + 1e-6);
          g_assert_cmpfloat (card->box.x, <=, box->x + box->width / 2);
          g_assert_cmpfloat (card->box.x + card->box.width, >=, box->x + box->width / 2);
          g_assert_cmpfloat (card->box.y - card->box.height / 2, <=, box->y + box->height / 2 + 1e-6);
          g_assert_cmpfloat (card->box.y + card->box.height * 1.5, >=, box->y + box->height / 2 - 1e-6);
          for (guint j = 0; j < i; j++)
            {
              const DossierBox *other = &placement->placed[j].box;

              g_assert_true (card->box.x >= other->x + other->width || other->x >= card->box.x + card->box.width
                             || card->box.y >= other->y + other->height || other->y >= card->box.y + card->box.height);
            }
        }
    }
}

/* Two hubs that stand close together both keep their names, though over their nodes there is room for one. */
static void
test_crowded_hubs (void)
{
  enum { N_HUBS = 2, N_LEAVES = 8 };
  DossierGraphBuilder *builder = fixture_builder_new ();
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  g_autoptr (DossierScene) scene = NULL;
  g_autoptr (DossierPlacement) placement = NULL;
  DossierBox boxes[N_HUBS * (1 + N_LEAVES)];
  DossierCurve curves[N_HUBS * N_LEAVES] = { 0 };
  guint ends[2 * N_HUBS * N_LEAVES];

  for (guint i = 0; i < N_HUBS; i++)
    {
      g_autofree char *id = g_strdup_printf ("hub%u", i);

      fixture_add_node (builder, id, "actor", "Ministry", TRUE);
      boxes[i] = (DossierBox){ 1000, 1000 + 40 * i, 90, 30 };
    }
  for (guint i = 0; i < N_HUBS * N_LEAVES; i++)
    {
      g_autofree char *id = g_strdup_printf ("leaf%u", i);
      g_autofree char *hub = g_strdup_printf ("hub%u", i / N_LEAVES);

      fixture_add_node (builder, id, "statement", "Words", TRUE);
      fixture_add_edge (builder, hub, id, "said");
      boxes[N_HUBS + i] = (DossierBox){ 90 * i, i % 2 == 0 ? 0 : 2000, 60, 20 };
      ends[2 * i] = i / N_LEAVES;
      ends[2 * i + 1] = N_HUBS + i;
    }
  graph = fixture_end (builder);
  layout = dossier_layout_new (DOSSIER_ENGINE_NEATO, G_N_ELEMENTS (boxes), boxes, G_N_ELEMENTS (curves), ends, curves);
  scene = dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);

  placement = dossier_scene_get_placement (scene, 0.3);
  for (guint i = 0; i < N_HUBS; i++)
    g_assert_cmpuint (placement->index[i], !=, 0);
}

static void
test_edge_cases (void)
{
  g_autoptr (DossierScene) empty = fixture_scene_new (0, DOSSIER_THEME_LIGHT);
  g_autoptr (DossierScene) one = fixture_scene_new (1, DOSSIER_THEME_LIGHT);
  DossierBox region = { -10, -10, 100, 100 };

  for (double scale = 1e-3; scale < 100; scale *= 10)
    {
      Witness *first = witness_paint (empty, scale);
      Witness *second = witness_paint (one, scale);

      g_assert_cmpuint (first->texts->len, ==, 0);
      witness_free (first);
      witness_free (second);
    }
  cairo_surface_destroy (fixture_paint (empty, &region, 1));
  g_assert_cmpfloat (dossier_scene_get_bounds (empty).width, >, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (28, DOSSIER_THEME_LIGHT);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DossierBox bounds = dossier_scene_get_bounds (scene);
  double scales[] = { 0.3, 1 };

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      Witness *witness = witness_new ();

      g_assert_false (dossier_painter_paint (scene, &witness->parent, &bounds, scales[i], TRUE, cancellable));
      g_assert_cmpuint (witness->texts->len, ==, 0);
      witness_free (witness);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/painter/tiles", test_tiles);
  g_test_add_func ("/painter/threads", test_threads);
  g_test_add_func ("/painter/colors", test_colors);
  g_test_add_func ("/painter/contradiction", test_contradiction);
  g_test_add_func ("/painter/visibility", test_visibility);
  g_test_add_func ("/painter/uncited", test_uncited);
  g_test_add_func ("/painter/uncited-marks", test_uncited_marks);
  g_test_add_func ("/painter/level-of-detail", test_level_of_detail);
  g_test_add_func ("/painter/placement", test_placement);
  g_test_add_func ("/painter/crowded-hubs", test_crowded_hubs);
  g_test_add_func ("/painter/edge-cases", test_edge_cases);
  g_test_add_func ("/painter/cancelled", test_cancelled);
  return g_test_run ();
}
