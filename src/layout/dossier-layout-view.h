/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"
#include "dossier-layout.h"

G_BEGIN_DECLS

/**
 * dossier_layout_new_from_view:
 * @sizes: (array): width and height of each node in points, as of dossier_measure_nodes()
 *
 * Makes the layout that the file keeps of how it was last seen, so that the window and a figure show the same. Only for
 * engines whose edges are straight lines: the curves of the others are not in the file and have to be made again.
 *
 * Returns: (nullable) (transfer full): the layout, or %NULL where the file does not have a place for every node
 */
DossierLayout *dossier_layout_new_from_view (DossierGraph *graph, const double *sizes);

G_END_DECLS
