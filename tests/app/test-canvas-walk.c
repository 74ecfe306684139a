/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "app/dossier-canvas-walk.h"
#include "canvas-fixture.h"

static void
test_arrows_from_node (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);

  g_assert_cmpuint (dossier_canvas_walk_from_node (scene, FIXTURE_HUB, GTK_DIR_LEFT), ==, FIXTURE_LEFT);
  g_assert_cmpuint (dossier_canvas_walk_from_node (scene, FIXTURE_HUB, GTK_DIR_RIGHT), ==, FIXTURE_RIGHT);
  g_assert_cmpuint (dossier_canvas_walk_from_node (scene, FIXTURE_HUB, GTK_DIR_UP), ==, FIXTURE_UP);
  g_assert_cmpuint (dossier_canvas_walk_from_node (scene, FIXTURE_HUB, GTK_DIR_DOWN), ==, FIXTURE_DOWN);
  g_assert_cmpuint (dossier_canvas_walk_from_node (scene, FIXTURE_LEFT, GTK_DIR_RIGHT), ==, FIXTURE_HUB);
  /* Nothing is tied to it that way. */
  g_assert_cmpuint (dossier_canvas_walk_from_node (scene, FIXTURE_LEFT, GTK_DIR_LEFT), ==, DOSSIER_INDEX_NONE);
  g_assert_cmpuint (dossier_canvas_walk_from_node (scene, FIXTURE_FAR, GTK_DIR_UP), ==, DOSSIER_INDEX_NONE);
}

static void
test_hidden_is_not_walked_to (void)
{
  g_autoptr (DossierScene) all = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);
  guint8 visible[FIXTURE_N_NODES];
  g_autoptr (DossierScene) scene = NULL;

  memset (visible, 1, sizeof visible);
  visible[FIXTURE_LEFT] = 0;
  scene
      = dossier_scene_new (dossier_scene_get_graph (all), dossier_scene_get_layout (all), DOSSIER_THEME_LIGHT, visible);
  g_assert_cmpuint (dossier_canvas_walk_from_node (scene, FIXTURE_HUB, GTK_DIR_LEFT), ==, DOSSIER_INDEX_NONE);
  g_assert_cmpuint (dossier_canvas_walk_to_nearest (scene, 160, 430), !=, FIXTURE_LEFT);

  for (guint edge = DOSSIER_INDEX_NONE, i = 0; i <= FIXTURE_N_EDGES; i++)
    {
      edge = dossier_canvas_walk_next_relation (scene, FIXTURE_HUB, edge, TRUE);
      g_assert_cmpuint (edge, !=, FIXTURE_LEFT - 1);
      if (edge == DOSSIER_INDEX_NONE)
        break;
    }

  /* What is hidden may still be selected: from it one gets to what is there, and not along relations that are not. */
  g_assert_cmpuint (dossier_canvas_walk_from_node (scene, FIXTURE_LEFT, GTK_DIR_RIGHT), ==, FIXTURE_HUB);
  g_assert_cmpuint (dossier_canvas_walk_next_relation (scene, FIXTURE_LEFT, DOSSIER_INDEX_NONE, TRUE), ==,
                    DOSSIER_INDEX_NONE);
  g_assert_cmpuint (dossier_canvas_walk_from_edge (scene, FIXTURE_LEFT - 1, GTK_DIR_LEFT), ==, DOSSIER_INDEX_NONE);
  g_assert_cmpuint (dossier_canvas_walk_from_edge (scene, FIXTURE_LEFT - 1, GTK_DIR_RIGHT), ==, FIXTURE_HUB);
}

static void
test_arrows_from_edge (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);

  g_assert_cmpuint (dossier_canvas_walk_from_edge (scene, FIXTURE_LEFT - 1, GTK_DIR_LEFT), ==, FIXTURE_LEFT);
  g_assert_cmpuint (dossier_canvas_walk_from_edge (scene, FIXTURE_LEFT - 1, GTK_DIR_RIGHT), ==, FIXTURE_HUB);
  g_assert_cmpuint (dossier_canvas_walk_from_edge (scene, FIXTURE_DOWN - 1, GTK_DIR_DOWN), ==, FIXTURE_DOWN);
  g_assert_cmpuint (dossier_canvas_walk_from_edge (scene, FIXTURE_DOWN - 1, GTK_DIR_UP), ==, FIXTURE_HUB);
}

static void
test_nearest (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);

  for (guint node = 0; node < FIXTURE_N_NODES; node++)
    {
      const DossierBox *box = fixture_get_box (scene, node);

      g_assert_cmpuint (dossier_canvas_walk_to_nearest (scene, box->x, box->y), ==, node);
    }
}

static void
test_relations_are_gone_through_and_end (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (DOSSIER_THEME_LIGHT, 0);
  guint forward[FIXTURE_N_EDGES];
  guint edge = DOSSIER_INDEX_NONE;
  guint seen = 0;

  for (guint i = 0; i < FIXTURE_N_EDGES; i++)
    {
      edge = dossier_canvas_walk_next_relation (scene, FIXTURE_HUB, edge, TRUE);
      g_assert_cmpuint (edge, <, FIXTURE_N_EDGES);
      seen |= 1u << edge;
      forward[i] = edge;
    }
  g_assert_cmpuint (seen, ==, (1u << FIXTURE_N_EDGES) - 1);
  /* Contradictions come first in the evidence panel, and here. */
  g_assert_cmpuint (forward[0], ==, FIXTURE_DOWN - 1);
  g_assert_cmpuint (dossier_canvas_walk_next_relation (scene, FIXTURE_HUB, edge, TRUE), ==, DOSSIER_INDEX_NONE);

  edge = DOSSIER_INDEX_NONE;
  for (guint i = FIXTURE_N_EDGES; i > 0; i--)
    {
      edge = dossier_canvas_walk_next_relation (scene, FIXTURE_HUB, edge, FALSE);
      g_assert_cmpuint (edge, ==, forward[i - 1]);
    }
  g_assert_cmpuint (dossier_canvas_walk_next_relation (scene, FIXTURE_HUB, edge, FALSE), ==, DOSSIER_INDEX_NONE);
  g_assert_cmpuint (dossier_canvas_walk_next_relation (scene, FIXTURE_FAR, DOSSIER_INDEX_NONE, TRUE), ==,
                    DOSSIER_INDEX_NONE);
  g_assert_cmpuint (dossier_canvas_walk_next_relation (scene, FIXTURE_FAR, DOSSIER_INDEX_NONE, FALSE), ==,
                    DOSSIER_INDEX_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas-walk/arrows-from-node", test_arrows_from_node);
  g_test_add_func ("/canvas-walk/hidden-is-not-walked-to", test_hidden_is_not_walked_to);
  g_test_add_func ("/canvas-walk/arrows-from-edge", test_arrows_from_edge);
  g_test_add_func ("/canvas-walk/nearest", test_nearest);
  g_test_add_func ("/canvas-walk/relations-are-gone-through-and-end", test_relations_are_gone_through_and_end);
  return g_test_run ();
}
