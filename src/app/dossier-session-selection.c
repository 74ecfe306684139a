/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-session-private.h"

DossierSelection
dossier_session_get_selection (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self),
                        ((DossierSelection) { DOSSIER_INDEX_NONE, DOSSIER_INDEX_NONE }));

  return self->selection;
}

static void
set_selection (DossierSession *self, guint node, guint edge, gboolean reveal)
{
  gboolean changed = self->selection.node != node || self->selection.edge != edge;

  /* Selecting again what is selected still asks to see it. */
  if (!changed && !reveal)
    return;

  self->selection.node = node;
  self->selection.edge = edge;
  g_signal_emit_by_name (self, "selection-changed", reveal);
}

void
dossier_session_select_node (DossierSession *self, guint node, gboolean reveal)
{
  DossierGraph *graph;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  graph = dossier_session_get_graph (self);
  g_return_if_fail (graph != NULL && node < dossier_graph_get_n_nodes (graph));

  set_selection (self, node, DOSSIER_INDEX_NONE, reveal);
}

void
dossier_session_select_edge (DossierSession *self, guint edge, gboolean reveal)
{
  DossierGraph *graph;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  graph = dossier_session_get_graph (self);
  g_return_if_fail (graph != NULL && edge < dossier_graph_get_n_edges (graph));

  set_selection (self, DOSSIER_INDEX_NONE, edge, reveal);
}

void
dossier_session_clear_selection (DossierSession *self)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  set_selection (self, DOSSIER_INDEX_NONE, DOSSIER_INDEX_NONE, FALSE);
}

DossierFocus *
dossier_session_get_neighbourhood (DossierSession *self)
{
  const char *centres[3] = { NULL };

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  if (self->selection.node != DOSSIER_INDEX_NONE)
    return dossier_focus_new_around (dossier_graph_get_node (self->graph, self->selection.node)->id, 1);
  if (self->selection.edge != DOSSIER_INDEX_NONE)
    {
      const DossierEdge *edge = dossier_graph_get_edge (self->graph, self->selection.edge);

      centres[0] = edge->from;
      centres[1] = edge->to;
      return dossier_focus_new (centres, 0, DOSSIER_DIRECTION_ANY, NULL, NULL, NULL, NULL);
    }
  return NULL;
}
