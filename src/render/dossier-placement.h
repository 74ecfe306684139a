/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-scene.h"

G_BEGIN_DECLS

/**
 * DossierPlacedCard:
 * @box: where it is drawn, points
 *
 * A card in the overview.
 */
typedef struct
{
  guint node;
  DossierBox box;
} DossierPlacedCard;

/**
 * DossierPlacement:
 * @step: the step of zoom it was made for
 * @placed: the cards that are drawn, none over another, the most connected first
 * @index: for each node 0, or one more than its place in @placed
 *
 * What a picture shows that is too small for every card: the most connected nodes keep theirs, drawn larger so that
 * their names can be read; all other nodes are marks. Made once for the whole scene and a step of zoom, so that tiles
 * meet.
 */
typedef struct
{
  gatomicrefcount ref_count;
  int step;
  guint n_placed;
  DossierPlacedCard *placed;
  guint32 *index;
} DossierPlacement;

gboolean dossier_placement_get_step (double scale, int *step); /* FALSE where every card is drawn in full */

/* The placement of @nodes, in the order in which they are to have a place, at the bottom of a step of zoom. Those that
 * are dimmed come last, and get none over a sign of what is shown. */
DossierPlacement *dossier_placement_new (DossierScene *scene, int step, const guint *nodes, guint n_nodes);

/* The same for nodes that are lit up, at any scale below the full one: those that have a place in @base keep it. The
 * first @n_certain have one in any case. */
DossierPlacement *dossier_placement_new_for_highlight (DossierScene *scene,
                                                       DossierPlacement *base,
                                                       double scale,
                                                       const guint *nodes,
                                                       guint n_nodes,
                                                       guint n_certain);
DossierPlacement *dossier_placement_ref (DossierPlacement *placement);
void dossier_placement_unref (DossierPlacement *placement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPlacement, dossier_placement_unref)

G_END_DECLS
