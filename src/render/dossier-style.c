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
 * were then searched for the largest smallest distance between any two of them as people with protanopia, deuteranopia
 * and tritanopia see them, under the bars that tests/render/test-style.c holds: 7:1 for text on its card, 3:1 for an
 * accent on the ground (more in high contrast), and for print a difference in greyscale too. Fills are a breath of the
 * accent, so that a card's type shows before it is read. */
static const DossierStyle styles[DOSSIER_N_THEMES] = {
  [DOSSIER_THEME_LIGHT] = {
    .types = {
      [DOSSIER_NODE_TYPE_ACTOR] = { RGB (0x1560a8), RGB (0xeef6fc), RGB (0x10293b) },
      [DOSSIER_NODE_TYPE_STATEMENT] = { RGB (0xc08200), RGB (0xfffbf2), RGB (0x2b2415) },
      [DOSSIER_NODE_TYPE_MEASURE] = { RGB (0x9a3a80), RGB (0xfdf3f9), RGB (0x3a1a2d) },
      [DOSSIER_NODE_TYPE_ELEMENT] = { RGB (0x0a9a6a), RGB (0xeef9f5), RGB (0x0f2f25) },
      [DOSSIER_NODE_TYPE_OTHER] = { RGB (0x727a87), RGB (0xf6f7f8), RGB (0x23272e) },
    },
    .ground = RGB (0xfafafb),
    .edge = RGB (0xb4bac4),
    .edge_text = RGB (0x4d535c),
    .contradicts = RGB (0xb83000),
    .selection = RGB (0x3d14b8),
  },
  [DOSSIER_THEME_DARK] = {
    .types = {
      [DOSSIER_NODE_TYPE_ACTOR] = { RGB (0x62b4f5), RGB (0x1b2a36), RGB (0xe4f1fb) },
      [DOSSIER_NODE_TYPE_STATEMENT] = { RGB (0xfbc765), RGB (0x2a2620), RGB (0xf6efe1) },
      [DOSSIER_NODE_TYPE_MEASURE] = { RGB (0xd878b8), RGB (0x32242d), RGB (0xfbe9f3) },
      [DOSSIER_NODE_TYPE_ELEMENT] = { RGB (0x4fe3ac), RGB (0x192d27), RGB (0xdff6ee) },
      [DOSSIER_NODE_TYPE_OTHER] = { RGB (0xb4bac4), RGB (0x292b2f), RGB (0xeceef1) },
    },
    .ground = RGB (0x1d1d20),
    .edge = RGB (0x565c66),
    .edge_text = RGB (0xb9bec7),
    .contradicts = RGB (0xff5f36),
    .selection = RGB (0x9b84ff),
  },
  [DOSSIER_THEME_LIGHT_CONTRAST] = {
    .types = {
      [DOSSIER_NODE_TYPE_ACTOR] = { RGB (0x0a4a8c), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_STATEMENT] = { RGB (0xa06800), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_MEASURE] = { RGB (0x80135f), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_ELEMENT] = { RGB (0x007f55), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_OTHER] = { RGB (0x6a717c), RGB (0xffffff), RGB (0x000000) },
    },
    .ground = RGB (0xffffff),
    .edge = RGB (0x7d838c),
    .edge_text = RGB (0x1c1f24),
    .contradicts = RGB (0x9c1c00),
    .selection = RGB (0x3a0fc0),
  },
  [DOSSIER_THEME_DARK_CONTRAST] = {
    .types = {
      [DOSSIER_NODE_TYPE_ACTOR] = { RGB (0x8ccfff), RGB (0x000000), RGB (0xffffff) },
      [DOSSIER_NODE_TYPE_STATEMENT] = { RGB (0xffc95a), RGB (0x000000), RGB (0xffffff) },
      [DOSSIER_NODE_TYPE_MEASURE] = { RGB (0xf08cd0), RGB (0x000000), RGB (0xffffff) },
      [DOSSIER_NODE_TYPE_ELEMENT] = { RGB (0x45efb0), RGB (0x000000), RGB (0xffffff) },
      [DOSSIER_NODE_TYPE_OTHER] = { RGB (0xd4d8de), RGB (0x000000), RGB (0xffffff) },
    },
    .ground = RGB (0x000000),
    .edge = RGB (0x6e747e),
    .edge_text = RGB (0xe6e9ed),
    .contradicts = RGB (0xff7448),
    .selection = RGB (0xa894ff),
  },
  [DOSSIER_THEME_PRINT] = {
    .types = {
      [DOSSIER_NODE_TYPE_ACTOR] = { RGB (0x0b3a75), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_STATEMENT] = { RGB (0xbe880a), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_MEASURE] = { RGB (0x913e7f), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_ELEMENT] = { RGB (0x158a62), RGB (0xffffff), RGB (0x000000) },
      [DOSSIER_NODE_TYPE_OTHER] = { RGB (0x787f89), RGB (0xffffff), RGB (0x000000) },
    },
    .ground = RGB (0xffffff),
    .edge = RGB (0x8a9099),
    .edge_text = RGB (0x33373d),
    .contradicts = RGB (0xb32d00),
    .selection = RGB (0x3a0fc0),
  },
};

const DossierStyle *
dossier_style_get (DossierTheme theme)
{
  g_return_val_if_fail ((guint) theme < DOSSIER_N_THEMES, &styles[DOSSIER_THEME_LIGHT]);
  return &styles[theme];
}

/* How much of a colour is left in what is dimmed; the rest is ground. Words keep enough for the contrast that
 * tests/render/test-style.c holds, outlines and edges just enough to be seen. */
typedef struct
{
  double text;
  double accent;
  double fill;
  double edge;
  double contradicts;
} Fading;

static const Fading fadings[DOSSIER_N_THEMES] = {
  [DOSSIER_THEME_LIGHT] = { 0.56, 0.30, 0.5, 0.35, 0.25 },
  [DOSSIER_THEME_DARK] = { 0.40, 0.26, 0.5, 0.45, 0.30 },
  [DOSSIER_THEME_LIGHT_CONTRAST] = { 0.58, 0.40, 1, 0.40, 0.32 },
  [DOSSIER_THEME_DARK_CONTRAST] = { 0.52, 0.38, 1, 0.50, 0.40 },
  [DOSSIER_THEME_PRINT] = { 0.56, 0.32, 1, 0.35, 0.25 },
};

static DossierColor
fade (const DossierColor *color, const DossierColor *ground, double part)
{
  return (DossierColor){
    ground->red + (color->red - ground->red) * part,
    ground->green + (color->green - ground->green) * part,
    ground->blue + (color->blue - ground->blue) * part,
    color->alpha,
  };
}

static gpointer
make_dimmed (gpointer unused)
{
  DossierStyle *dimmed = g_new (DossierStyle, DOSSIER_N_THEMES);

  for (guint theme = 0; theme < DOSSIER_N_THEMES; theme++)
    {
      const Fading *fading = &fadings[theme];
      DossierStyle style = styles[theme];

      for (guint type = 0; type < DOSSIER_N_NODE_TYPES; type++)
        {
          style.types[type].accent = fade (&style.types[type].accent, &style.ground, fading->accent);
          style.types[type].fill = fade (&style.types[type].fill, &style.ground, fading->fill);
          style.types[type].text = fade (&style.types[type].text, &style.ground, fading->text);
        }
      style.edge = fade (&style.edge, &style.ground, fading->edge);
      style.edge_text = fade (&style.edge_text, &style.ground, fading->text);
      style.contradicts = fade (&style.contradicts, &style.ground, fading->contradicts);
      dimmed[theme] = style;
    }
  return dimmed;
}

const DossierStyle *
dossier_style_get_dimmed (DossierTheme theme)
{
  static GOnce once = G_ONCE_INIT;
  const DossierStyle *dimmed = g_once (&once, make_dimmed, NULL);

  g_return_val_if_fail ((guint) theme < DOSSIER_N_THEMES, &dimmed[DOSSIER_THEME_LIGHT]);
  return &dimmed[theme];
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
