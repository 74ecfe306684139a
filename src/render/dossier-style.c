/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-style.h"

#include <math.h>

#define RGB(hex)                                                                                                       \
  {                                                                                                                    \
    (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) &0xff) / 255.0, 1.0                          \
  }

/* The accents keep the hues of Okabe and Ito's palette (blue, orange, purple, green, vermilion); lightness and chroma
 * were then searched for the largest smallest distance between any two of them as people with protanopia,
 * deuteranopia and tritanopia see them, under the bars that tests/render/test-style.c holds: 7:1 for text on its card, 3:1
 * for an accent on the ground (more in high contrast), and for print a difference in greyscale too. Fills are a breath
 * of the accent, so that a card's type shows before it is read. */
static const DossierStyle styles[DOSSIER_N_THEMES] = {
  [DOSSIER_THEME_LIGHT] = {
    .types = {
      [DOSSIER_NODE_TYPE_ACTOR] = { RGB (0x0068a8), RGB (0xeef6fc), RGB (0x10293b) },
      [DOSSIER_NODE_TYPE_STATEMENT] = { RGB (0xb87500), RGB (0xfffbf2), RGB (0x2b2415) },
      [DOSSIER_NODE_TYPE_MEASURE] = { RGB (0xb1508a), RGB (0xfdf3f9), RGB (0x3a1a2d) },
      [DOSSIER_NODE_TYPE_ELEMENT] = { RGB (0x00835f), RGB (0xeef9f5), RGB (0x0f2f25) },
      [DOSSIER_NODE_TYPE_OTHER] = { RGB (0x6b7280), RGB (0xf6f7f8), RGB (0x23272e) },
    },
    .ground = RGB (0xfafafb),
    .edge = RGB (0xb4bac4),
    .edge_text = RGB (0x4d535c),
    .contradicts = RGB (0xd5450a),
    .selection = RGB (0x4a30c9),
  },
  [DOSSIER_THEME_DARK] = {
    .types = {
      [DOSSIER_NODE_TYPE_ACTOR] = { RGB (0x56a8e8), RGB (0x1b2a36), RGB (0xe4f1fb) },
      [DOSSIER_NODE_TYPE_STATEMENT] = { RGB (0xf0b13c), RGB (0x2a2620), RGB (0xf6efe1) },
      [DOSSIER_NODE_TYPE_MEASURE] = { RGB (0xe48fc0), RGB (0x32242d), RGB (0xfbe9f3) },
      [DOSSIER_NODE_TYPE_ELEMENT] = { RGB (0x2fc79a), RGB (0x192d27), RGB (0xdff6ee) },
      [DOSSIER_NODE_TYPE_OTHER] = { RGB (0x9aa3b0), RGB (0x292b2f), RGB (0xeceef1) },
    },
    .ground = RGB (0x1d1d20),
    .edge = RGB (0x565c66),
    .edge_text = RGB (0xb9bec7),
    .contradicts = RGB (0xff7340),
    .selection = RGB (0xb7a4ff),
  },
  [DOSSIER_THEME_LIGHT_CONTRAST] = {
    .types = {
      [DOSSIER_NODE_TYPE_ACTOR] = { RGB (0x00508a), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_STATEMENT] = { RGB (0x8a5300), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_MEASURE] = { RGB (0x9c2f74), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_ELEMENT] = { RGB (0x006446), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_OTHER] = { RGB (0x4b5058), RGB (0xffffff), RGB (0x000000) },
    },
    .ground = RGB (0xffffff),
    .edge = RGB (0x6d737c),
    .edge_text = RGB (0x1c1f24),
    .contradicts = RGB (0xb83200),
    .selection = RGB (0x3413c4),
  },
  [DOSSIER_THEME_DARK_CONTRAST] = {
    .types = {
      [DOSSIER_NODE_TYPE_ACTOR] = { RGB (0x7cc4ff), RGB (0x000000), RGB (0xffffff) },
      [DOSSIER_NODE_TYPE_STATEMENT] = { RGB (0xffc857), RGB (0x000000), RGB (0xffffff) },
      [DOSSIER_NODE_TYPE_MEASURE] = { RGB (0xff9ed4), RGB (0x000000), RGB (0xffffff) },
      [DOSSIER_NODE_TYPE_ELEMENT] = { RGB (0x3fe0ae), RGB (0x000000), RGB (0xffffff) },
      [DOSSIER_NODE_TYPE_OTHER] = { RGB (0xc2c8d0), RGB (0x000000), RGB (0xffffff) },
    },
    .ground = RGB (0x000000),
    .edge = RGB (0x9298a2),
    .edge_text = RGB (0xe6e9ed),
    .contradicts = RGB (0xff8552),
    .selection = RGB (0xcdbfff),
  },
  [DOSSIER_THEME_PRINT] = {
    .types = {
      [DOSSIER_NODE_TYPE_ACTOR] = { RGB (0x004c80), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_STATEMENT] = { RGB (0xb67a00), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_MEASURE] = { RGB (0xa84a85), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_ELEMENT] = { RGB (0x2e8f70), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_OTHER] = { RGB (0x555a62), RGB (0xffffff), RGB (0x000000) },
    },
    .ground = RGB (0xffffff),
    .edge = RGB (0x8a9099),
    .edge_text = RGB (0x33373d),
    .contradicts = RGB (0xc63d00),
    .selection = RGB (0x3413c4),
  },
};

const DossierStyle *
dossier_style_get (DossierTheme theme)
{
  g_return_val_if_fail ((guint) theme < DOSSIER_N_THEMES, &styles[DOSSIER_THEME_LIGHT]);
  return &styles[theme];
}

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const DossierColor *color)
{
  return 0.2126 * get_linear (color->red) + 0.7152 * get_linear (color->green) + 0.0722 * get_linear (color->blue);
}

double
dossier_color_get_contrast (const DossierColor *a, const DossierColor *b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}
