/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-record.h"

G_BEGIN_DECLS

/**
 * DossierTheme:
 *
 * Which of the looks to draw in: on a light or dark window, in high contrast, or on paper (white, safe in greyscale).
 */
typedef enum
{
  DOSSIER_THEME_LIGHT,
  DOSSIER_THEME_DARK,
  DOSSIER_THEME_LIGHT_CONTRAST,
  DOSSIER_THEME_DARK_CONTRAST,
  DOSSIER_THEME_PRINT,
} DossierTheme;

#define DOSSIER_N_THEMES (DOSSIER_THEME_PRINT + 1)

/* sRGB, 0 to 1, not premultiplied. */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} DossierColor;

/**
 * DossierTypeStyle:
 * @accent: the type's colour: outline and mark
 * @fill: the card's ground
 * @text: words on the card; at least 7:1 against @fill
 */
typedef struct
{
  DossierColor accent;
  DossierColor fill;
  DossierColor text;
} DossierTypeStyle;

typedef struct
{
  DossierTypeStyle types[DOSSIER_N_NODE_TYPES];
  DossierColor ground;        /* the canvas */
  DossierColor edge;          /* quiet grey */
  DossierColor edge_text;
  DossierColor contradicts;   /* vermilion, for that relation alone */
  DossierColor selection;
} DossierStyle;

const DossierStyle *dossier_style_get (DossierTheme theme);

/* The same colours for what is dimmed: faded into the ground, opaque, and words still readable. */
const DossierStyle *dossier_style_get_dimmed (DossierTheme theme);

double dossier_color_get_contrast (const DossierColor *a, const DossierColor *b); /* WCAG 2.1, 1 to 21 */

G_END_DECLS
