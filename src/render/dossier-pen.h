/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-style.h"
#include "layout/dossier-layout.h"

G_BEGIN_DECLS

/**
 * DossierPen:
 *
 * The few strokes that the painter draws with. A cairo pen draws on screen, PNG and PDF; an SVG pen writes SVG in which
 * text stays text. Coordinates are the scene's points. Stroke widths and font sizes are in points too.
 */
typedef struct _DossierPen DossierPen;
typedef struct _DossierPenClass DossierPenClass;

typedef enum
{
  DOSSIER_FONT_REGULAR,
  DOSSIER_FONT_BOLD,
  DOSSIER_FONT_ITALIC,
} DossierFontStyle;

/**
 * DossierTextRun:
 * @text: plain text of one or several lines, already broken with `\n`
 * @size: font size in points
 * @x: left edge, centre or right edge, as @align says (0, 0.5 or 1)
 * @y: top of the first line; capitals stand in the middle of a line, whatever font is found
 * @line_height: from one baseline to the next, points
 * @max_width: a line that comes out wider is condensed to this, points; 0 for no limit
 * @language: (nullable): from dossier_language_choose(), for the whole text: which shapes Han characters have
 * @right_to_left: the base direction of the lines
 */
typedef struct
{
  const char *text;
  const char *language;
  DossierFontStyle style;
  double size;
  double x;
  double y;
  double align;
  double line_height;
  double max_width;
  gboolean right_to_left;
} DossierTextRun;

struct _DossierPenClass
{
  void (*move_to) (DossierPen *pen, double x, double y);
  void (*line_to) (DossierPen *pen, double x, double y);
  void (*curve_to) (DossierPen *pen, double x1, double y1, double x2, double y2, double x3, double y3);
  void (*close_path) (DossierPen *pen);
  /* Each ends the path unless @keep. */
  void (*fill) (DossierPen *pen, const DossierColor *color, gboolean keep);
  void (*stroke) (
      DossierPen *pen, const DossierColor *color, double width, const double *dashes, guint n_dashes, gboolean keep);
  /* Strokes many thin lines at once and ends the path: lines that cross do not add up. */
  void (*stroke_lines) (DossierPen *pen, const DossierColor *color, double width);
  void (*text) (DossierPen *pen, const DossierTextRun *run, const DossierColor *color);
  /* Groups what follows as one thing with a name for assistive technology, and links it: to a page of the web, or by
   * "#note-1" to the group "note-1" of the same file; NULL for none of either. Groups with links hold none. */
  void (*begin_group) (DossierPen *pen, const char *id, const char *title, const char *url);
  void (*end_group) (DossierPen *pen);
  void (*push) (DossierPen *pen, double x, double y, double scale, const DossierBox *clip);
  void (*pop) (DossierPen *pen);
  void (*free) (DossierPen *pen);
};

struct _DossierPen
{
  const DossierPenClass *klass;
};

void dossier_pen_move_to (DossierPen *pen, double x, double y);
void dossier_pen_line_to (DossierPen *pen, double x, double y);
void dossier_pen_curve_to (DossierPen *pen, double x1, double y1, double x2, double y2, double x3, double y3);
void dossier_pen_close_path (DossierPen *pen);
void dossier_pen_rectangle (DossierPen *pen, const DossierBox *box);
void dossier_pen_rounded_rectangle (DossierPen *pen, const DossierBox *box, double radius);
void dossier_pen_fill (DossierPen *pen, const DossierColor *color, gboolean keep);
void dossier_pen_stroke (
    DossierPen *pen, const DossierColor *color, double width, const double *dashes, guint n_dashes, gboolean keep);
void dossier_pen_stroke_lines (DossierPen *pen, const DossierColor *color, double width);
void dossier_pen_text (DossierPen *pen, const DossierTextRun *run, const DossierColor *color);
void dossier_pen_begin_group (DossierPen *pen, const char *id, const char *title, const char *url);
void dossier_pen_end_group (DossierPen *pen);
/* Until dossier_pen_pop(): the origin is at @x, @y, a unit is @scale of the present ones, and where there is a @clip
 * (nullable, in the new units) nothing is drawn outside of it. No path may be begun. */
void dossier_pen_push (DossierPen *pen, double x, double y, double scale, const DossierBox *clip);
void dossier_pen_pop (DossierPen *pen);
void dossier_pen_free (DossierPen *pen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPen, dossier_pen_free)

G_END_DECLS
