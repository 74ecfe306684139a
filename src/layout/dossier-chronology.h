/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-chronology-arcs.h"
#include "dossier-layout-client.h"
#include "dossier-layout-problem.h"

G_BEGIN_DECLS

/**
 * dossier_chronology_lay_out:
 * @problem: with columns, at least one of them not DOSSIER_COLUMN_NONE
 * @options: with its defaults filled in
 * @separation: points of air between cards
 * @boxes: (out caller-allocates) (array): where each node stands
 * @places: (out caller-allocates) (array): where in the columns, for dossier_chronology_draw_arcs()
 * @late: (out): whether there was no time; then nothing else is set
 *
 * The picture by date. Columns of nodes stand left to right in the order of their dates; a date with many nodes has
 * several columns side by side, so that the whole is about as wide as a window. Which node stands where in its column says
 * dot, which knows each column as a rank: few edges cross. The nodes without a date are in rows below, clear of the
 * columns, each about under what it is tied to.
 *
 * Returns: %FALSE with DOSSIER_LAYOUT_ERROR or G_IO_ERROR_CANCELLED
 */
gboolean dossier_chronology_lay_out (const DossierLayoutProblem *problem,
                                     const DossierLayoutOptions *options,
                                     double separation,
                                     GCancellable *cancellable,
                                     DossierBox *boxes,
                                     DossierColumnPlace *places,
                                     gboolean *late,
                                     GError **error);

/* The size of letters that can be read in a picture of @width by @height points in a window: points. That is how large
 * the headings are to be that the painter puts over the columns; there is room for them over what has no date. */
double dossier_chronology_get_heading_size (double width, double height);

G_END_DECLS
