/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-layout-problem.h"
#include "dossier-layout.h"

G_BEGIN_DECLS

/**
 * DossierColumnPlace:
 * @strand: the column of cards that the node is in, or DOSSIER_COLUMN_NONE
 * @position: how many cards of all columns are before it: of two next to each other one less
 * @left: where the widest card of the column begins, points
 *
 * Where a node stands in a picture by date.
 */
typedef struct
{
  guint strand;
  guint position;
  double left;
  double right;
} DossierColumnPlace;

/**
 * dossier_chronology_draw_arcs:
 * @places: (array): of each node
 * @curves: (out caller-allocates) (array length=n_edges): gets a curve for each edge that needs one, and no points for others
 *
 * A straight line between two cards of one column lies behind those between them. Such edges are drawn as arcs beside the
 * column: right of it where they go down, left where they go up.
 *
 * Returns: (transfer full): the points of the curves
 */
DossierPoint *dossier_chronology_draw_arcs (const DossierLayoutProblem *problem,
                                            const DossierBox *boxes,
                                            const DossierColumnPlace *places,
                                            DossierCurve *curves);

G_END_DECLS
