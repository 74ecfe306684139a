/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-viewport.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierCanvasMotion:
 *
 * Moves a viewport in time: animated ways to a target, and a fling that slows down. Where animations are turned off
 * everything arrives at once.
 */
typedef struct _DossierCanvasMotion DossierCanvasMotion;

typedef void (*DossierCanvasMoved) (gpointer user_data);

/* @widget and @viewport must outlive the motion; @moved is called whenever @viewport was changed. */
DossierCanvasMotion *
dossier_canvas_motion_new (GtkWidget *widget, DossierViewport *viewport, DossierCanvasMoved moved, gpointer user_data);
void dossier_canvas_motion_free (DossierCanvasMotion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCanvasMotion, dossier_canvas_motion_free)

/* Stays where it is now. */
void dossier_canvas_motion_stop (DossierCanvasMotion *self);
/* From where it is now to @target, which is copied. @duration: milliseconds; 0 to jump. */
void dossier_canvas_motion_go (DossierCanvasMotion *self, const DossierViewport *target, guint duration);
/* The picture goes on at this velocity, in pixels a second, and slows down. */
void dossier_canvas_motion_fling (DossierCanvasMotion *self, double velocity_x, double velocity_y);

gboolean dossier_canvas_motion_is_moving (DossierCanvasMotion *self);
/* Where an animated way will end; the viewport itself where there is none. */
DossierViewport dossier_canvas_motion_get_target (DossierCanvasMotion *self);

G_END_DECLS
