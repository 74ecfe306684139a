/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-adjacency.h"

G_BEGIN_DECLS

/**
 * dossier_tuck_branches:
 * @adjacency: of the nodes
 * @sizes: (array): width and height of each node
 * @least_edge: how much of an edge is to be seen between two cards, points
 * @centres: (array) (inout): x and y of each node's centre
 *
 * Draws what hangs on a graph by one edge, and what hangs on that, close to where it hangs, along that edge, as far as there is
 * room. Force-directed pictures have such branches stand out far, and a few of them decide how large the whole is. What
 * stands so close that its edge cannot be seen is moved out, where there is room.
 */
void dossier_tuck_branches (const DossierAdjacency *adjacency,
                            const double *sizes,
                            double gap,
                            double least_edge,
                            double *centres);

G_END_DECLS
