/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-scene.h"

G_BEGIN_DECLS

/**
 * DossierPlacedCard:
 * @box: where it is drawn, points
 * @factor: how much larger than in the layout
 *
 * A card in the overview.
 */
typedef struct
{
  guint node;
  DossierBox box;
  double factor;
} DossierPlacedCard;

/**
 * DossierPlacement:
 * @step: the step of zoom it was made for
 * @placed: the cards that are drawn, none over another, the most connected first
 * @index: for each node 0, or one more than its place in @placed
 *
 * What a picture shows that is too small for every card: the most connected nodes keep theirs, drawn larger so that
 * their names can be read; all other nodes are marks. Made once for the whole scene and a step of zoom, so that tiles meet.
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
DossierPlacement *dossier_placement_new (DossierScene *scene, int step, const guint *by_degree, guint n_by_degree);
DossierPlacement *dossier_placement_ref (DossierPlacement *placement);
void dossier_placement_unref (DossierPlacement *placement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPlacement, dossier_placement_unref)

G_END_DECLS
