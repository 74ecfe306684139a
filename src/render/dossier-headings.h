/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-pen.h"
#include "dossier-scene.h"

G_BEGIN_DECLS

/**
 * DossierHeadings:
 *
 * What stands in the ground of a picture by date: a band behind every other date, the date over its columns, and "No
 * date" over what has none; of what is not hidden. Letters are as large as can be read where the whole picture fits a
 * window or a page, or as fits over the columns; where that is too small to read, some are drawn larger, the dates with
 * the most nodes first, and others left out.
 */
typedef struct _DossierHeadings DossierHeadings;

/* (nullable): %NULL for pictures by other engines, or where the dates are not in order: they changed since. @bounds: of
 * what is drawn, without a margin */
DossierHeadings *dossier_headings_new (DossierScene *scene, const DossierBox *bounds);
void dossier_headings_free (DossierHeadings *headings);

DossierBox dossier_headings_get_box (DossierHeadings *headings); /* of all of it */

/* Where "No date" is written; empty where it is not. */
DossierBox dossier_headings_get_undated_box (DossierHeadings *headings);

/* What meets @region. Words too small to read at @scale, pixels a point, are left out. */
void dossier_headings_paint (
    DossierHeadings *headings, DossierPen *pen, const DossierBox *region, double scale, const DossierStyle *style);

G_END_DECLS
