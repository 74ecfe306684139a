/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-layout.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dossier_overview_lay_out:
 * @sizes: (array): width and height of each node
 * @ends: (array): two node indices an edge
 * @gap: points between nodes
 * @boxes: (array length=n_nodes) (out caller-allocates): where they stand
 *
 * Lays out any graph in a time that grows with its nodes and edges alone. Nodes are gathered into communities of bounded
 * size by label propagation (Raghavan, Albert and Kumara, 2007) in a fixed order; each becomes a compact block with its
 * most connected node in the middle and the rest around it, and blocks are put next to those that they have most edges
 * with.
 *
 * Returns: %FALSE with G_IO_ERROR_CANCELLED
 */
gboolean dossier_overview_lay_out (guint n_nodes,
                                   const double *sizes,
                                   guint n_edges,
                                   const guint *ends,
                                   double gap,
                                   DossierBox *boxes,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
