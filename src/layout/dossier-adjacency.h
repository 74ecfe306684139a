/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierAdjacency:
 * @first: (array): where each node's neighbours begin, and one more for the end
 * @neighbours: (array): all of them, in the order of the edges; a node is not its own neighbour
 *
 * The neighbours of every node, regardless of direction, in one array.
 */
typedef struct
{
  guint n_nodes;
  guint *first;
  guint *neighbours;
} DossierAdjacency;

void dossier_adjacency_init (DossierAdjacency *adjacency, guint n_nodes, guint n_edges, const guint *ends);
void dossier_adjacency_clear (DossierAdjacency *adjacency);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierAdjacency, dossier_adjacency_clear)

guint dossier_adjacency_get_degree (const DossierAdjacency *adjacency, guint node);

/* (array length=n_nodes) (transfer full): the number of each node's connected component, counted in the order of their
 * first nodes. */
guint *dossier_adjacency_list_components (const DossierAdjacency *adjacency, guint *n_components);

G_END_DECLS
