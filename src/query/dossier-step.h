/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-focus.h"
#include "dossier-relation.h"

G_BEGIN_DECLS

/* Whether one can go from @node along its edge @edge. */
static inline gboolean
dossier_step_is_open (DossierGraph *graph, guint edge, guint node, DossierDirection direction)
{
  guint from, to;

  if (direction == DOSSIER_DIRECTION_ANY)
    return TRUE;

  dossier_graph_get_edge_ends (graph, edge, &from, &to);
  return node == (direction == DOSSIER_DIRECTION_OUT ? from : to)
         || dossier_relation_is_symmetric (dossier_graph_get_edge (graph, edge)->type);
}

G_END_DECLS
