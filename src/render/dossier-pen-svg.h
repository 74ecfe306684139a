/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-pen.h"

G_BEGIN_DECLS

/* Appends SVG elements (not the document around them) to @out, which must outlive the pen. */
DossierPen *dossier_pen_svg_new (GString *out);

/* The document around them, for a figure of its own: opens and closes the `svg` element. @width and
 * @height: points. @title: (nullable) */
void dossier_pen_svg_begin_document (
    DossierPen *pen, double width, double height, const char *title, const char *description);
void dossier_pen_svg_end_document (DossierPen *pen);

G_END_DECLS
