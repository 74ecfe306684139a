/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dossier_measure_nodes:
 * @cancellable: (nullable):
 * @error: G_IO_ERROR_CANCELLED
 *
 * Measures the card of each node: labels wrapped as the painter will draw them, the most connected nodes larger. Whole
 * points; the same sizes on every theme and at every zoom. For more than 20,000 nodes widths of letters come from a
 * table by kind of character instead of from the fonts, and lines that come out wider in the end are condensed by the
 * painter. May be called from any thread.
 *
 * Returns: (array) (transfer full): width and height of each node, two doubles a node; %NULL where cancelled
 */
double *dossier_measure_nodes (DossierGraph *graph, GCancellable *cancellable, GError **error);

/**
 * dossier_measure_edge_labels:
 * @cancellable: (nullable):
 * @error: G_IO_ERROR_CANCELLED
 *
 * Measures what is written on each edge at full size, with the air around it. May be called from any thread.
 *
 * Returns: (array) (transfer full): width and height of each edge's label in points, two doubles an edge; %NULL where
 *   cancelled
 */
double *dossier_measure_edge_labels (DossierGraph *graph, GCancellable *cancellable, GError **error);

G_END_DECLS
