/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "layout/dossier-layout.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Gives each character that no font has the width of the sign that stands for it. Pango's own width for it depends on what
 * other threads do at the moment (a flag of all of them in pango_fc_font_get_metrics()). */
void dossier_glyphs_fit_missing (PangoLayoutLine *line);

/**
 * dossier_glyphs_draw:
 * @ink: (out): what the path lies within
 *
 * The glyphs of a line, one after another, as HarfBuzz draws them; for a character that no font has, an empty box.
 *
 * Returns: (nullable) (transfer full) (element-type cairo_path_data_t): a path in pixels of the fonts, y downward, whose
 *   origin is on the baseline; %NULL where a font has pictures instead of outlines
 */
GArray *dossier_glyphs_draw (PangoLayoutLine *line, DossierBox *ink);

/* Shows a line as text from the current point on, which is on the baseline; for a character that no font has, an empty
 * box. */
void dossier_glyphs_show (cairo_t *cr, PangoLayoutLine *line);

G_END_DECLS
