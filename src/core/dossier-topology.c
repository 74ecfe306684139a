/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-topology.h"

#include "dossier-record.h"

#include <string.h>

/* Every edge stands in the row of each of its ends, a loop once. */
static void
fill_rows (DossierTopology *topology, guint n_edges, guint n_nodes)
{
  g_autofree gsize *next = NULL;

  for (guint i = 0; i < n_edges; i++)
    {
      topology->offsets[topology->ends[i][0] + 1]++;
      if (topology->ends[i][1] != topology->ends[i][0])
        topology->offsets[topology->ends[i][1] + 1]++;
    }
  for (guint i = 0; i < n_nodes; i++)
    topology->offsets[i + 1] += topology->offsets[i];

  topology->incident = g_new (guint, MAX (topology->offsets[n_nodes], 1));
  next = g_memdup2 (topology->offsets, (n_nodes + 1) * sizeof (gsize));
  for (guint i = 0; i < n_edges; i++)
    {
      topology->incident[next[topology->ends[i][0]]++] = i;
      if (topology->ends[i][1] != topology->ends[i][0])
        topology->incident[next[topology->ends[i][1]]++] = i;
    }
}

DossierTopology *
dossier_topology_new (GPtrArray *edges, guint n_nodes, const DossierIndex *nodes)
{
  g_autoptr (GArray) ends = g_array_sized_new (FALSE, FALSE, sizeof (guint), 2 * edges->len);

  for (guint i = 0; i < edges->len; i++)
    {
      const DossierEdge *edge = g_ptr_array_index (edges, i);
      const guint from_to[] = { dossier_index_find (nodes, edge->from, strlen (edge->from)),
                                dossier_index_find (nodes, edge->to, strlen (edge->to)) };

      g_array_append_vals (ends, from_to, 2);
    }
  return dossier_topology_new_from_ends (ends, n_nodes);
}

DossierTopology *
dossier_topology_new_from_ends (GArray *ends, guint n_nodes)
{
  DossierTopology *topology = g_atomic_rc_box_new0 (DossierTopology);
  guint n_edges = ends->len / 2;

  topology->ends = g_malloc_n (MAX (n_edges, 1), sizeof *topology->ends);
  if (n_edges > 0)
    memcpy (topology->ends, ends->data, n_edges * sizeof *topology->ends);
  topology->offsets = g_new0 (gsize, (gsize) n_nodes + 1);
  fill_rows (topology, n_edges, n_nodes);
  return topology;
}

DossierTopology *
dossier_topology_ref (DossierTopology *topology)
{
  return g_atomic_rc_box_acquire (topology);
}

static void
clear_topology (gpointer data)
{
  DossierTopology *topology = data;

  g_free (topology->ends);
  g_free (topology->offsets);
  g_free (topology->incident);
}

void
dossier_topology_unref (DossierTopology *topology)
{
  g_atomic_rc_box_release_full (topology, clear_topology);
}
