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

/**
 * dossier_layout_keep_in_view:
 *
 * The other way: the next snapshot of @graph, whose view has the engine of @layout and the centre of each node, to
 * hundredths of a point (finer than any screen or printer).
 *
 * Returns: (transfer full): the snapshot, or %NULL with an error of dossier_graph_builder_end()
 */
DossierGraph *dossier_layout_keep_in_view (DossierLayout *layout, DossierGraph *graph, GError **error);

G_END_DECLS
