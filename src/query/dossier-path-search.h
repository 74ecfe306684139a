/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-path.h"

G_BEGIN_DECLS

/**
 * DossierPathSearch:
 *
 * Shortest ways to one node of a graph, one after the other, as the search for several paths asks for them. How far
 * each node is from the end is found once, backward from there; this guides every later search (P. E. Hart, N. J.
 * Nilsson, B. Raphael, "A formal basis for the heuristic determination of minimum cost paths", 1968), so that it looks
 * at little more than what lies on its result. Among ways of one length each gives the first by the places of its
 * nodes.
 */
typedef struct _DossierPathSearch DossierPathSearch;

/* %NULL with G_IO_ERROR_CANCELLED; so do the others. */
DossierPathSearch *dossier_path_search_new (DossierGraph *graph,
                                            guint from,
                                            guint to,
                                            const DossierPathOptions *options,
                                            GCancellable *cancellable,
                                            GError **error);
void dossier_path_search_free (DossierPathSearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPathSearch, dossier_path_search_free)

/**
 * dossier_path_search_run:
 * @root: (array length=n_root): the nodes that the way begins with
 * @forbidden: (element-type guint): nodes that may not follow the last of them
 * @path: (out) (nullable) (transfer full): the shortest such way, or %NULL where there is none
 *
 * Returns: whether it was not cancelled
 */
gboolean dossier_path_search_run (
    DossierPathSearch *search, const guint *root, guint n_root, GArray *forbidden, DossierPath **path, GError **error);

G_END_DECLS
