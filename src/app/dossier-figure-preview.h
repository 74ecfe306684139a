/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-export-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_FIGURE_PREVIEW (dossier_figure_preview_get_type ())
G_DECLARE_FINAL_TYPE (DossierFigurePreview, dossier_figure_preview, DOSSIER, FIGURE_PREVIEW, GtkWidget)

/**
 * DossierFigurePreview:
 *
 * Shows a page of a planned figure as it will be in the file. A worker thread draws it; while it does, the last one
 * stays. Only one draws at a time, and of all that was asked for meanwhile only the last is drawn.
 *
 * Signal: `drawn ()`: what was asked for last is shown, and its figure known.
 */
GtkWidget *dossier_figure_preview_new (void);

void dossier_figure_preview_set_plan (DossierFigurePreview *self, DossierExportPlan *plan); /* (nullable) */
void dossier_figure_preview_set_page (DossierFigurePreview *self, guint page);
guint dossier_figure_preview_get_page (DossierFigurePreview *self); /* that is shown */
/* (nullable): the figure that is shown. */
DossierFigure *dossier_figure_preview_get_figure (DossierFigurePreview *self);
GdkPaintable *dossier_figure_preview_get_image (DossierFigurePreview *self); /* (nullable) */
gboolean dossier_figure_preview_is_drawing (DossierFigurePreview *self);

G_END_DECLS
