/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "app/dossier-tile-plan.h"

static const DossierBox area = { -10, 20, 3000, 2000 };

static void
test_covers (void)
{
  DossierBox region = { 500, 600, 700, 400 };
  const double density = 1.7;
  DossierTileSpan span = dossier_tile_plan_get_span (&area, density, &region, 0);
  DossierBox first = dossier_tile_plan_get_box (&area, density, span.x0, span.y0);
  DossierBox last = dossier_tile_plan_get_box (&area, density, span.x1 - 1, span.y1 - 1);

  g_assert_cmpfloat (first.x, <=, region.x);
  g_assert_cmpfloat (first.y, <=, region.y);
  g_assert_cmpfloat (last.x + last.width, >=, region.x + region.width);
  g_assert_cmpfloat (last.y + last.height, >=, region.y + region.height);
  /* No more than needed. */
  g_assert_cmpfloat (first.x + first.width, >, region.x);
  g_assert_cmpfloat (last.x, <, region.x + region.width);
}

static void
test_far_away (void)
{
  DossierTileSpan span = dossier_tile_plan_get_span (&area, 8, &(DossierBox){ 1e12, -1e12, 1e3, 1e3 }, 1);

  g_assert_cmpint (span.x0, ==, span.x1);
  g_assert_cmpint (span.y0, ==, span.y1);
}

static void
test_visible_first_from_the_middle (void)
{
  DossierBox region = { 1000, 800, 900, 600 };
  const double density = 2;
  g_autoptr (GArray) places = dossier_tile_plan_list (&area, density, &region);
  DossierTileSpan seen = dossier_tile_plan_get_span (&area, density, &region, 0);
  guint n_visible = (guint) ((seen.x1 - seen.x0) * (seen.y1 - seen.y0));
  double before = 0;

  g_assert_cmpuint (places->len, ==, (guint) ((seen.x1 - seen.x0 + 2) * (seen.y1 - seen.y0 + 2)));
  for (guint i = 0; i < places->len; i++)
    {
      const DossierTilePlace *place = &g_array_index (places, DossierTilePlace, i);
      DossierBox box = dossier_tile_plan_get_box (&area, density, place->x, place->y);
      double dx = box.x + box.width / 2 - (region.x + region.width / 2);
      double dy = box.y + box.height / 2 - (region.y + region.height / 2);
      double distance = dx * dx + dy * dy;

      g_assert_cmpint (place->visible, ==, i < n_visible);
      if (i != 0 && i != n_visible)
        g_assert_cmpfloat (distance, >=, before - 1e-6);
      before = distance;
    }
}

static void
test_no_seams (void)
{
  const double view_density = 1.5;

  for (double origin = 0; origin < 3; origin += 0.137)
    {
      int before = dossier_tile_plan_get_edge (area.x, origin, view_density, view_density, 0, 0);

      /* At its own density each tile is as wide as its pixels, wherever the view is. */
      for (int i = 1; i < 9; i++)
        {
          int edge = dossier_tile_plan_get_edge (area.x, origin, view_density, view_density, 0, i);

          g_assert_cmpint (edge - before, ==, DOSSIER_TILE_SIZE);
          before = edge;
        }
      /* At another, no edge is more than half a pixel off. */
      for (int i = 0; i < 9; i++)
        {
          int edge = dossier_tile_plan_get_edge (area.x, origin, 1.1, view_density, 0.25, i);
          double exact = (area.x + i * DOSSIER_TILE_SIZE / 1.1 - origin) * view_density + 0.25;

          g_assert_cmpfloat_with_epsilon (edge, exact, 0.5 + 1e-9);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tile-plan/covers", test_covers);
  g_test_add_func ("/tile-plan/far-away", test_far_away);
  g_test_add_func ("/tile-plan/visible-first-from-the-middle", test_visible_first_from_the_middle);
  g_test_add_func ("/tile-plan/no-seams", test_no_seams);
  return g_test_run ();
}
