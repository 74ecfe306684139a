/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-viewport.h"
#include "render/dossier-scene.h"

G_BEGIN_DECLS

/* Has @viewport, which looks at @before, look at @now, another layout of the same dossier, so that what the eye rests
 * on stays where it is on the screen, at the same zoom: node @selected where it is in view, else what is nearest to the
 * middle. A picture that fitted fits again. @selected: DOSSIER_INDEX_NONE for none */
void dossier_canvas_place_keep (DossierViewport *viewport, DossierScene *before, DossierScene *now, guint selected);

/* The node that a view is best told by: @selected where it is in view, else the nearest to the middle of what is; or
 * DOSSIER_INDEX_NONE. */
guint dossier_canvas_place_find_anchor (const DossierViewport *viewport, DossierScene *scene, guint selected);

G_END_DECLS
