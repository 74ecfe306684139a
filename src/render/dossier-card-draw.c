/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-card-draw.h"

#define HANDLE 0.5522847498 /* see dossier-pen.c */

static DossierBox
get_box (const DossierCard *card, double x, double y, double factor, double grow)
{
  return (DossierBox){
    x - grow,
    y - grow,
    card->width * factor + 2 * grow,
    card->height * factor + 2 * grow,
  };
}

/* A rounded rectangle whose lower corner on the reading side is sharp. */
static void
add_bubble (DossierPen *pen, const DossierBox *box, double radius, gboolean mirrored)
{
  double r = MIN (radius, MIN (box->width, box->height) / 2);
  double sign = mirrored ? -1 : 1;
  double near = mirrored ? box->x + box->width : box->x;
  double far = mirrored ? box->x : box->x + box->width;
  double top = box->y;
  double bottom = box->y + box->height;
  double handle = r * (1 - HANDLE);

  dossier_pen_move_to (pen, near + sign * r, top);
  dossier_pen_line_to (pen, far - sign * r, top);
  dossier_pen_curve_to (pen, far - sign * handle, top, far, top + handle, far, top + r);
  dossier_pen_line_to (pen, far, bottom - r);
  dossier_pen_curve_to (pen, far, bottom - handle, far - sign * handle, bottom, far - sign * r, bottom);
  dossier_pen_line_to (pen, near, bottom);
  dossier_pen_line_to (pen, near, top + r);
  dossier_pen_curve_to (pen, near, top + handle, near + sign * handle, top, near + sign * r, top);
  dossier_pen_close_path (pen);
}

static void
add_sheet (DossierPen *pen, const DossierBox *box, double fold)
{
  dossier_pen_move_to (pen, box->x, box->y);
  dossier_pen_line_to (pen, box->x + box->width - fold, box->y);
  dossier_pen_line_to (pen, box->x + box->width, box->y + fold);
  dossier_pen_line_to (pen, box->x + box->width, box->y + box->height);
  dossier_pen_line_to (pen, box->x, box->y + box->height);
  dossier_pen_close_path (pen);
}

void
dossier_card_add_outline (const DossierCard *card, DossierPen *pen, double x, double y, double factor, double grow)
{
  DossierBox box = get_box (card, x, y, factor, grow);
  double radius = MAX (card->radius * factor + grow, 0);

  switch (card->shape)
    {
    case DOSSIER_SHAPE_STATEMENT:
      add_bubble (pen, &box, radius, card->right_to_left);
      break;
    case DOSSIER_SHAPE_MEASURE:
      if (grow <= 0)
        add_sheet (pen, &box, card->decoration * factor);
      else
        dossier_pen_rounded_rectangle (pen, &box, radius);
      break;
    case DOSSIER_SHAPE_ACTOR:
    case DOSSIER_SHAPE_ELEMENT:
    case DOSSIER_SHAPE_MATERIAL:
    case DOSSIER_SHAPE_OTHER:
    default:
      dossier_pen_rounded_rectangle (pen, &box, radius);
      break;
    }
}

/* One of the two strokes of an opening quotation mark, in a box of @size by @size. */
static void
add_comma (DossierPen *pen, double x, double y, double size, gboolean mirrored)
{
  double s = mirrored ? -size : size;

#define AT(px, py) x + (px) *s, y + (py) *size
  dossier_pen_move_to (pen, AT (0.86, 0.02));
  dossier_pen_curve_to (pen, AT (0.36, 0.14), AT (0.08, 0.40), AT (0.08, 0.72));
  dossier_pen_curve_to (pen, AT (0.08, 0.90), AT (0.22, 1.02), AT (0.42, 1.02));
  dossier_pen_curve_to (pen, AT (0.62, 1.02), AT (0.76, 0.88), AT (0.76, 0.70));
  dossier_pen_curve_to (pen, AT (0.76, 0.52), AT (0.64, 0.40), AT (0.47, 0.40));
  dossier_pen_curve_to (pen, AT (0.52, 0.28), AT (0.68, 0.17), AT (0.92, 0.13));
  dossier_pen_close_path (pen);
#undef AT
}

static void
draw_decoration (
    const DossierCard *card, DossierPen *pen, const DossierCardLook *look, double x, double y, double factor)
{
  double size = card->decoration * factor;
  double inset = card->stroke * factor / 2;

  if (card->shape == DOSSIER_SHAPE_STATEMENT)
    {
      const DossierTextRun *run = &card->texts[0];
      double mark = size * 0.5;
      double left = card->right_to_left ? x + (card->width - size * 0.6) * factor : x + size * 0.6;
      double sign = card->right_to_left ? -1 : 1;
      double top = y + (run->y + run->line_height * 0.5 - run->size * 0.36) * factor;

      add_comma (pen, left, top, mark, card->right_to_left);
      add_comma (pen, left + sign * mark, top, mark, card->right_to_left);
      dossier_pen_fill (pen, &look->style->accent, FALSE);
    }
  else if (card->shape == DOSSIER_SHAPE_MEASURE)
    {
      double right = x + card->width * factor - inset;
      double top = y + inset;

      dossier_pen_move_to (pen, right - size, top);
      dossier_pen_line_to (pen, right - size, top + size);
      dossier_pen_line_to (pen, right, top + size);
      dossier_pen_close_path (pen);
      dossier_pen_fill (pen, &look->style->accent, FALSE);
    }
}

void
dossier_card_draw (
    const DossierCard *card, DossierPen *pen, const DossierCardLook *look, double x, double y, double factor)
{
  double stroke = card->stroke * factor;
  double dashes[2] = { 3.2 * factor, 2.4 * factor };

  dossier_card_add_outline (card, pen, x, y, factor, -stroke / 2);
  dossier_pen_fill (pen, &look->style->fill, TRUE);
  dossier_pen_stroke (pen, &look->style->accent, stroke, dashes, look->uncited ? G_N_ELEMENTS (dashes) : 0, FALSE);
  draw_decoration (card, pen, look, x, y, factor);

  for (guint i = 0; i < card->n_texts; i++)
    {
      DossierTextRun run = card->texts[i];

      /* Besides the main text, smaller ones are kept a little longer: they come with it. */
      if (run.size * factor * look->scale < (i == 0 ? 1 : 0.8) * DOSSIER_LEGIBLE_SIZE - 1e-6)
        continue;
      run.x = x + run.x * factor;
      run.y = y + run.y * factor;
      run.size *= factor;
      run.line_height *= factor;
      run.max_width *= factor;
      dossier_pen_text (pen, &run, &look->style->text);
    }
}

double
dossier_shape_get_mark_width (DossierShape shape, double height)
{
  if (shape == DOSSIER_SHAPE_STATEMENT)
    return height * 1.5;
  if (shape == DOSSIER_SHAPE_MEASURE)
    return height * 0.8;
  return height;
}

void
dossier_shape_add_mark (DossierShape shape, DossierPen *pen, double x, double y, double height, gboolean plain)
{
  double width = dossier_shape_get_mark_width (shape, height);
  DossierBox box = { x - width / 2, y - height / 2, width, height };

  if (plain)
    dossier_pen_rectangle (pen, &box);
  else if (shape == DOSSIER_SHAPE_ACTOR)
    dossier_pen_rounded_rectangle (pen, &box, height / 2);
  else if (shape == DOSSIER_SHAPE_STATEMENT)
    add_bubble (pen, &box, height * 0.4, FALSE);
  else if (shape == DOSSIER_SHAPE_MEASURE)
    add_sheet (pen, &box, height * 0.35);
  else if (shape == DOSSIER_SHAPE_OTHER)
    dossier_pen_rounded_rectangle (pen, &box, height * 0.2);
  else
    dossier_pen_rectangle (pen, &box);
}
