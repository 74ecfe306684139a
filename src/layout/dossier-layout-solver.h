/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-layout-client.h"

G_BEGIN_DECLS

/**
 * DossierLayoutProblem:
 * @sizes: (array): width and height of each node in points
 * @ends: (array): two node indices an edge
 * @loose: (array length=n_edges) (nullable): whether each edge says nothing about which of its ends stands before the
 *   other; layered engines then pass over it, and it is drawn as a straight line
 *
 * What there is to lay out, without what it means. Not owned.
 */
typedef struct
{
  guint n_nodes;
  guint n_edges;
  const double *sizes;
  const guint *ends;
  const guint8 *loose;
} DossierLayoutProblem;

/* Like dossier_layout_client_run(), without the cache: divides, lays out, removes overlaps, packs. @options has its
 * defaults filled in. @settled (out): whether the same would come out on a slower machine, too: no time was up. */
DossierLayout *dossier_layout_solver_run (const DossierLayoutProblem *problem,
                                          const DossierLayoutOptions *options,
                                          GCancellable *cancellable,
                                          gboolean *settled,
                                          char **note,
                                          GError **error);

G_END_DECLS
