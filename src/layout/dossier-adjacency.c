/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-adjacency.h"

void
dossier_adjacency_init (DossierAdjacency *adjacency, guint n_nodes, guint n_edges, const guint *ends)
{
  g_autofree guint *next = NULL;

  adjacency->n_nodes = n_nodes;
  adjacency->first = g_new0 (guint, (gsize) n_nodes + 1);
  for (gsize i = 0; i < n_edges; i++)
    {
      if (ends[2 * i] != ends[2 * i + 1])
        {
          adjacency->first[ends[2 * i] + 1]++;
          adjacency->first[ends[2 * i + 1] + 1]++;
        }
    }
  for (guint i = 0; i < n_nodes; i++)
    adjacency->first[i + 1] += adjacency->first[i];

  adjacency->neighbours = g_new (guint, MAX (adjacency->first[n_nodes], 1));
  next = g_memdup2 (adjacency->first, ((gsize) n_nodes + 1) * sizeof *next);
  for (gsize i = 0; i < n_edges; i++)
    {
      if (ends[2 * i] != ends[2 * i + 1])
        {
          adjacency->neighbours[next[ends[2 * i]]++] = ends[2 * i + 1];
          adjacency->neighbours[next[ends[2 * i + 1]]++] = ends[2 * i];
        }
    }
}

void
dossier_adjacency_clear (DossierAdjacency *adjacency)
{
  g_clear_pointer (&adjacency->first, g_free);
  g_clear_pointer (&adjacency->neighbours, g_free);
}

guint
dossier_adjacency_get_degree (const DossierAdjacency *adjacency, guint node)
{
  return adjacency->first[node + 1] - adjacency->first[node];
}

guint *
dossier_adjacency_list_components (const DossierAdjacency *adjacency, guint *n_components)
{
  guint *component_of = g_new (guint, MAX (adjacency->n_nodes, 1));
  g_autofree guint *queue = g_new (guint, MAX (adjacency->n_nodes, 1));

  for (guint i = 0; i < adjacency->n_nodes; i++)
    component_of[i] = G_MAXUINT;

  *n_components = 0;
  for (guint i = 0; i < adjacency->n_nodes; i++)
    {
      guint n_queued = 0;

      if (component_of[i] != G_MAXUINT)
        continue;

      component_of[i] = *n_components;
      queue[n_queued++] = i;
      for (guint done = 0; done < n_queued; done++)
        {
          for (guint j = adjacency->first[queue[done]]; j < adjacency->first[queue[done] + 1]; j++)
            {
              guint other = adjacency->neighbours[j];

              if (component_of[other] == G_MAXUINT)
                {
                  component_of[other] = *n_components;
                  queue[n_queued++] = other;
                }
            }
        }
      ++*n_components;
    }

  return component_of;
}
