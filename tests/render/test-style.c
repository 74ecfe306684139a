/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render/dossier-style.h"

#include <glib.h>
#include <math.h>

typedef enum
{
  SIGHT_USUAL,
  SIGHT_PROTANOPIA,
  SIGHT_DEUTERANOPIA,
  SIGHT_TRITANOPIA,
} Sight;

#define N_SIGHTS (SIGHT_TRITANOPIA + 1)

/* G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: "A Physiologically-based Model for Simulation of Color Vision
 * Deficiency", IEEE TVCG 15 (6), 2009; severity 1, on linear RGB. */
static const double sights[N_SIGHTS][3][3] = {
  [SIGHT_USUAL] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  [SIGHT_PROTANOPIA]
  = { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
  [SIGHT_DEUTERANOPIA]
  = { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
  [SIGHT_TRITANOPIA]
  = { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
};

static double
get_linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
get_lab_part (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : t * 841 / 108 + 4.0 / 29;
}

/* CIE L*a*b* (D65) of @color as it is seen. */
static void
get_lab (const DossierColor *color, Sight sight, double lab[3])
{
  double linear[3] = { get_linear (color->red), get_linear (color->green), get_linear (color->blue) };
  double seen[3] = { 0 };
  double x, y, z;

  for (guint i = 0; i < 3; i++)
    {
      for (guint j = 0; j < 3; j++)
        seen[i] += sights[sight][i][j] * linear[j];
      seen[i] = CLAMP (seen[i], 0, 1);
    }
  x = get_lab_part ((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
  y = get_lab_part (0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
  z = get_lab_part ((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

static double
get_distance (const DossierColor *a, const DossierColor *b, Sight sight)
{
  double first[3];
  double second[3];

  get_lab (a, sight, first);
  get_lab (b, sight, second);
  return sqrt (pow (first[0] - second[0], 2) + pow (first[1] - second[1], 2) + pow (first[2] - second[2], 2));
}

static gboolean
is_high_contrast (DossierTheme theme)
{
  return theme == DOSSIER_THEME_LIGHT_CONTRAST || theme == DOSSIER_THEME_DARK_CONTRAST;
}

/* The known answers of WCAG 2.1's formula. */
static void
test_contrast_formula (void)
{
  DossierColor black = { 0, 0, 0, 1 };
  DossierColor white = { 1, 1, 1, 1 };
  DossierColor grey = { 0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (dossier_color_get_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (dossier_color_get_contrast (&white, &black), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (dossier_color_get_contrast (&grey, &grey), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (dossier_color_get_contrast (&grey, &white), 4.48, 0.005);
}

static void
test_text (void)
{
  for (guint theme = 0; theme < DOSSIER_N_THEMES; theme++)
    {
      const DossierStyle *style = dossier_style_get (theme);

      for (guint type = 0; type < DOSSIER_N_NODE_TYPES; type++)
        g_assert_cmpfloat (dossier_color_get_contrast (&style->types[type].text, &style->types[type].fill), >=, 7);
      g_assert_cmpfloat (dossier_color_get_contrast (&style->edge_text, &style->ground), >=, 7);
    }
}

/* What must be seen to tell what a thing is: WCAG 2.1, 1.4.11; 4.5:1 where people asked for high contrast. */
static void
test_accents (void)
{
  for (guint theme = 0; theme < DOSSIER_N_THEMES; theme++)
    {
      const DossierStyle *style = dossier_style_get (theme);
      double least = is_high_contrast (theme) ? 4.5 : 3;

      for (guint type = 0; type < DOSSIER_N_NODE_TYPES; type++)
        {
          g_assert_cmpfloat (dossier_color_get_contrast (&style->types[type].accent, &style->ground), >=, least);
          g_assert_cmpfloat (dossier_color_get_contrast (&style->types[type].accent, &style->types[type].fill), >=,
                             2.9);
        }
      g_assert_cmpfloat (dossier_color_get_contrast (&style->contradicts, &style->ground), >=, 4.5);
      g_assert_cmpfloat (dossier_color_get_contrast (&style->selection, &style->ground), >=, 4.5);
    }
}

/* Quiet, but there; and to be followed in high contrast and on paper. */
static void
test_edges (void)
{
  for (guint theme = 0; theme < DOSSIER_N_THEMES; theme++)
    {
      const DossierStyle *style = dossier_style_get (theme);
      double contrast = dossier_color_get_contrast (&style->edge, &style->ground);

      g_assert_cmpfloat (contrast, >=, is_high_contrast (theme) || theme == DOSSIER_THEME_PRINT ? 3 : 1.7);
      for (guint type = 0; type < DOSSIER_N_NODE_TYPES; type++)
        g_assert_cmpfloat (contrast, <,
                           dossier_color_get_contrast (&style->types[type].text, &style->types[type].fill));
      g_assert_cmpfloat (contrast, <, dossier_color_get_contrast (&style->contradicts, &style->ground));
    }
}

/* What is dimmed can be read as context, but is plainly quieter than what is not. */
static void
test_dimmed (void)
{
  for (guint theme = 0; theme < DOSSIER_N_THEMES; theme++)
    {
      const DossierStyle *style = dossier_style_get (theme);
      const DossierStyle *dimmed = dossier_style_get_dimmed (theme);
      double least_text = is_high_contrast (theme) ? 4.5 : 3;

      g_assert_cmpmem (&style->ground, sizeof style->ground, &dimmed->ground, sizeof dimmed->ground);
      for (guint type = 0; type < DOSSIER_N_NODE_TYPES; type++)
        {
          const DossierTypeStyle *full = &style->types[type];
          const DossierTypeStyle *faint = &dimmed->types[type];
          double text = dossier_color_get_contrast (&faint->text, &faint->fill);
          double accent = dossier_color_get_contrast (&faint->accent, &style->ground);

          if (g_test_verbose ())
            g_test_message ("theme %u, type %u: text %.2f, accent %.2f", theme, type, text, accent);
          g_assert_cmpfloat (text, >=, least_text);
          g_assert_cmpfloat (text, <=, dossier_color_get_contrast (&full->text, &full->fill) / 2);
          g_assert_cmpfloat (accent, >=, 1.2);
          g_assert_cmpfloat (accent, <=, dossier_color_get_contrast (&full->accent, &style->ground) * 0.6);
          g_assert_cmpfloat (faint->accent.alpha, ==, 1);
          g_assert_cmpfloat (faint->fill.alpha, ==, 1);
        }
      g_assert_cmpfloat (dossier_color_get_contrast (&dimmed->edge, &style->ground), >=, 1.15);
      g_assert_cmpfloat (dossier_color_get_contrast (&dimmed->contradicts, &style->ground), <,
                         dossier_color_get_contrast (&style->contradicts, &style->ground) / 2);
    }
}

static void
test_colour_blind (void)
{
  for (guint theme = 0; theme < DOSSIER_N_THEMES; theme++)
    for (guint sight = 0; sight < N_SIGHTS; sight++)
      {
        const DossierStyle *style = dossier_style_get (theme);
        const DossierColor *colors[] = {
          &style->types[DOSSIER_NODE_TYPE_ACTOR].accent,
          &style->types[DOSSIER_NODE_TYPE_STATEMENT].accent,
          &style->types[DOSSIER_NODE_TYPE_MEASURE].accent,
          &style->types[DOSSIER_NODE_TYPE_ELEMENT].accent,
          &style->contradicts,
          &style->types[DOSSIER_NODE_TYPE_OTHER].accent,
          &style->selection,
        };

        for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
          for (guint j = 0; j < i; j++)
            {
              double distance = get_distance (colors[i], colors[j], sight);
              double least = i < 5 ? 12 : 10;

              if (distance < least)
                g_test_message ("theme %u, sight %u: colours %u and %u are %.1f apart", theme, sight, j, i, distance);
              g_assert_cmpfloat (distance, >=, least);
            }
      }
}

/* As it is seen, in sRGB. */
static DossierColor
see (const DossierColor *color, Sight sight)
{
  double linear[3] = { get_linear (color->red), get_linear (color->green), get_linear (color->blue) };
  double seen[3] = { 0 };

  for (guint i = 0; i < 3; i++)
    {
      for (guint j = 0; j < 3; j++)
        seen[i] += sights[sight][i][j] * linear[j];
      seen[i] = CLAMP (seen[i], 0, 1);
      seen[i] = seen[i] <= 0.0031308 ? seen[i] * 12.92 : 1.055 * pow (seen[i], 1 / 2.4) - 0.055;
    }
  return (DossierColor){ seen[0], seen[1], seen[2], 1 };
}

/* An edge that contradicts, one that is selected and any other are told apart by whoever sees colours otherwise, and
 * stand out from the ground as they are to: in every theme. */
static void
test_edges_colour_blind (void)
{
  for (guint theme = 0; theme < DOSSIER_N_THEMES; theme++)
    for (guint sight = 0; sight < N_SIGHTS; sight++)
      {
        const DossierStyle *style = dossier_style_get (theme);
        DossierColor ground = see (&style->ground, sight);
        DossierColor contradicts = see (&style->contradicts, sight);
        DossierColor selection = see (&style->selection, sight);

        g_test_message ("theme %u, sight %u: %.1f and %.1f apart, %.2f and %.2f from the ground", theme, sight,
                        get_distance (&style->contradicts, &style->edge, sight),
                        get_distance (&style->selection, &style->edge, sight),
                        dossier_color_get_contrast (&contradicts, &ground),
                        dossier_color_get_contrast (&selection, &ground));
        g_assert_cmpfloat (get_distance (&style->contradicts, &style->edge, sight), >=, 20);
        g_assert_cmpfloat (get_distance (&style->selection, &style->edge, sight), >=, 20);
        g_assert_cmpfloat (dossier_color_get_contrast (&contradicts, &ground), >=, 3);
        g_assert_cmpfloat (dossier_color_get_contrast (&selection, &ground), >=, 3);
        for (guint type = 0; type < DOSSIER_N_NODE_TYPES; type++)
          {
            DossierColor accent = see (&style->types[type].accent, sight);

            if (dossier_color_get_contrast (&accent, &ground) < 2.9)
              g_test_message ("type %u: %.2f", type, dossier_color_get_contrast (&accent, &ground));
            g_assert_cmpfloat (dossier_color_get_contrast (&accent, &ground), >=, 2.9);
          }
      }
}

/* In grey an edge that contradicts, and one that is selected, is darker on paper and on a light ground than any other,
 * and lighter on a dark one. */
static void
test_edges_greyscale (void)
{
  for (guint theme = 0; theme < DOSSIER_N_THEMES; theme++)
    {
      const DossierStyle *style = dossier_style_get (theme);
      double edge[3], contradicts[3], selection[3], ground[3];

      get_lab (&style->edge, SIGHT_USUAL, edge);
      get_lab (&style->contradicts, SIGHT_USUAL, contradicts);
      get_lab (&style->selection, SIGHT_USUAL, selection);
      get_lab (&style->ground, SIGHT_USUAL, ground);
      g_test_message ("theme %u: lightness %.1f, contradicts %.1f, selected %.1f, ground %.1f", theme, edge[0],
                      contradicts[0], selection[0], ground[0]);
      g_assert_cmpfloat (fabs (contradicts[0] - ground[0]), >=, fabs (edge[0] - ground[0]) + 8);
      g_assert_cmpfloat (fabs (selection[0] - ground[0]), >=, fabs (edge[0] - ground[0]) + 8);
    }
}

/* On a grey printer the types still differ in lightness. */
static void
test_greyscale (void)
{
  const DossierStyle *style = dossier_style_get (DOSSIER_THEME_PRINT);

  for (guint i = 0; i < DOSSIER_NODE_TYPE_OTHER; i++)
    for (guint j = 0; j < i; j++)
      {
        double first[3];
        double second[3];

        get_lab (&style->types[i].accent, SIGHT_USUAL, first);
        get_lab (&style->types[j].accent, SIGHT_USUAL, second);
        g_assert_cmpfloat (fabs (first[0] - second[0]), >=, 9);
      }
  g_assert_cmpfloat (style->ground.red, ==, 1);
  g_assert_cmpfloat (style->ground.green, ==, 1);
  g_assert_cmpfloat (style->ground.blue, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/contrast-formula", test_contrast_formula);
  g_test_add_func ("/style/text", test_text);
  g_test_add_func ("/style/accents", test_accents);
  g_test_add_func ("/style/edges", test_edges);
  g_test_add_func ("/style/dimmed", test_dimmed);
  g_test_add_func ("/style/colour-blind", test_colour_blind);
  g_test_add_func ("/style/greyscale", test_greyscale);
  g_test_add_func ("/style/edges-colour-blind", test_edges_colour_blind);
  g_test_add_func ("/style/edges-greyscale", test_edges_greyscale);
  return g_test_run ();
}
