/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many pairs of the boxes come closer than @gap points in both directions, counted up to @enough. */
guint dossier_overlap_count (guint n, const double *sizes, const double *centres, double gap, guint enough);

/**
 * dossier_overlap_remove:
 * @sizes: (array): width and height of each box
 * @centres: (array) (inout): x and y of each box's centre
 *
 * Moves boxes as little as it takes until no two come closer than @gap points: first sideways those that are
 * cheaper to move so, then the rest up and down. Always ends, and gives the same for the same.
 *
 * Dwyer, Marriott and Stuckey, "Fast node overlap removal", 2005: separation constraints by a scan line, met by merging
 * blocks of nodes (their algorithm `satisfy_VPSC`).
 */
void dossier_overlap_remove (guint n, const double *sizes, double gap, double *centres);

/* Draws all centres together by one factor, as far as not more than @allowed pairs come closer than @gap: for pictures that were
 * spread out until nothing overlapped. */
void dossier_overlap_tighten (guint n, const double *sizes, double gap, guint allowed, double *centres);

G_END_DECLS
