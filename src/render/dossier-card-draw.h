/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-card.h"
#include "dossier-pen.h"

G_BEGIN_DECLS

/* How small a text may get before it is left out: device-independent pixels. */
#define DOSSIER_LEGIBLE_SIZE 6.5

typedef struct
{
  const DossierTypeStyle *style;
  double scale;     /* pixels a point on paper or screen: decides which words are left out */
  gboolean uncited; /* dashed outline */
} DossierCardLook;

/* Draws @card with its left top corner at @x,@y, made @factor times larger. Nothing is drawn outside its box. */
void dossier_card_draw (
    const DossierCard *card, DossierPen *pen, const DossierCardLook *look, double x, double y, double factor);

/* Adds the outline of a card to the path, grown by @grow points on each side. */
void
dossier_card_add_outline (const DossierCard *card, DossierPen *pen, double x, double y, double factor, double grow);

/* Adds to the path the sign that stands for a card too small to read: the shape alone, @height high about a centre.
 * With @plain, a rectangle: where it is but a few pixels. */
void dossier_shape_add_mark (DossierShape shape, DossierPen *pen, double x, double y, double height, gboolean plain);

double dossier_shape_get_mark_width (DossierShape shape, double height);

G_END_DECLS
