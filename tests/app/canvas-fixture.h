/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph-builder.h"
#include "render/dossier-scene.h"

G_BEGIN_DECLS

/*
 * A small graph laid out by hand: a hub in the middle, a neighbour in each direction, and one node that nothing is tied
 * to. Indices are those of the enumeration.
 */
enum
{
  FIXTURE_HUB,
  FIXTURE_LEFT,
  FIXTURE_RIGHT,
  FIXTURE_UP,
  FIXTURE_DOWN,
  FIXTURE_FAR,
  FIXTURE_N_NODES,
};

/* Edge i ties the hub to node i + 1. */
#define FIXTURE_N_EDGES 4

static inline DossierScene *
fixture_scene_new (DossierTheme theme, double shift)
{
  static const char *const labels[] = { "Hub", "Left", "Right", "Up", "Down", "Far" };
  static const char *const types[] = { "actor", "statement", "measure", "element", "statement", "actor" };
  static const char *const relations[] = { "said", "announced", "about", "contradicts" };
  const DossierBox boxes[] = { { 500, 400, 120, 50 }, { 100, 410, 120, 50 }, { 900 + shift, 390, 120, 50 },
                               { 480, 40, 120, 50 },  { 520, 800, 120, 50 }, { 1500 + shift, 1100, 120, 50 } };
  g_autoptr (DossierGraphBuilder) builder = dossier_graph_builder_new (NULL);
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  guint ends[2 * FIXTURE_N_EDGES];
  DossierCurve curves[FIXTURE_N_EDGES] = { 0 };

  dossier_graph_builder_set_title (builder, "Fixture");
  for (guint i = 0; i < FIXTURE_N_NODES; i++)
    {
      DossierNode node = { .id = labels[i], .type_name = types[i], .label = labels[i] };

      node.type = dossier_node_type_from_name (types[i]);
      dossier_graph_builder_put_node (builder, &node);
    }
  for (guint i = 0; i < FIXTURE_N_EDGES; i++)
    {
      DossierEdge edge = { .id = relations[i], .from = labels[FIXTURE_HUB], .to = labels[i + 1], .type = relations[i] };

      dossier_graph_builder_put_edge (builder, &edge);
      ends[2 * i] = FIXTURE_HUB;
      ends[2 * i + 1] = i + 1;
    }
  graph = dossier_graph_builder_end (builder, &error);
  g_assert_no_error (error);
  layout = dossier_layout_new (DOSSIER_ENGINE_NEATO, FIXTURE_N_NODES, boxes, FIXTURE_N_EDGES, ends, curves);
  return dossier_scene_new (graph, layout, theme, NULL);
}

static inline const DossierBox *
fixture_get_box (DossierScene *scene, guint node)
{
  return &dossier_layout_get_boxes (dossier_scene_get_layout (scene))[node];
}

G_END_DECLS
