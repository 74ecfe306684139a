/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-pen.h"

G_BEGIN_DECLS

/**
 * DossierFigureLine:
 * @text: owned
 * @url: (nullable): owned: where it leads
 * @x: from the left of its block, then of its page
 * @y: top of the line, from the top of its block, then of its page
 * @height: of the line
 * @gap: below it
 * @note: of the first line of a note its number, else 0
 * @keep: with the line that follows: not the last of a column
 *
 * A line of what is written on a page besides the picture, in points of the page.
 */
typedef struct
{
  char *text;
  char *url;
  DossierFontStyle style;
  double size;
  double x;
  double y;
  double width;
  double height;
  double gap;
  guint note;
  gboolean right_to_left;
  gboolean keep;
} DossierFigureLine;

GArray *dossier_figure_lines_new (void); /* of DossierFigureLine, which it frees */

/* Breaks @text, which may hold anything, into lines of at most @width and adds them below @y, which becomes the end of the
 * last. White space and control characters become single spaces. */
void dossier_figure_lines_add (
    GArray *lines, const char *text, DossierFontStyle style, double size, double x, double width, double *y);

/* With its origin on the page. */
void dossier_figure_line_draw (const DossierFigureLine *line, DossierPen *pen, const DossierColor *color);

G_END_DECLS
