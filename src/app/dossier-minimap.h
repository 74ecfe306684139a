/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-canvas.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_MINIMAP (dossier_minimap_get_type ())
G_DECLARE_FINAL_TYPE (DossierMinimap, dossier_minimap, DOSSIER, MINIMAP, GtkWidget)

/**
 * DossierMinimap:
 *
 * The whole scene of a canvas, small, with what is in view in a frame; a click or a drag moves the view. The picture is
 * painted in a worker thread, once what is shown has come to rest. Hides itself where all is in view, and where the
 * canvas is too small to give away a corner.
 *
 * Properties: `wanted` (gboolean, notified): whether the person wants to see it.
 */
GtkWidget *dossier_minimap_new (void);

/* Both nullable; the session is the one that the canvas shows. */
void dossier_minimap_set_canvas (DossierMinimap *self, DossierCanvas *canvas, DossierSession *session);
void dossier_minimap_set_wanted (DossierMinimap *self, gboolean wanted);

/* Whether it shows the scene as it is now. */
gboolean dossier_minimap_is_settled (DossierMinimap *self);

G_END_DECLS
