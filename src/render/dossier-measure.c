/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-measure.h"

#include "dossier-card.h"
#include "dossier-edge-label.h"
#include "dossier-language.h"

double *
dossier_measure_nodes (DossierGraph *graph, GCancellable *cancellable, GError **error)
{
  g_autofree double *sizes = NULL;
  guint n_nodes = 0;

  g_return_val_if_fail (graph != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  n_nodes = dossier_graph_get_n_nodes (graph);
  sizes = g_new0 (double, MAX (2 * (gsize) n_nodes, 1));
  for (guint i = 0; i < n_nodes; i++)
    {
      g_autoptr (DossierCard) card = NULL;
      const DossierNode *record = dossier_graph_get_node (graph, i);

      if (i % 64 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      card = dossier_card_new (record, dossier_graph_get_degree (graph, i),
                               dossier_language_get_said (graph, record->label, record->citations, record->n_citations),
                               n_nodes > DOSSIER_CARD_MAX_SHAPED);
      sizes[2 * (gsize) i] = card->width;
      sizes[2 * (gsize) i + 1] = card->height;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&sizes);
}

double *
dossier_measure_edge_labels (DossierGraph *graph, GCancellable *cancellable, GError **error)
{
  g_autofree double *sizes = NULL;
  guint n_edges = 0;

  g_return_val_if_fail (graph != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  n_edges = dossier_graph_get_n_edges (graph);
  sizes = g_new0 (double, MAX (2 * (gsize) n_edges, 1));
  for (guint i = 0; i < n_edges; i++)
    {
      if (i % 64 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      dossier_edge_label_measure (graph, i, &sizes[2 * (gsize) i], &sizes[2 * (gsize) i + 1]);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&sizes);
}
