/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-tile-works.h"
#include "dossier-viewport.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_TILE_CACHE (dossier_tile_cache_get_type ())
G_DECLARE_FINAL_TYPE (DossierTileCache, dossier_tile_cache, DOSSIER, TILE_CACHE, GObject)

/**
 * DossierTileCache:
 *
 * The tiles of one picture, at the zooms at which it was looked at, up to a number of bytes; those longest not seen go
 * first, those in view never. Draws what there is: tiles of the zoom asked for, below them those of the zooms before,
 * and below all a coarse picture of the whole, so that neither zooming nor panning shows a hole. Belongs to the main
 * thread; nothing is painted in it.
 *
 * Signals: `changed ()`: tiles have come.
 */
DossierTileCache *dossier_tile_cache_new (const DossierTileSubject *subject, gsize max_bytes);

const DossierTileSubject *dossier_tile_cache_get_subject (DossierTileCache *self);

/**
 * DossierTileScreen:
 * @scale: device pixels a device-independent pixel
 * @phase: where the widget stands on the grid of device pixels, 0 to 1 each way
 * @software: whether what is composed is drawn by cairo rather than by a graphics card
 *
 * What tiles are drawn on.
 */
typedef struct
{
  double scale;
  DossierPoint phase;
  gboolean software;
} DossierTileScreen;

/* Has what @viewport shows painted, at @scale device pixels a device-independent pixel; work for other views is
 * cancelled. */
void dossier_tile_cache_request (DossierTileCache *self, const DossierViewport *viewport, double scale);
/* Cancels all work and keeps only what the last request had in view: for a picture that is about to go. */
void dossier_tile_cache_freeze (DossierTileCache *self);

/* Whether every tile that @viewport shows is there, at its own zoom. */
gboolean dossier_tile_cache_is_complete (DossierTileCache *self, const DossierViewport *viewport, double scale);
/* Whether all that was requested has been painted. */
gboolean dossier_tile_cache_is_idle (DossierTileCache *self);

void dossier_tile_cache_snapshot (DossierTileCache *self,
                                  GtkSnapshot *snapshot,
                                  const DossierViewport *viewport,
                                  const DossierTileScreen *screen);

gsize dossier_tile_cache_get_bytes (DossierTileCache *self);
guint dossier_tile_cache_get_n_tiles (DossierTileCache *self);
/* (transfer none) (nullable): the tile at column @x and row @y for @zoom and @scale. */
GdkTexture *dossier_tile_cache_get_texture (DossierTileCache *self, double zoom, double scale, int x, int y);

G_END_DECLS
