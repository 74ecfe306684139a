/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-tile-plan.h"

#include <math.h>

static void
get_span (double start, double length, double density, double from, double to, int margin, int *first, int *end)
{
  int n_tiles = MAX ((int) ceil (length * density / DOSSIER_TILE_SIZE - 1e-9), 0);
  double tile = DOSSIER_TILE_SIZE / density;

  /* Clamped while still a double: a view far away must not overflow. */
  *first = (int) CLAMP (floor ((from - start) / tile) - margin, 0, n_tiles);
  *end = (int) CLAMP (ceil ((to - start) / tile) + margin, 0, n_tiles);
  *end = MAX (*first, *end);
}

DossierTileSpan
dossier_tile_plan_get_span (const DossierBox *area, double density, const DossierBox *region, int margin)
{
  DossierTileSpan span;

  get_span (area->x, area->width, density, region->x, region->x + region->width, margin, &span.x0, &span.x1);
  get_span (area->y, area->height, density, region->y, region->y + region->height, margin, &span.y0, &span.y1);
  return span;
}

DossierBox
dossier_tile_plan_get_box (const DossierBox *area, double density, int x, int y)
{
  double tile = DOSSIER_TILE_SIZE / density;

  return (DossierBox){ area->x + x * tile, area->y + y * tile, tile, tile };
}

typedef struct
{
  DossierTilePlace place;
  double distance;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a;
  const Ranked *other = b;

  if (one->place.visible != other->place.visible)
    return one->place.visible ? -1 : 1;
  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;
  if (one->place.y != other->place.y)
    return one->place.y < other->place.y ? -1 : 1;
  return one->place.x < other->place.x ? -1 : one->place.x > other->place.x;
}

GArray *
dossier_tile_plan_list (const DossierBox *area, double density, const DossierBox *region)
{
  DossierTileSpan seen = dossier_tile_plan_get_span (area, density, region, 0);
  DossierTileSpan wanted = dossier_tile_plan_get_span (area, density, region, 1);
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GArray *places = g_array_new (FALSE, FALSE, sizeof (DossierTilePlace));
  double middle_x = region->x + region->width / 2;
  double middle_y = region->y + region->height / 2;

  for (int y = wanted.y0; y < wanted.y1; y++)
    for (int x = wanted.x0; x < wanted.x1; x++)
      {
        DossierBox box = dossier_tile_plan_get_box (area, density, x, y);
        Ranked tile = { .place = { .x = x, .y = y } };

        tile.place.visible = x >= seen.x0 && x < seen.x1 && y >= seen.y0 && y < seen.y1;
        tile.distance = hypot (box.x + box.width / 2 - middle_x, box.y + box.height / 2 - middle_y);
        g_array_append_val (ranked, tile);
      }

  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    g_array_append_val (places, g_array_index (ranked, Ranked, i).place);
  return places;
}

int
dossier_tile_plan_get_edge (double start, double origin, double density, double view_density, double phase, int index)
{
  double at = (start - origin) * view_density + phase;

  /* At its own density a tile is as wide as its pixels: rounding each edge for itself could make one pixel more or less
   * of it. */
  if (fabs (density / view_density - 1) < 1e-9)
    return (int) round (at) + index * DOSSIER_TILE_SIZE;
  return (int) round (at + index * (DOSSIER_TILE_SIZE * view_density / density));
}
