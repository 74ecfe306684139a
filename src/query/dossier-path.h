/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierPath:
 * @n_nodes: at least 2; the path has one edge less
 * @nodes: (array length=n_nodes): from the first to the last, none twice
 *
 * A way from one node to another. Between two nodes that follow each other there may be several edges; see
 * dossier_path_list_step().
 */
typedef struct
{
  guint n_nodes;
  guint *nodes;
} DossierPath;

void dossier_path_free (DossierPath *path);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPath, dossier_path_free)

/**
 * DossierPathOptions:
 * @max_paths: at most so many
 * @directed: go along edges only from `from` to `to`; edges without a direction of their own go both ways
 * @allowed: (nullable) (array): a byte a node, 1 for those that a path may pass through; its ends always may be
 */
typedef struct
{
  guint max_paths;
  gboolean directed;
  const guint8 *allowed;
} DossierPathOptions;

/**
 * dossier_path_find:
 *
 * The shortest loopless paths by number of edges, shortest first, those of equal length in a fixed order (J. Y. Yen,
 * "Finding the K shortest loopless paths in a network", 1971, with the improvement by E. L. Lawler, 1972). Blocks; any
 * thread.
 *
 * Returns: (element-type DossierPath) (transfer full): the paths, none where there is no way; %NULL with
 *   G_IO_ERROR_CANCELLED
 */
GPtrArray *dossier_path_find (DossierGraph *graph,
                              guint from,
                              guint to,
                              const DossierPathOptions *options,
                              GCancellable *cancellable,
                              GError **error);

/* (array length=n_edges) (transfer full): the edges that join the node at @step of @path and the one after it, in the
 * file's order; with @directed only those that go this way. */
guint *
dossier_path_list_step (DossierGraph *graph, const DossierPath *path, guint step, gboolean directed, guint *n_edges);

G_END_DECLS
