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
 * @to_centres: carry the lines on to the middle of their nodes, for nodes that are drawn smaller than their boxes
 *
 * How much of an edge is drawn.
 */
typedef struct
{
  double scale;
  gboolean to_centres;
} DossierEdgeForm;

double dossier_edges_get_line_width (double scale); /* points */

/* Draws the visible edges that meet @region: all quiet ones in one colour, then the contradictions. FALSE where cancelled. */
gboolean dossier_edges_paint (DossierScene *scene,
                              DossierPen *pen,
                              const DossierBox *region,
                              const DossierEdgeForm *form,
                              GCancellable *cancellable);

/* One edge in a colour of its own, with its arrow head at every scale. */
void dossier_edges_paint_one (DossierScene *scene,
                              DossierPen *pen,
                              guint edge,
                              const DossierEdgeForm *form,
                              const DossierColor *color,
                              double width);

G_END_DECLS
