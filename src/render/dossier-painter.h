/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-pen.h"
#include "dossier-scene.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierHighlight:
 * @node: the node it is about, or DOSSIER_INDEX_NONE
 * @edge: the edge it is about, or DOSSIER_INDEX_NONE
 *
 * A node or edge that is lit up: itself, its edges and its neighbours are drawn in full over whatever is below, also
 * where they are dimmed. What is hidden is not lit, nor is anything for its sake.
 */
typedef struct
{
  guint node;
  guint edge;
} DossierHighlight;

/**
 * dossier_painter_paint:
 * @region: the part of the scene to draw, points
 * @scale: device-independent pixels a point: decides the level of detail. Labels that would be smaller than can be
 *   read are left out; those of the most connected nodes are drawn larger instead, without overlap.
 * @cancellable: (nullable): asked now and then
 *
 * Draws a scene: ground (only where @with_ground), the dates of a picture by date, edges, then nodes; of each, what is
 * dimmed before what is shown. The one function behind tiles, figures, thumbnails and print. What it draws in a region
 * does not depend on the region, so tiles meet without a seam.
 *
 * Returns: FALSE where it was cancelled and the picture is not whole
 */
gboolean dossier_painter_paint (DossierScene *scene,
                                DossierPen *pen,
                                const DossierBox *region,
                                double scale,
                                gboolean with_ground,
                                GCancellable *cancellable);

/* The same without its ground, and edges named in letters of another size. @edge_label_size: points; 0 for no names */
gboolean dossier_painter_paint_figure (DossierScene *scene,
                                       DossierPen *pen,
                                       const DossierBox *region,
                                       double scale,
                                       double edge_label_size,
                                       GCancellable *cancellable);

/* The same on its ground and without a word, every node a mark: for a picture so small that names would hide what it
 * shows. */
gboolean dossier_painter_paint_wordless (
    DossierScene *scene, DossierPen *pen, const DossierBox *region, double scale, GCancellable *cancellable);

/* What is drawn on top for hover and selection: the nodes and edges of @highlight, in full strength; the caller has
 * dimmed what is below. @selected adds the selection's outline. */
void dossier_painter_paint_highlight (DossierScene *scene,
                                      DossierPen *pen,
                                      const DossierBox *region,
                                      double scale,
                                      const DossierHighlight *highlight,
                                      gboolean selected);

/* How far dossier_painter_paint_highlight() may draw out of the boxes and curves that the layout has for what is lit
 * up: cards enlarged, rings, arrow heads and words. Pixels. */
#define DOSSIER_PAINTER_HIGHLIGHT_REACH 240.0

G_END_DECLS
