/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-pen.h"

/* How far the handles of a cubic Bézier stand from its ends so that four of them make a circle (Goldapp 1991). */
#define CIRCLE_HANDLE 0.5522847498

void
dossier_pen_move_to (DossierPen *pen, double x, double y)
{
  pen->klass->move_to (pen, x, y);
}

void
dossier_pen_line_to (DossierPen *pen, double x, double y)
{
  pen->klass->line_to (pen, x, y);
}

void
dossier_pen_curve_to (DossierPen *pen, double x1, double y1, double x2, double y2, double x3, double y3)
{
  pen->klass->curve_to (pen, x1, y1, x2, y2, x3, y3);
}

void
dossier_pen_close_path (DossierPen *pen)
{
  pen->klass->close_path (pen);
}

void
dossier_pen_rectangle (DossierPen *pen, const DossierBox *box)
{
  dossier_pen_move_to (pen, box->x, box->y);
  dossier_pen_line_to (pen, box->x + box->width, box->y);
  dossier_pen_line_to (pen, box->x + box->width, box->y + box->height);
  dossier_pen_line_to (pen, box->x, box->y + box->height);
  dossier_pen_close_path (pen);
}

void
dossier_pen_rounded_rectangle (DossierPen *pen, const DossierBox *box, double radius)
{
  double r = MIN (radius, MIN (box->width, box->height) / 2);
  double handle = r * (1 - CIRCLE_HANDLE);
  double left = box->x, right = box->x + box->width;
  double top = box->y, bottom = box->y + box->height;

  if (r <= 0)
    {
      dossier_pen_rectangle (pen, box);
      return;
    }

  dossier_pen_move_to (pen, left + r, top);
  dossier_pen_line_to (pen, right - r, top);
  dossier_pen_curve_to (pen, right - handle, top, right, top + handle, right, top + r);
  dossier_pen_line_to (pen, right, bottom - r);
  dossier_pen_curve_to (pen, right, bottom - handle, right - handle, bottom, right - r, bottom);
  dossier_pen_line_to (pen, left + r, bottom);
  dossier_pen_curve_to (pen, left + handle, bottom, left, bottom - handle, left, bottom - r);
  dossier_pen_line_to (pen, left, top + r);
  dossier_pen_curve_to (pen, left, top + handle, left + handle, top, left + r, top);
  dossier_pen_close_path (pen);
}

void
dossier_pen_fill (DossierPen *pen, const DossierColor *color, gboolean keep)
{
  pen->klass->fill (pen, color, keep);
}

void
dossier_pen_stroke (
    DossierPen *pen, const DossierColor *color, double width, const double *dashes, guint n_dashes, gboolean keep)
{
  pen->klass->stroke (pen, color, width, dashes, n_dashes, keep);
}

void
dossier_pen_stroke_lines (DossierPen *pen, const DossierColor *color, double width)
{
  pen->klass->stroke_lines (pen, color, width);
}

void
dossier_pen_text (DossierPen *pen, const DossierTextRun *run, const DossierColor *color)
{
  pen->klass->text (pen, run, color);
}

void
dossier_pen_begin_group (DossierPen *pen, const char *id, const char *title, const char *url)
{
  pen->klass->begin_group (pen, id, title, url);
}

void
dossier_pen_end_group (DossierPen *pen)
{
  pen->klass->end_group (pen);
}

void
dossier_pen_push (DossierPen *pen, double x, double y, double scale, const DossierBox *clip)
{
  pen->klass->push (pen, x, y, scale, clip);
}

void
dossier_pen_pop (DossierPen *pen)
{
  pen->klass->pop (pen);
}

void
dossier_pen_free (DossierPen *pen)
{
  if (pen != NULL)
    pen->klass->free (pen);
}
