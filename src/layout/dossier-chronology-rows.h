/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-layout-problem.h"
#include "dossier-layout.h"

G_BEGIN_DECLS

/* Puts the nodes without a date in rows below what has one and already has its place in @boxes, in a picture @width points
 * wide and, so far, @height high. */
void dossier_chronology_place_rows (
    const DossierLayoutProblem *problem, double separation, double width, double height, DossierBox *boxes);

G_END_DECLS
