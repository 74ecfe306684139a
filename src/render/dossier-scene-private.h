/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-card.h"
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
  guint n_nodes;
  const DossierBox *boxes;
  guint8 *visible; /* (nullable) */
  DossierBox bounds;
  double widest;  /* node */
  double highest; /* node */
  /* Made when they are first drawn; set once, atomically, and read without a lock, so none goes before the scene does.
   * Not shaped: one takes some 300 bytes and the few lines of text it shows, which is less than the record of its node;
   * what was shaped is in the caches of dossier-font.c, which have a bound. */
  DossierCard **cards;
  GMutex placement_lock;
  GQueue placements; /* of DossierPlacement, the last used first */
  guint *by_degree; /* with placement_lock: nodes that may have a name in the overview, the most connected first */
  guint n_by_degree;
};

/* A GCompareDataFunc for nodes of a graph, the user data: the most connected first. */
int dossier_scene_compare_degree (gconstpointer a, gconstpointer b, gpointer user_data);

const DossierCard *dossier_scene_get_card (DossierScene *scene, guint node);

/* (nullable) (transfer full): %NULL where @scale is near enough for every card to be drawn in full. */
DossierPlacement *dossier_scene_get_placement (DossierScene *scene, double scale);

/* (nullable) (transfer full): the same, without waiting: %NULL also where it has not been made yet. */
DossierPlacement *dossier_scene_peek_placement (DossierScene *scene, double scale);

G_END_DECLS
