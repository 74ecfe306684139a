/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-canvas-walk.h"

#include "query/dossier-relation.h"

#include <math.h>

/* Cosine of the widest angle at which something still lies "that way": 75 degrees. */
#define WIDEST 0.26

static DossierPoint
get_middle (DossierScene *scene, guint node)
{
  const DossierBox *box = &dossier_layout_get_boxes (dossier_scene_get_layout (scene))[node];

  return (DossierPoint){ box->x + box->width / 2, box->y + box->height / 2 };
}

static DossierPoint
get_unit (GtkDirectionType direction)
{
  switch (direction)
    {
    case GTK_DIR_LEFT:
      return (DossierPoint){ -1, 0 };
    case GTK_DIR_RIGHT:
      return (DossierPoint){ 1, 0 };
    case GTK_DIR_UP:
      return (DossierPoint){ 0, -1 };
    case GTK_DIR_DOWN:
      return (DossierPoint){ 0, 1 };
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      g_return_val_if_reached (((DossierPoint){ 0, 0 }));
    }
}

guint
dossier_canvas_walk_from_node (DossierScene *scene, guint node, GtkDirectionType direction)
{
  DossierGraph *graph = dossier_scene_get_graph (scene);
  DossierPoint unit = get_unit (direction);
  DossierPoint here = get_middle (scene, node);
  guint n_edges;
  const guint *edges = dossier_graph_get_incident_edges (graph, node, &n_edges);
  guint best = DOSSIER_INDEX_NONE;
  double least = INFINITY;

  for (guint i = 0; i < n_edges; i++)
    {
      guint other = dossier_graph_get_other_end (graph, edges[i], node);
      DossierPoint there = get_middle (scene, other);
      double dx = there.x - here.x;
      double dy = there.y - here.y;
      double distance = hypot (dx, dy);
      double cosine = distance > 0 ? (dx * unit.x + dy * unit.y) / distance : 0;
      /* Far off the line counts as further away. */
      double cost = distance / (cosine * cosine);

      if (other != node && dossier_scene_is_visible (scene, other) && cosine >= WIDEST && cost < least)
        {
          least = cost;
          best = other;
        }
    }
  return best;
}

guint
dossier_canvas_walk_from_edge (DossierScene *scene, guint edge, GtkDirectionType direction)
{
  DossierPoint unit = get_unit (direction);
  DossierPoint here;
  DossierPoint there;
  guint from;
  guint to;
  guint end;

  dossier_graph_get_edge_ends (dossier_scene_get_graph (scene), edge, &from, &to);
  here = get_middle (scene, from);
  there = get_middle (scene, to);
  end = (there.x - here.x) * unit.x + (there.y - here.y) * unit.y >= 0 ? to : from;
  return dossier_scene_is_visible (scene, end) ? end : DOSSIER_INDEX_NONE;
}

guint
dossier_canvas_walk_to_nearest (DossierScene *scene, double x, double y)
{
  DossierLayout *layout = dossier_scene_get_layout (scene);
  guint best = DOSSIER_INDEX_NONE;
  double least = INFINITY;

  for (guint node = 0; node < dossier_layout_get_n_nodes (layout); node++)
    {
      DossierPoint middle = get_middle (scene, node);
      double distance = hypot (middle.x - x, middle.y - y);

      if (distance < least && dossier_scene_is_visible (scene, node))
        {
          least = distance;
          best = node;
        }
    }
  return best;
}

guint
dossier_canvas_walk_next_relation (DossierScene *scene, guint node, guint edge, gboolean forward)
{
  DossierGraph *graph = dossier_scene_get_graph (scene);
  g_autoptr (GPtrArray) groups = dossier_relation_list_groups (graph, node);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (guint));
  guint at;

  for (guint i = 0; i < groups->len; i++)
    {
      const DossierRelationGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->n_edges; j++)
        if (dossier_scene_get_edge_visibility (scene, group->edges[j]) != DOSSIER_VISIBILITY_HIDDEN)
          g_array_append_val (edges, group->edges[j]);
    }

  for (at = 0; at < edges->len && g_array_index (edges, guint, at) != edge; at++)
    ;
  if (at == edges->len) /* none yet */
    at = forward ? 0 : edges->len - 1;
  else
    at = forward ? at + 1 : at - 1;
  /* Before the first, and the last of none, is past the end too, being unsigned. */
  return at < edges->len ? g_array_index (edges, guint, at) : DOSSIER_INDEX_NONE;
}
