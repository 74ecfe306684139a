/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-painter.h"
#include "dossier-scene.h"

G_BEGIN_DECLS

/*
 * Where things are in a picture of a scene: in one too small for every card the painter draws the most connected nodes
 * larger, and the others as marks, so that the layout's boxes are not what is seen. No function here waits for a
 * thread that paints: what no painting at that scale has worked out yet is as in the layout.
 */

/* Where @node is drawn at @scale (device-independent pixels a point), points. */
DossierBox dossier_pick_get_node_box (DossierScene *scene, double scale, guint node);

/* The node drawn at a point at @scale, the topmost of several; a mark has some room around it. What is shown goes
 * before what is dimmed, and what is hidden is not found. DOSSIER_INDEX_NONE where there is none. */
guint dossier_pick_find_node_at (DossierScene *scene, double scale, double x, double y);

/* The same for edges: the one whose label is there, else the nearest within @tolerance points. */
guint dossier_pick_find_edge_at (DossierScene *scene, double scale, double x, double y, double tolerance);

/**
 * DossierLitCard:
 * @box: where its card is drawn, points
 */
typedef struct
{
  guint node;
  DossierBox box;
} DossierLitCard;

/* (element-type DossierLitCard) (transfer full): the cards that dossier_painter_paint_highlight() draws for @highlight,
 * the topmost first; none where there are very many, or where no painting has worked it out yet. */
GArray *dossier_pick_list_lit (DossierScene *scene, double scale, const DossierHighlight *highlight);

G_END_DECLS
