/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-path-search.h"

#include "dossier-step.h"

#include <string.h>

#define FAR_AWAY G_MAXUINT

/* How many nodes are looked at before asking whether somebody cancelled. */
#define NODES_A_LOOK 1024

struct _DossierPathSearch
{
  DossierGraph *graph;
  DossierPathOptions options;
  GCancellable *cancellable;
  guint from;
  guint to;
  guint *remaining; /* of each node: how many edges away the end is where nothing is in the way */

  /* Of each node in the current run. What an earlier run left there has an older stamp. */
  guint run;
  guint *stamps;
  guint *distances; /* from the last node of the root */
  guint8 *states;
  GPtrArray *fronts; /* (element-type GArray): nodes to go on from, by how long a way through them is at least */
  guint n_looked_at;
};

typedef enum
{
  STATE_BLOCKED = 1 << 0, /* in the root */
  STATE_DONE = 1 << 1,    /* one has gone on from it */
  STATE_ON_WAY = 1 << 2,  /* on one of the shortest ways */
} State;

static DossierDirection
get_direction (DossierPathSearch *search)
{
  return search->options.directed ? DOSSIER_DIRECTION_OUT : DOSSIER_DIRECTION_ANY;
}

/* Whether one can come to @node along its edge @edge. */
static gboolean
is_way_in (DossierPathSearch *search, guint edge, guint node)
{
  return dossier_step_is_open (search->graph, edge, node,
                               search->options.directed ? DOSSIER_DIRECTION_IN : DOSSIER_DIRECTION_ANY);
}

static gboolean
is_allowed (DossierPathSearch *search, guint node)
{
  return search->options.allowed == NULL || search->options.allowed[node] || node == search->from || node == search->to;
}

static gboolean
look_on (DossierPathSearch *search, GError **error)
{
  if (search->n_looked_at++ % NODES_A_LOOK != 0)
    return TRUE;

  return !g_cancellable_set_error_if_cancelled (search->cancellable, error);
}

/* Breadth first, backward from the end; where one path is enough, only until the start is met. */
static gboolean
measure_remaining (DossierPathSearch *search, GError **error)
{
  guint n_nodes = dossier_graph_get_n_nodes (search->graph);
  g_autofree guint *queue = g_new (guint, n_nodes);
  guint n_queued = 0;

  search->remaining[search->to] = 0;
  queue[n_queued++] = search->to;
  for (guint done = 0; done < n_queued; done++)
    {
      guint node = queue[done];
      guint n_edges = 0;
      const guint *edges = dossier_graph_get_incident_edges (search->graph, node, &n_edges);

      if (!look_on (search, error))
        return FALSE;

      for (guint i = 0; i < n_edges; i++)
        {
          guint other = dossier_graph_get_other_end (search->graph, edges[i], node);

          if (search->remaining[other] != FAR_AWAY || !is_way_in (search, edges[i], node)
              || !is_allowed (search, other))
            continue;

          search->remaining[other] = search->remaining[node] + 1;
          queue[n_queued++] = other;
        }

      /* All that is nearer to the end than the start is known by now. */
      if (search->options.max_paths == 1 && search->remaining[search->from] != FAR_AWAY)
        break;
    }

  return TRUE;
}

DossierPathSearch *
dossier_path_search_new (DossierGraph *graph,
                         guint from,
                         guint to,
                         const DossierPathOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (DossierPathSearch) search = g_new0 (DossierPathSearch, 1);
  guint n_nodes = dossier_graph_get_n_nodes (graph);

  search->graph = dossier_graph_ref (graph);
  search->options = *options;
  search->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  search->from = from;
  search->to = to;
  search->remaining = g_new (guint, n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    search->remaining[i] = FAR_AWAY;
  search->stamps = g_new0 (guint, n_nodes);
  search->distances = g_new (guint, n_nodes);
  search->states = g_malloc (n_nodes);
  search->fronts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  return measure_remaining (search, error) ? g_steal_pointer (&search) : NULL;
}

void
dossier_path_search_free (DossierPathSearch *search)
{
  dossier_graph_unref (search->graph);
  g_clear_object (&search->cancellable);
  g_free (search->remaining);
  g_free (search->stamps);
  g_free (search->distances);
  g_free (search->states);
  g_ptr_array_unref (search->fronts);
  g_free (search);
}

static void
touch (DossierPathSearch *search, guint node)
{
  if (search->stamps[node] == search->run)
    return;

  search->stamps[node] = search->run;
  search->distances[node] = FAR_AWAY;
  search->states[node] = 0;
}

static gboolean
has_state (DossierPathSearch *search, guint node, State state)
{
  return search->stamps[node] == search->run && (search->states[node] & state) != 0;
}

/* @least: how long the shortest way through any node can be; fronts are counted from there. */
static void
put_in_front (DossierPathSearch *search, guint node, guint distance, guint least)
{
  guint front;

  touch (search, node);
  if (search->remaining[node] == FAR_AWAY || search->distances[node] <= distance
      || has_state (search, node, STATE_BLOCKED))
    return;

  search->distances[node] = distance;
  front = distance + search->remaining[node] - least;
  while (search->fronts->len <= front)
    g_ptr_array_add (search->fronts, g_array_new (FALSE, FALSE, sizeof (guint)));
  g_array_append_val (g_ptr_array_index (search->fronts, front), node);
}

static gboolean
is_forbidden (GArray *forbidden, guint node)
{
  for (guint i = 0; i < forbidden->len; i++)
    if (g_array_index (forbidden, guint, i) == node)
      return TRUE;

  return FALSE;
}

static void
go_on_from (DossierPathSearch *search, guint node, guint start, GArray *forbidden)
{
  guint n_edges = 0;
  const guint *edges = dossier_graph_get_incident_edges (search->graph, node, &n_edges);

  search->states[node] |= STATE_DONE;
  for (guint i = 0; i < n_edges; i++)
    {
      guint other = dossier_graph_get_other_end (search->graph, edges[i], node);

      if (dossier_step_is_open (search->graph, edges[i], node, get_direction (search))
          && !(node == start && is_forbidden (forbidden, other)))
        put_in_front (search, other, search->distances[node] + 1, search->remaining[start]);
    }
}

/* Until the front in which the end was met is empty: then the distance of every node on a shortest way is known. */
static gboolean
explore (DossierPathSearch *search, guint start, GArray *forbidden, GError **error)
{
  gboolean met = FALSE;

  for (guint i = 0; i < search->fronts->len; i++)
    g_array_set_size (g_ptr_array_index (search->fronts, i), 0);
  put_in_front (search, start, 0, search->remaining[start]);

  for (guint i = 0; i < search->fronts->len && !met; i++)
    {
      GArray *front = g_ptr_array_index (search->fronts, i);

      while (front->len > 0)
        {
          guint node = g_array_index (front, guint, front->len - 1);

          g_array_set_size (front, front->len - 1);
          if (!look_on (search, error))
            return FALSE;
          if (node == search->to)
            met = TRUE;
          else if (!has_state (search, node, STATE_DONE))
            go_on_from (search, node, start, forbidden);
        }
    }

  return TRUE;
}

/* Backward from the end, along nodes each of which is one edge nearer to the start. */
static void
mark_ways (DossierPathSearch *search, guint start, GArray *forbidden)
{
  g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (guint));

  search->states[search->to] |= STATE_ON_WAY;
  g_array_append_val (marked, search->to);
  for (guint done = 0; done < marked->len; done++)
    {
      guint node = g_array_index (marked, guint, done);
      guint n_edges = 0;
      const guint *edges = dossier_graph_get_incident_edges (search->graph, node, &n_edges);

      for (guint i = 0; i < n_edges; i++)
        {
          guint other = dossier_graph_get_other_end (search->graph, edges[i], node);

          if (!has_state (search, other, STATE_DONE) || has_state (search, other, STATE_ON_WAY)
              || search->distances[other] + 1 != search->distances[node] || !is_way_in (search, edges[i], node)
              || (other == start && is_forbidden (forbidden, node)))
            continue;

          search->states[other] |= STATE_ON_WAY;
          g_array_append_val (marked, other);
        }
    }
}

/* The first of the nodes on a shortest way that follow @node. */
static guint
find_next (DossierPathSearch *search, guint node, guint start, GArray *forbidden)
{
  guint best = DOSSIER_INDEX_NONE;
  guint n_edges = 0;
  const guint *edges = dossier_graph_get_incident_edges (search->graph, node, &n_edges);

  for (guint i = 0; i < n_edges; i++)
    {
      guint other = dossier_graph_get_other_end (search->graph, edges[i], node);

      if (other < best && has_state (search, other, STATE_ON_WAY)
          && search->distances[other] == search->distances[node] + 1
          && dossier_step_is_open (search->graph, edges[i], node, get_direction (search))
          && !(node == start && is_forbidden (forbidden, other)))
        best = other;
    }

  return best;
}

gboolean
dossier_path_search_run (
    DossierPathSearch *search, const guint *root, guint n_root, GArray *forbidden, DossierPath **path, GError **error)
{
  guint start = root[n_root - 1];
  DossierPath *found;

  *path = NULL;
  if (search->remaining[start] == FAR_AWAY)
    return TRUE;

  search->run++;
  for (guint i = 0; i + 1 < n_root; i++)
    {
      touch (search, root[i]);
      search->states[root[i]] |= STATE_BLOCKED;
    }

  if (!explore (search, start, forbidden, error))
    return FALSE;
  if (search->stamps[search->to] != search->run || search->distances[search->to] == FAR_AWAY)
    return TRUE;

  mark_ways (search, start, forbidden);
  found = g_new0 (DossierPath, 1);
  found->n_nodes = n_root + search->distances[search->to];
  found->nodes = g_new (guint, found->n_nodes);
  memcpy (found->nodes, root, n_root * sizeof *root);
  for (guint i = n_root; i < found->n_nodes; i++)
    found->nodes[i] = find_next (search, found->nodes[i - 1], start, forbidden);

  *path = found;
  return TRUE;
}
