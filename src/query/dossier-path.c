/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-path.h"

#include "dossier-path-search.h"
#include "dossier-step.h"

#include <string.h>

/* A path that was found, and where it left the paths that it was found from. */
typedef struct
{
  DossierPath *path;
  guint deviation;
} Candidate;

void
dossier_path_free (DossierPath *path)
{
  g_return_if_fail (path != NULL);

  g_free (path->nodes);
  g_free (path);
}

static void
clear_candidate (gpointer data)
{
  g_clear_pointer (&((Candidate *) data)->path, dossier_path_free);
}

/* By length, then by the places of the nodes. */
static int
compare_paths (const DossierPath *a, const DossierPath *b)
{
  if (a->n_nodes != b->n_nodes)
    return a->n_nodes < b->n_nodes ? -1 : 1;

  for (guint i = 0; i < a->n_nodes; i++)
    if (a->nodes[i] != b->nodes[i])
      return a->nodes[i] < b->nodes[i] ? -1 : 1;

  return 0;
}

static gboolean
find_candidate (
    DossierPathSearch *search, GArray *candidates, const guint *root, guint n_root, GArray *forbidden, GError **error)
{
  Candidate candidate = { .deviation = n_root - 1 };

  if (!dossier_path_search_run (search, root, n_root, forbidden, &candidate.path, error))
    return FALSE;

  if (candidate.path != NULL)
    g_array_append_val (candidates, candidate);
  return TRUE;
}

static Candidate
take_best (GArray *candidates)
{
  guint best = 0;
  Candidate taken;

  for (guint i = 1; i < candidates->len; i++)
    if (compare_paths (g_array_index (candidates, Candidate, i).path, g_array_index (candidates, Candidate, best).path)
        < 0)
      best = i;

  taken = g_array_index (candidates, Candidate, best);
  g_array_index (candidates, Candidate, best).path = NULL;
  g_array_remove_index_fast (candidates, best);
  return taken;
}

/* (element-type guint): what follows the first @n_root nodes of @path in the paths so far that begin with them. */
static void
list_forbidden (GPtrArray *paths, const DossierPath *path, guint n_root, GArray *forbidden)
{
  g_array_set_size (forbidden, 0);
  for (guint i = 0; i < paths->len; i++)
    {
      const DossierPath *other = g_ptr_array_index (paths, i);

      if (other->n_nodes > n_root && memcmp (other->nodes, path->nodes, n_root * sizeof *path->nodes) == 0)
        g_array_append_val (forbidden, other->nodes[n_root]);
    }
}

/* The best paths that leave the last one found at each of its nodes. Those that leave it before the node where it left
 * others are among the candidates already (Lawler). */
static gboolean
find_deviations (DossierPathSearch *search, GPtrArray *paths, guint deviation, GArray *candidates, GError **error)
{
  const DossierPath *path = g_ptr_array_index (paths, paths->len - 1);
  g_autoptr (GArray) forbidden = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = deviation; i + 1 < path->n_nodes; i++)
    {
      list_forbidden (paths, path, i + 1, forbidden);
      if (!find_candidate (search, candidates, path->nodes, i + 1, forbidden, error))
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
dossier_path_find (DossierGraph *graph,
                   guint from,
                   guint to,
                   const DossierPathOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (DossierPathSearch) search = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GArray) nothing = NULL;

  g_return_val_if_fail (graph != NULL, NULL);
  g_return_val_if_fail (from < dossier_graph_get_n_nodes (graph) && to < dossier_graph_get_n_nodes (graph), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  paths = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_path_free);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (from == to || options->max_paths == 0)
    return g_steal_pointer (&paths);

  search = dossier_path_search_new (graph, from, to, options, cancellable, error);
  if (search == NULL)
    return NULL;

  candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (candidates, clear_candidate);
  nothing = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!find_candidate (search, candidates, &from, 1, nothing, error))
    return NULL;

  while (candidates->len > 0)
    {
      Candidate best = take_best (candidates);

      g_ptr_array_add (paths, best.path);
      if (paths->len == options->max_paths)
        break;
      if (!find_deviations (search, paths, best.deviation, candidates, error))
        return NULL;
    }

  return g_steal_pointer (&paths);
}

guint *
dossier_path_list_step (DossierGraph *graph, const DossierPath *path, guint step, gboolean directed, guint *n_edges)
{
  guint *found;
  const guint *edges;
  guint first, second, fewest;
  guint n_incident = 0;
  guint n_found = 0;

  g_return_val_if_fail (graph != NULL && path != NULL && n_edges != NULL, NULL);
  g_return_val_if_fail (step + 1 < path->n_nodes, NULL);

  first = path->nodes[step];
  second = path->nodes[step + 1];
  fewest = dossier_graph_get_degree (graph, first) <= dossier_graph_get_degree (graph, second) ? first : second;
  edges = dossier_graph_get_incident_edges (graph, fewest, &n_incident);
  found = g_new (guint, MAX (n_incident, 1));
  for (guint i = 0; i < n_incident; i++)
    if (dossier_graph_get_other_end (graph, edges[i], fewest) == (fewest == first ? second : first)
        && dossier_step_is_open (graph, edges[i], first, directed ? DOSSIER_DIRECTION_OUT : DOSSIER_DIRECTION_ANY))
      found[n_found++] = edges[i];

  *n_edges = n_found;
  return found;
}
