/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-layout.h"

G_BEGIN_DECLS

/* The geometry of edges: chains of cubic Bézier curves of 3k+1 points. */

DossierPoint dossier_box_get_centre (const DossierBox *box);
gboolean dossier_box_meets (const DossierBox *a, const DossierBox *b);
void dossier_box_add_box (DossierBox *bounds, const DossierBox *box);
void dossier_box_add_point (DossierBox *bounds, double x, double y);

/* Where the line from the box's centre towards @towards leaves the box. */
DossierPoint dossier_box_clip (const DossierBox *box, DossierPoint towards);

/* Exact bounds of the curve: its extrema, not its control points (roots of the derivative, a quadratic). */
DossierBox dossier_curve_get_bounds (const DossierPoint *points, guint n_points);
DossierPoint dossier_curve_get_middle (const DossierPoint *points, guint n_points);
double dossier_curve_get_distance (const DossierPoint *points, guint n_points, double x, double y);

/* Appends the four points of a line between the borders of two boxes, bowed sideways by @bow points at its middle. */
void dossier_curve_append_line (GArray *points, const DossierBox *from, const DossierBox *to, double bow);
/* Appends the seven points of a loop at the box's upper right corner, the @nth of the box. */
void dossier_curve_append_loop (GArray *points, const DossierBox *box, guint nth);

/**
 * dossier_curve_draw_missing:
 * @lines: (element-type DossierPoint): appended to
 * @first: (array length=n_edges): gets the index in @lines of each edge's first point, or %G_MAXUINT for edges that have
 *   a curve
 * @n: (array length=n_edges): gets the number of points of each
 *
 * Straight lines for the edges without points in @curves (all of them, where that is %NULL): parallel ones bowed apart,
 * so that each can be seen and clicked; loops for edges from a node to itself.
 */
void dossier_curve_draw_missing (const DossierBox *boxes,
                                 guint n_edges,
                                 const guint *ends,
                                 const DossierCurve *curves,
                                 GArray *lines,
                                 guint *first,
                                 guint *n);

G_END_DECLS
