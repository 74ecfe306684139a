/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-figure.h"

#include <cairo.h>

G_BEGIN_DECLS

/* The outline of a PDF, while its pages are drawn one after another: begins as all zero. */
typedef struct
{
  int notes; /* the entry of the notes */
} DossierFigureOutline;

/* Adds what begins on @page. @scale: points of the PDF for a point of the page */
void dossier_figure_outline_add_page (
    DossierFigureOutline *outline, DossierFigure *figure, cairo_surface_t *surface, guint page, double scale);

G_END_DECLS
