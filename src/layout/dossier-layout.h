/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-engine.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_LAYOUT (dossier_layout_get_type ())

/**
 * DossierPoint:
 *
 * In points (1/72 inch at 100 %), y downward.
 */
typedef struct
{
  double x;
  double y;
} DossierPoint;

/**
 * DossierBox:
 * @x: left
 * @y: top
 *
 * In points, y downward.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} DossierBox;

/**
 * DossierCurve:
 * @points: (array length=n_points): a chain of cubic Bézier curves: 3k+1 points; none where the edge was not routed
 * @n_points: 0, or 3k+1
 * @label: the room that the engine kept for the edge's label, beside its way; of no width where it kept none
 *
 * The way of an edge, from the border of its first node to the border of its second.
 */
typedef struct
{
  const DossierPoint *points;
  guint n_points;
  DossierBox label;
} DossierCurve;

/**
 * DossierLayout: (ref-func dossier_layout_ref) (unref-func dossier_layout_unref)
 *
 * Where the nodes and edges of one snapshot stand: a box a node, a curve an edge and perhaps room for its label, with an
 * index for finding what is at a point or in a rectangle. Immutable, a boxed type, atomically reference-counted; may be
 * read from any thread. Indices are those of the graph it was made for.
 */
typedef struct _DossierLayout DossierLayout;

GType dossier_layout_get_type (void);

/**
 * dossier_layout_new:
 * @boxes: (array length=n_nodes): copied
 * @curves: (array length=n_edges): copied with their points; curves without points get a straight line between the
 *   borders of their nodes
 * @ends: (array): two node indices an edge
 *
 * Returns: (transfer full): the layout; everything is moved so that the bounds start at 0,0
 */
DossierLayout *dossier_layout_new (DossierEngine engine,
                                   guint n_nodes,
                                   const DossierBox *boxes,
                                   guint n_edges,
                                   const guint *ends,
                                   const DossierCurve *curves);
DossierLayout *dossier_layout_ref (DossierLayout *layout);
void dossier_layout_unref (DossierLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLayout, dossier_layout_unref)

guint dossier_layout_get_n_nodes (DossierLayout *layout);
guint dossier_layout_get_n_edges (DossierLayout *layout);
DossierEngine dossier_layout_get_engine (DossierLayout *layout); /* the one that made it */
DossierBox dossier_layout_get_bounds (DossierLayout *layout);   /* of boxes, curves and labels */
const DossierBox *dossier_layout_get_boxes (DossierLayout *layout);
DossierCurve dossier_layout_get_curve (DossierLayout *layout, guint edge);
DossierPoint dossier_layout_get_edge_middle (DossierLayout *layout, guint edge); /* half-way along its curve */
DossierPoint dossier_layout_get_label_place (DossierLayout *layout, guint edge); /* middle of the room, else of the edge */

/* Calls @visit for each node (edge) whose box (whose bounds, with its label) meets @region, in ascending order of index, until it
 * gives FALSE. */
typedef gboolean (*DossierLayoutVisit) (guint index, gpointer user_data);
void dossier_layout_visit_nodes (DossierLayout *layout, const DossierBox *region, DossierLayoutVisit visit, gpointer user_data);
void dossier_layout_visit_edges (DossierLayout *layout, const DossierBox *region, DossierLayoutVisit visit, gpointer user_data);

G_END_DECLS
