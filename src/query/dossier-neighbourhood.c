/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-neighbourhood.h"

#include "dossier-step.h"

#define FAR_AWAY G_MAXUINT

typedef struct
{
  DossierGraph *graph;
  guint *distances; /* of each node; FAR_AWAY until it is reached */
  guint *queue;
  guint n_queued;
} Walk;

static void
reach (Walk *walk, guint node, guint distance)
{
  if (walk->distances[node] != FAR_AWAY)
    return;

  walk->distances[node] = distance;
  walk->queue[walk->n_queued++] = node;
}

static void
go_on_from (Walk *walk, guint node, DossierDirection direction, const char *const *relations)
{
  guint n_edges = 0;
  const guint *edges = dossier_graph_get_incident_edges (walk->graph, node, &n_edges);

  for (guint i = 0; i < n_edges; i++)
    {
      guint other = dossier_graph_get_other_end (walk->graph, edges[i], node);

      if (walk->distances[other] != FAR_AWAY || !dossier_step_is_open (walk->graph, edges[i], node, direction))
        continue;
      if (relations == NULL || g_strv_contains (relations, dossier_graph_get_edge (walk->graph, edges[i])->type))
        reach (walk, other, walk->distances[node] + 1);
    }
}

/* The nodes by distance and then in the file's order: counted, as the queue has them by distance already. */
static void
sort_nodes (Walk *walk, DossierNeighbourhood *neighbourhood)
{
  guint n_distances = walk->n_queued > 0 ? walk->distances[walk->queue[walk->n_queued - 1]] + 1 : 0;
  g_autofree guint *next = g_new0 (guint, (gsize) n_distances + 1);

  for (guint i = 0; i < walk->n_queued; i++)
    next[walk->distances[walk->queue[i]] + 1]++;
  for (guint i = 0; i < n_distances; i++)
    next[i + 1] += next[i];

  for (guint i = 0; i < dossier_graph_get_n_nodes (walk->graph); i++)
    if (walk->distances[i] != FAR_AWAY)
      {
        guint place = next[walk->distances[i]]++;

        neighbourhood->nodes[place] = i;
        neighbourhood->distances[place] = walk->distances[i];
      }
}

DossierNeighbourhood *
dossier_neighbourhood_new (DossierGraph *graph,
                           const guint *centres,
                           guint n_centres,
                           guint hops,
                           DossierDirection direction,
                           const char *const *relations,
                           const guint8 *stops)
{
  g_autofree guint *distances = NULL;
  g_autofree guint *queue = NULL;
  DossierNeighbourhood *neighbourhood;
  guint n_nodes;
  Walk walk;

  g_return_val_if_fail (graph != NULL, NULL);
  g_return_val_if_fail (centres != NULL || n_centres == 0, NULL);

  n_nodes = dossier_graph_get_n_nodes (graph);
  distances = g_new (guint, MAX (n_nodes, 1));
  for (guint i = 0; i < n_nodes; i++)
    distances[i] = FAR_AWAY;
  queue = g_new (guint, MAX (n_nodes, 1));
  walk = (Walk){ graph, distances, queue, 0 };

  for (guint i = 0; i < n_centres; i++)
    reach (&walk, centres[i], 0);
  for (guint done = 0; done < walk.n_queued; done++)
    {
      guint node = queue[done];

      if (distances[node] >= hops)
        break;
      if (stops == NULL || !stops[node])
        go_on_from (&walk, node, direction, relations);
    }

  neighbourhood = g_new0 (DossierNeighbourhood, 1);
  neighbourhood->n_nodes = walk.n_queued;
  neighbourhood->nodes = g_new (guint, MAX (walk.n_queued, 1));
  neighbourhood->distances = g_new (guint, MAX (walk.n_queued, 1));
  sort_nodes (&walk, neighbourhood);
  return neighbourhood;
}

void
dossier_neighbourhood_free (DossierNeighbourhood *neighbourhood)
{
  g_return_if_fail (neighbourhood != NULL);

  g_free (neighbourhood->nodes);
  g_free (neighbourhood->distances);
  g_free (neighbourhood);
}
