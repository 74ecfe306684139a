/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-pen.h"

G_BEGIN_DECLS

/**
 * DossierFigureLine:
 * @text: owned
 * @language: (nullable): what the text is in
 * @url: (nullable): owned: where it leads
 * @id: (nullable): owned: what links lead to it by
 * @indent: from the left of its column
 * @x: from the left of its page, once it has its place there
 * @y: top of the line, from the top of its block, then of its page
 * @height: of the line
 * @gap: below it
 * @beside: it stands before the line that follows, not above it
 * @keep: with the line that follows: not the last of a column
 *
 * A line of what is written on a page besides the picture, in points of the page.
 */
typedef struct
{
  char *text;
  const char *language;
  char *url;
  char *id;
  DossierFontStyle style;
  double size;
  double indent;
  double x;
  double y;
  double width;
  double height;
  double gap;
  gboolean beside;
  gboolean right_to_left;
  gboolean keep;
} DossierFigureLine;

GArray *dossier_figure_lines_new (void); /* of DossierFigureLine, which it frees */

/* Breaks @text, which may hold anything, into lines of at most @width and adds them below @y, which becomes the end of
 * the last. White space and control characters become single spaces. @said: (nullable): the language that the text is
 * said to be in */
void dossier_figure_lines_add (GArray *lines,
                               const char *text,
                               const char *said,
                               DossierFontStyle style,
                               double size,
                               double x,
                               double width,
                               double *y);

/* With its origin on the page. */
void dossier_figure_line_draw (const DossierFigureLine *line, DossierPen *pen, const DossierColor *color);

G_END_DECLS
