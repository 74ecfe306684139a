/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "layout/dossier-layout.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * dossier_text_mask_fill:
 * @outline: glyphs, with their curves; winding numbers other than 0 are inside
 * @ink: what @outline lies within, in its own units
 *
 * Fills @outline, at the place that the matrix of @cr gives it, with the source of @cr, whose target is an image. Made
 * for small letters, of which a picture has tens of thousands: cairo_fill() sorts the edges of each line of text and
 * samples every pixel fifteen times, which is half of the work of a picture. Here each edge adds the exact part of each
 * pixel that lies to its right, whatever the order ("FreeType's smooth rasterizer", after R. Levien's LibArt), and one
 * sum along each row gives the cover. Places are rounded to parts of a pixel as cairo's are, and all else follows from
 * differences of those: a part of the picture drawn by itself is the same as in the whole.
 */
void dossier_text_mask_fill (cairo_t *cr, const cairo_path_t *outline, const DossierBox *ink);

G_END_DECLS
