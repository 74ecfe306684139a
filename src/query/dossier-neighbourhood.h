/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-focus.h"

G_BEGIN_DECLS

/**
 * DossierNeighbourhood:
 * @n_nodes: how many nodes were reached
 * @nodes: (array length=n_nodes): them, by distance and then in the file's order, the centres first
 * @distances: (array length=n_nodes): how many edges away each is from the nearest centre
 */
typedef struct
{
  guint n_nodes;
  guint *nodes;
  guint *distances;
} DossierNeighbourhood;

/* Breadth first from @centres. @relations: (array zero-terminated=1) (nullable): %NULL for all. @stops: (nullable): a
 * byte a node, 1 for those from which one does not go on. */
DossierNeighbourhood *dossier_neighbourhood_new (DossierGraph *graph,
                                                 const guint *centres,
                                                 guint n_centres,
                                                 guint hops,
                                                 DossierDirection direction,
                                                 const char *const *relations,
                                                 const guint8 *stops);
void dossier_neighbourhood_free (DossierNeighbourhood *neighbourhood);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNeighbourhood, dossier_neighbourhood_free)

G_END_DECLS
