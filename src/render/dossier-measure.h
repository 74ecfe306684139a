/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* (array) (transfer full): width and height in points of the card of each node, two doubles a node; labels wrapped as the
 * painter will draw them, the most connected nodes larger. The same sizes on every theme. May be called from any
 * thread; %NULL where cancelled. */
double *dossier_measure_nodes (DossierGraph *graph, GCancellable *cancellable, GError **error);

G_END_DECLS
