/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"
#include "dossier-card.h"

G_BEGIN_DECLS

/**
 * DossierCards:
 *
 * The cards of a graph's nodes, made when they are first asked for, and the order in which nodes get a name in the
 * overview. Neither depends on theme, layout or visibility, so scenes of one graph share them. Atomically
 * reference-counted; may be used from any thread.
 */
typedef struct _DossierCards DossierCards;

DossierCards *dossier_cards_new (DossierGraph *graph);
DossierCards *dossier_cards_ref (DossierCards *cards);
void dossier_cards_unref (DossierCards *cards);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCards, dossier_cards_unref)

/* (transfer none): lives as long as @cards. */
const DossierCard *dossier_cards_get (DossierCards *cards, guint node);

/* (transfer none) (array length=n_nodes): all nodes but statements, the most connected first. */
const guint *dossier_cards_get_order (DossierCards *cards, guint *n_nodes);

/* A GCompareDataFunc for nodes of a graph, the user data: the most connected first. */
int dossier_cards_compare_degree (gconstpointer a, gconstpointer b, gpointer user_data);

G_END_DECLS
