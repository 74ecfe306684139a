/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-cards.h"
#include "dossier-headings.h"
#include "dossier-placement.h"
#include "dossier-scene.h"

G_BEGIN_DECLS

/* What the files of src/render/ see of a scene. */
struct _DossierScene
{
  gatomicrefcount ref_count;
  DossierGraph *graph;
  DossierLayout *layout;
  DossierTheme theme;
  const DossierStyle *style;
  const DossierStyle *dimmed; /* the style of what is dimmed */
  guint n_nodes;
  const DossierBox *boxes;
  guint8 *visible; /* (nullable): DossierVisibility */
  guint n_of[DOSSIER_N_VISIBILITIES]; /* nodes */
  DossierBox bounds;
  DossierBox drawn_bounds; /* without the headings; without what is hidden */
  DossierBox card_bounds;  /* without the headings */
  DossierHeadings *headings; /* (nullable) */
  double widest;  /* node */
  double highest; /* node */
  DossierCards *cards; /* shared with other scenes of the graph */
  GMutex placement_lock;
  GQueue placements; /* of DossierPlacement, the last used first */
  guint *named; /* with placement_lock: nodes that may have a name in the overview, in the order in which they get it */
  guint n_named;
};

static inline DossierVisibility
dossier_scene_peek_visibility (DossierScene *scene, guint node)
{
  return scene->visible != NULL ? (DossierVisibility) scene->visible[node] : DOSSIER_VISIBILITY_SHOWN;
}

static inline const DossierStyle *
dossier_scene_peek_style (DossierScene *scene, DossierVisibility visibility)
{
  return visibility == DOSSIER_VISIBILITY_DIMMED ? scene->dimmed : scene->style;
}

const DossierCard *dossier_scene_get_card (DossierScene *scene, guint node);

/* (nullable) (transfer full): %NULL where @scale is near enough for every card to be drawn in full. */
DossierPlacement *dossier_scene_get_placement (DossierScene *scene, double scale);

/* (nullable) (transfer full): the same, without waiting: %NULL also where it has not been made yet. */
DossierPlacement *dossier_scene_peek_placement (DossierScene *scene, double scale);

G_END_DECLS
