/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-style.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * dossier_line_mask_stroke:
 * @width: user units
 *
 * Strokes the current path of @cr, whose target is an image, with thin lines, and ends the path. Made for thousands of
 * edges at once, where cairo_stroke() spends most of its time in finding out which of two lines is the left one: here
 * each line is put into a mask by itself, a column (or row) at a time with the exact part of each pixel that it covers
 * there, as X. Wu's lines are ("An efficient antialiasing technique", SIGGRAPH 1991), and a pixel keeps the most that
 * any line covers of it. So lines that cross do not add up to a dark spot, their order does not matter, and a part of
 * the picture drawn by itself is the same as in the whole.
 */
void dossier_line_mask_stroke (cairo_t *cr, const DossierColor *color, double width);

G_END_DECLS
