/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-painter.h"
#include "dossier-scene-private.h"

G_BEGIN_DECLS

/**
 * DossierEdgeForm:
 * @scale: pixels a point
 * @to_centres: carry the lines on to the middle of their nodes, for nodes that are drawn otherwise than in their boxes
 *
 * How much of an edge is drawn.
 */
typedef struct
{
  double scale;
  gboolean to_centres;
} DossierEdgeForm;

/* Where a node is drawn, points. */
typedef void (*DossierEdgeGetBox) (guint node, DossierBox *box, gpointer user_data);

double dossier_edges_get_line_width (double scale); /* points */

/* Draws the visible edges that meet @region: all quiet ones in one colour, then the contradictions; what is dimmed
 * below what is shown. FALSE where cancelled. */
gboolean dossier_edges_paint (DossierScene *scene,
                              DossierPen *pen,
                              const DossierBox *region,
                              const DossierEdgeForm *form,
                              GCancellable *cancellable);

/* Edges (of guint) that are lit up: in a colour of their own, with arrow heads at every scale, or none where @get_box
 * is NULL; with form->to_centres the heads stand at the boxes that it gives. */
void dossier_edges_paint_lit (DossierScene *scene,
                              DossierPen *pen,
                              const GArray *edges,
                              const DossierEdgeForm *form,
                              const DossierColor *color,
                              double width,
                              DossierEdgeGetBox get_box,
                              gpointer user_data);

/* How much of an edge is seen between the boxes in which its ends are drawn, points. */
double dossier_edges_get_length_between (DossierScene *scene, guint edge, const DossierBox *first, const DossierBox *last);

G_END_DECLS
