/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render-fixture.h"
#include "render-witness.h"

#include "render/dossier-pick.h"

#define N_NODES 140
#define SMALL 0.25

static DossierScene *
make_scene (void)
{
  g_autoptr (DossierGraph) graph = fixture_graph_new (N_NODES);
  g_autoptr (DossierLayout) layout = fixture_layout_new (graph, 12, 40);

  return dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);
}

/* Has the painter work out what is drawn where. */
static void
paint (DossierScene *scene, double scale)
{
  DossierBox bounds = dossier_scene_get_bounds (scene);

  cairo_surface_destroy (fixture_paint (scene, &bounds, scale));
}

static void
test_full_scale (void)
{
  g_autoptr (DossierScene) scene = make_scene ();
  const DossierBox *boxes = dossier_layout_get_boxes (dossier_scene_get_layout (scene));

  for (guint node = 0; node < N_NODES; node++)
    {
      DossierBox box = dossier_pick_get_node_box (scene, 1, node);

      g_assert_cmpmem (&box, sizeof box, &boxes[node], sizeof box);
      g_assert_cmpuint (dossier_pick_find_node_at (scene, 1, box.x + 1, box.y + 1), ==, node);
    }
  g_assert_cmpuint (dossier_pick_find_node_at (scene, 1, -1000, -1000), ==, DOSSIER_INDEX_NONE);
}

/* What was painted is found where it was painted; a mark hardly further than that. */
static void
test_small_scale (void)
{
  g_autoptr (DossierScene) scene = make_scene ();
  const DossierBox *boxes = dossier_layout_get_boxes (dossier_scene_get_layout (scene));
  guint n_larger = 0;
  guint n_smaller = 0;

  paint (scene, SMALL);
  for (guint node = 0; node < N_NODES; node++)
    {
      DossierBox box = dossier_pick_get_node_box (scene, SMALL, node);
      guint found = dossier_pick_find_node_at (scene, SMALL, box.x + box.width / 2, box.y + box.height / 2);

      if (box.width > boxes[node].width)
        {
          n_larger++;
          g_assert_cmpuint (found, ==, node);
          g_assert_cmpuint (dossier_pick_find_node_at (scene, SMALL, box.x + 1, box.y + 1), ==, node);
        }
      if (box.width < boxes[node].width)
        {
          n_smaller++;
          /* Unless a name lies over it. */
          if (found != node)
            g_assert_cmpfloat (dossier_pick_get_node_box (scene, SMALL, found).width, >, boxes[found].width);
        }
    }
  g_assert_cmpuint (n_larger, >, 0);
  g_assert_cmpuint (n_smaller, >, 0);
}

/* Nothing waits for a painting: before one, the layout answers. */
static void
test_before_painting (void)
{
  g_autoptr (DossierScene) scene = make_scene ();
  const DossierBox *boxes = dossier_layout_get_boxes (dossier_scene_get_layout (scene));
  g_autoptr (GArray) cards = NULL;

  g_assert_cmpuint (dossier_pick_find_node_at (scene, SMALL, boxes[7].x + 1, boxes[7].y + 1), ==, 7);
  cards = dossier_pick_list_lit (scene, SMALL, &(DossierHighlight) { 0, DOSSIER_INDEX_NONE });
  g_assert_cmpuint (cards->len, ==, 0);
}

static void
test_lit_cards (void)
{
  g_autoptr (DossierScene) scene = make_scene ();
  DossierGraph *graph = dossier_scene_get_graph (scene);
  const DossierBox *boxes = dossier_layout_get_boxes (dossier_scene_get_layout (scene));

  paint (scene, SMALL);
  for (guint edge = 0; edge < dossier_graph_get_n_edges (graph); edge += 17)
    {
      g_autoptr (GArray) cards = dossier_pick_list_lit (scene, SMALL, &(DossierHighlight) { DOSSIER_INDEX_NONE, edge });
      guint from;
      guint to;

      dossier_graph_get_edge_ends (graph, edge, &from, &to);
      g_assert_cmpuint (cards->len, ==, 2);
      for (guint i = 0; i < cards->len; i++)
        {
          const DossierLitCard *card = &g_array_index (cards, DossierLitCard, i);

          /* Though it may have been a mark before. */
          g_assert_true (card->node == from || card->node == to);
          g_assert_cmpfloat (card->box.width, >, boxes[card->node].width);
        }
    }

  {
    g_autoptr (GArray) cards = dossier_pick_list_lit (scene, 1, &(DossierHighlight) { 0, DOSSIER_INDEX_NONE });

    g_assert_cmpuint (cards->len, >=, 1);
    g_assert_cmpuint (g_array_index (cards, DossierLitCard, 0).node, ==, 0);
  }
}

/* Three edges between two columns: a short one with room for its name beside it, one without, and one with a node in its room. */
static DossierScene *
make_named (void)
{
  static const DossierBox boxes[] = {
    { 0, 0, 60, 20 }, { 80, 0, 60, 20 }, { 0, 200, 60, 20 }, { 0, 400, 60, 20 }, { 80, 200, 60, 20 },
  };
  static const guint ends[] = { 0, 1, 2, 3, 1, 4 };
  const DossierCurve curves[] = { { .label = { 40, 40, 60, 10 } }, { 0 }, { .label = { 90, 205, 40, 10 } } };
  DossierGraphBuilder *builder = fixture_builder_new ();
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierLayout) layout = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);

      fixture_add_node (builder, id, "actor", "Ministry", TRUE);
    }
  fixture_add_edge (builder, "n0", "n1", "said");
  fixture_add_edge (builder, "n2", "n3", "attributed-to");
  fixture_add_edge (builder, "n1", "n4", "about");
  graph = fixture_end (builder);
  layout = dossier_layout_new (DOSSIER_ENGINE_DOT, G_N_ELEMENTS (boxes), boxes, G_N_ELEMENTS (curves), ends, curves);

  return dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);
}

/* A relation is found at its name too, wherever that is written. */
static void
test_names (void)
{
  g_autoptr (DossierScene) scene = make_named ();
  Witness *witness = witness_paint (scene, 2);

  g_assert_true (witness_saw (witness, "said"));
  g_assert_true (witness_saw (witness, "attributed to"));
  g_assert_false (witness_saw (witness, "about"));
  witness_free (witness);

  g_assert_cmpuint (dossier_pick_find_edge_at (scene, 2, 70, 45, 2), ==, 0);
  g_assert_cmpuint (dossier_pick_find_edge_at (scene, 2, 70, 10, 2), ==, 0);
  g_assert_cmpuint (dossier_pick_find_edge_at (scene, 2, 70, 60, 2), ==, DOSSIER_INDEX_NONE);
  /* The way goes straight down; its name is written over it. */
  g_assert_cmpuint (dossier_pick_find_edge_at (scene, 2, 30 + 18, 310, 2), ==, 1);
  g_assert_cmpuint (dossier_pick_find_edge_at (scene, 2, 30 + 18, 340, 2), ==, DOSSIER_INDEX_NONE);
  /* What is not written is not there: too small, or over a node. */
  g_assert_cmpuint (dossier_pick_find_edge_at (scene, 1, 70, 45, 2), ==, DOSSIER_INDEX_NONE);
  g_assert_cmpuint (dossier_pick_find_edge_at (scene, 2, 125, 210, 2), ==, DOSSIER_INDEX_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pick/full-scale", test_full_scale);
  g_test_add_func ("/pick/small-scale", test_small_scale);
  g_test_add_func ("/pick/before-painting", test_before_painting);
  g_test_add_func ("/pick/lit-cards", test_lit_cards);
  g_test_add_func ("/pick/names", test_names);
  return g_test_run ();
}
