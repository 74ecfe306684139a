/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-cards.h"

#include "dossier-language.h"

struct _DossierCards
{
  gatomicrefcount ref_count;
  DossierGraph *graph;
  guint n_nodes;
  /* Made when they are first drawn; set once, atomically, and read without a lock, so none goes before all do.
   * Not shaped: one takes some 300 bytes and the few lines of text it shows, which is less than the record of its node;
   * what was shaped is in the caches of dossier-font.c, which have a bound. */
  DossierCard **cards;
  gsize ordered; /* for g_once_init_enter() */
  guint *order;
  guint n_order;
};

DossierCards *
dossier_cards_new (DossierGraph *graph)
{
  DossierCards *self = g_new0 (DossierCards, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->graph = dossier_graph_ref (graph);
  self->n_nodes = dossier_graph_get_n_nodes (graph);
  self->cards = g_new0 (DossierCard *, MAX (self->n_nodes, 1));
  return self;
}

DossierCards *
dossier_cards_ref (DossierCards *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dossier_cards_unref (DossierCards *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_nodes; i++)
    dossier_card_free (self->cards[i]);
  g_free (self->cards);
  g_free (self->order);
  dossier_graph_unref (self->graph);
  g_free (self);
}

const DossierCard *
dossier_cards_get (DossierCards *self, guint node)
{
  DossierCard *card = g_atomic_pointer_get (&self->cards[node]);
  const DossierNode *record = dossier_graph_get_node (self->graph, node);

  if (card != NULL)
    return card;

  card = dossier_card_new (
      record, dossier_graph_get_degree (self->graph, node),
      dossier_language_get_said (self->graph, record->label, record->citations, record->n_citations),
      self->n_nodes > DOSSIER_CARD_MAX_SHAPED);
  if (g_atomic_pointer_compare_and_exchange (&self->cards[node], NULL, card))
    return card;

  /* Another thread was faster; its card is the same. */
  dossier_card_free (card);
  return g_atomic_pointer_get (&self->cards[node]);
}

int
dossier_cards_compare_degree (gconstpointer a, gconstpointer b, gpointer user_data)
{
  DossierGraph *graph = user_data;
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;
  guint first_degree = dossier_graph_get_degree (graph, first);
  guint second_degree = dossier_graph_get_degree (graph, second);

  if (first_degree != second_degree)
    return first_degree > second_degree ? -1 : 1;
  return first < second ? -1 : first > second;
}

const guint *
dossier_cards_get_order (DossierCards *self, guint *n_nodes)
{
  if (g_once_init_enter (&self->ordered))
    {
      self->order = g_new (guint, MAX (self->n_nodes, 1));
      for (guint i = 0; i < self->n_nodes; i++)
        if (dossier_graph_get_node (self->graph, i)->type != DOSSIER_NODE_TYPE_STATEMENT)
          self->order[self->n_order++] = i;
      g_qsort_with_data (self->order, (int) self->n_order, sizeof (guint), dossier_cards_compare_degree, self->graph);
      g_once_init_leave (&self->ordered, 1);
    }
  *n_nodes = self->n_order;
  return self->order;
}
