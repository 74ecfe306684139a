/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "test-support.h"

G_BEGIN_DECLS

/* A graph of nodes "n0", "n1", … with edges at random, each of the type `about`, `said` or `contradicts`; among them
 * loops and parallel ones. The same for the same @random. */
DossierGraph *test_random_graph (GRand *random, guint n_nodes, guint n_edges);

/* Whether some edge leads from one node to the other, by the rule itself: from `from` to `to`, or both ways where it is
 * not
 * @directed or the edge contradicts. */
gboolean test_is_joined (DossierGraph *graph, guint from, guint to, gboolean directed);

G_END_DECLS
