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
 * What the shapes and colours of a figure mean: one line under its lower left corner, of the types that are shown in the
 * picture and of `contradicts` and uncited where they are; not of what is only dimmed.
 */
typedef struct _DossierLegend DossierLegend;

/* (nullable): %NULL where the scene shows nothing. @page: the figure without it, to stand under and to fit in size. */
DossierLegend *dossier_legend_new (DossierScene *scene, const DossierBox *page);
void dossier_legend_free (DossierLegend *legend);

DossierBox dossier_legend_get_box (DossierLegend *legend); /* with its own margin */
void dossier_legend_draw (DossierLegend *legend, DossierPen *pen, double scale);

G_END_DECLS
