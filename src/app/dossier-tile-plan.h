/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-viewport.h"

G_BEGIN_DECLS

/* Width and height of a tile, device pixels. */
#define DOSSIER_TILE_SIZE 512

/**
 * DossierTilePlace:
 * @x: column, from the left edge of what is tiled
 * @y: row, from its top edge
 * @visible: whether it is in view, or only beside it
 */
typedef struct
{
  int x;
  int y;
  gboolean visible;
} DossierTilePlace;

/**
 * DossierTileSpan:
 *
 * Columns from @x0 up to but not @x1, rows likewise.
 */
typedef struct
{
  int x0;
  int y0;
  int x1;
  int y1;
} DossierTileSpan;

/* The tiles of @area (points), painted at @density (device pixels a point), that meet @region (points), with @margin
 * tiles around them. */
DossierTileSpan
dossier_tile_plan_get_span (const DossierBox *area, double density, const DossierBox *region, int margin);

/* (element-type DossierTilePlace) (transfer full): what to paint for @region: what is in view from the middle outwards,
 * then one more ring around it. */
GArray *dossier_tile_plan_list (const DossierBox *area, double density, const DossierBox *region);

/* The part of the scene that a tile shows, points. */
DossierBox dossier_tile_plan_get_box (const DossierBox *area, double density, int x, int y);

/* Where the edge before column (row) @index of tiles of @density stands on the grid of device pixels: a whole number,
 * so that neighbours meet without a seam and a tile at its own density is drawn pixel by pixel. @start: the area's
 * edge, and
 * @origin: the view's, points; @view_density: device pixels a point of the view; @phase: the view's own place on the
 * grid. */
int
dossier_tile_plan_get_edge (double start, double origin, double density, double view_density, double phase, int index);

G_END_DECLS
