/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-index.h"

G_BEGIN_DECLS

/**
 * DossierTopology:
 * @ends: the two nodes of each edge
 * @offsets: where the edges of each node start in @incident; one more at the end
 * @incident: edges by node, in the file's order
 *
 * Who is joined to whom, in compressed rows. Immutable and shared between snapshots.
 */
typedef struct
{
  guint (*ends)[2];
  gsize *offsets;
  guint *incident;
} DossierTopology;

/* @edges: (element-type DossierEdge): every end must be in @nodes. */
DossierTopology *dossier_topology_new (GPtrArray *edges, guint n_nodes, const DossierIndex *nodes);
/* @ends: (element-type guint): where edges start and end, by turns */
DossierTopology *dossier_topology_new_from_ends (GArray *ends, guint n_nodes);
DossierTopology *dossier_topology_ref (DossierTopology *topology);
void dossier_topology_unref (DossierTopology *topology);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTopology, dossier_topology_unref)

G_END_DECLS
