/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-layout-view.h"

#include "core/dossier-graph-builder.h"
#include "dossier-layout-component.h"

#include <math.h>

/* A file can say anything; a place farther out than any layout puts one is no place. In points. */
#define FARTHEST_PLACE 1e6

DossierLayout *
dossier_layout_new_from_view (DossierGraph *graph, const double *sizes)
{
  const char *name = dossier_graph_get_view_engine (graph);
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  guint n_edges = dossier_graph_get_n_edges (graph);
  g_autofree DossierBox *boxes = NULL;
  g_autofree DossierCurve *curves = NULL;
  g_autofree guint *ends = NULL;
  DossierEngine engine;

  if (name == NULL || !dossier_engine_from_name (name, &engine) || n_nodes == 0)
    return NULL;
  if (dossier_layout_component_is_routed (engine))
    return NULL;

  boxes = g_new (DossierBox, n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    {
      double x, y;

      if (!dossier_graph_get_view_position (graph, i, &x, &y))
        return NULL;
      if (!(fabs (x) <= FARTHEST_PLACE && fabs (y) <= FARTHEST_PLACE))
        return NULL;
      boxes[i].width = sizes[2 * i];
      boxes[i].height = sizes[2 * i + 1];
      boxes[i].x = x - boxes[i].width / 2;
      boxes[i].y = y - boxes[i].height / 2;
    }

  curves = g_new0 (DossierCurve, n_edges);
  ends = g_new (guint, 2 * (gsize) n_edges);
  for (guint i = 0; i < n_edges; i++)
    dossier_graph_get_edge_ends (graph, i, &ends[2 * i], &ends[2 * i + 1]);

  return dossier_layout_new (engine, n_nodes, boxes, n_edges, ends, curves);
}

DossierGraph *
dossier_layout_keep_in_view (DossierLayout *layout, DossierGraph *graph, GError **error)
{
  g_autoptr (DossierGraphBuilder) builder = dossier_graph_builder_new (graph);
  const DossierBox *boxes = dossier_layout_get_boxes (layout);

  g_return_val_if_fail (dossier_layout_get_n_nodes (layout) == dossier_graph_get_n_nodes (graph), NULL);

  dossier_graph_builder_set_view_engine (builder, dossier_engine_get_name (dossier_layout_get_engine (layout)));
  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    {
      double x = round ((boxes[i].x + boxes[i].width / 2) * 100) / 100;
      double y = round ((boxes[i].y + boxes[i].height / 2) * 100) / 100;

      dossier_graph_builder_set_view_position (builder, dossier_graph_get_node (graph, i)->id, x, y);
    }

  return dossier_graph_builder_end (builder, error);
}
