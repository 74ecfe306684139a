/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-focus-marks.h"
#include "dossier-session.h"
#include "dossier-viewport.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_CANVAS (dossier_canvas_get_type ())
G_DECLARE_FINAL_TYPE (DossierCanvas, dossier_canvas, DOSSIER, CANVAS, GtkWidget)

/**
 * DossierCanvas:
 *
 * Shows a session's scene: composes tiles that worker threads paint, draws hover and selection on top, and turns
 * pointer, touch and keys into pan, zoom and selection.
 *
 * Properties: `session` (#DossierSession), `zoom` (double, pixels a point, notified).
 * Signals: `viewport-changed ()`: something else is in view, or will be drawn in another place; may come while sizes
 * are being given out. `activate-evidence ()`: Enter on the selection: the window shows and focuses the evidence panel.
 */
GtkWidget *dossier_canvas_new (void);

void dossier_canvas_set_session (DossierCanvas *self, DossierSession *session);
double dossier_canvas_get_zoom (DossierCanvas *self);
/* About what is selected where that is in view, else about the middle. */
void dossier_canvas_zoom_to (DossierCanvas *self, double zoom, gboolean animate);
void dossier_canvas_zoom_in (DossierCanvas *self);
void dossier_canvas_zoom_out (DossierCanvas *self);
void dossier_canvas_fit (DossierCanvas *self, gboolean animate);
void dossier_canvas_reveal_selection (DossierCanvas *self); /* scrolls only where it is not in view */
/* So many pixels at its end lie under something else: what is selected is put beside that, where there is room. */
void dossier_canvas_set_covered (DossierCanvas *self, int width);
/* So many pixels of its lower corner at the start do: a picture that fits is put beside or above that. */
void dossier_canvas_set_corner (DossierCanvas *self, int width, int height);
void dossier_canvas_centre_selection (DossierCanvas *self);

/* (nullable): what a focus leaves out, to be seen at the nodes where it goes on. */
void dossier_canvas_set_marks (DossierCanvas *self, DossierFocusMarks *marks);

/* (transfer none): what is in view now. */
const DossierViewport *dossier_canvas_get_viewport (DossierCanvas *self);
/* Has this point of the scene in the middle, at the zoom there is. Points. */
void dossier_canvas_centre_on (DossierCanvas *self, double x, double y, gboolean animate);

/* Where it is, or is on its way to; to come back to. A place of another layout than the one that is shown is passed
 * over, but for what is selected being scrolled into view. */
DossierViewportPlace dossier_canvas_get_place (DossierCanvas *self);
/* Without a way there: where a picture is seen for the first time. A canvas that has no size yet begins there. */
void dossier_canvas_begin_at (DossierCanvas *self, const DossierViewportPlace *place);
void dossier_canvas_restore_place (DossierCanvas *self, const DossierViewportPlace *place);

G_END_DECLS
