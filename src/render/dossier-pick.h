/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-scene.h"

G_BEGIN_DECLS

/*
 * Where things are in a picture of a scene: in one too small for every card the painter draws the most connected nodes
 * larger, and the others as marks, so that the layout's boxes are not what is seen. Neither function waits for a
 * thread that paints: what no painting at that scale has worked out yet is as in the layout.
 */

/* Where @node is drawn at @scale (device-independent pixels a point), points. */
DossierBox dossier_pick_get_node_box (DossierScene *scene, double scale, guint node);

/* The node drawn at a point at @scale, the topmost of several; a mark has some room around it.
 * DOSSIER_INDEX_NONE where there is none. */
guint dossier_pick_find_node_at (DossierScene *scene, double scale, double x, double y);

G_END_DECLS
