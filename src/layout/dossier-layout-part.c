/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-layout-part.h"

#include "dossier-curve.h"

/* Between the part and the rest, points. */
#define GAP 200.0

/* What is not in the part, as it stands in the base. */
typedef struct
{
  DossierGraph *graph;
  DossierLayout *base;
  const guint8 *inside; /* nodes */
  DossierBox bounds;
} Rest;

static gboolean
is_in_rest (const Rest *rest, guint edge)
{
  guint from, to;

  dossier_graph_get_edge_ends (rest->graph, edge, &from, &to);
  return !rest->inside[from] && !rest->inside[to];
}

static void
measure_rest (Rest *rest)
{
  const DossierBox *boxes = dossier_layout_get_boxes (rest->base);
  guint n_nodes = dossier_graph_get_n_nodes (rest->graph);
  guint n_edges = dossier_graph_get_n_edges (rest->graph);
  gboolean any = FALSE;

  for (guint i = 0; i < n_nodes; i++)
    {
      if (rest->inside[i])
        continue;
      if (any)
        dossier_box_add_box (&rest->bounds, &boxes[i]);
      else
        rest->bounds = boxes[i];
      any = TRUE;
    }
  for (guint i = 0; i < n_edges; i++)
    {
      DossierCurve curve = dossier_layout_get_curve (rest->base, i);
      DossierBox box;

      if (curve.n_points == 0 || !is_in_rest (rest, i))
        continue;
      box = dossier_curve_get_bounds (curve.points, curve.n_points);
      dossier_box_add_box (&rest->bounds, &box);
      if (curve.label.width > 0)
        dossier_box_add_box (&rest->bounds, &curve.label);
    }
}

/* Moves @curve by @dx and @dy, its points into @points; their place there. */
static guint
append_moved (GArray *points, DossierCurve *curve, double dx, double dy)
{
  guint first = points->len;

  g_array_set_size (points, first + curve->n_points);
  for (guint i = 0; i < curve->n_points; i++)
    g_array_index (points, DossierPoint, first + i)
        = (DossierPoint){ curve->points[i].x + dx, curve->points[i].y + dy };
  curve->label.x += dx;
  curve->label.y += dy;

  return first;
}

DossierLayout *
dossier_layout_part_join (DossierGraph *graph,
                          const DossierLayoutInput *input,
                          DossierLayout *layout,
                          DossierLayout *base)
{
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  guint n_edges = dossier_graph_get_n_edges (graph);
  g_autofree guint8 *inside = g_new0 (guint8, MAX (n_nodes, 1));
  g_autofree DossierBox *boxes = g_new (DossierBox, MAX (n_nodes, 1));
  g_autofree DossierCurve *curves = g_new0 (DossierCurve, MAX (n_edges, 1));
  g_autofree guint *first = g_new0 (guint, MAX (n_edges, 1));
  g_autofree guint *ends = g_new (guint, 2 * (gsize) MAX (n_edges, 1));
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DossierPoint));
  Rest rest = { graph, base, inside, { 0 } };
  double dx, dy;

  for (guint i = 0; i < input->problem.n_nodes; i++)
    inside[input->nodes[i]] = TRUE;
  measure_rest (&rest);
  dx = -rest.bounds.x;
  dy = dossier_layout_get_bounds (layout).height + GAP - rest.bounds.y;

  for (guint i = 0; i < n_nodes; i++)
    {
      boxes[i] = dossier_layout_get_boxes (base)[i];
      boxes[i].x += dx;
      boxes[i].y += dy;
    }
  for (guint i = 0; i < input->problem.n_nodes; i++)
    boxes[input->nodes[i]] = dossier_layout_get_boxes (layout)[i];

  for (guint i = 0; i < n_edges; i++)
    {
      dossier_graph_get_edge_ends (graph, i, &ends[2 * (gsize) i], &ends[2 * (gsize) i + 1]);
      if (!is_in_rest (&rest, i))
        continue;
      curves[i] = dossier_layout_get_curve (base, i);
      first[i] = append_moved (points, &curves[i], dx, dy);
    }
  for (guint i = 0; i < input->problem.n_edges; i++)
    {
      guint edge = input->edges[i];

      curves[edge] = dossier_layout_get_curve (layout, i);
      first[edge] = append_moved (points, &curves[edge], 0, 0);
    }
  /* Only now do the points stay where they are. */
  for (guint i = 0; i < n_edges; i++)
    curves[i].points = curves[i].n_points > 0 ? &g_array_index (points, DossierPoint, first[i]) : NULL;

  return dossier_layout_new (dossier_layout_get_engine (layout), n_nodes, boxes, n_edges, ends, curves);
}
