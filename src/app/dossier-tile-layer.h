/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-tile-cache.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_TILE_LAYER (dossier_tile_layer_get_type ())
G_DECLARE_FINAL_TYPE (DossierTileLayer, dossier_tile_layer, DOSSIER, TILE_LAYER, GObject)

/**
 * DossierTileLayer:
 *
 * One picture of a canvas that may be followed by another: the old one stays until all that is in view of the new one
 * has been painted, and then fades into it (at once where animations are turned off). Belongs to the main thread.
 */

/* @widget: who shows it, and is redrawn; not kept alive. @opaque: whether its pictures cover what is below them; @veil:
 * (nullable): a colour laid under a picture, over what is below it. @duration: of fading, milliseconds. */
DossierTileLayer *dossier_tile_layer_new (GtkWidget *widget, gboolean opaque, const DossierColor *veil, guint duration);

/* @subject: (nullable): what to show next; %NULL for nothing. */
void dossier_tile_layer_set_subject (DossierTileLayer *self, const DossierTileSubject *subject, gsize max_bytes);
void dossier_tile_layer_set_veil (DossierTileLayer *self, const DossierColor *veil);
/* Nothing, at once. */
void dossier_tile_layer_clear (DossierTileLayer *self);

/* What is shown stays where it is on the screen, though the viewport goes from @from to @to, as if it were of the scene
 * that @to looks at. */
void dossier_tile_layer_transfer (DossierTileLayer *self, const DossierViewport *from, const DossierViewport *to);

void dossier_tile_layer_request (DossierTileLayer *self, const DossierViewport *viewport, double scale);
void dossier_tile_layer_snapshot (DossierTileLayer *self,
                                  GtkSnapshot *snapshot,
                                  const DossierViewport *viewport,
                                  const DossierTileScreen *screen);

/* Whether the picture that was set last is shown, whole and painted at its zoom. */
gboolean dossier_tile_layer_is_settled (DossierTileLayer *self);
DossierTileCache *dossier_tile_layer_get_cache (DossierTileLayer *self); /* (nullable): of what is shown */

G_END_DECLS
