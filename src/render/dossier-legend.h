/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-pen.h"
#include "dossier-scene.h"

G_BEGIN_DECLS

/**
 * DossierLegend:
 *
 * What the shapes, colours and lines of a figure mean: one row or more under its lower left corner, of the types and
 * relations that are shown in the picture and of `contradicts` and uncited where they are; not of what is only dimmed.
 */
typedef struct _DossierLegend DossierLegend;

/* (nullable): %NULL where nothing is shown. @region: (nullable): the part of the scene that is in the picture. @page:
 * the figure without it, to stand under; in any unit. @size: of its letters; 0 for what fits @page. */
DossierLegend *
dossier_legend_new (DossierScene *scene, const DossierBox *region, const DossierBox *page, double size);
void dossier_legend_move (DossierLegend *legend, double x, double y); /* its upper left corner */
void dossier_legend_free (DossierLegend *legend);

DossierBox dossier_legend_get_box (DossierLegend *legend); /* with its own margin */
void dossier_legend_draw (DossierLegend *legend, DossierPen *pen, double scale);

G_END_DECLS
