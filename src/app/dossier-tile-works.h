/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "render/dossier-painter.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * DossierTileSubject:
 * @scene: what is painted
 * @highlight: what is lit up, where @highlighted
 * @highlighted: paint only the highlight, on nothing, instead of the whole scene on its ground
 * @selected: with the selection's outline
 * @wordless: without a word, for a picture of the whole in a corner
 *
 * What tiles show.
 */
typedef struct
{
  DossierScene *scene;
  DossierHighlight highlight;
  gboolean highlighted;
  gboolean selected;
  gboolean wordless;
} DossierTileSubject;

/**
 * DossierTileKey:
 * @density: device pixels a point
 * @zoom: device-independent pixels a point
 * @x: column, or -1 with the coarse picture of the whole
 * @y: row, or -1
 */
typedef struct
{
  double density;
  double zoom;
  int x;
  int y;
} DossierTileKey;

/**
 * DossierTileOrder:
 * @box: the part of the scene, points
 * @width: width of the texture, device pixels
 * @height: height of the texture, device pixels
 */
typedef struct
{
  DossierTileKey key;
  DossierBox box;
  int width;
  int height;
} DossierTileOrder;

/**
 * DossierTileWorks:
 *
 * Paints tiles of one picture in worker threads and hands them over in the main thread. All works share one pool of
 * threads: a processor each but one, and at least one.
 */
typedef struct _DossierTileWorks DossierTileWorks;

/**
 * DossierTileImage:
 * @texture: (nullable): %NULL where nothing is drawn
 * @surface: (nullable): the same pixels, for a renderer that draws with cairo: it would copy a texture for each frame
 *
 * The pixels of a tile. Never changed once painted.
 */
typedef struct
{
  GdkTexture *texture;
  cairo_surface_t *surface;
} DossierTileImage;

void dossier_tile_image_clear (DossierTileImage *image);

/* Takes what is in @image. */
typedef void (*DossierTileDone) (const DossierTileKey *key, DossierTileImage *image, gpointer user_data);
typedef void (*DossierTileBatchDone) (gpointer user_data);

/* @done is called in the main thread for each tile, then @batch_done once for those that came together. */
DossierTileWorks *dossier_tile_works_new (const DossierTileSubject *subject,
                                          DossierTileDone done,
                                          DossierTileBatchDone batch_done,
                                          gpointer user_data);
/* Cancels everything; nothing is handed over any more. */
void dossier_tile_works_close (DossierTileWorks *works);

/* (element-type DossierTileOrder): what to paint, the first first, in place of what was ordered before: orders that are
 * not in the list any more are dropped or, where they are being painted, cancelled. */
void dossier_tile_works_order (DossierTileWorks *works, GArray *orders);
/* Whether nothing is waiting, being painted or on its way. */
gboolean dossier_tile_works_is_idle (DossierTileWorks *works);

/* Paints one at once, in the calling thread; %FALSE where it was cancelled, and then there is no image. */
gboolean dossier_tile_paint (const DossierTileSubject *subject,
                             const DossierTileOrder *order,
                             GCancellable *cancellable,
                             DossierTileImage *image);

gboolean dossier_tile_key_equal (gconstpointer a, gconstpointer b);
guint dossier_tile_key_hash (gconstpointer key);

G_END_DECLS
